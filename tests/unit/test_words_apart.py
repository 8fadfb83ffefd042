"""The measures behind colloc and keyness."""

import pytest

from ukcorpus.corpus.words import log_likelihood


def test_equal_shares_are_no_surprise() -> None:
    assert log_likelihood(5, 50, 1000, 10_000) == pytest.approx(0)


def test_log_likelihood_is_that_of_the_whole_table() -> None:
    # Dunning's statistic for the table (10, 10, 90, 890): worked out by hand.
    assert log_likelihood(10, 10, 100, 900) == pytest.approx(21.18, abs=0.01)


def test_words_of_nothing_are_no_error() -> None:
    assert log_likelihood(3, 0, 3, 0) == 0
