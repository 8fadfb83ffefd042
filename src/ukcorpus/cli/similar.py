"""``ukcorpus similar``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.likeness import Reason, Similar, similar
from ukcorpus.render import Row

COLUMNS = ("id", "score", "reasons", "title")
FIELDS = ("date", "lang", "path", "source")

SHOWN = 5
"""Reasons that a row names unless all are asked for."""


@command("similar", COLUMNS, FIELDS)
@click.argument("article", metavar="ID")
@click.option("--why", is_flag=True, help="All that is shared, with its weight.")
@click.option("--lang", multiple=True, metavar="V", help="Only articles in this language.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.0, 1.0),
    default=0.05,
    show_default=True,
    help="Least score.",
)
@click.option("-n", "--limit", type=int, help="At most so many; -1 for all.")  # fmt: skip
def similar_command(state: State, **given: Any) -> int:
    """Articles like the one named by ID, in any language, the most alike first.

    \b
    ukcorpus similar a8d3
    ukcorpus similar a8d3 --why --lang en
    ukcorpus similar a8d3 -l | head -3

    They share people, places, organisations, figures or rare words with it, and their dates
    are near. The score, 0 to 1, says how much of what sets ID apart is there too.
    """
    corpus = Corpus(state.settings, state.now)
    number = corpus.number(given["article"])
    limit, least, languages = state.limit(given["limit"]), given["threshold"], given["lang"]
    found = [
        one
        for one in similar(corpus.view, number)
        if one.score >= least and (not languages or one.row.lang in languages)
    ]
    shown = found[:limit]
    if len(shown) < len(found):
        state.note(f"{len(shown)} of {len(found):,} articles.  More: --limit -1")
    why = given["why"]
    rows = [_row(one, why=why) for one in shown]
    return emit(state, rows, COLUMNS, lambda t, r: _list(t, r, why=why))


command = similar_command


def _row(one: Similar, *, why: bool) -> Row:
    row = one.row
    reasons = one.reasons if why else one.reasons[:SHOWN]
    return {
        "id": row.id, "score": one.score, "reasons": [_said(r, why=why) for r in reasons],
        "title": row.title, "date": row.date, "lang": row.lang, "path": row.path,
        "source": row.source,
    }  # fmt: skip


def _said(reason: Reason, *, why: bool) -> str:
    weight = f" {reason.weight:.2f}" if why else ""
    return f"{reason.kind} {reason.what}{weight}"


def _list(terminal: Terminal, rows: Iterable[Row], *, why: bool) -> None:
    from ukcorpus.render.layout import short_date, shortened

    for row in rows:
        date = f"{short_date(row['date'], terminal.ellipsis) or '?':<16}"
        room = max(20, terminal.width - 36)
        terminal.line(
            " ", (row["id"][:4], "id"), f"  {row['score']:.2f}  ", (date, "date"),
            f" {row['lang']:<3} ",
            (shortened(terminal.clean(row["title"]), room, terminal.ellipsis), "title"),
        )  # fmt: skip
        reasons = [terminal.clean(reason) for reason in row["reasons"]]
        lines = reasons if why else [" · ".join(reasons)]
        for line in lines:
            text = shortened(line, max(20, terminal.width - 14), terminal.ellipsis)
            terminal.line("             ", (text, "dim"))
