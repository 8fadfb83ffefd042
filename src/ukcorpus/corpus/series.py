"""One counted thing through time: every figure of it, who gave it, and who disputes it."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ukcorpus.corpus.disputes import DAYS
from ukcorpus.corpus.statements import Amount, is_telling
from ukcorpus.corpus.units import Unit
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure
from ukcorpus.store.reader import StoreReader


class Point(NamedTuple):
    """A figure at the date of its article."""

    unit: Unit
    figure: Figure
    claim: Claim | None
    """Whose figure it is; None where the article gives it itself."""
    disputed_by: tuple[str, ...]

    @property
    def said_by(self) -> str:
        """The claimant as named, else as written; empty for the article itself."""
        if self.claim is None:
            return ""
        return self.unit.speakers.of(self.claim).name

    @property
    def place(self) -> str:
        """Where it is counted, by the place's canonical name if it has one; empty when not told."""
        where = self.figure.where.casefold()
        if not where:
            return ""
        for entity in self.unit.record.entities:
            forms = entity.forms(self.unit.record.text) if entity.kind == "place" else ()
            if any(form.casefold() == where for form in forms):
                return entity.name
        return self.figure.where


class _Denial(NamedTuple):
    number: int
    speaker: str
    first: str
    last: str


def through_time(store: StoreReader, units: Iterable[Unit]) -> list[Point]:
    """The figures by date of article, the undated last; not those of which a denial speaks."""
    denials = _denials(store)
    points = []
    for unit in units:
        figure = unit.what
        assert isinstance(figure, Figure)
        claims = {claim.id: claim for claim in unit.record.claims}
        claim = claims.get(figure.claim)
        if claim is None or claim.stance != "deny":
            point = Point(unit, figure, claim, ())
            points.append(point._replace(disputed_by=_disputed(point, claims, denials)))
    return sorted(points, key=_moment)


def _moment(point: Point) -> tuple[str, str, str, int]:
    first, last = _days(point)
    return first or last or "9999", last, point.unit.record.id, point.figure.span.start


def _days(point: Point) -> tuple[str, str]:
    period = point.unit.record.published.period
    first, last = (period.start, period.end) if period else (None, None)
    return first.isoformat() if first else "", last.isoformat() if last else ""


def _denials(store: StoreReader) -> dict[Amount, list[_Denial]]:
    """Who denies a claim with such a figure, and when."""
    found: dict[Amount, list[_Denial]] = {}
    rows = store.select(
        "SELECT f.value, f.unit, c.number, coalesce(e.name, c.speaker), a.start, a.end"
        " FROM claims c JOIN figures f ON f.number = c.number AND f.claim = c.id"
        " JOIN articles a ON a.number = c.number LEFT JOIN entities e ON e.id = c.entity"
        " WHERE c.stance = 'deny' AND c.speaker <> '' ORDER BY a.start, a.id, f.place"
    )
    for value, unit, number, speaker, start, end in rows:
        if number not in store.hidden:
            denial = _Denial(number, speaker, start or "", end or "")
            found.setdefault((value, unit), []).append(denial)
    return found


def _disputed(
    point: Point, claims: dict[str, Claim], denials: dict[Amount, list[_Denial]]
) -> tuple[str, ...]:
    inside = [claims[id_] for id_ in point.figure.denied_by if id_ in claims]
    names = [point.unit.speakers.of(claim).name for claim in inside]
    amount = (point.figure.value, point.figure.unit)
    if is_telling(amount):
        elsewhere = denials.get(amount, [])
        names += [d.speaker for d in elsewhere if _answers(point, d)]
    return tuple(dict.fromkeys(name for name in names if name and name != point.said_by))


def _answers(point: Point, denial: _Denial) -> bool:
    """Whether a denial in another article is of the same days."""
    first, last = _days(point)
    if denial.number == point.unit.number or not (first and last and denial.first and denial.last):
        return False
    ends = [(first, denial.last), (denial.first, last)]
    gaps = [date.fromisoformat(later) - date.fromisoformat(earlier) for later, earlier in ends]
    return max(gap.days for gap in gaps) <= DAYS
