"""Writing the store. One writer at a time: the caller holds the lock."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from ukcorpus.errors import DiskFull
from ukcorpus.model.codec import decode_record, encode
from ukcorpus.model.records import Record
from ukcorpus.store import recurrence, schema, signatures
from ukcorpus.store.parts import iso, parts


class FileRow(NamedTuple):
    """What was seen of a file the last time."""

    path: str
    size: int
    mtime_ns: int
    sha256: str
    rules: str
    """Fingerprint of the rules that read it: other rules, read it again."""
    state: str
    """``ok``, ``rejected``, ``missing``."""
    code: str = ""
    note: str = ""


def _cannot_write(error: BaseException) -> bool:
    """No room, a quota, a limit on the size of files; a disk that fails looks the same."""
    if not isinstance(error, sqlite3.OperationalError):
        return False
    primary = error.sqlite_errorcode & 0xFF
    return primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)


class StoreWriter:
    """The store, open for writing."""

    def __init__(self, folder: Path) -> None:
        self._db = schema.create(folder)
        self.generation = int(self.meta("generation", "0"))

    def close(self) -> None:
        """Write back the log, where there is room, and give the file back."""
        with suppress(sqlite3.OperationalError):  # what is in the log is safe there
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises DiskFull with everything undone."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if _cannot_write(error):
                raise DiskFull(
                    f"the disk takes no more ({error}); the index is as it was before",
                    hint="Make room and run it again",
                ) from error
            raise

    # Files

    def files(self) -> dict[str, FileRow]:
        """Every file that was ever read and not pruned, by path."""
        return {row[0]: FileRow(*row) for row in self._db.execute("SELECT * FROM files")}

    def set_file(self, row: FileRow) -> None:
        """Remember what was seen of a file."""
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def forget_file(self, path: str) -> None:
        """No longer remember a file."""
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))

    # Articles

    def current(self, path: str) -> list[tuple[int, str, str]]:
        """Number, id and sha256 of the articles of a file that are not on their way out."""
        return self._db.execute(
            "SELECT number, id, sha256 FROM articles WHERE path = ? AND number NOT IN"
            " (SELECT number FROM pending WHERE action = '-') ORDER BY number",
            (path,),
        ).fetchall()

    def ids(self) -> dict[str, str]:
        """Id to path of every article that is not on its way out."""
        return dict(
            self._db.execute(
                "SELECT id, path FROM articles WHERE number NOT IN"
                " (SELECT number FROM pending WHERE action = '-')"
            )
        )

    def add(self, record: Record, quotes: int) -> int:
        """Add a record; it is seen when the search index has it. Returns its number."""
        period = record.published.period
        number = self._db.execute(
            "INSERT INTO articles (id, path, member, sha256, title, lang, source, kind, edtf,"
            " start, end, precision, status, words, quotes, claims, figures, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                record.id, record.path, record.member, record.sha256, record.title,
                record.language.code, record.source, record.kind, record.published.edtf,
                iso(period, "start"), iso(period, "end"),
                record.published.precision, record.published.status, record.words, quotes,
                len(record.claims), len(record.figures), zlib.compress(encode(record), 6),
            ),
        ).lastrowid  # fmt: skip
        assert number is not None
        self._pend(number, "+")
        for statement, rows in parts(number, record):
            self._db.executemany(statement, rows)
        signatures.sign(self._db, number, record)
        recurrence.keep(self._db, number, record)
        return number

    def remove(self, number: int) -> None:
        """Take an article out as soon as the search index no longer holds it."""
        pending = self._one("SELECT action FROM pending WHERE number = ?", number)
        if pending == "+":  # never was seen
            self._delete([number])
            self._db.execute("DELETE FROM pending WHERE number = ?", (number,))
        elif pending is None:
            self._pend(number, "-")

    def set_missing(self, path: str, missing: bool) -> None:
        """Mark the articles of a file whose file is gone, or is there again."""
        self._db.execute("UPDATE articles SET missing = ? WHERE path = ?", (missing, path))

    def record(self, number: int) -> Record:
        """A record as it was made, without what other articles say of its lines."""
        blob = self._one("SELECT record FROM articles WHERE number = ?", number)
        assert isinstance(blob, bytes)
        return decode_record(zlib.decompress(blob))

    # The step from one generation to the next

    def pending(self) -> tuple[list[int], list[int]]:
        """Numbers that the search index has yet to take in, and to let go."""
        rows = self._db.execute("SELECT number, action FROM pending ORDER BY number").fetchall()
        return [n for n, action in rows if action == "+"], [
            n for n, action in rows if action == "-"
        ]

    def finish(self, generation: int) -> None:
        """The search index is at ``generation``: drop what it no longer holds."""
        with self.transaction():
            gone = self._db.execute(
                "SELECT number FROM pending WHERE action = '-' AND generation <= ?", (generation,)
            )
            self._delete([number for (number,) in gone.fetchall()])
            self._db.execute("DELETE FROM pending WHERE generation <= ?", (generation,))
            recurrence.settle(self._db.execute, generation)
            self.set_meta("generation", str(generation))
        self.generation = generation

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact about the whole store."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def meta(self, key: str, default: str = "") -> str:
        """A fact about the whole store."""
        value = self._one("SELECT value FROM meta WHERE key = ?", key)
        return default if value is None else str(value)

    def all_numbers(self) -> list[int]:
        """All articles but those on their way out."""
        found = self._db.execute(
            "SELECT number FROM articles WHERE number NOT IN"
            " (SELECT number FROM pending WHERE action = '-') ORDER BY number"
        )
        return [number for (number,) in found]

    def execute(self, statement: str, values: Iterable[object] = ()) -> sqlite3.Cursor:
        """A statement of this package's and the corpus's own making."""
        return self._db.execute(statement, tuple(values))

    def execute_many(self, statement: str, rows: Iterable[Iterable[object]]) -> None:
        """The same for many rows."""
        self._db.executemany(statement, (tuple(row) for row in rows))

    def _pend(self, number: int, action: str) -> None:
        self._db.execute(
            "INSERT INTO pending VALUES (?, ?, ?)", (number, action, self.generation + 1)
        )

    def _delete(self, numbers: list[int]) -> None:
        rows = [(number,) for number in numbers]
        self._db.executemany(
            "UPDATE names SET mentions = mentions - 1 WHERE (kind, name) IN (SELECT n.kind, n.name"
            " FROM named n JOIN spellings s USING (number, local) WHERE n.number = ?"
            " AND s.entity <> '')",
            rows,
        )
        signatures.forget(self._db, numbers)
        recurrence.forget(self._db, numbers)
        for table in (
            "articles",
            "keywords",
            "named",
            "spellings",
            "claims",
            "claim_mentions",
            "figures",
        ):
            self._db.executemany(f"DELETE FROM {table} WHERE number = ?", rows)

    def _one(self, query: str, *values: object) -> object:
        row = self._db.execute(query, values).fetchone()
        return row[0] if row else None
