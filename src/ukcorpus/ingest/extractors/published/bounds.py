"""What a text implies about its own date: which single days fit what it says."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ukcorpus.ingest.extractors.times.calendar import valid
from ukcorpus.ingest.extractors.times.words import lexicon
from ukcorpus.model.articles import Article
from ukcorpus.model.dates import Period, TimeExpression
from ukcorpus.model.spans import Span

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_FORM_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
# The first weekday of the lead is the day itself in 54%, up to three days before in 98%
# (123 dated articles of development data; two days would be 93%).
_LEAD_DAYS = 3
# More days than this are not looked at one by one.
_LONGEST = 4400
# A day named without its year lies less than this behind.
_FAR_BEHIND = 300
_MOST_DAYS = 24
_PARAGRAPH = 600
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Test = Callable[[date], bool]


class Filter(NamedTuple):
    """A test that the day of publication must pass, with what says so."""

    rule: str
    says: str
    span: Span | None
    test: Test
    must: bool = False
    """Whether it names the day itself and is no mere pruning."""


def place(article: Article, start: int) -> str:
    """``L32``: the line as an editor counts."""
    return f"L{article.line_at(start).number}"


def text_filters(
    article: Article, times: Sequence[TimeExpression], language: str
) -> Iterator[Filter]:
    """Tests for single days, from what the text says of weekdays, months and recent days."""
    yield from _weekday_dates(article, times, language)
    yield from _recent_days(article, times)
    yield from _this_month(article, times)
    yield from _lead_weekday(article, times)


def _weekday_dates(
    article: Article, times: Sequence[TimeExpression], language: str
) -> Iterator[Filter]:
    """*Thursday, Feb. 24*: only some years have it."""
    look = lexicon(language).look
    for time in times:
        found = _FORM_DAY.match(time.form)
        if found is None:
            continue
        said = article.text[time.start : time.end]
        first = re.match(r"[^\W\d_]+", said)
        entry = look(first[0]) if first else None
        if entry is None or entry.letter not in "Wa" or not isinstance(entry.value, int):
            continue
        month, day, weekday = int(found[1]), int(found[2]), entry.value
        yield Filter(
            "weekday-and-day",
            f"{place(article, time.start)} “{said}” is a {_WEEKDAYS[weekday - 1]}",
            Span(time.start, time.end),
            _has_weekday(month, day, weekday),
        )


def _has_weekday(month: int, number: int, weekday: int) -> Test:
    def test(day: date) -> bool:
        return any(
            valid(year, month, number)
            and date(year, month, number).isoweekday() == weekday
            and abs((date(year, month, number) - day).days) <= _FAR_BEHIND
            for year in (day.year - 1, day.year, day.year + 1)
        )

    return test


def _recent_days(article: Article, times: Sequence[TimeExpression]) -> Iterator[Filter]:
    """Two days named as past without a year lie behind the article, and not a year behind."""
    found: dict[tuple[int, int], TimeExpression] = {}
    for time in times:
        match = _FORM_DAY.match(time.form)
        if match is None or time.direction != "past" or time.kind == "set":
            continue
        if len(found) >= _MOST_DAYS:
            break
        line = article.line_at(time.start)
        low, high = max(line.start, time.start - _PARAGRAPH), min(line.end, time.end + _PARAGRAPH)
        if _YEAR.search(article.text, low, high):
            continue
        found.setdefault((int(match[1]), int(match[2])), time)
    days = [day for day in found if day != (2, 29)]
    if len(days) < 2:
        return
    said = " · ".join(
        f"{place(article, t.start)} “{article.text[t.start : t.end]}”" for t in found.values()
    )
    last = max(found.values(), key=lambda t: t.start)
    yield Filter(
        "recent-days",
        f"{said}, all past",
        Span(last.start, last.end),
        lambda d: sum(_behind(d, *day) > _FAR_BEHIND for day in days) < 2,
    )


def _behind(day: date, month: int, number: int) -> int:
    """How many days the last such day lies behind."""
    year = day.year if (month, number) <= (day.month, day.day) else day.year - 1
    return (day - date(year, month, number)).days


def _this_month(article: Article, times: Sequence[TimeExpression]) -> Iterator[Filter]:
    for time in times:
        if time.form == "M+0" and time.direction == "past":
            said = article.text[time.start : time.end]
            says = f"{place(article, time.start)} “{said}”, past → not the first two of a month"
            yield Filter("this-month", says, Span(time.start, time.end), lambda d: d.day >= 3)
            return


def _lead_weekday(article: Article, times: Sequence[TimeExpression]) -> Iterator[Filter]:
    body = [line for line in article.lines if line.label == "body"][:2]
    if not body:
        return
    for time in times:
        inside = body[0].start <= time.start and time.end <= body[-1].end
        if not inside or not time.form.startswith("XXXX-WXX-") or time.kind == "set":
            continue
        if time.direction == "future" or not time.form[9:10].isdecimal():
            continue
        weekday = int(time.form[9])
        said = article.text[time.start : time.end]
        yield Filter(
            "lead-weekday",
            f"{place(article, time.start)} “{said}” → that day, or up to {_LEAD_DAYS} after",
            Span(time.start, time.end),
            _soon_after(weekday),
        )
        return


def _soon_after(weekday: int) -> Test:
    return lambda day: (day.isoweekday() - weekday) % 7 <= _LEAD_DAYS


def on_day(time: TimeExpression, slack: int = 0) -> Test:
    """Whether a day is the month and day of ``time``, or up to ``slack`` days after."""
    found = _FORM_DAY.match(time.form)
    month, number = (int(found[1]), int(found[2])) if found else (0, 0)

    def test(day: date) -> bool:
        return any(
            ((day - timedelta(days=n)).month, (day - timedelta(days=n)).day) == (month, number)
            for n in range(slack + 1)
        )

    return test


def surviving_days(
    window: Period, filters: Sequence[Filter]
) -> tuple[Period | None, list[Filter], list[Filter]]:
    """From the first to the last day of ``window`` that passes every filter.

    With it the filters that hold, and those that were dropped because they left no day; one
    that names the day itself is never dropped: then there is no period.
    """
    start, end = window.start, window.end
    if start is None or end is None or (end - start).days > _LONGEST:
        return None, [], []
    days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
    kept: list[Filter] = []
    dropped: list[Filter] = []
    for each in filters:
        if each.must:
            days = [day for day in days if each.test(day)]
            kept.append(each)
            if not days:
                return None, [], kept
        elif _first(days, [*kept, each]):
            kept.append(each)
        else:
            dropped.append(each)
    first, last = _first(days, kept), _first(days[::-1], kept)
    return (Period(first, last) if first and last else None), kept, dropped


def _first(days: Sequence[date], filters: Sequence[Filter]) -> date | None:
    return next((day for day in days if all(each.test(day) for each in filters)), None)


def precision_of(period: Period) -> str:
    """``day``, ``half-month``, ``month``, ``year`` where it is exactly one; else ``interval``."""
    start, end = period.start, period.end
    if start is None or end is None:
        return "interval"
    if start == end:
        return "day"
    edtf = period.edtf
    if "/" not in edtf:
        return "month" if len(edtf) == 7 else "year"
    if (start.year, start.month) == (end.year, end.month):
        last = monthrange(end.year, end.month)[1]
        if (start.day, end.day) in ((1, 15), (16, last)):
            return "half-month"
    return "interval"
