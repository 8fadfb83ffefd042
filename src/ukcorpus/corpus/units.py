"""Claims, quotations and figures as units of search: each is asked the whole query.

A unit satisfies words that stand in it, fields of its own, and fields of its article.
"""

from collections.abc import Iterator
from json import dumps
from typing import Literal, NamedTuple

from ukcorpus.corpus.opening import View
from ukcorpus.corpus.speakers import Speakers, Speaking
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure
from ukcorpus.model.records import Record
from ukcorpus.model.spans import Span
from ukcorpus.search.plan import And, Articles, Plan

UnitKind = Literal["claim", "quote", "figure"]


class Unit(NamedTuple):
    """A claim or a figure with the record that it stands in."""

    number: int
    record: Record
    what: Claim | Figure
    row: int
    """Of its table."""
    speakers: Speakers
    """Of the claims of this article."""

    def speaker(self) -> Speaking:
        """Who makes this claim, or gives this figure; nobody where the article itself does."""
        claim = self.claim()
        return self.speakers.of(claim) if claim else Speaking("", "")

    def claim(self) -> Claim | None:
        """The claim itself, or the one that the figure stands in."""
        if isinstance(self.what, Claim):
            return self.what
        wanted = self.what.claim
        return next((claim for claim in self.record.claims if claim.id == wanted), None)


class UnitSearch:
    """One question put to all units of a kind."""

    def __init__(self, view: View, kind: UnitKind, plan: Plan) -> None:
        """``plan``: its numbers of articles are rows of units."""
        self.view = view
        self.kind = kind
        self.plan = plan

    def found(self, articles: frozenset[int] | None = None) -> dict[int, dict[int, int]]:
        """The units that satisfy the plan: article number → place in the record → row."""
        asked = self._asked(articles)
        kind = "figure" if self.kind == "figure" else "claim"
        rows = self.view.engine.passages(kind, self.plan, asked)
        matching = {
            number: {place: row for place, row in places.items() if row in rows}
            for number, places in asked.items()
        }
        return {number: places for number, places in matching.items() if places}

    def _asked(self, articles: frozenset[int] | None) -> dict[int, dict[int, int]]:
        """Those that nothing rules out of what is known of them without their words."""
        table = "figures" if self.kind == "figure" else "claims"
        wanted, among = _rows_asked(self.plan), "row"
        if wanted is None:
            wanted, among = articles, "number"
        where, values = ["1"], []
        if wanted is not None:
            where.append(f"{among} IN (SELECT value FROM json_each(?))")
            values.append(dumps(sorted(wanted)))
        if self.kind == "quote":
            where.append("type <> 'indirect'")
        asked: dict[int, dict[int, int]] = {}
        for row, number, place in self.view.store.select(
            f"SELECT row, number, place FROM {table} WHERE {' AND '.join(where)}"
            " ORDER BY number, place",
            tuple(values),
        ):
            asked.setdefault(number, {})[place] = row
        hidden = self.view.store.hidden
        return {
            number: places
            for number, places in asked.items()
            if number not in hidden and (articles is None or number in articles)
        }

    def units(self) -> Iterator[Unit]:
        """Every unit that satisfies the plan, by article number and place."""
        for number, places in self.found().items():
            record = self.view.store.record(number)
            speakers = Speakers(self.view.store, number)
            units = record.figures if self.kind == "figure" else record.claims
            for place, row in places.items():
                yield Unit(number, record, units[place], row, speakers)


def spans_of(what: Claim | Figure) -> tuple[Span, ...]:
    """Where a claim or a figure stands."""
    return what.spans if isinstance(what, Claim) else (what.span,)


def _rows_asked(plan: Plan) -> frozenset[int] | None:
    """The rows outside of which nothing satisfies ``plan``; None where words alone decide."""
    if isinstance(plan, Articles):
        return plan.numbers
    if not isinstance(plan, And):
        return None
    known = [rows for rows in map(_rows_asked, plan.plans) if rows is not None]
    return frozenset.intersection(*known) if known else None
