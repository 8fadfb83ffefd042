"""The words of a record with their positions, as the index holds them and as hits are shown.

Everything that counts or marks hits goes through ``tokens``: the engine that indexes, the
evaluation of a query on one record, KWIC and highlights. So they cannot disagree.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ukcorpus.text.words import find_words, list_words

if TYPE_CHECKING:
    from ukcorpus.model.articles import Line

TITLE, BODY, CAPTION, FURNITURE = 0, 1, 2, 3
LEAD = 4
"""The beginning of the body: a part of that zone, without positions of its own."""
ZONE_NUMBERS = {"title": TITLE, "body": BODY, "caption": CAPTION, "lead": LEAD}
ZONE_BASE = (0, 1 << 16, 1 << 29, 1 << 30)
"""First position of each zone. A title that may not fit before the body is read as body."""

LONGEST_TITLE = ZONE_BASE[BODY] - 2000

PARAGRAPH_GAP = 1
"""A skipped position between paragraphs: a phrase never runs on into the next one."""
SHORTEST_LEAD = 8
"""Words that the first paragraph has at least: a place, a day or a call to subscribe is none."""
SEGMENT_GAP = 1000
"""Between items of a live blog: NEAR/n, n below 1000, never reaches across."""


class Token(NamedTuple):
    """A word: ``text[start:end]``, at ``position``, in the n-th sentence and paragraph.

    Sentences and paragraphs are numbered through the whole record, from 0. ``lead``: up to
    the end of the first paragraph of running text, with the subtitle and dateline above it.
    """

    start: int
    end: int
    position: int
    sentence: int
    paragraph: int
    lead: bool = False


_token = partial(tuple.__new__, Token)
"""Half the time that calling the class takes, and every word of every article is one."""
_by_position = itemgetter(2)


def zone_of(position: int) -> int:
    """The zone that a position lies in."""
    return bisect_right(ZONE_BASE, position) - 1


def tokens(
    text: str,
    lines: Sequence["Line"],
    *,
    title: str = "",
    furniture: bool = False,
    wrapped: bool = False,
) -> list[Token]:
    """Every word of the searched lines, by position.

    ``title`` is a title that does not stand in the text (from metadata); its words come
    first, with offsets into ``title`` made negative: ``start - len(title) - 1``.
    With ``furniture`` the other lines come too, in a zone of their own. ``wrapped``: lines
    are no paragraphs, see ``text.paragraphs``.
    """
    # Records and rules of sentences; who only asks for zones need not wait for them.
    from ukcorpus.model.articles import ZONE_OF
    from ukcorpus.text.paragraphs import join_lines

    numbered = _Numbered()
    if title and len(title) < LONGEST_TITLE:
        numbered.add_title(title)
    for line in join_lines(text, lines) if wrapped else lines:
        zone = ZONE_NUMBERS.get(ZONE_OF.get(line.label, ""), FURNITURE)
        if zone != FURNITURE or furniture:
            numbered.add(text, line, zone)
    numbered.found.sort(key=_by_position)
    return numbered.found


class _Numbered:
    """Words so far, and the position, sentence and paragraph of the next one."""

    def __init__(self) -> None:
        self.found: list[Token] = []
        self.following = list(ZONE_BASE)
        self.segment_of = [-1] * len(ZONE_BASE)
        self.sentence = self.paragraph = 0
        self.in_lead = True

    def add_title(self, title: str) -> None:
        shift = -len(title) - 1
        for start, end in find_words(title):
            self.found.append(Token(start + shift, end + shift, self.following[TITLE], 0, 0))
            self.following[TITLE] += 1
        self.following[TITLE] += SEGMENT_GAP
        self.sentence = self.paragraph = 1

    def add(self, text: str, line: "Line", zone: int) -> None:
        from ukcorpus.text.sentences import find_sentences

        if zone == TITLE and self.following[TITLE] + line.end - line.start > LONGEST_TITLE:
            zone = BODY
        if line.segment != self.segment_of[zone]:
            self.following[zone] += SEGMENT_GAP
            self.segment_of[zone] = line.segment
        position = first = self.following[zone]
        lead = self.in_lead and zone == BODY
        for low, high in find_sentences(text, line.start, line.end):
            words = list_words(text, low, high)
            sentence, paragraph = self.sentence, self.paragraph
            self.found += [
                _token((start, end, at, sentence, paragraph, lead))
                for at, (start, end) in enumerate(words, position)
            ]
            position += len(words)
            self.sentence += 1
        if lead and line.label == "body" and position - first >= SHORTEST_LEAD:
            self.in_lead = False
        self.following[zone] = position + PARAGRAPH_GAP
        self.paragraph += 1
