"""Posting lists on disk, in the files that Whoosh writes.

Whoosh's own form pickles each position list and is read a posting at a time, at a microsecond
a step. A list of ours is read whole: columns of documents, counts and weights as they lie,
positions packed and only unpacked for who asks. Numbers are little-endian.
"""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, chain, repeat
from operator import add, ne
from struct import Struct
from typing import Any, NamedTuple
from zlib import compress, decompress

BLOCK = 512
"""Postings a block: what is skipped or unpacked together."""
_PACKED, _WIDE, _WEIGHTED = 1, 2, 4
_HEADER = Struct("<IIIB")
"""Number of postings, last document, bytes of positions, and the flags above."""
_INFO = Struct("<IQQI")
INFO_SIZE = _INFO.size
"""Bytes of a ``TermInfo`` as it is stored."""
KEY = Struct("!H")
"""In Whoosh's list of terms the number of a field, before each of its terms."""
SIZES = Struct("!ii")
"""Of a key and its value, before both."""
_LEVEL = 3
_WORTH_PACKING = 48
_SWAP = sys.byteorder == "big"


class TermInfo(NamedTuple):
    """What the list of terms says of one; deleted documents count."""

    documents: int
    places: int
    offset: int
    length: int

    def to_bytes(self) -> bytes:
        """The entry as Whoosh stores it beside the term."""
        return _INFO.pack(*self)

    @classmethod
    def from_bytes(cls, data: bytes) -> "TermInfo":
        """The inverse of ``to_bytes``."""
        return cls(*_INFO.unpack(data))


class Block:
    """A run of postings: columns of one length, by rising document."""

    __slots__ = ("_packed", "_starts", "counts", "documents", "weights")

    def __init__(
        self,
        documents: Sequence[int],
        counts: Sequence[int],
        weights: Sequence[float],
        packed: tuple[bytes, bool],
        starts: Sequence[int] | None = None,
    ) -> None:
        self.documents = documents
        self.counts = counts
        self.weights = weights
        self._packed = packed
        self._starts = starts

    def places(self, within: Container[int] | None = None) -> Iterator[tuple[int, list[int]]]:
        """Documents of ``within`` (None: all) with the sorted positions in each."""
        data, is_packed = self._packed
        positions = _numbers("I", decompress(data) if is_packed else data)
        starts = self._starts or accumulate(self.counts, initial=0)
        for one, count, start in zip(self.documents, self.counts, starts, strict=False):
            if within is None or one in within:
                yield one, positions[start : start + count].tolist()

    def pairs(self) -> Iterable[tuple[int, int]]:
        """Every document with every position in it."""
        data, is_packed = self._packed
        positions = _numbers("I", decompress(data) if is_packed else data)
        if self._starts is not None:
            ends = map(add, self._starts, self.counts)
            slices = map(positions.__getitem__, map(slice, self._starts, ends))
            positions = list(chain.from_iterable(slices))
        if len(positions) == len(self.documents):
            return zip(self.documents, positions, strict=True)
        documents = chain.from_iterable(map(repeat, self.documents, self.counts))
        return zip(documents, positions, strict=True)

    def moved(self, base: int) -> "Block":
        """The same with documents counted from ``base``."""
        if not base:
            return self
        documents = [base + one for one in self.documents]
        return Block(documents, self.counts, self.weights, self._packed, self._starts)

    def without(self, deleted: frozenset[int]) -> "Block":
        """The same without these documents."""
        if deleted.isdisjoint(self.documents):
            return self
        kept = [i for i, one in enumerate(self.documents) if one not in deleted]
        starts = list(self._starts or accumulate(self.counts, initial=0))
        documents, counts = [self.documents[i] for i in kept], [self.counts[i] for i in kept]
        weights, starts = [self.weights[i] for i in kept], [starts[i] for i in kept]
        return Block(documents, counts, weights, self._packed, starts)


def read_blocks(data: bytes, within: Sequence[int] | None = None) -> Iterator[Block]:
    """The blocks in ``data``; those without a document of ``within`` (sorted) are skipped."""
    start, before = 0, -1
    while start < len(data):
        size, highest, packed, flags = _HEADER.unpack_from(data, start)
        start += _HEADER.size
        counted = 4 if flags & _WIDE else 1
        end = start + size * (4 + counted + (4 if flags & _WEIGHTED else 0)) + packed
        if end > len(data) or not size:
            raise ValueError("a posting list that is cut short")
        if within is None or bisect_right(within, highest) > bisect_right(within, before):
            yield _read(data[start:end], size, flags, packed)
        start, before = end, highest


def _read(data: bytes, size: int, flags: int, packed: int) -> Block:
    border = 4 * size
    documents = _numbers("I", data[:border]).tolist()
    width = border if flags & _WIDE else size
    counts = _numbers("I" if flags & _WIDE else "B", data[border : border + width])
    weights: Sequence[float] = counts
    if flags & _WEIGHTED:
        weights = _numbers("f", data[border + width : 2 * border + width])
    return Block(documents, counts, weights, (data[len(data) - packed :], bool(flags & _PACKED)))


class ListWriter:
    """Writes the postings of one term after another to a file that is at its beginning."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._offset = 0

    def write(
        self, documents: Sequence[int], weights: Sequence[float], positions: Sequence[bytes]
    ) -> TermInfo:
        """A term's list and its entry; ``positions`` as ``postings.encode`` gives."""
        counts = [len(one) >> 2 for one in positions]
        if len(documents) <= BLOCK:
            data = _block(documents, counts, weights, positions)
        else:
            cuts = [slice(at, at + BLOCK) for at in range(0, len(documents), BLOCK)]
            data = b"".join(
                _block(documents[cut], counts[cut], weights[cut], positions[cut]) for cut in cuts
            )
        info = TermInfo(len(documents), sum(counts), self._offset, len(data))
        self._file.write(data)
        self._offset += len(data)
        return info


def _block(
    documents: Sequence[int],
    counts: Sequence[int],
    weights: Sequence[float],
    positions: Sequence[bytes],
) -> bytes:
    flags, data = 0, b"".join(positions)
    wide = max(counts) > 255
    if wide:
        flags |= _WIDE
    weighted = b""
    if any(map(ne, weights, counts)):
        flags |= _WEIGHTED
        weighted = _bytes(array("f", weights))
    if len(data) > _WORTH_PACKING:
        flags |= _PACKED
        data = compress(data, _LEVEL)
    counted = _bytes(array("I", counts)) if wide else bytes(counts)
    header = _HEADER.pack(len(counts), documents[-1], len(data), flags)
    return b"".join((header, _bytes(array("I", documents)), counted, weighted, data))


def _numbers(typecode: str, data: bytes) -> Any:
    numbers: Any = array(typecode)
    numbers.frombytes(data)
    if _SWAP:
        numbers.byteswap()
    return numbers


def _bytes(numbers: "array[Any]") -> bytes:
    if _SWAP:
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()
