"""Figures: the numbers of an article as data, with what they count and who gave them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ukcorpus.ingest.extractors.claims.build import identify
from ukcorpus.ingest.extractors.figures.context import is_figure, qualifier_before
from ukcorpus.ingest.extractors.figures.counted import Counted, counted_after
from ukcorpus.ingest.extractors.figures.numerals import (
    Numbers,
    Numeral,
    Part,
    numbers,
    parts_of,
    read_numeral,
)
from ukcorpus.model.articles import Article, Line
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure, Qualifier
from ukcorpus.model.languages import Passage
from ukcorpus.model.spans import Span

_ZONES = frozenset(("title", "subtitle", "heading", "body", "caption"))
_SYMBOLS = frozenset("$€£¥₴₽")
_WORD = re.compile(r"[^\W\d_]+")
_CARRIED = frozenset(("people", "troops", "killed", "wounded", "weapons"))
_CARRY = 700
"""Characters over which a number without a noun counts what the one before it did."""
_LONGEST = 4000
"""Parts of a paragraph that are read at once."""


def find_figures(
    article: Article,
    language: str,
    claims: Sequence[Claim] = (),
    others: Sequence[Passage] = (),
) -> tuple[Figure, ...]:
    """The figures of ``article`` in the order of the text, each with the claim it stands in."""
    inside = _Inside(claims)
    found: list[Figure] = []
    last: Figure | None = None
    for line in article.lines:
        if line.label not in _ZONES or line.end <= line.start:
            continue
        known = numbers(_language_at(line, language, others))
        for figure in _figures(article, line, known):
            carried = _carried(figure, last)
            found.append(_changed(carried, claim=inside.claim_at(figure.span)))
            if carried.unit in _CARRIED:
                last = carried
    return tuple(found)


def _language_at(line: Line, language: str, others: Sequence[Passage]) -> str:
    for passage in others:
        if passage.span.start <= line.start < passage.span.end:
            return passage.code
    return language


class _Inside:
    """Which claim, the narrowest, a span stands in."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.spans = sorted(
            (span.start, span.end, claim.id) for claim in claims for span in claim.spans
        )
        self.starts = [start for start, _, _ in self.spans]

    def claim_at(self, span: Span) -> str:
        """Id of the claim whose content holds ``span``; empty outside any."""
        at = bisect_right(self.starts, span.start) - 1
        for n in range(at, max(-1, at - 12), -1):
            if self.spans[n][1] >= span.end:
                return self.spans[n][2]
            if self.spans[n][1] > span.start:  # "up to 350" may start before the content does
                return self.spans[n][2]
        return ""


def _changed(figure: Figure, **changes: str) -> Figure:
    values = {name: getattr(figure, name) for name in figure.__struct_fields__}
    return Figure(**{**values, **changes})


def _carried(figure: Figure, last: Figure | None) -> Figure:
    """*90,000 soldiers. In April there were 100,000.* – the second counts what the first did."""
    if last is None or figure.unit != "count" or figure.of or figure.currency:
        return figure
    near = figure.span.start - last.span.end < _CARRY and figure.value >= 1000
    alike = 0.1 <= figure.value / max(1.0, last.value) <= 10
    return _changed(figure, unit=last.unit, of=last.of) if near and alike else figure


def _figures(article: Article, line: Line, known: Numbers) -> Iterator[Figure]:
    text = article.text
    if not _may_count(text[line.start : line.end], known):
        return
    parts = parts_of(text, line.start, line.end)
    for at in range(0, len(parts), _LONGEST):
        yield from _in_parts(article, line, parts[at : at + _LONGEST], known)


def _may_count(stretch: str, known: Numbers) -> bool:
    """Whether there is a digit or a number word at all: most paragraphs have neither."""
    if any(c in stretch for c in "0123456789"):
        return True
    low = stretch.lower()
    if not known.triggers.isdisjoint(_WORD.findall(low)):
        return True
    return known.compounds and any(name in low for name in known.multipliers)


def _may_start(part: Part, known: Numbers) -> bool:
    low = part.low
    if part.raw[0].isdigit() or low in known.triggers or low in known.ones:
        return True
    if low in known.vague_before or (known.compounds and len(low) > 7):
        return True
    return "-" in low and low.partition("-")[0] in known.words


def _in_parts(article: Article, line: Line, parts: list[Part], known: Numbers) -> Iterator[Figure]:
    i = 0
    while i < len(parts):
        if not _may_start(parts[i], known):
            i += 1
            continue
        numeral = read_numeral(parts, i, known)
        if numeral is None:
            i += 1
            continue
        figure, i = _figure(article, line, parts, numeral, known)
        if figure is not None:
            yield figure


