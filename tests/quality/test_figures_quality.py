"""Sentences of our own with their figures, in every language, with floors that only rise."""

from pathlib import Path

import pytest

from tests.quality.measure_figures import compare, measure, read_sentences

GOLD = Path(__file__).with_name("figures_gold.txt")
FOUND, RIGHT, PRECISION = 0.99, 0.99, 0.99


def test_figures_of_the_gold_set_are_found_with_unit_and_qualifier() -> None:
    totals, wrong = measure(read_sentences(GOLD))
    n = totals["all"]

    assert n["found"] >= FOUND * n["gold"], wrong
    assert n["right"] >= RIGHT * n["gold"], wrong
    assert n["output"] - n["spurious"] >= PRECISION * n["output"], wrong


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es", "pl", "uk", "ru"])
def test_every_language_with_a_lexicon_has_patterns_and_traps(language: str) -> None:
    golds = [gold for gold in read_sentences(GOLD) if gold.lang == language]

    assert sum(len(gold.figures) for gold in golds) >= 10
    assert any(not gold.figures for gold in golds)


def test_upper_ends_of_ranges_are_right() -> None:
    for gold in read_sentences(GOLD):
        counts, wrong = compare(gold)
        assert counts["uppers"] == sum(f.upper is not None for f in gold.figures), wrong
