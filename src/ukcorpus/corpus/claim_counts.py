"""Facets of claims: in how many articles, and how often, each value stands. Exact."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ukcorpus.corpus.claim_fields import BETWEEN, SPOKEN
from ukcorpus.search.fields import Facet
from ukcorpus.store.reader import Count, StoreReader

Value = tuple[int, str, str]
"""Article, the value as queries take it, and as it is shown."""

_QUERIES = {
    "speaker": "SELECT c.number, coalesce(e.name, c.speaker) FROM claims c"
    " LEFT JOIN entities e ON e.id = c.entity WHERE c.speaker <> ''",
    "by_kind": "SELECT number, speaker_kind FROM claims",
    "cue": "SELECT number, cue FROM claims",
    "type": "SELECT number, type FROM claims",
    "told_to": "SELECT number, told_to FROM claims WHERE told_to <> ''",
    "venue": "SELECT number, venue FROM claims WHERE venue <> ''",
    "via": "SELECT number, via FROM claims WHERE via <> ''",
    "spoken": f"SELECT number, start, end FROM claims WHERE {SPOKEN}",
}


def count_claims(store: StoreReader, facet: Facet, numbers: frozenset[int]) -> list[Count]:
    """Values of a facet of claims in these articles, unsorted."""
    articles: dict[str, set[int]] = {}
    mentions: dict[str, int] = {}
    names: dict[str, str] = {}
    for number, value, name in _values(store, facet):
        if number in numbers and number not in store.hidden:
            articles.setdefault(value, set()).add(number)
            mentions[value] = mentions.get(value, 0) + 1
            names[value] = name
    return [Count(v, names[v], len(found), mentions[v]) for v, found in articles.items()]


def _values(store: StoreReader, facet: Facet) -> Iterator[Value]:
    if facet.field == "about":
        yield from _named(store, facet.kind)
        return
    for number, *row in store.select(_QUERIES[facet.field]):
        if facet.field == "spoken":
            values = units_between(row[0], row[1], facet.unit)
        elif facet.field == "via":
            values = sorted(set(row[0].split(BETWEEN)))
        else:
            values = row
        yield from ((number, value, value) for value in values)


def _named(store: StoreReader, kind: str) -> Iterator[Value]:
    """Who is named in claims; by id where another entity has the same name."""
    shared = {
        name
        for (name,) in store.select("SELECT name FROM entities GROUP BY name HAVING count(*)>1")
    }
    rows = store.select(
        "SELECT DISTINCT m.number, m.place, e.name, e.id FROM claim_mentions m"
        " JOIN entities e ON e.id = m.entity WHERE e.kind = ?",
        (kind,),
    )
    for number, _, name, id_ in rows:
        yield number, id_ if name in shared else name, name


def units_between(first: str, last: str, unit: str) -> Iterable[str]:
    """Every year, month, week or day that a period touches: it is counted under each."""
    from ukcorpus.corpus.counting import unit_of

    day, end = date.fromisoformat(first), date.fromisoformat(last)
    step = timedelta(days=28 if unit in ("year", "month") else 7 if unit == "week" else 1)
    found = []
    while day < end:
        found.append(unit_of(day.isoformat(), unit))
        day += step
    found.append(unit_of(last, unit))
    return dict.fromkeys(found)
