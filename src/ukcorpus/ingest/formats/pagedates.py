"""When a web page says that it was published, outside its metadata: the surest places first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ukcorpus.ingest.extractors.published.stamps import parse_stamp, stamp_in_url
from ukcorpus.ingest.formats.base import extra
from ukcorpus.ingest.formats.days import find_days
from ukcorpus.ingest.formats.pagewalk import Seen, walk_page
from ukcorpus.lexicon import table
from ukcorpus.model.articles import StatedDate

_NEAR = 1500
"""Characters of text within which a date belongs to the headline."""
_ABOVE = 3
"""How many times as far a date above the headline counts."""
_SHOWN = 4
"""Candidates of a page that are kept."""
_RANKS = {"page-item": 0, "page-line": 1, "page-time": 2, "page-field": 2, "page-head": 3}
_BESIDE, _FAR = 4, 5
_DATA = re.compile(r"[\"']([12]\d{3}-\d\d?-\d\d?[^\"'<>\\]{0,24})")
# Sought back from what it is the key of: dates are far rarer than words.
_KEY = re.compile(r"\b([a-zA-Z_][\w.-]{3,30})\\?[\"']?\s?:\s?\\?\Z")
_LONGEST_KEY = 40
_SLASHED = re.compile(r"/(\d\d?)/(?:20)?\d\d(?![\d/])")
_FIRST = re.compile(r"(?<![\d/])\d\d?\Z")
_DOMAIN = re.compile(r"https?://[^/:?#]{1,200}\.([a-z]{2,12})(?=[/:?#]|\Z)")
_QUOTED = 40
_MOST_YEARS = 400


def page_dates(page: str, tree: Any, meta: Mapping[str, str]) -> tuple[StatedDate, ...]:
    """Dates that may be that of publication, the surest first.

    Updates are not among them. htmldate is asked only where nothing near the headline gives a
    day, and believed only where the page holds the day that it names. Raises CannotRead
    without the extra ``html``.
    """
    month_first = is_month_first(page, meta)
    seen, headline = walk_page(tree, meta.get("title", ""), month_first=month_first)
    ranked = sorted(
        (*_rank(one, headline), place) for place, one in enumerate(seen) if not one.updated
    )
    found = [_stated(seen[place]) for rank, _, place in ranked if rank < _FAR]
    found += _in_data(page)
    stamped = parse_stamp(meta.get("published", "")) or stamp_in_url(meta.get("url", ""))
    if not found and not stamped:
        found += _by_htmldate(page, month_first)
        found += [_stated(seen[place], "page-far") for _, _, place in ranked]
    return _different(found)


def _rank(seen: Seen, headline: int) -> tuple[int, int]:
    """The surer the smaller: the kind of place, and how far from the headline."""
    after = seen.place - headline
    distance = after if after >= -_QUOTED else -after * _ABOVE
    rank = _BESIDE if seen.aside else _RANKS[seen.rule]
    return rank + (_FAR if distance >= _NEAR and rank else 0), distance


def _stated(seen: Seen, rule: str = "") -> StatedDate:
    rule = rule or ("page-beside" if seen.aside else seen.rule)
    return StatedDate(rule, seen.day.date.edtf, seen.quote)


def _different(found: Iterable[StatedDate]) -> tuple[StatedDate, ...]:
    """The first few, each day once."""
    days: dict[str, StatedDate] = {}
    for one in found:
        days.setdefault(one.value, one)
    return tuple(days.values())[:_SHOWN]


def is_month_first(page: str, meta: Mapping[str, str]) -> bool:
    """Whether 5/6/2024 is in May: by other dates of the page, its domain, its language."""
    firsts = seconds = 0
    for match in _SLASHED.finditer(page, 0, 300_000):
        if before := _FIRST.search(page, max(0, match.start() - 3), match.start()):
            first, second = int(before[0]), int(match[1])
            firsts += 12 < first <= 31 and 1 <= second <= 12
            seconds += 12 < second <= 31 and 1 <= first <= 12
    if firsts != seconds:
        return seconds > firsts
    order = table("dates", "pages")["order"]
    language = meta.get("language", "").lower()
    domain = _DOMAIN.match(meta.get("url", ""))
    if domain and domain[1] in order["day_first_domains"]:
        return False
    return language in order["month_first"] or (language == "en" and domain is not None)


def _in_data(page: str) -> Iterator[StatedDate]:
    """A day in a script that names it as that of publication, where all such give one day."""
    keys = table("dates", "pages")["names"]["data"]
    days: dict[str, str] = {}
    for match in _DATA.finditer(page):
        key = _KEY.search(page[max(0, match.start() - _LONGEST_KEY) : match.start()])
        if key is None or key[1].lower().replace("_", "").replace("-", "") not in keys:
            continue
        if day := parse_stamp(match[1]):
            days.setdefault(day.edtf, " ".join((key[0] + match[0]).split()))
    if len(days) == 1:
        for value, quote in days.items():
            yield StatedDate("page-data", value, quote)


def _by_htmldate(page: str, month_first: bool) -> Iterator[StatedDate]:
    find: Any = extra("htmldate", "html").find_date
    try:
        value = find(page, original_date=True)
    except Exception:  # its parser may choke on what ours reads: then it has no answer
        return
    if not value:
        return
    if quote := _quote(page, value, month_first):
        yield StatedDate("htmldate", value, quote)


def _quote(page: str, value: str, month_first: bool) -> str:
    """Where the page holds the day ``value``; empty if nowhere."""
    year = re.compile(rf"(?<!\d)(?:{value[:2]})?{value[2:4]}(?!\d)")
    for number, match in enumerate(year.finditer(page)):
        if number >= _MOST_YEARS:
            break
        start = max(0, match.start() - _QUOTED)
        window = page[start : match.end() + _QUOTED]
        for day in find_days(window, month_first=month_first):
            if day.date.edtf == value:
                return " ".join(window[max(0, day.start - 20) : day.end + 12].split())
    return ""
