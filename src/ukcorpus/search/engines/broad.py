"""Plans that stand at very many positions, evaluated on lines of bits.

The same answers as ``evaluate`` gives from lists, hit by hit: a list of a million hits takes
seconds to make, and a million bits milliseconds.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, reduce

from ukcorpus.search import plan as plans
from ukcorpus.search.engines import bits
from ukcorpus.search.engines.bits import Marks
from ukcorpus.search.engines.evaluate import Evaluation
from ukcorpus.search.engines.leaves import mark, starts
from ukcorpus.search.engines.lines import ArticleLine, Line, extents, lines_of, mask_of, tally
from ukcorpus.search.engines.lists import Found, Within
from ukcorpus.search.engines.postings import ENDS, PARAGRAPHS
from ukcorpus.search.plan import Plan, every_leaf
from ukcorpus.text.tokens import FURNITURE, LEAD

MOST_STEPS = 8_000
"""Shifts of a line for one phrase: beyond that (a window of hundreds of words, or seven in any
order) lists are as good."""


class Matched:
    """What a node of a plan matches on a line."""

    def __init__(
        self,
        line: Line,
        plan: Plan,
        hits: Marks,
        names: Iterable[int] | None = None,
        parts: tuple["Matched", ...] = (),
    ) -> None:
        """``names``: those that match; None where they are those with hits."""
        self.line, self.plan, self.hits, self.parts = line, plan, hits, parts
        self._names = None if names is None else dict.fromkeys(names, 0)

    @cached_property
    def counts(self) -> dict[int, int]:
        """The number of hits by name; the keys are the names that match."""
        counted = dict(self._names or {})
        for marks in self.hits.values():
            for name, count in tally(self.line, marks).items():
                counted[name] = counted.get(name, 0) + count
        return counted

    @property
    def names(self) -> Collection[int]:
        """Those that match."""
        return self.counts.keys() if self._names is None else self._names

    def hits_of(self, names: Collection[int]) -> Marks:
        """The hits of some of the names that match."""
        if not self.hits or len(names) == len(self.names):
            return self.hits
        return bits.within(self.hits, mask_of(self.line.size, extents(self.line, names)))


class Marking:
    """Evaluates plans on one line.

    ``known`` gives the names that numbers of articles stand for, on other lines perhaps;
    ``furniture``: it may be hit.
    """

    def __init__(
        self, line: Line, known: Callable[[Iterable[int]], Iterable[int]], *, furniture: bool
    ) -> None:
        self.line = line
        self.known = known
        self.furniture = furniture
        self._leaves: dict[plans.Terms, int] = {}
        self._starts: dict[str, int] = {}

    def find(self, plan: Plan) -> Matched:
        """What ``plan`` matches on the line."""
        line = self.line
        match plan:
            case plans.Terms():
                marks = self.leaf(plan)
                return Matched(line, plan, {0: marks} if marks else {})
            case plans.Sequence():
                return Matched(line, plan, self.sequence(plan))
            case plans.Near():
                return Matched(line, plan, self.near(plan))
            case plans.AtLeast(count=least, plan=inner):
                found = self.find(inner)
                kept = [one for one, count in found.counts.items() if count >= least]
                return Matched(line, plan, found.hits_of(kept), kept, (found,))
            case plans.And(plans=several):
                return self.all_of(plan, [self.find(one) for one in several])
            case plans.Or(plans=several):
                parts = tuple(map(self.find, several))
                either = dict.fromkeys(name for part in parts for name in part.names)
                return Matched(line, plan, bits.union(one.hits for one in parts), either, parts)
            case plans.Not(plan=inner):
                without = self.find(inner).names
                return Matched(line, plan, {}, [one for one in line.names if one not in without])
            case plans.Articles(numbers=numbers):
                here = set(self.known(numbers))
                return Matched(line, plan, {}, [one for one in line.names if one in here])
            case plans.Everything():
                return Matched(line, plan, {}, line.names)
            case plans.Filled(zones=zones):
                words = {0: self.leaf(plans.Terms((PARAGRAPHS,), zones))}
                return Matched(line, plan, {}, Matched(line, plan, words).names)
        raise TypeError(f"not a plan: {plan!r}")

    def all_of(self, plan: plans.And, parts: list[Matched]) -> Matched:
        names: Collection[int] = self.line.names
        for part in parts:
            names = [one for one in names if one in part.names]
        hits = bits.union(part.hits_of(names) for part in parts)
        return Matched(self.line, plan, hits, names, tuple(parts))

    def leaf(self, leaf: plans.Terms) -> int:
        found = self._leaves.get(leaf)
        if found is None:
            found = self._leaves[leaf] = self.line.marks(leaf)
        return found

    def sequence(self, plan: plans.Sequence) -> Marks:
        parts = list(map(self.leaf, plan.parts))
        if not parts or not all(parts):
            return {}
        window = len(parts) - 1 + plan.slop
        if not plan.ordered:
            return bits.in_any_order(parts, window)
        return bits.in_order(parts, window) if plan.slop else bits.in_row(parts)

    def near(self, plan: plans.Near) -> Marks:
        left = self.find(plan.left).hits
        right = self.find(plan.right).hits if left else {}
        if not left or not right:
            return {}
        if plan.unit == "word":
            found = bits.near(left, right, plan.distance, ordered=plan.ordered)
        else:
            found = bits.sharing(left, right, self.starts(plan.unit), self.line.size)
        return {length: marks for length, marks in found.items() if marks}

    def starts(self, unit: str) -> int:
        found = self._starts.get(unit)
        if found is None:
            found = self._starts[unit] = self.line.units(starts(unit, furniture=self.furniture))
        return found


def find_broad(evaluation: Evaluation, plan: Plan, within: Within) -> Found:
    """The documents of ``within`` that ``plan`` matches; see ``Evaluation.find``."""
    documents = sorted(candidates(evaluation, plan, within))
    zones = {zone for leaf in every_leaf(plan) for zone in leaf.zones} | _filled(plan)
    furniture = evaluation.furniture or FURNITURE in zones
    ends = evaluation.places(mark(ENDS, furniture=furniture), set(documents))
    leads = evaluation.lead_ends(set(documents)) if LEAD in zones else {}

    def on_line(part: Mapping[int, Sequence[int]]) -> Found:
        line = ArticleLine(part, leads, gap, lambda leaf: evaluation.blocks_of(leaf, part))
        marking = Marking(line, lambda known: evaluation.holding(known, part), furniture=furniture)
        return _found(marking.find(plan), line)

    gap = reach(plan) + 1
    lines = lines_of({one: ends.get(one, ()) for one in documents}, gap)
    return reduce(_joined, map(on_line, lines))


def candidates(evaluation: Evaluation, plan: Plan, within: Within) -> Collection[int]:
    """Documents outside of which ``plan`` matches nothing: what whole words tell of it."""
    match plan:
        case plans.Terms():
            blocks = evaluation.blocks_of(plan, within)
            holding = set().union(*(block.documents for block in blocks))
            return holding if within is None else holding.intersection(within)
        case plans.Sequence(parts=several) | plans.And(plans=several):
            return _in_all(evaluation, several, within)
        case plans.Near(left=left, right=right):
            return _in_all(evaluation, (left, right), within)
        case plans.Or(plans=several):
            return set().union(*(candidates(evaluation, one, within) for one in several))
        case plans.AtLeast(plan=inner):
            return candidates(evaluation, inner, within)
        case plans.Articles(numbers=numbers):
            return set(evaluation.holding(numbers, within))
    return evaluation.all_of(within)


def _in_all(evaluation: Evaluation, several: Iterable[Plan], within: Within) -> Collection[int]:
    for one in sorted(several, key=evaluation.cost):
        within = candidates(evaluation, one, within)
    return evaluation.all_of(within)


def _found(matched: Matched, line: ArticleLine) -> Found:
    """What a search goes on with: numbers of hits, and what the score needs of them."""
    plan = matched.plan
    if isinstance(plan, plans.Terms) and not plan.zones:
        return Found(plan, {})
    parts = tuple(_found(part, line) for part in matched.parts)
    weighed = isinstance(plan, plans.Terms | plans.Sequence | plans.Near)
    weights = line.weights(matched.hits.values()) if weighed else None
    return Found(plan, matched.counts, None, parts, weights)


def _joined(one: Found, other: Found) -> Found:
    """What two lines have of one plan."""
    one.counts.update(other.counts)
    weights = None if one.weights is None else {**one.weights, **(other.weights or {})}
    parts = tuple(map(_joined, one.parts, other.parts))
    return Found(one.plan, one.counts, None, parts, weights)


def _filled(plan: Plan) -> set[int]:
    """The zones of which it is asked whether they have words."""
    match plan:
        case plans.Filled(zones=zones):
            return set(zones)
        case plans.Near(left=left, right=right):
            return _filled(left) | _filled(right)
        case plans.And(plans=several) | plans.Or(plans=several):
            return set().union(*map(_filled, several))
        case plans.AtLeast(plan=inner) | plans.Not(plan=inner):
            return _filled(inner)
    return set()


def reach(plan: Plan) -> int:
    """The positions that a hit of ``plan`` may depend on, before or after its first."""
    match plan:
        case plans.Sequence(parts=parts, slop=slop):
            return len(parts) - 1 + slop
        case plans.Near(left=left, right=right, distance=distance):
            return max(distance, reach(left), reach(right))
        case plans.AtLeast(plan=inner) | plans.Not(plan=inner):
            return reach(inner)
        case plans.And(plans=several) | plans.Or(plans=several):
            return max(map(reach, several), default=0)
    return 0


def is_handy(plan: Plan) -> bool:
    """Whether it takes few enough shifts of a line."""
    return _steps(plan) <= MOST_STEPS


def _steps(plan: Plan) -> int:
    """About how many shifts of a line the phrases of ``plan`` take."""
    match plan:
        case plans.Sequence(parts=parts, slop=slop, ordered=ordered):
            window = len(parts) + slop
            return len(parts) * (2 * window if ordered else window << len(parts))
        case plans.Near(left=left, right=right):
            return _steps(left) + _steps(right)
        case plans.AtLeast(plan=inner) | plans.Not(plan=inner):
            return _steps(inner)
        case plans.And(plans=several) | plans.Or(plans=several):
            return sum(map(_steps, several))
    return 0
