"""Queries of every construct, drawn from a corpus, against the specification of each."""

from pathlib import Path

import pytest

from tests.benchmarks.fuzz_queries import NOW, trials
from ukcorpus.config import load
from ukcorpus.corpus import Corpus
from ukcorpus.search.engines.whoosh import WhooshEngine


@pytest.mark.parametrize("broad", [False, True])
def test_generated_queries_find_what_each_record_says_or_are_errors_with_a_place(
    seeds_corpus: Path, broad: bool
) -> None:
    corpus = Corpus(load(str(seeds_corpus)), NOW)
    assert isinstance(corpus.view.engine, WhooshEngine)
    if broad:
        corpus.view.engine.broad_from = 0

    results = list(trials(corpus, 250, seed=7, compare=True))

    assert [(result.wrong, result.query) for result in results if result.wrong] == []
    assert sum(result.found > 0 for result in results) > 50
    assert sum(result.found < 0 for result in results) > 20


def test_generated_queries_find_the_claims_quotations_and_figures_that_their_words_say(
    seeds_corpus: Path,
) -> None:
    corpus = Corpus(load(str(seeds_corpus)), NOW)

    results = list(trials(corpus, 250, seed=11, compare=True, units=True))

    assert [(result.wrong, result.query) for result in results if result.wrong] == []
    assert sum(result.found > 0 for result in results) > 50
