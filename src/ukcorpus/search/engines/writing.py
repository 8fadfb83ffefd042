"""Changing an index: a new segment, deletions in the others, small ones merged; then the seal.

Nothing that is there is altered. What a crash or an error leaves is swept, then or later.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from ukcorpus.search.engines import Document
from ukcorpus.search.engines.blocks import TermInfo
from ukcorpus.search.engines.postings import FIELDS, Inverted, Posting, encode, invert
from ukcorpus.search.engines.seal import EMPTY, Seal, SegmentSeal, explained, seal_file, write_seal
from ukcorpus.search.engines.segments import INDEX_NAME, Segment

MOST_SEGMENTS = 8
"""Before small segments are merged whatever their sizes."""


class SegmentWriter(Protocol):
    """Writes one segment."""

    @property
    def id(self) -> str:
        """As its files are named."""
        ...

    @property
    def documents(self) -> int:
        """How many it has so far: the number of the next."""
        ...

    def start(self, number: int, length: float) -> None:
        """A new document, for the article ``number``."""
        ...

    def add(self, document: int, postings: Iterable[Posting]) -> None:
        """The postings of a document; documents rise."""
        ...

    def extend(self, field: str, term: bytes, rows: Iterable[tuple[int, float, bytes]]) -> None:
        """Document, weight and positions of a term; documents rise, over those that it has."""
        ...

    def finish(self) -> None:
        """Write its files, whole; none where there are no documents."""
        ...

    def cancel(self) -> None:
        """Give up; its files may stay in part."""
        ...


class Tools(Protocol):
    """What a change needs of Whoosh."""

    def new_segment(self, folder: Path) -> SegmentWriter:
        """Start a segment."""
        ...

    def open_segment(self, folder: Path, sealed: SegmentSeal) -> Segment:
        """Open one that is there."""
        ...


def write(
    change: "Change", documents: Iterable[Document], removed: Iterable[int], generation: int
) -> None:
    """Commit these changes as ``generation``, or leave all as it was."""
    try:
        change.open()
        for number in removed:
            change.delete(number)
        for document in documents:
            change.add(invert(document))
        change.commit(generation)
    finally:
        change.close()


class Change:
    """From one state of an index to the next; ``anew``: from nothing.

    ``current`` is the state that stays if this fails; None if it cannot be read.
    """

    def __init__(
        self,
        folder: Path,
        current: Seal | None,
        tools: Tools,
        durable: bool,
        *,
        anew: bool = False,
    ) -> None:
        seal = current or EMPTY
        if anew:
            seal = Seal(0, seal.commit)
        self._current = current
        self._folder, self._seal, self._durable = folder, seal, durable
        self._tools = tools
        self._segments: dict[str, Segment] = {}
        self._deleted = {sealed.id: set(sealed.deleted) for sealed in seal.segments}
        self._places: dict[int, tuple[str, int]] = {}
        self._added: dict[int, int] = {}
        self._superseded: set[int] = set()
        self._writer: SegmentWriter | None = None

    def open(self) -> None:
        """Read what is there and start a segment."""
        with explained(self._folder, self._seal):
            for sealed in self._seal.segments:
                segment = self._tools.open_segment(self._folder, sealed)
                self._segments[sealed.id] = segment
                self._places |= {
                    number: (sealed.id, document)
                    for document, number in enumerate(segment.numbers)
                    if document not in segment.deleted
                }
        self._writer = self._tools.new_segment(self._folder)

    def delete(self, number: int) -> None:
        """Forget an article of the old state; an unknown one is no matter."""
        place = self._places.pop(number, None)
        if place is not None:
            self._deleted[place[0]].add(place[1])

    def add(self, inverted: Inverted) -> None:
        """Add an article; an older one of this number is replaced, be it of this batch."""
        self.delete(inverted.number)
        earlier = self._added.get(inverted.number)
        if earlier is not None:  # Whoosh would keep both
            self._superseded.add(earlier)
        writer = self._started()
        document = self._added[inverted.number] = writer.documents
        writer.start(inverted.number, inverted.length)
        writer.add(document, inverted.postings)

    def commit(self, generation: int) -> None:
        """Write everything, then make it the current state."""
        fresh = Seal(generation, self._seal.commit + 1, tuple(self._finish()))
        write_seal(self._folder, fresh, durable=self._durable)
        self._current = fresh

    def close(self) -> None:
        """Let go of all files and sweep what the current state does not name."""
        for segment in self._segments.values():
            segment.close()
        if self._writer is not None:
            with suppress(Exception):  # the error that brought us here is the one to show
                self._writer.cancel()
        if self._current is not None:
            sweep(self._folder, self._current)

    def _started(self) -> SegmentWriter:
        assert self._writer is not None, "open() comes first"
        return self._writer

    def _finish(self) -> Iterator[SegmentSeal]:
        writer = self._started()
        alive = {
            sealed.id: sealed.documents - len(self._deleted[sealed.id])
            for sealed in self._seal.segments
        }
        merged = choose_merges(self._seal.segments, alive, len(self._added))
        for sealed in self._seal.segments:
            if sealed.id in merged:
                with explained(self._folder, self._seal):
                    self._merge(self._segments[sealed.id])
            elif alive[sealed.id]:
                deleted = tuple(sorted(self._deleted[sealed.id]))
                yield SegmentSeal(sealed.id, sealed.documents, deleted, sealed.files)
        writer.finish()
        self._writer = None
        if writer.documents:
            paths = sorted(self._folder.glob(f"{INDEX_NAME}_{writer.id}.*"))
            files = {path.name: seal_file(path, durable=self._durable) for path in paths}
            superseded = tuple(sorted(self._superseded))
            yield SegmentSeal(writer.id, writer.documents, superseded, files)

    def _merge(self, segment: Segment) -> None:
        writer, gone = self._started(), self._deleted[segment.sealed.id]
        moved: dict[int, int] = {}
        for document, number in enumerate(segment.numbers):
            if document not in gone:
                moved[document] = writer.documents
                writer.start(number, segment.lengths[document])
        for field in FIELDS:
            for term, info in segment.entries(field, b"", b""):
                for block in segment.read(TermInfo.from_bytes(info)):
                    weights = dict(zip(block.documents, block.weights, strict=True))
                    rows = [
                        (moved[one], float(weights[one]), encode(positions))
                        for one, positions in block.places(moved)
                    ]
                    if rows:
                        writer.extend(field, term, rows)


def choose_merges(segments: Iterable[SegmentSeal], alive: dict[str, int], added: int) -> set[str]:
    """Which segments to merge into one with ``added`` new documents.

    From the smallest, all that are not over twice what has been gathered so far: so an article
    is written again only when its segment has grown by half, and there are few segments. Those
    of which half is deleted go too, and the smallest whatever their size when there are too many.
    """
    segments = sorted(
        (sealed for sealed in segments if alive[sealed.id]),
        key=lambda sealed: (alive[sealed.id], sealed.id),
    )
    merged = {sealed.id for sealed in segments if 2 * alive[sealed.id] < sealed.documents}
    gathered = added + sum(alive[name] for name in merged)
    for sealed in segments:
        if sealed.id in merged:
            continue
        size = alive[sealed.id]
        if size > 2 * gathered and len(segments) - len(merged) < MOST_SEGMENTS:
            break
        merged.add(sealed.id)
        gathered += size
    return merged


def sweep(folder: Path, seal: Seal) -> None:
    """Delete what no state names any more; who still reads it keeps it until it closes."""
    named = {name for segment in seal.segments for name in segment.files}
    for path in folder.glob(f"{INDEX_NAME}_*"):
        if path.name not in named:
            with suppress(OSError):
                path.unlink()
