"""Which stated date wins, and why the others do not."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

import msgspec

from ukcorpus.ingest.extractors.published.bounds import precision_of
from ukcorpus.ingest.extractors.published.candidates import Candidate
from ukcorpus.ingest.extractors.published.limits import Limits
from ukcorpus.model.dates import Evidence, PartialDate, Period, Precision, Published, Status

CONFIDENCE = {
    "meta": 0.95,
    "url": 0.97,
    "meta+url": 0.99,
    "page-item": 0.95,
    "page-line": 0.90,
    "page-time": 0.93,
    "page-field": 0.93,
    "page-head": 0.90,
    "page-beside": 0.85,
    "page-data": 0.90,
    "page-far": 0.60,
    "htmldate": 0.75,
    "file-name": 0.99,
    "published-line": 0.95,
    "updated-line": 0.80,
    "display-line": 0.85,
    "headline-day": 0.90,
    "dateline": 0.85,
    "text-day": 0.80,
    "text-interval": 0.95,
    "text-open": 0.97,
    "banner-age": 0.80,
}
"""Share of right answers by rule, a little rounded down.

``meta``, ``url`` and both together: 200 news pages with known days. The text's intervals (182
of 184 right) and open intervals (1,017 of 1,033): ``tests/quality/measure_dates.py published``
on dated English, Dutch, German, Polish, Russian and Ukrainian articles, stamps hidden. Of
lines and of single days from the text too few were seen to count: careful guesses.
"""

_DAY = timedelta(days=1)
_EPOCH = date(1970, 1, 1)
_STRUCTURED = ("meta", "url", "file-name")
_STATED = (*_STRUCTURED, *(rule for rule in CONFIDENCE if rule.startswith("page")), "htmldate")
# What shows a day as people at the place of publication write it.
_LOCAL = ("url", "page-line", "page-field", "page-head")
# A later day that stands beside the headline: dated anew, or another reading of the same day.
_SHOWN = ("page-time", "page-field", "page-line", "page-head")
_MARKED = ("page-time", "page-field")
# Later than that it is the day on which an old article, or a running one, was changed.
_SOON = timedelta(days=60)
_OFFSET = re.compile(r"\d[+-](?!00:?00)\d\d:?\d\d\b")
# The hours in UTC at which it may be another day somewhere: the day before, the day after.
_STILL_BEFORE, _ALREADY_AFTER = 12, 10


def judge(candidates: Sequence[Candidate], limits: Limits) -> Published:
    """The strongest candidate with a year that nothing contradicts; else only the evidence."""
    winner: Candidate | None = None
    agree: list[Candidate] = []
    conflict = False
    evidence: list[Evidence] = []
    for candidate in candidates:
        if candidate.day is None:
            if candidate.time is None:
                evidence.append(_evidence(candidate, "rejected", "not a date"))
            continue
        if reason := refusal(candidate, limits):
            evidence.append(_evidence(candidate, "rejected", reason))
        elif winner is None or winner.day is None:
            winner = candidate
            evidence.append(_evidence(candidate, "for", ""))
        elif _near(winner.day, candidate.day):
            agree.append(candidate)
            evidence.append(_evidence(candidate, "for", "agrees"))
        else:
            later = candidate.rule in _SHOWN and candidate.day.first > winner.day.last
            conflict = conflict or candidate.rule in _STRUCTURED or later
            evidence.append(_evidence(candidate, "unused", f"weaker than {winner.rule}"))
    if winner is None or winner.day is None:
        return Published(evidence=tuple(evidence))
    if (anew := _dated_anew(winner, agree, candidates, limits)) is not None:
        conflict = True
        evidence = _reworded(evidence, winner.rule, "earlier than the day that the page shows")
        evidence = _chosen(evidence, anew)
        winner, agree = anew, []
        if winner.day is None:
            return Published(evidence=tuple(evidence))
    if (local := _local_day(winner, agree)) is not None and local.day is not None:
        agree = [winner, *(each for each in agree if each is not local)]
        evidence = _reworded(evidence, winner.rule, "agrees: in UTC, where it was another day")
        evidence = _reworded(evidence, local.rule, "the day at the place of publication")
        winner = local
    if winner.day is None:
        return Published(evidence=tuple(evidence))
    return _published(winner, winner.day, agree, conflict, evidence)


def _dated_anew(
    winner: Candidate, agree: Sequence[Candidate], candidates: Sequence[Candidate], limits: Limits
) -> Candidate | None:
    """The later day that a page shows as its own, where only its metadata name an earlier one.

    It is marked up as a date, or is the day on which the page was changed: the article was
    published anew.
    """
    if winner.rule != "meta" or winner.day is None or any(each.rule == "url" for each in agree):
        return None
    for each in candidates:
        if each.rule not in _SHOWN or each.day is None or refusal(each, limits):
            continue
        if each.day.first != each.day.last or each.day.first <= winner.day.last + _DAY:
            return None
        if each.day.first > winner.day.last + _SOON:
            return None
        changed = limits.modified is not None and limits.modified == each.day.first
        return each if changed or each.rule in _MARKED else None
    return None


def _chosen(evidence: Sequence[Evidence], winner: Candidate) -> list[Evidence]:
    """``evidence`` with what was left for another reason as what decided."""
    return [
        msgspec.structs.replace(each, verdict="for", why="the day that the page shows")
        if each.rule == winner.rule and each.says == winner.says
        else each
        for each in evidence
    ]


def _local_day(winner: Candidate, agree: Sequence[Candidate]) -> Candidate | None:
    """The page's own day, where a stamp in UTC at such an hour may be of the day beside it."""
    if winner.hour is None or winner.day is None:
        return None
    for each in agree:
        local = each.rule in _LOCAL or _OFFSET.search(each.says) is not None
        if not local or each.day is None or each.day.first != each.day.last:
            continue
        days = (each.day.first - winner.day.first).days
        if days == 0:
            return None
        if (days == -1 and winner.hour < _STILL_BEFORE) or (
            days == 1 and winner.hour >= _ALREADY_AFTER
        ):
            return each
    return None


