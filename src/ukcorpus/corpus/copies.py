"""Near-duplicates: pairs found when articles come in, clusters made when they are asked for.

Copies are linked, never merged: every article stays, and says what it is a copy of.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ukcorpus.corpus.requests import Answer, Found
from ukcorpus.errors import IndexOld
from ukcorpus.store.reader import ArticleRow, StoreReader
from ukcorpus.store.signatures import meeting, runs_of
from ukcorpus.store.writer import StoreWriter
from ukcorpus.text.shingles import containment

FLOOR = 0.35
"""Below this share of common text a pair is not kept. ``tests/quality`` counts what that costs."""
THRESHOLD = 0.4
"""From here on an article counts as a copy, unless another threshold is asked for."""

FORMS = ((20, 0.9), (100, 0.6))
"""Short texts are often a form, filled in (dividends, money markets): with fewer runs than the
first number at least the second share of them must agree."""

CHECKED = 32
"""Candidates compared word for word for one article, those that share most keys."""


class Copy(NamedTuple):
    """A member of a cluster; ``rank`` 1 is the earliest, the others in the order of time."""

    cluster: int
    rank: int
    likeness: float
    """Share of text in common with the most like of those before it; 1 for the first."""
    row: ArticleRow


def update(writer: StoreWriter, added: Iterable[int], removed: Iterable[int]) -> None:
    """Find what the new articles are copies of, among the old ones and each other."""
    gone = frozenset(removed)

    @lru_cache(maxsize=512)
    def runs(number: int) -> frozenset[int]:
        return runs_of(writer.record(number))

    for number in added:
        met = meeting(writer.execute, number)
        likely = sorted((n for n in met if n not in gone), key=lambda n: (-met[n], n))
        for other in likely[:CHECKED]:
            share = likeness(runs(number), runs(other))
            if share >= FLOOR:
                writer.execute(
                    "INSERT OR REPLACE INTO copies VALUES (?, ?, ?)",
                    (min(number, other), max(number, other), share),
                )


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of the smaller that is in the larger; 0 for two fillings of one form."""
    share = containment(one, other)
    size = min(len(one), len(other))
    return 0.0 if any(size < runs and share < least for runs, least in FORMS) else share


def clusters(
    store: StoreReader, threshold: float = THRESHOLD, numbers: Iterable[int] | None = None
) -> list[list[Copy]]:
    """Clusters of two articles or more among ``numbers`` (None: all); the largest first."""
    pairs = _pairs(store, threshold, None if numbers is None else frozenset(numbers))
    rows = store.rows({number for pair in pairs for number in pair})
    groups = sorted(
        (sorted((rows[n] for n in group), key=_by_time) for group in _groups(pairs)),
        key=lambda group: (-len(group), _by_time(group[0])),
    )
    return [_ranked(n, group, pairs) for n, group in enumerate(groups, start=1)]


def later_copies(store: StoreReader, threshold: float = THRESHOLD) -> frozenset[int]:
    """Every member of a cluster but its first."""
    found = clusters(store, threshold)
    return frozenset(copy.row.number for cluster in found for copy in cluster[1:])


def collapsed(store: StoreReader, answer: Answer, offset: int, limit: int | None) -> Answer:
    """Of each cluster only the first in the answer's order; ``answer.found`` must be uncut."""
    cluster_of = {
        copy.row.number: copy.cluster
        for cluster in clusters(store, numbers=answer.numbers)
        for copy in cluster
    }
    kept: list[Found] = []
    seen: set[int] = set()
    for found in answer.found:
        cluster = cluster_of.get(found.row.number, 0)
        if cluster not in seen:
            kept.append(found)
        if cluster:
            seen.add(cluster)
    return answer._replace(
        total=len(kept),
        hits=sum(found.hits for found in kept),
        found=kept[offset : None if limit is None else offset + limit],
        numbers=frozenset(found.row.number for found in kept),
    )


def _pairs(
    store: StoreReader, threshold: float, among: frozenset[int] | None
) -> dict[tuple[int, int], float]:
    tables = store.select("SELECT 1 FROM sqlite_master WHERE name = 'copies'")
    if not list(tables):
        raise IndexOld("the index knows no copies yet", hint="ukcorpus ingest --rebuild")
    return {
        (one, other): likeness
        for one, other, likeness in store.select(
            "SELECT number, other, likeness FROM copies WHERE likeness >= ? ORDER BY number, other",
            (threshold,),
        )
        if not {one, other} & store.hidden and (among is None or {one, other} <= among)
    }


def _groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Articles that are linked, directly or by others between them."""
    parent: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := parent.setdefault(number, number)) != number:
            parent[number] = number = parent[above]
        return number

    for one, other in pairs:
        parent[root(other)] = root(one)
    groups: dict[int, list[int]] = {}
    for number in sorted(parent):
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())


def _by_time(row: ArticleRow) -> tuple[str, str]:
    return row.start or "9999", row.id


def _ranked(
    cluster: int, group: Sequence[ArticleRow], pairs: dict[tuple[int, int], float]
) -> list[Copy]:
    near: dict[int, dict[int, float]] = {row.number: {} for row in group}
    for (one, other), likeness in pairs.items():
        if one in near:
            near[one][other] = near[other][one] = likeness
    ranked: list[Copy] = []
    before: set[int] = set()
    for rank, row in enumerate(group, start=1):
        likest = [share for number, share in near[row.number].items() if number in before]
        # Linked by a later one only: its likeness is that.
        best = max(likest or near[row.number].values()) if before else 1.0
        ranked.append(Copy(cluster, rank, best, row))
        before.add(row.number)
    return ranked
