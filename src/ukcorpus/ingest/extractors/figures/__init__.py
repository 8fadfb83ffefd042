"""Figures: the numbers of an article as data, with what they count and who gave them."""

from bisect import bisect_right
from collections import deque
from collections.abc import Sequence

from ukcorpus.ingest.extractors.figures.known import numbers
from ukcorpus.ingest.extractors.figures.reading import Read, read_line
from ukcorpus.model.articles import Article, Line
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure
from ukcorpus.model.languages import Passage
from ukcorpus.model.spans import Span

_ZONES = frozenset(("title", "subtitle", "heading", "body", "caption"))
_MEASURES = frozenset(("percent", "duration", "distance", "times"))
"""Units that are said anew with each number."""
_CROWDS = frozenset(("people", "troops", "killed", "wounded", "weapons", "vehicles"))
_COUNTED_AGAIN = frozenset(("votes", "killed", "wounded"))
"""Units of which a small number alone still counts: *35 seats, up from 17*."""
_FAR, _NEAR = 700, 200
"""Characters over which a number without a noun counts what the one before it did: crowds
through the paragraphs, all else within its own."""
_SMALL = 100
"""Bare digits below it count only what the same number did before."""
_RECENT = 8
"""Figures back to which the same number counts the same."""
_LEAST = 1000
"""From here on a number without a noun counts a crowd of a paragraph before."""


def find_figures(
    article: Article,
    language: str,
    claims: Sequence[Claim] = (),
    others: Sequence[Passage] = (),
) -> tuple[Figure, ...]:
    """The figures of ``article`` in the order of the text, each with the claim it stands in."""
    inside = _Inside(claims)
    found: list[Figure] = []
    recent: deque[Figure] = deque(maxlen=_RECENT)
    for line in article.lines:
        if line.label not in _ZONES or line.end <= line.start:
            continue
        known = numbers(_language_at(line, language, others))
        for read in read_line(article, line, known):
            figure = _carried(read, recent)
            if figure is None:
                continue
            found.append(_changed(figure, claim=inside.claim_at(figure.span)))
            if figure.unit not in _MEASURES and (figure.unit != "count" or figure.of):
                recent.append(figure)
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


def _carried(read: Read, recent: Sequence[Figure]) -> Figure | None:
    """*90,000 soldiers. In April there were 100,000.* – the second counts what the first did.

    None for digits that nothing says to count anything.
    """
    figure = read.figure
    alone = None if read.bare else figure
    if not recent or figure.unit != "count" or figure.of:
        return alone
    for last in reversed(recent):  # the 21 were freed
        if last.value == figure.value and last.unit in _CROWDS:
            return _changed(figure, unit=last.unit, of=last.of)
    last = recent[-1]
    gap = figure.span.start - last.span.end
    alike = 0.1 <= figure.value / max(1.0, last.value) <= 10
    if last.unit == "money":
        fits = read.scaled and last.line == figure.line and gap < _NEAR
        return _changed(figure, unit="money", currency=last.currency) if fits else alone
    near = gap < _NEAR and last.line == figure.line
    small = read.bare and figure.value < _SMALL
    if not alike or (small and not (near and last.unit in _COUNTED_AGAIN)):
        return alone
    crowd = last.unit in _CROWDS and gap < _FAR and figure.value >= _LEAST
    if near or crowd:
        return _changed(figure, unit=last.unit, of=last.of)
    return alone
