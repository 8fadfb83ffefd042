"""Numbers as written: digits by the locale of the language, words, multipliers, vague ones."""

import re
from functools import lru_cache
from typing import NamedTuple

from ukcorpus.ingest.extractors.figures.known import Numbers, numbers
from ukcorpus.ingest.extractors.figures.parts import Part

_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+,\d{1,2}")
_GROUP = re.compile(r"\d{3}(?:,\d+)?")
_LONGEST = 24
"""Characters of a number in digits; a longer one is no amount."""


class Numeral(NamedTuple):
    """A number: the parts ``[first, last)``, its value, and whether it is only an order of size."""

    first: int
    last: int
    value: float
    vague: bool = False
    words: bool = False
    """Whether it is written in words."""
    factor: float = 1.0
    """The multipliers at its end: 1,000,000 in *2 to 3 million*."""
    unit: str = ""
    """Where the words say it themselves: ``percent`` of *a third of*, ``times`` of *twice*."""


def read_numeral(parts: list[Part], i: int, known: Numbers) -> Numeral | None:
    """The number that starts at part ``i``, with its multipliers."""
    part = parts[i]
    if part.raw[0].isdigit():
        joined, j = _spaced(parts, i, known)
        value = read_digits(joined, known)
        return None if value is None else _multiplied(parts, i, j, value, known, words=False)
    if part.low in known.vague:
        return _vague(parts, i, known)
    if part.low in known.vague_before:
        return _several(parts, i, known)
    if part.low in known.times:
        return Numeral(i, i + 1, float(known.times[part.low]), words=True, unit="times")
    value = read_word(part.low, known)
    if value is None:
        return _from_one(parts, i, known)
    return _multiplied(parts, i, i + 1, value, known, words=True)


def _from_one(parts: list[Part], i: int, known: Numbers) -> Numeral | None:
    """*a million*, *hundred*; *one* by itself where it is no article."""
    low = parts[i].low
    value = known.ones.get(low)
    if value is not None and i + 1 < len(parts):
        if parts[i + 1].low in known.multipliers:
            return _multiplied(parts, i, i + 1, float(value), known, words=True)
        share = known.unit(parts[i + 1].low) == "percent"
        if share or low not in known.set("weak_ones") or _is_one(parts, i, known):
            return Numeral(i, i + 1, float(value), words=True)
        return None
    factor = known.multipliers.get(low)
    if factor is None or factor < 12 or len(low) < 4:
        return None
    return _multiplied(parts, i, i + 1, float(factor), known, words=True)


def _is_one(parts: list[Part], i: int, known: Numbers) -> bool:
    """Whether an article counts: *één op de drie*, *ein Mensch*, the noun a being that is one."""
    return any(matches(parts, i + 1, words) for words in known.phrases("ratio"))


def matches(parts: list[Part], at: int, words: tuple[str, ...]) -> bool:
    """Whether the parts from ``at`` are these words."""
    if at < 0 or at + len(words) > len(parts):
        return False
    return all(parts[at + n].low == word for n, word in enumerate(words))


@lru_cache(maxsize=20_000)
def _as_digits(raw: str, thousands: str, decimal: str) -> float | None:
    if ":" in raw or "/" in raw or len(raw) > _LONGEST:
        return None
    grouped = rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?"
    plain = raw.replace(thousands, "") if re.fullmatch(grouped, raw) else raw
    plain = plain.replace(decimal, ".")
    if _DIGITS.fullmatch(plain):
        return float(plain)
    # the other locale's marks: 1,250,000 in a Dutch text, 2.500.000 in an English one
    for mark in ",.":
        if re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}}){{2,}}", raw):
            return float(raw.replace(mark, ""))
    return float(raw.replace(",", ".")) if _DECIMAL.fullmatch(raw) else None


def read_digits(raw: str, known: Numbers) -> float | None:
    """The value of a number in digits; None when it is no single number, as 15:30 or 1/2."""
    return _as_digits(raw, known.data.get("thousands", ","), known.data.get("decimal", "."))


def read_word(low: str, known: Numbers) -> float | None:
    """The value of a number word, compounds too: *twenty-five*, *vijftigduizend*."""
    value = known.words.get(low)
    if value is not None:
        return float(value)
    if "-" in low:
        head, _, tail = low.partition("-")
        a, b = known.words.get(head), known.words.get(tail, known.ones.get(tail))
        return float(a + b) if a and b is not None and a >= 20 > b and a > b else None
    if known.compounds and 5 < len(low) < 40:
        return _compound(low, known.language)
    return None


@lru_cache(maxsize=20_000)
def _compound(low: str, language: str) -> float | None:
    """*vijftigduizend*, *zweihundert*, *vijfentwintig*, *zweieinhalb*."""
    known = numbers(language)
    for ending in known.set("half_endings"):
        if low.endswith(ending):
            whole = known.words.get(low.removesuffix(ending))
            return None if whole is None else whole + 0.5
    for name, factor in known.multipliers.items():
        if name in low and len(name) > 4 and factor >= 100:
            head, _, tail = low.partition(name)
            a = _small(head, known) if head else 1.0
            b = _compound(tail, language) if tail else 0.0
            return None if a is None or b is None else a * factor + b
    return _small(low, known)


