"""The formula of relevance."""

from ukcorpus.search.ranking import Lengths, bm25, inverse_frequency


def test_a_rarer_word_weighs_more_and_none_weighs_nothing() -> None:
    weights = [inverse_frequency(100, holding) for holding in (1, 10, 40, 60, 100)]

    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 0


def test_a_word_that_all_articles_hold_still_ranks_them_by_how_often() -> None:
    lengths = Lengths.of(30.0, 3)
    rarity = inverse_frequency(3, 3)

    assert bm25(4, 10, lengths, rarity) > bm25(1, 10, lengths, rarity) > 0
