"""What a field clause means: the articles, claims or figures that have that value.

Answered from the columns of the store, so an engine never learns what a person or a date is.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Literal

from ukcorpus.corpus.claim_fields import (
    CLAIM_TYPES,
    ClaimFields,
    FieldClause,
    NamesOf,
    in_segment,
    saying,
)
from ukcorpus.corpus.dup import with_copies
from ukcorpus.corpus.within import places_within
from ukcorpus.errors import QueryError
from ukcorpus.search.fields import find_field
from ukcorpus.search.query import FieldRange, FieldValue
from ukcorpus.search.values import parse_number
from ukcorpus.store.reader import StoreReader

if TYPE_CHECKING:
    from ukcorpus.model.dates import Period

Unit = Literal["article", "claim", "figure"]

_ANY = {
    "date": "start IS NOT NULL OR end IS NOT NULL",
    "lang": "lang NOT IN ('', 'und')",
    "source": "source <> ''",
    "kind": "kind <> ''",
    "id": "1",
    "n": "figures > 0",
}
"""Field → which articles have a value of it."""

_FIGURE_TEXTS = {"of": "counted", "where": "location"}


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
        tagged: Callable[[str], frozenset[int]] = lambda _: frozenset(),
    ) -> None:
        self.tagged = tagged
        self.store = store
        self.names = names
        self.of_claims = ClaimFields(store, names, now, query, strict=strict)
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
        if isinstance(clause, FieldRange) and name not in ("n", "spoken"):
            raise self._unready(clause, "has no order, so no range")
        own = self._of_article(name, clause.value) if isinstance(clause, FieldValue) else None
        if own is not None:
            return own
        if name in ("unit", "of", "where", "n"):
            return self._owners("figures", self.figures(clause))
        claims = self.of_claims.rows(name, clause)
        if claims is not None:
            owners = self._owners("claims", claims)
            is_seg = name == "seg"
            return owners | self._owners("figures", self.figures(clause)) if is_seg else owners
        raise self._unready(clause, "is not searched by this version")

    def _of_article(self, name: str, value: str) -> frozenset[int] | None:
        """For a field that the article itself has; None for a field of its claims or figures."""
        if name == "lang" or (name == "kind" and value not in CLAIM_TYPES):
            return self.store.where(f"{name} = ?", (value.lower(),))
        if name in ("person", "place", "org"):
            return self.store.having(name, self._named(name, value))
        if name == "within":
            return self.store.having("place", places_within(self.store, self._named, value))
        if name == "source":
            return self._source(value)
        if name == "id":
            prefix = value.lower().rstrip("*")
            return frozenset(number for _, number in self.store.with_id(prefix))
        if name in ("cites", "author"):
            return self._keyword("agency" if name == "cites" else name, value)
        if name == "dup":
            return with_copies(self.store, value)
        if name == "tag":
            return self.tagged(value)
        return None

    def _named(self, kind: str, value: str) -> Iterable[str]:
        if not value.startswith("="):
            return self.names(kind, value)
        found = self.store.select(
            "SELECT id FROM entities WHERE kind = ?2 AND (id = ?1 OR name = ?1)", (value[1:], kind)
        )
        return [id_ for (id_,) in found]

    def _any(self, clause: FieldClause, name: str) -> frozenset[int]:
        """Articles for which the field has a value at all: ``speaker:*``."""
        if name in ("person", "place", "org", "speaker", "stance", "unit", "author", "cites"):
            field = "agency" if name == "cites" else name
            return self.store.where(
                "number IN (SELECT number FROM keywords WHERE field = ?)", (field,)
            )
        claims = self.of_claims.rows(name, clause)
        if claims is not None and name != "kind":
            return self._owners("claims", claims)
        if name in _FIGURE_TEXTS:
            return self._owners("figures", self.figures(clause))
        if name == "dup":
            return with_copies(self.store, "*")
        if name == "tag":
            return self.tagged("*")
        wanted = _ANY.get(name)
        if wanted is None:
            raise self._unready(clause, "cannot be asked for with * by this version")
        return self.store.where(wanted)

    def claims(self, clause: FieldClause) -> frozenset[int]:
        """Rows of the claims that have it, hold a figure that has it, or whose article has it."""
        field = find_field(clause.field)
        name = field.name if field else clause.field
        found = self.of_claims.rows(name, clause)
        if found is not None:
            return found
        if field and field.on == ("figure",):
            return self.claims_with(self.figures(clause))
        return self.inside("claims", self.articles(clause))

    def claims_with(self, figures: frozenset[int]) -> frozenset[int]:
        """Rows of the claims that hold one of these rows of figures."""
        return self._rows(
            "SELECT c.row FROM claims c JOIN figures f ON f.number = c.number AND f.claim = c.id"
            " WHERE f.row IN (SELECT value FROM json_each(?))",
            _list(figures),
        )

    def figures_in(self, claims: frozenset[int]) -> frozenset[int]:
        """Rows of the figures that stand in one of these rows of claims."""
        return self._rows(
            "SELECT f.row FROM claims c JOIN figures f ON f.number = c.number AND f.claim = c.id"
            " WHERE c.row IN (SELECT value FROM json_each(?))",
            _list(claims),
        )

    def figures(self, clause: FieldClause) -> frozenset[int]:
        """Rows of the figures that have it, or whose article has it."""
        field = find_field(clause.field)
        name = field.name if field else clause.field
        if name == "n" and not (isinstance(clause, FieldValue) and clause.value == "*"):
            return self._figures_between(clause)
        if isinstance(clause, FieldValue):
            if name == "unit":
                return self._rows("SELECT row FROM figures WHERE unit = ?", clause.value.lower())
            if name == "seg":
                where, *values = in_segment(self.store, clause.value)
                return self._rows(f"SELECT row FROM figures WHERE {where}", *values)
            if name in _FIGURE_TEXTS:
                return self._figures_saying(_FIGURE_TEXTS[name], clause)
        claims = self.of_claims.rows(name, clause)
        if claims is not None:
            return self.figures_in(claims)
        return self.inside("figures", self.articles(clause))

    def _figures_saying(self, column: str, clause: FieldValue) -> frozenset[int]:
        found = self.store.select(f"SELECT row, {column} FROM figures WHERE {column} <> ''")
        says = saying(clause.value)
        is_any = clause.value == "*" and not clause.quoted
        return frozenset(row for row, text in found if is_any or says(text))

    def _dated(self, clause: FieldClause) -> frozenset[int]:
        from ukcorpus.search.periods import period_of  # late: only questions of time need it

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

    def _source(self, value: str) -> frozenset[int]:
        found = self.store.select("SELECT DISTINCT source FROM articles")
        wanted = list(filter(saying(value), (text for (text,) in found)))
        return self.store.where("source IN (SELECT value FROM json_each(?))", (_list(wanted),))

    def _keyword(self, field: str, value: str) -> frozenset[int]:
        found = self.store.select("SELECT DISTINCT value FROM keywords WHERE field = ?", (field,))
        return self.store.having(field, filter(saying(value), (text for (text,) in found)))

    def _owners(self, table: str, rows: frozenset[int]) -> frozenset[int]:
        found = self.store.select(
            f"SELECT DISTINCT number FROM {table} WHERE row IN (SELECT value FROM json_each(?))",
            (_list(rows),),
        )
        return frozenset(number for (number,) in found) - self.store.hidden

    def inside(self, table: str, numbers: Iterable[int]) -> frozenset[int]:
        """Rows of ``claims`` or ``figures`` that stand in these articles."""
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


def _iso(period: "Period") -> tuple[str, str]:
    low = period.start.isoformat() if period.start else ""
    return low, period.end.isoformat() if period.end else "9999-99-99"


def _list(values: Iterable[object]) -> str:
    import json

    return json.dumps(sorted(values))
