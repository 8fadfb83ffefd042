"""Spellings that one article has for one name, and that the user keeps apart."""

from collections.abc import Iterable

from ukcorpus.authority.corrections import Corrections, Rule
from ukcorpus.authority.identity import mint
from ukcorpus.authority.keys import name_key
from ukcorpus.store.writer import StoreWriter

KEY = "form:"
"""Before the key of an entity that is nothing but such a spelling."""


def part_spellings(writer: StoreWriter, known: Corrections) -> None:
    """Give each spelling that a rule keeps apart to whom it names, or to one of its own.

    Within an article the names are one already, by what stands there; only the user can know
    better, so only what was said of a spelling word for word is parted.
    """
    for rule in known.rules:
        for other in rule.apart:
            _part(writer, rule, other)


def _part(writer: StoreWriter, rule: Rule, other: str) -> None:
    key = name_key(other)
    owner = rule.id or _named(writer, rule.kind, rule.name)
    rows = writer.execute(
        "SELECT number, local, form FROM spellings WHERE entity = ? ORDER BY number, local, form",
        (owner,),
    ).fetchall()
    mine = [row for row in rows if name_key(row[2]) == key]
    if not mine:
        return
    target = _named(writer, rule.kind, other)
    if target in ("", owner):
        target = mint(rule.kind, f"{KEY}{key}")
        writer.execute(
            "INSERT OR IGNORE INTO entities VALUES (?, ?, ?, ?)",
            (target, rule.kind, other, f"{KEY}{key}"),
        )
    writer.execute_many(
        "UPDATE spellings SET entity = ? WHERE number = ? AND local = ? AND form = ?",
        ((target, *row) for row in mine),
    )


def forget_parted(writer: StoreWriter) -> None:
    """Drop the entities of spellings that are apart no longer."""
    gone: Iterable[tuple[str]] = writer.execute(
        "SELECT id FROM entities WHERE key LIKE ? AND id NOT IN (SELECT entity FROM spellings)",
        (f"{KEY}%",),
    ).fetchall()
    for table, column in (("entities", "id"), ("name_keys", "entity")):
        writer.execute_many(f"DELETE FROM {table} WHERE {column} = ?", gone)


def _named(writer: StoreWriter, kind: str, name: str) -> str:
    found = writer.execute(
        "SELECT entity FROM names WHERE kind = ? AND name = ?", (kind, name)
    ).fetchone()
    return str(found[0]) if found else ""
