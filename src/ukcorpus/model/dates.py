"""Dates whose precision is part of their value, and what supports them."""

from calendar import monthrange
from datetime import date
from typing import Literal

from ukcorpus.model.base import Value
from ukcorpus.model.spans import Span

Precision = Literal["day", "half-month", "month", "year", "interval", "unknown"]
Status = Literal["explicit", "inferred", "conflict", "unknown"]


class PartialDate(Value, frozen=True):
    """A date whose precision is part of its value.

    ``PartialDate(2022, 2)`` is all of February 2022, not its first day.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs a month")
        # Raises on 31 February, and on the 0 of a month or a day that ``or 1`` would hide.
        date(self.year, *(1 if part is None else part for part in (self.month, self.day)))

    @property
    def first(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def edtf(self) -> str:
        """EDTF level 0: ``2022``, ``2022-02`` or ``2022-02-17``."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)


class Period(Value, frozen=True):
    """An interval of days, both ends inside; None is an open end."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a period that ends before it starts: {self.start} > {self.end}")

    @classmethod
    def of(cls, day: PartialDate) -> "Period":
        """All of ``day``."""
        return cls(day.first, day.last)

    @property
    def days(self) -> int | None:
        """How many days; None when an end is open."""
        return (self.end - self.start).days + 1 if self.start and self.end else None

    @property
    def edtf(self) -> str:
        """EDTF: a day, a whole month or year where it is one, else ``start/end`` with ``..``."""
        start, end = self.start, self.end
        if start and end:
            if start == end:
                return start.isoformat()
            if start.day == 1 and start.year == end.year:
                if start.month == end.month and end.day == monthrange(end.year, end.month)[1]:
                    return f"{start.year:04d}-{start.month:02d}"
                if (start.month, end.month, end.day) == (1, 12, 31):
                    return f"{start.year:04d}"
        return f"{start.isoformat() if start else '..'}/{end.isoformat() if end else '..'}"

    def overlaps(self, other: "Period") -> bool:
        """Whether the two may share a day."""
        starts_late = self.start and other.end and self.start > other.end
        ends_early = self.end and other.start and self.end < other.start
        return not (starts_late or ends_early)


class Evidence(Value, frozen=True):
    """One thing that speaks for or against a date, and what became of it."""

    rule: str
    says: str
    """For people: what it says, as ``"7 mths", counted back from the banner``."""
    verdict: Literal["for", "rejected", "unused"]
    span: Span | None = None
    """Where in the text; None when it comes from metadata or from the file's name."""
    period: Period | None = None
    """What this evidence alone would allow."""
    why: str = ""
    """Why it was rejected or not used."""


class Published(Value, frozen=True):
    """When an article was published, as far as its evidence goes; never a made-up day."""

    period: Period | None = None
    """None when nothing is known."""
    precision: Precision = "unknown"
    status: Status = "unknown"
    method: str = "none"
    """The rule that won, as ``meta``, ``file-name``, ``text-bounds``."""
    confidence: float = 0.0
    """Share of right answers of that rule on development data; 0 when unknown."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def edtf(self) -> str:
        """The period in EDTF, empty when unknown."""
        return self.period.edtf if self.period else ""


class TimeExpression(Value, frozen=True):
    """A date, time or duration named in the text, resolved as far as it can be."""

    start: int
    end: int
    kind: Literal["date", "time", "duration", "set"]
    value: str
    """ISO 8601/TIMEX3 value: ``2024-05-15``, ``2022-W05``, ``P7M``; empty when unresolved."""
    period: Period | None
    """The days it covers; None when unresolved or a duration."""
    rule: str
    anchor: Literal["none", "published", "text"] = "none"
    """What it was counted from: nothing (a full date), the publication date, an earlier date."""
    form: str = ""
    """What the words say before anything is counted: ``XXXX-05-15``, ``XXXX-WXX-4``, ``D-1``."""
    direction: Literal["", "past", "future"] = ""
    """Whether its sentence looks back or ahead."""
