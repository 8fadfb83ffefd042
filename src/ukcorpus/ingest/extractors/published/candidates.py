"""Dates that are stated for the article: in metadata, URL, file name, and lines of its own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ukcorpus.ingest.extractors.published.bounds import place
from ukcorpus.ingest.extractors.published.lines import (
    Age,
    find_age,
    find_dated_lines,
    find_dateline,
    find_headline_day,
    is_beside,
)
from ukcorpus.ingest.extractors.published.stamps import parse_stamp, stamp_in_name, stamp_in_url
from ukcorpus.model.articles import Article
from ukcorpus.model.dates import PartialDate, TimeExpression
from ukcorpus.model.spans import Span

# So many different dates in lines of their own may be the article's own and its update's.
_MANY = 2
_WEAK = frozenset(("htmldate", "page-far"))

_UTC = re.compile(r"[T ]([01]\d|2[0-3]):?\d\d[\d:.]{0,14}\s?(?:Z|UTC|GMT|[+-]00:?00)\Z", re.I)


class Candidate(NamedTuple):
    """A stated date; without ``day`` it lacks its year, and ``time`` has its month and day."""

    rule: str
    says: str
    day: PartialDate | None
    span: Span | None = None
    time: TimeExpression | None = None
    banner: Age | None = None
    """The age widget that makes it a crawl date."""
    hour: int | None = None
    """The hour of a stamp that is in UTC: where it was published another day may have been."""


def find_candidates(
    article: Article, language: str, times: Sequence[TimeExpression]
) -> Iterator[Candidate]:
    """Every stated date, from the most to the least trustworthy kind."""
    yield from _from_metadata(article)
    yield from _from_page(article, weak=False)
    yield from _from_file_name(article)
    yield from _from_lines(article, language)
    for time in find_headline_day(article, language, times):
        yield _named("headline-day", article, time)
    if (dateline := find_dateline(article, times)) is not None:
        yield _named("dateline", article, dateline)
    yield from _from_page(article, weak=True)


def _from_metadata(article: Article) -> Iterator[Candidate]:
    raw = article.raw
    if stamp := raw.meta.get("published", ""):
        day = parse_stamp(stamp)
        says = f"metadata “{stamp[:60]}”"
        moment = _UTC.search(stamp.strip())
        hour = int(moment[1]) if moment else None
        yield Candidate("meta", says if day else f"{says}, not a date", day, hour=hour)
    if (url := raw.meta.get("url", "")) and (day := stamp_in_url(url)):
        yield Candidate("url", f"URL “{url[:120]}”", day)


def _from_page(article: Article, *, weak: bool) -> Iterator[Candidate]:
    """What a page shows or marks up; the weak ones are behind what its text says."""
    for stated in article.raw.dates:
        if (stated.rule in _WEAK) == weak:
            yield Candidate(stated.rule, f"page “{stated.quote[:160]}”", parse_stamp(stated.value))


def _from_file_name(article: Article) -> Iterator[Candidate]:
    raw = article.raw
    for name in dict.fromkeys((raw.member, raw.path)):
        if day := stamp_in_name(name):
            yield Candidate("file-name", f"file name “{name.rsplit('/', 1)[-1][:80]}”", day)
            break


def _from_lines(article: Article, language: str) -> Iterator[Candidate]:
    age = find_age(article)
    found = list(find_dated_lines(article, language))
    if len({each.time.form[:10] for each in found if each.rule == "display-line"}) > _MANY:
        found = [each for each in found if each.rule != "display-line"]  # a table, a chronicle
    for rule in ("published-line", "updated-line", "display-line"):
        for dated in found:
            if dated.rule != rule:
                continue
            beside = age if age and is_beside(age, dated.line, article.lines) else None
            named = _named(rule, article, dated.time)
            yield named._replace(banner=beside if rule == "display-line" else None)


def _named(rule: str, article: Article, time: TimeExpression) -> Candidate:
    said = article.text[time.start : time.end]
    says = f"{place(article, time.start)} “{said}”"
    day = parse_stamp(time.form[:10]) if time.form[:4].isdecimal() else None
    return Candidate(rule, says, day, Span(time.start, time.end), time)
