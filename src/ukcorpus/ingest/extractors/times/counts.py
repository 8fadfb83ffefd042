"""Forms of what is counted or belongs to a day: ago, later, last week, yesterday, 17:30."""

from ukcorpus.ingest.extractors.times.shapes import (
    Found,
    Handler,
    Shape,
    count_of,
    day_form,
    daypart_of,
    registrar,
    strict,
    tense_of,
    unit_of,
    whole,
)
from ukcorpus.ingest.extractors.times.tense import Direction

_DURATION = {"D": "D", "W": "W", "M": "M", "Y": "Y", "E": "DE", "C": "CE", "Q": "Q", "WE": "WE"}
_YEARS = range(1700, 2100)

COUNTS: dict[str, Handler] = {}
handles = registrar(COUNTS)


@handles("ago", "ago-hours")
def _ago(shape: Shape) -> Found | None:
    unit, count = unit_of(shape), count_of(shape)
    if not unit:
        return None
    if count is None and shape.words.bare_one and shape.tokens.letters[shape.first] in "ub":
        count = 1
    if count is None:
        return Found(duration(None, unit), "duration", "past")
    if unit.startswith("T"):
        return Found(duration(count, unit), "duration", "past")
    if unit == "WE":
        return None
    return Found(f"{unit}-{count:g}", direction="past")


@handles("hence")
def _hence(shape: Shape) -> Found | None:
    """*in two weeks* counts from now only when the sentence looks ahead; else it is a length."""
    unit, count = unit_of(shape), count_of(shape)
    if not unit or unit == "WE":
        return None
    if count is None:
        return Found(duration(None, unit), "duration", first=shape.first + 1)
    ahead = shape.words.hence_sure or tense_of(shape) == "future"
    if ahead and not unit.startswith("T"):
        return Found(f"{unit}+{count:g}", direction="future")
    if shape.words.hence_later and not unit.startswith("T"):
        return Found(f"@{unit}+{count:g}", direction="past")
    return Found(duration(count, unit), "duration", first=shape.first + 1)


@handles("later")
def _later(shape: Shape) -> Found | None:
    unit, count = unit_of(shape), count_of(shape)
    if not unit or unit.startswith("T") or unit == "WE":
        return None
    sign = "+" if shape.at("l") is not None else "-"
    if count is None:
        return Found(duration(None, unit), "duration")
    return Found(f"@{unit}{sign}{count:g}")


@handles("duration")
def _length(shape: Shape) -> Found | None:
    unit, count = unit_of(shape), count_of(shape)
    if not unit:
        return None
    at = shape.at("dnNwok")
    if at is not None and shape.tokens.letters[at] == "o":
        count = None
        if (second := _second_count(shape, at)) is not None:
            count = second
    if unit == "Y" and count and count == int(count) and count in _YEARS:
        return Found(f"{int(count):04d}")
    return Found(duration(count, unit), "duration")


def _second_count(shape: Shape, after: int) -> float | None:
    rest = shape._replace(first=after + 1)
    return count_of(rest)


def duration(count: float | None, unit: str) -> str:
    """ISO 8601 duration; an unknown number is X: ``PXM``."""
    number = "X" if count is None else f"{count:g}"
    if unit.startswith("T"):
        return f"PT{number}{unit[1]}"
    if unit == "Q":
        return f"P{number if count is None else f'{count * 3:g}'}M"
    return f"P{number}{_DURATION[unit]}"


@handles("unit-relative")
def _relative(shape: Shape) -> Found | None:
    unit = unit_of(shape, "ub")
    if not unit or unit.startswith("T"):
        return None
    part = daypart_of(shape)
    if shape.at("s") is not None:
        return Found(f"@{unit}+0{part}")
    if unit == "D":  # the next day is the one after the day of the story
        return Found(f"@D{shape.sign or 0:+d}{part}", direction=tense_of(shape))
    return Found(f"{unit}{shape.sign or 0:+d}{part}", direction=tense_of(shape))


@handles("year-back")
def _year_back(shape: Shape) -> Found | None:
    return Found("@Y-1", direction="past") if unit_of(shape, "u") == "Y" else None


@handles("named-unit")
def _named_unit(shape: Shape) -> Found | None:
    """*the quarter* is the one named before; *the weekend* the nearest one."""
    unit = unit_of(shape, "u")
    if unit == "WE":
        return Found("XXXX-WXX-WE", direction=tense_of(shape))
    return Found("@Q+0") if unit == "Q" else None


