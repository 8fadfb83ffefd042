"""Places of the corpus inside a place: a city counts for its region, country and continent."""

from ukcorpus.corpus.claim_fields import NamesOf
from ukcorpus.store.reader import StoreReader


def places_within(store: StoreReader, names: NamesOf, value: str) -> list[str]:
    """Ids of the places that ``value`` names, and of all that lie inside one of them.

    Where the name means several things, such as a city and a country, all of them are meant.
    """
    from ukcorpus.authority.containers import containers  # late: only this question needs it
    from ukcorpus.authority.gazetteer import lookup_place

    named = set(names("place", value))
    keyed = list(store.select("SELECT id, key FROM entities WHERE kind = 'place' AND key <> ''"))
    outer = {key for id_, key in keyed if id_ in named}
    if not outer:
        outer = {known.key for known in lookup_place(value.removeprefix("="))[:1]}
    inside = {id_ for id_, key in keyed if key in outer or outer.intersection(containers(key))}
    return sorted(named | inside)
