"""What an inverted index holds of an article: per term, the positions at which it stands."""

import sys
from array import array
from collections.abc import Iterable, Sequence
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
    last = -1
    for token, term in zip(document.tokens, document.terms, strict=True):
        if not last < token.position < _END:
            raise ValueError(f"article {document.number}: position {token.position} out of order")
        if term < LOWEST_TERM:
            raise ValueError(f"article {document.number}: {term!r} is not a term")
        last = token.position


def invert(document: Document) -> Inverted:
    """The postings of ``document``. Raises ``ValueError`` if it cannot be indexed."""
    check(document)
    postings: list[Posting] = []
    length = 0.0
    for field, tokens, terms in _by_field(document):
        places: dict[str, list[int]] = {}
        for token, term in zip(tokens, terms, strict=True):
            places.setdefault(term, []).append(token.position)
        if places:
            places[SENTENCES] = _starts(tokens, [token.sentence for token in tokens])
            places[PARAGRAPHS] = _starts(tokens, [token.paragraph for token in tokens])
        if places and field == TEXT:
            places[LEADS] = [max(0, lead_end(tokens))]
        for term, positions in places.items():
            try:
                encoded = term.encode()
            except UnicodeEncodeError as error:
                raise ValueError(f"article {document.number}: {error}") from error
            postings.append(Posting(field, encoded, weigh(positions), encode(positions)))
        if field == TEXT:
            length = weigh([token.position for token in tokens])
    return Inverted(document.number, length, postings)


def _by_field(document: Document) -> Iterable[tuple[str, Sequence[Token], Sequence[str]]]:
    tokens, terms = document.tokens, document.terms
    border = len(tokens)
    while border and tokens[border - 1].position >= ZONE_BASE[FURNITURE]:
        border -= 1
    yield TEXT, tokens[:border], terms[:border]
    yield LABELLED, tokens[border:], terms[border:]


def _starts(tokens: Sequence[Token], units: Sequence[int]) -> list[int]:
    return [
        token.position
        for index, token in enumerate(tokens)
        if not index or units[index] != units[index - 1]
    ]


def encode(positions: Iterable[int]) -> bytes:
    """Positions as a posting holds them."""
    numbers = array("I", positions)
    if _SWAP:
        numbers.byteswap()
    return numbers.tobytes()
