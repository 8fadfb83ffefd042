"""All terms of one field of a segment, in memory: for who looks at each of them."""

import sys
from array import array
from collections.abc import Iterable
from itertools import pairwise
from struct import Struct
from typing import Any

from ukcorpus.search.engines.blocks import INFO_SIZE, KEY, SIZES, TermInfo
from ukcorpus.search.engines.postings import LOWEST_TERM

MOST = 1_000_000
"""Terms that are kept in memory; a longer list is read a term at a time."""

_COUNTS = Struct("<IQ")
"""What ``TermInfo`` begins with."""


class Vocabulary:
    """The terms, sorted, and where the entry of each is."""

    def __init__(self, data: bytes, terms: Iterable[str], entries: Iterable[int]) -> None:
        self._data = data
        self._entries = dict(zip(terms, entries, strict=True))
        self.terms = list(self._entries)

    def info(self, term: str) -> TermInfo | None:
        """See ``Segment.info``."""
        at = self._entries.get(term)
        return None if at is None else TermInfo.from_bytes(self._data[at : at + INFO_SIZE])

    def counts(self, terms: Iterable[str]) -> list[tuple[int, int]]:
        """In how many documents each term stands, and at how many places."""
        get, unpack, data = self._entries.get, _COUNTS.unpack_from, self._data
        return [(0, 0) if at is None else unpack(data, at) for at in map(get, terms)]


def read_vocabulary(table: Any, number: int) -> Vocabulary | None:
    """The terms of the field ``number`` in Whoosh's list of terms, but reserved ones.

    None where there are more than ``MOST``. The list ends with the places of its keys in order,
    so nothing has to be walked through.
    """
    low = table.closest_key_pos(KEY.pack(number) + LOWEST_TERM.encode())
    high = table.closest_key_pos(KEY.pack(number + 1)) or table.endofdata
    if low is None or low >= high:
        return Vocabulary(b"", (), ())
    starts = _places(table)
    first = starts.index(low)
    last = starts.index(high) if high != table.endofdata else len(starts)
    if last - first > MOST:
        return None
    data = table.dbfile.get(low, high - low)
    ends = [start - low for start in (*starts[first + 1 : last], high)]
    begun = SIZES.size + KEY.size
    keys = [data[start + begun : end - INFO_SIZE] for start, end in pairwise((0, *ends))]
    return Vocabulary(data, map(bytes.decode, keys), (end - INFO_SIZE for end in ends))


def _places(table: Any) -> "array[int]":
    """Where each entry begins."""
    places: array[int] = array(table.extras["indextype"])
    places.frombytes(table.dbfile.get(table.indexbase, table.indexlen * places.itemsize))
    if sys.byteorder == "little":
        places.byteswap()
    return places
