"""The same utterance in several articles and languages, and how its wording drifts."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rapidfuzz import fuzz

from ukcorpus.corpus.nearby import sample, speaking_together
from ukcorpus.corpus.statements import (
    Statement,
    Statements,
    Weights,
    days_apart,
    is_telling,
)
from ukcorpus.store.reader import StoreReader
from ukcorpus.text.normal import fold
from ukcorpus.text.words import find_words

DAYS = 1
"""Days between two reports of one utterance, where both days are known."""
WORDING = 80.0
"""Least likeness, in percent, of two wordings in one language (rapidfuzz, word order apart)."""
COVERED = 0.75
"""Least share of the shorter one's words, by weight, that the longer must have."""
LONG = 31
"""Days of an interval from which on it is compared with every other."""
LEAST_WORDS = 3
"""Words that say something: with fewer, anybody says the same every day."""

VERBATIM, SAYING = 95.0, 6
"""With fewer of them, the words must be these, and as many as this in all."""


class Version(NamedTuple):
    """One report of an utterance, against the earliest report of it in the same language."""

    group: int
    """From 1; the reports of one utterance have one number."""
    statement: Statement
    drift: float | None
    """0 is the same wording, 1 another; None where there is none to compare with."""
    gained: tuple[str, ...]
    lost: tuple[str, ...]


def find_repeats(store: StoreReader, rows: frozenset[int] | None) -> list[list[Version]]:
    """Utterances that several articles report, one of them among ``rows`` (None: all)."""
    statements = Statements(store)
    weights = Weights(statements.of(sample(store)))
    everything = list(statements.of(speaking_together(store, DAYS)))
    groups = [
        sorted(group, key=_place)
        for group in _joined(_by_speaker(everything), weights)
        if rows is None or any(statement.row in rows for statement in group)
    ]
    groups.sort(key=lambda group: (-len({s.number for s in group}), *_place(group[0])))
    return [list(_versions(number, group)) for number, group in enumerate(groups, 1)]


def _place(statement: Statement) -> tuple[str, str, int]:
    return statement.first, statement.article, statement.claim.spans[0].start


def _by_speaker(statements: Iterable[Statement]) -> list[list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.speaker:
            found.setdefault(statement.speaker, []).append(statement)
    return [sorted(found[speaker], key=_place) for speaker in sorted(found)]


def _joined(buckets: list[list[Statement]], weights: Weights) -> Iterator[list[Statement]]:
    """Groups of two articles or more; who is the same as one of a group belongs to it."""
    for bucket in buckets:
        group_of = list(range(len(bucket)))
        days = _Days()
        for n, statement in enumerate(bucket):
            for m in days.near(statement):
                old = group_of[m]
                if old != group_of[n] and _same(bucket[m], statement, weights):
                    new = group_of[n]
                    group_of = [old if group == new else group for group in group_of]
            days.add(n, statement)
        groups: dict[int, list[Statement]] = {}
        for group, statement in zip(group_of, bucket, strict=True):
            groups.setdefault(group, []).append(statement)
        yield from (g for g in groups.values() if len({s.number for s in g}) > 1)


class _Days:
    """Statements by the days around them, so that each meets only those of its time."""

    def __init__(self) -> None:
        self._at: dict[int, list[int]] = {}
        self._long: list[int] = []
        self._all: list[int] = []

    def add(self, n: int, statement: Statement) -> None:
        days = _days(statement)
        if days:
            self._all.append(n)
        if len(days) > LONG:
            self._long.append(n)
            return
        for day in range(days.start - DAYS, days.stop + DAYS) if days else ():
            self._at.setdefault(day, []).append(n)

    def near(self, statement: Statement) -> list[int]:
        days = _days(statement)
        if len(days) > LONG:
            return self._all
        if not days:
            return []
        return sorted({n for day in days for n in self._at.get(day, ())} | set(self._long))


def _days(statement: Statement) -> range:
    if not statement.first:
        return range(0)
    first, last = map(date.fromisoformat, (statement.first, statement.last))
    return range(first.toordinal(), last.toordinal() + 1)


def _same(a: Statement, b: Statement, weights: Weights) -> bool:
    gap = days_apart(a, b)
    if a.number == b.number or gap is None or gap > DAYS or a.claim.stance != b.claim.stance:
        return False
    figures = frozenset(filter(is_telling, a.figures))
    if figures != frozenset(filter(is_telling, b.figures)):
        return False
    if a.lang != b.lang:
        names = a.names & b.names
        rare = [name for name in names if weights.is_rare(name)]
        return bool(figures and names) or len(rare) > 1
    alike = fuzz.token_sort_ratio(_plain(a.text), _plain(b.text))
    if min(len(a.words), len(b.words)) < LEAST_WORDS:
        return alike >= VERBATIM and min(len(a.text.split()), len(b.text.split())) >= SAYING
    if alike >= WORDING:
        return True
    small, large = sorted((a.words, b.words), key=len)
    return len(small & large) >= LEAST_WORDS and weights.covered(small, large) >= COVERED


def _versions(number: int, group: list[Statement]) -> Iterator[Version]:
    firsts: dict[str, Statement] = {}
    for statement in group:
        first = firsts.setdefault(statement.lang, statement)
        if first is statement:
            yield Version(number, statement, None, (), ())
            continue
        old, new = _words(first.text), _words(statement.text)
        drift = 1 - fuzz.ratio(old, new) / 100
        gained = tuple(dict.fromkeys(word for word in new if word not in old))
        lost = tuple(dict.fromkeys(word for word in old if word not in new))
        yield Version(number, statement, round(drift, 3), gained, lost)


def _plain(text: str) -> str:
    return " ".join(_words(text))


def _words(text: str) -> list[str]:
    return [fold(text[start:end]) for start, end in find_words(text)]
