"""Publication dates that stand in lines of their own: stamps, datelines, banners."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from ukcorpus.ingest.extractors.times import find_times
from ukcorpus.ingest.extractors.times.words import lexicon
from ukcorpus.lexicon import table
from ukcorpus.model.articles import ZONE_OF, Article, Line
from ukcorpus.model.dates import Period, TimeExpression
from ukcorpus.model.spans import Span

_HEAD, _FOOT = 8, 6
_LONGEST_LINE = 160
_PROSE = 70
_BANNER_LINES = 3
_WORD = re.compile(r"[^\W\d_]+")
_AGE_PART = re.compile(r"(\d{1,3})\s*([^\W\d_]+)")
_DATELINE_BEFORE = re.compile(r"[^\W\d_][^\d\n(]{1,48}[,(]?\s*\Z")
_DATELINE_AFTER = re.compile(r"[,.]?\s*(?:\([^()\n]{2,40}\)\s*)?[,.]?\s*(?:--|[—–-])\s")
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}


class Dated(NamedTuple):
    """A date that a line gives: ``time`` may lack its year."""

    rule: str
    time: TimeExpression
    line: Line


class Age(NamedTuple):
    """An age widget: ``0 11 mins 7 mths``."""

    line: Line
    span: Span
    number: int
    unit: str

    def window(self, seen: date) -> Period:
        """The days on which an article was published that looks this old on ``seen``."""
        days = _UNIT_DAYS[self.unit]
        first = seen - timedelta(days=round((self.number + 0.5) * days))
        return Period(first, seen - timedelta(days=int((self.number - 0.5) * days)))


class _Cues(NamedTuple):
    published: tuple[str, ...]
    updated: tuple[str, ...]
    other: tuple[str, ...]
    day_before: tuple[str, ...]
    ages: dict[str, str]
    beside: frozenset[str]


@cache
def _cues() -> _Cues:
    data = table("dates", "published")
    line, age = data["line"], dict(data["age"])
    beside = frozenset(age.pop("beside")) | frozenset(age["minute"])
    ages = {word: unit for unit, words in age.items() for word in words if unit != "minute"}
    return _Cues(
        _longest(line["published"]),
        _longest(line["updated"]),
        _longest(line["other"]),
        _longest(data["day"]["before"]),
        ages,
        beside,
    )


def _longest(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def edge_lines(article: Article) -> list[Line]:
    """The first and the last lines that are not blank, where stamps stand."""
    lines = [line for line in article.lines if line.end > line.start and line.label != "blank"]
    return lines if len(lines) <= _HEAD + _FOOT else lines[:_HEAD] + lines[-_FOOT:]


def find_dated_lines(article: Article, language: str) -> Iterator[Dated]:
    """Stamps with *published* or *updated*, and dates that fill a line."""
    text = article.text
    head = next(
        (x.start for x in article.lines if x.label == "body" and x.end - x.start > _PROSE),
        len(text),
    )
    for line in edge_lines(article):
        if line.end - line.start > _LONGEST_LINE or not _may_hold_date(text, line):
            continue
        times = [
            t
            for t in find_times(text, [Span(line.start, line.end)], language)
            if t.kind in ("date", "time") and _has_day(t)
        ]
        if not times:
            continue
        before = text[line.start : times[0].start].lower().strip(" \t:|•·-–—([")
        rule = _line_rule(before)
        if rule == "other":
            continue
        if rule:
            yield Dated(rule, times[0], line)
        elif line.start < head and _fills(
            text, line, language, times
        ):  # below: corrections, sources
            yield Dated("display-line", times[0], line)


def _may_hold_date(text: str, line: Line) -> bool:
    return any(char.isdecimal() for char in text[line.start : line.end])


def _has_day(time: TimeExpression) -> bool:
    return bool(re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", time.form))


def _line_rule(before: str) -> str:
    cues = _cues()
    if before.startswith(cues.other):
        return "other"
    for rule, words in (("published-line", cues.published), ("updated-line", cues.updated)):
        for word in words:
            if before.startswith(word) and not before[len(word) : len(word) + 1].isalnum():
                return rule if len(before) - len(word) < 40 else ""
    return ""


def _fills(text: str, line: Line, language: str, times: Sequence[TimeExpression]) -> bool:
    """Whether nothing but the date, its weekday, a time and small words stands in the line."""
    if line.label == "date":
        return True
    rest, at = "", line.start
    for time in times:
        rest += text[at : time.start] + " "
        at = time.end
    rest += text[at : line.end]
    if any(char.isdecimal() for char in rest):  # a row of a table
        return False
    words = lexicon(language)
    long_words = [word for word in _WORD.findall(rest) if len(word) > 2]
    return len(long_words) <= 3 and all(words.look(word).letter != "x" for word in long_words)


def find_headline_day(
    article: Article, language: str, times: Sequence[TimeExpression]
) -> Iterator[TimeExpression]:
    """``February 7`` in *news from February 7*, *updates for February 7*."""
    text, cues = article.text, _cues()
    notices = [
        Span(line.start, line.end)
        for line in edge_lines(article)
        if line.label not in ZONE_OF and _may_hold_date(text, line)
    ]
    for time in (*times, *find_times(text, notices, language)):
        if not _has_day(time):
            continue
        before = text[max(0, time.start - 24) : time.start].lower().rstrip(" ,:")
        start = before.rfind("\n")
        if before[start + 1 :].endswith(cues.day_before):
            yield time


def find_dateline(article: Article, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """``Feb. 7`` in *KYIV, Feb. 7 (Reuters) - …*, at the head of one of the first paragraphs."""
    text = article.text
    body = [line for line in article.lines if line.label in ("body", "dateline", "subtitle")][:3]
    for time in times:
        line = next((x for x in body if x.start <= time.start and time.end <= x.end), None)
        if line is None or time.start - line.start > 60 or not _has_day(time):
            continue
        before = text[line.start : time.start]
        if not _DATELINE_BEFORE.match(before) or not before.split(",")[0].strip()[:2].isupper():
            continue
        if _DATELINE_AFTER.match(text, time.end, min(line.end, time.end + 60)):
            return time
    return None


def find_age(article: Article) -> Age | None:
    """The line near the edges that says how old the article is, and nothing else."""
    text, cues = article.text, _cues()
    for line in edge_lines(article):
        if line.end - line.start > 40:
            continue
        said = text[line.start : line.end].lower()
        words = _WORD.findall(said)
        if not words or any(w not in cues.ages and w not in cues.beside for w in words):
            continue
        for match in reversed(list(_AGE_PART.finditer(said))):
            unit = cues.ages.get(match[2])
            if unit and 1 <= int(match[1]) <= 365:
                span = Span(line.start + match.start(), line.start + match.end())
                return Age(line, span, int(match[1]), unit)
    return None


def is_beside(age: Age, line: Line, lines: Sequence[Line]) -> bool:
    """Whether a date line stands within three lines of an age widget: then it is a crawl date."""
    full = [x.number for x in lines if x.end > x.start]
    try:
        return abs(full.index(age.line.number) - full.index(line.number)) <= _BANNER_LINES
    except ValueError:
        return False
