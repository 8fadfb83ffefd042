"""Time: when articles were published, and the days that their texts speak of."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from ukcorpus.corpus.counting import with_gaps
from ukcorpus.corpus.front import Corpus
from ukcorpus.corpus.requests import Answer
from ukcorpus.corpus.snippets import Marked
from ukcorpus.model.articles import ZONE_OF, Line
from ukcorpus.model.dates import Period, TimeExpression
from ukcorpus.model.records import Record
from ukcorpus.text.sentences import find_sentences

TimeUnit = Literal["day", "week", "month", "year"]
UNITS: tuple[TimeUnit, ...] = get_args(TimeUnit)

Within = Literal["sentence", "paragraph", "article"]
WITHIN: tuple[Within, ...] = get_args(Within)

_LONGEST: tuple[tuple[int, TimeUnit], ...] = ((62, "day"), (370, "week"), (3700, "month"))
"""Up to so many days a timeline is counted by this unit: at most some sixty to a hundred rows."""


class Stretch(NamedTuple):
    """A day, week, month or year with the number of articles."""

    value: str
    """``2022-02``; ``2021-01/2022-09`` for articles that may be of any time between."""
    certain: bool
    articles: int
    query: str
    """Narrows to it; empty where there is nothing, or no date to ask for."""


class Mention(NamedTuple):
    """A date, or a stretch of time, that an article speaks of."""

    record: Record
    time: TimeExpression
    period: Period
    line: Line
    sentence: str


def unit_for(corpus: Corpus, answer: Answer) -> TimeUnit:
    """The unit in which the span of the certain dates is neither a dot nor endless."""
    ends = dict(corpus.view.store.column("end", answer.numbers))
    days = [
        day
        for number, start in corpus.view.store.column("start", answer.numbers)
        if start and start == ends[number]
        for day in [date.fromisoformat(start)]
    ]
    span = (max(days) - min(days)).days if days else 0
    return next((unit for longest, unit in _LONGEST if span <= longest), "year")


def published(corpus: Corpus, answer: Answer, unit: TimeUnit) -> list[Stretch]:
    """Articles by unit, empty ones between kept; then what is uncertain; the undated last."""
    facet = corpus.facet(f"date:{unit}", answer)
    queries = {c.value: query for c, query in zip(facet.counts, facet.queries, strict=True)}
    stretches = [
        Stretch(c.value, c.value[0].isdigit() and "/" not in c.value, c.articles,
                queries.get(c.value, ""))
        for c in with_gaps(facet.counts, unit)
    ]  # fmt: skip
    return sorted(stretches, key=lambda s: not s.certain)


def mentions(corpus: Corpus, answer: Answer, within: Within) -> list[Mention]:
    """Dates spoken of near the hits of an answer, in the order of time.

    ``within``: in a sentence, or a paragraph, that has a hit, or anywhere in the article. An
    article that matches without words, as by its person, counts as a whole. A sentence that
    names the same days twice counts once.
    """
    found: dict[tuple[object, ...], Mention] = {}
    for article in answer.found:
        for m in _in_article(corpus.marked(article.row.number, answer), within):
            found.setdefault((m.record.id, m.line.number, m.sentence, m.period), m)
    return sorted(
        found.values(), key=lambda m: (*_days(m.period), m.record.id, m.time.start, m.time.end)
    )


def precision(period: Period) -> str:
    """``day month year``, or ``interval`` for what is none of them."""
    return {10: "day", 7: "month", 4: "year"}.get(len(period.edtf), "interval")


def _days(period: Period) -> tuple[str, str]:
    first = period.start or period.end
    last = period.end or period.start
    return first.isoformat() if first else "", last.isoformat() if last else ""


def _in_article(marked: Marked, within: Within) -> Iterator[Mention]:
    record = marked.record
    hits = [start for start, _ in marked.spans if start >= 0]
    everywhere = within == "article" or not marked.spans
    for time in record.times:
        line = next((x for x in record.lines if x.start <= time.start < x.end), None)
        if time.period is None or line is None or line.label not in ZONE_OF:
            continue
        low, high = _sentence(record, line, time.start)
        near = (line.start, line.end) if within == "paragraph" else (low, high)
        if everywhere or _any_in(hits, *near):
            yield Mention(record, time, time.period, line, record.text[low:high])


def _sentence(record: Record, line: Line, at: int) -> tuple[int, int]:
    for low, high in find_sentences(record.text, line.start, line.end, record.language.code):
        if low <= at < high:
            return low, high
    return line.start, line.end


def _any_in(places: Iterable[int], low: int, high: int) -> bool:
    return any(low <= place < high for place in places)
