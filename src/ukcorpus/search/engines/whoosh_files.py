"""What we use of Whoosh 2.7.4; the only file that imports it.

It is imported where it is needed: reading needs a twentieth of it.
"""

import io
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from ukcorpus.search.engines.blocks import KEY, ListWriter
from ukcorpus.search.engines.postings import FIELDS, Posting
from ukcorpus.search.engines.seal import SegmentSeal
from ukcorpus.search.engines.segments import INDEX_NAME, LENGTH, NUMBER, Segment

LIMIT = 160 << 20
"""Bytes of postings that are gathered in memory, before they go to a run on disk."""
_SMALL = 1 << 20


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


def open_terms(path: Path) -> Any:
    """The list of terms of a segment; see ``segments.OpenTerms``."""
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


def write_lock(path: Path) -> Any:
    """A lock that is not taken yet; it has ``acquire`` and ``release``."""
    with _lean_imports():
        from whoosh.util.filelock import FileLock
    return FileLock(str(path))


# Writing


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
    """See ``writing.SegmentWriter``: Whoosh's, without its postings, locks and commits."""

    def __init__(self, folder: Path) -> None:
        with _lean_imports():
            from whoosh.codec.whoosh3 import W3Codec
            from whoosh.columns import NumericColumn
            from whoosh.fields import FieldType, Schema
            from whoosh.filedb.filestore import FileStorage
            from whoosh.formats import Format
            from whoosh.writing import SegmentWriter
        from ukcorpus.search.engines.gathering import Gathering  # late: who reads gathers nothing

        schema = Schema(**{name: FieldType(Format(), None) for name in FIELDS})
        codec = W3Codec()
        codec.length_stats = False  # lengths are ours, in a column
        target = _Target(FileStorage(str(folder), supports_mmap=False), schema)
        self._writer = SegmentWriter(target, codec=codec, compound=False, _lk=False)
        self._number, self._length = NumericColumn("q", -1), NumericColumn("f", -1.0)
        self._folder = folder
        self.id: str = self._writer.newsegment.segid
        self._gathered = Gathering(folder, f"{INDEX_NAME}_{self.id}", LIMIT)

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

    def add(self, document: int, postings: Iterable[Posting]) -> None:
        self._gathered.add(document, postings)

    def extend(self, field: str, term: bytes, rows: Iterable[tuple[int, float, bytes]]) -> None:
        self._gathered.extend(field, term, rows)

    def finish(self) -> None:
        if self.documents:
            self._write_lists()
            self._writer._finalize_segment()
            (self._folder / f"{INDEX_NAME}_{self.id}._stored.col").unlink()  # nothing is in it
        else:
            self._writer._close_segment()
        self._writer._finish()
        self._gathered.close()

    def _write_lists(self) -> None:
        """Whoosh's ``add_postings``, a list at a time instead of a posting."""
        fields = self._writer.fieldwriter
        lists = ListWriter(fields._postfile)
        numbers: dict[str, bytes] = {}
        add = fields._tindex.add
        for field, term, documents, weights, positions in self._gathered.lists():
            number = numbers.get(field)
            if number is None:
                fields.start_field(field, self._writer.schema[field])
                fields.finish_field()
                number = numbers[field] = KEY.pack(fields._fieldid)
            add(number + term, lists.write(documents, weights, positions).to_bytes())

    def cancel(self) -> None:
        self._gathered.close()
        try:
            self._writer._close_segment()
        finally:
            self._writer._finish()


class Tools:
    """See ``writing.Tools``."""

    def new_segment(self, folder: Path) -> _SegmentWriter:
        return _SegmentWriter(folder)

    def open_segment(self, folder: Path, sealed: SegmentSeal) -> Segment:
        return Segment(folder, sealed, open_terms)
