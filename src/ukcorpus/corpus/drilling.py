"""The queries that narrow an answer to the values of a facet, made when they are looked at."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import overload

from ukcorpus.search.query import FieldValue
from ukcorpus.store.reader import Count, StoreReader

EXACT = ("speaker", "about", "told_to", "via", "venue")
"""Facets of claims whose values are names as listed: ``speaker:"=Joe Biden"``."""
NAMES = ("person", "place", "org")
KEYWORDS = (*NAMES, "stance", "unit")

_FEW = 200
"""Names up to which each is looked up by itself."""


class Drills(Sequence[str]):
    """The query of each value; a slice is one too. A facet may have tens of thousands of
    values of which ten are shown, so each is made when it is asked for."""

    def __init__(self, store: StoreReader, field: str, counts: Sequence[Count], query: str) -> None:
        self.store = store
        self.field = field
        self.counts = counts
        self.query = query
        self._only: dict[str, str | None] | None = None

    def __len__(self) -> int:
        return len(self.counts)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "Drills": ...
    def __getitem__(self, at: int | slice) -> "str | Drills":
        if isinstance(at, slice):
            return Drills(self.store, self.field, self.counts[at], self.query)
        count = self.counts[at]
        if self.field in NAMES and not self._is_unmistakable(count):
            count = count._replace(name=f"={count.value}")
        return drill(self.query, self.field, count)

    def _is_unmistakable(self, count: Count) -> bool:
        """Whether the name alone finds this entity and no other of its kind."""
        from ukcorpus.corpus.naming import typed_key

        key = typed_key(count.name)
        if len(self) > _FEW:
            self._only = self._bearers() if self._only is None else self._only
            return self._only.get(key) == count.value
        bearers = self.store.select(
            "SELECT id FROM entities WHERE kind = ? AND id IN"
            " (SELECT entity FROM name_keys WHERE key = ?)",
            (self.field, key),
        )
        return list(bearers) == [(count.value,)]

    def _bearers(self) -> dict[str, str | None]:
        """Key → the one entity of this kind that bears it; None where there are more."""
        of_kind = self.store.select("SELECT id FROM entities WHERE kind = ?", (self.field,))
        ours = {id_ for (id_,) in of_kind}
        found: dict[str, str | None] = {}
        for key, entity in self.store.select("SELECT key, entity FROM name_keys"):
            if entity in ours:
                found[key] = None if key in found else entity
        return found


def drill(query: str, field: str, count: Count) -> str:
    """The query that narrows to a value."""
    if count.value.startswith("("):
        return ""
    if field in EXACT:
        return _narrowed(query, str(FieldValue(field, f"={count.value}", quoted=True)))
    value = count.name if field in KEYWORDS else count.value
    if field in ("date", "spoken"):
        value = _week(value) if "W" in value else value.replace("/", "..").replace("....", "..")
    plain = value.replace("-", "").replace(".", "").isalnum()
    return _narrowed(query, str(FieldValue(field, value, quoted=not plain)))


def _narrowed(query: str, clause: str) -> str:
    bracketed = f"({query})" if " OR " in query else query
    return clause if query in ("", "*") else f"{bracketed} {clause}"


def _week(value: str) -> str:
    if "/" in value:
        low, _, high = value.partition("/")
        first, last = first_day(low), first_day(high) + timedelta(days=6)
    else:
        first = first_day(value)
        last = first + timedelta(days=6)
    return f"{first.isoformat()}..{last.isoformat()}"


def first_day(value: str) -> date:
    """Of a year, a month, an ISO week or a day."""
    if "W" in value:
        return date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    return date(year, month, day)
