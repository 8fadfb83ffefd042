"""Which articles share much of their text: keys to meet by, and the pairs that were found."""

import sqlite3
import struct
from collections.abc import Callable, Iterable
from typing import Any

from ukcorpus.model.articles import ZONE_OF
from ukcorpus.model.records import Record
from ukcorpus.text.shingles import bands, shingles
from ukcorpus.text.words import cut_words, normal

TABLES = """
-- The keys under which articles that share much of their text meet, and the pairs that do
-- share it: number below other; likeness is a share, 0 to 1.
CREATE TABLE signatures (number INTEGER PRIMARY KEY, keys BLOB NOT NULL);
CREATE TABLE bands (
    key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE copies (
    number INTEGER NOT NULL, other INTEGER NOT NULL, likeness REAL NOT NULL,
    PRIMARY KEY (number, other)
) WITHOUT ROWID;
CREATE INDEX copies_other ON copies (other);
"""

Execute = Callable[[str, tuple[Any, ...]], Iterable[Any]]

BUCKET = 200
"""Articles looked at under one key: of thousands that share a form the first ones will do."""


def runs_of(record: Record) -> frozenset[int]:
    """The runs of words of an article's title and body, without captions and furniture."""
    words: list[str] = []
    for line in record.lines:
        if ZONE_OF.get(line.label) in ("title", "body"):
            words += map(normal, cut_words(record.text, line.start, line.end))
    return shingles(words)


def sign(db: sqlite3.Connection, number: int, record: Record) -> None:
    """Keep the keys of an article."""
    keys = sorted(set(bands(runs_of(record))))
    blob = struct.pack(f"<{len(keys)}q", *keys)
    db.execute("INSERT INTO signatures VALUES (?, ?)", (number, blob))
    db.executemany("INSERT INTO bands VALUES (?, ?)", [(key, number) for key in keys])


def forget(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Drop keys and pairs of articles that are no more."""
    rows = [(number,) for number in numbers]
    for row in rows:
        for key in _keys(db.execute, row[0]):
            db.execute("DELETE FROM bands WHERE key = ? AND number = ?", (key, *row))
    for condition in ("signatures WHERE number", "copies WHERE number", "copies WHERE other"):
        db.executemany(f"DELETE FROM {condition} = ?", rows)


def meeting(execute: Execute, number: int) -> dict[int, int]:
    """Other articles that share keys with this one, and how many."""
    met: dict[int, int] = {}
    for key in _keys(execute, number):
        found = execute("SELECT number FROM bands WHERE key = ? LIMIT ?", (key, BUCKET))
        for (other,) in found:
            met[other] = met.get(other, 0) + 1
    met.pop(number, None)
    return met


def _keys(execute: Execute, number: int) -> tuple[int, ...]:
    for (blob,) in execute("SELECT keys FROM signatures WHERE number = ?", (number,)):
        return struct.unpack(f"<{len(blob) // 8}q", blob)
    return ()
