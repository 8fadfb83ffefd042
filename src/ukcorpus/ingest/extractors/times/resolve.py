"""Values for expressions that are counted from the publication date or from an earlier date."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from ukcorpus.ingest.extractors.times.calendar import period_of, shift, valid
from ukcorpus.model.dates import Period, Published, TimeExpression

_COUNT = re.compile(r"(@?)(D|WE|W|M|Q|Y|E|C)([+-][\d.]+)(?::(XXXX[^T]*))?(T.*)?\Z")
_PARTIAL = re.compile(
    r"([<>]?)XXXX-(?:(\d\d)-(\d\d)|WXX-(\d|WE)|Q([1-4])|(SP|SU|FA|WI)|(\d\d))(T.*)?\Z"
)
_PRECISE = re.compile(r"\d{4}-\d\d(-\d\d)?\Z")
_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
# Two years: a full date further away opens a story of its own, whose dates follow it.
_STORY_DAYS = 730
# A text with this many far dates to one word of the present tells history.
_HISTORY = 3
# So near, in characters, a date gives its day to a time of day.
_CLOSE = 60
# An interval longer than this leaves every relative date open.
_LONGEST_DAYS = 366
# What the tense is worth, in days: *Dec. 15* in October is the next one, whatever the verb.
_TENSE_DAYS = 150


@dataclass(slots=True)
class _Anchors:
    """What an expression may be counted from, as the text is read."""

    low: date | None
    high: date | None
    history: bool = False
    story: date | None = None
    named: date | None = None
    value: str = ""
    """The value of ``named``."""
    quarter: str = ""
    here: bool = False
    """Whether ``named`` stands close before, in the same sentence."""
    end: int = -1_000


def resolve_times(
    times: Sequence[TimeExpression], published: Published, text: str
) -> tuple[TimeExpression, ...]:
    """``times`` with values, counted from the publication period or from a date named before.

    Against an interval an expression is as precise as both of its ends agree; against
    nothing it stays unresolved. Values found before are kept.
    """
    anchors = _anchors(published)
    anchors.history = _tells_history(times, anchors.high)
    out: list[TimeExpression] = []
    at = 0
    for time in times:
        if not anchors.history and "\n" in text[at : time.start]:
            anchors.story = None
        at = max(at, time.start)
        between = text[anchors.end : time.start] if time.start - anchors.end <= _CLOSE else ". "
        anchors.here = ". " not in between and "\n" not in between
        resolved = time
        if time.kind in ("date", "time") and time.period is None and not time.value:
            resolved = _resolve(time, anchors)
        _note(resolved, anchors)
        out.append(resolved)
    return tuple(out)


def _anchors(published: Published) -> _Anchors:
    period = published.period
    if period is None or period.start is None or period.end is None:
        return _Anchors(None, None)
    if (period.end - period.start).days > _LONGEST_DAYS:
        return _Anchors(None, None)
    return _Anchors(period.start, period.end)


def _tells_history(times: Sequence[TimeExpression], today: date | None) -> bool:
    far = present = 0
    for time in times:
        if time.form[:4].isdecimal() and time.period and time.period.start:
            if today is None or (today - time.period.start).days > _STORY_DAYS:
                far += 1
            else:
                present += 1
        elif time.form.startswith(("D", "W", "XXXX-WXX")) and time.kind != "set":
            present += 1
    return far > _HISTORY * max(1, present)


def _note(time: TimeExpression, anchors: _Anchors) -> None:
    """Remember a date that later ones may be counted from."""
    if time.kind not in ("date", "time") or time.period is None or time.period.start is None:
        return
    start = time.period.start
    if time.form[:4].isdecimal():
        far = anchors.high is None or (anchors.high - start).days > _STORY_DAYS
        anchors.story = start if far else None
    elif time.anchor == "text" and anchors.story is not None:
        anchors.story = start
    if time.rule == "quarter":
        anchors.quarter = time.value
    if not (time.rule == "year-back" or time.form == "@Y-1"):
        anchors.named, anchors.value, anchors.end = start, time.value, time.end


def _resolve(time: TimeExpression, anchors: _Anchors) -> TimeExpression:
    if (count := _COUNT.match(time.form)) is not None:
        return _count(time, count, anchors)
    if (partial := _PARTIAL.match(time.form)) is None:
        return time
    fixed = time.rule.endswith("-relative") or partial[4]
    if anchors.story is not None and not fixed:
        return _valued(time, _in_story(partial, anchors.story), "text")
    return _between(time, anchors, lambda day: _nearest(partial, time.direction, day))


def _count(time: TimeExpression, count: re.Match[str], anchors: _Anchors) -> TimeExpression:
    earlier, unit, number, partial, clock = count.groups()
    quarter = anchors.quarter and period_of(anchors.quarter)
    if quarter and quarter.start and time.rule in ("ago", "later", "year-back") and unit == "Y":
        return _valued(time, shift("Q", 4 * float(number), quarter.start), "text")
    if earlier and unit == "Q":
        if quarter:
            return _valued(time, anchors.quarter, "text")
        return _between(time, anchors, lambda day: shift("Q", -1, day))
    if clock and not anchors.here and not anchors.history:
        earlier = ""  # a time of day alone is one of the day that the article tells of
    told = anchors.history and anchors.story and time.rule in ("unit-relative", "part-of-unit")
    if (earlier or told) and anchors.named is not None and not partial:
        value = _from_named(unit, float(number), anchors) + (clock or "")
        return _valued(time, value, "text")

    def at(day: date) -> str:
        if partial and unit == "W":
            monday = day + timedelta(days=7 * int(float(number)) + 1 - day.isoweekday())
            return (monday + timedelta(days=int(partial[-1]) - 1)).isoformat() + (clock or "")
        value = shift(unit, float(number), day)
        if partial and value:
            return value[:4] + partial[4:] + (clock or "")
        return value + (clock or "") if value else ""

    return _between(time, anchors, at)


def _from_named(unit: str, number: float, anchors: _Anchors) -> str:
    """*a year earlier* is as precise as the date it goes back from, *two years later* a year."""
    day, value = anchors.named, anchors.value
    if day is None:
        return ""
    if unit == "Y" and abs(number) == 1 and _PRECISE.match(value):
        moved = f"{day.year + int(number):04d}{value[4:]}"
        return moved if period_of(moved) else shift("Y", number, day)
    return shift(unit, number, day)


def _between(time: TimeExpression, anchors: _Anchors, at: Callable[[date], str]) -> TimeExpression:
    """The value from both ends of the publication period, as far as they agree."""
    if anchors.low is None or anchors.high is None:
        return time
    first, last = at(anchors.low), at(anchors.high)
    if first == last:
        return _valued(time, first, "published")
    start, end = period_of(first), period_of(last)
    if start is None or end is None or start.start is None or end.end is None:
        return time
    if start.start > end.end:
        return time
    hull = Period(start.start, end.end)
    return msgspec.structs.replace(time, value=_common(hull), period=hull, anchor="published")


def _common(hull: Period) -> str:
    """The month or the year that holds the whole period; empty when it crosses years."""
    if hull.start is None or hull.end is None or hull.start.year != hull.end.year:
        return ""
    same_month = hull.start.month == hull.end.month
    return f"{hull.start:%Y-%m}" if same_month else f"{hull.start:%Y}"


def _valued(
    time: TimeExpression, value: str, anchor: Literal["published", "text"]
) -> TimeExpression:
    period = period_of(value)
    if period is None:
        return time
    return msgspec.structs.replace(time, value=value, period=period, anchor=anchor)


def _nearest(partial: re.Match[str], direction: str, day: date) -> str:
    """The value nearest to ``day``; the tense decides where two are about as near."""
    strict, month, number, weekday, quarter, season, bare, clock = partial.groups()
    tail = clock or ""
    if weekday == "WE":
        saturday = day + timedelta(days=6 - day.isoweekday())
        ahead = direction == "future" or day.isoweekday() >= 6
        return shift("WE", 0 if ahead else -1, saturday) + tail
    if weekday:
        return _weekday(day, int(weekday), direction, bool(strict)).isoformat() + tail
    if strict:  # from a month before or after, so that this one is left out
        day += timedelta(days=-31 if strict == "<" else 31)
        direction = "past" if strict == "<" else "future"
    if month:
        return _pick_year(day, int(month), int(number), direction, f"-{month}-{number}") + tail
    if bare:
        return _pick_year(day, int(bare), 0, direction, f"-{bare}") + tail
    if quarter:
        # From the middle of the quarter: in October the third one has just ended.
        return _pick_year(day, 3 * int(quarter) - 1, 0, direction, f"-Q{quarter}") + tail
    return _pick_year(day, _SEASON_MONTH[season], 0, direction, f"-{season}") + tail


def _weekday(day: date, weekday: int, direction: str, strict: bool) -> date:
    back = (day.isoweekday() - weekday) % 7
    if direction == "future":
        return day + timedelta(days=(7 - back) % 7 or (7 if strict else 0))
    return day - timedelta(days=back or (7 if strict else 0))


def _pick_year(day: date, month: int, number: int, direction: str, tail: str) -> str:
    best, least = "", 10_000
    for year in (day.year, day.year - 1, day.year + 1):
        if not 1 <= year <= 9999 or not valid(year, month, number or 1):
            continue
        away = 30 * ((year - day.year) * 12 + month - day.month)
        if number:
            away = (date(year, month, number) - day).days
        wrong = (direction == "past" and away > 0) or (direction == "future" and away < 0)
        distance = abs(away) + (_TENSE_DAYS if wrong else 0)
        if distance < least:
            best, least = f"{year:04d}{tail}", distance
    return best


def _in_story(partial: re.Match[str], anchor: date) -> str:
    """The value in the year of the story, or the next when its month is long past."""
    _, month, number, _, quarter, season, bare, clock = partial.groups()
    if quarter:
        return f"{anchor.year:04d}-Q{quarter}"
    at = int(month or bare or _SEASON_MONTH[season])
    year = anchor.year + (1 if anchor.month - at > 6 else 0)
    tail = f"-{month}-{number}" if month else f"-{bare}" if bare else f"-{season}"
    if month and not valid(year, at, int(number)):
        return ""
    return f"{year:04d}{tail}{clock or ''}"
