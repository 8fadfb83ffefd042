"""``ukcorpus history``."""

import os
from collections.abc import Iterable

import click

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus.queries import asked, clear, history_file
from ukcorpus.render import Row

COLUMNS = ("at", "command", "corpus")


@command("history", COLUMNS)
@click.argument("text", default="")
@click.option("-n", "--limit", type=int, help="At most so many, the newest; -1 for all.")
@click.option("--everywhere", is_flag=True, help="Of every corpus, not only of this one.")
@click.option("--clear", "forget", is_flag=True, help="Forget every search, everywhere.")
def history(state: State, text: str, limit: int | None, everywhere: bool, forget: bool) -> int:
    """Your searches, the newest last: commands to run again.

    \b
    ukcorpus history                     of this corpus
    ukcorpus history Kharkiv             those with this in them
    ukcorpus history --everywhere --jsonl
    ukcorpus history --clear
    ukcorpus config set history false    keep none from now on

    Only what is asked from a terminal is kept, in $XDG_STATE_HOME/ukcorpus/history.jsonl
    (~/.local/state), readable by you alone. It never leaves the machine.
    """
    path = history_file(os.environ)
    if forget:
        n = clear(path)
        state.note(f"{n:,} search{'' if n == 1 else 'es'} forgotten")
        return 0
    found = asked(path, None if everywhere else state.settings.root, text)
    shown = state.limit(limit)
    cut = found[len(found) - min(shown, len(found)) :] if shown is not None else found
    code = emit(
        state._replace(exit_zero=True),
        (one._asdict() for one in cut),
        COLUMNS,
        lambda terminal, rows: _list(terminal, rows, everywhere),
    )
    if len(cut) < len(found):
        state.note(f"{len(cut)} of {len(found):,}.  More: --limit -1")
    if not found:
        off = "" if state.settings["history"] else "; it is switched off (history = false)"
        state.note(f"no searches{f' with {text}' if text else ''} in the history{off}")
    return code


command = history


def _list(terminal: Terminal, rows: Iterable[Row], everywhere: bool) -> None:
    for row in rows:
        where = (f"   {row['corpus']}", "dim") if everywhere else ""
        at = row["at"][:16].replace("T", " ")
        terminal.line((f"{at}  ", "date"), terminal.clean(row["command"]), where)
