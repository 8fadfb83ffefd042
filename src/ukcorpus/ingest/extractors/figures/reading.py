"""From a number in its place to a figure: what it counts, how exact it is, where and when."""

from collections.abc import Iterator
from typing import NamedTuple

from ukcorpus.ingest.extractors.claims.build import identify
from ukcorpus.ingest.extractors.figures.around import month_near, place_after
from ukcorpus.ingest.extractors.figures.before import counted_before
from ukcorpus.ingest.extractors.figures.context import is_bare, is_figure, is_glued
from ukcorpus.ingest.extractors.figures.counted import (
    SYMBOLS,
    Counted,
    counted_after,
    percent_at,
    share_after,
)
from ukcorpus.ingest.extractors.figures.fractions import read_number
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral
from ukcorpus.ingest.extractors.figures.parts import Part, stretches
from ukcorpus.ingest.extractors.figures.qualifiers import (
    qualifier_after,
    qualifier_before,
    says_during,
)
from ukcorpus.ingest.extractors.figures.ranges import borrowed, read_range
from ukcorpus.model.articles import Article, Line
from ukcorpus.model.figures import Figure, Qualifier
from ukcorpus.model.spans import Span

_SIGNED = frozenset(("percent", "temperature", "count"))
_CODES = frozenset(("usd", "eur", "gbp", "chf", "uah", "rub", "pln", "sek", "cad", "aud"))


class Read(NamedTuple):
    """A figure, and whether its digits alone speak for it: such a one needs another beside it."""

    figure: Figure
    bare: bool
    scaled: bool
    """Whether it is said in thousands, millions or more."""


class _Found(NamedTuple):
    """The parts of a figure."""

    numeral: Numeral
    """Over both ends of a range."""
    upper: float | None
    counted: Counted
    near: bool
    """Whether what is counted follows the number."""
    qualifier: str
    first: int
    """The part with which its qualifier begins."""
    end: int = 0
    """Where a qualifier ends that stands after what is counted; 0 for none."""


def read_line(article: Article, line: Line, known: Numbers) -> Iterator[Read]:
    """The figures of a line, in order; the bare ones among them."""
    text = article.text
    for parts, candidates in stretches(text, line.start, line.end, known):
        read = 0
        for at in candidates:
            if at < read:
                continue
            weak = at > read and parts[at - 1].low in known.set("weak_ones")
            numeral = read_number(parts, at - 1, known) if weak else None  # a million
            numeral = numeral or read_number(parts, at, known)
            if numeral is None or is_glued(text, parts, numeral):
                continue
            found = _find(parts, numeral, known)
            read = max(found.numeral.last, numeral.last)
            if is_figure(text, parts, found.numeral, found.counted, found.qualifier, known):
                yield _read(article, line, parts, found, known)


def _find(parts: list[Part], numeral: Numeral, known: Numbers) -> _Found:
    whole, upper = read_range(parts, numeral, known)
    qualifier, first = qualifier_before(parts, numeral.first, known)
    article = first > 0 and parts[first - 1].low in known.set("articles")
    if not qualifier and numeral.unit == "percent" and article:  # nearly the half
        qualifier, first = qualifier_before(parts, first - 1, known)
        first = first if qualifier else numeral.first
    after, last = qualifier_after(parts, whole.last, known)
    if after and not qualifier:
        qualifier, whole = after, whole._replace(last=last)
    if whole.unit == "percent":
        return _Found(whole, upper, share_after(parts, whole.last, known), True, qualifier, first)
    counted, near, end = counted_after(parts, whole.last, known), True, 0
    if not counted.unit and not counted.noun:
        other = borrowed(parts, whole.last, known)
        told = other or counted_before(parts, whole, known)
        counted, near = told or counted, told is None
    if not qualifier and near and counted.first - whole.last <= 1:
        stop = _end_of(parts, whole.last, counted, known)
        qualifier, end = qualifier_after(parts, stop, known)  # 40 % or more
    if qualifier and says_during(parts, first, numeral, counted, known):
        qualifier, first = "", numeral.first
    before = known.unit(parts[first - 1].low) if first else ""
    if before in ("killed", "wounded") and counted.unit in ("", "people", "troops"):
        counted.unit = before  # killed 12 people and wounded 30
    vague = numeral.vague and not qualifier and first
    if vague and parts[first - 1].low in known.set("vague_articles"):
        first -= 1
    return _Found(whole, upper, counted, near, qualifier, first, end if qualifier else 0)


