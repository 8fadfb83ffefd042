"""Numbers as written: digits by the locale of the language, words, multipliers, vague ones."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ukcorpus.lexicon import table

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:[-'’.][^\W\d_]+)*|\d|[^\w\s]|_")


class Part(NamedTuple):
    """A word, a number in digits or a mark."""

    start: int
    end: int
    raw: str
    low: str


class Numeral(NamedTuple):
    """A number: the parts ``[first, last)``, its value, and whether it is only an order of size."""

    first: int
    last: int
    value: float
    vague: bool = False
    words: bool = False
    """Whether it is written in words."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a language's file says of numbers."""

    language: str
    data: dict[str, Any]
    words: dict[str, float]
    multipliers: dict[str, float]
    vague: dict[str, float]
    vague_before: dict[str, float]
    ones: dict[str, float]
    units: dict[str, str]
    qualifiers: tuple[tuple[tuple[str, ...], str], ...]
    triggers: frozenset[str]

    @property
    def compounds(self) -> bool:
        """Whether number words are written together: *vijftigduizend*."""
        return bool(self.data.get("compounds"))

    def set(self, name: str) -> frozenset[str]:
        """A list of the file, for look-up."""
        return _as_set(self.language, name)


@cache
def _as_set(language: str, name: str) -> frozenset[str]:
    return frozenset(table("figures", language).get(name, ()))


@cache
def numbers(language: str) -> Numbers:
    """The numbers of ``language``; where there is no file, digits alone are read."""
    data = table("figures", language)
    qualifiers = [
        (tuple(phrase.split()), kind)
        for kind, phrases in data.get("qualifiers", {}).items()
        for phrase in phrases
    ]
    qualifiers.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    words, vague = data.get("numbers", {}), data.get("vague", {})
    multipliers = data.get("multipliers", {})
    return Numbers(
        language,
        data,
        words,
        multipliers,
        vague,
        data.get("vague_before", {}),
        data.get("ones", {}),
        {noun: unit for unit, nouns in data.get("units", {}).items() for noun in nouns},
        tuple(qualifiers),
        frozenset(words) | frozenset(vague) | frozenset(multipliers),
    )


def parts_of(text: str, start: int, end: int) -> list[Part]:
    """The parts of ``text[start:end]``."""
    return [
        Part(match.start(), match.end(), match.group(), match.group().lower())
        for match in _TOKEN.finditer(text, start, end)
    ]


def read_digits(raw: str, known: Numbers) -> float | None:
    """The value of a number in digits; None when it is no single number, as 15:30 or 1/2."""
    if ":" in raw or "/" in raw or len(raw) > 24:
        return None
    thousands = known.data.get("thousands", ",")
    decimal = known.data.get("decimal", ".")
    plain = raw
    if thousands in raw and re.fullmatch(
        rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?", raw
    ):
        plain = raw.replace(thousands, "")
    plain = plain.replace(decimal, ".")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    # the other locale's marks: 1,250,000 in a Dutch text, 2.500.000 in an English one
    for mark in ",.":
        if re.fullmatch(rf"\d{{1,3}}(?:\{mark}\d{{3}}){{2,}}", raw):
            return float(raw.replace(mark, ""))
    if re.fullmatch(r"\d+,\d{1,2}", raw):
        return float(raw.replace(",", "."))
    return None


def read_word(low: str, known: Numbers) -> float | None:
    """The value of a number word, compounds too: *twenty-five*, *vijftigduizend*."""
    value = known.words.get(low)
    if value is not None:
        return float(value)
    if "-" in low:
        tens, _, ones = low.partition("-")
        a, b = known.words.get(tens), known.words.get(ones, known.ones.get(ones))
        if a is not None and b is not None and a >= 20 and b < 10:
            return float(a + b)
        return None
    if known.compounds and 7 < len(low) < 40:
        return _compound(low, known)
    return None


@cache
def _compound_words(language: str) -> tuple[tuple[str, float], ...]:
    known = numbers(language)
    return tuple(sorted({**known.words, **known.ones}.items(), key=lambda pair: -len(pair[0])))


