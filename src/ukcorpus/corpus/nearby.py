"""Which articles hold statements worth comparing: found in tables, before any is decoded."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ukcorpus.corpus.statements import REPORTED, Statement, Statements, is_telling
from ukcorpus.store.reader import StoreReader

_SAMPLE = 800
"""Articles by which words are weighed."""


class _Days(NamedTuple):
    first: int
    last: int

    def meets(self, other: "_Days", apart: int) -> bool:
        return self.first - apart <= other.last and other.first - apart <= self.last


def sample(store: StoreReader) -> frozenset[int]:
    """So many articles, evenly spread, that they tell how rare a word is; all of a small corpus."""
    numbers = sorted(store.numbers())
    return frozenset(numbers[:: max(1, -(-len(numbers) // _SAMPLE))])


def denying_articles(store: StoreReader) -> frozenset[int]:
    """Articles in which somebody denies something."""
    rows = store.select("SELECT DISTINCT number FROM claims WHERE stance = 'deny'")
    return frozenset(number for (number,) in rows) - store.hidden


def near_denials(
    statements: Statements, denials: Iterable[Statement], apart: int
) -> frozenset[int]:
    """Articles of the days of a denial that name who denies, or give a figure that it gives."""
    store = statements.store
    published = _published(store)
    by_country: dict[str, list[str]] = {}
    for id_, country in statements.country_of.items():
        by_country.setdefault(country, []).append(id_)
    accused: dict[str, list[int]] = {}
    amounts: dict[tuple[float, str], list[int]] = {}
    for denial in denials:
        named = [id_ for side in denial.sides for id_ in by_country.get(side, ())]
        for id_ in {denial.speaker, *named} - {""}:
            accused.setdefault(id_, []).append(denial.number)
        for amount in filter(is_telling, denial.figures):
            amounts.setdefault(amount, []).append(denial.number)
    found = {number for numbers in accused.values() for number in numbers}
    found |= {number for numbers in amounts.values() for number in numbers}

    def add(number: int, others: list[int]) -> None:
        days = published.get(number)
        if number in found or number in store.hidden:
            return
        known = [published.get(other) for other in others]
        if days is None or any(d is None or d.meets(days, apart + REPORTED) for d in known):
            found.add(number)

    for number, entity in store.select("SELECT DISTINCT number, entity FROM claim_mentions"):
        if entity in accused:
            add(number, accused[entity])
    query = "SELECT DISTINCT number, value, unit FROM figures WHERE claim <> ''"
    for number, value, unit in store.select(query):
        if (value, unit) in amounts:
            add(number, amounts[value, unit])
    return frozenset(found)


def speaking_together(store: StoreReader, apart: int) -> frozenset[int]:
    """Articles that give one speaker claims of one stance and of the same days as another."""
    published = _published(store)
    said: dict[tuple[str, str], dict[int, _Days]] = {}
    rows = store.select("SELECT number, entity, stance, start, end FROM claims WHERE entity <> ''")
    for number, entity, stance, start, end in rows:
        days = _days(start, end) or published.get(number)
        if days is not None and number not in store.hidden:
            bucket = said.setdefault((entity, stance), {})
            old = bucket.get(number, days)
            bucket[number] = _Days(min(old.first, days.first), max(old.last, days.last))
    found: set[int] = set()
    for bucket in said.values():
        reach, before = -(10**9), -1
        for number, days in sorted(bucket.items(), key=lambda item: item[1]):
            if days.first - apart - REPORTED <= reach and before >= 0:
                found |= {number, before}
            if days.last > reach:
                reach, before = days.last, number
    return frozenset(found)


def _published(store: StoreReader) -> dict[int, _Days]:
    rows = store.select("SELECT number, start, end FROM articles")
    return {number: days for number, start, end in rows if (days := _days(start, end))}


def _days(start: str | None, end: str | None) -> _Days | None:
    if not start or not end:
        return None
    return _Days(date.fromisoformat(start).toordinal(), date.fromisoformat(end).toordinal())
