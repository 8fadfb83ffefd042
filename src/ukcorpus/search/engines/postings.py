"""What an inverted index holds of an article: per term, the positions at which it stands."""

import sys
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, pairwise
from operator import lt
from struct import Struct
from typing import NamedTuple

from ukcorpus.search.engines import Document, Run
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
ENDS = "\x01e"
"""A reserved term: the last position of each zone."""
PASSAGES = {"claim": "\x01c", "figure": "\x01f"}
"""Reserved terms: where the passages of a kind stand; see ``packed_runs``."""
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
            places[ENDS] = _ends(everywhere)
        if places and field == TEXT:
            places[LEADS] = [max(0, lead_end(tokens))]
            for kind, term in PASSAGES.items():
                places[term] = packed_runs(document.passages.get(kind, ()))
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


def _ends(places: Sequence[int]) -> list[int]:
    """The last position in each zone that has any."""
    cuts = [bisect_left(places, base) for base in (*ZONE_BASE, _END)]
    return [places[to - 1] for at, to in pairwise(cuts) if to > at]


def packed_runs(passages: Sequence[Sequence[Run]]) -> list[int]:
    """How many passages, then of each how many runs, then their first and last positions."""
    numbers = [len(passages)]
    for runs in passages:
        numbers.append(len(runs))
        numbers += chain.from_iterable(runs)
    return numbers


def unpacked_runs(numbers: Sequence[int]) -> Iterator[list[Run]]:
    """The inverse of ``packed_runs``."""
    at = 1
    for _ in range(numbers[0]):
        end = at + 1 + 2 * numbers[at]
        yield list(zip(numbers[at + 1 : end : 2], numbers[at + 2 : end : 2], strict=True))
        at = end


def encode(positions: Sequence[int]) -> bytes:
    """Positions as a posting holds them."""
    if len(positions) == 1:
        return _ONE.pack(positions[0])
    numbers = array("I", positions)
    if _SWAP:
        numbers.byteswap()
    return numbers.tobytes()
