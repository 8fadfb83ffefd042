"""Ids alone, one a line or between NULs."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row


class _Column:
    def __init__(self, name: str) -> None:
        self.name = name

    def write(
        self,
        rows: Iterable[Row],
        columns: Sequence[str],  # noqa: ARG002  (there is one)
        out: TextIO,
        options: Options,
    ) -> None:
        for row in rows:
            out.write(str(row.get(self.name, "")) + options.separator)


RENDERER = _Column("id")
