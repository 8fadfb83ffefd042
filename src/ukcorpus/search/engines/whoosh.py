"""The engine over Whoosh 2.7.4; the only file that imports it.

Whoosh sorts, writes, packs and finds posting lists. What a query means is decided by our own
code on those lists (``evaluate``), and which files make up the index by our own seal
(``seal``). Of Whoosh's defects that leaves few to guard against; ``tests/contracts`` probes
them. Whoosh is imported where it is needed: reading needs a twentieth of it.
"""

import errno
import io
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from ukcorpus.errors import DiskFull, Locked, NoIndex, UkcorpusError
from ukcorpus.search.engines import Document, Match
from ukcorpus.search.engines.blocks import ListWriter
from ukcorpus.search.engines.evaluate import Evaluation
from ukcorpus.search.engines.postings import FIELDS
from ukcorpus.search.engines.scoring import Scoring
from ukcorpus.search.engines.seal import (
    EMPTY,
    Seal,
    SegmentSeal,
    check_owner,
    damaged,
    explained,
    read_seal,
    unproved,
    write_seal,
)
from ukcorpus.search.engines.segments import INDEX_NAME, LENGTH, NUMBER, Index, Segment
from ukcorpus.search.engines.writing import Change, write
from ukcorpus.search.plan import Plan

LIMIT_MB = 160
"""Postings are sorted in memory up to this much, then in runs on disk."""
_ATTEMPTS = 5
_SMALL = 1 << 20

_NEW_MATCH = partial(tuple.__new__, Match)
"""``Match._make`` without a step of Python: an answer may have tens of thousands."""


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
            scores = Scoring(evaluation, index.lengths).score(found)
            numbers = map(index.numbers.__getitem__, found.counts)
            columns = zip(numbers, scores.values(), found.counts.values(), strict=True)
            return list(map(_NEW_MATCH, columns))

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
                seal = self._started()
            change = Change(self.folder, seal, _Tools(), self._durable)
            self._write(change, documents, removed, generation)
        self.close()

    def rebuild(self, documents: Iterable[Document], generation: int) -> None:
        """See ``engines.SearchEngine.rebuild``. Asks nothing of what was there before."""
        with self._lock():
            try:
                current: Seal | None = read_seal(self.folder, trust=self._trust)
            except NoIndex:
                current = self._started()
            except UkcorpusError:
                current = None
            change = Change(self.folder, current, _Tools(), self._durable, anew=True)
            self._write(change, documents, (), generation)
        self.close()

    def _started(self) -> Seal:
        write_seal(self.folder, EMPTY, durable=self._durable)
        return EMPTY

    def _write(
        self,
        change: Change,
        documents: Iterable[Document],
        removed: Iterable[int],
        generation: int,
    ) -> None:
        try:
            write(change, documents, removed, generation)
        except OSError as error:
            _raise_if_full(error)
            raise

    @contextmanager
    def reading(self) -> Iterator[Index]:
        """The open index; whatever goes wrong because a file is damaged says so."""
        if self._index is None:
            self._index = self._open()
        index = self._index
        with explained(self.folder, index.seal):
            yield index

    def _open(self) -> Index:
        seal = read_seal(self.folder, trust=self._trust)
        for _ in range(_ATTEMPTS):
            bad = unproved(self.folder, seal, whole=False)
            if not bad:
                with suppress(FileNotFoundError), explained(self.folder, seal):
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

    size = path.stat().st_size
    # A binary search reads a few bytes at a time; of a small list all is read at once.
    file = io.BytesIO(path.read_bytes()) if size <= _SMALL else path.open("rb")
    wrapped = StructFile(file, name=path.name)
    wrapped.read_pickle = lambda: _Plain(file).load()
    return OrderedHashReader(wrapped, size)


class _Plain(pickle.Unpickler):
    """Reads the one pickle in a list of terms, a table of numbers, and runs nothing."""

    def find_class(self, module: str, name: str) -> NoReturn:
        raise pickle.UnpicklingError(f"{module}.{name} in an index")


# Whoosh, writing


class _Target:
    """What Whoosh's writer asks of an index: one that starts empty."""

    indexname = INDEX_NAME
    generation = 0

    def __init__(self, storage: Any, schema: Any) -> None:
        self.storage, self.schema = storage, schema
        self.segments: list[Any] = []

    def _read_toc(self) -> "_Target":
        return self


class _SegmentWriter:
    """See ``writing.SegmentWriter``: Whoosh's, without its documents, locks and commits."""

    def __init__(self, folder: Path) -> None:
        with _lean_imports():
            from whoosh.codec.whoosh3 import W3Codec
            from whoosh.columns import NumericColumn
            from whoosh.fields import FieldType, Schema
            from whoosh.filedb.filestore import FileStorage
            from whoosh.formats import Format
            from whoosh.writing import SegmentWriter
        schema = Schema(**{name: FieldType(Format(), None) for name in FIELDS})
        codec = W3Codec()
        codec.postings_writer = ListWriter
        codec.length_stats = False  # lengths are ours, in a column
        target = _Target(FileStorage(str(folder), supports_mmap=False), schema)
        self._writer = SegmentWriter(
            target, limitmb=LIMIT_MB, codec=codec, compound=False, _lk=False
        )
        self._pool_add = self._writer.pool.add
        self._number, self._length = NumericColumn("q", -1), NumericColumn("f", -1.0)
        self._folder = folder
        self.id: str = self._writer.newsegment.segid

    @property
    def documents(self) -> int:
        documents: int = self._writer.docnum
        return documents

    def start(self, number: int, length: float) -> None:
        columns = self._writer.perdocwriter
        columns.start_doc(self._writer.docnum)
        columns.add_column_value(NUMBER, self._number, number)
        columns.add_column_value(LENGTH, self._length, length)
        columns.finish_doc()
        self._writer.docnum += 1

    def add(self, field: str, term: bytes, document: int, weight: float, positions: bytes) -> None:
        self._pool_add((field, term, document, weight, positions))

    def finish(self) -> None:
        if self.documents:
            self._writer._finalize_segment()
            (self._folder / f"{INDEX_NAME}_{self.id}._stored.col").unlink()  # nothing is in it
        else:
            self._writer._close_segment()
        self._writer._finish()

    def cancel(self) -> None:
        try:
            self._writer._close_segment()
        finally:
            self._writer._finish()


class _Tools:
    """See ``writing.Tools``."""

    def new_segment(self, folder: Path) -> _SegmentWriter:
        return _SegmentWriter(folder)

    def open_segment(self, folder: Path, sealed: SegmentSeal) -> Segment:
        return Segment(folder, sealed, _open_terms)
