"""What a field clause means: the articles, claims or figures that have that value.

Answered from the columns of the store, so an engine never learns what a person or a date is.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

from ukcorpus.corpus.dup import with_copies
from ukcorpus.errors import QueryError
from ukcorpus.model.dates import Period
from ukcorpus.search.fields import find_field
from ukcorpus.search.periods import period_of
from ukcorpus.search.query import FieldRange, FieldValue
from ukcorpus.search.values import parse_number
from ukcorpus.store.reader import StoreReader
from ukcorpus.text.normal import fold

Unit = Literal["article", "claim", "figure"]
FieldClause = FieldValue | FieldRange
NamesOf = Callable[[str, str], Iterable[str]]
"""Kind and a name as typed → entity ids."""

_ANY = {
    "date": "start IS NOT NULL OR end IS NOT NULL",
    "lang": "lang NOT IN ('', 'und')",
    "source": "source <> ''",
    "kind": "kind <> ''",
    "id": "1",
    "n": "figures > 0",
}
"""Field → which articles have a value of it."""

CLAIM_TYPES = ("direct", "mixed", "indirect")
_CLAIM_COLUMNS = {"stance": "stance", "kind": "type", "seg": "segment"}
_FIGURE_COLUMNS = {"unit": "unit", "seg": "segment"}


class Attributes:
    """Resolves the field clauses of one query."""

    def __init__(
        self,
        store: StoreReader,
        names: NamesOf,
        now: date,
        *,
        query: str = "",
        strict: bool = False,
    ) -> None:
        self.store = store
        self.names = names
        self.now = now
        self.query = query
        self.strict = strict
        self.doubtful: set[int] = set()
        """Articles that a date filter let in though their date may lie outside."""
        self.undated = 0

    def articles(self, clause: FieldClause) -> frozenset[int]:
        """Numbers of the articles that have it. Raises QueryError Q006 for what is to come."""
        field = find_field(clause.field)
        name = field.name if field else clause.field
        if isinstance(clause, FieldValue) and clause.value == "*" and not clause.quoted:
            return self._any(clause, name)
        if name == "date":
            return self._dated(clause)
        if isinstance(clause, FieldRange):
            if name == "n":
                return self._owners("figures", self._figures_between(clause))
            raise self._unready(clause, "has no order, so no range")
        own = self._of_article(name, clause.value)
        if own is not None:
            return own
        if name in ("speaker", "stance", "kind", "role", "via", "anon"):
            return self._owners("claims", self.claims(clause))
        if name in ("unit", "of", "where", "n"):
            return self._owners("figures", self.figures(clause))
        if name == "seg":
            spoken = self._owners("claims", self.claims(clause))
            return spoken | self._owners("figures", self.figures(clause))
        raise self._unready(clause, "is not searched by this version")

    def _of_article(self, name: str, value: str) -> frozenset[int] | None:
        """For a field that the article itself has; None for a field of its claims or figures."""
        if name == "lang" or (name == "kind" and value not in CLAIM_TYPES):
            return self.store.where(f"{name} = ?", (value.lower(),))
        if name in ("person", "place", "org"):
            return self.store.having(name, self.names(name, value))
        if name == "source":
            return self._source(value)
        if name == "id":
            return frozenset(number for _, number in self.store.with_id(value.lower()))
        if name in ("cites", "author"):
            return self._keyword("agency" if name == "cites" else name, value)
        if name == "dup":
            return with_copies(self.store, value)
        return None

    def _any(self, clause: FieldClause, name: str) -> frozenset[int]:
        """Articles for which the field has a value at all: ``speaker:*``."""
        if name in ("person", "place", "org", "speaker", "stance", "unit", "author", "cites"):
            field = "agency" if name == "cites" else name
            return self.store.where(
                "number IN (SELECT number FROM keywords WHERE field = ?)", (field,)
            )
        if name == "dup":
            return with_copies(self.store, "*")
        wanted = _ANY.get(name)
        if wanted is None:
            raise self._unready(clause, "cannot be asked for with * by this version")
        return self.store.where(wanted)

    def claims(self, clause: FieldClause) -> frozenset[int]:
        """Rows of the claims that have it, or whose article has it."""
        field = find_field(clause.field)
        name = field.name if field else clause.field
        if (field and "claim" not in field.on) or name == "date" or isinstance(clause, FieldRange):
            return self._inside("claims", self.articles(clause))
        value = clause.value
        if name in _CLAIM_COLUMNS and not (name == "kind" and value not in CLAIM_TYPES):
            return self._rows(
                f"SELECT row FROM claims WHERE {_CLAIM_COLUMNS[name]} = ?", value.lower()
            )
        if name == "anon":
            sign = "=" if value.lower() in ("yes", "true", "1") else "<>"
            return self._rows(f"SELECT row FROM claims WHERE speaker_kind {sign} 'anonymous'")
        if name == "speaker":
            return self._speaker(value)
        if name in ("role", "via"):
            found = self.store.select(f"SELECT row, {name} FROM claims WHERE {name} <> ''")
            return frozenset(row for row, text in found if _says(text, value))
        return self._inside("claims", self.articles(clause))

    def figures(self, clause: FieldClause) -> frozenset[int]:
        """Rows of the figures that have it, or whose article has it."""
        field = find_field(clause.field)
        name = field.name if field else clause.field
        if name == "n" and not (isinstance(clause, FieldValue) and clause.value == "*"):
            return self._figures_between(clause)
        if isinstance(clause, FieldValue):
            if name in _FIGURE_COLUMNS:
                return self._rows(
                    f"SELECT row FROM figures WHERE {_FIGURE_COLUMNS[name]} = ?",
                    clause.value.lower(),
                )
            if name in ("of", "where"):
                column = {"of": "counted", "where": "location"}[name]
                found = self.store.select(f"SELECT row, {column} FROM figures")
                return frozenset(row for row, text in found if _says(text, clause.value))
            if field and "claim" in field.on and "article" not in field.on:
                return self._rows(
                    "SELECT f.row FROM figures f JOIN claims c ON c.number = f.number AND c.id ="
                    " f.claim WHERE c.row IN (SELECT value FROM json_each(?))",
                    _list(self.claims(clause)),
                )
        return self._inside("figures", self.articles(clause))

    def _dated(self, clause: FieldClause) -> frozenset[int]:
        wanted = period_of(clause, self.now, self.query)
        low, high = _iso(wanted)
        known = "(start IS NOT NULL OR end IS NOT NULL)"
        overlapping = self.store.where(
            f"{known} AND coalesce(start, '') <= ? AND coalesce(end, '9999') >= ?", (high, low)
        )
        inside = self.store.where("start >= ? AND end <= ?", (low, high))
        self.undated = len(self.store.where(f"NOT {known}"))
        if self.strict:
            return inside
        self.doubtful |= overlapping - inside
        return overlapping

    def _figures_between(self, clause: FieldClause) -> frozenset[int]:
        if isinstance(clause, FieldValue):
            low = high = self._number(clause, clause.value)
            conditions = [("coalesce(value_max, value) >= ?", low), ("value <= ?", high)]
        else:
            conditions = []
            if clause.low:
                sign = ">" if clause.low_open else ">="
                conditions.append(
                    (f"coalesce(value_max, value) {sign} ?", self._number(clause, clause.low))
                )
            if clause.high:
                sign = "<" if clause.high_open else "<="
                conditions.append((f"value {sign} ?", self._number(clause, clause.high)))
        where = " AND ".join(condition for condition, _ in conditions) or "1"
        found = self.store.select(
            f"SELECT row FROM figures WHERE {where}", tuple(value for _, value in conditions)
        )
        return frozenset(row for (row,) in found)

    def _number(self, clause: FieldClause, text: str) -> float:
        try:
            return parse_number(text)
        except ValueError:
            start, end = clause.at
            raise QueryError(
                f'{clause.field}: "{text}" is not a number', query=self.query, start=start, end=end,
                hint="n:7000  n:>=100000  n:1000..5000", code="Q004",
            ) from None  # fmt: skip

    def _speaker(self, value: str) -> frozenset[int]:
        ids = [*self.names("person", value), *self.names("org", value), *self.names("place", value)]
        named = self._rows(
            "SELECT row FROM claims WHERE entity IN (SELECT value FROM json_each(?))", _list(ids)
        )
        found = self.store.select("SELECT row, speaker FROM claims WHERE entity = ''")
        return named | frozenset(row for row, speaker in found if _says(speaker, value))

    def _source(self, value: str) -> frozenset[int]:
        found = self.store.select("SELECT DISTINCT source FROM articles")
        wanted = [text for (text,) in found if _says(text, value)]
        return self.store.where("source IN (SELECT value FROM json_each(?))", (_list(wanted),))

    def _keyword(self, field: str, value: str) -> frozenset[int]:
        found = self.store.select("SELECT DISTINCT value FROM keywords WHERE field = ?", (field,))
        return self.store.having(field, [text for (text,) in found if _says(text, value)])

    def _owners(self, table: str, rows: frozenset[int]) -> frozenset[int]:
        found = self.store.select(
            f"SELECT DISTINCT number FROM {table} WHERE row IN (SELECT value FROM json_each(?))",
            (_list(rows),),
        )
        return frozenset(number for (number,) in found) - self.store.hidden

    def _inside(self, table: str, numbers: frozenset[int]) -> frozenset[int]:
        return self._rows(
            f"SELECT row FROM {table} WHERE number IN (SELECT value FROM json_each(?))",
            _list(numbers),
        )

    def _rows(self, query: str, *values: str) -> frozenset[int]:
        return frozenset(row for (row,) in self.store.select(query, values))

    def _unready(self, clause: FieldClause, what: str) -> QueryError:
        start, end = clause.at
        return QueryError(
            f"{clause.field}: {what}", query=self.query, start=start, end=end, code="Q006"
        )


def _says(text: str, wanted: str) -> bool:
    """Whether ``wanted`` stands in ``text``, word for word, folded."""
    return f" {' '.join(_words(wanted))} " in f" {' '.join(_words(text))} "


def _words(text: str) -> list[str]:
    from ukcorpus.text.words import find_words

    return [fold(text[start:end]) for start, end in find_words(text)]


def _iso(period: Period) -> tuple[str, str]:
    low = period.start.isoformat() if period.start else ""
    return low, period.end.isoformat() if period.end else "9999-99-99"


def _list(values: Iterable[object]) -> str:
    import json

    return json.dumps(sorted(values))
