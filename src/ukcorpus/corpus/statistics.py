"""Facts of the whole corpus."""

from typing import Any

from ukcorpus.corpus.front import Corpus
from ukcorpus.store.reader import StoreReader


def statistics(corpus: Corpus) -> dict[str, Any]:
    """Counts of everything, as ``stats --json`` prints them."""
    store = corpus.view.store
    hidden = ",".join(map(str, sorted(store.hidden))) or "-1"
    seen = f"number NOT IN ({hidden})"
    sums = _sums(store, seen)
    statuses = _by(store, "status", seen)
    names: dict[str, int] = dict(
        store.select(
            f"SELECT field, count(DISTINCT value) FROM keywords WHERE {seen} AND field IN"
            " ('person', 'place', 'org') GROUP BY field"
        )
    )
    return {
        "articles": sums["articles"],
        "words": sums["words"],
        "bytes": _size(store, seen),
        "lang": _by(store, "lang", seen),
        "dates": {
            key: statuses.get(key, 0) for key in ("explicit", "inferred", "conflict", "unknown")
        },
        "quotes": sums["quotes"],
        "claims": sums["claims"],
        "figures": sums["figures"],
        "people": names.get("person", 0),
        "places": names.get("place", 0),
        "orgs": names.get("org", 0),
        "missing": sums["missing"],
        "generation": corpus.view.engine.generation,
        "largest": _largest(store, seen),
    }


def _sums(store: StoreReader, seen: str) -> dict[str, int]:
    columns = ("words", "quotes", "claims", "figures", "missing")
    summed = ", ".join(f"coalesce(sum({column}), 0)" for column in columns)
    (row,) = store.select(f"SELECT count(*), {summed} FROM articles WHERE {seen}")
    return dict(zip(("articles", *columns), row, strict=True))


def _by(store: StoreReader, column: str, seen: str) -> dict[str, int]:
    """Articles by the values of a column, the most frequent first."""
    rows = store.select(
        f"SELECT {column}, count(*) AS n FROM articles WHERE {seen}"
        f" GROUP BY {column} ORDER BY n DESC, {column}"
    )
    return dict(rows)


def _size(store: StoreReader, seen: str) -> int:
    ((size,),) = store.select(
        "SELECT coalesce(sum(size), 0) FROM files WHERE path IN"
        f" (SELECT path FROM articles WHERE {seen})"
    )
    return int(size)


def _largest(store: StoreReader, seen: str) -> dict[str, Any] | None:
    rows = store.select(
        f"SELECT id, words FROM articles WHERE {seen} ORDER BY words DESC, id LIMIT 1"
    )
    return next(({"id": id_, "words": words} for id_, words in rows), None)
