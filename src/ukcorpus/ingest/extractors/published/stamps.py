"""Dates in metadata, URLs and file names."""

import re
from datetime import UTC, datetime
from functools import cache

from ukcorpus.lexicon import LANGUAGES, table
from ukcorpus.model.dates import PartialDate

_EARLIEST, _LATEST = 1600, 2199
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6})?Z?(?![0-9A-Za-z])")
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?\Z")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
# RFC 822 has two digits: the years from 1970 to 2069.
_SHORT_YEAR = re.compile(r"\b[A-Za-z]{3} (\d\d) \d\d:\d\d")
_PART = re.compile(r"\d+|[^\W\d_]+")

# Strict: a hash must not look like a date. The long form may stand behind an ordinal.
_NAME = re.compile(
    r"(?:(?<![0-9A-Za-z])(\d{4})(\d\d)(\d\d)T\d{4,6}Z?(?![0-9A-Za-z]))"
    r"|(?:(?<![0-9A-Za-z])(\d{4})-(\d\d)-(\d\d)(?![0-9A-Za-z]))"
    r"|(?:\A(\d{4})(\d\d)(\d\d)(?=[-_ ](?![0-9a-fA-F]{4})))"
)
_FOLDERS = re.compile(r"(?:\A|/)(\d{4})/(\d\d)/(\d\d)/")
_URL = re.compile(
    r"[/_=-](\d{4})[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?!\d)"
    r"|[/_=-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/._-]|\Z)",
    re.IGNORECASE,
)


def parse_stamp(value: str) -> PartialDate | None:
    """The day that a stamp of metadata names, as written there, in its own time zone.

    Reads ISO 8601, RFC 822, Unix time and what wires and archives write; None for anything
    else, and for a day that two readings share, as 5/6/2024.
    """
    text = value.strip()[:80]
    if (epoch := _EPOCH.match(text)) is not None and 631_152_000 <= int(epoch[1]) < 2_400_000_000:
        moment = datetime.fromtimestamp(int(epoch[1]), UTC)
        return PartialDate(moment.year, moment.month, moment.day)
    if (iso := _ISO.match(text) or _COMPACT.match(text)) is not None:
        return _date(iso[1], iso[2], iso[3])
    if (numeric := _NUMERIC.match(text)) is not None:
        return _numeric(numeric)
    if re.fullmatch(r"\d{4}", text):
        return _date(text, None, None)
    return _in_words(text)


def _date(year: str, month: str | None, day: str | None) -> PartialDate | None:
    try:
        found = PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None
    return found if _EARLIEST <= found.year <= _LATEST else None


def _numeric(match: re.Match[str]) -> PartialDate | None:
    first, mark, second, year = match.groups()
    if mark == "/" and int(first) <= 12 and int(second) <= 12 and first != second:
        return None
    if int(second) > 12:
        first, second = second, first
    return _date(year, second, first)


def _in_words(text: str) -> PartialDate | None:
    months = month_names()
    parts = _PART.findall(text.lower())
    for at, part in enumerate(parts):
        if part not in months:
            continue
        years = [
            p for p in parts if p.isdecimal() and len(p) == 4 and _EARLIEST <= int(p) <= _LATEST
        ]
        near = [parts[i] for i in (at - 1, at + 1) if 0 <= i < len(parts)]
        near += [parts[at - 2]] if at >= 2 and parts[at - 1] == "de" else []
        days = [p for p in near if p.isdecimal() and len(p) <= 2 and 1 <= int(p) <= 31]
        if not years and days and (short := _SHORT_YEAR.search(text)):
            years = [("19" if int(short[1]) >= 70 else "20") + short[1]]
        if years:
            return _date(years[0], str(months[part]), days[0] if days else None)
    return None


@cache
def month_names() -> dict[str, int]:
    """Names of months in every language with a lexicon; the better known language wins."""
    names: dict[str, int] = {}
    for language in LANGUAGES:
        for number, words in table("dates", language).get("months", {}).items():
            for word in words:
                names.setdefault(word.lower(), int(number))
    return names


def stamp_in_name(path: str) -> PartialDate | None:
    """The day in a file's name or in its folders, by strict patterns."""
    name = path.rsplit("/", 1)[-1]
    match = _NAME.search(name) or _FOLDERS.search(path)
    return _plausible(match) if match else None


def stamp_in_url(url: str) -> PartialDate | None:
    """The full day in a URL; None for a month alone."""
    match = _URL.search(url[:500])
    return _plausible(match) if match else None


def _plausible(match: re.Match[str]) -> PartialDate | None:
    year, month, day = (group for group in match.groups() if group is not None)
    if not month.isdecimal():
        month = str(month_names().get(month.lower(), 0))
    found = _date(year, month, day)
    return found if found is not None and 1900 <= found.year <= 2099 else None
