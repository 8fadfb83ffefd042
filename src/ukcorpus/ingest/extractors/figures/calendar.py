"""Numbers that are dates, times of day, years, ages and telephone numbers."""

import re

from ukcorpus.ingest.extractors.figures.counted import SYMBOLS, Counted
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral, matches
from ukcorpus.ingest.extractors.figures.parts import Part

_DASHES = frozenset(("-", "–", "—"))
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
_OPENING = 6
"""From this hour on a range of hours is of the clock: *10 - 17 uur*, but *3 tot 4 uur*."""
_COUNTABLE = frozenset(
    (
        "people", "troops", "killed", "wounded", "weapons", "vehicles", "aircraft", "ships",
        "money", "distance", "mass", "percent",
    )
)  # fmt: skip
"""Units before which a number of four digits is no year."""


def is_date(
    parts: list[Part], numeral: Numeral, counted: Counted, qualifier: str, known: Numbers
) -> bool:
    """Whether the number is part of a date or of a time, or a year, or an identifier."""
    if numeral.value <= 31 and not numeral.words and _is_day(parts, numeral, known):
        return True
    if _is_hour(parts, numeral, counted, known):
        return True
    raw = parts[numeral.first].raw
    single = numeral.last == numeral.first + 1
    if single and is_year(raw) and _low(parts, numeral.last) in known.set("year_after"):
        return True
    if single and is_year(raw):
        return not (qualifier or _year_counts(parts, numeral, counted, known))
    if raw[0] == "0" and len(raw) > 1 and raw[1].isdigit():
        return True  # 0900, 007: an identifier
    if _is_decade(parts, numeral, qualifier, known):
        return True
    if _are_years(parts, numeral, counted):
        return True
    joined = numeral.last - numeral.first == 3 and parts[numeral.first + 1].raw in _DASHES
    if joined and is_year(raw) and is_year(parts[numeral.last - 1].raw):
        return counted.unit not in _COUNTABLE
    long = single and raw.isdigit() and 8 <= len(raw) <= 12
    return long and not counted.unit and not money_before(parts, numeral)


def is_year(raw: str) -> bool:
    """Whether the digits may be a year: four of them, in modern times."""
    return len(raw) == 4 and raw.isdecimal() and 1500 <= int(raw) <= 2100


def _low(parts: list[Part], i: int) -> str:
    return parts[i].low if 0 <= i < len(parts) else ""


