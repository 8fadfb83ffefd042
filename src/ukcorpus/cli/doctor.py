"""``ukcorpus doctor``."""

import os
import shutil
import sys
from collections.abc import Iterable

from ukcorpus.cli.shared import State, color_wanted, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus.health import Check, examined
from ukcorpus.render import Row

COLUMNS = ("key", "value")
UNUSABLE = 3


@command("doctor", COLUMNS, ("status", "hint"))
def doctor(state: State) -> int:
    """Look at everything that may be wrong: index, lock, files, versions, terminal.

    \b
    ukcorpus doctor
    ukcorpus doctor --json status,key,value,hint

    Exit code 0, notes or not; 3 when there is no index to answer from.
    """
    checks = [*examined(state.settings), _terminal(state)]
    emit(state, [check._asdict() for check in checks], COLUMNS, _list)
    return UNUSABLE if any(check.status == "bad" for check in checks) else 0


command = doctor


def _terminal(state: State) -> Check:
    if not sys.stdout.isatty():
        return Check("ok", "terminal", "none: a pipe or a file, UTF-8")
    encoding = (sys.stdout.encoding or "unknown").lower()
    colored = color_wanted(state.color, os.environ, True)
    size = shutil.get_terminal_size()
    said = [
        encoding,
        f"{_colors()} colours" if colored else "no colours",
        "no links" if state.hyperlinks == "none" or not colored else "OSC 8 links",
        f"{size.columns}×{size.lines}",
    ]
    if encoding.replace("-", "") != "utf8":
        return Check("note", "terminal", ", ".join(said), "LC_ALL=C.UTF-8 shows every script")
    return Check("ok", "terminal", ", ".join(said))


def _colors() -> str:
    if os.environ.get("COLORTERM", "") in ("truecolor", "24bit"):
        return "16,777,216"
    return "256" if "256" in os.environ.get("TERM", "") else "16"


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    styles = {"ok": "date", "note": "hit", "bad": "deny"}
    arrow = "->" if terminal.state.ascii else "→"
    for row in rows:
        hint = f"  {arrow} {row['hint']}" if row["hint"] else ""
        terminal.line(
            (f"{row['status']:<6}", styles[row["status"]]), f"{row['key']:<12} {row['value']}",
            (hint, "dim"),
        )  # fmt: skip
