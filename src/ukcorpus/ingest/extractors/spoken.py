"""The day on which something was said: the time expression beside it, already resolved."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from ukcorpus.model.claims import Claim
from ukcorpus.model.dates import Period, TimeExpression

REACH = 300
"""Characters between what was said and its day: a sentence on each side, no more."""


def date_claims(
    claims: Sequence[Claim], times: Sequence[TimeExpression], text: str
) -> tuple[Claim, ...]:
    """The claims with ``period`` where ``when`` is an expression that the text resolves."""
    known = [time for time in times if _is_day_of_speech(time)]
    starts = [time.start for time in known]
    return tuple(_dated(claim, known, starts, text) for claim in claims)


def _is_day_of_speech(time: TimeExpression) -> bool:
    """Whether something can have been said then: nothing is reported from the future."""
    period = time.period
    resolved = period is not None and period.start is not None and period.end is not None
    return resolved and time.kind in ("date", "time") and time.direction != "future"


def _dated(
    claim: Claim, times: Sequence[TimeExpression], starts: Sequence[int], text: str
) -> Claim:
    if not claim.when or claim.period is not None:
        return claim
    low, high = claim.spans[0].start - REACH, claim.spans[-1].end + REACH
    near = times[bisect_left(starts, low) : bisect_left(starts, high)]
    found = [
        (_distance(claim, time), time.start, time.period)
        for time in near
        if _names(claim.when, text[time.start : time.end]) and not _inside(claim, time)
    ]
    period: Period | None = min(found, key=lambda pair: pair[:2])[2] if found else None
    return msgspec.structs.replace(claim, period=period) if period else claim


def _names(when: str, written: str) -> bool:
    """Whether the expression is what stands as the time of the claim, or the heart of it."""
    a, b = when.casefold(), written.casefold()
    return len(b) > 2 and (b in a or a in b)


def _inside(claim: Claim, time: TimeExpression) -> bool:
    """What stands in the words themselves is spoken of, not the day of speaking."""
    return any(span.start <= time.start and time.end <= span.end for span in claim.spans)


def _distance(claim: Claim, time: TimeExpression) -> int:
    spans = claim.spans if claim.cue.span is None else (*claim.spans, claim.cue.span)
    return min(max(span.start - time.end, time.start - span.end, 0) for span in spans)
