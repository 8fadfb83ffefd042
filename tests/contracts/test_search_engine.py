"""Every engine answers as the one in memory does, which answers as ``find_hits`` does."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import ABSENT, TERMS, any_plan, changes, documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ukcorpus.search.engines import Document, Lexicon, SearchEngine
from ukcorpus.search.engines.memory import MemoryEngine
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.matches import find_hits
from ukcorpus.search.plan import Plan, Terms

MakeEngine = Callable[[Path], SearchEngine]
ENGINES: dict[str, MakeEngine] = {
    "whoosh": lambda folder: WhooshEngine(folder / "index", durable=False),
    "all_broad": lambda folder: WhooshEngine(folder / "index", durable=False, broad_from=0),
}

Changes = list[tuple[bool, list[Document], set[int]]]


@pytest.fixture(params=list(ENGINES), scope="module")
def make_engine(request: pytest.FixtureRequest) -> MakeEngine:
    return ENGINES[request.param]


def apply(engine: SearchEngine, history: Changes) -> None:
    for generation, (anew, added, removed) in enumerate(history, start=1):
        if anew:
            engine.rebuild(added, generation)
        else:
            engine.update(added, removed, generation)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    history=changes,
    queries=st.lists(st.tuples(any_plan, st.booleans()), min_size=10, max_size=30),
)
def test_same_articles_hits_and_scores_as_in_memory(
    make_engine: MakeEngine, history: Changes, queries: list[tuple[Plan, bool]]
) -> None:
    reference = MemoryEngine()
    apply(reference, history)
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(Path(folder))
        apply(engine, history)
        assert engine.generation == reference.generation
        for plan, furniture in queries:
            got = sorted(engine.search(plan, furniture=furniture))
            want = sorted(reference.search(plan, furniture=furniture))
            assert [(m.number, m.hits) for m in got] == [(m.number, m.hits) for m in want]
            assert [m.score for m in got] == [m.score for m in want]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=changes)
def test_same_words_and_counts_as_in_memory(make_engine: MakeEngine, history: Changes) -> None:
    reference = MemoryEngine()
    apply(reference, history)
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(Path(folder))
        apply(engine, history)
        same_words(engine.lexicon, reference.lexicon)
        same_words(engine.lexicon_with_furniture, reference.lexicon_with_furniture)


def same_words(lexicon: Lexicon, reference: Lexicon) -> None:
    counted = {word: lexicon.count(word) for word in lexicon.terms("")}
    for low, high in (("", ""), ("a", "c"), ("b", ""), ("d", "zz")):
        words = list(lexicon.terms(low, high))
        assert words == sorted(set(words))
        assert set(words) >= set(reference.terms(low, high))
        assert all(word >= low and (word < high or not high) for word in words)
    for word in reference.terms(""):
        articles, places = reference.count(word)
        assert counted[word][0] >= articles
        assert counted[word][1] >= places


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(added=st.lists(documents, max_size=5, unique_by=lambda one: one.number))
def test_a_fresh_index_knows_just_the_words_that_a_search_finds(
    make_engine: MakeEngine, added: list[Document]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for engine in (MemoryEngine(), make_engine(Path(folder))):
            engine.rebuild(added, 1)
            for furniture in (False, True):
                lexicon = engine.lexicon_with_furniture if furniture else engine.lexicon
                known = dict.fromkeys(lexicon.terms(""))
                assert set(known) <= {term for document in added for term in document.terms}
                for word in (*TERMS, ABSENT):
                    matches = engine.search(Terms((word,)), furniture=furniture)
                    found = len(matches), sum(match.hits for match in matches)
                    assert (word in known) == bool(matches)
                    assert lexicon.count(word) == found


@given(several=st.lists(documents, max_size=4), plan=any_plan, furniture=st.booleans())
def test_an_answer_is_what_find_hits_finds_in_each_article(
    several: list[Document], plan: Plan, furniture: bool
) -> None:
    engine = MemoryEngine()
    engine.rebuild(several, 1)
    latest = {document.number: document for document in several}

    answer = {match.number: match.hits for match in engine.search(plan, furniture=furniture)}

    for number, document in latest.items():
        hits = find_hits(plan, document.tokens, document.terms, number=number, furniture=furniture)
        assert answer.get(number) == (None if hits is None else len(hits))
