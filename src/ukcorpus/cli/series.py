"""``ukcorpus figures --over-time``: one counted thing through time, as rows or as bars."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from ukcorpus.cli.lists import bar
from ukcorpus.cli.shared import State, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.cli.unit_options import unit_request
from ukcorpus.cli.units import number, where
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.series import Point, through_time
from ukcorpus.errors import UsageError
from ukcorpus.render import Row
from ukcorpus.render.layout import short_date, shortened

COLUMNS = (
    "date", "value", "value_max", "qualifier", "unit", "of", "place", "said_by", "disputed_by",
    "locator", "id",
)  # fmt: skip

SIGNS = {"exact": "=", "approx": "≈", "at_least": "≥", "at_most": "≤", "nearly": "<", "vague": "≈"}
ASCII_SIGNS = {
    "exact": "=",
    "approx": "~",
    "at_least": ">=",
    "at_most": "<=",
    "nearly": "<",
    "vague": "~",
}


def show_series(state: State, given: dict[str, Any], limit: int | None) -> int:
    """The figures that satisfy the query by date; there must be a query, or a unit."""
    request = unit_request("figure", given, state)
    if not request.words and not request.filters:
        raise UsageError(
            "--over-time follows one counted thing: name it",
            hint="ukcorpus figures --over-time --unit troops --place Ukraine",
        )
    corpus = Corpus(state.settings, state.now)
    points = through_time(corpus.view.store, corpus.units("figure", request))
    shown = points if limit is None else points[:limit]
    code = emit(state, map(_row, shown), COLUMNS, _list)
    if len(shown) < len(points):
        state.note(f"{len(shown)} of {len(points):,}.  More: --limit -1")
    return code


def _row(point: Point) -> Row:
    figure = point.figure
    return where(point.unit, figure.span.start, figure.span.end) | {
        "value": number(figure.value),
        "value_max": number(figure.value_max),
        "qualifier": figure.qualifier,
        "unit": figure.currency or figure.unit,
        "of": figure.of,
        "place": point.place,
        "said_by": point.said_by,
        "disputed_by": list(point.disputed_by),
        "text": " ".join(figure.span.of(point.unit.record.text).split()),
    }


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    signs = ASCII_SIGNS if terminal.state.ascii else SIGNS
    grouped = sorted(rows, key=_group)  # stable: by date within a group
    several = any(row["place"] for row in grouped)
    most: dict[str, Any] = {}  # one scale a unit, so that places compare
    for row in grouped:
        most[row["unit"]] = max(most.get(row["unit"], 0), row["value_max"] or row["value"])
    for (unit, _, place), group in groupby(grouped, key=_group):
        points = list(group)
        counted_at = terminal.clean(place) or ("place not told" if several else "")
        values = [_value(row, signs, terminal.ellipsis) for row in points]
        room = max(map(len, values))
        terminal.line((unit, "title"), (f"  {counted_at}" if counted_at else "", "place"))
        for row, value in zip(points, values, strict=True):
            date = short_date(row["date"], terminal.ellipsis) or "?"
            bars = bar(terminal, row["value_max"] or row["value"], most[unit])
            said = terminal.clean(row["said_by"]) or "narrator"
            disputed = ", ".join(map(terminal.clean, row["disputed_by"]))
            terminal.line(
                " ", (f"{date:<16}", "date"), " ", (value.rjust(room), "count"), " ",
                (f"{bars:<24}", "id"), " ", (f"{row['locator']:<10}", "place"), " ", said,
                (f"  disputed by {disputed}" if disputed else "", "deny"),
                (f"  {shortened(terminal.clean(row['text']), 48, terminal.ellipsis)}", "dim"),
            )  # fmt: skip


def _group(row: Row) -> tuple[str, bool, str]:
    """What is counted and where: figures of one place are compared, those of none stand last."""
    return str(row["unit"]), not row["place"], str(row["place"])


def _value(row: Row, signs: dict[str, str], ellipsis: str) -> str:
    high = row["value_max"]
    sign = signs.get(row["qualifier"], "")
    return f"{sign} {row['value']:,}" + (f"{ellipsis}{high:,}" if high else "")
