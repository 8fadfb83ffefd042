"""Facets: how many articles of an answer have each value. Exact, on columns."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ukcorpus.corpus.drilling import EXACT, KEYWORDS, Drills, first_day
from ukcorpus.corpus.opening import View
from ukcorpus.corpus.requests import FacetCounts
from ukcorpus.errors import UsageError
from ukcorpus.search.fields import Facet, find_facet
from ukcorpus.store.reader import Count

CLAIM_FACETS = (*EXACT, "by_kind", "cue", "type", "spoken")

COLUMNS = {"lang": "lang", "kind": "kind", "source": "source"}


def count_facet(view: View, name: str, numbers: Iterable[int] | None, query: str) -> FacetCounts:
    """The values of facet ``name`` among ``numbers`` (None: all), with their drill-down queries."""
    facet = find_facet(name)
    if facet.field == "date":
        counts = _dates(view, facet.unit or "month", numbers)
    elif facet.field in COLUMNS:
        tally = Counter(value for _, value in view.store.column(COLUMNS[facet.field], numbers))
        counts = _by_articles(
            Count(v or "(unknown)", v or "(unknown)", n, n) for v, n in tally.items()
        )
    elif facet.field == "tag":
        counts = _by_articles(_tags(view, numbers))
    elif facet.field in KEYWORDS:
        counts = _by_articles(view.store.counts(facet.field, numbers))
    elif facet.field in CLAIM_FACETS:
        counts = _of_claims(view, facet, numbers)
        counts = sorted(counts, key=lambda c: c.value) if facet.in_time else _by_articles(counts)
    else:
        raise UsageError(f"facet {name} is not counted by this version", code="Q006")
    return FacetCounts(facet.name, counts, Drills(view.store, facet.field, counts, query))


def _of_claims(view: View, facet: Facet, numbers: Iterable[int] | None) -> list[Count]:
    from ukcorpus.corpus.claim_counts import count_claims  # late: most facets need it not

    wanted = view.store.numbers() if numbers is None else frozenset(numbers)
    return count_claims(view.store, facet, wanted)


def _tags(view: View, numbers: Iterable[int] | None) -> Iterator[Count]:
    from ukcorpus.corpus.tags import tags_in  # late: few count by tags

    wanted = view.store.numbers() if numbers is None else frozenset(numbers)
    for tag, ids in tags_in(view.root).items():
        n = len(view.store.having_ids(ids) & wanted)
        if n:
            yield Count(tag, tag, n, n)


def _by_articles(counts: Iterable[Count]) -> list[Count]:
    return sorted(counts, key=lambda c: (-c.articles, -c.mentions, c.name, c.value))


def _dates(view: View, unit: str, numbers: Iterable[int] | None) -> list[Count]:
    """In the order of time; what spans more than one unit has rows of its own, the unknown last."""
    wanted = None if numbers is None else set(numbers)
    certain: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    starts, ends = view.store.column("start", wanted), dict(view.store.column("end", wanted))
    for number, start in starts:
        end = ends[number]
        low, high = unit_of(start, unit), unit_of(end, unit)
        if not start and not end:
            doubtful["(unknown)"] += 1
        elif low == high:
            certain[low] += 1
        else:
            doubtful[f"{low or '..'}/{high or '..'}"] += 1
    rows = sorted(
        [*certain.items(), *doubtful.items()], key=lambda row: (row[0] == "(unknown)", row[0])
    )
    return [Count(value, value, n, n) for value, n in rows]


def unit_of(day: str | None, unit: str) -> str:
    """The year, month, ISO week or day that an ISO day lies in; empty for none."""
    if not day:
        return ""
    if unit == "week":
        year, week, _ = date.fromisoformat(day).isocalendar()
        return f"{year}-W{week:02d}"
    return day[: {"year": 4, "month": 7, "day": 10}[unit]]


def with_gaps(counts: list[Count], unit: str) -> list[Count]:
    """The same with the empty units between the first and the last certain one."""
    known = {count.value: count for count in counts}
    certain = sorted(v for v in known if "/" not in v and v[0].isdigit())
    if not certain:
        return counts
    filled = [
        known.get(value, Count(value, value, 0, 0))
        for value in _between(certain[0], certain[-1], unit)
    ]
    rest = [count for count in counts if count.value not in set(certain)]
    return sorted([*filled, *rest], key=lambda c: (not c.value[0].isdigit(), c.value))


def _between(first: str, last: str, unit: str) -> list[str]:
    values, day = [first], first_day(first)
    while values[-1] < last:
        day = _next(day, unit)
        values.append(unit_of(day.isoformat(), unit))
    return values


def _next(day: date, unit: str) -> date:
    if unit == "year":
        return date(day.year + 1, 1, 1)
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day + timedelta(days=7 if unit == "week" else 1)
