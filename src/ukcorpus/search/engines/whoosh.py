"""The engine over Whoosh 2.7.4, which sorts, writes, packs and finds posting lists.

What a query means is decided by our own code on those lists (``evaluate``), and which files
make up the index by our own seal (``seal``). Of Whoosh's defects that leaves few to guard
against; ``tests/contracts`` probes them. Only ``whoosh_files`` imports it.
"""

import errno
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from ukcorpus.errors import DiskFull, Locked, NoIndex, UkcorpusError
from ukcorpus.search.engines import Document, Match
from ukcorpus.search.engines.evaluate import BROAD_FROM, Evaluation
from ukcorpus.search.engines.postings import FIELDS, TEXT
from ukcorpus.search.engines.scoring import Scoring
from ukcorpus.search.engines.seal import (
    EMPTY,
    Seal,
    check_owner,
    damaged,
    explained,
    read_seal,
    unproved,
    write_seal,
)
from ukcorpus.search.engines.segments import Index
from ukcorpus.search.engines.whoosh_files import Tools, open_terms, write_lock
from ukcorpus.search.engines.writing import Change, write
from ukcorpus.search.plan import Plan

_ATTEMPTS = 5

_NEW_MATCH = partial(tuple.__new__, Match)
"""``Match._make`` without a step of Python: an answer may have tens of thousands."""


class WhooshLexicon:
    """See ``engines.Lexicon``."""

    def __init__(self, engine: "WhooshEngine", fields: tuple[str, ...] = (TEXT,)) -> None:
        self._engine = engine
        self._fields = fields

    def terms(self, low: str, high: str = "") -> Iterator[str]:
        """See ``engines.Lexicon.terms``."""
        with self._engine.reading() as index:
            yield from index.terms(low, high, self._fields)

    def count(self, term: str) -> tuple[int, int]:
        """See ``engines.Lexicon.count``."""
        with self._engine.reading() as index:
            return index.count_of(term, self._fields)

    def counts(self, terms: Sequence[str]) -> list[tuple[int, int]]:
        """See ``engines.Lexicon.counts``."""
        with self._engine.reading() as index:
            return index.counts(terms, self._fields)


class WhooshEngine:
    """See ``engines.SearchEngine``. Opened when first asked; shows one state until closed.

    ``trust`` reads an index that belongs to another user; ``durable`` waits at each commit
    until the disk has it, so that a power cut loses nothing.
    """

    def __init__(
        self,
        folder: Path,
        *,
        trust: bool = False,
        durable: bool = True,
        broad_from: int = BROAD_FROM,
    ) -> None:
        self.folder = folder
        self.broad_from = broad_from
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

    @property
    def lexicon_with_furniture(self) -> WhooshLexicon:
        """See ``engines.SearchEngine``."""
        return WhooshLexicon(self, FIELDS)

    def search(self, plan: Plan, *, furniture: bool = False) -> list[Match]:
        """See ``engines.SearchEngine.search``."""
        with self.reading() as index:
            evaluation = Evaluation(index, furniture=furniture, broad_from=self.broad_from)
            found = evaluation.find(plan)
            scores = Scoring(evaluation, index.lengths).score(found)
            numbers = map(index.numbers.__getitem__, found.counts)
            columns = zip(numbers, scores.values(), found.counts.values(), strict=True)
            return list(map(_NEW_MATCH, columns))

    def passages(
        self, kind: str, plan: Plan, asked: Mapping[int, Mapping[int, int]]
    ) -> frozenset[int]:
        """See ``engines.SearchEngine.passages``."""
        from ukcorpus.search.engines.passages import find_passages  # late: few questions need it

        with self.reading() as index:
            return find_passages(Evaluation(index), kind, plan, asked)

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
            change = Change(self.folder, seal, Tools(), self._durable)
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
            change = Change(self.folder, current, Tools(), self._durable, anew=True)
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
                    return Index(self.folder, seal, open_terms)
            # A writer may have swept these files between our reading its seal and this.
            newer = read_seal(self.folder, trust=self._trust)
            if newer == seal:
                break
            seal = newer
        raise damaged(", ".join(unproved(self.folder, seal, whole=True)) or "files vanish")

    @contextmanager
    def _lock(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not self._trust:
                check_owner(self.folder)
            lock = write_lock(self.folder / "WRITELOCK")
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