def _small(low: str, known: Numbers) -> float | None:
    """*vijfentwintig*, *zweiunddreißig*: ones before tens."""
    value = known.words.get(low, known.ones.get(low))
    if value is not None:
        return float(value)
    for joint in known.data.get("compound_and", ()):
        head, _, tail = low.partition(joint)
        ones, tens = known.words.get(head, known.ones.get(head)), known.words.get(tail)
        if ones is not None and tens is not None and ones < 10 and 20 <= tens < 100:
            return float(tens + ones)
    return None


def _spaced(parts: list[Part], i: int, known: Numbers) -> tuple[str, int]:
    """Digits grouped by blanks: 125 000."""
    raw, j = parts[i].raw, i + 1
    if not known.data.get("spaces") or len(raw) > 3 or not raw.isdigit():
        return raw, j
    while (
        j < len(parts)
        and _GROUP.fullmatch(parts[j].raw)
        and parts[j].start - parts[j - 1].end == 1
        and len(raw) < 15
    ):
        raw += parts[j].raw
        j += 1
        if "," in raw:
            break
    return raw, j


def _multiplied(
    parts: list[Part], i: int, j: int, value: float, known: Numbers, *, words: bool
) -> Numeral:
    total, factor = 0.0, 1.0
    while j < len(parts):
        low = parts[j].low
        times = known.multipliers.get(low)
        if times is not None and _adjoins(parts, j):
            value, factor = value * times, factor * times
            j = _after_point(parts, j + 1, known)
            continue
        half = next((w for w in known.phrases("and_half") if matches(parts, j, w)), None)
        if half is not None and value < 1e15 and value % factor == 0:
            value, j = value + factor / 2, j + len(half)
            continue
        if words:
            more, k = _added(parts, j, value, known)
            if more is not None:
                total, value, factor, j = total + value, more, 1.0, k
                continue
        break
    return Numeral(i, j, total + value, words=words, factor=factor)


def _added(parts: list[Part], j: int, value: float, known: Numbers) -> tuple[float | None, int]:
    """What the next word adds: *two hundred and five*, *двадцать пять*, *treinta y dos*."""
    k = j + 1 if parts[j].low in known.set("and") else j
    if k >= len(parts) or parts[k].raw[0].isdigit():
        return None, j
    more = read_word(parts[k].low, known)
    if more is None and (known.data.get("adds") or k > j):
        more = known.ones.get(parts[k].low)
    if more is None or more >= value:
        return None, j
    if parts[j - 1].low in known.multipliers:
        return (more, k + 1) if value >= 100 else (None, j)
    if not known.data.get("adds") or (k > j and parts[j].low not in known.set("adds_and")):
        return None, j
    place = 100 if value >= 100 and value % 100 == 0 else 10 if value >= 20 else 0
    return (more, k + 1) if more < place and value % max(1, place) == 0 else (None, j)


def _adjoins(parts: list[Part], j: int) -> bool:
    """Whether a multiplier belongs to what stands before it: 5m, 5 million, not *5 m high*."""
    gap = parts[j].start - parts[j - 1].end
    return gap == 0 if len(parts[j].low) == 1 else gap <= 2


def _after_point(parts: list[Part], j: int, known: Numbers) -> int:
    """Over the full stop of an abbreviated multiplier: *2,5 Mio. Euro*."""
    short = parts[j - 1].low in known.set("abbreviated")
    if short and j + 1 < len(parts) and parts[j].raw == ".":
        after = parts[j + 1]
        if after.raw[0].islower() or after.raw[0] in "$€" or known.unit(after.low):
            return j + 1
    return j


def _several(parts: list[Part], i: int, known: Numbers) -> Numeral | None:
    """*several hundred*, *a few thousand*."""
    j, value = i + 1, 1.0
    if j < len(parts) and parts[j].low in known.set("of"):
        j += 1
    first = j
    while j < len(parts) and parts[j].low in known.multipliers and _adjoins(parts, j):
        value, j = value * known.multipliers[parts[j].low], j + 1
    return Numeral(i, j, value, vague=True, words=True) if j > first else None


def _vague(parts: list[Part], i: int, known: Numbers) -> Numeral:
    """*hundreds*, *tens of thousands*, *honderden miljoenen*."""
    value = float(known.vague[parts[i].low])
    j = i + 1
    while j < len(parts):
        k = j + 1 if parts[j].low in known.set("of") else j
        if k < len(parts):
            low = parts[k].low
            factor = known.vague.get(low) or known.multipliers.get(low)
            if factor and factor >= 100:
                value, j = value * factor, k + 1
                continue
        break
    return Numeral(i, j, value, vague=True, words=True)
