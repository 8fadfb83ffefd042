"""``ukcorpus diff``."""

from collections.abc import Iterable
from itertools import groupby

import click

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.history import generation_of, since
from ukcorpus.render import Row

COLUMNS = ("change", "kind", "id", "before", "after")
SIGNS = {"added": ("+", "date"), "changed": ("~", "hit"), "removed": ("-", "deny")}


@command("diff", COLUMNS, ("title",))
@click.option("--since", "start", metavar="gen:N|DATE", default="", help="Default: the last step.")
def diff(state: State, start: str) -> int:
    """What updates of the index changed: articles, and what was found in them.

    \b
    ukcorpus diff                       the last ingest that changed anything
    ukcorpus diff --since gen:1         all that came after generation 1
    ukcorpus diff --since 2024-05-16    all since that day (UTC)
    ukcorpus diff --since gen:0 --json

    An article's before and after are its SHA-256 sums; kind says what else changed.
    """
    corpus = Corpus(state.settings, state.now)
    store = corpus.view.store
    after = generation_of(store, start) if start else max(store.generation - 1, 0)
    changes = since(store, after)
    titles = {row.id: row.title for row in store.rows().values()} if changes else {}
    rows = [change._asdict() | {"title": titles.get(change.id, "")} for change in changes]
    code = emit(state._replace(exit_zero=True), rows, COLUMNS, _list)
    counts = {
        name: sum(c.change == name and c.kind == "article" for c in changes) for name in SIGNS
    }
    said = " · ".join(f"{n:,} {name}" for name, n in counts.items())
    state.note(f"{said}   generation {after} → {store.generation}")
    return code


command = diff


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    for id_, group in groupby(rows, key=lambda row: row["id"]):
        changes = list(group)
        sign, style = SIGNS[changes[0]["change"]]
        title = terminal.clean(changes[0]["title"])
        terminal.line((f"{sign} ", style), (id_[:4], "id"), "  ", (title, "title"))
        for row in changes:
            if row["change"] != "changed":
                continue
            before, after = (_shown(row, side, terminal) for side in ("before", "after"))
            terminal.line("    ", (f"{row['kind']:<8} ", "dim"), f"{before} → {after}")


def _shown(row: Row, side: str, terminal: Terminal) -> str:
    value = terminal.clean(str(row[side])) or "(none)"
    return value[:8] + terminal.ellipsis if row["kind"] == "article" else value
