"""A plan, evaluated on posting lists: all articles at a time, the rarest part first.

Knows nothing of how an index is stored. Positions are decoded only where an answer needs
them and only for articles that may still match.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from ukcorpus.search import plan as plans
from ukcorpus.search.engines.leaves import Leaves, starts
from ukcorpus.search.engines.lists import Found, Lists, Within
from ukcorpus.search.engines.postings import PARAGRAPHS
from ukcorpus.search.matches import Hit, in_window, near, union
from ukcorpus.search.plan import Plan, every_leaf, leaves
from ukcorpus.text.tokens import FURNITURE

BROAD_FROM = 30_000
"""Positions from which on ``broad`` is faster than lists of hits."""

_NEW_HIT = partial(tuple.__new__, Hit)
"""``Hit._make`` without a step of Python: a broad pattern has a million."""


class Evaluation(Leaves):
    """One search."""

    def __init__(
        self, lists: Lists, *, furniture: bool = False, broad_from: int = BROAD_FROM
    ) -> None:
        super().__init__(lists, furniture=furniture)
        self._broad_from = broad_from

    def find(self, plan: Plan, within: Within = None, *, spans: bool = False) -> Found:
        """The documents of ``within`` that ``plan`` matches, with hits where ``spans``."""
        if not spans and self._is_broad(plan, within):
            from ukcorpus.search.engines.broad import find_broad  # late: few plans need it

            return find_broad(self, plan, within)
        match plan:
            case plans.Terms():
                return self._terms(plan, within, spans)
            case plans.Sequence():
                return self._sequence(plan, within)
            case plans.Near():
                return self._near(plan, within)
            case plans.AtLeast(count=least, plan=inner):
                found = self.find(inner, within, spans=spans)
                kept = {one: count for one, count in found.counts.items() if count >= least}
                return Found(plan, kept, found.hits, (found,))
            case plans.And():
                return self._all(plan, within, spans)
            case plans.Or():
                return self._any(plan, within, spans)
            case plans.Not(plan=inner):
                without = self.find(inner, within).counts
                return _unmarked(plan, (one for one in self.all_of(within) if one not in without))
            case plans.Articles(numbers=numbers):
                return _unmarked(plan, self.holding(numbers, within))
            case plans.Everything():
                return _unmarked(plan, self.all_of(within))
            case plans.Filled(zones=zones):
                return _unmarked(plan, self.places(plans.Terms((PARAGRAPHS,), zones), within))
        raise TypeError(f"not a plan: {plan!r}")

    def _terms(self, leaf: plans.Terms, within: Within, spans: bool) -> Found:
        if spans or leaf.zones:
            places = self.places(leaf, within)
            counts = {one: len(positions) for one, positions in places.items()}
            hits = {
                one: list(map(_NEW_HIT, zip(positions, positions, strict=True)))
                for one, positions in places.items()
            }
            return Found(leaf, counts, hits)
        counts = {}
        alone = len(self.keys(leaf)) == 1
        for block in self.blocks_of(leaf, within):
            pairs = zip(block.documents, block.counts, strict=True)
            if alone:
                counts.update(pairs)
            else:
                get = counts.get
                counts.update([(one, get(one, 0) + count) for one, count in pairs])
        if within is not None:
            counts = {one: count for one, count in counts.items() if one in within}
        return Found(leaf, counts)

    def all_of(self, within: Within) -> Collection[int]:
        """``within``, or all."""
        return self.lists.alive if within is None else within

    def holding(self, numbers: Iterable[int], within: Within) -> Iterable[int]:
        """The documents of ``within`` that hold these articles."""
        for number in numbers:
            document = self.lists.document(number)
            if document is not None and (within is None or document in within):
                yield document

    # Positions

    def _is_broad(self, plan: Plan, within: Within) -> bool:
        """Whether hits are needed, and so many that a line of bits holds them better."""
        if not _needs_hits(plan):
            return False
        documents = min(self.cost(plan), self.lists.count if within is None else len(within))
        places = sum(self.occurrences(leaf) for leaf in set(every_leaf(plan)))
        if places * documents < self._broad_from * self.lists.count:
            return False
        from ukcorpus.search.engines.broad import is_handy  # late: few plans come so far

        return self.knows_ends and is_handy(plan)

    def _sequence(self, plan: plans.Sequence, within: Within) -> Found:
        parts = list(dict.fromkeys(plan.parts))
        places: dict[Plan, dict[int, list[int]]] = {}
        for part in sorted(parts, key=self.cost):
            places[part] = self.places(part, within)
            within = places[part].keys()
        hits: dict[int, list[Hit]] = {}
        for one in within or ():
            found = in_window(plan, [places[part][one] for part in plan.parts])
            if found:
                hits[one] = found
        return Found(plan, _sizes(hits), hits)

    def _near(self, plan: plans.Near, within: Within) -> Found:
        sides: dict[bool, dict[int, list[Hit]]] = {}
        for is_right in sorted((False, True), key=lambda right: self.cost(_side(plan, right))):
            found = self.find(_side(plan, is_right), within, spans=True)
            sides[is_right] = _marked(found)
            within = sides[is_right].keys()
        left, right = sides[False], sides[True]
        starts = self._starts(plan, within or ())
        hits: dict[int, list[Hit]] = {}
        for one in within or ():
            paired = near(plan, left[one], right[one], starts(one))
            if paired:
                hits[one] = paired
        return Found(plan, _sizes(hits), hits)

    def _starts(self, plan: plans.Near, within: Collection[int]) -> Callable[[int], Sequence[int]]:
        """Where the plan's unit begins, by document."""
        if plan.unit == "word":
            return lambda _: ()
        marks = starts(plan.unit, furniture=self._may_hit_furniture(plan))
        places = self.places(marks, within)
        return places.__getitem__

    def _may_hit_furniture(self, plan: Plan) -> bool:
        return self.furniture or any(FURNITURE in leaf.zones for leaf in leaves(plan))

    # Several

    def _all(self, plan: plans.And, within: Within, spans: bool) -> Found:
        apart = _are_apart(plan.plans)
        union_of = None if apart else _as_one_word(plan.plans)
        spans = spans or not (apart or union_of)
        found: dict[int, Found] = {}
        for index in sorted(range(len(plan.plans)), key=lambda i: self.cost(plan.plans[i])):
            found[index] = self.find(plan.plans[index], within, spans=spans)
            within = found[index].counts.keys()
        parts = tuple(found[index] for index in range(len(plan.plans)))
        if spans:
            hits = {
                one: union(part.hits[one] for part in parts if part.hits is not None)
                for one in self.all_of(within)
            }
            return Found(plan, _sizes(hits), hits, parts)
        if union_of:
            return Found(plan, self._terms(union_of, within, False).counts, None, parts)
        counts = dict.fromkeys(self.all_of(within), 0)
        for part in parts:
            if not isinstance(part.plan, _WITHOUT_HITS):
                get = part.counts
                counts = {one: count + get[one] for one, count in counts.items()}
        return Found(plan, counts, None, parts)

    def _any(self, plan: plans.Or, within: Within, spans: bool) -> Found:
        union_of = _as_one_word(plan.plans)
        spans = spans or not (union_of or _are_apart(plan.plans))
        if union_of and not spans:
            parts = tuple(Found(one, {}) for one in plan.plans)
            return Found(plan, self._terms(union_of, within, False).counts, None, parts)
        parts = tuple(self.find(one, within, spans=spans) for one in plan.plans)
        if spans:
            several: dict[int, list[list[Hit]]] = {}
            for part in parts:
                for one in part.counts:
                    several.setdefault(one, []).append(part.hits[one] if part.hits else [])
            hits = {
                one: lists[0] if len(lists) == 1 else union(lists) for one, lists in several.items()
            }
            return Found(plan, _sizes(hits), hits, parts)
        counts: dict[int, int] = {}
        for part in parts:
            get = counts.get
            counts.update([(one, get(one, 0) + n) for one, n in part.counts.items()])
        return Found(plan, counts, None, parts)

    def cost(self, plan: Plan) -> int:
        """About how many documents ``plan`` reads or matches; what to do first."""
        match plan:
            case plans.Terms():
                return self.frequency(plan)
            case plans.Sequence(parts=parts):
                return min(map(self.cost, parts), default=0)
            case plans.Near(left=left, right=right):
                return min(self.cost(left), self.cost(right))
            case plans.AtLeast(plan=inner):
                return self.cost(inner)
            case plans.And(plans=several):
                return min(map(self.cost, several), default=self.lists.count)
            case plans.Or(plans=several):
                return sum(map(self.cost, several))
            case plans.Articles(numbers=numbers):
                return len(numbers)
        return self.lists.count + 1