@handles("part-of-unit")
def _part(shape: Shape) -> Found | None:
    unit = unit_of(shape, "uUb")
    return Found(f"{unit}+0", direction=tense_of(shape)) if unit in ("Y", "M", "W", "Q") else None


@handles("deictic")
def _deictic(shape: Shape) -> Found | None:
    offset = shape.number("D")
    if offset is None:
        value = shape.get("V")
        if not isinstance(value, str):
            return None
        days, part = value.split(":")
        return Found(f"D{int(days):+d}T{part}", "time", _sense(int(days)))
    part = daypart_of(shape)
    return Found(f"D{offset:+d}{part}", "time" if part else "date", _sense(offset))


def _sense(offset: int) -> Direction:
    return "past" if offset < 0 else "future" if offset > 0 else ""


@handles("relative-word")
def _word(shape: Shape) -> Found | None:
    value = shape.get("X")
    return Found(value, direction="past") if isinstance(value, str) else None


@handles("weekday")
def _weekday(shape: Shape) -> Found | None:
    value = shape.get("W")
    part = daypart_of(shape)
    if isinstance(value, str):
        if value.endswith("S"):
            return Found(f"XXXX-WXX-{value[0]}{part}", "set")
        day, part = value[0], value[1:]
        return Found(f"XXXX-WXX-{day}{part}", "time", tense_of(shape))
    if shape.at("v") is not None:
        return Found(f"XXXX-WXX-{value}{part}", "set")
    form = strict(shape, f"XXXX-WXX-{value}{part}")
    return Found(form, "time" if part else "date", tense_of(shape))


@handles("weekday-of-week")
def _weekday_of_week(shape: Shape) -> Found | None:
    """*Tuesday of last week*; of another unit only the weekday or the unit stands."""
    value, at = shape.get("W"), shape.at("W")
    if unit_of(shape, "u") == "W" and isinstance(value, int):
        return Found(f"W{shape.sign or 0:+d}:XXXX-WXX-{value}{daypart_of(shape)}")
    if at == shape.first:
        return _weekday(shape._replace(stop=at + 1)) and Found(
            f"XXXX-WXX-{str(value)[0]}", direction=tense_of(shape), stop=at + 1
        )
    unit = _relative(shape._replace(stop=at or shape.stop))
    return unit and unit._replace(stop=at or shape.stop)


@handles("daypart")
def _part_of_day(shape: Shape) -> Found | None:
    part = daypart_of(shape)
    if shape.at("pft") is None:
        guided = shape.words.bare_dayparts or shape.at("sKB") is not None
        return Found(f"@D+0{part}", "time") if guided else None
    sign = shape.sign or 0
    return Found(f"D{sign:+d}{part}", "time", _sense(sign))


@handles("clock", "noon")
def _clock(shape: Shape) -> Found | None:
    time = _time(shape)
    if not time:
        return None
    if time == "24:00" and shape.at("H") is None:
        return Found("PT24H", "duration")
    date = ""
    day, weekday = shape.number("d"), shape.number("W")
    month_at = shape.at("M")
    if month_at is not None:
        rest = shape._replace(first=month_at - 2)
        date = day_form(None, shape.number("M"), rest.number("d") or day)
    elif weekday:
        date = f"XXXX-WXX-{weekday}"
    return Found(f"{date or '@D+0'}T{time}", "time", tense_of(shape) if date else "")


def _time(shape: Shape) -> str:
    named = shape.get("H")
    if isinstance(named, str):
        return named
    value = shape.get("ckdnw")
    hour, minute = value[:2] if isinstance(value, tuple) else (whole(value or 0), 0)
    half = shape.get("m")
    if half == "pm" and hour and hour < 12:
        hour += 12
    if hour is None or not 0 <= hour <= 24 or not 0 <= (minute or 0) < 60:
        return ""
    return f"{hour:02d}:{minute or 0:02d}"


@handles("set")
def _set(shape: Shape) -> Found | None:
    value = shape.get("Z")
    if isinstance(value, str):
        return Found(value, "set")
    unit = unit_of(shape)
    if unit:
        return Found(duration(count_of(shape) or 1, unit), "set")
    weekday, season = shape.number("W"), shape.get("S")
    if weekday:
        return Found(f"XXXX-WXX-{weekday}", "set")
    return Found(f"XXXX-{season}" if season else "P1D", "set")


@handles("clock-of-range")
def _clock_of_range(shape: Shape) -> Found | None:
    time = _time(shape)
    return Found(f"@D+0T{time}", "time", stop=shape.first + 1) if time else None
