"""Paragraphs: a line each, but in hard-wrapped text, where neighbouring lines are one."""

from collections.abc import Iterator, Sequence

import msgspec

from ukcorpus.model.articles import Line

HARD_WRAPPED = "hard_wrapped"
"""The flag of a text whose lines end where a page did, as in reports off the wire."""


def starts_paragraph(text: str, before: int, start: int) -> bool:
    """Whether, in a hard-wrapped text, the line at ``start`` begins a paragraph.

    ``before`` is the end of the line above: an empty line or an indent lies between.
    """
    gap = text[before:start].replace("\r\n", "\n").replace("\r", "\n")
    return gap.count("\n") > 1 or gap.endswith((" ", "\t", "\u00a0"))


def join_lines(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a hard-wrapped text as paragraphs: each has the number of its first line."""
    joined: Line | None = None
    for line in lines:
        if (
            joined is not None
            and (line.label, line.segment) == (joined.label, joined.segment)
            and not starts_paragraph(text, joined.end, line.start)
        ):
            joined = msgspec.structs.replace(joined, end=line.end)
            continue
        if joined is not None:
            yield joined
        joined = line
    if joined is not None:
        yield joined
