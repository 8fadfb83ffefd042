"""Full dates in short texts of web pages, in any language and order of day and month."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ukcorpus.ingest.extractors.published.stamps import month_names
from ukcorpus.lexicon import table
from ukcorpus.model.dates import PartialDate

_EARLIEST, _LATEST = 1990, 2099
"""The years of the web; what is printed of other years is history."""

_YEAR = r"((?:19|20)\d\d)"
_DAYS = re.compile(
    rf"(?<![\d.,]){_YEAR}(?P<iso>[-/.])(\d{{1,2}})(?P=iso)(\d{{1,2}})(?!\d)"
    rf"|(?<!\d){_YEAR}\s?[年년]\s?(\d{{1,2}})\s?[月월]\s?(\d{{1,2}})\s?[日일]"
    r"|(?<![\d.,/-])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d|\d\d)(?![\d%]|[.,]\d)"
    r"|(?<![\d.,/-])(\d{1,2})(?P<mark>\s?[/-]\s?)(\d{1,2})(?P=mark)((?:19|20)\d\d|\d\d)(?![\d/-])"
    r"|(?<!\d)(\d{1,2})(?:st|nd|rd|th|er| º|º|ª)?[\s.,/-]{0,3}(?:(?:of|de|d')\s)?"
    rf"([^\W\d_]{{3,14}})[\s.,/'’-]{{1,3}}(?:(?:del?|al)\s)?{_YEAR}(?!\d)"
    rf"|\b([^\W\d_]{{3,14}})\.?\s?(\d{{1,2}})(?:st|nd|rd|th)?\s?[,.]?\s{{1,2}}{_YEAR}(?!\d)"
    rf"|(?<!\d){_YEAR}[.\s]{{1,2}}([^\W\d_]{{3,14}})[.\s]{{1,2}}(\d{{1,2}})(?!\d)",
    re.IGNORECASE,
)


class Day(NamedTuple):
    """A full date with its place in the text."""

    start: int
    end: int
    date: PartialDate


def find_days(text: str, *, month_first: bool = False) -> Iterator[Day]:
    """Every full date of ``text``; ``month_first`` says how to read 5/6/2024.

    >>> [day.date.edtf for day in find_days("Posted 5. Mai 2024, again 6/7/24")]
    ['2024-05-05', '2024-07-06']
    """
    for match in _DAYS.finditer(text):
        date = _read(match, month_first)
        if date is not None:
            yield Day(match.start(), match.end(), date)


def _read(match: re.Match[str], month_first: bool) -> PartialDate | None:
    groups = match.groups()
    if groups[0]:
        year, month, day = groups[0], groups[2], groups[3]
    elif groups[4]:
        year, month, day = groups[4:7]
    elif groups[7]:
        day, month, year = groups[7:10]
    elif groups[10]:
        day, month, year = groups[10], groups[12], groups[13]
        slashed = "/" in groups[11]
        if int(month) > 12 or (slashed and month_first and int(day) <= 12):
            day, month = month, day
    elif groups[14]:
        day, month, year = groups[14:17]
    elif groups[17]:
        month, day, year = groups[17:20]
    else:
        year, month, day = groups[20:23]
    return _valid(year, month, day)


def _valid(year: str, month: str, day: str) -> PartialDate | None:
    number = int(month) if month.isdecimal() else page_months().get(month.lower(), 0)
    whole = int(year) if len(year) == 4 else 2000 + int(year)
    if not _EARLIEST <= whole <= _LATEST:
        return None
    try:
        return PartialDate(whole, number, int(day))
    except ValueError:
        return None


@cache
def page_months() -> dict[str, int]:
    """Names of months in every language that is known, for texts of unknown language."""
    names = dict(month_names())
    for number, words in table("dates", "pages")["months"].items():
        for word in words:
            names.setdefault(word, int(number))
    return names
