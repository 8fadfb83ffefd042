"""Sentences: their ends, and what only looks like one."""

import pytest

from ukcorpus.text.sentences import find_sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[a:b] for a, b in find_sentences(text, 0, len(text), language)]


def test_a_sentence_never_ends_inside_a_quotation() -> None:
    text = "“We go. We stay,” she said. “We come back.” He left."

    assert split(text) == ["“We go. We stay,” she said.", "“We come back.”", "He left."]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gen. Charles Q. Brown Jr. agreed with Sen. Smith of the U.S. Army on Jan. 5."),
        ("nl", "Volgens dhr. De Vries kost het 2 mln. euro, bijv. voor prof. dr. Jansen."),
        ("de", "Am 5. Mai sprach Dr. Müller z.B. mit Prof. Weber vom 3. Bataillon."),
        ("uk", "У м. Київ на вул. Хрещатик сталося 5 подій, повідомив ген. Сирський."),
        ("ru", "В 2022 г. Москва сообщила о 5 тыс. человек, сказал им. Ленина."),
        ("pl", "Ok. 5 tys. osób, m.in. gen. Nowak, przyszło na ul. Długą."),
    ],
)
def test_an_abbreviation_ends_no_sentence(language: str, text: str) -> None:
    assert split(text, language) == [text]


def test_numbers_with_points_are_left_whole() -> None:
    assert split("It cost 2.5 million. That was 14.000 too much.") == [
        "It cost 2.5 million.",
        "That was 14.000 too much.",
    ]


def test_a_question_and_an_ellipsis_end_a_sentence_before_a_capital() -> None:
    assert split("Really? Yes… Perhaps not!") == ["Really?", "Yes…", "Perhaps not!"]


def test_an_ellipsis_before_a_small_letter_does_not() -> None:
    assert split("We have … jointly prepared it.") == ["We have … jointly prepared it."]


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    text = "xxx One. Two. yyy"

    assert list(find_sentences(text, 4, 13)) == [(4, 8), (9, 13)]


@pytest.mark.parametrize("char", [".", "! ", "A.", "a. B", "“. ", " ", "\x00", "1."])
def test_a_long_run_of_one_character_is_split_in_one_pass(char: str) -> None:
    text = char * (200_000 // len(char))

    for start, end in find_sentences(text):
        assert 0 <= start < end <= len(text)
