"""What ``claims``, ``quotes`` and ``figures`` share: rows of units, a limit, a list."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import click

from ukcorpus.cli.search import query_options, request_of
from ukcorpus.cli.shared import State, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.units import Unit, UnitKind
from ukcorpus.model.claims import Speaker
from ukcorpus.render import Row

ToRow = Callable[[Unit], dict[str, Any]]
LIST_LIMIT = 20


def unit_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """A query, ``--stance`` and a limit."""
    function = click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")(
        function
    )
    return query_options(function)


def show_units(
    state: State,
    kind: UnitKind,
    columns: tuple[str, ...],
    to_row: ToRow,
    listing: Callable[[Terminal, Iterable[Row]], None],
    given: dict[str, Any],
) -> int:
    """Run one of the three commands."""
    limit = given.pop("limit")
    extra = [(name, value) for name, value in given.pop("extra", ()) if value]
    request = request_of(given, state, limit=None, everything=True)
    request = request._replace(filters=(*request.filters, *extra))
    corpus = Corpus(state.settings, state.now)
    shown = (
        LIST_LIMIT
        if limit is None and state.is_list
        else (None if limit is None or limit < 0 else limit)
    )
    units = corpus.units(kind, request)
    tally = _Tally(units)
    rows = (to_row(unit) for unit in islice(tally, shown))
    code = emit(state, rows, columns, listing)
    if shown is not None and tally.seen >= shown:
        total = tally.seen + sum(1 for _ in units)
        if total > shown:
            state.note(f"{shown} of {total:,}.  More: --limit -1")
    return code


class _Tally:
    def __init__(self, units: Iterator[Unit]) -> None:
        self.units = units
        self.seen = 0

    def __iter__(self) -> Iterator[Unit]:
        for unit in self.units:
            self.seen += 1
            yield unit


def place(unit: Unit) -> str:
    """``62e9:L284``."""
    return f"{unit.record.id[:4]}:L{unit.what.line}"


def where(unit: Unit, start: int, end: int) -> dict[str, Any]:
    """What every unit's row says of its place."""
    return {
        "locator": place(unit),
        "at": f"{unit.record.id[:4]}@{start}+{end - start}",
        "id": unit.what.id,
        "article": unit.record.id,
        "lang": unit.record.language.code,
        "date": unit.record.published.edtf,
        "segment": unit.what.segment,
    }


def speaker_name(speaker: Speaker) -> str:
    """Who spoke, for a list: the name, else the words of the article."""
    return speaker.name or speaker.as_written
