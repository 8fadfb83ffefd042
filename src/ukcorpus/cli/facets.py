"""``ukcorpus facets``."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import click

from ukcorpus.cli.asking import query_options, request_of, why_nothing
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.counting import with_gaps
from ukcorpus.corpus.requests import Answer, FacetCounts, Request
from ukcorpus.errors import UsageError
from ukcorpus.render import Row
from ukcorpus.search.fields import find_facet

COLUMNS = ("field", "value", "articles", "mentions", "query")


@command("facets", COLUMNS, ("id",))
@query_options
@click.option("-n", "--limit", type=int, help="At most so many values of a field; -1 for all.")
@click.option("--zero", is_flag=True, help="Keep empty days, weeks, months, years.")
def facets(state: State, **given: Any) -> int:
    """Count articles by the values of FIELDS, for QUERY or for everything.

    \b
    ukcorpus facets lang person
    ukcorpus facets date:month 'invasion' --zero --csv
    ukcorpus facets person Kharkiv --jsonl
    Values of a field that options choose are joined with OR and do not narrow its own counts.
    Fields: lang date:year|month|week|day person place org kind source unit; of claims:
    speaker by_kind stance cue type told_to via venue about:person|place|org spoken:month …
    """
    asked = given.pop("limit")
    limit = state.limit(asked)
    zero = given.pop("zero")
    fields, words = split_fields(given.pop("words"))
    request = request_of({**given, "words": words}, state, limit=0)
    corpus = Corpus(state.settings, state.now)
    counted = []
    for field, answer in _answers(corpus, fields, request):
        state.notes(answer.notes if answer else ())
        counted.append(corpus.facet(field, answer))
    if zero:
        counted = [_filled(facet) for facet in counted]
    rows = [row for facet in counted for row in _cut(state, facet, limit, whole=asked is None)]
    if request.is_asked and not rows:
        why_nothing(state, corpus, request)
    empty_is_fine = not request.is_asked or state.exit_zero
    return emit(state._replace(exit_zero=empty_is_fine), rows, COLUMNS, _list)


command = facets


def _answers(
    corpus: Corpus, fields: Sequence[str], request: Request
) -> Iterator[tuple[str, Answer | None]]:
    """For each facet what it is counted in: the answer without the filters of its own field.

    None is everything, which need not be searched for. A limit in time is no value that was
    chosen among others: it holds for dates too.
    """
    known: dict[Request, Answer | None] = {}
    for name in fields:
        facet = find_facet(name)
        own = request if facet.in_time else request.without(facet.field)
        if own not in known:
            known[own] = corpus.search(own) if own.is_asked else None
        yield name, known[own]


def counted_beside(corpus: Corpus, name: str, request: Request) -> FacetCounts:
    """Counts of a field as they stand beside the answer to a request."""
    ((_, own),) = _answers(corpus, [name], request._replace(limit=0))
    return corpus.facet(name, own)


def split_fields(words: tuple[str, ...]) -> tuple[list[str], tuple[str, ...]]:
    """The leading words that name facets, and the query after them.

    Raises UsageError where the first word names none.
    """
    fields: list[str] = []
    for i, word in enumerate(words):
        try:
            names = [find_facet(name).name for name in word.split(",")]
        except UsageError:
            if not i:
                raise
            return fields, words[i:]
        fields += names
    if not fields:
        raise UsageError("name a field to count by", hint="ukcorpus facets lang person")
    return fields, ()


def rows_of(facet: FacetCounts) -> Iterator[Row]:
    """A facet as rows."""
    for count, query in zip(facet.counts, facet.queries, strict=True):
        yield {
            "field": facet.field, "value": count.name, "articles": count.articles,
            "mentions": count.mentions, "query": query, "id": count.value,
        }  # fmt: skip


def first_values(facet: FacetCounts, limit: int) -> FacetCounts:
    """The first so many values, before anything is made of the others."""
    return FacetCounts(facet.field, facet.counts[:limit], facet.queries[:limit])


def _filled(facet: FacetCounts) -> FacetCounts:
    unit = find_facet(facet.field).unit
    if not unit:
        return facet
    queries = dict(zip((c.value for c in facet.counts), facet.queries, strict=True))
    counts = with_gaps(facet.counts, unit)
    return FacetCounts(facet.field, counts, [queries.get(c.value, "") for c in counts])


def _cut(state: State, facet: FacetCounts, limit: int | None, *, whole: bool) -> list[Row]:
    """The first values; of a stretch of time all of them, unless a number was asked for."""
    total = len(facet.counts)
    in_time = find_facet(facet.field).in_time
    if limit is not None and total > limit and not (in_time and whole):
        state.note(f"{facet.field}: {limit} of {total:,} values.  More: --limit -1")
        facet = first_values(facet, limit)
    return list(rows_of(facet))


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import bar, columns

    for field, group in groupby(rows, key=lambda row: row["field"]):
        values = list(group)
        most = max(row["articles"] for row in values)
        terminal.line((field, "title"))
        columns(
            terminal,
            [
                [
                    "",
                    terminal.clean(row["value"]),
                    str(row["articles"]),
                    bar(terminal, row["articles"], most),
                ]
                for row in values
            ],
            ["", "", "count", "id"],
        )
