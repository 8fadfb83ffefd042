"""From a typed name to the entities of the corpus: as written here, by alias, by sound."""

import json
from collections.abc import Callable, Iterable

from ukcorpus.store.reader import StoreReader

Row = tuple[str, str, str]
"""Id, kind and name of an entity."""

SOUNDS_LIKE = 0.90
"""Least similarity of a typed surname, and of a whole name, to one of the corpus."""


def entities_named(
    store: StoreReader, text: str, key: str, known: Callable[[str], bool]
) -> list[Row]:
    """Every entity that ``text`` may mean, in the order of their ids.

    What no article writes so is looked up in the gazetteer, then by sound; ``known`` says
    whether a word stands in the corpus at all.
    """
    found = _rows(store, "e.id IN (SELECT entity FROM name_keys WHERE key = ?)", key)
    if found or not key or (known(text) and not text[:1].isupper()):
        return found
    return _by_alias(store, text) or _by_sound(store, text)


def entities_like(store: StoreReader, pattern: str) -> list[Row]:
    """Every entity with a name, or a person's surname, that fits a folded pattern."""
    from ukcorpus.search.wildcards import Wildcard

    wildcard = Wildcard(pattern)
    keys = store.select(
        "SELECT DISTINCT key FROM name_keys WHERE key >= ? AND key < ?",
        (wildcard.head, wildcard.head + "\U0010ffff"),
    )
    fitting = _json(key for (key,) in keys if wildcard.fits(key))
    where = "e.id IN (SELECT entity FROM name_keys WHERE key IN (SELECT value FROM json_each(?)))"
    return _rows(store, where, fitting)


def _rows(store: StoreReader, where: str, value: str) -> list[Row]:
    query = f"SELECT e.id, e.kind, e.name FROM entities e WHERE {where} ORDER BY e.id"
    return [(id_, kind, name) for id_, kind, name in store.select(query, (value,))]


def _by_alias(store: StoreReader, text: str) -> list[Row]:
    from ukcorpus.authority.gazetteer import country_alias, lookup_place, org_alias

    keys = [place.key for place in lookup_place(text)]
    country, body = country_alias(text), org_alias(text)
    keys += [f"iso:{country}"] if country else []
    keys += [body[0]] if body else []
    return _rows(store, "e.key IN (SELECT value FROM json_each(?)) AND e.key <> ''", _json(keys))


def _by_sound(store: StoreReader, text: str) -> list[Row]:
    from ukcorpus.authority.compare import token_similarity
    from ukcorpus.authority.people import is_single, similarity, surname
    from ukcorpus.authority.phonemic import readings

    wanted = surname(text)
    sounds = _json(readings(wanted))
    query = (
        "SELECT DISTINCT e.id, e.kind, e.name, n.name FROM names n JOIN entities e"
        " ON e.id = n.entity WHERE n.sound <> '' AND n.sound IN (SELECT value FROM json_each(?))"
        " ORDER BY e.id, n.name"
    )
    found: dict[str, Row] = {}
    for id_, kind, name, written in store.select(query, (sounds,)):
        if is_single(text):
            near = token_similarity(wanted, surname(written))
        else:
            near = similarity(text, written)
        if near >= SOUNDS_LIKE:
            found.setdefault(id_, (id_, kind, name))
    return list(found.values())


def _json(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))
