"""Dates that are stated for the article: in metadata, URL, file name, and lines of its own."""

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


class Candidate(NamedTuple):
    """A stated date; without ``day`` it lacks its year, and ``time`` has its month and day."""

    rule: str
    says: str
    day: PartialDate | None
    span: Span | None = None
    time: TimeExpression | None = None
    banner: Age | None = None
    """The age widget that makes it a crawl date."""


def find_candidates(
    article: Article, language: str, times: Sequence[TimeExpression]
) -> Iterator[Candidate]:
    """Every stated date, from the most to the least trustworthy kind."""
    yield from _from_metadata(article)
    yield from _from_lines(article, language)
    for time in find_headline_day(article, language, times):
        yield _named("headline-day", article, time)
    if (dateline := find_dateline(article, times)) is not None:
        yield _named("dateline", article, dateline)


def _from_metadata(article: Article) -> Iterator[Candidate]:
    raw = article.raw
    if stamp := raw.meta.get("published", ""):
        day = parse_stamp(stamp)
        says = f"metadata “{stamp[:60]}”"
        yield Candidate("meta", says if day else f"{says}, not a date", day)
    if (url := raw.meta.get("url", "")) and (day := stamp_in_url(url)):
        yield Candidate("url", f"URL “{url[:120]}”", day)
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
