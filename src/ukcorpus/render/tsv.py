"""One record a line, cells between tabs; tab, line feed and backslash as ``\\t \\n \\\\``."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row, cell, chosen, pick
from ukcorpus.render.text import visible

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class _Tsv:
    def write(
        self, rows: Iterable[Row], columns: Sequence[str], out: TextIO, options: Options
    ) -> None:
        shown = chosen(columns, options)
        if options.header:
            out.write("\t".join(shown) + "\n")
        for row in rows:
            line = "\t".join(cell(pick(row, column)).translate(_ESCAPES) for column in shown)
            out.write((visible(line) if options.visible else line) + "\n")


RENDERER = _Tsv()
