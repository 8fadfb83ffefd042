"""Figures: numbers in an article, as data."""

from typing import Literal

from ukcorpus.model.base import Value
from ukcorpus.model.dates import Period
from ukcorpus.model.spans import Span

Qualifier = Literal["exact", "approx", "at_least", "at_most", "nearly", "range", "vague"]


class Figure(Value, frozen=True):
    """A number with its unit, who gave it, and how exact it claims to be."""

    id: str
    """``f-`` and 8 hex digits of article id, kind and span."""
    span: Span
    """The number with its qualifier and what it counts: ``a good 100,000``."""
    value: float
    value_max: float | None = None
    qualifier: Qualifier = "exact"
    unit: str = "count"
    """``people troops killed wounded money percent duration distance time count …``"""
    currency: str = ""
    """ISO 4217 where ``unit`` is money."""
    of: str = ""
    """What is counted, as written."""
    where: str = ""
    when: str = ""
    period: Period | None = None
    claim: str = ""
    """Id of the claim it stands in; empty when the article says it itself."""
    denied_by: tuple[str, ...] = ()
    """Ids of claims that deny it."""
    line: int = 0
    segment: str = ""
