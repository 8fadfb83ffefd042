"""Distinct names → groups that are one person each; the same for every order of the names."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from ukcorpus.authority.blocks import INITIAL, blocks
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.people import THRESHOLD, contradict, has_given, similarity

LARGEST_BLOCK = 4_000
"""A block beyond this says nothing; its names meet in their other blocks."""

AGREE = 1 / 3
"""Share of pairs of two groups' commonest names that must agree before the groups join."""
_LOOK_AT = 8

_SURELY = 0.95
"""What a name in another alphabet and in another case needs."""

CLEARLY = 0.8
"""Share of mentions among all whom ``T. May`` may be that makes her one of them."""


class Pair(NamedTuple):
    """Two names that are likely one person's."""

    score: float
    one: str
    other: str


def cluster_names(
    counts: Mapping[str, int],
    *,
    stems: bool | None = False,
    apart: Collection[frozenset[str]] = (),
) -> dict[str, int]:
    """Number the groups of ``counts``' names; pairs of keys in ``apart`` never share one."""
    groups = Groups(counts, stems=stems, apart=apart)
    groups.join(find_pairs(counts, stems=stems))
    roots = sorted({groups.root(name) for name in counts})
    number = {root: at for at, root in enumerate(roots)}
    return {name: number[groups.root(name)] for name in counts}


def find_pairs(
    names: Iterable[str],
    known: Mapping[str, Collection[str]] | None = None,
    *,
    stems: bool | None = False,
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
        settled = sorted(known.get(block, ())) if known else []
        if len(members) + len(settled) > LARGEST_BLOCK:
            continue
        for pair in _meetings(members, settled, only_initials=INITIAL in block):
            if pair not in seen:
                seen.add(pair)
                score = pair_score(*pair, stems)
                if score >= THRESHOLD:
                    found.append(Pair(score, *pair))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _meetings(
    members: list[str], settled: list[str], *, only_initials: bool
) -> Iterator[tuple[str, str]]:
    for at, one in enumerate(members):
        for other in (*members[at + 1 :], *settled):
            if one == other or (only_initials and has_given(one) and has_given(other)):
                continue
            yield (one, other) if one < other else (other, one)


def pair_score(one: str, other: str, stems: bool | None) -> float:
    """``similarity``; with ``stems`` None, case endings may differ where both are Cyrillic, and
    where one is if all else agrees: *Алексея Навального*, *Alexej Nawalny*.
    """
    if stems is not None:
        return similarity(one, other, stems)
    cyrillic = _is_cyrillic(one) + _is_cyrillic(other)
    score = similarity(one, other, cyrillic == 2)
    if cyrillic != 1 or score >= THRESHOLD or not (has_given(one) and has_given(other)):
        return score
    inflected = similarity(one, other, True)
    return inflected if inflected >= _SURELY else score


def _is_cyrillic(name: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in name)


class Groups:
    """Names joined pair by pair, the likeliest first, unless a group would contradict itself."""

    def __init__(
        self,
        counts: Mapping[str, int],
        *,
        stems: bool | None = False,
        apart: Collection[frozenset[str]] = (),
        said: Collection[str] = (),
    ) -> None:
        """``said``: names that the user joined, however little they are alike."""
        self._counts = counts
        self._stems = stems
        self._said = frozenset(said)
        self._apart = set(apart)
        self._told = {key for pair in self._apart for key in pair}
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
        """Join what may be joined; return the pairs that did.

        ``T. May`` comes last, and only to a group that is clearly meant.
        """
        joined: list[Pair] = []
        initials: dict[str, list[Pair]] = defaultdict(list)
        for pair in pairs:
            short = [name for name in pair[1:] if not has_given(name)]
            if short:
                initials[short[0]].append(pair)
            elif self._join(pair):
                joined.append(pair)
        for name, likely in sorted(initials.items()):
            clear = self._clearest(name, likely)
            if clear and self._join(clear):
                joined.append(clear)
            elif not clear:
                self.refused += likely
        return joined

    def _clearest(self, name: str, likely: list[Pair]) -> Pair | None:
        """The pair that leads to the group with nearly all mentions of those possible."""
        by_root = {self.root(p.other if p.one == name else p.one): p for p in reversed(likely)}
        weight = {
            root: 1 + sum(self._counts.get(member, 0) for member in self.members(root))
            for root in by_root
        }
        best = min(by_root, key=lambda root: (-weight[root], root))
        return by_root[best] if weight[best] >= CLEARLY * sum(weight.values()) else None

    def _join(self, pair: Pair) -> bool:
        if self.root(pair.one) == self.root(pair.other):
            return False
        if not self._may_join(pair.one, pair.other):
            self.refused.append(pair)
            return False
        self.force(pair.one, pair.other)
        return True

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

    def count(self, name: str) -> int:
        """How often articles mention ``name``."""
        return self._counts.get(name, 0)

    def _are_apart(self, ours: list[str], theirs: list[str]) -> bool:
        if not self._told:
            return False
        mine = {key for name in ours if (key := name_key(name)) in self._told}
        yours = {key for name in theirs if (key := name_key(name)) in self._told}
        return any(frozenset((a, b)) in self._apart for a in mine for b in yours)

    def _rank(self, name: str) -> tuple[int, str]:
        return (-self._counts.get(name, 0), name)

    def _may_join(self, one: str, other: str) -> bool:
        ours, theirs = self.members(one), self.members(other)
        if self._are_apart(ours, theirs):
            return False
        if self._said:  # a pen name is like none of the names that it goes with
            ours = [name for name in ours if name == one or name not in self._said]
            theirs = [name for name in theirs if name == other or name not in self._said]
        pairs = [(a, b) for a in ours[:_LOOK_AT] for b in theirs[:_LOOK_AT]]
        if len(pairs) <= 2:
            return True
        apart = [p for p in pairs if pair_score(*p, self._stems) < THRESHOLD]
        if len(apart) <= (1 - AGREE) * len(pairs):
            return True
        return sum(contradict(*p) for p in apart) <= AGREE * len(pairs)
