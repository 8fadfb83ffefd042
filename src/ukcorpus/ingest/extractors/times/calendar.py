"""TIMEX3 values: counting in them, and the days that they cover."""

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from ukcorpus.model.dates import Period

_VALUE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)\Z|(\d{4})-(\d\d)\Z|(\d{4})-W(\d\d)(-WE)?\Z"
    r"|(\d{4})-Q([1-4])\Z|(\d{4})-(SP|SU|FA|WI)\Z|(\d{4})\Z|(\d{3})\Z|(\d{2})\Z"
)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_TIME = re.compile(r"T.*\Z")


def period_of(value: str) -> Period | None:
    """The days that a value covers; None for durations, sets and what is not a date."""
    match = _VALUE.match(_TIME.sub("", value))
    if match is None:
        return None
    try:
        return _period(match)
    except (ValueError, OverflowError):
        return None


def _period(match: re.Match[str]) -> Period:
    y, m, d, my, mm, wy, week, weekend, qy, quarter, sy, season, year, decade, century = (
        match.groups()
    )
    if y:
        day = date(int(y), int(m), int(d))
        return Period(day, day)
    if my:
        return months(int(my), int(mm), int(mm))
    if wy:
        monday = date.fromisocalendar(int(wy), int(week), 1)
        return Period(monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))
    if qy:
        return months(int(qy), 3 * int(quarter) - 2, 3 * int(quarter))
    if sy and season == "WI":  # the winter of a year may be its first months or its last
        return Period(date(int(sy) - 1, 12, 1), months(int(sy) + 1, 2, 2).end)
    if sy:
        return months(int(sy), *_SEASONS[season])
    first, last = (year, year) if year else _span(decade or century)
    return Period(date(max(1, int(first)), 1, 1), date(int(last), 12, 31))


def _span(prefix: str) -> tuple[str, str]:
    return prefix.ljust(4, "0"), prefix.ljust(4, "9")


def months(year: int, first: int, last: int) -> Period:
    """From the first day of one month to the last day of another, of the same year."""
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def shift(unit: str, count: float, day: date) -> str:
    """The value ``count`` units after ``day``, as precise as the unit; empty out of range.

    >>> shift("M", -1, date(2022, 2, 7)), shift("D", 2, date(2022, 2, 7))
    ('2022-01', '2022-02-09')
    """
    if unit in ("Y", "E", "C") and count != int(count):
        unit, count = "M", count * {"Y": 12, "E": 120, "C": 1200}[unit]
    number = int(count)
    try:
        if unit in ("D", "W", "WE"):
            moved = day + timedelta(days=number * (1 if unit == "D" else 7))
            if unit == "D":
                return moved.isoformat()
            year, week, _ = moved.isocalendar()
            return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
        if unit in ("M", "Q"):
            index = day.year * 12 + day.month - 1 + number * (3 if unit == "Q" else 1)
            year, month = index // 12, index % 12 + 1
            tail = f"-Q{(month + 2) // 3}" if unit == "Q" else f"-{month:02d}"
            return f"{year:04d}{tail}" if 1 <= year <= MAXYEAR else ""
        year = day.year + number * {"Y": 1, "E": 10, "C": 100}[unit]
    except (OverflowError, ValueError):
        return ""
    width = {"Y": 4, "E": 3, "C": 2}[unit]
    return f"{year:04d}"[:width] if 1 <= year <= MAXYEAR else ""


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; 29 February counts where the year is not known."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]
