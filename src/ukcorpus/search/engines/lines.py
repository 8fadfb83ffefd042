"""Lines of positions: articles, or passages of articles, side by side, for ``bits``.

The positions of an article leave out much: zones begin far from each other. On a line they
stand close, with so many empty positions between zones and between articles that no plan
reaches over them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Run
from ukcorpus.search.engines.blocks import Block
from ukcorpus.search.ranking import ZONE_WEIGHTS
from ukcorpus.text.tokens import BODY, CAPTION, LEAD, ZONE_BASE, zone_of

LONGEST = 1 << 24
"""Positions of a line: more articles than fit go on the next one."""

ReadBlocks = Callable[[plans.Terms], Iterable[Block]]
"""The postings of a leaf, of more articles perhaps than are on the line."""

_SET = ord("1")


class Line(Protocol):
    """What ``broad`` needs of a line."""

    names: list[int]
    """What stands on it, from the first on: documents, or the numbers of passages."""
    starts: list[int]
    """Where each of them begins; it ends where the next one begins."""
    size: int

    def marks(self, leaf: plans.Terms) -> int:
        """Where a leaf stands."""
        ...

    def units(self, marks: plans.Terms) -> int:
        """Where sentences or paragraphs begin: what postings say, and each name's beginning."""
        ...


class BareLine:
    """Names without words; see ``Line``. For plans that ask for none."""

    def __init__(self, names: Iterable[int]) -> None:
        self.names = list(names)
        self.starts = [0] * len(self.names)
        self.size = 1

    def marks(self, leaf: plans.Terms) -> int:
        """Nowhere."""
        return 0 * len(leaf.terms)

    def units(self, marks: plans.Terms) -> int:
        """Nowhere."""
        return self.marks(marks)


class ArticleLine:
    """Articles side by side; see ``Line``."""

    def __init__(
        self,
        ends: Mapping[int, Sequence[int]],
        lead_ends: Mapping[int, int],
        gap: int,
        read: ReadBlocks,
    ) -> None:
        """``ends``: document → the last position of each of its zones; ``lead_ends``: of its
        lead, where that is asked for; ``gap``: more than any plan reaches over."""
        self.names = list(ends)
        self.starts: list[int] = []
        self.shifts: list[dict[int, int]] = [{} for _ in ZONE_BASE]
        self._regions: list[list[tuple[int, int]]] = [[] for _ in ZONE_BASE]
        self._leads: list[tuple[int, int]] = []
        at = 0
        for name, last in ends.items():
            self.starts.append(at)
            for end in last:
                zone, at = zone_of(end), at + gap
                self.shifts[zone][name] = at - ZONE_BASE[zone]
                following = at + end - ZONE_BASE[zone] + 1
                self._regions[zone].append((at, following))
                if zone == BODY and name in lead_ends:
                    self._leads.append((at, at + max(-1, lead_ends[name] - ZONE_BASE[BODY]) + 1))
                at = following
        self.read = read
        self.gap = gap
        self.size = at + gap + 1
        self._masks: dict[tuple[int, ...], int] = {}

    def flags(self, leaf: plans.Terms) -> bytes:
        """A byte for each position, ``1`` where the leaf stands in any zone."""
        flags = bytearray(b"0") * self.size
        body, caption = ZONE_BASE[BODY], ZONE_BASE[CAPTION]
        in_body = self.shifts[BODY]
        for block in self.read(leaf):
            for name, place in block.pairs():
                if body <= place < caption and name in in_body:
                    flags[place + in_body[name]] = _SET
                elif name in self.shifts[zone_of(place)]:
                    flags[place + self.shifts[zone_of(place)][name]] = _SET
        return bytes(flags)

    def marks(self, leaf: plans.Terms) -> int:
        """See ``Line``."""
        marks = int(self.flags(leaf), 2)
        return marks & self.zones(leaf.zones) if leaf.zones else marks

    def units(self, marks: plans.Terms) -> int:
        """See ``Line``."""
        return int(self.flags(marks), 2) | beginnings(self)

    def zones(self, zones: tuple[int, ...]) -> int:
        """All positions of some zones."""
        mask = self._masks.get(zones)
        if mask is None:
            regions = [self._leads if zone == LEAD else self._regions[zone] for zone in zones]
            mask = self._masks[zones] = mask_of(self.size, (r for some in regions for r in some))
        return mask

    def weights(self, marks: Iterable[int]) -> dict[int, float]:
        """``ranking.weigh`` of what is marked, by document."""
        found: dict[int, float] = {}
        for one in marks:
            for zone, weight in enumerate(ZONE_WEIGHTS):
                here = one & self.zones((zone,)) if self._regions[zone] else 0
                for name, count in tally(self, here).items():
                    found[name] = found.get(name, 0.0) + weight * count
        return found


