"""The identities that are known, as ``authority`` asks for them, out of the store."""

import json
from collections.abc import Collection, Iterable

from ukcorpus.authority.shelf import EntityRow, NameRow
from ukcorpus.model.names import Kind
from ukcorpus.store.writer import StoreWriter


class StoreShelf:
    """See ``authority.shelf.Shelf``."""

    def __init__(self, writer: StoreWriter) -> None:
        self._ask = writer.execute

    def entities_named(self, kind: Kind, names: Collection[str]) -> dict[str, str]:
        """See ``Shelf``."""
        found = self._ask(
            "SELECT name, entity FROM names WHERE kind = ? AND name IN"
            " (SELECT value FROM json_each(?))",
            (kind, _json(names)),
        )
        return dict(found)

    def entities_keyed(self, kind: Kind, keys: Collection[str]) -> dict[str, str]:
        """See ``Shelf``."""
        found = self._ask(
            "SELECT e.key, coalesce(r.new, e.id) FROM entities e LEFT JOIN redirects r"
            " ON r.old = e.id WHERE e.kind = ? AND e.key IN (SELECT value FROM json_each(?))"
            " AND e.key <> '' ORDER BY e.id",
            (kind, _json(keys)),
        )
        return dict(found)

    def people_in_blocks(self, blocks: Collection[str]) -> Iterable[tuple[str, str]]:
        """See ``Shelf``."""
        return self._ask(
            "SELECT block, name FROM blocks WHERE block IN (SELECT value FROM json_each(?))",
            (_json(blocks),),
        ).fetchall()

    def names_of(self, ids: Collection[str]) -> Iterable[NameRow]:
        """See ``Shelf``."""
        found = self._ask(
            "SELECT kind, name, entity, mentions, sound FROM names WHERE entity IN"
            " (SELECT value FROM json_each(?))",
            (_json(ids),),
        )
        return [NameRow(*row) for row in found]

    def owners_of_surnames(self, sounds: Collection[str]) -> Iterable[tuple[str, str, int]]:
        """See ``Shelf``."""
        return self._ask(
            "SELECT sound, entity, mentions FROM names WHERE sound <> '' AND sound IN"
            " (SELECT value FROM json_each(?))",
            (_json(sounds),),
        ).fetchall()

    def entities(self, ids: Collection[str]) -> dict[str, EntityRow]:
        """See ``Shelf``."""
        found = self._ask(
            "SELECT id, kind, name, key FROM entities WHERE id IN (SELECT value FROM json_each(?))",
            (_json(ids),),
        )
        return {row[0]: EntityRow(*row) for row in found}


def _json(values: Collection[str]) -> str:
    return json.dumps(sorted(values))