def _is_day(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    months = known.set("months")
    first, last = numeral.first, numeral.last
    before, after = _low(parts, first - 1), _low(parts, last)
    if after in known.set("of_month") and _low(parts, last + 1) in months:
        return True  # 3 de mayo
    if before in months or after in months or (before == "." and _low(parts, first - 2) in months):
        return True
    if after == "." and _low(parts, last + 1) in months:
        return True
    joints = known.set("range_words") | known.set("and") | _DASHES
    if after in joints and _low(parts, last + 1).isdigit():
        day = last + 3 if _low(parts, last + 2) in (".", *known.set("of_month")) else last + 2
        return _low(parts, day) in months  # 15 or 16 February
    return (
        before in joints and _low(parts, first - 2).isdigit() and _low(parts, first - 3) in months
    )


def _is_hour(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    raw, after = parts[numeral.first].raw, _low(parts, numeral.last)
    before = known.set("clock_before")
    told = _low(parts, numeral.first - 1) in before
    short = told and _low(parts, numeral.first - 1) == "."
    if short and _low(parts, numeral.first - 2) in known.set("clock"):
        return True  # do godz. 18
    if numeral.words or numeral.value > 24:
        return False
    end = parts[numeral.last - 1].raw
    range_of_hours = (end.isdecimal() and int(end[:3]) <= 24) or _HOUR.fullmatch(end) is not None
    if numeral.last - numeral.first > 1 and range_of_hours and numeral.value >= _OPENING:
        return after in known.set("clock")
    if after in known.set("clock"):
        return "." in raw or not before or told
    return told and not counted.unit and _HOUR.fullmatch(raw) is not None


def _are_years(parts: list[Part], numeral: Numeral, counted: Counted) -> bool:
    """*tussen 1305 en 1326*: two plain numbers of four digits with nothing to count."""
    ends = parts[numeral.first].raw, parts[numeral.last - 1].raw
    plain = all(len(raw) == 4 and raw.isdecimal() and 1000 <= int(raw) <= 2100 for raw in ends)
    return plain and numeral.last - numeral.first == 3 and not counted.unit and not counted.noun


def _is_decade(parts: list[Part], numeral: Numeral, qualifier: str, known: Numbers) -> bool:
    """*de jaren tachtig*, *les années 60*."""
    tens = 10 <= numeral.value <= 90 and numeral.value % 10 == 0 and not qualifier
    return tens and _low(parts, numeral.first - 1) in known.set("decade_before")


def _year_counts(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """2000 soldiers are counted; *in 2014 soldiers* and *the 2015 deal* are years."""
    if money_before(parts, numeral):
        return True
    before = _low(parts, numeral.first - 1)
    if before in known.set("year_before") or before in known.set("months"):
        return False
    return counted.unit in _COUNTABLE and counted.first <= numeral.last + 1


def money_before(parts: list[Part], numeral: Numeral) -> bool:
    """Whether a sign of money stands before the number."""
    return numeral.first > 0 and parts[numeral.first - 1].raw in SYMBOLS


def is_age(
    text: str, parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers
) -> bool:
    """*a 29-year-old*, *Anna Berg, 51,*, *women over 40*, *onder de 45*."""
    end = parts[numeral.last - 1].end
    tail = text[end : end + 14].lower().lstrip("-‐‑– ")
    if any(tail.startswith(word) for word in known.data.get("age_compounds", ())):
        return True
    if not 1 <= numeral.value <= 110:
        return False
    if _is_told_age(parts, numeral, counted, known):
        return True
    if numeral.words:
        return False
    before = parts[numeral.first - 1].raw if numeral.first else ""
    after = parts[numeral.last].raw if numeral.last < len(parts) else ""
    if not counted.unit and before.lower() in known.set("age_before"):
        return True
    if not counted.unit and numeral.first > 1 and before in known.set("articles"):
        return parts[numeral.first - 2].low in known.set("age_before_article")
    set_off = before in (",", "(") and after in (",", ")", ".")
    return set_off and numeral.first > 1 and parts[numeral.first - 2].raw[0].isupper()


def _is_told_age(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """*at the age of 83 years*, *children from 13 to 18 years*, *un homme de 35 ans*."""
    first, last = numeral.first, counted.last
    if counted.unit not in ("", "duration"):
        return False
    before = [part.low for part in parts[max(0, first - 4) : first]]
    if known.set("age_words").intersection(before[-3:]):
        return True
    if last < 1 or parts[last - 1].low not in known.set("years"):
        return False
    if any(matches(parts, last, words) for words in known.phrases("age_after")):
        return True
    if before[-1:] and before[-1] in known.set("range_words") and before[-2:-1]:
        before = before[:-2] if before[-2][0].isdigit() else before  # the upper of two ages
    if len(before) < 2:
        return False
    person = before[-2] in known.set("age_persons") or known.unit(before[-2]) == "people"
    return person and before[-1] in known.set("age_from")


def is_ago(parts: list[Part], numeral: Numeral, counted: Counted, known: Numbers) -> bool:
    """*two years ago*, *vor drei Tagen*, *il y a dix ans*: when, and not how long."""
    if counted.unit != "duration":
        return False
    if _low(parts, counted.last) in known.set("date_after"):
        return True
    for words in known.phrases("date_before"):
        start = numeral.first - len(words)
        if start >= 0 and all(parts[start + n].low == word for n, word in enumerate(words)):
            return True
    return False
