"""Words, numbers in digits and marks of a paragraph, around its numbers alone."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from ukcorpus.ingest.extractors.figures.known import Numbers

_TOKEN = re.compile(
    r"(?=\S)(?:[^\W\d_]++(?![-'’.])"  # the plainest words, which most are, first
    r"|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:[-'’][^\W\d_]+|\.[^\W\d_](?![^\W\d_]))*"  # a.m, not the "end.The" of bad copy
    r"|\d|[^\w\s]|_)"
)
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHIC = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)+")
_DIGIT = re.compile(r"\d+|[½¼¾⅓⅔⅛⅜⅝⅞]")
_ANY_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞]")
_BEFORE, _AFTER = 120, 160
"""Characters around a number among which its qualifier, noun, place and month stand."""


_LONGEST_PIECE = 24
"""Characters of a word with its marks that is worth remembering."""


class Part(NamedTuple):
    """A word, a number in digits or a mark."""

    start: int
    end: int
    raw: str
    low: str


_part = partial(tuple.__new__, Part)


def parts_of(text: str, start: int, end: int) -> list[Part]:
    """The parts of ``text[start:end]``."""
    return [
        _part((match.start(), match.end(), raw := match.group(), raw.lower()))
        for match in _TOKEN.finditer(text, start, end)
    ]


def stretches(
    text: str, start: int, end: int, known: Numbers
) -> Iterator[tuple[list[Part], list[int]]]:
    """The parts around the numbers of ``text[start:end]``, and which of them may begin one."""
    places = _places(text, start, end, known)
    spans: list[tuple[int, int]] = []
    at = -1
    for place in places:
        first = at
        if place > at:
            first = _gap_before(text, max(start, place - _BEFORE), max(start, at))
        at = _gap_after(text, min(end, place + _AFTER), end)
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], at)
        else:
            spans.append((first, at))
    known_places = frozenset(places)
    for first, last in spans:
        parts = parts_of(text, first, last)
        yield parts, [n for n, part in enumerate(parts) if part.start in known_places]


def _places(text: str, start: int, end: int, known: Numbers) -> list[int]:
    """Offsets of digits and of words that may be numbers, in order."""
    first = _ANY_DIGIT.search(text, start, end)
    places = [m.start() for m in _DIGIT.finditer(text, first.start(), end)] if first else []
    if not known.strong:
        return places
    low = text[start:end].lower()
    same = len(low) == end - start  # else offsets move: the whole stretch is read
    pieces = set(low.split()) - known.plain
    hits = _number_words(pieces, known) if pieces else []
    if hits and not same:
        return [match.start() for match in _TOKEN.finditer(text, start, end)]
    for word in hits:
        at = low.find(word)
        while at >= 0:
            places.append(start + at)
            at = low.find(word, at + len(word))
    return sorted(places)


def _number_words(pieces: set[str], known: Numbers) -> list[str]:
    """The words in ``pieces`` that may begin a number; pieces without one are remembered."""
    hits: set[str] = set()
    for piece in pieces:
        words = set(_WORD.findall(piece))
        if not piece.isalpha():
            words.update(_APOSTROPHIC.findall(piece))  # п'ять
        found = known.among(words)
        hits.update(found)
        if not found and len(piece) <= _LONGEST_PIECE:
            known.remember(piece)
    return sorted(hits)


def _gap_before(text: str, at: int, least: int) -> int:
    """The start of the word at ``at``, not far away."""
    for k in range(at, max(least, at - 40), -1):
        if text[k - 1 : k].isspace():
            return k
    return max(least, at - 40)


def _gap_after(text: str, at: int, most: int) -> int:
    for k in range(at, min(most, at + 40)):
        if text[k].isspace():
            return k
    return min(most, at + 40)
