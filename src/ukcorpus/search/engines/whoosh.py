"""The engine over Whoosh 2.7.4; the only file that imports it.

Whoosh sorts, writes, packs and finds posting lists. What a query means is decided by our own
code on those lists (``evaluate``), and which files make up the index by our own seal
(``seal``). Of Whoosh's defects that leaves few to guard against; ``tests/contracts`` probes
them. Whoosh is imported where it is needed: reading needs a twentieth of it.
"""

import errno
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from ukcorpus.errors import DiskFull, Locked, NoIndex, UkcorpusError
from ukcorpus.search.engines import Document, Match
from ukcorpus.search.engines.blocks import ListWriter
from ukcorpus.search.engines.evaluate import Evaluation
from ukcorpus.search.engines.postings import FIELDS, Inverted, encode, invert
from ukcorpus.search.engines.scoring import Scoring
from ukcorpus.search.engines.seal import (
    Seal,
    SegmentSeal,
    check_owner,
    damaged,
    read_seal,
    seal_file,
    unproved,
    write_seal,
)
from ukcorpus.search.engines.segments import INDEX_NAME, LENGTH, NUMBER, Index, Segment
from ukcorpus.search.plan import Plan

LIMIT_MB = 160
"""Postings are sorted in memory up to this much, then in runs on disk."""
MOST_SEGMENTS = 8
_ATTEMPTS = 5


class WhooshLexicon:
    """See ``engines.Lexicon``."""

    def __init__(self, engine: "WhooshEngine") -> None:
        self._engine = engine

    def terms(self, low: str, high: str = "") -> Iterator[str]:
        """See ``engines.Lexicon.terms``."""
        with self._engine.reading() as index:
            yield from index.terms(low, high)

    def count(self, term: str) -> tuple[int, int]:
        """See ``engines.Lexicon.count``."""
        with self._engine.reading() as index:
            return index.count_of(term)


class WhooshEngine:
    """See ``engines.SearchEngine``. Opened when first asked; shows one state until closed.

    ``trust`` reads an index that belongs to another user; ``durable`` waits at each commit
    until the disk has it, so that a power cut loses nothing.
    """

    def __init__(self, folder: Path, *, trust: bool = False, durable: bool = True) -> None:
        self.folder = folder
        self._durable = durable
        self._trust = trust
        self._index: Index | None = None

    def close(self) -> None:
        """Let go of the files; the next question opens the newest state."""
        if self._index is not None:
            self._index.close()
            self._index = None

    @property
    def generation(self) -> int:
        """See ``engines.SearchEngine``. Raises ``NoIndex`` before the first update."""
        with self.reading() as index:
            return index.seal.generation

    @property
    def lexicon(self) -> WhooshLexicon:
        """See ``engines.SearchEngine``."""
        return WhooshLexicon(self)

    def search(self, plan: Plan, *, furniture: bool = False) -> list[Match]:
        """See ``engines.SearchEngine.search``."""
        with self.reading() as index:
            evaluation = Evaluation(index, furniture=furniture)
            found = evaluation.find(plan)
            scores = Scoring(evaluation, index.lengths, found.counts.keys()).score(found)
            numbers, score = index.numbers, scores.get
            return [
                Match(numbers[one], score(one, 0.0), count) for one, count in found.counts.items()
            ]

    def verify(self) -> list[str]:
        """Names of files of the index that are missing or altered: reads all of it."""
        return unproved(self.folder, read_seal(self.folder, trust=self._trust), whole=True)

    def update(
        self, documents: Iterable[Document], removed: Iterable[int], generation: int
    ) -> None:
        """See ``engines.SearchEngine.update``."""
        with self._lock():
            try:
                seal = read_seal(self.folder, trust=self._trust)
            except NoIndex:
                seal = Seal(0, 0)
            _write(_Writer(self.folder, seal, self._durable), documents, removed, generation)
        self.close()

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """See ``engines.SearchEngine.rebuild``. Asks nothing of what was there before."""
        with self._lock():
            try:
                commit = read_seal(self.folder, trust=self._trust).commit
            except UkcorpusError:
                commit = 0
            _write(_Writer(self.folder, Seal(0, commit), self._durable), documents, (), generation)
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Index]:
        """The open index; whatever goes wrong because a file is damaged says so."""
        if self._index is None:
            self._index = self._open()
        index = self._index
        with _explained(self.folder, index.seal):
            yield index

    def _open(self) -> Index:
        seal = read_seal(self.folder, trust=self._trust)
        for _ in range(_ATTEMPTS):
            bad = unproved(self.folder, seal, whole=False)
            if not bad:
                with suppress(FileNotFoundError), _explained(self.folder, seal):
                    return Index(self.folder, seal, _open_terms)
            # A writer may have swept these files between our reading its seal and this.
            newer = read_seal(self.folder, trust=self._trust)
            if newer == seal:
                break
            seal = newer
        raise damaged(", ".join(unproved(self.folder, seal, whole=True)) or "files vanish")

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with _lean_imports():
            from whoosh.util.filelock import FileLock
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._trust:
                check_owner(self.folder)
            lock = FileLock(str(self.folder / "WRITELOCK"))
            if not lock.acquire():
                raise Locked(
                    "another process is writing the index",
                    hint="Try again when it has finished.",
                )
        except OSError as error:
            _raise_if_full(error)
            raise
        try:
            yield
        finally:
            lock.release()


