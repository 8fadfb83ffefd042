"""An index that is open for reading: its segments, as one set of posting lists."""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from heapq import merge
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ukcorpus.search.engines.blocks import KEY, SIZES, Block, TermInfo, read_blocks
from ukcorpus.search.engines.lists import Within
from ukcorpus.search.engines.postings import LOWEST_TERM, TEXT
from ukcorpus.search.engines.seal import Seal, SegmentSeal

INDEX_NAME = "MAIN"
NUMBER, LENGTH = "number", "length"
"""Columns: the article's number (64 bits) and its weighted length (32-bit float)."""

_CHUNK = 1 << 16

if TYPE_CHECKING:
    from ukcorpus.search.engines.vocabulary import Vocabulary

_MANY = 4_000
"""Terms from which on all of them are read at once."""

OpenTerms = Callable[[Path], Any]
"""Opens a list of terms: Whoosh's ``OrderedHashReader``."""


class Segment:
    """One segment; its documents are numbered from 0."""

    def __init__(self, folder: Path, sealed: SegmentSeal, open_terms: OpenTerms) -> None:
        name = f"{INDEX_NAME}_{sealed.id}"
        self.sealed = sealed
        self.deleted = frozenset(sealed.deleted)
        self.numbers = _column(folder / f"{name}.{NUMBER}.col", "q", sealed.documents)
        self.lengths = _column(folder / f"{name}.{LENGTH}.col", "f", sealed.documents)
        self._postings = (folder / f"{name}.pst").open("rb")
        self._terms = open_terms(folder / f"{name}.trm")
        self._fields: dict[str, int] = self._terms.extras["fieldmap"]
        self._vocabularies: dict[int, Vocabulary | None] = {}

    def close(self) -> None:
        """Let go of the files."""
        self._postings.close()
        self._terms.close()

    def info(self, field: str, term: str) -> TermInfo | None:
        """What is known of ``term`` without reading its postings."""
        number = self._fields.get(field)
        if number is None:
            return None
        known = self._vocabularies.get(number) if term >= LOWEST_TERM else None
        if known is not None:
            return known.info(term)
        data = self._terms.get(KEY.pack(number) + term.encode("utf-8", "surrogatepass"))
        return None if data is None else TermInfo.from_bytes(data)

    def vocabulary(self, field: str) -> "Vocabulary | None":
        """All terms at once, kept from then on; None where they are too many."""
        from ukcorpus.search.engines.vocabulary import read_vocabulary  # late: for patterns only

        number = self._fields.get(field, len(self._fields))
        if number not in self._vocabularies:
            self._vocabularies[number] = read_vocabulary(self._terms, number)
        return self._vocabularies[number]

    def entries(self, field: str, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The terms from ``low`` on, below ``high`` (empty: to the end), in order, each with
        its ``TermInfo`` as it is stored: who scans a whole lexicon has no use for it."""
        number = self._fields.get(field)
        if number is None:
            return
        prefix, unpack, most = KEY.pack(number), SIZES.unpack_from, SIZES.size
        position = self._terms.closest_key_pos(prefix + low)
        end = self._terms.endofdata
        data, start = b"", 0
        while position is not None and position < end:
            if start + most > len(data):
                data, start = self._terms.dbfile.get(position, _CHUNK), 0
            key_size, info_size = unpack(data, start)
            size = most + key_size + info_size
            if start + size > len(data):
                data, start = self._terms.dbfile.get(position, max(size, _CHUNK)), 0
            key = data[start + most : start + most + key_size]
            if not key.startswith(prefix) or (high and key[2:] >= high):
                return
            term, info = key[2:], data[start + most + key_size : start + size]
            yield term, info
            position, start = position + size, start + size

    def read(self, info: TermInfo, within: Sequence[int] | None = None) -> Iterator[Block]:
        """The postings of a term in documents that are alive."""
        self._postings.seek(info.offset)
        data = self._postings.read(info.length)
        if len(data) != info.length:
            raise ValueError("postings that end too soon")
        for block in read_blocks(data, within):
            yield block.without(self.deleted) if self.deleted else block


def _column(path: Path, typecode: str, documents: int) -> Any:
    column = array(typecode)
    column.frombytes(path.read_bytes())
    if sys.byteorder == "little":
        column.byteswap()
    if len(column) != documents:
        raise ValueError(f"{path.name}: {len(column)} rows, not {documents}")
    return column


class Index:
    """All segments; see ``lists.Lists``. Documents are numbered through them."""

    def __init__(self, folder: Path, seal: Seal, open_terms: OpenTerms) -> None:
        self.seal = seal
        self.segments: list[Segment] = []
        self.bases: list[int] = []
        self.numbers = array("q")
        self.lengths = array("f")
        self._infos: dict[tuple[str, str], list[TermInfo | None]] = {}
        self._every: dict[tuple[str, ...], list[str] | None] = {}
        try:
            for sealed in seal.segments:
                segment = Segment(folder, sealed, open_terms)
                self.segments.append(segment)
                self.bases.append(len(self.numbers))
                self.numbers += segment.numbers
                self.lengths += segment.lengths
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the files."""
        for segment in self.segments:
            segment.close()

    @cached_property
    def deleted(self) -> frozenset[int]:
        """The documents that are deleted."""
        return frozenset(
            base + one
            for base, segment in zip(self.bases, self.segments, strict=True)
            for one in segment.deleted
        )

    @property
    def count(self) -> int:
        """See ``lists.Lists``."""
        return len(self.numbers) - len(self.deleted)

    @cached_property
    def alive(self) -> Collection[int]:
        """See ``lists.Lists``."""
        everything = range(len(self.numbers))
        if not self.deleted:
            return everything
        return dict.fromkeys(one for one in everything if one not in self.deleted)

    @cached_property
    def total_length(self) -> float:
        """See ``lists.Lists``."""
        return sum(self.lengths) - sum(self.lengths[one] for one in self.deleted)

    @cached_property
    def _documents(self) -> dict[int, int]:
        return {self.numbers[one]: one for one in self.alive}

    def document(self, article: int) -> int | None:
        """See ``lists.Lists``."""
        return self._documents.get(article)

    def infos(self, field: str, term: str) -> list[TermInfo | None]:
        """The entry of ``term`` in each segment."""
        infos = self._infos.get((field, term))
        if infos is None:
            infos = [segment.info(field, term) for segment in self.segments]
            self._infos[field, term] = infos
        return infos

    def frequency(self, field: str, term: str) -> int:
        """See ``lists.Lists``."""
        return sum(info.documents for info in self.infos(field, term) if info)

    def places(self, field: str, term: str) -> int:
        """See ``lists.Lists``."""
        return sum(info.places for info in self.infos(field, term) if info)

    def holding(self, field: str, term: str) -> int:
        """See ``lists.Lists``."""
        return sum(
            sum(len(block.documents) for block in segment.read(info))
            if segment.deleted
            else info.documents
            for segment, info in zip(self.segments, self.infos(field, term), strict=True)
            if info
        )

    def blocks(self, field: str, term: str, within: Within = None) -> list[Block]:
        """See ``lists.Lists``."""
        blocks: list[Block] = []
        infos = self.infos(field, term)
        wanted = None if within is None else sorted(within)
        for base, segment, info in zip(self.bases, self.segments, infos, strict=True):
            if info is None:
                continue
            local = None
            if wanted is not None:
                end = base + len(segment.numbers)
                local = [one - base for one in wanted if base <= one < end]
            blocks += [block.moved(base) for block in segment.read(info, local)]
        return blocks

    # The lexicon

    def terms(self, low: str, high: str = "", fields: tuple[str, ...] = (TEXT,)) -> Iterable[str]:
        """See ``engines.Lexicon``; who scans them all once may scan them again for little."""
        if not low and not high and fields not in self._every:
            self._every[fields] = self._all(fields)
        every = self._every.get(fields)
        if every is None:
            return self._scanned(low, high, fields)
        if not low and not high:
            return every
        return every[bisect_left(every, low) : bisect_left(every, high) if high else None]

    def _vocabularies(self, fields: tuple[str, ...]) -> "list[Vocabulary] | None":
        found = [segment.vocabulary(field) for segment in self.segments for field in fields]
        known = [one for one in found if one is not None]
        return known if len(known) == len(found) else None

    def _all(self, fields: tuple[str, ...]) -> list[str] | None:
        several = self._vocabularies(fields)
        if several is None:
            return None
        if len(several) == 1:
            return several[0].terms
        return list(dict.fromkeys(sorted(chain.from_iterable(one.terms for one in several))))

    def counts(self, terms: Sequence[str], fields: tuple[str, ...]) -> list[tuple[int, int]]:
        """``count_of`` each of the terms."""
        several = self._vocabularies(fields) if len(terms) > _MANY and len(fields) == 1 else None
        if several is None:
            return [self.count_of(term, fields) for term in terms]
        counts = several[0].counts(terms) if several else [(0, 0)] * len(terms)
        for one in several[1:]:
            more = one.counts(terms)
            counts = [(a + c, b + d) for (a, b), (c, d) in zip(counts, more, strict=True)]
        return counts

    def _scanned(self, low: str, high: str, fields: tuple[str, ...]) -> Iterator[str]:
        first, last_ = max(low, LOWEST_TERM).encode(), high.encode()
        several = [
            segment.entries(field, first, last_) for segment in self.segments for field in fields
        ]
        last = b""
        for term, _ in several[0] if len(several) == 1 else merge(*several):
            if term != last:
                last = term
                yield term.decode()

    def count_of(self, term: str, fields: Sequence[str] = (TEXT,)) -> tuple[int, int]:
        """See ``engines.Lexicon.count``."""
        holding = [
            [info for info in self.infos(field, term) if info is not None] for field in fields
        ]
        places = sum(info.places for infos in holding for info in infos)
        if sum(map(bool, holding)) < 2:
            return sum(info.documents for infos in holding for info in infos), places
        # Some articles may hold it in the text and in a labelled line: they count once.
        blocks = [block for field in fields for block in self.blocks(field, term)]
        return len({one for block in blocks for one in block.documents}), places
