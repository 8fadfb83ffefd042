"""One SQLite file with a table for each kind of record."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ukcorpus.render import Row

Table = tuple[Sequence[str], Iterable[Row]]
"""Columns and rows."""


def write_tables(path: Path, tables: Mapping[str, Table]) -> dict[str, int]:
    """Write all tables into a new file; returns how many rows each has."""
    counts = {}
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("BEGIN")
        for name, (columns, rows) in tables.items():
            listed = ", ".join(f'"{column}"' for column in columns)
            marks = ", ".join("?" * len(columns))
            database.execute(f'CREATE TABLE "{name}" ({listed})')
            done = database.executemany(
                f'INSERT INTO "{name}" VALUES ({marks})',
                ([_value(row.get(column)) for column in columns] for row in rows),
            )
            counts[name] = max(done.rowcount, 0)
        database.execute("COMMIT")
    finally:
        database.close()
    return counts


def _value(value: Any) -> str | int | float | None:
    """Numbers and texts as they are, dates as EDTF, what has an inside as JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Mapping) and "edtf" in value:
        return str(value["edtf"])
    if isinstance(value, Mapping) and "code" in value:
        return str(value["code"])
    return json.dumps(value, ensure_ascii=False)
