"""Flat files from which a shell completes values without starting Python.

``data/index/completion/<field>.tsv``: key, value, in how many articles, what it is; sorted by
the bytes of the key, so that ``look`` can search them. A name has a key for each of its words.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ukcorpus.corpus.files import replace_file
from ukcorpus.search.fields import FIELDS
from ukcorpus.store.writer import StoreWriter

FOLDER = "completion"

Value = tuple[str, int, str]
"""A value, its weight, and what to say of it."""

_COLUMNS = ("lang", "source")
_NAMES = ("person", "place", "org", "speaker")


def write_completion(writer: StoreWriter, index: Path) -> None:
    """Write all files anew. They follow the store and are not part of a generation."""
    for field in _NAMES:
        rows = writer.execute(
            "SELECT coalesce(e.name, k.value), count(*) FROM keywords k"
            " LEFT JOIN entities e ON e.id = k.value WHERE k.field = ? GROUP BY k.value",
            (field,),
        )
        _write(index, field, ((name, n, _articles(n)) for name, n in rows), words=True)
    for field in _COLUMNS:
        rows = writer.execute(
            f"SELECT {field}, count(*) FROM articles WHERE {field} <> '' GROUP BY {field}"
        )
        _write(index, field, ((value, n, _articles(n)) for value, n in rows))
    rows = writer.execute("SELECT id, start, title FROM articles")
    _write(index, "id", ((id_, _recent(start), title) for id_, start, title in rows))
    for known in FIELDS:
        if known.values and known.name not in _COLUMNS:
            _write(index, known.name, ((value, 0, "") for value in known.values))


def _write(index: Path, field: str, values: Iterable[Value], *, words: bool = False) -> None:
    lines = {line for value in values for line in _lines(value, words)}
    # By code point, which is the order of the bytes too.
    text = "".join([line + "\n" for line in sorted(lines)])
    replace_file(index / FOLDER / f"{field}.tsv", text)


def _lines(value: Value, words: bool) -> Iterator[str]:
    text, n, says = _plain(value[0]), value[1], _plain(value[2])
    parts = text.split() if words else []
    starts = [" ".join(parts[at:]) for at in range(1, len(parts))]
    for key in (text, *starts):
        for spelt in dict.fromkeys((key, key.lower())):
            yield f"{spelt}\t{text}\t{n}\t{says}"


def _plain(text: str) -> str:
    """On one line, and unable to drive a terminal or end a field."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    return text.replace('"', "")


def _recent(start: str | None) -> int:
    """Newer articles first."""
    return int(start.replace("-", "")) if start else 0


def _articles(n: int) -> str:
    return f"{n:,} article" + ("" if n == 1 else "s")
