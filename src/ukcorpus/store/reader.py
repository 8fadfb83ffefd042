"""Reading the store: rows for lists, columns for filters and counts, records for the rest.

Every method sees one generation: numbers that the open search index does not hold are left
out. Imports are few, for this is on the way of every search.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ukcorpus.store import schema

if TYPE_CHECKING:
    from ukcorpus.model.records import Record
    from ukcorpus.model.reported import Reported

Row = tuple[Any, ...]

LIST_COLUMNS = "number, id, edtf, start, lang, title, path, source, member, words, missing"


class ArticleRow(NamedTuple):
    """What a list of results shows of an article."""

    number: int
    id: str
    date: str
    """EDTF; empty when unknown."""
    start: str
    """First day, ISO; empty when unknown."""
    lang: str
    title: str
    path: str
    source: str
    member: str
    words: int
    missing: bool


class Count(NamedTuple):
    """A value of a facet: ``name`` is for people, ``value`` for queries and programs."""

    value: str
    name: str
    articles: int
    mentions: int


class StoreReader:
    """An open store. ``see(generation)`` before anything else is asked."""

    def __init__(self, folder: Path, *, allow_old: bool = False) -> None:
        self.folder = folder
        self._db = schema.open_existing(folder, allow_old=allow_old)
        self.hidden: frozenset[int] = frozenset()
        """Numbers that are not to be seen; every method heeds it but ``select``."""
        self._db.execute("BEGIN")  # one snapshot for all that follows
        self.generation = self._seen = int(self.meta("generation", "0"))

    def close(self) -> None:
        """Give the file back."""
        self._db.close()

    def see(self, generation: int) -> None:
        """Hide what the search index of ``generation`` does not hold, or no longer holds."""
        self._seen = generation
        self.hidden = frozenset(
            number
            for number, action, since in self._rows(
                "SELECT number, action, generation FROM pending"
            )
            if (action == "+") == (since > generation)
        )

    @property
    def is_old(self) -> bool:
        """Whether it was opened though a table of this program's schema is missing."""
        return int(self.meta("schema")) < schema.SCHEMA

    def meta(self, key: str, default: str = "") -> str:
        """A fact about the whole store."""
        for (value,) in self._rows("SELECT value FROM meta WHERE key = ?", (key,)):
            return str(value)
        return default

    def count(self) -> int:
        """How many articles there are."""
        ((total,),) = self._rows("SELECT count(*) FROM articles")
        hidden = self._rows(
            "SELECT count(*) FROM articles WHERE number IN (SELECT value FROM json_each(?))",
            (_json(self.hidden),),
        )
        return int(total) - int(next(iter(hidden))[0]) if self.hidden else int(total)

    def numbers(self) -> frozenset[int]:
        """All articles."""
        return self._set("SELECT number FROM articles")

    def rows(self, numbers: Iterable[int] | None = None) -> dict[int, ArticleRow]:
        """What a list shows of these articles, or of all."""
        where, values = _among(numbers, "number")
        found = self._rows(f"SELECT {LIST_COLUMNS} FROM articles {where}", values)
        return {
            row[0]: ArticleRow._make((*row[:3], row[3] or "", *row[4:10], bool(row[10])))
            for row in found
            if row[0] not in self.hidden
        }

    def record(self, number: int) -> "Record":
        """The whole record, with the lines labelled that recur across the corpus."""
        from ukcorpus.model.codec import decode_record
        from ukcorpus.store.recurrence import marked

        for (blob,) in self._rows("SELECT record FROM articles WHERE number = ?", (number,)):
            try:
                record = decode_record(zlib.decompress(blob))
            except (zlib.error, ValueError) as error:
                raise schema.damaged(error) from error
            return marked(self._rows, number, record, self._seen)
        raise KeyError(number)

    def reported(self, number: int) -> "Reported":
        """What the article reports to have been said; faster than the whole record."""
        from ukcorpus.model.codec import decode
        from ukcorpus.model.reported import Reported

        for (blob,) in self._rows("SELECT record FROM articles WHERE number = ?", (number,)):
            try:
                return decode(zlib.decompress(blob), Reported)
            except (zlib.error, ValueError) as error:
                raise schema.damaged(error) from error
        raise KeyError(number)

    def with_id(self, prefix: str) -> list[tuple[str, int]]:
        """Ids that begin so, with their numbers, in order."""
        found = self._rows(
            "SELECT id, number FROM articles WHERE id >= ? AND id < ? ORDER BY id",
            (prefix, prefix + "\U0010ffff"),
        )
        return [(id_, number) for id_, number in found if number not in self.hidden]

    def having_ids(self, ids: Iterable[str]) -> frozenset[int]:
        """Articles of these ids, as far as there are any."""
        return self._set(
            "SELECT number FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (_json(ids),),
        )

    def having(self, field: str, values: Iterable[str]) -> frozenset[int]:
        """Articles whose keyword ``field`` has one of the values."""
        return self._set(
            "SELECT number FROM keywords WHERE field = ? AND value IN"
            " (SELECT value FROM json_each(?))",
            (field, _json(values)),
        )

    def where(self, condition: str, values: Row = ()) -> frozenset[int]:
        """Articles whose columns satisfy an SQL condition (never made of a user's words)."""
        return self._set(f"SELECT number FROM articles WHERE {condition}", values)

    def counts(self, field: str, numbers: Iterable[int] | None = None) -> list[Count]:
        """Values of a keyword field among these articles (None: all), unsorted, exact."""
        where = ""
        values: Row = ()
        if numbers is not None or self.hidden:
            wanted = self.numbers() if numbers is None else set(numbers) - self.hidden
            where, values = "AND number IN (SELECT value FROM json_each(?))", (_json(wanted),)
        found = self._rows(
            "SELECT c.value, coalesce(e.name, c.value), c.articles, c.mentions FROM"
            " (SELECT value, count(*) AS articles, sum(n) AS mentions FROM keywords"
            f"  WHERE field = ? {where} GROUP BY value) AS c"
            " LEFT JOIN entities AS e ON e.id = c.value",
            (field, *values),
        )
        return [Count(*row) for row in found]

    def column(
        self, column: str, numbers: Iterable[int] | None = None
    ) -> Iterator[tuple[int, str]]:
        """Number and value of a column of ``articles``."""
        where, values = _among(numbers, "number")
        for number, value in self._rows(f"SELECT number, {column} FROM articles {where}", values):
            if number not in self.hidden:
                yield number, value

    def select(self, query: str, values: Row = ()) -> Iterator[Row]:
        """Rows of a query of this package's own making."""
        return iter(self._rows(query, values))

    def _set(self, query: str, values: Row = ()) -> frozenset[int]:
        found = frozenset(number for (number,) in self._rows(query, values))
        return found - self.hidden if self.hidden else found

    def _rows(self, query: str, values: Row = ()) -> list[Row]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise schema.damaged(error) from error


def _json(values: Iterable[Any]) -> str:
    return json.dumps(sorted(values))


def _among(numbers: Iterable[int] | None, column: str) -> tuple[str, Row]:
    if numbers is None:
        return "", ()
    return f"WHERE {column} IN (SELECT value FROM json_each(?))", (_json(numbers),)