@contextmanager
def _explained(folder: Path, seal: Seal) -> Iterator[None]:
    """Turn any error that a damaged file causes into ``IndexDamaged``; ours pass."""
    try:
        yield
    except UkcorpusError:
        raise
    except Exception as error:
        bad = unproved(folder, seal, whole=True)
        if not bad:
            raise
        raise damaged(", ".join(bad)) from error


def _raise_if_full(error: OSError) -> None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        raise DiskFull(
            "the disk is full; the index is as it was",
            hint="Free some space and run the same command again.",
        ) from error


# Whoosh, reading


@contextmanager
def _lean_imports() -> Iterator[None]:
    """Import Whoosh without ``urllib.request``, which costs more than all we need of it.

    ``whoosh.compat`` imports ``urlretrieve`` from it and nothing uses it. A stand-in takes
    its place while that import runs, and then goes: who imports it later gets the real one.
    """
    name = "urllib.request"
    if name in sys.modules or "whoosh.compat" in sys.modules:
        yield
        return
    stand_in = ModuleType(name)
    stand_in.urlretrieve = None  # type: ignore[attr-defined]
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]


def _open_terms(path: Path) -> Any:
    with _lean_imports():
        from whoosh.filedb.filetables import OrderedHashReader
        from whoosh.filedb.structfile import StructFile

    file = path.open("rb")
    wrapped = StructFile(file, name=path.name)
    wrapped.read_pickle = lambda: _Plain(file).load()
    return OrderedHashReader(wrapped, path.stat().st_size)


class _Plain(pickle.Unpickler):
    """Reads the one pickle in a list of terms, a table of numbers, and runs nothing."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} in an index")


# Whoosh, writing


def _write(
    writer: "_Writer", documents: Iterable[Document], removed: Iterable[int], generation: int
) -> None:
    """Commit these changes as ``generation``, or leave all as it was."""
    try:
        try:
            for number in removed:
                writer.delete(number)
            for document in documents:
                writer.add(invert(document))
            writer.commit(generation)
        except BaseException:
            writer.cancel()
            raise
    except OSError as error:
        _raise_if_full(error)
        raise


def _sweep(folder: Path, seal: Seal) -> None:
    """Delete what no state names any more; who still reads it keeps it until it closes."""
    named = {name for segment in seal.segments for name in segment.files}
    for path in folder.glob(f"{INDEX_NAME}_*"):
        if path.name not in named:
            with suppress(OSError):
                path.unlink()


class _Target:
    """What Whoosh's writer asks of an index: one that starts empty."""

    indexname = INDEX_NAME
    generation = 0

    def __init__(self, storage: Any, schema: Any) -> None:
        self.storage, self.schema = storage, schema
        self.segments: list[Any] = []

    def _read_toc(self) -> "_Target":
        return self


