"""From a typed name to entities."""

from ukcorpus.store.reader import StoreReader


def entities_named(store: StoreReader, text: str) -> list[tuple[str, str, str]]:
    """Id, kind and name of every entity that ``text`` may mean, in the order of their ids."""
    from ukcorpus.corpus.naming import name_key

    rows = store.select(
        "SELECT DISTINCT e.id, e.kind, e.name FROM name_keys k JOIN entities e ON e.id = k.entity"
        " WHERE k.key = ? ORDER BY e.id",
        (name_key(text),),
    )
    return list(rows)
