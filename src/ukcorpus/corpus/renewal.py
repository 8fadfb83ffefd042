"""The user's corrections, when they change: the names they touch are assigned anew.

No article is read again. The texts of the knowledge files that the identities in the store
agree with are kept in its ``meta``; whoever writes compares them with the files.
"""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from ukcorpus.authority.blocks import blocks
from ukcorpus.authority.corrections import Corrections, changed_names, read_corrections
from ukcorpus.authority.identity import Named
from ukcorpus.authority.keys import name_key
from ukcorpus.corpus.apart import forget_parted
from ukcorpus.corpus.identity import derive_columns, link, texts_in, write_keys
from ukcorpus.model.names import Kind
from ukcorpus.store.writer import StoreWriter

META = "knowledge"


class _Row(NamedTuple):
    """An entity of an article with the identity it had."""

    named: Named
    entity: str


def renew(writer: StoreWriter, root: Path, fresh: Collection[int] = ()) -> int:
    """Make identities agree with the knowledge files; how many articles that touched.

    ``fresh`` articles have no identities yet. Raises ConfigError with file and line.
    """
    said, known = said_in(root), writer.meta(META, "{}")
    if said == known:
        return 0
    before, after = (read_corrections(json.loads(texts)) for texts in (known, said))
    touched = _Renewal(writer, before, after, frozenset(fresh)).run()
    writer.set_meta(META, said)
    return touched


def is_due(writer: StoreWriter, root: Path) -> bool:
    """Whether the knowledge files differ from those that the store agrees with."""
    return said_in(root) != writer.meta(META, "{}")


def said_in(root: Path) -> str:
    """The knowledge files as ``meta`` keeps them."""
    return json.dumps(texts_in(root), ensure_ascii=False, sort_keys=True)


class _Renewal:
    def __init__(
        self, writer: StoreWriter, before: Corrections, after: Corrections, fresh: frozenset[int]
    ) -> None:
        self.writer = writer
        self.after = after
        self.fresh = fresh
        self.changed = changed_names(before, after)
        self.rules = (*before.rules, *after.rules)

    def run(self) -> int:
        names = self._names()
        rows = self._rows(names)
        ledger = self._forget(names | {(row.named.kind, row.named.name) for row in rows}, rows)
        moved = link(self.writer, [row.named for row in rows], self.after, ledger)
        old = {row.entity for row in rows} - {""}
        self._redirect(rows)
        new = {
            entity
            for row in rows
            for (entity,) in self.writer.execute(
                "SELECT DISTINCT entity FROM spellings WHERE number = ? AND local = ?",
                (int(row.named.article), row.named.at),
            )
        } - {""}
        numbers = sorted({int(row.named.article) for row in rows} | moved)
        self._clean(old | new)
        write_keys(self.writer, self._articles_of(new) or numbers)
        derive_columns(self.writer, numbers)
        return len(numbers)

    def _names(self) -> set[tuple[Kind, str]]:
        """The names to assign anew: those whose rule changed, and all whom they may concern.

        That is who shares an entity with them, and who sounds like them: their groups, and the
        owners of their surnames, may be others now.
        """
        ids = {rule.id for rule in self.rules if self._is_changed(rule.kind, rule.name)} - {""}
        sounds: set[str] = set()
        for kind, name, entity, sound in self._shelf():
            if self._is_changed(kind, name):
                ids.add(entity)
                sounds.add(sound)
        sounds.update(sound for _, _, entity, sound in self._shelf() if entity in ids)
        sounds.discard("")
        ids.update(entity for _, _, entity, sound in self._shelf() if sound in sounds)
        ids.update(self._unowned(sounds))
        return {(kind, name) for kind, name, entity, _ in self._shelf() if entity in ids}

    def _shelf(self) -> Iterator[tuple[Kind, str, str, str]]:
        yield from self.writer.execute("SELECT kind, name, entity, sound FROM names ORDER BY 1, 2")

    def _is_changed(self, kind: Kind, name: str) -> bool:
        return (kind, name_key(name)) in self.changed

    def _unowned(self, sounds: set[str]) -> set[str]:
        """Entities that are a bare surname of one of these sounds."""
        found = self.writer.execute(
            "SELECT id FROM entities WHERE kind = 'person' AND key IN"
            " (SELECT 'surname:' || value FROM json_each(?))",
            (json.dumps(sorted(sounds)),),
        )
        return {id_ for (id_,) in found}

    def _rows(self, names: set[tuple[Kind, str]]) -> list[_Row]:
        """Entities of articles that bear these names, or a name whose rule changed."""
        found = self.writer.execute(
            "SELECT n.number, n.local, n.kind, n.name, n.key, min(s.entity) FROM named n"
            " JOIN spellings s USING (number, local) GROUP BY n.number, n.local"
            " ORDER BY n.number, n.local"
        )
        return [
            _Row(Named(str(number), local, kind, name, key, 1), entity)
            for number, local, kind, name, key, entity in found
            if number not in self.fresh and ((kind, name) in names or self._is_changed(kind, name))
        ]

    def _forget(self, names: set[tuple[Kind, str]], rows: list[_Row]) -> dict[str, str]:
        """Take the names off the shelf; a person's name → the id that it had."""
        ledger = {}
        for kind, name in sorted(names):
            found = self.writer.execute(
                "SELECT entity FROM names WHERE kind = ? AND name = ?", (kind, name)
            ).fetchone()
            if found and kind == "person":
                ledger[name] = str(found[0])
        self.writer.execute_many("DELETE FROM names WHERE kind = ? AND name = ?", names)
        for name in ledger:
            self.writer.execute_many(
                "DELETE FROM blocks WHERE block = ? AND name = ?",
                ((block, name) for block in blocks(name)),
            )
        self.writer.execute(
            "DELETE FROM merges WHERE entity IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted({row.entity for row in rows})),),
        )
        return ledger

    def _redirect(self, rows: list[_Row]) -> None:
        """An id that went into one other leads there; one that is back no longer does."""
        went: dict[str, set[str]] = {}
        for row in rows:
            now = self.writer.execute(
                "SELECT entity FROM spellings WHERE number = ? AND local = ? LIMIT 1",
                (int(row.named.article), row.named.at),
            ).fetchone()
            went.setdefault(row.entity, set()).add(now[0])
        for old, new in sorted(went.items()):
            target = min(new)
            if old and target and len(new) == 1 and target != old:
                self.writer.execute("INSERT OR REPLACE INTO redirects VALUES (?, ?)", (old, target))
        self.writer.execute("DELETE FROM redirects WHERE old IN (SELECT entity FROM spellings)")

    def _clean(self, ids: set[str]) -> None:
        forget_parted(self.writer)
        for id_ in sorted(ids):
            self.writer.execute("DELETE FROM name_keys WHERE entity = ?", (id_,))
            self.writer.execute(
                "DELETE FROM entities WHERE id = ? AND NOT EXISTS"
                " (SELECT 1 FROM spellings WHERE entity = ?)",
                (id_, id_),
            )

    def _articles_of(self, ids: set[str]) -> list[int]:
        found = {
            number
            for id_ in sorted(ids)
            for (number,) in self.writer.execute(
                "SELECT DISTINCT number FROM spellings WHERE entity = ?", (id_,)
            )
        }
        return sorted(found)
