"""``ukcorpus claims --disputed``: a denial beside the claim that it denies."""

from collections.abc import Iterable
from typing import Any

from ukcorpus.cli.pairs import asked, note_rest, side
from ukcorpus.cli.shared import State, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.render import Row
from ukcorpus.render.layout import shortened

COLUMNS = (
    "locator", "stance", "speaker", "text", "answers.locator", "answers.speaker",
    "answers.text", "reason", "score", "date", "id",
)  # fmt: skip


def show_disputes(state: State, given: dict[str, Any], limit: int | None) -> int:
    """Pairs in which one side, at least, satisfies the query; all of them without one."""
    from ukcorpus.corpus.disputes import find_disputes

    found = find_disputes(*asked(state, given))
    shown = found if limit is None else found[:limit]
    pairs = (
        side(pair.denial)
        | {"answers": side(pair.claim), "reason": pair.reason, "score": pair.score}
        for pair in shown
    )
    code = emit(state, pairs, COLUMNS, _list)
    note_rest(state, len(shown), len(found))
    return code


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    arrow = "<=" if terminal.state.ascii else "⇐"
    for row in rows:
        answered = row["answers"]
        _side(terminal, " ", row, "deny")
        _side(terminal, f"   {arrow} answers  ", answered, "count")
        terminal.line("     ", (f"{row['score']:.2f}  {terminal.clean(row['reason'])}", "dim"))


def _side(terminal: Terminal, head: str, row: Row, style: str) -> None:
    unnamed = " (anonymous)" if row["anonymous"] else ""
    speaker = f"{terminal.clean(row['speaker'])}{unnamed}"
    terminal.line(
        head, (f"{row['locator']:<10}", "id"), f" {row['lang']:<3} ",
        (f"{row['stance']:<8}", style), " ", (speaker, "title"), "  ",
        (row["period"] or row["date"], "date"),
    )  # fmt: skip
    text = terminal.clean(row["text"])
    terminal.line("     ", shortened(text, terminal.width - 6, terminal.ellipsis))
