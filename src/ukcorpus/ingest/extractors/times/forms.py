"""Forms of dates that the words name: day, month, quarter, season, year, decade."""

from ukcorpus.ingest.extractors.times.counts import COUNTS
from ukcorpus.ingest.extractors.times.shapes import (
    Found,
    Handler,
    Shape,
    day_form,
    daypart_of,
    registrar,
    strict,
    tense_of,
    unit_of,
    whole,
)

_YEARS = range(1700, 2100)

DATES: dict[str, Handler] = {}
handles = registrar(DATES)


@handles("date-iso")
def _iso(shape: Shape) -> Found | None:
    value = shape.get("I")
    form = day_form(*value[:3]) if isinstance(value, tuple) and len(value) == 3 else ""
    return Found(form, direction=tense_of(shape)) if form else None


@handles("date")
def _date(shape: Shape) -> Found | None:
    form = day_form(shape.number("y"), shape.number("M"), shape.number("do"))
    return Found(form + daypart_of(shape), direction=tense_of(shape)) if form else None


@handles("date-spaced")
def _spaced(shape: Shape) -> Found | None:
    day, month = shape.tokens.values[shape.first], shape.tokens.values[shape.first + 2]
    form = day_form(shape.number("y"), whole(month), whole(day))
    return Found(form, direction=tense_of(shape)) if form else None


@handles("month-of-range")
def _month_of_range(shape: Shape) -> Found | None:
    letters, values = shape.tokens.letters, shape.tokens.values
    for at in range(shape.stop, min(shape.stop + 9, len(letters))):
        if letters[at] == "y":
            form = day_form(whole(values[at]), shape.number("M"), None)
            return Found(form, direction=tense_of(shape), stop=shape.first + 1)
    return None


@handles("date-relative-year")
def _date_relative_year(shape: Shape) -> Found | None:
    form = day_form(None, shape.number("M"), shape.number("do"))
    if not form or unit_of(shape, "ub") != "Y":
        return _month_day(shape) if form else None
    return Found(f"Y{shape.sign or 0:+d}:{form}", direction=tense_of(shape))


@handles("days-of-month")
def _days_of_month(shape: Shape) -> Found | None:
    """``15`` in *15 or 16 February*: its month and year stand with the second."""
    letters, values = shape.tokens.letters, shape.tokens.values
    month = next(
        (at for at in range(shape.stop, min(shape.stop + 16, len(letters))) if letters[at] == "M"),
        None,
    )
    if month is None:
        return None
    year = next(
        (at for at in range(month + 1, min(month + 4, len(letters))) if letters[at] == "y"), None
    )
    number = values[year] if year is not None else None
    form = day_form(
        number if isinstance(number, int) else None, whole(values[month]), shape.number("do")
    )
    return Found(form, direction=tense_of(shape), stop=shape.first + 1) if form else None


@handles("date-of-month")
def _month_day(shape: Shape) -> Found | None:
    month_at = shape.at("M")
    if month_at is None:
        return None
    form = day_form(None, shape.number("M"), shape.number("do"))
    if not form:
        return None
    return Found(form + daypart_of(shape), direction=tense_of(shape))


@handles("date-numeric-of-month")
def _numeric(shape: Shape) -> Found | None:
    value = shape.get("i")
    if not isinstance(value, tuple):
        return None
    day, month = value[:2]
    form = day_form(None, month, day)
    return Found(form, direction=tense_of(shape)) if form else None


@handles("month-year")
def _month_year(shape: Shape) -> Found | None:
    year = shape.number("y")
    if year is None or year < 1000:
        return None
    return Found(day_form(year, shape.number("M"), None), direction=tense_of(shape))


@handles("month-numeric")
def _month_numeric(shape: Shape) -> Found | None:
    value = shape.get("J")
    if not isinstance(value, tuple):
        return None
    return Found(day_form(value[0], value[1], None), direction=tense_of(shape))


@handles("month-relative-year")
def _month_relative_year(shape: Shape) -> Found | None:
    unit, form = unit_of(shape, "ub"), day_form(None, shape.number("M"), None)
    if unit != "Y":
        return Found(form, direction=tense_of(shape)) if unit == "M" else None
    return Found(f"Y{shape.sign or 0:+d}:{form}", direction=tense_of(shape))


@handles("month-relative")
def _month_relative(shape: Shape) -> Found | None:
    form = day_form(None, shape.number("M"), None)
    if shape.at("v") is not None:
        return Found(form, "set")
    return Found(strict(shape, form, "Y+0:"), direction=tense_of(shape))


@handles("season-relative")
def _season_relative(shape: Shape) -> Found | None:
    return Found(strict(shape, f"XXXX-{shape.get('S')}", "Y+0:"), direction=tense_of(shape))


