"""Numbers that are dates, times of day, years, ages and telephone numbers."""

from ukcorpus.ingest.extractors.figures.counted import Counted
from ukcorpus.ingest.extractors.figures.numerals import Numbers, Numeral, Part

_DASHES = frozenset(("-", "–"))
_SYMBOLS = frozenset("$€£¥₴₽")
_COUNTABLE = frozenset(
    ("people", "troops", "killed", "wounded", "weapons", "money", "distance", "mass", "percent")
)
"""Units before which a number of four digits is no year."""


def is_date(
    parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """Whether the number is part of a date or of a time, or a year, or an identifier."""
    if numeral.value <= 31 and not numeral.words and _is_day(parts, numeral, known):
        return True
    if _is_hour(parts, numeral, known):
        return True
    raw = parts[numeral.first].raw
    single = raw.isdigit() and numeral.last == numeral.first + 1
    if single and len(raw) == 4 and 1500 <= numeral.value <= 2100:
        return not (qualifier or _year_counts(parts, numeral, counted, known))
    long = single and 8 <= len(raw) <= 12
    return long and not counted.unit and not money_before(parts, numeral)


def _low(parts: list[Part], i: int) -> str:
    return parts[i].low if 0 <= i < len(parts) else ""


def _is_day(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    months = known.set("months")
    first, last = numeral.first, numeral.last
    before, after = _low(parts, first - 1), _low(parts, last)
    if before in months or after in months or (before == "." and _low(parts, first - 2) in months):
        return True
    if after == "." and _low(parts, last + 1) in months:
        return True
    joints = known.set("range_words") | known.set("and") | _DASHES
    if after in joints and _low(parts, last + 1).isdigit() and _low(parts, last + 2) in months:
        return True  # 15 or 16 February
    return (
        before in joints and _low(parts, first - 2).isdigit() and _low(parts, first - 3) in months
    )


def _is_hour(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    after = _low(parts, numeral.last)
    if after not in known.set("clock"):
        return False
    if "." in parts[numeral.first].raw:
        return numeral.value <= 24
    before = known.set("clock_before")
    at = not before or _low(parts, numeral.first - 1) in before
    return at and numeral.value <= 24 and not numeral.words


def _year_counts(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """2000 soldiers are counted; *in 2014 soldiers* and *the 2015 deal* are years."""
    if money_before(parts, numeral):
        return True
    before = _low(parts, numeral.first - 1)
    if before in known.set("year_before") or before in known.set("months"):
        return False
    return counted.unit in _COUNTABLE


def money_before(parts: list[Part], numeral: Numeral) -> bool:
    """Whether a sign of money stands before the number."""
    return numeral.first > 0 and parts[numeral.first - 1].raw in _SYMBOLS


def is_age(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*a 29-year-old*, *Anna Berg, 51,*."""
    tail = (
        text[parts[numeral.last - 1].end : parts[numeral.last - 1].end + 12].lower().lstrip("-‐‑– ")
    )
    if any(tail.startswith(word) for word in known.set("age_compounds")):
        return True
    if numeral.words or not 1 <= numeral.value <= 110:
        return False
    before = parts[numeral.first - 1].raw if numeral.first else ""
    after = parts[numeral.last].raw if numeral.last < len(parts) else ""
    set_off = before in (",", "(") and after in (",", ")", ".")
    return set_off and numeral.first > 1 and parts[numeral.first - 2].raw[0].isupper()
