"""``ukcorpus figures``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.lists import columns
from ukcorpus.cli.shared import State, command
from ukcorpus.cli.terminal import Terminal
from ukcorpus.cli.unit_options import unit_options
from ukcorpus.cli.units import Form, list_limit, number, show_units, where
from ukcorpus.corpus.units import Unit
from ukcorpus.model.figures import Figure
from ukcorpus.render import Row

COLUMNS = (
    "locator", "value", "value_max", "qualifier", "unit", "of", "said_by", "date", "id",
)  # fmt: skip
FIELDS = (
    "at", "article", "lang", "segment", "text", "currency", "where", "when", "claim", "denied_by",
    "disputed_by",
)  # fmt: skip


@command("figures", COLUMNS, FIELDS)
@unit_options
@click.option("--over-time", is_flag=True, help="By date, with who disputes it.")
def figures(state: State, **given: Any) -> int:
    """Numbers as data: value, unit, how exact, who gave it.

    \b
    ukcorpus figures 'unit:troops n:>=7000'
    ukcorpus figures 'n:>=10000' --csv
    ukcorpus figures --over-time --unit troops --place Ukraine
    """
    if given.pop("over_time"):
        from ukcorpus.cli.series import show_series

        return show_series(state, given, list_limit(state, given.pop("limit")))
    return show_units(state, FORM, given)


command = figures


def row_of(unit: Unit) -> dict[str, Any]:
    figure = unit.what
    assert isinstance(figure, Figure)
    return {
        **where(unit, figure.span.start, figure.span.end),
        "value": number(figure.value),
        "value_max": number(figure.value_max),
        "qualifier": figure.qualifier,
        "unit": figure.unit,
        "of": figure.of,
        "said_by": unit.speaker().name,
        "text": " ".join(figure.span.of(unit.record.text).split()),
        "currency": figure.currency,
        "where": figure.where,
        "when": figure.when,
        "claim": figure.claim,
        "denied_by": list(figure.denied_by),
    }


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    cells = []
    for row in rows:
        high = row["value_max"]
        value = f"{row['value']:,}" + (f"{terminal.ellipsis}{high:,}" if high else "")
        said = row["said_by"] or "narrator"
        denied = "  denied" if row["denied_by"] else ""
        unit = row["currency"] or row["unit"]
        cells.append(
            [
                row["locator"],
                value,
                row["qualifier"],
                unit,
                f"“{terminal.clean(row['text'])}”",
                said + denied,
            ]
        )
    columns(terminal, cells, ["id", "count", "dim", "", "", "dim"])


FORM = Form("figure", COLUMNS, row_of, _list)