def _compound(low: str, known: Numbers) -> float | None:
    for name in ("miljoen", "duizend", "tausend", "honderd", "hundert"):
        if name in low:
            head, _, tail = low.partition(name)
            factor = _compound(head, known) if head else 1.0
            rest = _compound(tail, known) if tail else 0.0
            if factor is None or rest is None:
                return None
            return factor * known.multipliers[name] + rest
    for word, value in _compound_words(known.language):
        if low == word:
            return float(value)
        if low.startswith(word) and value < 10:
            joint = low[len(word) :]
            for and_word in ("en", "ën", "und"):
                tens = known.words.get(joint.removeprefix(and_word))
                if joint.startswith(and_word) and tens is not None and tens >= 20:
                    return float(tens + value)
    return None


def read_numeral(parts: list[Part], i: int, known: Numbers) -> Numeral | None:
    """The number that starts at part ``i``, with its multipliers."""
    part = parts[i]
    if part.raw[0].isdigit():
        joined, j = _spaced(parts, i, known)
        value = read_digits(joined, known)
        if value is None:
            return None
        return _multiplied(parts, i, j, value, known, words=False)
    if part.low in known.vague:
        return _vague(parts, i, known)
    if part.low in known.vague_before and i + 1 < len(parts):
        factor = known.multipliers.get(parts[i + 1].low)
        if factor:
            j, value = i + 2, float(factor)
            while j < len(parts) and parts[j].low in known.multipliers and _adjoins(parts, j):
                value, j = value * known.multipliers[parts[j].low], j + 1
            return Numeral(i, j, value, True, True)
        return None
    value = read_word(part.low, known)
    if value is None:
        value = known.ones.get(part.low)
        if value is None or i + 1 >= len(parts) or parts[i + 1].low not in known.multipliers:
            factor = known.multipliers.get(part.low)
            if factor is None or factor < 12 or len(part.low) < 5:
                return None
            value, start = float(factor), i + 1
            return _multiplied(parts, i, start, value, known, words=True)
    return _multiplied(parts, i, i + 1, float(value), known, words=True)


def _spaced(parts: list[Part], i: int, known: Numbers) -> tuple[str, int]:
    """Digits grouped by blanks: 125 000."""
    raw, j = parts[i].raw, i + 1
    if not known.data.get("spaces") or len(raw) > 3 or not raw.isdigit():
        return raw, j
    while (
        j < len(parts)
        and re.fullmatch(r"\d{3}(?:,\d+)?", parts[j].raw)
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
    total = 0.0
    while j < len(parts):
        low = parts[j].low
        factor = known.multipliers.get(low)
        if factor is not None and _adjoins(parts, j):
            value *= factor
            j += 1
            continue
        if words and value >= 100 and not parts[j].raw[0].isdigit():
            k = j + 1 if low in known.set("and") else j
            more = read_word(parts[k].low, known) if k < len(parts) else None
            if more is not None and more < value and _hundred(parts[j - 1].low, known):
                total, value, j = total + value, more, k + 1
                continue
        break
    return Numeral(i, j, total + value, words=words)


def _hundred(low: str, known: Numbers) -> bool:
    return low in known.multipliers


def _adjoins(parts: list[Part], j: int) -> bool:
    """Whether a multiplier belongs to what stands before it: 5m, 5 million, not *5 m high*."""
    gap = parts[j].start - parts[j - 1].end
    return gap == 0 if len(parts[j].low) == 1 else gap <= 1


def _vague(parts: list[Part], i: int, known: Numbers) -> Numeral:
    """*hundreds*, *tens of thousands*, *honderden miljoenen*."""
    value = float(known.vague[parts[i].low])
    j = i + 1
    while j < len(parts):
        k = j + 1 if parts[j].low in known.set("of") else j
        if k < len(parts):
            factor = known.vague.get(parts[k].low) or known.multipliers.get(parts[k].low)
            if factor and factor >= 100:
                value, j = value * factor, k + 1
                continue
        break
    return Numeral(i, j, value, vague=True, words=True)
