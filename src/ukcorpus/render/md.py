"""A Markdown table."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row, cell, chosen, pick


class _Markdown:
    def write(
        self, rows: Iterable[Row], columns: Sequence[str], out: TextIO, options: Options
    ) -> None:
        shown = chosen(columns, options)
        out.write("| " + " | ".join(shown) + " |\n" + "|---" * len(shown) + "|\n")
        for row in rows:
            cells = (cell(pick(row, column)).replace("|", "\\|") for column in shown)
            out.write("| " + " | ".join(" ".join(text.split()) for text in cells) + " |\n")


RENDERER = _Markdown()
