"""A JSON array, one record a line, written as the records come; ``[]`` when there are none."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row
from ukcorpus.render.jsonl import compact, selected


class _Json:
    def write(
        self,
        rows: Iterable[Row],
        columns: Sequence[str],  # noqa: ARG002  (JSON has all fields)
        out: TextIO,
        options: Options,
    ) -> None:
        count = 0
        for count, row in enumerate(rows, 1):
            out.write(("[\n" if count == 1 else ",\n") + compact(selected(row, options)))
        out.write("\n]\n" if count else "[]\n")


RENDERER = _Json()
