"""Between which days an article must lie, whatever its candidates say."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from ukcorpus.ingest.extractors.published.bounds import place
from ukcorpus.ingest.extractors.published.events import nearest_plan, newest_event
from ukcorpus.ingest.extractors.published.offices import find_holders, span_of_terms
from ukcorpus.ingest.extractors.published.stamps import parse_stamp
from ukcorpus.model.articles import Article
from ukcorpus.model.dates import Evidence, Period, TimeExpression
from ukcorpus.model.spans import Span

# One day for time zones.
_SLACK = timedelta(days=1)
_SHOWN = 6


class Limits(NamedTuple):
    """Newest event, nearest plan, day of fetching, terms of office; each with its evidence."""

    event: date | None
    second_event: date | None
    event_evidence: Evidence | None
    plan: date | None
    plan_evidence: Evidence | None
    fetched: date | None
    """Or changed, whatever was first."""
    fetched_evidence: Evidence | None
    terms: Period | None
    terms_evidence: Evidence | None
    modified: date | None = None


def find_limits(article: Article, language: str, times: Sequence[TimeExpression]) -> Limits:
    """What the text and the metadata allow at all."""
    newest = newest_event(article, times, language)
    fetched, said = _fetched(article)
    terms, terms_said = _terms(article)
    event, second, event_said = newest if newest else (None, None, None)
    plan, plan_said = nearest_plan(article, times, language) or (None, None)
    if event and plan and plan < event:
        plan, plan_said = None, None  # one of the two is misread; the past is surer
    elif event and plan and (event.year, 12, 31) == (plan.year, plan.month, plan.day):
        event, event_said = second, None  # a year that is called both lies ahead
    changed = parse_stamp(article.raw.meta.get("modified", ""))
    modified = changed.first if changed and changed.first == changed.last else None
    found = (event, second, event_said, plan, plan_said, fetched, said, terms, terms_said)
    return Limits(*found, modified)


def _fetched(article: Article) -> tuple[date | None, Evidence | None]:
    meta = article.raw.meta
    days = [
        (day.last + _SLACK, key)
        for key in ("fetched", "modified")
        if (day := parse_stamp(meta.get(key, "")))
    ]
    stated = parse_stamp(meta.get("published", ""))
    # Written, set aside, and published later: the last change says nothing of that day.
    days = [each for each in days if each[1] != "modified" or not stated or stated.first <= each[0]]
    if not days:
        return None, None
    last, key = min(days)
    says = f"metadata “{key}” → not after {last.isoformat()}"
    return last, Evidence(key, says, "for", None, Period(None, last))


def _terms(article: Article) -> tuple[Period | None, Evidence | None]:
    spans = [
        Span(line.start, line.end)
        for line in article.lines
        if line.label in ("title", "subtitle", "heading", "body", "caption")
    ]
    period, used = span_of_terms(tuple(find_holders(article.text, spans)))
    if period is None:
        return None, None
    named = ", ".join(
        f"{article.text[held.span.start : held.span.end]} ({place(article, held.span.start)})"
        for held in used[:_SHOWN]
    )
    more = f" and {len(used) - _SHOWN} more" if len(used) > _SHOWN else ""
    says = f"office-holders {named}{more} → {period.edtf}"
    return period, Evidence("office-holders", says, "for", used[-1].span, period)