class _Writer:
    """Adds one segment, marks deletions in the others, merges those that are small."""

    def __init__(self, folder: Path, seal: Seal, durable: bool) -> None:
        with _lean_imports():
            from whoosh.codec.whoosh3 import W3Codec
            from whoosh.columns import NumericColumn
            from whoosh.fields import FieldType, Schema
            from whoosh.filedb.filestore import FileStorage
            from whoosh.formats import Format
            from whoosh.writing import SegmentWriter
        self.folder, self.seal, self.durable = folder, seal, durable
        schema = Schema(**{name: FieldType(Format(), None) for name in FIELDS})
        codec = W3Codec()
        codec.postings_writer = lambda file: ListWriter(file)
        codec.length_stats = False  # lengths are ours, in a column
        self._columns = ((NUMBER, NumericColumn("q", -1)), (LENGTH, NumericColumn("f", -1.0)))
        self._writer = SegmentWriter(
            _Target(FileStorage(str(folder), supports_mmap=False), schema),
            limitmb=LIMIT_MB,
            codec=codec,
            compound=False,
            _lk=False,
        )
        self._added: dict[int, int] = {}
        self._superseded: set[int] = set()
        self._deleted = {segment.id: set(segment.deleted) for segment in seal.segments}
        with _explained(folder, seal):
            self._segments = {
                sealed.id: Segment(folder, sealed, _open_terms) for sealed in seal.segments
            }
        self._places = {
            number: (name, document)
            for name, segment in self._segments.items()
            for document, number in enumerate(segment.numbers)
            if document not in segment.deleted
        }

    def delete(self, number: int) -> None:
        """Forget an article of the state that is changed; unknown ones are ignored."""
        place = self._places.pop(number, None)
        if place is not None:
            self._deleted[place[0]].add(place[1])

    def add(self, inverted: Inverted) -> None:
        """Add an article; an older one of this number is replaced, be it of this batch."""
        self.delete(inverted.number)
        earlier = self._added.get(inverted.number)
        if earlier is not None:  # Whoosh would keep both
            self._superseded.add(earlier)
        document = self._start(inverted.number, inverted.length)
        self._added[inverted.number] = document
        add = self._writer.pool.add
        for field, term, weight, positions in inverted.postings:
            add((field, term, document, weight, positions))

    def _start(self, number: int, length: float) -> int:
        writer, columns = self._writer, self._writer.perdocwriter
        document: int = writer.docnum
        columns.start_doc(document)
        for (name, column), value in zip(self._columns, (number, length), strict=True):
            columns.add_column_value(name, column, value)
        columns.finish_doc()
        writer.docnum += 1
        writer._added = True
        return document

    def _merge(self, segment: Segment) -> None:
        gone = self._deleted[segment.sealed.id]
        moved = {
            document: self._start(number, segment.lengths[document])
            for document, number in enumerate(segment.numbers)
            if document not in gone
        }
        add = self._writer.pool.add
        for field in FIELDS:
            for term, info in segment.entries(field, b"", b""):
                for block in segment.read(info):
                    weights = dict(zip(block.documents, block.weights, strict=True))
                    for one, positions in block.places(moved):
                        add((field, term, moved[one], weights[one], encode(positions)))

    def commit(self, generation: int) -> None:
        """Write everything, then make it the current state."""
        fresh = Seal(generation, self.seal.commit + 1, self._finish())
        write_seal(self.folder, fresh, durable=self.durable)
        self.seal = fresh
        _sweep(self.folder, fresh)

    def _finish(self) -> tuple[SegmentSeal, ...]:
        kept: list[SegmentSeal] = []
        sizes = {
            name: len(segment.numbers) - len(self._deleted[name])
            for name, segment in self._segments.items()
        }
        merged = choose_merges(sizes, len(self._added))
        for sealed in self.seal.segments:
            if sealed.id in merged:
                with _explained(self.folder, self.seal):
                    self._merge(self._segments[sealed.id])
            elif sizes[sealed.id]:
                deleted = tuple(sorted(self._deleted[sealed.id]))
                kept.append(SegmentSeal(sealed.id, sealed.documents, deleted, sealed.files))
        writer = self._writer
        if writer._added:
            name = f"{INDEX_NAME}_{writer.newsegment.segid}"
            writer._finalize_segment()
            (self.folder / f"{name}._stored.col").unlink()  # we store nothing there
            files = {
                path.name: seal_file(path, durable=self.durable)
                for path in sorted(self.folder.glob(f"{name}.*"))
            }
            superseded = tuple(sorted(self._superseded))
            kept.append(SegmentSeal(writer.newsegment.segid, writer.docnum, superseded, files))
        else:
            writer._close_segment()
        self._close()
        return tuple(kept)

    def cancel(self) -> None:
        """Leave everything as it was."""
        with suppress(Exception):  # the error that brought us here is the one to show
            self._writer._close_segment()
        with suppress(Exception):
            self._close()
        _sweep(self.folder, self.seal)

    def _close(self) -> None:
        for segment in self._segments.values():
            segment.close()
        self._writer._finish()


def choose_merges(sizes: dict[str, int], added: int) -> set[str]:
    """Which segments to merge with ``added`` new documents.

    All that are not over twice what has been gathered so far, from the smallest; so an article
    is merged again only when its segment has grown by half, and there are few segments.
    """
    merged: set[str] = set()
    gathered = added
    for name, size in sorted(sizes.items(), key=lambda item: (item[1], item[0])):
        if size == 0:
            continue
        if size > 2 * gathered and len(sizes) - len(merged) < MOST_SEGMENTS:
            break
        merged.add(name)
        gathered += size
    return merged