def _reworded(evidence: Sequence[Evidence], rule: str, why: str) -> list[Evidence]:
    """``evidence`` with another reason at what ``rule`` says for the date."""
    return [
        msgspec.structs.replace(each, why=why)
        if each.rule == rule and each.verdict == "for"
        else each
        for each in evidence
    ]


def _published(
    winner: Candidate,
    day: PartialDate,
    agree: Sequence[Candidate],
    conflict: bool,
    evidence: Sequence[Evidence],
) -> Published:
    status: Status = "conflict" if conflict else "explicit"
    rules = {winner.rule, *(candidate.rule for candidate in agree)}
    confidence = CONFIDENCE[winner.rule]
    if {"meta", "url"} <= rules:
        confidence = CONFIDENCE["meta+url"]
    if conflict:
        confidence = min(confidence, 0.6)
    period = Period.of(day)
    precision = cast(Precision, precision_of(period))
    return Published(period, precision, status, winner.rule, confidence, tuple(evidence))


def refusal(candidate: Candidate, limits: Limits) -> str:
    """Why a stated date cannot be the publication date; empty when it can."""
    day = candidate.day
    if day is None:
        return "no year"
    if day.first == _EPOCH == day.last:
        return "the zero of computer clocks, not a date"
    if candidate.banner is not None:
        said = f"{candidate.banner.number} {candidate.banner.unit}s"
        return f"page banner: the day of the crawl, beside an age of {said}"
    event = limits.second_event if candidate.rule in _STATED else limits.event
    if event and day.last < event - _DAY:
        return f"before the newest event that it reports, {event.isoformat()}"
    if limits.fetched and day.first > limits.fetched:
        return f"after it was fetched or modified, {limits.fetched.isoformat()}"
    if candidate.rule in _STATED or limits.terms is None:
        return ""
    if not Period.of(day).overlaps(limits.terms):
        return f"outside the terms of the office-holders named, {limits.terms.edtf}"
    return ""


def _near(first: PartialDate, second: PartialDate) -> bool:
    return first.first - _DAY <= second.last and second.first <= first.last + _DAY


def _evidence(candidate: Candidate, verdict: str, why: str) -> Evidence:
    return Evidence(
        candidate.rule,
        candidate.says,
        "for" if verdict == "for" else "rejected" if verdict == "rejected" else "unused",
        candidate.span,
        Period.of(candidate.day) if candidate.day else None,
        why,
    )