@handles("month")
def _month(shape: Shape) -> Found | None:
    at = shape.at("M")
    if at is None:
        return None
    word = shape.tokens.word(at)
    if not shape.words.capitals and _is_name(shape, at):
        return None
    if word in shape.words.ambiguous and shape.first == at:
        before = shape.near(-1)[1]
        if before not in shape.words.month_before:
            return None
    if shape.words.ambiguous and len(word) < 4 and word in shape.words.ambiguous:
        return None if shape.first == at and word != "may" and word != "mei" else _month_form(shape)
    return _month_form(shape)


def _is_name(shape: Shape, at: int) -> bool:
    """*Julio* within a sentence, in a language that writes months small."""
    raw = shape.tokens.raws[at]
    inside = shape._replace(first=at).near(-1)[0] not in ";.(-"
    after = shape._replace(stop=at + 1)
    named = after.near(0)[0] == "x" and shape.tokens.raws[at + 1][0].isupper()
    return raw[0].isupper() and not raw.isupper() and (inside or named)


def _month_form(shape: Shape) -> Found | None:
    form = day_form(None, shape.number("M"), None)
    return Found(form, direction=tense_of(shape)) if form else None


@handles("quarter")
def _quarter(shape: Shape) -> Found | None:
    number, at = shape.number("o"), shape.at("o")
    if at is None or not 1 <= (number or 0) <= 4:
        return None
    if shape._replace(first=at).get("uU") != "quarter":
        return None
    year = shape.number("y")
    if year:
        return Found(f"{year:04d}-Q{number}", direction=tense_of(shape))
    years = [i for i in range(shape.first, shape.stop) if shape.tokens.values[i] == "year"]
    if shape.sign is not None and years:
        return Found(f"Y{shape.sign:+d}:XXXX-Q{number}", direction=tense_of(shape))
    return Found(f"XXXX-Q{number}", direction=tense_of(shape))


@handles("season")
def _season(shape: Shape) -> Found | None:
    season, year = shape.get("S"), shape.number("y")
    if shape.at("v") is not None:
        return Found(f"XXXX-{season}", "set")
    if year:
        return Found(f"{year:04d}-{season}", direction=tense_of(shape))
    at = shape.at("S")
    word = shape.tokens.word(at) if at is not None else ""
    if word in shape.words.ambiguous:
        if shape.at("B") is None and shape.near(-1)[1] not in shape.words.month_before:
            return None
        if shape.near(0)[0] == "P":  # the fall of Kyiv
            return None
    if unit_of(shape, "ub") == "Y":
        return Found(f"Y{shape.sign or 0:+d}:XXXX-{season}", direction=tense_of(shape))
    return Found(f"XXXX-{season}", direction=tense_of(shape))


@handles("decade")
def _decade(shape: Shape) -> Found | None:
    if (year := shape.number("y")) is not None:
        return Found(str(year // 10), direction="past") if year % 10 == 0 else None
    if (decade := shape.number("Y")) is not None:
        return Found(f"{decade:03d}", direction="past")
    tens = shape.number("Q")
    return None if tens is None else Found(f"19{tens // 10}", direction="past")


@handles("century")
def _century(shape: Shape) -> Found | None:
    number = shape.number("r")
    if number is None:
        if unit_of(shape, "uU") != "C":
            return COUNTS["duration"](shape) if shape.at("n") == shape.first else None
        number = shape.number("don")
    return Found(f"{number - 1:02d}") if number and 1 < number <= 22 else None


@handles("year", "year-half")
def _year(shape: Shape) -> Found | None:
    year, at = shape.number("yn"), shape.at("yn")
    if year is None or at is None or not 100 <= year <= 2199:
        return None
    if shape.at("E") is not None:
        return Found(f"BC{year:04d}", direction="past")
    if shape.at("bB") is None and not _stands_as_year(shape, year, at):
        return None
    return Found(f"{year:04d}", direction=tense_of(shape))


def _stands_as_year(shape: Shape, year: int, at: int) -> bool:
    """Whether a bare number of four digits is a year: by what stands before it and after."""
    before, word = shape._replace(first=at).near(-1)
    if word in shape.words.year_never_after:
        return False
    if before == "%":
        return False
    after, next_word = shape.near(0)
    if (after, shape.near(1)[0]) == ("-", "y"):
        return True  # 1170-1230
    if (before, shape._replace(first=at - 1).near(-1)[0]) == ("-", "y"):
        return True
    guided = word in shape.words.year_before
    if year not in _YEARS:
        return False
    if guided:
        return 1900 <= year <= 2049 or after not in "x" or not next_word.islower()
    if 1900 <= year <= 2049:
        opens = word == "" or shape.words.bare_years
        return after != "x" or before in "(-" or (opens and next_word.islower())
    if shape.words.bare_years and next_word in shape.words.month_before:
        return True
    return before in "(-" and after != "x"


@handles("year-bc")
def _before_christ(shape: Shape) -> Found | None:
    number = shape.number("dny")
    return Found(f"BC{number:04d}", direction="past") if number else None
