"""What an inverted index holds of an article: per term, the positions at which it stands."""

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from operator import lt
from struct import Struct
from typing import NamedTuple

from ukcorpus.search.engines import Document
from ukcorpus.search.matches import lead_end
from ukcorpus.search.ranking import weigh
from ukcorpus.text.tokens import FURNITURE, ZONE_BASE, Token

TEXT = "text"
"""The list of words of title, body and captions."""
LABELLED = "furniture"
"""The list of words of furniture, kept apart so that a plain search never reads it."""
FIELDS = (LABELLED, TEXT)

SENTENCES = "\x01s"
PARAGRAPHS = "\x01p"
"""Reserved terms: where sentences and paragraphs begin. No word holds a control character."""
LEADS = "\x01l"
"""A reserved term: where the lead ends; at 0 where there is none."""
LOWEST_TERM = "\x02"

_ONE = Struct("<I")
_SWAP = sys.byteorder == "big"
_END = 1 << 32
_LARGEST = 1 << 62


class Posting(NamedTuple):
    """One term in one article."""

    field: str
    term: bytes
    weight: float
    positions: bytes
    """Rising, 32 bits each, little-endian: their number is ``len(positions) // 4``."""


_posting = partial(tuple.__new__, Posting)


class Inverted(NamedTuple):
    """One article, ready to be added to an index."""

    number: int
    length: float
    postings: list[Posting]


def check(document: Document) -> None:
    """Raise ``ValueError`` if ``document`` cannot be indexed."""
    if not 0 <= document.number < _LARGEST:
        raise ValueError(f"not an article number: {document.number}")
    if len(document.tokens) != len(document.terms):
        raise ValueError(f"article {document.number}: as many terms as tokens are needed")
    if not document.tokens:
        return
    places = [token.position for token in document.tokens]
    if not (places[0] >= 0 and places[-1] < _END and all(map(lt, places, places[1:]))):
        raise ValueError(f"article {document.number}: positions out of order")
    least = min(document.terms)
    if least < LOWEST_TERM:
        raise ValueError(f"article {document.number}: {least!r} is not a term")


def invert(document: Document) -> Inverted:
    """The postings of ``document``. Raises ``ValueError`` if it cannot be indexed."""
    check(document)
    postings: list[Posting] = []
    length = 0.0
    for field, tokens, terms in _by_field(document):
        places: dict[str, list[int]] = defaultdict(list)
        everywhere = [token.position for token in tokens]
        for term, position in zip(terms, everywhere, strict=True):
            places[term].append(position)
        if places:
            places[SENTENCES] = _starts(everywhere, [token.sentence for token in tokens])
            places[PARAGRAPHS] = _starts(everywhere, [token.paragraph for token in tokens])
        if places and field == TEXT:
            places[LEADS] = [max(0, lead_end(tokens))]
        for term, positions in places.items():
            try:
                encoded = term.encode()
            except UnicodeEncodeError as error:
                raise ValueError(f"article {document.number}: {error}") from error
            postings.append(_posting((field, encoded, weigh(positions), encode(positions))))
        if field == TEXT:
            length = weigh(everywhere)
    return Inverted(document.number, length, postings)


def _by_field(document: Document) -> Iterable[tuple[str, Sequence[Token], Sequence[str]]]:
    tokens, terms = document.tokens, document.terms
    border = len(tokens)
    while border and tokens[border - 1].position >= ZONE_BASE[FURNITURE]:
        border -= 1
    yield TEXT, tokens[:border], terms[:border]
    yield LABELLED, tokens[border:], terms[border:]


def _starts(places: Sequence[int], units: Sequence[int]) -> list[int]:
    return [
        place
        for place, unit, before in zip(places, units, [-1, *units[:-1]], strict=True)
        if unit != before
    ]


def encode(positions: Sequence[int]) -> bytes:
    """Positions as a posting holds them."""
    if len(positions) == 1:
        return _ONE.pack(positions[0])
    numbers = array("I", positions)
    if _SWAP:
        numbers.byteswap()
    return numbers.tobytes()
