"""Positions as bits of one long number: what is near what, for all of them in one step.

The first position of a line is its highest bit, so a shift to the right moves marks later and
one to the left earlier. Hits are marked where they begin, a number for each length: ``{0: …}``
for words, ``{1: …}`` for two words in a row. Between stretches that must not meet a line has
more empty positions than any plan reaches over.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import combinations
from operator import or_

Marks = dict[int, int]
"""Length (last position minus first) → where hits of that length begin."""


def firsts(hits: Marks) -> int:
    """Where any of the hits begins."""
    return reduce(or_, hits.values(), 0)


def lasts(hits: Marks) -> int:
    """Where any of the hits ends."""
    return reduce(or_, (marks >> length for length, marks in hits.items()), 0)


def union(several: Iterable[Marks]) -> Marks:
    """All hits, each once."""
    found: Marks = {}
    for hits in several:
        for length, marks in hits.items():
            found[length] = found.get(length, 0) | marks
    return found


def within(hits: Marks, mask: int) -> Marks:
    """The hits that begin where ``mask`` is set."""
    return {length: marks & mask for length, marks in hits.items() if marks & mask}


def before(marks: int, reach: int) -> int:
    """The positions that have one of ``marks`` at most ``reach`` after them."""
    return _spread(marks, reach, int.__lshift__)


def after(marks: int, reach: int) -> int:
    """The positions that have one of ``marks`` at most ``reach`` before them."""
    return _spread(marks, reach, int.__rshift__)


def _spread(marks: int, reach: int, moved: Callable[[int, int], int]) -> int:
    if reach < 1:
        return 0
    found, covered = moved(marks, 1), 1
    while covered < reach:
        step = min(covered, reach - covered)
        found |= moved(found, step)
        covered += step
    return found


# Words in a row and in a window; see ``plan.Sequence``


def in_row(parts: Sequence[int]) -> Marks:
    """Where the parts stand one after the other."""
    found = parts[0]
    for shift, part in enumerate(parts[1:], start=1):
        found &= part << shift
    return {len(parts) - 1: found} if found else {}


def in_order(parts: Sequence[int], reach: int) -> Marks:
    """Where each part follows the one before, the last at most ``reach`` after the first."""
    come: Marks = {0: parts[0]}
    for part in parts[1:]:
        waiting = 0
        following: Marks = {}
        for length in range(1, reach + 1):
            waiting |= come.get(length - 1, 0)
            here = waiting & (part << length) if waiting else 0
            if here:
                following[length] = here
                waiting ^= here
        come = following
    return come


def in_any_order(parts: Sequence[int], reach: int) -> Marks:
    """The shortest windows in which each part has a position of its own.

    There is such a choice where any n of the parts together have n positions (Hall 1935).
    """
    groups = [
        (reduce(or_, chosen), [0] * (size + 1))
        for size in range(1, len(parts) + 1)
        for chosen in combinations(parts, size)
    ]
    open_ = reduce(or_, parts)
    found: Marks = {}
    for length in range(reach + 1):
        whole = open_
        for places, counted in groups:
            here = places << length
            for count in range(len(counted) - 1, 1, -1):
                counted[count] |= counted[count - 1] & here
            counted[1] |= here
            whole &= counted[-1]
        if whole:
            found[length] = whole
            open_ ^= whole
    return found


# Near each other; see ``plan.Near``


def near(left: Marks, right: Marks, distance: int, *, ordered: bool) -> Marks:
    """The hits of both that have a partner at most ``distance`` words away."""
    pairs = [_preceding(left, right, distance), _following(right, left, distance)]
    if not ordered:
        pairs += [_preceding(right, left, distance), _following(left, right, distance)]
    return union(pairs)


def _preceding(hits: Marks, others: Marks, distance: int) -> Marks:
    """Those that end at most ``distance`` before another begins."""
    reached = before(firsts(others), distance)
    return {length: marks & (reached << length) for length, marks in hits.items()}


def _following(hits: Marks, others: Marks, distance: int) -> Marks:
    """Those that begin at most ``distance`` after another ends."""
    return within(hits, after(lasts(others), distance))


def sharing(left: Marks, right: Marks, starts: int, size: int) -> Marks:
    """The hits of both that begin in one unit with one of the other that they do not overlap.

    ``starts``: where units begin; ``size``: the bits of the line.
    """
    return union((_beside(left, right, starts, size), _beside(right, left, starts, size)))


def _beside(hits: Marks, others: Marks, starts: int, size: int) -> Marks:
    inside = ((1 << size) - 1) ^ starts
    ended = lasts(_whole(others, starts))
    past = (_flooded(ended, inside, int.__rshift__) >> 1) & inside
    begun = _flooded(firsts(others), (inside << 1) & ((1 << size) - 1), int.__lshift__)
    ahead = (begun & inside) << 1
    unbroken = _whole(hits, starts)
    return {
        length: marks & past | unbroken.get(length, 0) & (ahead << length)
        for length, marks in hits.items()
    }


def _whole(hits: Marks, starts: int) -> Marks:
    """The hits inside of which no unit begins."""
    return {length: marks & ~before(starts, length) for length, marks in hits.items()}


def _flooded(marks: int, open_: int, moved: Callable[[int, int], int]) -> int:
    """``marks`` and what follows them through ``open_``: to where a neighbour may be entered."""
    step = 1
    while open_:
        marks |= open_ & moved(marks, step)
        open_ &= moved(open_, step)
        step *= 2
    return marks
