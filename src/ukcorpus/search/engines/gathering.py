"""The postings of a new segment, gathered by term: in memory, and beyond a limit in runs on disk.

Documents come one after the other, so each term's list grows in the order it is written in:
the terms are all that is ever sorted.
"""

import marshal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

from ukcorpus.search.engines.postings import Posting

_A_TERM, _A_POSTING = 240, 96
"""About what one takes in memory beside its own bytes."""

Row = tuple[str, bytes, list[Any]]
"""Field, term, and its postings one after the other: document, weight, positions."""

_key = itemgetter(0, 1)


class TermList(NamedTuple):
    """The postings of one term, by rising document."""

    field: str
    term: bytes
    documents: list[int]
    weights: list[float]
    positions: list[bytes]


class Gathering:
    """Takes postings document by document and gives them term by term."""

    def __init__(self, folder: Path, name: str, limit: int) -> None:
        """Runs are files in ``folder`` that begin with ``name``; ``limit`` is in bytes."""
        self._folder, self._name, self._limit = folder, name, limit
        self._lists: dict[tuple[str, bytes], list[Any]] = {}
        self._size = 0
        self._runs: list[Path] = []

    def add(self, document: int, postings: Iterable[Posting]) -> None:
        """The postings of a document that is higher than all before it."""
        lists, size = self._lists, self._size
        for field, term, weight, positions in postings:
            known = lists.get((field, term))
            if known is None:
                lists[field, term] = [document, weight, positions]
                size += _A_TERM + len(term)
            else:
                known += (document, weight, positions)
            size += _A_POSTING + len(positions)
        self._size = size
        if size > self._limit:
            self._save()

    def extend(self, field: str, term: bytes, rows: Iterable[tuple[int, float, bytes]]) -> None:
        """Postings of one term, by rising document, each higher than those it has."""
        known = self._lists.setdefault((field, term), [])
        before = len(known)
        for row in rows:
            known += row
            self._size += len(row[2])
        self._size += _A_TERM + len(term) + (len(known) - before) // 3 * _A_POSTING
        if self._size > self._limit:
            self._save()

    def lists(self) -> Iterator[TermList]:
        """Everything gathered, by field and term; once."""
        rows = self._sorted()
        if self._runs:
            # Of one term the earlier run comes first: merging is stable.
            rows = merge(*map(_read, self._runs), rows, key=_key)
        for (field, term), same in groupby(rows, key=_key):
            parts = [flat for _, _, flat in same]
            flat = parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
            yield TermList(field, term, flat[0::3], flat[1::3], flat[2::3])

    def close(self) -> None:
        """Forget everything and delete the runs."""
        self._lists = {}
        for path in self._runs:
            with suppress(OSError):
                path.unlink()
        self._runs = []

    def _sorted(self) -> Iterator[Row]:
        for field, term in sorted(self._lists):
            yield field, term, self._lists[field, term]

    def _save(self) -> None:
        path = self._folder / f"{self._name}.run{len(self._runs)}"
        self._runs.append(path)
        with path.open("wb") as file:
            for row in self._sorted():
                marshal.dump(row, file, 2)
        self._lists, self._size = {}, 0


def _read(path: Path) -> Iterator[Row]:
    with path.open("rb") as file:
        yield from _rows(file)


def _rows(file: IO[bytes]) -> Iterator[Row]:
    while True:
        try:
            row: Row = marshal.load(file)
        except EOFError:
            return
        yield row
