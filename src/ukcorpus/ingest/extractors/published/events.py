"""What a text calls past or ahead beyond doubt: it was published in between."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ukcorpus.ingest.extractors.published.bounds import place
from ukcorpus.ingest.extractors.times.words import Lexicon, lexicon
from ukcorpus.model.articles import Article
from ukcorpus.model.dates import Evidence, Period, TimeExpression
from ukcorpus.model.spans import Span

_ABSOLUTE = re.compile(r"\d{4}(?!\d)")
_WORD = re.compile(r"[^\W\d_]+|['’]ll\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(\W*)\Z")
_SENTENCE = re.compile(r"[.!?]\s|\n")
_CLAUSE = re.compile(r"[.!?;:,()“”\"„«»]\s|\n| [–—-] ")
# How far, in characters and in words, a verb belongs to a date.
_AROUND, _NEAR = 160, 7


def newest_event(
    article: Article, times: Sequence[TimeExpression], language: str
) -> tuple[date, date | None, Evidence] | None:
    """The latest date that the text calls past, and the one before that.

    Nothing was published before the latest; where a stamp says so, two dates are needed
    against it, for one may be misread, and the second must be more than a year: *bonds due
    1992 and 1997* lie ahead.
    """
    words = lexicon(language)
    past = [t for t in _absolute(times) if _is_past(article.text, t, words)]
    if not past:
        return None
    newest = max(past, key=_start)
    others = (_start(t) for t in past if t.form != newest.form and len(t.form) > len("2022"))
    before = max(others, default=None)
    day = _start(newest)
    says = f"{_quote(article, newest)}, past → not before {day.isoformat()}"
    span = Span(newest.start, newest.end)
    return day, before, Evidence("newest-event", says, "for", span, Period(day, None))


def nearest_plan(
    article: Article, times: Sequence[TimeExpression], language: str
) -> tuple[date, Evidence] | None:
    """The earliest date that the text calls ahead: nothing was published after it."""
    words = lexicon(language)
    ahead = [t for t in _absolute(times) if _is_ahead(article.text, t, words)]
    if not ahead:
        return None
    nearest = min(ahead, key=_end)
    day = _end(nearest)
    says = f"{_quote(article, nearest)}, ahead → not after {day.isoformat()}"
    span = Span(nearest.start, nearest.end)
    return day, Evidence("nearest-plan", says, "for", span, Period(None, day))


def _absolute(times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    for time in times:
        if time.kind in ("date", "time") and time.period and _ABSOLUTE.match(time.form):
            yield time


def _quote(article: Article, time: TimeExpression) -> str:
    return f"{place(article, time.start)} “{article.text[time.start : time.end]}”"


def _start(time: TimeExpression) -> date:
    return time.period.start if time.period and time.period.start else date.min


def _end(time: TimeExpression) -> date:
    return time.period.end if time.period and time.period.end else date.max


def _is_past(text: str, time: TimeExpression, words: Lexicon) -> bool:
    """Past beyond doubt: a verb of its clause looks back, no word of its sentence ahead."""
    before = _WORD_BEFORE.search(text, max(0, time.start - 30), time.start)
    word = before[1].lower() if before and not before[2].strip(" -") else ""
    if word in words.since:
        return True
    if time.direction != "past" or any(w in words.ahead for w in _sentence(text, time)):
        return False
    if not any(_is_past_verb(raw, words) for raw in _clause(text, time)):
        return False
    first = _WORD.match(text, time.start, time.end)
    if first and first[0].lower() in words.open_before:
        return False
    if not word:
        return True
    if word in words.open_before:
        return False
    guided = word in words.year_before or word in words.month_before
    return guided or len(time.form) >= 10 or words.bare_years


def _is_ahead(text: str, time: TimeExpression, words: Lexicon) -> bool:
    """Ahead beyond doubt: *will* stands in its clause, and no verb there looks back."""
    if time.direction != "future":
        return False
    clause = _clause(text, time)
    planned = any(raw.lower() in words.plan for raw in clause)
    return planned and not any(_is_past_verb(raw, words) for raw in clause)


def _sentence(text: str, time: TimeExpression) -> list[str]:
    before = _SENTENCE.split(text[max(0, time.start - _AROUND) : time.start])[-1]
    after = _SENTENCE.split(text[time.end : time.end + _AROUND])[0]
    return [word.lower() for word in _WORD.findall(f"{before} {after}")]


def _clause(text: str, time: TimeExpression) -> list[str]:
    before = _CLAUSE.split(text[max(0, time.start - _AROUND) : time.start])[-1]
    after = _CLAUSE.split(text[time.end : time.end + _AROUND].lstrip(" ,)"))[0]
    return _WORD.findall(before)[-_NEAR:] + _WORD.findall(after)[:_NEAR]


def _is_past_verb(raw: str, words: Lexicon) -> bool:
    word = raw.lower()
    if word in words.weak_past or (words.capitals and raw != word):
        return False
    return word in words.past or (len(word) > 4 and word.endswith(words.sure_endings))
