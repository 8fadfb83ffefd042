"""``ukcorpus dupes``."""

from collections.abc import Iterable
from typing import Any

import click

from ukcorpus.cli.asking import query_options, request_of
from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.copies import FLOOR, THRESHOLD, Copy, clusters
from ukcorpus.render import Row

COLUMNS = ("cluster", "rank", "id", "similarity", "title")
FIELDS = ("date", "source", "path", "lang", "words")


@command("dupes", COLUMNS, FIELDS)
@query_options
@click.option(
    "--threshold", type=click.FloatRange(FLOOR, 1.0), default=THRESHOLD, show_default=True,
    help="Share of the shorter text that must stand in the longer.",
)  # fmt: skip
def dupes(state: State, **given: Any) -> int:
    """Copies: articles that share most of their text, each cluster in the order of time.

    \b
    ukcorpus dupes
    ukcorpus dupes Kharkiv --threshold 0.8
    ukcorpus search 'dup:first Kharkiv'         one of each
    ukcorpus search Kharkiv --collapse          the best of each

    Similarity is the share of runs of four words of the shorter article that the other has too.
    """
    threshold = given.pop("threshold")
    request = request_of(given, state, everything=True, limit=0)
    corpus = Corpus(state.settings, state.now)
    answer = corpus.search(request)
    state.notes(answer.notes)
    found = clusters(corpus.view.store, threshold, answer.numbers)
    rows = [_row(copy) for cluster in found for copy in cluster]
    if rows:
        articles = f"{len(rows):,} of {answer.total:,} articles"
        state.note(f"{articles} in {len(found):,} cluster{'' if len(found) == 1 else 's'}")
    else:
        state.note(f"no copies among {answer.total:,} articles")
    return emit(state, rows, COLUMNS, _list)


command = dupes


def _row(copy: Copy) -> Row:
    row = copy.row
    return {
        "cluster": copy.cluster, "rank": copy.rank, "id": row.id,
        "similarity": round(copy.likeness, 3), "title": row.title, "date": row.date,
        "source": row.source, "path": row.path, "lang": row.lang, "words": row.words,
    }  # fmt: skip


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.render.layout import short_date, shortened

    for row in rows:
        if row["rank"] == 1 and row["cluster"] > 1:
            terminal.line("")
        number = f"{row['cluster']:>4}" if row["rank"] == 1 else "    "
        like = "     " if row["rank"] == 1 else f"{row['similarity']:.2f} "
        date = f"{short_date(row['date'], terminal.ellipsis) or '?':<16}"
        title = terminal.clean(row["title"])
        room = max(20, terminal.width - 35)
        terminal.line(
            (number, "count"), "  ", (row["id"][:4], "id"), "  ", like, (date, "date"), " ",
            (shortened(title, room, terminal.ellipsis), "title"),
        )  # fmt: skip
