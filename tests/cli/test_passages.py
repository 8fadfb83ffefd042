"""Passages: what is found in each item of a live blog, by itself."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run
from ukcorpus.config import load
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.answering import Question
from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.passages import passages_of
from ukcorpus.corpus.requests import Request
from ukcorpus.search.matches import find_hits
from ukcorpus.text.words import term

QUERIES = [
    "Biden", "*", "NOT Biden", "Biden -Scholz", "Biden -(troops OR Scholz)", "Scholz -lang:en",
    "ATLEAST/2(Biden)", "ATLEAST/2(Biden OR troops)", "NOT ATLEAST/2(Biden)", "troops /p border",
    "troops NEAR/20 Poland", "Biden OR NOT troops", "NOT (NOT Biden)", "title:Biden -Scholz",
    "-title:* Biden", "person:Kuleba -Biden", "lead:Biden", "caption:*", '"high price" Scholz',
    "stance:deny -lang:nl Ukraine -Biden", "NOT title:Ukraine",
]  # fmt: skip


@pytest.fixture(scope="module")
def corpus(seeds_corpus: Path) -> Corpus:
    return Corpus(load(str(seeds_corpus)))


def _expected(corpus: Corpus, request: Request) -> Iterator[tuple[str, int]]:
    """Every passage of every article, one at a time."""
    plan = Question(corpus.view, request, corpus.now)
    for number in corpus.view.store.numbers():
        record = corpus.record(number)
        if record.segments:
            parts = [(p.segment, p.tokens, p.terms) for p in passages_of(record, furniture=False)]
        else:
            whole = record_tokens(record)
            parts = [("", whole, [term(word_at(record, token)) for token in whole])]
        for segment, words, terms in parts:
            hits = find_hits(plan.plan(plan.clause), words, terms, number=number)
            if hits is not None and words:
                yield f"{record.id}/{segment}".rstrip("/"), len(hits)


@pytest.mark.parametrize("query", QUERIES)
def test_passages_are_those_found_by_looking_at_each(corpus: Corpus, query: str) -> None:
    request = Request((query,), passages=True)

    answer = corpus.search(request)

    expected = dict(_expected(corpus, request))
    assert {found.row.id: found.hits for found in answer.found} == expected
    assert (answer.total, answer.hits) == (len(expected), sum(expected.values()))


@pytest.mark.parametrize("query", QUERIES)
def test_the_hits_that_are_counted_are_those_that_are_marked(corpus: Corpus, query: str) -> None:
    answer = corpus.search(Request((query,), passages=True))

    for found in answer.found:
        marked = corpus.marked(found.row.number, answer, segment=found.segment)
        assert len(marked.hits) == found.hits


def test_all_words_of_a_live_blog_stand_in_one_passage_each(corpus: Corpus) -> None:
    record = corpus.record(corpus.number("62e9"))

    passages = passages_of(record, furniture=True)

    parts = sorted(token for passage in passages for token in passage.tokens)
    assert parts == sorted(record_tokens(record, furniture=True))
    assert [passage.segment for passage in passages][1:] == [s.id for s in record.segments]


def test_words_of_two_items_are_in_no_passage(run: Run, seeds_corpus: Path) -> None:
    article = run("search", "apocalyptic Macron", "-l", cwd=seeds_corpus)
    passage = run("search", "apocalyptic Macron", "-l", "--passages", cwd=seeds_corpus)

    assert article.stdout == "62e9b136168e27ac\n"
    assert (passage.stdout, passage.returncode) == ("", 1)
    assert "1 article does, without --passages" in passage.stderr


def test_search_count_and_kwic_agree_on_passages(run: Run, seeds_corpus: Path) -> None:
    options = ("Biden -Scholz", "--passages")
    found = json.loads(run("search", *options, "--json", cwd=seeds_corpus).stdout)
    count = run("count", *options, cwd=seeds_corpus)
    lines = run("kwic", *options, "--field", "id", cwd=seeds_corpus).stdout.split()

    assert count.stdout == f"{len(found)}\n"
    assert {row["id"]: row["hits"] for row in found} == {one: lines.count(one) for one in lines}
    assert all(row["id"].endswith(f"/{row['segment']}") for row in found if row["segment"])


def test_a_passage_has_the_heading_of_its_item(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "apocalyptic", "--passages", "--json", "id,title,locators", "-q",
               cwd=seeds_corpus)  # fmt: skip

    (row,) = json.loads(done.stdout)
    shown = run("show", row["id"], "--format", "list", cwd=seeds_corpus)
    assert row["title"] in shown.stdout
    assert row["locators"][0].startswith("62e9:L")
