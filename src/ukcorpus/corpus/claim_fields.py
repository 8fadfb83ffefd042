"""What a field clause means for claims: the rows of the claims that have the value.

A value that begins with ``=`` is the whole name, as it is listed: ``speaker:"=Joe Biden"``.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

from ukcorpus.search.query import FieldRange, FieldValue
from ukcorpus.store.reader import StoreReader

if TYPE_CHECKING:
    from ukcorpus.model.dates import Period

FieldClause = FieldValue | FieldRange
NamesOf = Callable[[str, str], Iterable[str]]
"""Kind and a name as typed → entity ids."""

CLAIM_TYPES = ("direct", "mixed", "indirect")
BETWEEN = "\x1f"
"""Between the links of a chain of reporters in the store."""

SPOKEN = "(start IS NOT NULL AND end IS NOT NULL)"
"""Claims whose day is known, as far as it is known."""

_COLUMNS = {
    "stance": "stance", "kind": "type", "type": "type", "by_kind": "speaker_kind",
    "seg": "segment",
}  # fmt: skip
_TEXTS = ("role", "via", "told_to", "venue")
_ANY = {
    "speaker": "speaker <> ''",
    "role": "role <> ''",
    "via": "via <> ''",
    "told_to": "told_to <> ''",
    "venue": "venue <> ''",
    "seg": "segment <> ''",
    "spoken": SPOKEN,
    "about": "EXISTS (SELECT 1 FROM claim_mentions m WHERE m.number = claims.number"
    " AND m.place = claims.place AND m.entity <> '')",
}
"""Field → which claims have a value of it; the others always have one."""


class ClaimFields:
    """Resolves clauses on the fields of claims, in one view of the store."""

    def __init__(
        self, store: StoreReader, names: NamesOf, now: date, query: str, *, strict: bool
    ) -> None:
        """``strict``: a day that is known as an interval must lie inside as a whole."""
        self.store = store
        self.names = names
        self.now = now
        self.query = query
        self.strict = strict

    def rows(self, name: str, clause: FieldClause) -> frozenset[int] | None:
        """Rows of the claims that have it; None where ``name`` is no field of claims."""
        if name == "spoken" and not _is_any(clause):
            from ukcorpus.search.periods import period_of  # late: only dates need it

            return self._spoken(period_of(clause, self.now, self.query))
        if isinstance(clause, FieldRange):
            return None
        value = clause.value
        if name == "kind" and value.lower() not in CLAIM_TYPES:
            return None
        if name in (*_COLUMNS, *_TEXTS, "speaker", "about", "cue", "anon", "spoken"):
            return self._where(_ANY.get(name, "1")) if _is_any(clause) else self._with(name, value)
        return None

    def _with(self, name: str, value: str) -> frozenset[int]:
        if name == "seg":
            return self._where(*in_segment(self.store, value))
        if name in _COLUMNS:
            return self._where(f"{_COLUMNS[name]} = ?", value.lower())
        if name in _TEXTS:
            return self._text(name, value)
        if name == "speaker":
            return self._speaker(value)
        if name == "about":
            return self._about(value)
        if name == "cue":
            return self._cue(value)
        sign = "=" if value.lower() in ("yes", "true", "1") else "<>"
        return self._where(f"speaker_kind {sign} 'anonymous'")

    def _speaker(self, value: str) -> frozenset[int]:
        if value.startswith("="):
            return self._where(
                "entity IN (SELECT id FROM entities WHERE id = ?1 OR name = ?1)"
                " OR (entity = '' AND speaker = ?1)",
                value[1:],
            )
        named = self._where("entity IN (SELECT value FROM json_each(?))", self._ids(value))
        found = self.store.select(
            "SELECT row, speaker FROM claims WHERE entity = '' AND speaker <> ''"
        )
        says = saying(value)
        return named | frozenset(row for row, speaker in found if says(speaker))

    def _about(self, value: str) -> frozenset[int]:
        if value.startswith("="):
            wanted, among = value[1:], "SELECT id FROM entities WHERE id = ?1 OR name = ?1"
        else:
            wanted, among = self._ids(value), "SELECT value FROM json_each(?1)"
        return self._where(
            "(number, place) IN (SELECT number, place FROM claim_mentions"
            f" WHERE entity IN ({among}))",
            wanted,
        )

    def _cue(self, value: str) -> frozenset[int]:
        """Of a class of cues; where no claim here is of that class, with that very word."""
        of_class = self._where("cue = ?", value.lower())
        if of_class:
            return of_class
        found = self.store.select("SELECT DISTINCT lemma FROM claims WHERE lemma <> ''")
        lemmas = [lemma for (lemma,) in found if saying(value)(lemma)]
        return self._where("lemma IN (SELECT value FROM json_each(?))", json.dumps(sorted(lemmas)))

    def _text(self, column: str, value: str) -> frozenset[int]:
        found = self.store.select(f"SELECT row, {column} FROM claims WHERE {column} <> ''")
        if value.startswith("="):
            return frozenset(row for row, text in found if value[1:] in text.split(BETWEEN))
        says = saying(value)
        return frozenset(
            row for row, text in found if any(says(part) for part in text.split(BETWEEN))
        )

    def _spoken(self, wanted: "Period") -> frozenset[int]:
        low = wanted.start.isoformat() if wanted.start else ""
        high = wanted.end.isoformat() if wanted.end else "9999-99-99"
        if self.strict:
            return self._where(f"{SPOKEN} AND start >= ? AND end <= ?", low, high)
        return self._where(f"{SPOKEN} AND start <= ? AND end >= ?", high, low)

    def _ids(self, value: str) -> str:
        kinds = ("person", "org", "place")
        return json.dumps(sorted({id_ for kind in kinds for id_ in self.names(kind, value)}))

    def _where(self, condition: str, *values: str) -> frozenset[int]:
        found = self.store.select(f"SELECT row FROM claims WHERE {condition}", values)
        return frozenset(row for (row,) in found)


def saying(wanted: str) -> Callable[[str], bool]:
    """Whether ``wanted`` stands in a text, word for word, folded; its words may have wildcards."""
    if not ("*" in wanted or "?" in wanted):
        phrase = f" {' '.join(_words(wanted))} "
        return lambda text: phrase in f" {' '.join(_words(text))} "
    from ukcorpus.search.wildcards import Wildcard
    from ukcorpus.text.normal import fold

    patterns = [Wildcard(fold(word)) for word in wanted.split()]

    def stands_in(text: str) -> bool:
        words = _words(text)
        return any(
            all(pattern.fits(word) for pattern, word in zip(patterns, words[at:], strict=False))
            for at in range(len(words) - len(patterns) + 1)
        )

    return stands_in


def in_segment(store: StoreReader, value: str) -> tuple[str, str, str]:
    """The condition for ``s18``, and for ``62e9/s18``: an item of the articles of that id."""
    id_, slash, segment = value.lower().rpartition("/")
    numbers = [number for _, number in store.with_id(id_)]
    condition = "segment = ? AND number IN (SELECT value FROM json_each(?))"
    return (condition if slash else "segment = ? AND ? <> ''"), segment, json.dumps(numbers)


def _words(text: str) -> list[str]:
    from ukcorpus.text.normal import fold
    from ukcorpus.text.words import find_words

    return [fold(text[start:end]) for start, end in find_words(text)]


def _is_any(clause: FieldClause) -> bool:
    return isinstance(clause, FieldValue) and clause.value == "*" and not clause.quoted
