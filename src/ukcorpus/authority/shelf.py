"""Where identities are kept between runs: what the store must hold, and one in memory.

Four tables, all of plain values:

    entities   id · kind · name · key                      one row a corpus entity
    names      kind · name · entity · mentions · sound        one row a name that articles give
    blocks     block · name                                people's full names only
    redirects  old · new                                   ids that were merged away
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

from ukcorpus.model.names import Kind


class EntityRow(NamedTuple):
    """Someone or something of the corpus; ``name`` is what is shown."""

    id: str
    kind: Kind
    name: str
    key: str
    """Authority key, ``name:…`` for what only has a name, ``surname:…`` for a bare surname;
    empty for people, whose names decide."""


class NameRow(NamedTuple):
    """A name under which articles know an entity."""

    kind: Kind
    name: str
    entity: str
    mentions: int
    """In all articles; as a change: to be added to what is there."""
    sound: str
    """How a person's surname sounds; empty for a bare surname, and for other kinds."""


class Shelf(Protocol):
    """What ``assign`` asks of the identities that exist; answers must follow redirects."""

    def entities_named(self, kind: Kind, names: Collection[str]) -> dict[str, str]:
        """Name → id, for the names that are known exactly so."""
        ...

    def entities_keyed(self, kind: Kind, keys: Collection[str]) -> dict[str, str]:
        """Authority key → id."""
        ...

    def people_in_blocks(self, blocks: Collection[str]) -> Iterable[tuple[str, str]]:
        """(block, name) of the people in any of ``blocks``."""
        ...

    def names_of(self, ids: Collection[str]) -> Iterable[NameRow]:
        """Every name of these entities."""
        ...

    def owners_of_surnames(self, sounds: Collection[str]) -> Iterable[tuple[str, str, int]]:
        """(sound, id, mentions) of the people whose surname sounds so."""
        ...

    def entities(self, ids: Collection[str]) -> dict[str, EntityRow]:
        """The rows of these ids, without those that do not exist; redirects not followed."""
        ...


class MemoryShelf:
    """A shelf in memory: for tests, for one-off runs, and the model for one in SQL."""

    def __init__(self) -> None:
        self.rows: dict[str, EntityRow] = {}
        self.names: dict[tuple[Kind, str], NameRow] = {}
        self.blocks: dict[str, set[str]] = defaultdict(set)
        self.redirects: dict[str, str] = {}
        self._members: dict[str, set[tuple[Kind, str]]] = defaultdict(set)
        self._keys: dict[tuple[Kind, str], str] = {}
        self._sounds: dict[str, set[tuple[Kind, str]]] = defaultdict(set)

    def entities_named(self, kind: Kind, names: Collection[str]) -> dict[str, str]:
        found = ((name, self.names.get((kind, name))) for name in names)
        return {name: row.entity for name, row in found if row}

    def entities_keyed(self, kind: Kind, keys: Collection[str]) -> dict[str, str]:
        found = ((key, self._keys.get((kind, key))) for key in keys)
        return {key: id for key, id in found if id}

    def people_in_blocks(self, blocks: Collection[str]) -> Iterable[tuple[str, str]]:
        for block in blocks:
            for name in self.blocks.get(block, ()):
                yield block, name

    def names_of(self, ids: Collection[str]) -> Iterable[NameRow]:
        for id in ids:
            yield from (self.names[spot] for spot in self._members.get(id, ()))

    def owners_of_surnames(self, sounds: Collection[str]) -> Iterable[tuple[str, str, int]]:
        for sound in sounds:
            for spot in self._sounds.get(sound, ()):
                row = self.names[spot]
                yield sound, row.entity, row.mentions

    def entities(self, ids: Collection[str]) -> dict[str, EntityRow]:
        return {id: self.rows[id] for id in ids if id in self.rows}

    def put_entity(self, row: EntityRow) -> None:
        """Add or replace an entity."""
        self.rows[row.id] = row
        if row.key:
            self._keys[row.kind, row.key] = row.id

    def put_name(self, row: NameRow) -> None:
        """Add ``row.mentions`` to a name, and move it to its entity."""
        spot = (row.kind, row.name)
        before = self.names.get(spot)
        mentions = row.mentions + (before.mentions if before else 0)
        if before:
            self._members[before.entity].discard(spot)
        self.names[spot] = row._replace(mentions=mentions)
        self._members[row.entity].add(spot)
        if row.sound:
            self._sounds[row.sound].add(spot)

    def put_redirect(self, old: str, new: str) -> None:
        """Give all that ``old`` had to ``new``."""
        self.redirects[old] = new
        for spot in sorted(self._members.pop(old, ())):
            self.names[spot] = self.names[spot]._replace(entity=new)
            self._members[new].add(spot)
        row = self.rows.pop(old, None)
        if row and row.key:
            self._keys[row.kind, row.key] = new
