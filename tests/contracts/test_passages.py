"""Passages of articles: every engine answers as ``find_hits`` does on their words alone."""

import tempfile
from pathlib import Path

import pytest
from corpora import TERMS, any_plan, body, documents
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ukcorpus.errors import IndexOld
from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document, Run
from ukcorpus.search.engines.memory import MemoryEngine
from ukcorpus.search.engines.postings import packed_runs, unpacked_runs
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.plan import Plan
from ukcorpus.text.tokens import FURNITURE, zone_of

KINDS = ("claim", "figure")

passages = st.lists(st.lists(st.booleans(), max_size=25), max_size=4)
"""Of each passage, which of the words of its article are in it; the others are not."""


def runs_of(document: Document, inside: list[bool]) -> list[Run]:
    runs: list[Run] = []
    before = -2
    for index, token in enumerate(document.tokens[: len(inside)]):
        if inside[index] and zone_of(token.position) != FURNITURE:
            first = runs.pop()[0] if index == before + 1 else token.position
            runs.append((first, token.position))
            before = index
    return runs


def has_no_zones(plan: Plan) -> bool:
    return "zones=(" not in str(plan).replace("zones=()", "")


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(
    several=st.lists(st.tuples(documents, passages, passages), min_size=1, max_size=5),
    asked=st.lists(any_plan.filter(has_no_zones), min_size=3, max_size=12),
)
def test_a_passage_is_asked_as_if_it_were_an_article(
    several: list[tuple[Document, list[list[bool]], list[list[bool]]]], asked: list[Plan]
) -> None:
    made = [
        document._replace(
            passages={
                kind: [runs_of(document, inside) for inside in chosen]
                for kind, chosen in zip(KINDS, each, strict=True)
            }
        )
        for document, *each in several
    ]
    last = {document.number: document for document in made}
    reference = MemoryEngine()
    reference.rebuild(made, 1)
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder) / "index", durable=False)
        engine.rebuild(made, 1)
        for kind in KINDS:
            names = {
                number: {place: number * 10 + place for place in range(len(one.passages[kind]))}
                for number, one in last.items()
            }
            for plan in asked:
                found = engine.passages(kind, plan, names)
                assert found == reference.passages(kind, plan, names), (kind, plan)


@given(
    runs=st.lists(
        st.lists(st.tuples(st.integers(0, 1 << 30), st.integers(0, 1 << 30)), max_size=3),
        max_size=4,
    )
)
def test_runs_are_unpacked_as_they_were_packed(runs: list[list[Run]]) -> None:
    assert list(unpacked_runs(packed_runs(runs))) == runs


def test_only_the_passages_that_are_asked_answer(tmp_path: Path) -> None:
    article = body(1, "A b.", "A b.")
    first, second = article.tokens[0].position, article.tokens[2].position
    runs = [[(first, first + 1)], [(second, second + 1)]]
    engine = WhooshEngine(tmp_path / "index", durable=False)
    engine.rebuild([article._replace(passages={"claim": runs})], 1)

    found = engine.passages("claim", plans.Terms(TERMS), {1: {1: 70}, 2: {0: 80}})

    assert found == {70}


def test_an_index_that_knows_no_passages_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ukcorpus.search.engines.postings.PASSAGES", {})
    engine = WhooshEngine(tmp_path / "index", durable=False)
    engine.rebuild([body(1, "A b.")], 1)
    plan = plans.Terms(TERMS)

    with pytest.raises(IndexOld, match="does not know where each claim stands"):
        engine.passages("claim", plan, {1: {0: 1}})
    assert engine.passages("claim", plans.Everything(), {1: {0: 1}}) == {1}
