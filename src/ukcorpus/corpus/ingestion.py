"""From where the user pointed to an index that is ready: only what changed is read again.

Killed at any moment, the same command goes on where it was: records are committed as they
come, marked as not yet seen by the search index; the index is committed once, at the end;
then the marks are cleared.
"""

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol

import msgspec

from ukcorpus.config import Settings
from ukcorpus.corpus.documents import count_quotations
from ukcorpus.corpus.outcomes import Outcome, of_article, rejection
from ukcorpus.corpus.paths import is_under, relative
from ukcorpus.corpus.rereading import Job, Rereading
from ukcorpus.errors import NoArticles
from ukcorpus.ingest.formats import FormatSettings
from ukcorpus.ingest.pipeline import article_id, rules
from ukcorpus.ingest.sources import Source, list_sources, sha256_of
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Record, Rejected
from ukcorpus.store.writer import FileRow, StoreWriter

BATCH = 256
"""Articles a transaction, and a round of the worker processes."""

RACY_NS = 2_000_000_000
"""A file changed this shortly before the last scan may have changed again within the same tick
of its clock: it is compared by content (git calls such a file racy)."""


class MakeRecords(Protocol):
    """Takes articles apart, in order; see ``corpus.workers``."""

    def __call__(self, jobs: Iterable[Job]) -> Iterator[Record | Rejected]:
        """Records in the order of ``jobs``."""
        ...

    def close(self) -> None:
        """End the processes, if there are any."""
        ...


