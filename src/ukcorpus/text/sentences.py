"""Sentences: where they begin and end, never inside a quotation."""

import re
from collections.abc import Iterator

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:\w|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Sen|Rep|Gov|St|Jr|Sr|Jan|Feb|Mar|Apr|Aug|Sept"
    r"|Oct|Nov|Dec|No|vs|ca|bijv|dhr|mevr|drs|Nr|Bzw|Hr|Fr|г|гг|им|ул|тис|млн|млрд))\.$"
)


def find_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in one paragraph, ``text[start:end]``, blanks trimmed."""
    stop = len(text) if end is None else end
    begin = start
    for match in _END.finditer(text, start, stop):
        rest = text[match.end() : match.end() + 8].lstrip()
        if rest and not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“„«‘([—–-•"):
            continue
        if match.group().startswith(".") and _ABBREVIATED.search(text, begin, match.start() + 1):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, stop)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
