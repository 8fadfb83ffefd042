"""What claims are compared by: words, days, sides, figures that tell."""

from hypothesis import given
from hypothesis import strategies as st

from ukcorpus.corpus.statements import (
    Statement,
    Weights,
    content_words,
    days_apart,
    is_negated,
    is_telling,
)
from ukcorpus.model.claims import Claim, Cue, Speaker
from ukcorpus.model.spans import Span


def said(text: str, number: int = 1, first: str = "", last: str = "") -> Statement:
    claim = Claim(
        id="c-00000000", spans=(Span(0, len(text)),), content=text, type="indirect",
        stance="assert", speaker=Speaker(), cue=Cue(), rule="that", confidence=0.9,
    )  # fmt: skip
    return Statement(
        number=number, row=number, article="0" * 16, lang="en", date=first, claim=claim,
        speaker="", sides=frozenset(), first=first, last=last or first, names=frozenset(),
        countries=frozenset(), figures=frozenset(), words=content_words(text, "en"), who="",
    )  # fmt: skip


def test_words_that_only_hold_a_sentence_together_do_not_count() -> None:
    assert content_words("That the bridges were to be opened", "en") == {"bridg", "open"}


def test_days_apart_are_between_the_nearest_ends() -> None:
    early, late = said("a", 1, "2022-03-01", "2022-03-04"), said("b", 2, "2022-03-06")

    assert days_apart(early, late) == days_apart(late, early) == 2
    assert days_apart(early, said("c", 3, "2022-03-04", "2022-03-09")) == 0
    assert days_apart(early, said("d")) is None


def test_small_numbers_and_shares_tell_nothing() -> None:
    assert is_telling((30000, "troops"))
    assert not is_telling((3, "people"))
    assert not is_telling((70, "percent"))


def test_a_negation_is_seen_in_its_short_form_too() -> None:
    assert is_negated(said("they weren’t there"))
    assert not is_negated(said("they were there"))


WORDS = st.frozensets(st.sampled_from("abcdefghij"), min_size=1)


@given(st.lists(WORDS, min_size=1, max_size=8), WORDS, WORDS)
def test_what_covers_enough_of_a_text_has_one_of_its_heaviest_words(
    corpus: list[frozenset[str]], part: frozenset[str], whole: frozenset[str]
) -> None:
    weights = Weights(
        said("", n)._replace(words=words) for n, words in enumerate([*corpus, part, whole])
    )

    if weights.covered(part, whole) >= 0.6:
        assert whole & set(weights.heaviest(part, 0.6))
