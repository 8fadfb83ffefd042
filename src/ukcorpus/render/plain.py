"""Aligned columns for reading, without boxes and without colour; nothing is cut."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row, cell, chosen, pick
from ukcorpus.render.text import visible


class _Plain:
    def write(
        self, rows: Iterable[Row], columns: Sequence[str], out: TextIO, options: Options
    ) -> None:
        shown = chosen(columns, options)
        table = [
            [visible(cell(pick(row, column))).replace("\n", "␊") for column in shown]
            for row in rows
        ]
        lines = [list(shown), *table] if options.header else table
        widths = [max((len(line[i]) for line in lines), default=0) for i in range(len(shown))]
        for line in lines:
            padded = (text.ljust(width) for text, width in zip(line, widths, strict=True))
            out.write("  ".join(padded).rstrip() + "\n")


RENDERER = _Plain()