class Ingestion:
    """One run; every step of ``run`` is an outcome, and ``counts`` adds them up."""

    def __init__(
        self,
        settings: Settings,
        writer: StoreWriter,
        make_records: MakeRecords,
        *,
        anew: bool = False,
    ) -> None:
        """``anew``: read everything again, whether it changed or not."""
        self.anew = anew
        self.settings = settings
        self.rules = rules(settings["names"])
        self.writer = writer
        self.make_records = make_records
        self.counts: Counter[str] = Counter()
        self.files = self.files_done = 0
        self._files = writer.files()
        self._taken = writer.ids()
        self._gone: dict[str, FileRow] = {}
        self._last_scan = int(writer.meta("scanned_ns", "0"))

    def run(
        self, paths: Sequence[Path], *, glob: str = "", prune: bool = False
    ) -> Iterator[Outcome]:
        """Read what is new or changed under ``paths``. Raises NoArticles if there is nothing."""
        listing = list_sources(paths, self.settings.root, glob or None, self.settings.index)
        roots = [relative(path, self.settings.root) for path in paths]
        found = {source.file.path for source in listing.sources}
        self._gone = {
            path: row
            for path, row in self._files.items()
            if path not in found and any(is_under(path, root) for root in roots)
        }
        if not found and not self._gone:
            where = ", ".join(map(str, paths))
            raise NoArticles(
                f"nothing readable under {where} ({listing.skipped} other files)",
                hint="--glob to change",
            )
        self.writer.set_meta("folders", "\n".join(roots))
        started = time.time_ns()
        self.files = len(listing.sources)
        for source in listing.sources:
            for outcome in self._file(source):
                self.counts[outcome.status] += 1
                yield outcome
            self.files_done += 1
        for outcome in self._vanished(prune):
            self.counts[outcome.status] += 1
            yield outcome
        self.writer.set_meta("scanned_ns", str(started))

    def _file(self, source: Source) -> Iterator[Outcome]:
        path, known = source.file.path, self._files.get(source.file.path)
        stamp = (source.file.size, source.file.mtime_ns)
        if source.rejected:
            yield from self._refused(
                FileRow(path, *stamp, "", self.rules, "rejected"), source.rejected
            )
            return
        same_rules = bool(known and known.rules == self.rules and not self.anew)
        settled = source.file.mtime_ns < self._last_scan - RACY_NS
        if known and same_rules and known[1:3] == stamp and settled:
            yield from self._unchanged(known)
            return
        # Standard input can be read only once.
        row = FileRow(path, *stamp, sha256_of(source) if source.place else "", self.rules, "ok")
        if known and same_rules and known.sha256 == row.sha256 != "":
            self.writer.set_file(row._replace(state=known.state, code=known.code, note=known.note))
            yield from self._unchanged(known)
            return
        moved = None if known else self._moved_from(row)
        if moved:
            yield from self._renamed(moved, row)
        else:
            yield from self._read(source, row, same_rules)

    def _unchanged(self, known: FileRow) -> Iterator[Outcome]:
        if known.state == "missing":
            with self.writer.transaction():
                self.writer.set_missing(known.path, False)
                self.writer.set_file(known._replace(state="ok"))
        rejected = known.state == "rejected"
        current = [] if rejected else self.writer.current(known.path)
        self.counts["unchanged articles"] += len(current)
        id_ = current[0][1] if len(current) == 1 else ""
        note = f"{known.code}: {known.note}" if rejected else ""
        yield Outcome("rejected" if rejected else "unchanged", id_, known.path, note=note)

    def _read(self, source: Source, row: FileRow, same_rules: bool) -> Iterator[Outcome]:
        """Read a new or changed file, ``BATCH`` articles a transaction."""
        old = self.writer.current(source.file.path)
        reading = Rereading(source, old, self.free_id, same_rules=same_rules)
        jobs = reading.jobs(_format_settings(self.settings))
        added = 0
        while batch := list(islice(jobs, BATCH)):
            with self.writer.transaction():
                made = list(self.make_records(batch))
                for record in made:
                    if isinstance(record, Rejected):
                        reading.rejected.append(record)
                        continue
                    added += 1
                    quotes = count_quotations(record)
                    self.writer.add(record, quotes)
                    status = "changed" if record.id in reading.old_ids else "added"
                    yield of_article(status, record, quotes, reading.notes.pop(record.id, ""))
        with self.writer.transaction():
            for number in reading.left_over():
                self.writer.remove(number)
            if reading.rejected:
                first = reading.rejected[0]
                state = "ok" if added or reading.kept else "rejected"
                row = row._replace(state=state, code=first.code, note=first.reason)
            self.writer.set_file(row)
        self.counts["unchanged articles"] += reading.kept
        for rejected in reading.rejected:
            yield rejection(rejected)
        if not added and not reading.rejected:
            yield Outcome("unchanged", "", row.path)

    def _refused(self, row: FileRow, rejected: Rejected) -> Iterator[Outcome]:
        self.writer.set_file(row._replace(code=rejected.code, note=rejected.reason))
        yield rejection(rejected)

    def _moved_from(self, row: FileRow) -> FileRow | None:
        """A file that is gone, had these bytes, and whose name gives the same id."""
        for old in self._gone.values():
            if row.sha256 and old.sha256 == row.sha256:
                raw = RawArticle(path=row.path, text="", sha256=row.sha256)
                if article_id(raw) == article_id(msgspec.structs.replace(raw, path=old.path)):
                    return old
        return None

    def _renamed(self, old: FileRow, row: FileRow) -> Iterator[Outcome]:
        """The same bytes under another name: the path changes, nothing is taken apart again."""
        del self._gone[old.path]
        with self.writer.transaction():
            for number, id_, _ in self.writer.current(old.path):
                record = msgspec.structs.replace(self.writer.record(number), path=row.path)
                self.writer.remove(number)
                self._taken[id_] = row.path
                quotes = count_quotations(record)
                self.writer.add(record, quotes)
                yield of_article("renamed", record, quotes, f"was {old.path}")
            self.writer.forget_file(old.path)
            self.writer.set_file(row._replace(state=old.state, code=old.code, note=old.note))

    def _vanished(self, prune: bool) -> Iterator[Outcome]:
        for path, row in sorted(self._gone.items()):
            current = self.writer.current(path)
            id_ = current[0][1] if len(current) == 1 else ""
            with self.writer.transaction():
                if prune or not current:
                    for number, _, _ in current:
                        self.writer.remove(number)
                    self.writer.forget_file(path)
                    yield Outcome("removed", id_, path, note="file is gone")
                else:
                    self.writer.set_missing(path, True)
                    self.writer.set_file(row._replace(state="missing"))
                    status = "unchanged" if row.state == "missing" else "missing"
                    yield Outcome(status, id_, path, note="file is gone; --prune to drop it")

    def free_id(self, wanted: str, path: str) -> str:
        """``wanted``, or ``wanted~2`` … where an article of another file has it already."""
        id_, n = wanted, 1
        while self._taken.get(id_, path) != path and self._taken[id_] not in self._gone:
            n += 1
            id_ = f"{wanted}~{n}"
        self._taken[id_] = path
        return id_


def _format_settings(settings: Settings) -> FormatSettings:
    return FormatSettings(encoding=settings["encoding"], fields=settings["fields"])
