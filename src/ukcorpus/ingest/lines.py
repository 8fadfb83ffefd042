"""Lines of a text as they were delivered, and where an offset stands among them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ukcorpus.model.articles import Line

# An editor breaks lines at \n, \r\n and \r; the others end a paragraph, not a numbered line.
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_NUMBERED = frozenset(("\n", "\r", "\r\n"))
_BLANK = " \t\xa0\u00ad\u200b\u200c\u200d\u2060\ufeff\u3000\u2000\u2001\u2002\u2003\u2009\u202f"

_TOKEN = re.compile(r"\w+|[^\w\s]")
_QUOTES = str.maketrans("’‘ʼ`´“”„«»–—―\u00a0", "'''''\"\"\"\"\"--- ")


def split_lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each line that is not blank, blanks around it left out."""
    number, begin = 1, 0
    for match in _BREAK.finditer(text):
        span = _trimmed(text, begin, match.start())
        if span is not None:
            yield number, *span
        begin = match.end()
        if match.group() in _NUMBERED:
            number += 1
    span = _trimmed(text, begin, len(text))
    if span is not None:
        yield number, *span


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    raw = text[start:end]
    inner = raw.lstrip().lstrip(_BLANK)
    begin = start + len(raw) - len(inner)
    stop = begin + len(inner.rstrip().rstrip(_BLANK))
    return (begin, stop) if begin < stop else None


def tokens_of(text: str) -> list[str]:
    """Words and signs in lower case, with one form of quotation mark and of dash."""
    return _TOKEN.findall(text.translate(_QUOTES).lower())


class LineIndex:
    """Finds the line of an offset in O(log n); for bulk use instead of ``Article.line_at``."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [line.start for line in lines]

    def at(self, offset: int) -> Line | None:
        """The line that holds ``offset``, or the last one before it; None before the first."""
        place = bisect_right(self._starts, offset) - 1
        return self._lines[place] if place >= 0 else None
