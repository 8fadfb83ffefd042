"""The history of searches: what a person asked, on this machine and for nobody else.

It lies in the user's state folder, not in the corpus: it is no part of the evidence, a corpus
may be shared, and an index may be deleted.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

MOST = 5_000
"""Searches that are kept; the oldest go first."""
LARGE = 1_500_000
"""Bytes from which on the file is cut to ``MOST``."""


class Asked(NamedTuple):
    """One search."""

    at: str
    """ISO, UTC."""
    command: str
    corpus: str
    """The folder, absolute."""


def history_file(environment: Mapping[str, str]) -> Path:
    """``$XDG_STATE_HOME/ukcorpus/history.jsonl``."""
    home = Path(environment.get("HOME") or "~").expanduser()
    state = environment.get("XDG_STATE_HOME") or home / ".local/state"
    return Path(state) / "ukcorpus" / "history.jsonl"


def remember(path: Path, command: str, corpus: Path) -> None:
    """Add a search, readable by its owner alone. A history that cannot be written is none."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"at": now, "command": command, "corpus": str(corpus.resolve())}
    line = json.dumps(said, ensure_ascii=False) + "\n"
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # One write of one line: two programs at once do not mix theirs.
        file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line.encode("utf-8", "surrogateescape"))
            large = os.fstat(file).st_size > LARGE
        finally:
            os.close(file)
        if large:
            _cut(path)


def asked(path: Path, corpus: Path | None = None, text: str = "") -> list[Asked]:
    """The searches of a corpus (None: of all), oldest first, whose command holds ``text``."""
    where = str(corpus.resolve()) if corpus else ""
    folded = text.casefold()
    return [
        one
        for one in _read(path)
        if (not where or one.corpus == where) and folded in one.command.casefold()
    ]


def clear(path: Path) -> int:
    """Forget all; how many there were."""
    n = sum(1 for _ in _read(path))
    path.unlink(missing_ok=True)
    return n


def _read(path: Path) -> Iterator[Asked]:
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError, KeyError, TypeError):  # a line of a machine that lost power
            said = json.loads(line)
            yield Asked(str(said["at"]), str(said["command"]), str(said["corpus"]))


def _cut(path: Path) -> None:
    lines = path.read_bytes().splitlines(keepends=True)[-MOST // 2 :]
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")
    partial.write_bytes(b"".join(lines))
    partial.chmod(0o600)
    partial.replace(path)