def _end_of(parts: list[Part], j: int, counted: Counted, known: Numbers) -> int:
    """Where the number before part ``j`` ends with its percent sign or with what it counts."""
    sign = percent_at(parts, j, known)
    return j + sign if sign else max(j, counted.last)


def _read(article: Article, line: Line, parts: list[Part], found: _Found, known: Numbers) -> Read:
    numeral, counted = found.numeral, found.counted
    unit, currency, first = _money(parts, found, known)
    if numeral.unit:
        unit, currency = numeral.unit, ""
    stop = numeral.last
    if found.near and counted.last > stop and counted.first - stop <= 3:
        stop = counted.last
    elif unit == "percent" and not numeral.unit and stop < len(parts):
        stop += percent_at(parts, stop, known) or 1
    stop = max(stop, found.end)
    value, first = _signed(article.text, parts, numeral, unit, first)
    start, end = parts[first].start, parts[stop - 1].end
    figure = Figure(
        id=identify("f", article.id, "figure", start, end),
        span=Span(start, end),
        value=value,
        value_max=found.upper,
        qualifier=_kind(found),
        unit=unit or "count",
        currency=currency,
        of=_of(article.text, parts, counted),
        where=place_after(article.text, parts, max(stop, counted.last), known),
        when=month_near(article.text, parts, numeral, known),
        line=line.number,
        segment=article.segments[line.segment].id if line.segment >= 0 else "",
    )
    return Read(figure, is_bare(parts, numeral, counted, found.qualifier), numeral.factor >= 1000)


def _kind(found: _Found) -> Qualifier:
    if found.upper is not None:
        return "range"
    if found.qualifier:
        return found.qualifier  # type: ignore[return-value]
    return "vague" if found.numeral.vague else "exact"


def _money(parts: list[Part], found: _Found, known: Numbers) -> tuple[str, str, int]:
    """Unit, currency and first part, with the sign or code before the number."""
    at = found.numeral.first - 1
    if at >= 0 and parts[at].raw in SYMBOLS:
        first, currency = min(found.first, at), known.currency(parts[at].raw)
        prefix = parts[at - 1] if at and parts[at - 1].end == parts[at].start else None
        codes = known.data.get("dollar_prefixes", {})
        if prefix is not None and prefix.low in codes and parts[at].raw == "$":
            first, currency = min(first, at - 1), codes[prefix.low]
        return "money", currency, first
    if at >= 0 and parts[at].low in _CODES and parts[at].raw.isupper():
        return "money", parts[at].raw, min(found.first, at)
    return found.counted.unit, found.counted.currency, found.first


def _signed(
    text: str, parts: list[Part], numeral: Numeral, unit: str, first: int
) -> tuple[float, int]:
    """The value with the minus before it: *-2.5 percent*."""
    at = numeral.first - 1
    if at < 0 or first != numeral.first or parts[at].raw not in ("-", "−"):
        return numeral.value, first
    apart = parts[at].start == 0 or text[parts[at].start - 1] in " ("
    close = parts[at].end == parts[numeral.first].start and unit in _SIGNED
    return (-numeral.value, at) if apart and close else (numeral.value, first)


def _of(text: str, parts: list[Part], counted: Counted) -> str:
    if counted.last <= counted.first:
        return ""
    return text[parts[counted.first].start : parts[counted.last - 1].end]