def _figure(
    article: Article, line: Line, parts: list[Part], numeral: Numeral, known: Numbers
) -> tuple[Figure | None, int]:
    upper, last = _range(parts, numeral, known)
    whole = Numeral(numeral.first, last, numeral.value, numeral.vague, numeral.words)
    counted = counted_after(parts, last, known)
    borrowed = None
    if not counted.unit and not counted.noun:
        borrowed = _borrowed(parts, last, known)
        counted = borrowed or counted
    qualifier, first = qualifier_before(parts, numeral.first, known)
    before = known.units.get(parts[first - 1].low) if first else None
    if before in ("killed", "wounded") and counted.unit in ("", "people", "troops"):
        counted.unit = before  # killed 12 people and wounded 30
    if (
        not qualifier
        and numeral.vague
        and first
        and parts[first - 1].low in known.set("vague_articles")
    ):
        first -= 1
    if not is_figure(article.text, parts, whole, counted, qualifier, known):
        return None, max(last, numeral.last)
    kind: Qualifier = "exact"
    if upper is not None:
        kind = "range"
    elif qualifier:
        kind = qualifier  # type: ignore[assignment]
    elif numeral.vague:
        kind = "vague"
    unit, currency, first = _money(parts, numeral, counted, first, known)
    near = borrowed is None and counted.last > last and counted.first - last <= 3
    stop = counted.last if near else last
    if unit == "percent" and last < len(parts):
        stop = max(stop, last + 1)
    end = parts[stop - 1].end
    segment = article.segments[line.segment].id if line.segment >= 0 else ""
    start = parts[first].start
    return Figure(
        id=identify("f", article.id, "figure", start, end),
        span=Span(start, end),
        value=numeral.value,
        value_max=upper,
        qualifier=kind,
        unit=unit or "count",
        currency=currency,
        of=_of(article.text, parts, counted),
        where=_where(article.text, parts, max(stop, counted.last), known),
        when=_when(article.text, parts, numeral, known),
        line=line.number,
        segment=segment,
    ), max(last, numeral.last)


def _range(parts: list[Part], numeral: Numeral, known: Numbers) -> tuple[float | None, int]:
    """The upper end of 20–30, *20 to 30*, *between 20 and 30*."""
    j = numeral.last
    if j + 1 >= len(parts):
        return None, j
    joint = parts[j].low
    before = parts[numeral.first - 1].low if numeral.first else ""
    between = before in known.set("between") and joint in known.set("between_and")
    if not (between or joint in known.set("range_words") or joint in ("-", "–", "—")):
        return None, j
    second = read_numeral(parts, j + 1, known)
    if (
        second is None
        or second.vague
        or (second.value <= numeral.value and not _scaled(numeral, second))
    ):
        return None, j
    if (
        joint in ("-", "–", "—")
        and numeral.value < 20
        and not counted_after(parts, second.last, known).unit
    ):
        return None, j
    return second.value, second.last


def _scaled(numeral: Numeral, second: Numeral) -> bool:
    return second.value > numeral.value


def _borrowed(parts: list[Part], j: int, known: Numbers) -> Counted | None:
    """*2.3 million and 1.5 million people*: the first counts what the second does."""
    if j + 1 < len(parts) and parts[j].low in known.set("and") | {","}:
        second = read_numeral(parts, j + 1, known)
        if second is not None:
            counted = counted_after(parts, second.last, known)
            if counted.unit:
                return counted
    return None


def _money(
    parts: list[Part], numeral: Numeral, counted: Counted, first: int, known: Numbers
) -> tuple[str, str, int]:
    currencies = known.data.get("currencies", {})
    if numeral.first and parts[numeral.first - 1].raw in _SYMBOLS:
        symbol = currencies.get(parts[numeral.first - 1].raw, "")
        return "money", symbol, min(first, numeral.first - 1)
    if numeral.first and parts[numeral.first - 1].low in ("usd", "eur", "gbp"):
        return "money", parts[numeral.first - 1].raw.upper(), min(first, numeral.first - 1)
    return counted.unit, counted.currency, first


def _of(text: str, parts: list[Part], counted: Counted) -> str:
    if counted.last <= counted.first:
        return ""
    return text[parts[counted.first].start : parts[counted.last - 1].end]


def _where(text: str, parts: list[Part], j: int, known: Numbers) -> str:
    """The first *near X*, *in X* after the number, in the same clause."""
    where = known.set("where")
    for k in range(j, min(len(parts) - 1, j + 12)):
        if parts[k].raw in ".;:!?":
            break
        if parts[k].low in where:
            m = k + 1
            while m < len(parts) and parts[m].low in (
                "the",
                "de",
                "het",
                "der",
                "die",
                "eastern",
                "western",
                "northern",
                "southern",
            ):
                m += 1
            n = m
            while n < len(parts) and parts[n].raw[0].isupper() and n - m < 5:
                n += 1
            if n > m and parts[m].low not in known.set("months"):
                return text[parts[m].start : parts[n - 1].end]
    return ""


def _when(text: str, parts: list[Part], numeral: Numeral, known: Numbers) -> str:
    """A month or a year of the same sentence, nearest to the number."""
    months = known.set("months")
    best = ""
    nearest = 30
    for k in range(max(0, numeral.first - 14), min(len(parts), numeral.last + 14)):
        distance = abs(k - numeral.first)
        if distance >= nearest or numeral.first <= k < numeral.last:
            continue
        raw = parts[k].raw
        year = len(raw) == 4 and raw.isdigit() and 1900 <= int(raw) <= 2100
        month = (parts[k].low in months and raw[0].isupper()) or (
            parts[k].low in months and known.language == "nl" and parts[k].low != "mei"
        )
        if year and k and parts[k - 1].low not in known.set("year_before") | months:
            continue
        if year or month:
            low, high = k, k + 1
            if (
                month
                and k + 1 < len(parts)
                and len(parts[k + 1].raw) == 4
                and parts[k + 1].raw.isdigit()
            ):
                high += 1
            best, nearest = text[parts[low].start : parts[high - 1].end], distance
    return best
