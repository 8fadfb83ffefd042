"""What each generation of the index changed: written with it, asked by ``diff``."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from ukcorpus.errors import UsageError
from ukcorpus.store.reader import StoreReader
from ukcorpus.store.writer import StoreWriter

_COLUMNS = {
    "article": "sha256", "path": "path", "date": "edtf", "title": "title", "lang": "lang",
    "words": "words", "quotes": "quotes", "claims": "claims", "figures": "figures",
}  # fmt: skip
"""Kind of change → the column of ``articles`` whose values it compares."""


class Change(NamedTuple):
    """One difference between two generations."""

    change: str
    """``added changed removed``."""
    kind: str
    """``article``, whose values are sha256 sums, or what else of it changed."""
    id: str
    before: str
    after: str


def log(writer: StoreWriter, generation: int, added: Iterable[int], removed: Iterable[int]) -> None:
    """Write down what ``generation`` changes; within the writer's transaction."""
    old, new = _articles(writer, removed), _articles(writer, added)
    rows = [
        (generation, *change)
        for id_ in sorted(old.keys() | new.keys())
        for change in _differences(id_, old.get(id_), new.get(id_))
    ]
    writer.execute("DELETE FROM changes WHERE generation >= ?", (generation,))
    writer.execute_many("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", rows)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    writer.execute("INSERT OR REPLACE INTO generations VALUES (?, ?)", (generation, now))


def since(store: StoreReader, generation: int) -> list[Change]:
    """What became different after ``generation``, by id; what was undone since is left out."""
    first: dict[tuple[str, str], Change] = {}
    last: dict[tuple[str, str], Change] = {}
    rows = store.select(
        "SELECT change, kind, id, before, after FROM changes"
        " WHERE generation > ? AND generation <= ? ORDER BY generation",
        (generation, store.generation),
    )
    for row in rows:
        change = Change(*row)
        first.setdefault((change.id, change.kind), change)
        last[change.id, change.kind] = change
    whole = {id_: _united(first[id_, kind], last[id_, kind]) for id_, kind in first
             if kind == "article"}  # fmt: skip
    found = []
    for (id_, kind), one in first.items():
        united = _united(one, last[id_, kind])
        apart = kind != "article" and id_ in whole and _change(whole[id_]) != "changed"
        if united.before != united.after and not apart:
            found.append(
                united._replace(change=_change(united) if kind == "article" else "changed")
            )
    order = {kind: at for at, kind in enumerate(_COLUMNS)}
    return sorted(found, key=lambda c: (c.id, order.get(c.kind, len(order)), c.kind))


def generation_of(store: StoreReader, text: str) -> int:
    """The generation after which changes count: ``gen:3``, or a day, month or year from which on.

    Raises UsageError for what is neither, and for a generation that is still to come.
    """
    if text.startswith("gen:"):
        number = text[4:]
        if not (number.isascii() and number.isdigit()):
            raise UsageError(f'"{text}" is no generation', hint="As in gen:1")
        if int(number) > store.generation:
            raise UsageError(
                f"there is no generation {int(number)} yet", hint=f"The last is {store.generation}"
            )
        return int(number)
    wanted = _first_day(text).isoformat()
    rows = store.select("SELECT max(generation) FROM generations WHERE at < ?", (wanted,))
    return next((int(number) for (number,) in rows if number is not None), 0)


def _articles(writer: StoreWriter, numbers: Iterable[int]) -> dict[str, tuple[str, ...]]:
    columns = ", ".join(_COLUMNS.values())
    found = {}
    for number in numbers:
        row = writer.execute(
            f"SELECT id, {columns} FROM articles WHERE number = ?", (number,)
        ).fetchone()
        if row:
            found[row[0]] = tuple(map(str, row[1:]))
    return found


def _differences(
    id_: str, old: tuple[str, ...] | None, new: tuple[str, ...] | None
) -> Iterator[Change]:
    if new is None or old is None:
        before, after = old[0] if old else "", new[0] if new else ""
        yield Change("removed" if new is None else "added", "article", id_, before, after)
        return
    for kind, before, after in zip(_COLUMNS, old, new, strict=True):
        if before != after:
            yield Change("changed", kind, id_, before, after)


def _united(first: Change, last: Change) -> Change:
    return last._replace(before=first.before)


def _change(change: Change) -> str:
    if not change.before:
        return "added"
    return "changed" if change.after else "removed"


def _first_day(text: str) -> date:
    parts = text.split("-")
    try:
        year, month, day = (*map(int, parts), 1, 1)[:3]
        return date(year, month, day)
    except (ValueError, TypeError):
        raise UsageError(
            f'"{text}" is neither a generation nor a date', hint="gen:1  2024-05-16  2024-05"
        ) from None
