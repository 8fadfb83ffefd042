"""Facts of the whole corpus."""

from typing import Any

from ukcorpus.corpus.front import Corpus


def statistics(corpus: Corpus) -> dict[str, Any]:
    """Counts of everything, as ``stats --json`` prints them."""
    store = corpus.view.store
    hidden = ",".join(map(str, sorted(store.hidden))) or "-1"
    seen = f"number NOT IN ({hidden})"
    ((articles, words, quotes, claims, figures, missing),) = store.select(
        "SELECT count(*), coalesce(sum(words), 0), coalesce(sum(quotes), 0),"
        " coalesce(sum(claims), 0), coalesce(sum(figures), 0), coalesce(sum(missing), 0)"
        f" FROM articles WHERE {seen}"
    )
    languages = store.select(
        f"SELECT lang, count(*) AS n FROM articles WHERE {seen} GROUP BY lang ORDER BY n DESC, lang"
    )
    statuses: dict[str, int] = dict(
        store.select(f"SELECT status, count(*) FROM articles WHERE {seen} GROUP BY status")
    )
    names: dict[str, int] = dict(
        store.select(
            f"SELECT field, count(DISTINCT value) FROM keywords WHERE {seen} AND field IN"
            " ('person', 'place', 'org') GROUP BY field"
        )
    )
    largest = list(
        store.select(f"SELECT id, words FROM articles WHERE {seen} ORDER BY words DESC, id LIMIT 1")
    )
    ((size,),) = store.select(
        "SELECT coalesce(sum(size), 0) FROM files WHERE path IN"
        f" (SELECT path FROM articles WHERE {seen})"
    )
    return {
        "articles": articles,
        "words": words,
        "bytes": size,
        "lang": dict(languages),
        "dates": {
            key: statuses.get(key, 0) for key in ("explicit", "inferred", "conflict", "unknown")
        },
        "quotes": quotes,
        "claims": claims,
        "figures": figures,
        "people": names.get("person", 0),
        "places": names.get("place", 0),
        "orgs": names.get("org", 0),
        "missing": missing,
        "generation": corpus.view.engine.generation,
        "largest": {"id": largest[0][0], "words": largest[0][1]} if largest else None,
    }
