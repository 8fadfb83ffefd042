"""Dates as a query names them: a day, a month, a year, a range, or counted from today."""

import re
from calendar import monthrange
from datetime import date, timedelta

from ukcorpus.errors import QueryError
from ukcorpus.model.dates import PartialDate, Period
from ukcorpus.search.query import FieldRange, FieldValue

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_RELATIVE = re.compile(r"-(\d{1,5})([dwmy])\Z", re.ASCII)
FORMS = "2022, 2022-02, 2022-02-17, today, yesterday, -30d, -2w, -6m, -1y"
"""What a date may look like, for hints."""

_ANY_DAY = date(2000, 7, 1)


def parse_day(text: str, now: date) -> Period:
    """The days that ``text`` names; raises ValueError that says what is wrong with it."""
    lowered = text.strip().lower()
    if lowered == "today":
        return Period(now, now)
    if lowered == "yesterday":
        return Period(now - timedelta(1), now - timedelta(1))
    relative = _RELATIVE.match(lowered)
    if relative:
        day = _back(now, int(relative[1]), relative[2])
        return Period(day, day)
    partial = _PARTIAL.match(lowered)
    if not partial:
        raise ValueError(f'"{text}" is not a date')
    year, month, day_of_month = (int(part) if part else None for part in partial.groups())
    try:
        if month == 0 or day_of_month == 0:
            raise ValueError("counted from 1")
        return Period.of(PartialDate(year or 0, month, day_of_month))
    except ValueError:
        raise ValueError(f"there is no {text}{_instead(year or 0, month)}") from None


def _instead(year: int, month: int | None) -> str:
    if month and 1 <= month <= 12 and year:
        return f"; {year:04d}-{month:02d} has {monthrange(year, month)[1]} days"
    return "; months run from 01 to 12" if year else "; years run from 0001"


def _back(now: date, count: int, unit: str) -> date:
    try:
        if unit in "dw":
            return now - timedelta(count * (7 if unit == "w" else 1))
        months = now.year * 12 + now.month - 1 - count * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(now.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        raise ValueError(f"-{count}{unit} is before the year 1") from None


def period_of(clause: FieldValue | FieldRange, now: date, query: str = "") -> Period:
    """The days that a clause on a date asks for, both ends inside.

    ``>2022`` starts after 2022, ``<2022`` ends before it. Raises QueryError Q005 at the
    clause's place in ``query``.
    """
    try:
        if isinstance(clause, FieldValue):
            return parse_day(clause.value, now)
        start = end = None
        if clause.low:
            low = parse_day(clause.low, now)
            start = _shift(low.end, 1) if clause.low_open else low.start
        if clause.high:
            high = parse_day(clause.high, now)
            end = _shift(high.start, -1) if clause.high_open else high.end
        if start and end and start > end:
            raise ValueError(f"{clause.low}..{clause.high} ends before it starts")
        return Period(start, end)
    except ValueError as error:
        raise _impossible(clause, str(error), query) from None


def check_dates(clause: FieldValue | FieldRange, query: str) -> None:
    """Raise Q005 for what is wrong on any day; a range from or to a day counted back may be
    reversed on some days only, which ``period_of`` tells."""
    if isinstance(clause, FieldRange) and not (_fixed(clause.low) and _fixed(clause.high)):
        for part in filter(None, (clause.low, clause.high)):
            period_of(FieldValue(clause.field, part, at=clause.at), _ANY_DAY, query)
        return
    period_of(clause, _ANY_DAY, query)


def _fixed(text: str) -> bool:
    return not text or text[0].isdigit()


def _shift(day: date | None, days: int) -> date | None:
    try:
        return day + timedelta(days) if day else None
    except OverflowError:
        raise ValueError("nothing lies beyond that date") from None


def _impossible(clause: FieldValue | FieldRange, message: str, query: str) -> QueryError:
    hint = f"dates: {FORMS}; ranges: 2022-01..2022-02, ..2022-02, >=2022"
    if isinstance(clause, FieldRange) and "before it starts" in message:
        hint = f"did you mean {clause.field}:{clause.high}..{clause.low}?"
    elif isinstance(clause, FieldValue) and message.startswith("there is no"):
        hint = f"did you mean {clause.field}:{_nearest(clause.value)}?"
    start, end = clause.at
    return QueryError(
        f"{clause.field}: {message}", query=query, start=start, end=end, hint=hint, code="Q005"
    )


def _nearest(text: str) -> str:
    """The last day of the month, or the year, for a day that does not exist."""
    year, month = text[:4], text[5:7]
    if month and "01" <= month <= "12" and year > "0000":
        return f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return year if year > "0000" else "2022"
