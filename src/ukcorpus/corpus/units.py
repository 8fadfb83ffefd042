"""Claims, quotations and figures as units of search: each is asked the whole query.

A unit satisfies words that stand in it, fields of its own, and fields of its article.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from ukcorpus.corpus.claim_fields import FieldClause
from ukcorpus.corpus.documents import record_tokens, word_at
from ukcorpus.corpus.opening import View
from ukcorpus.corpus.speakers import Speakers, Speaking
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure
from ukcorpus.model.records import Record
from ukcorpus.model.spans import Span
from ukcorpus.search.matches import find_hits
from ukcorpus.search.plan import And, Articles, AtLeast, Everything, Near, Not, Or, Plan, Sequence
from ukcorpus.text.tokens import Token
from ukcorpus.text.words import term

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


Resolve = Callable[[FieldClause], frozenset[int]]


class UnitSearch:
    """One question put to all units of a kind."""

    def __init__(self, view: View, kind: UnitKind, plan: Plan, broad: Plan) -> None:
        """``plan``: field clauses resolved to rows of units; ``broad``: to their articles."""
        self.view = view
        self.kind = kind
        self.plan = plan
        self.broad = _without_not(broad)

    def units(self, *, articles: frozenset[int] | None = None) -> Iterator[Unit]:
        """Every unit that satisfies the plan, by article number and place."""
        numbers = [match.number for match in self.view.engine.search(self.broad)]
        if articles is not None:
            numbers = [number for number in numbers if number in articles]
        table = "figures" if self.kind == "figure" else "claims"
        rows: dict[int, list[tuple[int, int]]] = {}
        for row, number, place in self.view.store.select(f"SELECT row, number, place FROM {table}"):
            rows.setdefault(number, []).append((row, place))
        worded = _has_words(self.plan)
        for number in sorted(numbers):
            if number in rows:
                yield from self._in(number, rows[number], worded)

    def _in(self, number: int, rows: list[tuple[int, int]], worded: bool) -> Iterator[Unit]:
        wanted = [r for r in rows if _may_hold(self.plan, r[0])]
        if not worded:
            wanted = [r for r in wanted if _holds(self.plan, r[0], [], [])]
        if not wanted:
            return
        record = self.view.store.record(number)
        words = _Words(record_tokens(record) if worded else [])
        speakers = Speakers(self.view.store, number)
        for row, place in sorted(wanted, key=lambda pair: pair[1]):
            what = record.figures[place] if self.kind == "figure" else record.claims[place]
            if self.kind == "quote" and isinstance(what, Claim) and what.type == "indirect":
                continue
            inside = words.inside(spans_of(what))
            terms = [term(word_at(record, token)) for token in inside]
            if not worded or _holds(self.plan, row, inside, terms):
                yield Unit(number, record, what, row, speakers)


def spans_of(what: Claim | Figure) -> tuple[Span, ...]:
    """Where a claim or a figure stands."""
    return what.spans if isinstance(what, Claim) else (what.span,)


class _Words:
    """The words of an article, found by where they stand in its text."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.order = sorted(range(len(tokens)), key=lambda index: tokens[index].start)
        self.starts = [tokens[index].start for index in self.order]

    def inside(self, spans: tuple[Span, ...]) -> list[Token]:
        """Those that lie in one of the spans, by position."""
        found = {
            index
            for span in spans
            for index in self.order[
                bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)
            ]
            if self.tokens[index].end <= span.end
        }
        return [self.tokens[index] for index in sorted(found)]


def _holds(plan: Plan, row: int, tokens: list[Token], terms: list[str]) -> bool:
    return find_hits(plan, tokens, terms, number=row) is not None


def _may_hold(plan: Plan, row: int) -> bool:
    """False where what is known of a unit rules it out, so that nobody reads its article."""
    if isinstance(plan, And):
        return all(_may_hold(part, row) for part in plan.plans)
    return row in plan.numbers if isinstance(plan, Articles) else True


def _has_words(plan: Plan) -> bool:
    if isinstance(plan, Articles | Everything):
        return False
    if isinstance(plan, And | Or):
        return any(_has_words(part) for part in plan.plans)
    return _has_words(plan.plan) if isinstance(plan, Not | AtLeast) else True


def _has_slop(plan: Plan) -> bool:
    if isinstance(plan, And | Or):
        return any(map(_has_slop, plan.plans))
    if isinstance(plan, Near):
        return _has_slop(plan.left) or _has_slop(plan.right)
    if isinstance(plan, Not | AtLeast):
        return _has_slop(plan.plan)
    return isinstance(plan, Sequence) and plan.slop > 0


def _without_not(plan: Plan) -> Plan:
    """A plan that matches at least these articles: what a unit lacks its article may have."""
    if isinstance(plan, Not):
        return Everything()
    if isinstance(plan, And):
        return And(tuple(map(_without_not, plan.plans)))
    if isinstance(plan, Or):
        return Or(tuple(map(_without_not, plan.plans)))
    if isinstance(plan, Near):
        left, right = _without_not(plan.left), _without_not(plan.right)
        # With slop, a shorter window of the article may end farther from the other side.
        if _has_slop(plan):
            return And((left, right))
        return Near(left, right, plan.unit, plan.distance, plan.ordered)
    return _without_not(plan.plan) if isinstance(plan, AtLeast) else plan
