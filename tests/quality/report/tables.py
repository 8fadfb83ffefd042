"""Rows as a table on a terminal, and as Markdown put into a document between marks."""

import re
import textwrap
from itertools import zip_longest
from typing import NamedTuple

HEADER = ("what", "here", "elsewhere", "command")
WIDTHS = (40, 24, 56)


class Row(NamedTuple):
    """One line of a table; the rows of one measure have its name and command."""

    measure: str
    name: str
    here: str
    elsewhere: str
    command: str


def plain(rows: list[Row]) -> str:
    """Columns for a terminal: long cells wrap; the command stands under the name of a measure."""
    lines = []
    before = ""
    for row in rows:
        if row.command != before:
            lines += ["", row.measure, f"    $ {row.command}"]
            before = row.command
        texts = (row.name, row.here, row.elsewhere)
        cells = [textwrap.wrap(*pair) for pair in zip(texts, WIDTHS, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (f"{part:<{width}}" for part, width in zip(parts, WIDTHS, strict=True))
            lines.append("  " + "  ".join(padded).rstrip())
    return "\n".join(lines)


def markdown(rows: list[Row]) -> str:
    """The same rows as a table of Markdown."""
    lines = ["| " + " | ".join(HEADER) + " |", "|---|---|---|---|"]
    before = ""
    for row in rows:
        first = row.command != before
        name = f"**{row.measure}**: {row.name}" if first else row.name
        cells = [cell.replace("|", "\\|") for cell in (name, row.here, row.elsewhere or "–")]
        lines.append("| " + " | ".join([*cells, f"`{row.command}`" if first else "″"]) + " |")
        before = row.command
    return "\n".join(lines)


def put(document: str, part: str, table: str) -> str:
    """``document`` with ``table`` between the marks of ``part``; unchanged without marks."""
    marks = re.compile(rf"(<!-- table {part} -->\n).*?(<!-- end {part} -->)", re.DOTALL)
    return marks.sub(lambda match: f"{match[1]}{table}\n{match[2]}", document)
