"""Paths of files alone, each once, one a line or between NULs."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row


class _Paths:
    def write(
        self,
        rows: Iterable[Row],
        columns: Sequence[str],  # noqa: ARG002  (there is one)
        out: TextIO,
        options: Options,
    ) -> None:
        seen: dict[str, None] = {}
        for row in rows:
            path = str(row.get("path", ""))
            if path not in seen:
                seen[path] = None
                out.write(path + options.separator)


RENDERER = _Paths()
