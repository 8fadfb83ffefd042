"""Words and folding."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ukcorpus.text.normal import fold
from ukcorpus.text.words import base, find_words, normal, term


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. said", ["the", "U.S.", "said"]),
        ("Biden's and Biden’s", ["Biden's", "and", "Biden’s"]),
        ("cross-border", ["cross", "border"]),
        ("at 15:30, 125,000 and 14.000.", ["at", "15:30", "125,000", "and", "14.000"]),
        ("€500", ["€", "500"]),
        ("Лавров у Слов’янську", ["Лавров", "у", "Слов’янську"]),
        ("l’Ukraine d'Orsay", ["l’", "Ukraine", "d'", "Orsay"]),
        ("O'Brien don't", ["O'Brien", "don't"]),
        ("'quoted' “words”", ["quoted", "words"]),
        ("习近平说", ["习", "近", "平", "说"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("Moscow.He", ["Moscow", "He"]),
        ("cafe\u0301", ["cafe\u0301"]),
        ("70% of", ["70%", "of"]),
    ],
)
def test_text_is_split_as_people_read_it(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "same",
    [
        ("Zélensky", "zelensky", "ZELENSKY", "Ze\u0301lensky"),
        ("Straße", "STRASSE"),
        ("Слов’янськ", "слов'янськ", "СЛОВʼЯНСЬК"),
        ("125,000", "125.000", "125000"),
        ("U.S.", "u.s"),
        ("Łódź", "lodz"),
    ],
)
def test_these_spellings_are_one_word(same: tuple[str, ...]) -> None:
    assert len({normal(word) for word in same}) == 1


@pytest.mark.parametrize(
    "apart", [("йод", "иод"), ("їжа", "іжа"), ("की", "क"), ("80.4125", "804125")]
)
def test_letters_of_their_own_stay_apart(apart: tuple[str, str]) -> None:
    assert normal(apart[0]) != normal(apart[1])


def test_a_possessive_is_its_word() -> None:
    assert [base(normal(w)) for w in ("Biden’s", "Russians'", "it's", "O'Brien")] == [
        "biden", "russians", "it", "o'brien",
    ]  # fmt: skip


def test_spellings_of_one_form_are_neighbours() -> None:
    terms = sorted(term(word) for word in ("Nato", "NATO", "nato", "nation", "natooo"))

    assert [t.split("\x1f")[0] for t in terms] == ["nation", "nato", "nato", "nato", "natooo"]


@given(st.text(max_size=60))
def test_any_text_gives_words_in_order_that_can_be_looked_up(text: str) -> None:
    found = list(find_words(text))

    assert all(a < b <= len(text) for a, b in found)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(found))
    for start, end in found:
        assert normal(text[start:end])
        assert fold(fold(text[start:end])) == fold(text[start:end])


@pytest.mark.parametrize("text", ["Kharkiv", " a  bc d ", "US Army", "   ", "qu un l Ukraine"])
def test_letters_and_blanks_are_split_as_in_a_longer_text(text: str) -> None:
    longer = f"{text} É."
    everything = list(find_words(text))
    assert [*everything, (len(text) + 1, len(text) + 2)] == list(find_words(longer))
    assert list(find_words(longer, 1, len(text))) == list(find_words(text, 1))
