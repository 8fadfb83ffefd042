"""Distinct names → groups that are one person each; the same for every order of the names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from ukcorpus.authority.blocks import blocks
from ukcorpus.authority.people import THRESHOLD, similarity

LARGEST_BLOCK = 4_000
"""A block beyond this says nothing; its names meet in their other blocks."""

AGREE = 1 / 3
"""Share of pairs of two groups' commonest names that must agree before the groups join."""
_LOOK_AT = 8


class Pair(NamedTuple):
    """Two names that are likely one person's."""

    score: float
    one: str
    other: str


def cluster_names(
    counts: Mapping[str, int],
    *,
    stems: bool = False,
    apart: Collection[frozenset[str]] = (),
) -> dict[str, int]:
    """Number the groups of ``counts``' names; names that are in ``apart`` never share one."""
    groups = Groups(counts, stems=stems, apart=apart)
    groups.join(find_pairs(counts, stems=stems))
    roots = sorted({groups.root(name) for name in counts})
    number = {root: at for at, root in enumerate(roots)}
    return {name: number[groups.root(name)] for name in counts}


def find_pairs(
    names: Iterable[str], known: Mapping[str, Collection[str]] | None = None, *, stems: bool = False
) -> list[Pair]:
    """Pairs of alike names that share a block, likeliest first.

    ``known`` holds names that are settled among themselves, by block: they are compared with
    ``names`` only.
    """
    by_block: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        for block in blocks(name):
            by_block[block].append(name)
    seen: set[tuple[str, str]] = set()
    found: list[Pair] = []
    for block, members in by_block.items():
        if len(members) > LARGEST_BLOCK:
            continue
        settled = sorted(known.get(block, ())) if known else []
        for at, one in enumerate(members):
            for other in (*members[at + 1 :], *settled):
                pair = (one, other) if one < other else (other, one)
                if one == other or pair in seen:
                    continue
                seen.add(pair)
                score = similarity(*pair, stems)
                if score >= THRESHOLD:
                    found.append(Pair(score, *pair))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


class Groups:
    """Names joined pair by pair, the likeliest first, unless a group would contradict itself."""

    def __init__(
        self,
        counts: Mapping[str, int],
        *,
        stems: bool = False,
        apart: Collection[frozenset[str]] = (),
    ) -> None:
        self._counts = counts
        self._stems = stems
        self._apart = set(apart)
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self.refused: list[Pair] = []

    def root(self, name: str) -> str:
        """The representative of the group of ``name``."""
        root = self._root.get(name, name)
        return root if root == name else self.root(root)

    def members(self, name: str) -> list[str]:
        """The names of the group of ``name``, commonest first."""
        return self._members.get(self.root(name), [name])

    def join(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Join what may be joined; return the pairs that did."""
        joined = []
        for pair in pairs:
            if self.root(pair.one) == self.root(pair.other):
                continue
            if self._may_join(pair.one, pair.other):
                self.force(pair.one, pair.other)
                joined.append(pair)
            else:
                self.refused.append(pair)
        return joined

    def force(self, one: str, other: str) -> None:
        """Join the groups of two names, whatever their scores."""
        first, second = self.root(one), self.root(other)
        if first == second:
            return
        members = sorted({*self.members(one), *self.members(other)}, key=self._rank)
        self._root[first] = self._root[second] = members[0]
        self._root[members[0]] = members[0]
        self._members.pop(first, None)
        self._members.pop(second, None)
        self._members[members[0]] = members

    def _rank(self, name: str) -> tuple[int, str]:
        return (-self._counts.get(name, 0), name)

    def _may_join(self, one: str, other: str) -> bool:
        ours, theirs = self.members(one), self.members(other)
        if self._apart and any(frozenset((a, b)) in self._apart for a in ours for b in theirs):
            return False
        pairs = [(a, b) for a in ours[:_LOOK_AT] for b in theirs[:_LOOK_AT]]
        if len(pairs) <= 2:
            return True
        agree = sum(similarity(a, b, self._stems) >= THRESHOLD for a, b in pairs)
        return agree >= AGREE * len(pairs)
