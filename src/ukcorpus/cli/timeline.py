"""``ukcorpus timeline``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.asking import ask, query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.timeline import (
    UNITS,
    WITHIN,
    Mention,
    Stretch,
    mentions,
    precision,
    published,
    unit_for,
)
from ukcorpus.render import Row

COLUMNS = ("value", "articles", "query")
MENTION_COLUMNS = ("start", "end", "precision", "locator", "text", "id")
FIELDS = ("certain", "unit", "at", "written", "anchor", "path", "title", "lang")


@command("timeline", COLUMNS, (*MENTION_COLUMNS, *FIELDS))
@query_options
@click.option(
    "--by",
    type=click.Choice(["article", "mention"]),
    default="article",
    help="When articles were published, or the dates that they speak of.",
)
@click.option("--by-unit", "unit", type=click.Choice(UNITS), help="Default: as the span asks.")
@click.option(
    "--context",
    type=click.Choice(WITHIN),
    default="sentence",
    help="Of a hit: where a date must stand, with --by mention.",
)
@click.option("-n", "--limit", type=int, help="At most so many rows; -1 for all.")  # fmt: skip
def timeline(state: State, **given: Any) -> int:
    """Articles in time, or the dates that they speak of; for QUERY or for everything.

    \b
    ukcorpus timeline invasion --by-unit month
    ukcorpus timeline Blinken --by mention
    ukcorpus timeline --by-unit day --csv > days.csv

    Empty days are kept. An article whose day is not known for certain is in no bar: rows such
    as 2021-01/2022-09 count those that lie somewhere between, (unknown) those without a date.
    """
    by, unit, context = given.pop("by"), given.pop("unit"), given.pop("context")
    limit = given.pop("limit")
    request = request_of(given, state, everything=True, sort="id")
    corpus = Corpus(state.settings, state.now)
    answer = ask(state, corpus, request)
    if by == "mention":
        rows = [_mention(m) for m in mentions(corpus, answer, context)]
        return emit(state, _cut(state, rows, limit), MENTION_COLUMNS, _list_mentions)
    unit = unit or unit_for(corpus, answer)
    rows = [_stretch(s, unit) for s in published(corpus, answer, unit)]
    doubtful = sum(row["articles"] for row in rows if not row["certain"])
    if doubtful:
        state.note(f"{doubtful:,} of {answer.total:,} articles are of no certain {unit}")
    return emit(state, _cut(state, rows, limit), COLUMNS, _plot)


command = timeline


def _cut(state: State, rows: list[Row], limit: int | None) -> list[Row]:
    if limit is None or not 0 <= limit < len(rows):
        return rows
    state.note(f"{limit} of {len(rows):,} rows.  More: --limit -1")
    return rows[:limit]


def _stretch(stretch: Stretch, unit: str) -> Row:
    return {**stretch._asdict(), "unit": unit}


def _mention(mention: Mention) -> Row:
    record, time, period = mention.record, mention.time, mention.period
    short = record.id[:4]
    return {
        "start": period.start.isoformat() if period.start else "",
        "end": period.end.isoformat() if period.end else "",
        "precision": precision(period),
        "locator": f"{short}:L{mention.line.number}",
        "text": mention.sentence, "id": record.id,
        "at": f"{short}@{time.start}+{time.end - time.start}",
        "written": record.text[time.start : time.end], "anchor": time.anchor,
        "path": record.path, "title": record.title, "lang": record.language.code,
    }  # fmt: skip


def _plot(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import bar

    shown = list(rows)
    if not shown:
        return
    most = max(row["articles"] for row in shown)
    wide = max(len(row["value"]) for row in shown)
    digits = len(f"{most:,}")
    mark = "~" if terminal.state.ascii else "≈"
    for row in shown:
        sign = " " if row["certain"] else mark
        length = bar(terminal, row["articles"], most, max(8, terminal.width - wide - digits - 6))
        terminal.line(
            (f"{row['value']:<{wide}}", "date"), f" {sign} ",
            (f"{row['articles']:>{digits},}", "count"), " ",
            (length, "id" if row["certain"] else "dim"),
        )  # fmt: skip


def _list_mentions(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.render.layout import window

    for row in rows:
        counted = row["anchor"] != "none"  # not written out: counted from another date
        mark = ("~" if terminal.state.ascii else "≈") if counted else " "
        width = max(20, terminal.width - 38)
        at = row["text"].find(row["written"])
        spot = [(at, at + len(row["written"]))] if at >= 0 else []
        text, spot = window(row["text"], spot, width, terminal.ellipsis)
        terminal.line(
            (f"{_dates(row):<21}", "date"), f" {mark} ", (f"{row['locator']:<12}", "id"), "  ",
            terminal.marked(text, spot),
        )  # fmt: skip


def _dates(row: Row) -> str:
    start, end = row["start"], row["end"]
    short = {"day": 10, "month": 7, "year": 4}.get(row["precision"])
    return start[:short] if short else f"{start or '..'}/{end or '..'}"
