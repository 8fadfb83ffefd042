"""Quotation marks: which open, which close, and which are apostrophes."""

from itertools import pairwise

import pytest

from ukcorpus.text.quotes import find_all, find_quotations


def inner(text: str) -> list[str]:
    return [text[q.inner : q.inner_end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She said “we will go” and left.",
        'She said "we will go" and left.',
        "She said ''we will go'' and left.",
        "She said ``we will go'' and left.",
        "Sie sagte „we will go“ und ging.",
        "Zij zei „we will go” en ging.",
        "Elle a dit «we will go» hier.",
        "Sie sagte »we will go« und ging.",
        "She said ‘we will go’ and left.",
        "She said 'we will go' and left.",
        "Sie sagte ‚we will go‘ und ging.",
    ],
)
def test_every_kind_of_mark_opens_and_closes(text: str) -> None:
    assert inner(text) == ["we will go"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plan wasn't Kyiv's, they'd said in the '90s.",
        "The ministers’ plan wasn’t Kyiv’s, they’d said in the ’90s.",
        "’t Was niet Poetins’ plan, zei 's avonds de minister.",
        "A 6'2\" man",
    ],
)
def test_an_apostrophe_is_no_quotation(text: str) -> None:
    assert inner(text) == []


def test_a_single_quotation_may_hold_an_apostrophe() -> None:
    assert inner("He called it ‘Ukraine’s only hope’ twice.") == ["Ukraine’s only hope"]


def test_single_marks_inside_double_ones_are_part_of_the_quotation() -> None:
    assert inner("“She told me ‘never again’ then,” he said.") == [
        "She told me ‘never again’ then,"
    ]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    (found,) = find_quotations("He said: “We will go and not return.")

    assert not found.closed
    assert found.end == len("He said: “We will go and not return.")


def test_a_repeated_opening_mark_goes_on_in_the_next_paragraph() -> None:
    text = "He said: “We will go.\n“We will not return,” he added."
    first, second = find_all(text, [(0, 21), (22, len(text))])

    assert first[0].continues
    assert text[second[0].inner : second[0].inner_end] == "We will not return,"


def test_a_forgotten_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert inner("“One thing, he said. “Another thing,” she said.")[-1] == "Another thing,"


@pytest.mark.parametrize("char", ['"', "“", "‘", "'", "''", "»", 'a"b ', "' "])
def test_a_long_run_of_marks_is_read_in_one_pass(char: str) -> None:
    text = char * (200_000 // len(char))

    found = find_quotations(text)

    assert all(0 <= q.start <= q.inner <= q.inner_end <= q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_short_or_single_quotation_is_not_counted_as_verbatim_speech() -> None:
    found = find_quotations(
        "A “red line”, a ‘diplomatic red line in sand’ and “a line that is very red”."
    )

    assert [q.verbatim for q in found] == [False, False, True]


def test_speech_opened_once_runs_on_to_the_paragraph_that_closes_it() -> None:
    rows = ["“A man ran off.", "He came back.", "And then no more.”", "That was all."]
    text = "\n".join(rows)
    starts = [sum(len(row) + 1 for row in rows[:n]) for n in range(len(rows))]
    paragraphs = [(at, at + len(row)) for at, row in zip(starts, rows, strict=True)]

    found = find_all(text, paragraphs)

    assert [[text[q.inner : q.inner_end] for q in quoted] for quoted in found] == [
        ["A man ran off."], ["He came back."], ["And then no more."], []
    ]  # fmt: skip
    assert [quoted[0].continues for quoted in found[:3]] == [True, True, False]


def test_an_opening_mark_that_nothing_closes_ends_with_its_paragraph() -> None:
    text = "“A man ran off.\nHe came back.\nThat was all."

    found = find_all(text, [(0, 15), (16, 29), (30, 43)])

    assert [len(quoted) for quoted in found] == [1, 0, 0]
