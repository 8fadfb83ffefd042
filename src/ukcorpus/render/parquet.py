"""Apache Parquet: typed columns, written a group of rows at a time. Needs pyarrow."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from ukcorpus.render import Row, cell, pick

GROUP = 10_000
"""Rows that are held in memory, and make a group of the file."""

NUMBERS = frozenset(("value", "value_max", "confidence"))
COUNTS = frozenset(("words", "hits"))
DAYS = frozenset(("date.start", "date.end"))
FLAGS = frozenset(("anonymous",))
"""Columns that are not text. A day in doubt is a pair of days beside its EDTF."""


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Row], facts: Mapping[str, Any]
) -> int:
    """Write one table; ``facts`` go into its metadata. Returns how many rows it has.

    Raises ModuleNotFoundError without pyarrow.
    """
    import pyarrow
    from pyarrow import parquet

    schema = pyarrow.schema(
        [(column.replace(".", "_"), _type(pyarrow, column)) for column in columns],
        metadata={f"ukcorpus.{key}": _text(value) for key, value in facts.items()},
    )
    written = 0
    waiting = iter(rows)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(waiting, GROUP)):
            arrays = [
                pyarrow.array([_value(row, column) for row in group], field.type)
                for column, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(pyarrow.table(arrays, schema=schema))
            written += len(group)
    return written


def _type(pyarrow: Any, column: str) -> Any:
    if column in NUMBERS:
        return pyarrow.float64()
    if column in COUNTS:
        return pyarrow.int64()
    if column in DAYS:
        return pyarrow.date32()
    return pyarrow.bool_() if column in FLAGS else pyarrow.string()


def _value(row: Row, column: str) -> Any:
    value = pick(row, column)
    if value is None:
        return None
    if column in DAYS:
        return date.fromisoformat(value)
    if column in NUMBERS:
        return float(value)
    if isinstance(value, int) and (column in COUNTS or column in FLAGS):
        return value
    if isinstance(value, Mapping) and "code" in value:
        return value["code"]
    return cell(value)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
