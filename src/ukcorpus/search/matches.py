"""Where a plan matches: the hits that are counted, shown, listed and marked.

``find_hits`` is the specification of every plan: one article, the obvious way. Engines answer
for many articles at once, but with the same functions on positions, so that the number of
hits ``search`` prints, the lines of KWIC and the highlights of ``show`` are the same spans.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ukcorpus.search import plan as plans
from ukcorpus.search.plan import Plan, leaves
from ukcorpus.text.tokens import BODY, FURNITURE, LEAD, Token, zone_of
from ukcorpus.text.words import SEPARATOR


class Hit(NamedTuple):
    """A run of positions, both ends inside, in one zone."""

    first: int
    last: int


def find_hits(
    plan: Plan,
    tokens: Sequence[Token],
    terms: Sequence[str],
    *,
    number: int = -1,
    furniture: bool = False,
) -> list[Hit] | None:
    """The hits of ``plan`` in one article, sorted and distinct; None where it does not match.

    ``[]`` is an article that matches without hits: by its number, or by what it lacks.
    ``tokens`` may hold furniture; its words count only with ``furniture``, or where a plan
    names that zone.
    """
    return _Article(tokens, terms, number, furniture).find(plan)


def spans(hits: Iterable[Hit], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """The characters of each hit: ``text[start:end]``, negative where a title has no text."""
    by_position = {token.position: token for token in tokens}
    return [(by_position[hit.first].start, by_position[hit.last].end) for hit in hits]


def matched(
    plan: Plan, hits: Iterable[Hit], tokens: Sequence[Token], terms: Sequence[str]
) -> dict[str, int]:
    """How often each spelling was hit: ``{"Zelenski": 4}``; the most frequent first.

    A hit of several words counts once, as those of its words that the plan asks for.
    """
    wanted = {term for leaf in leaves(plan) for term in leaf.terms}
    asked = [token for token, term in zip(tokens, terms, strict=True) if term in wanted]
    written = {
        token.position: term.rpartition(SEPARATOR)[2]
        for token, term in zip(tokens, terms, strict=True)
        if term in wanted
    }
    places = [token.position for token in asked]
    counts: dict[str, int] = defaultdict(int)
    for hit in hits:
        inside = places[bisect_left(places, hit.first) : bisect_right(places, hit.last)]
        counts[" ".join(written[place] for place in inside)] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


class _Article:
    def __init__(
        self, tokens: Sequence[Token], terms: Sequence[str], number: int, furniture: bool
    ) -> None:
        self.tokens, self.number, self.furniture = tokens, number, furniture
        self.lead_end = lead_end(tokens)
        self.places: dict[str, list[int]] = defaultdict(list)
        for token, term in zip(tokens, terms, strict=True):
            self.places[term].append(token.position)

    def find(self, plan: Plan) -> list[Hit] | None:
        match plan:
            case plans.Terms():
                return [Hit(place, place) for place in self.positions(plan)] or None
            case plans.Sequence():
                return in_window(plan, [self.positions(part) for part in plan.parts]) or None
            case plans.Near(left=left, right=right):
                starts = unit_starts(self.tokens, plan.unit) if plan.unit != "word" else []
                return near(plan, self.find(left) or [], self.find(right) or [], starts) or None
            case plans.AtLeast(count=count, plan=inner):
                hits = self.find(inner)
                return hits if hits is not None and len(hits) >= count else None
            case plans.Articles(numbers=numbers):
                return [] if self.number in numbers else None
            case plans.Everything():
                return []
            case plans.Filled(zones=zones):
                return (
                    [] if any(self.is_in(zones, token.position) for token in self.tokens) else None
                )
            case plans.And(plans=several):
                found = [self.find(one) for one in several]
                return None if None in found else union(hits or [] for hits in found)
            case plans.Or(plans=several):
                answers = [hits for hits in map(self.find, several) if hits is not None]
                return union(answers) if answers else None
            case plans.Not(plan=inner):
                return [] if self.find(inner) is None else None
        raise TypeError(f"not a plan: {plan!r}")

    def positions(self, leaf: plans.Terms) -> list[int]:
        places = self.places
        # A pattern stands for thousands of terms, and a claim has a dozen words.
        terms = leaf.terms if len(leaf.terms) < len(places) else _as_set(leaf.terms) & places.keys()
        found = {place for term in terms for place in places.get(term, ())}
        return sorted(place for place in found if self.is_in(leaf.zones, place))

    def is_in(self, zones: Sequence[int], place: int) -> bool:
        if zones:
            return stands_in(zones, place, self.lead_end)
        return self.furniture or zone_of(place) != FURNITURE


_SETS: dict[int, tuple[tuple[str, ...], frozenset[str]]] = {}
_MOST_SETS = 64


def _as_set(terms: tuple[str, ...]) -> frozenset[str]:
    """Kept by identity: to hash thousands of terms for each claim takes longer than the rest."""
    known = _SETS.get(id(terms))
    if known is None or known[0] is not terms:
        if len(_SETS) >= _MOST_SETS:
            _SETS.clear()
        known = _SETS[id(terms)] = (terms, frozenset(terms))
    return known[1]


def stands_in(zones: Sequence[int], place: int, lead_end: int) -> bool:
    """Whether a position lies in one of these zones; the lead ends with ``lead_end``."""
    zone = zone_of(place)
    return zone in zones or (LEAD in zones and zone == BODY and place <= lead_end)


def lead_end(tokens: Iterable[Token]) -> int:
    """The last position of the lead; -1 without one."""
    return max((token.position for token in tokens if token.lead), default=-1)


def unit_starts(tokens: Iterable[Token], unit: str) -> list[int]:
    """The position of the first word of each sentence or paragraph, sorted."""
    starts: list[int] = []
    current = -1
    for token in tokens:
        number = token.sentence if unit == "sentence" else token.paragraph
        if number != current:
            starts.append(token.position)
            current = number
    return starts


def union(several: Iterable[Iterable[Hit]]) -> list[Hit]:
    """All hits, sorted, each once."""
    return sorted({hit for hits in several for hit in hits})


def in_window(plan: plans.Sequence, parts: Sequence[Sequence[int]]) -> list[Hit]:
    """The hits of a sequence whose parts stand at these sorted positions of one article."""
    if not parts or not all(parts):
        return []
    reach = len(parts) - 1 + plan.slop
    if not plan.ordered:
        hits = _in_any_order(parts, reach)
    elif plan.slop:
        hits = _in_order(parts, reach)
    else:
        firsts = set(parts[0])
        for shift, places in enumerate(parts[1:], start=1):
            firsts.intersection_update([place - shift for place in places])
        hits = (Hit(first, first + reach) for first in sorted(firsts))
    return [hit for hit in hits if zone_of(hit.first) == zone_of(hit.last)]


def _in_order(parts: Sequence[Sequence[int]], reach: int) -> Iterator[Hit]:
    for first in parts[0]:
        last = first
        for places in parts[1:]:
            following = bisect_right(places, last)
            if following == len(places) or places[following] > first + reach:
                break
            last = places[following]
        else:
            yield Hit(first, last)


def _in_any_order(parts: Sequence[Sequence[int]], reach: int) -> Iterator[Hit]:
    suited: dict[int, list[int]] = defaultdict(list)
    for part, places in enumerate(parts):
        for place in places:
            suited[place].append(part)
    positions = sorted(suited)
    for index, first in enumerate(positions):
        seats: dict[int, int] = {}
        for last in positions[index : bisect_right(positions, first + reach)]:
            # A place that finds no seat now never will: it adds nothing to a matching.
            if _seat(last, suited, seats, set()) and len(seats) == len(parts):
                yield Hit(first, last)
                break


def _seat(
    place: int, suited: Mapping[int, list[int]], seats: dict[int, int], tried: set[int]
) -> bool:
    """Give ``place`` a part of its own, moving others where that helps (Kuhn's matching)."""
    for part in suited[place]:
        if part not in tried:
            tried.add(part)
            if part not in seats or _seat(seats[part], suited, seats, tried):
                seats[part] = place
                return True
    return False


def near(
    plan: plans.Near, left: Sequence[Hit], right: Sequence[Hit], starts: Sequence[int]
) -> list[Hit]:
    """The hits of both sides that have a partner on the other, sorted, each once.

    ``starts``: those of the plan's unit in this article; not used for words.
    """
    if not left or not right:
        return []
    if plan.unit != "word":
        return union((_sharing(left, right, starts), _sharing(right, left, starts)))
    distance = plan.distance
    pairs = [_before(left, right, distance), _after(right, left, distance)]
    if not plan.ordered:
        pairs += [_before(right, left, distance), _after(left, right, distance)]
    return union(pairs)


def _before(hits: Iterable[Hit], others: Sequence[Hit], distance: int) -> Iterator[Hit]:
    """Those of ``hits`` that end at most ``distance`` before another starts."""
    firsts = sorted([other.first for other in others])
    count = len(firsts)
    for hit in hits:
        end = hit.last
        index = bisect_right(firsts, end)
        if index == count or firsts[index] > end + distance:
            continue
        if zone_of(end) == zone_of(firsts[index]):
            yield hit


def _after(hits: Iterable[Hit], others: Sequence[Hit], distance: int) -> Iterator[Hit]:
    """Those of ``hits`` that start at most ``distance`` after another ends."""
    lasts = sorted([other.last for other in others])
    for hit in hits:
        start = hit.first
        index = bisect_left(lasts, start) - 1
        if index < 0 or lasts[index] < start - distance:
            continue
        if zone_of(lasts[index]) == zone_of(start):
            yield hit


def _sharing(hits: Iterable[Hit], others: Iterable[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """Those of ``hits`` that begin in the same unit as another that they do not overlap."""
    bounds: dict[int, tuple[int, int]] = {}
    for other in others:
        unit = bisect_right(starts, other.first)
        last, first = bounds.get(unit, (other.last, other.first))
        bounds[unit] = min(last, other.last), max(first, other.first)
    for hit in hits:
        unit = bisect_right(starts, hit.first)
        if unit in bounds:
            earliest_last, latest_first = bounds[unit]
            if earliest_last < hit.first or latest_first > hit.last:
                yield hit
