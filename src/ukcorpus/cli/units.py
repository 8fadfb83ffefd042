"""What ``claims``, ``quotes`` and ``figures`` share: rows of units, a limit, a list."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from ukcorpus.cli.asking import why_nothing
from ukcorpus.cli.shared import State, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.cli.unit_options import unit_request
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Request
from ukcorpus.corpus.units import Unit, UnitKind
from ukcorpus.model.claims import Claim
from ukcorpus.render import Row

ToRow = Callable[[Unit], dict[str, Any]]
LIST_LIMIT = 20

_DENIALS = re.compile(r"(?<![-!\w])(?<!NOT )stance:deny\b")


class Form(NamedTuple):
    """How one kind of unit is listed."""

    kind: UnitKind
    columns: tuple[str, ...]
    to_row: ToRow
    listing: Callable[[Terminal, Iterable[Row]], None]


def show_units(state: State, form: Form, given: dict[str, Any]) -> int:
    """Run one of the three commands."""
    limit = given.pop("limit")
    request = unit_request(form.kind, given, state)
    corpus = Corpus(state.settings, state.now)
    code = list_units(state, corpus, form, request, list_limit(state, limit))
    if form.kind == "claim":
        _note_nondenials(state, corpus, request)
    return code


def list_units(
    state: State, corpus: Corpus, form: Form, request: Request, shown: int | None
) -> int:
    """Write the units that satisfy a request, so many of them; the exit code."""
    units = corpus.units(form.kind, request)
    tally = _Tally(units)
    rows = (_row(state, form.to_row, unit) for unit in islice(tally, shown))
    code = emit(state, rows, form.columns, form.listing)
    if not tally.seen and request.is_asked:
        why_nothing(state, corpus, request, form.kind)
    if shown is not None and tally.seen >= shown:
        total = tally.seen + sum(1 for _ in units)
        if total > shown:
            state.note(f"{shown} of {total:,}.  More: --limit -1")
    return code


def _note_nondenials(state: State, corpus: Corpus, request: Request) -> None:
    """Who asks for denials is told of what falls short of one: it is never mixed with them."""
    instead = _instead(request)
    if instead == request or state.quiet:
        return
    found = list(corpus.units("claim", instead))
    shown = ", ".join(f"{place(unit)} {_short(unit)}" for unit in found[:3])
    if found:
        state.note(f"not listed: {shown} → stance:nondenial ({len(found)})")


def _instead(request: Request) -> Request:
    words = tuple(_DENIALS.sub("stance:nondenial", word) for word in request.words)
    stances = [value for field, value in request.filters if field == "stance"]
    if "deny" in stances and "nondenial" not in stances:
        request = request.without("stance")
        request = request._replace(filters=(*request.filters, ("stance", "nondenial")))
    return request._replace(words=words)


def _short(unit: Unit) -> str:
    assert isinstance(unit.what, Claim)
    text = " ".join(unit.what.content.split())
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"


def list_limit(state: State, asked: int | None) -> int | None:
    """How many units to show: as asked, else a screen of them in a list and all in a pipe."""
    if asked is None:
        return LIST_LIMIT if state.is_list else None
    return None if asked < 0 else asked


def _row(state: State, to_row: ToRow, unit: Unit) -> Row:
    """A row as JSON has it; a list on a terminal may look into the record too."""
    return to_row(unit) | {"unit_of_list": unit} if state.is_list else to_row(unit)


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


def number(value: float | None) -> float | int | None:
    """Without a fraction where there is none."""
    return int(value) if value is not None and value == int(value) else value
