"""Why names of the corpus are one: the answer to ``people --why``."""

from collections.abc import Iterable, Iterator
from typing import Any

from ukcorpus.corpus.naming import NamedEntity
from ukcorpus.store.reader import StoreReader


def why_merged(store: StoreReader, entities: Iterable[NamedEntity]) -> Iterator[dict[str, Any]]:
    """Pair by pair, in the order of the entities; a key of the authority speaks for all names."""
    for entity in entities:
        names = [
            name
            for (name,) in store.select(
                "SELECT name FROM names WHERE entity = ? AND mentions > 0 ORDER BY name",
                (entity.id,),
            )
        ]
        said = list(
            store.select(
                "SELECT one, other, score, reason FROM merges WHERE entity = ?"
                " ORDER BY score DESC, one, other",
                (entity.id,),
            )
        )
        for one, other, score, reason in said:
            yield _row(entity, one, other, score, reason)
        explained = {name for one, other, *_ in said for name in (one, other)}
        if entity.key and not entity.key.startswith(("rule:", "surname:")):
            for name in dict.fromkeys((*names, *sorted(entity.variants))):
                if name not in explained and name != entity.name:
                    yield _row(entity, name, entity.name, 1.0, f"same key {entity.key}")


def _row(entity: NamedEntity, one: str, other: str, score: float, reason: str) -> dict[str, Any]:
    return {
        "name": entity.name, "one": one, "other": other, "score": round(score, 4),
        "reason": reason, "id": entity.id, "kind": entity.kind, "key": entity.key,
    }  # fmt: skip
