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
        "place": figure.where,
        "said_by": point.said_by,
        "disputed_by": list(point.disputed_by),
        "text": " ".join(figure.span.of(point.unit.record.text).split()),
    }


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    signs = ASCII_SIGNS if terminal.state.ascii else SIGNS
    by_unit = sorted(rows, key=lambda row: str(row["unit"]))  # stable: by date within a unit
    for unit, group in groupby(by_unit, key=lambda row: row["unit"]):
        points = list(group)
        most = max(row["value_max"] or row["value"] for row in points)
        values = [_value(row, signs, terminal.ellipsis) for row in points]
        room = max(map(len, values))
        terminal.line((unit, "title"))
        for row, value in zip(points, values, strict=True):
            date = short_date(row["date"], terminal.ellipsis) or "?"
            bars = bar(terminal, row["value_max"] or row["value"], most)
            said = terminal.clean(row["said_by"]) or "narrator"
            disputed = ", ".join(map(terminal.clean, row["disputed_by"]))
            terminal.line(
                " ", (f"{date:<16}", "date"), " ", (value.rjust(room), "count"), " ",
                (f"{bars:<24}", "id"), " ", (f"{row['locator']:<10}", "place"), " ", said,
                (f"  disputed by {disputed}" if disputed else "", "deny"),
                (f"  {_what(terminal, row)}", "dim"),
            )  # fmt: skip


def _what(terminal: Terminal, row: Row) -> str:
    """The figure as written, with the place that it is said of."""
    place = f", {terminal.clean(row['place'])}" if row["place"] else ""
    return shortened(terminal.clean(row["text"]) + place, 48, terminal.ellipsis)


def _value(row: Row, signs: dict[str, str], ellipsis: str) -> str:
    high = row["value_max"]
    sign = signs.get(row["qualifier"], "")
    return f"{sign} {row['value']:,}" + (f"{ellipsis}{high:,}" if high else "")
