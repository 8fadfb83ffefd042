"""A period from what the text implies, where no date is stated."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from ukcorpus.ingest.extractors.published.bounds import (
    Filter,
    on_day,
    precision_of,
    surviving_days,
    text_filters,
)
from ukcorpus.ingest.extractors.published.candidates import Candidate
from ukcorpus.ingest.extractors.published.limits import Limits
from ukcorpus.ingest.extractors.published.verdicts import CONFIDENCE
from ukcorpus.model.articles import Article
from ukcorpus.model.dates import Evidence, Period, Precision, Published, TimeExpression

# The own day of a wire story is its dateline's, or the next.
_DAYS_AFTER = {"dateline": 1}


def infer(
    article: Article,
    language: str,
    times: Sequence[TimeExpression],
    candidates: Sequence[Candidate],
    limits: Limits,
    stated: Sequence[Evidence],
) -> Published:
    """The days that agree with everything: bounds first, then what prunes single days."""
    evidence = list(stated)
    window = _window(candidates, limits, evidence)
    yearless = [c for c in candidates if c.day is None and c.time is not None]
    if window is None:
        evidence += [Evidence(c.rule, c.says, "unused", c.span, why="no year") for c in yearless]
        return Published(evidence=tuple(evidence))
    filters = [_of(candidate) for candidate in yearless[:1]]
    filters += text_filters(article, times, language)
    period, kept, dropped = surviving_days(window, filters)
    for each in kept:
        evidence.append(Evidence(each.rule, each.says, "for", each.span))
    for each in dropped:
        evidence.append(Evidence(each.rule, each.says, "unused", each.span, why="contradicts"))
    if period is None:
        if not kept and not dropped:
            evidence += [Evidence(c.rule, c.says, "unused", c.span) for c in yearless]
        return _inferred(window, "text-bounds", evidence)
    method = yearless[0].rule if yearless and kept and kept[0].must else "text-bounds"
    return _inferred(period, method, evidence)


def _of(candidate: Candidate) -> Filter:
    if candidate.time is None:
        raise ValueError("a candidate without a time names no day")
    slack = _DAYS_AFTER.get(candidate.rule, 0)
    return Filter(
        candidate.rule, candidate.says, candidate.span, on_day(candidate.time, slack), must=True
    )


def _window(
    candidates: Sequence[Candidate], limits: Limits, evidence: list[Evidence]
) -> Period | None:
    """From the newest event, the crawl, the age of the page and the terms of office."""
    low: date | None = limits.event
    high: date | None = min((d for d in (limits.plan, limits.fetched) if d), default=None)
    known = (limits.event_evidence, limits.plan_evidence, limits.fetched_evidence)
    evidence.extend(each for each in known if each)
    crawl = next((c for c in candidates if c.banner is not None and c.day is not None), None)
    if crawl is not None and crawl.banner is not None and crawl.day is not None:
        window = crawl.banner.window(crawl.day.last)
        low, high = _cut(low, high, window)
        said = f"“{article_words(crawl)}”, counted back from the banner → {window.edtf}"
        evidence.append(Evidence("banner-age", said, "for", crawl.banner.span, window))
    if limits.terms is not None and limits.terms_evidence is not None:
        narrowed = _cut(low, high, limits.terms)
        if narrowed[0] and narrowed[1] and narrowed[0] > narrowed[1]:
            evidence.append(_contradicted(limits.terms_evidence))
        else:
            low, high = narrowed
            evidence.append(limits.terms_evidence)
    if low is None and high is None:
        return None
    if low and high and low > high:
        return None
    return Period(low, high)


def article_words(crawl: Candidate) -> str:
    """The age as a person would say it."""
    age = crawl.banner
    return f"{age.number} {age.unit}{'s' if age.number > 1 else ''}" if age else ""


def _contradicted(evidence: Evidence) -> Evidence:
    return Evidence(
        evidence.rule, evidence.says, "unused", evidence.span, evidence.period, "contradicts"
    )


def _cut(low: date | None, high: date | None, period: Period) -> tuple[date | None, date | None]:
    if period.start and (low is None or period.start > low):
        low = period.start
    if period.end and (high is None or period.end < high):
        high = period.end
    return low, high


def _inferred(period: Period, method: str, evidence: Sequence[Evidence]) -> Published:
    precision = cast(Precision, precision_of(period))
    rule = "text-day" if precision == "day" else "text-interval" if period.days else "text-open"
    if any(each.rule == "banner-age" for each in evidence):
        rule = "banner-age"
    confidence = CONFIDENCE[rule]
    return Published(period, precision, "inferred", method, confidence, tuple(evidence))