_WITHOUT_HITS = (plans.Not, plans.Articles, plans.Everything, plans.Filled)


def _needs_hits(plan: Plan) -> bool:
    """Whether articles or hits can only be told from positions."""
    match plan:
        case plans.Terms(zones=zones):
            return bool(zones)
        case plans.Sequence() | plans.Near():
            return True
        case plans.And(plans=several) | plans.Or(plans=several):
            return not (_are_apart(several) or _as_one_word(several))
    return False


def _unmarked(plan: Plan, documents: Iterable[int]) -> Found:
    return Found(plan, dict.fromkeys(documents, 0))


def _marked(found: Found) -> dict[int, list[Hit]]:
    hits = found.hits or {}
    return {one: hits[one] for one, count in found.counts.items() if count}


def _side(plan: plans.Near, is_right: bool) -> Plan:
    return plan.right if is_right else plan.left


def _sizes(hits: Mapping[int, Sequence[Hit]]) -> dict[int, int]:
    return {one: len(found) for one, found in hits.items()}


def _are_apart(several: Sequence[Plan]) -> bool:
    """Whether no term stands under two of the plans, so that no hit can be of both."""
    seen: set[str] = set()
    for one in several:
        terms = {term for leaf in leaves(one) for term in leaf.terms}
        if not seen.isdisjoint(terms):
            return False
        seen |= terms
    return True


def _as_one_word(several: Sequence[Plan]) -> plans.Terms | None:
    """The word whose hits are those of all the plans, where they are plain words."""
    leaves_only = [one for one in several if isinstance(one, plans.Terms) and not one.zones]
    if not several or len(leaves_only) < len(several):
        return None
    return plans.Terms(tuple(term for leaf in leaves_only for term in leaf.terms))
