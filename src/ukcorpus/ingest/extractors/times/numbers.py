"""What a token that begins with a digit means: a day, a year, a decade, a time, a date."""

import re
from functools import lru_cache
from typing import NamedTuple

Value = int | float | str | tuple[int | None, ...]

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z|(\d{1,2})([./])(\d{1,2})\5(\d{4})\Z")
_MONTH = re.compile(r"(\d{4})-(\d\d)\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4])(?:[:h]([0-5]\d)|h)(?::[0-5]\d)?(am|pm)?\Z|(\d\d?)(am|pm)\Z")
_DECADE = re.compile(r"(?:(1[0-9]|20)(\d)0|(\d)0)(?:s|er|-х|-ті|-ые|-ых|-ми|-е)\Z")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|ème|º|ª|ste|de|te|-\w+)?\Z")


class Entry(NamedTuple):
    """What a word means: its letter and its value; ``longer`` are phrases that it opens."""

    letter: str = "x"
    value: Value = 0
    longer: tuple[tuple[tuple[str, ...], str, Value], ...] = ()


@lru_cache(maxsize=16384)
def read_number(raw: str, day_first: bool) -> Entry:
    """What a token that begins with a digit means."""
    raw = raw.lower()
    if raw.isdecimal():
        return _plain(raw)
    if (full := _FULL.match(raw)) is not None:
        return _full_date(full, day_first)
    if (partial := _MONTH.match(raw)) is not None:
        year, month = int(partial[1]), int(partial[2])
        return Entry("J", (year, month)) if 1 <= month <= 12 else Entry("y", year)
    if (clock := _CLOCK.match(raw)) is not None:
        return _clock(clock)
    if (decade := _DECADE.match(raw)) is not None:
        century, tens, short = decade.groups()
        if century:
            return Entry("Y", int(century + tens))
        return Entry("Y", (190 if int(short) > 2 else 200) + int(short))
    if (ordinal := _ORDINAL.match(raw)) is not None and 1 <= int(ordinal[1]) <= 31:
        return Entry("d", int(ordinal[1]))
    return _odd_number(raw, day_first)


def _plain(raw: str) -> Entry:
    if len(raw) > 9:
        return Entry("n", 0.0)
    number = int(raw)
    if len(raw) == 4 and 1000 <= number <= 2199:
        return Entry("y", number)
    if 1 <= number <= 31 and len(raw) <= 2:
        return Entry("d", number)
    return Entry("n", float(number))


def _full_date(full: re.Match[str], day_first: bool) -> Entry:
    if full[1]:
        year, month, day = int(full[1]), int(full[2]), int(full[3])
    else:
        day, month, year = int(full[4]), int(full[6]), int(full[7])
        if month > 12 and day <= 12:
            day, month = month, day
        elif full[5] == "/" and not day_first and day <= 12 and day != month:
            return Entry("I", (year, None, None))  # 5/6/2024: two readings, so the year only
    valid = 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199
    return Entry("I", (year, month, day)) if valid else Entry("n", 0.0)


def _clock(clock: re.Match[str]) -> Entry:
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or 0)
    half = clock[3] or clock[5]
    if hour > 24:
        return Entry("n", float(hour))
    if half == "pm" and hour < 12:
        hour += 12
    return Entry("c", (hour, minute))


def _odd_number(raw: str, day_first: bool) -> Entry:
    parts = re.split(r"[.,:/]", raw.rstrip("."))
    if raw.endswith(".") and day_first and len(parts) == 2:
        day, month = int(parts[0]), int(parts[1])
        if 1 <= day <= 31 and 1 <= month <= 12:
            return Entry("i", (day, month))
    if "/" in raw and len(parts) == 2 and len(parts[0]) == 4 and 1000 <= int(parts[0]) <= 2199:
        return Entry("y", int(parts[0]))  # 1939/40
    if "." in raw and len(parts) == 2 and parts[1].isdecimal() and len(parts[1]) <= 2:
        return Entry("k", (int(parts[0][:6]), int(parts[1])))
    return Entry("n", 0.0)