class PassageLine:
    """Passages side by side, cut out of a line of their articles; see ``Line``.

    Runs of one passage keep their distance, as far as any plan reaches.
    """

    def __init__(
        self, articles: ArticleLine, passages: Iterable[tuple[int, int, Sequence[Run]]]
    ) -> None:
        """``passages``: document, number of the passage, its runs."""
        self.articles = articles
        self.names: list[int] = []
        self.starts: list[int] = []
        self._pieces: list[slice] = []
        self._between: list[tuple[int, slice]] = []
        empty, gap = articles.size - articles.gap - 1, articles.gap
        at = 0
        for document, name, runs in passages:
            self.names.append(name)
            self.starts.append(at)
            ended = -1
            for first, last in runs:
                start = first + articles.shifts[zone_of(first)][document]
                end = last + articles.shifts[zone_of(last)][document] + 1
                apart = gap if ended < 0 else min(gap, start - ended)
                if ended >= 0:
                    self._between.append((len(self._pieces), slice(ended, start)))
                self._pieces += (slice(empty, empty + apart), slice(start, end))
                at += apart + end - start
                ended = end
        self._pieces.append(slice(empty, empty + gap + 1))
        self.size = at + gap + 1

    def marks(self, leaf: plans.Terms) -> int:
        """See ``Line``."""
        flags = self.articles.flags(leaf)
        return int(b"".join(map(flags.__getitem__, self._pieces)), 2)

    def units(self, marks: plans.Terms) -> int:
        """See ``Line``. What begins between two runs is marked there."""
        flags = self.articles.flags(marks)
        pieces = list(map(flags.__getitem__, self._pieces))
        for at, between in self._between:
            if pieces[at] and flags.find(b"1", between.start, between.stop) >= 0:
                pieces[at] = b"1" * len(pieces[at])
        return int(b"".join(pieces), 2) | beginnings(self)


def lines_of(ends: Mapping[int, Sequence[int]], gap: int) -> Iterator[dict[int, Sequence[int]]]:
    """``ends`` in parts of which each fits on a line."""
    part: dict[int, Sequence[int]] = {}
    size = 0
    for name, last in ends.items():
        size += sum(end - ZONE_BASE[zone_of(end)] + 1 + gap for end in last)
        if part and size > LONGEST:
            yield part
            part, size = {}, 0
        part[name] = last
    yield part


def mask_of(size: int, regions: Iterable[tuple[int, int]]) -> int:
    """A number of ``size`` bits in which these stretches are set."""
    flags = bytearray(b"0") * size
    for start, end in regions:
        flags[start:end] = b"1" * (end - start)
    return int(flags, 2)


def beginnings(line: Line) -> int:
    """Where the names of a line begin."""
    return mask_of(line.size, ((start, start + 1) for start in line.starts))


def extents(line: Line, names: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of some of the names of a line."""
    starts = line.starts
    places = {name: at for at, name in enumerate(line.names)}
    for name in names:
        at = places[name]
        yield starts[at], starts[at + 1] if at + 1 < len(starts) else line.size


def tally(line: Line, marks: int) -> dict[int, int]:
    """How many marks there are by name; without those that have none."""
    found: dict[int, int] = {}
    if not marks:
        return found
    flags = format(marks, "b").zfill(line.size)
    starts, names = line.starts, line.names
    at = flags.find("1")
    while at >= 0:
        index = bisect_right(starts, at) - 1
        end = starts[index + 1] if index + 1 < len(starts) else line.size
        found[names[index]] = flags.count("1", at, end)
        at = flags.find("1", end)
    return found
