"""Lines on their way to a label, and the paragraphs of hard-wrapped texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ukcorpus.ingest.lines import split_lines, tokens_of
from ukcorpus.model.articles import Label, Line
from ukcorpus.text.paragraphs import starts_paragraph

LONGEST = 480
"""Characters from which a line is prose, whatever words are in it."""
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_NARROWEST, _WIDEST = 50, 100
"""Columns of a hard-wrapped text."""


@dataclass(slots=True)
class Draft:
    """A line while it is being labelled; in a hard-wrapped text, the lines of a paragraph."""

    parts: list[tuple[int, int, int]]
    text: str
    """Its first ``LONGEST`` characters."""
    tokens: list[str]
    """Empty for a longer one."""
    words: int
    blank_before: bool
    label: Label | None = None
    rule: str = ""
    segment: int = -1

    @property
    def number(self) -> int:
        """Of the first line, from 1."""
        return self.parts[0][0]

    @property
    def start(self) -> int:
        """Where the first line begins."""
        return self.parts[0][1]

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.parts[-1][2]

    def mark(self, label: Label, rule: str) -> None:
        """Say what the line is, and which rule knows."""
        self.label = label
        self.rule = rule

    @property
    def lines(self) -> Iterator[Line]:
        """The finished lines; what no rule knows is body."""
        label = self.label or "body"
        for number, start, end in self.parts:
            yield Line(number, start, end, label, self.segment, self.rule)


def draft(text: str) -> tuple[list[Draft], bool]:
    """The lines of ``text`` that are not blank, not labelled yet, and whether it is wrapped.

    A hard-wrapped text, as of a wire feed, gives one draft for each paragraph.
    """
    spans = list(split_lines(text))
    wrapped = _is_hard_wrapped(text, spans)
    groups: list[list[tuple[int, int, int]]] = []
    for place, span in enumerate(spans):
        if wrapped and place and not starts_paragraph(text, spans[place - 1][2], span[1]):
            groups[-1].append(span)
        else:
            groups.append([span])
    drafts: list[Draft] = []
    for group in groups:
        start, end = group[0][1], group[-1][2]
        head = text[start : min(end, start + LONGEST)]
        if end - start > LONGEST:
            tokens, words = [], (end - start) // 6
        else:
            tokens, words = tokens_of(head), _count_words(head)
        apart = wrapped or not drafts or group[0][0] - drafts[-1].parts[-1][0] > 1
        drafts.append(Draft(group, head, tokens, words, apart))
    return drafts, wrapped


def _count_words(text: str) -> int:
    """Words between blanks; in scripts that set none, two letters are taken for one."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def _is_hard_wrapped(text: str, spans: Sequence[tuple[int, int, int]]) -> bool:
    """Whether lines end where the next word would not have fitted."""
    pairs = [
        (above[2] - above[1], text[below[1] : below[1] + 60].split(None, 1)[0])
        for above, below in pairwise(spans)
        if not starts_paragraph(text, above[2], below[1])
    ]
    if len(pairs) < 3:
        return False
    widths = sorted(width for width, _ in pairs)
    width = widths[(len(widths) - 1) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return False
    # Half of the lines of wrapped prose begin in the middle of a sentence; rows of a list do not.
    middle = sum(word[0].islower() or not word[0].isalpha() for _, word in pairs)
    if middle * 3 < len(pairs):
        return False
    full = sum(length + 1 + len(word) >= width - 3 for length, word in pairs)
    # The first line of a wire report is short where its dateline was taken away.
    return full * 10 >= len(pairs) * 7 or (len(pairs) < 6 and full >= len(pairs) - 1)
