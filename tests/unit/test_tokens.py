from ukcorpus.model.articles import Label, Line
from ukcorpus.text.tokens import (
    BODY,
    CAPTION,
    FURNITURE,
    SEGMENT_GAP,
    TITLE,
    ZONE_BASE,
    Token,
    tokens,
    zone_of,
)


def read(*lines: tuple[Label, int, str], title: str = "", furniture: bool = True) -> list[Token]:
    text, found = "", []
    for number, (label, segment, words) in enumerate(lines, start=1):
        found.append(Line(number, len(text), len(text) + len(words), label, segment))
        text += words + "\n"
    return tokens(text, found, title=title, furniture=furniture)


def test_each_label_has_its_zone_and_furniture_comes_only_when_asked_for() -> None:
    lines: tuple[tuple[Label, int, str], ...] = (
        ("ui", -1, "Share"),
        ("title", -1, "War"),
        ("heading", -1, "Day one"),
        ("caption", -1, "A tank"),
        ("body", -1, "It began"),
    )

    zones = [zone_of(token.position) for token in read(*lines)]

    assert zones == [TITLE, BODY, BODY, BODY, BODY, CAPTION, CAPTION, FURNITURE]
    assert len(read(*lines, furniture=False)) == 7


def test_positions_rise_and_each_holds_one_word() -> None:
    found = read(("body", 1, "a b. C d."), ("title", -1, "t"), ("body", 0, "e"), ("body", 1, "f"))

    positions = [token.position for token in found]

    assert positions == sorted(set(positions))


def test_paragraphs_are_a_step_apart_and_items_of_a_live_blog_out_of_reach() -> None:
    first, second, third = read(("body", 0, "a"), ("body", 0, "b"), ("body", 1, "c"))

    assert second.position - first.position == 2
    assert third.position - second.position > SEGMENT_GAP


def test_sentences_and_paragraphs_are_numbered_through_the_record() -> None:
    found = read(("body", -1, "One two. Three."), ("body", -1, "Four."))

    assert [token.sentence for token in found] == [0, 0, 1, 2]
    assert [token.paragraph for token in found] == [0, 0, 0, 1]


def test_a_title_from_elsewhere_comes_first_with_negative_offsets() -> None:
    found = read(("title", -1, "Own title"), title="Given one")

    assert [token.start for token in found] == [-10, -4, 0, 4]
    assert found[2].position - found[1].position > SEGMENT_GAP


def test_a_title_that_cannot_fit_is_read_as_body() -> None:
    found = read(("title", -1, "word " * 30_000), ("title", -1, "War"), ("body", -1, "end"))

    assert [zone_of(token.position) for token in found[:1]] == [TITLE]
    assert len(found) == 30_002
    assert len({token.position for token in found}) == len(found)
    assert all(token.position >= ZONE_BASE[BODY] for token in found[1:])


def test_nothing_gives_nothing() -> None:
    assert read() == []
    assert read(("body", -1, ""), ("blank", -1, "   "), title="…") == []


def lead(*lines: tuple[Label, int, str]) -> list[int]:
    """The numbers of the words that are of the lead."""
    return [n for n, token in enumerate(read(*lines)) if token.lead]


def test_the_lead_is_the_first_paragraph_with_what_stands_above_it() -> None:
    found = lead(
        ("title", -1, "War"),
        ("subtitle", -1, "It goes on"),
        ("body", -1, "KYIV, Monday"),
        ("body", -1, "Troops were seen at the border in great numbers."),
        ("body", -1, "A second paragraph is no part of it, however long."),
    )

    assert found == list(range(1, 15))


def test_captions_above_the_first_paragraph_are_no_lead() -> None:
    found = read(("caption", -1, "A tank"), ("body", -1, "One two three four five six seven eight"))

    assert [zone_of(token.position) for token in found if token.lead] == [BODY] * 8


def test_of_short_paragraphs_all_are_the_lead() -> None:
    assert lead(("body", -1, "Short."), ("body", -1, "And short.")) == [0, 1, 2]
