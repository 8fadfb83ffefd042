"""RIS: one record an article, lines end in CR LF as the format asks."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row
from ukcorpus.render.references import certain, key, note


class _RIS:
    def write(self, rows: Iterable[Row], _: Sequence[str], out: TextIO, __: Options) -> None:
        taken: set[str] = set()
        for row in rows:
            for tag, value in _fields(row, key(row, taken)):
                out.write(f"{tag}  - {' '.join(value.split())}\r\n")
            out.write("ER  - \r\n\r\n")


RENDERER = _RIS()


def _fields(row: Row, key_: str) -> Iterable[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", key_
    yield "TI", row["title"]
    for name in row["authors"]:
        yield "AU", name
    if row["source"]:
        yield "T2", row["source"]
    date = certain(row)
    if date.year:
        yield "PY", date.year
        yield "DA", "/".join(date)
    if row["url"]:
        yield "UR", row["url"]
    yield "LA", row["lang"]["code"]
    yield "N1", note(row)
