"""Two numbers that are one figure: *20 to 30*, *$5–10 billion*, *between 20 and 30*."""

from ukcorpus.ingest.extractors.figures.calendar import is_year
from ukcorpus.ingest.extractors.figures.counted import SYMBOLS, Counted, counted_after, percent_at
from ukcorpus.ingest.extractors.figures.fractions import read_number
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral
from ukcorpus.ingest.extractors.figures.parts import Part

_DASHES = frozenset(("-", "–", "—"))
_REACH = 8
"""Words before *from* among which a verb of change makes the two numbers two."""


def read_range(parts: list[Part], numeral: Numeral, known: Numbers) -> tuple[Numeral, float | None]:
    """The number over both ends of its range, and the upper end; None when it is no range."""
    second = _second(parts, numeral, known)
    if second is None or numeral.unit or second.unit:
        return numeral, None
    value = numeral.value
    if numeral.factor == 1 and value * second.factor <= second.value:
        value *= second.factor  # 2 to 3 million
    if second.value <= value:
        return numeral, None
    whole = numeral._replace(last=second.last, value=value, factor=second.factor)
    return whole, second.value


def _second(parts: list[Part], numeral: Numeral, known: Numbers) -> Numeral | None:
    j = _over_percent(parts, numeral, known)
    if j + 1 >= len(parts):
        return None
    joint = parts[j].low
    before = parts[numeral.first - 1].low if numeral.first else ""
    between = before in known.set("between") and joint in known.set("between_and")
    dash = joint in _DASHES
    if not (between or dash or joint in known.set("range_words")):
        return None
    if joint in known.set("to_words") and before in known.set("by"):
        return None  # o 8 tys. do 57 tys.
    k = j + 2 if parts[j + 1].raw in SYMBOLS and j + 2 < len(parts) else j + 1
    second = read_number(parts, k, known)
    if second is None or second.vague:
        return None
    if is_year(parts[numeral.first].raw) and numeral.factor == 1:
        after = parts[second.last - 1].raw
        if not is_year(after) or not dash:
            return None  # from 2003 to 33,760; 1990 or eight million
    unit = counted_after(parts, second.last, known).unit
    if _is_change(parts, numeral, known) or (j > numeral.last and unit != "percent"):
        return None
    if dash and numeral.value < 20 and not unit and second.factor == 1 and k == j + 1:
        return None
    return second


def _over_percent(parts: list[Part], numeral: Numeral, known: Numbers) -> int:
    """Over the percent sign or word of the lower end: *20% to 30%*."""
    j = numeral.last
    worded = j < len(parts) and known.unit(parts[j].low) == "percent"
    return j + (percent_at(parts, j, known) or worded)


def _is_change(parts: list[Part], numeral: Numeral, known: Numbers) -> bool:
    """*rose from 40 to 52 percent*: what it was and what it is."""
    at = numeral.first - 1
    if at < 0 or parts[at].low not in known.set("from"):
        return False
    stems = tuple(known.data.get("to_stems", ()))
    around = [p.low for p in parts[max(0, at - _REACH) : at]]
    around += [p.low for p in parts[numeral.last : numeral.last + 7]]
    verbs = known.set("to_verbs")
    return any(low in verbs or (stems and low.startswith(stems)) for low in around)


def borrowed(parts: list[Part], j: int, known: Numbers) -> Counted | None:
    """*2.3 million and 1.5 million people*: the first counts what the second does."""
    joints = known.set("and") | known.set("range_words") | {","}
    if j + 1 < len(parts) and parts[j].low in joints:
        second = read_number(parts, j + 1, known)
        if second is not None:
            counted = counted_after(parts, second.last, known)
            if counted.unit and (counted.unit not in ("duration", "money") or second.factor == 1):
                return counted
    return None
