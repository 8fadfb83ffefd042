"""Who is spoken of and never quoted, and how much is said by people without names."""

import json
from typing import NamedTuple

from ukcorpus.store.reader import StoreReader


class Silent(NamedTuple):
    """Somebody who is named and is reported to have said nothing."""

    id: str
    name: str
    articles: int
    mentions: int
    claims: int
    """Claims of others in which they are named."""


class Share(NamedTuple):
    """How many claims of an outlet, in one language, have a speaker without a name."""

    source: str
    lang: str
    claims: int
    anonymous: int

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return round(self.anonymous / self.claims, 4)


def never_quoted(store: StoreReader, numbers: frozenset[int] | None) -> list[Silent]:
    """People of these articles (None: all) to whom none of them gives a claim, most named first.

    Only those who are known by more than one word: a word alone may be any bearer of it.
    """
    among = (_visible(store, numbers),)
    spoken = {
        id_
        for (id_,) in store.select(
            "SELECT DISTINCT entity FROM claims WHERE entity <> '' AND number IN"
            " (SELECT value FROM json_each(?))",
            among,
        )
    }
    about: dict[str, int] = dict(
        store.select(
            "SELECT entity, count(DISTINCT number || ' ' || place) FROM claim_mentions"
            " WHERE kind = 'person' AND number IN (SELECT value FROM json_each(?))"
            " GROUP BY entity",
            among,
        )
    )
    rows = store.select(
        "SELECT e.id, e.name, count(DISTINCT s.number), sum(s.n) FROM spellings s JOIN entities e"
        " ON e.id = s.entity WHERE s.kind = 'person' AND e.key NOT LIKE 'surname:%' AND s.number IN"
        " (SELECT value FROM json_each(?)) GROUP BY e.id",
        among,
    )
    found = [
        Silent(id_, name, articles, mentions, about.get(id_, 0))
        for id_, name, articles, mentions in rows
        if id_ not in spoken
    ]
    return sorted(found, key=lambda s: (-s.articles, -s.mentions, s.name, s.id))


def anonymous_shares(store: StoreReader, numbers: frozenset[int] | None) -> list[Share]:
    """For each outlet and language, those with most claims first."""
    rows = store.select(
        "SELECT a.source, a.lang, count(*), sum(c.speaker_kind = 'anonymous') FROM claims c"
        " JOIN articles a ON a.number = c.number WHERE c.number IN"
        " (SELECT value FROM json_each(?)) GROUP BY a.source, a.lang",
        (_visible(store, numbers),),
    )
    found = [Share(*row) for row in rows]
    return sorted(found, key=lambda s: (-s.claims, s.source, s.lang))


def _visible(store: StoreReader, numbers: frozenset[int] | None) -> str:
    return json.dumps(sorted(store.numbers() if numbers is None else numbers - store.hidden))
