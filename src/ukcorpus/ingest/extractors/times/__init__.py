"""Expressions of time in a text: found once, and counted from the publication date later."""

from collections.abc import Sequence
from typing import Literal, cast

from ukcorpus.ingest.extractors.times.calendar import period_of
from ukcorpus.ingest.extractors.times.counts import COUNTS
from ukcorpus.ingest.extractors.times.forms import DATES
from ukcorpus.ingest.extractors.times.patterns import find_shapes
from ukcorpus.ingest.extractors.times.resolve import resolve_times
from ukcorpus.ingest.extractors.times.shapes import Found, Handler, Shape
from ukcorpus.ingest.extractors.times.words import Tokens, lexicon, read_tokens
from ukcorpus.model.dates import TimeExpression
from ukcorpus.model.spans import Span

__all__ = ["find_times", "resolve_times"]

_HANDLERS: dict[str, Handler] = {**DATES, **COUNTS}
Kind = Literal["date", "time", "duration", "set"]


def find_times(text: str, spans: Sequence[Span], language: str) -> tuple[TimeExpression, ...]:
    """Every expression of time in ``spans``, in the order of the text.

    Full dates have their value and period; what must be counted from another date has its
    ``form`` only, until ``resolve_times``.
    """
    words = lexicon(language)
    found: list[TimeExpression] = []
    for span in spans:
        tokens = read_tokens(text, span.start, span.end, words)
        if tokens is None:
            continue
        for rule, first, stop in find_shapes(tokens.letters):
            shape = Shape(rule, first, stop, tokens, words)
            form = _HANDLERS[rule](shape)
            if form is not None and form.form:
                found.append(_expression(form, shape, tokens))
    return tuple(found)


def _expression(found: Found, shape: Shape, tokens: Tokens) -> TimeExpression:
    first = found.first if found.first >= 0 else shape.first
    stop = found.stop if found.stop >= 0 else shape.stop
    while first + 1 < stop and (
        tokens.letters[first] == "P" or tokens.word(first) in shape.words.left_out
    ):
        first += 1
    period = period_of(found.form) if found.kind in ("date", "time") else None
    known = period is not None or found.kind in ("duration", "set") or found.form[:2] == "BC"
    return TimeExpression(
        tokens.starts[first],
        tokens.ends[stop - 1],
        cast(Kind, found.kind),
        found.form if known else "",
        period,
        shape.rule,
        form=found.form,
        direction=found.direction,
    )
