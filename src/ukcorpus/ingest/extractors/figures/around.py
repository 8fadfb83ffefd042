"""Where and when: the place and the month nearest to a number."""

from ukcorpus.ingest.extractors.figures.calendar import is_year
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral
from ukcorpus.ingest.extractors.figures.parts import Part

_REACH_PLACE, _REACH_MONTH = 12, 14
"""Parts around a number among which they are looked for."""


def place_after(text: str, parts: list[Part], j: int, known: Numbers) -> str:
    """The first *near X*, *in X* after the number, in the same clause."""
    where, over = known.set("where"), known.set("articles") | known.set("where_skip")
    for k in range(j, min(len(parts) - 1, j + _REACH_PLACE)):
        if parts[k].raw in ".;:!?":
            break
        if parts[k].low not in where:
            continue
        m = k + 1
        while m < len(parts) and parts[m].low in over:
            m += 1
        n = m
        while n < len(parts) and parts[n].raw[0].isupper() and n - m < 5:
            n += 1
        if n > m and parts[m].low not in known.set("months"):
            return text[parts[m].start : parts[n - 1].end]
    return ""


def month_near(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> str:
    """A month or a year of the same sentence, nearest to the number."""
    best, nearest = "", 30
    months = known.set("months")
    first = max(0, numeral.first - _REACH_MONTH)
    for k, part in enumerate(parts[first : numeral.last + _REACH_MONTH], first):
        if part.low not in months and not (len(part.raw) == 4 and part.raw.isdecimal()):
            continue
        distance = abs(k - numeral.first)
        if distance >= nearest or numeral.first <= k < numeral.last:
            continue
        end = _month_at(parts, k, known)
        if end:
            best, nearest = text[parts[k].start : parts[end - 1].end], distance
    return best


def _month_at(parts: list[Part], k: int, known: Numbers) -> int:
    """Where the month with its year, or the year, at part ``k`` ends; 0 when there is none."""
    raw, low = parts[k].raw, parts[k].low
    months = known.set("months")
    if is_year(raw):
        before = parts[k - 1].low if k else ""
        return k + 1 if not k or before in known.set("year_before") or before in months else 0
    if low not in months or low in known.set("months_ambiguous"):
        return 0
    if not raw[0].isupper() and not known.data.get("months_small"):
        return 0
    return k + 2 if k + 1 < len(parts) and is_year(parts[k + 1].raw) else k + 1
