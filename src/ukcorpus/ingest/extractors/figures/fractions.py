"""Fractions and ratios: *half a million*, *two-thirds of*, *5-1/2*, *one in five*."""

import unicodedata

from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral, matches, read_digits, read_numeral
from ukcorpus.ingest.extractors.figures.parts import Part

_OUT_OF = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000))
"""What shares are said of: *three in ten*."""


def read_number(parts: list[Part], i: int, known: Numbers) -> Numeral | None:
    """The number that starts at part ``i``: a fraction, a share, or a plain one."""
    mixed = _mixed(parts, i)
    if mixed is not None:
        return mixed
    worded = _worded(parts, i, known)
    if worded is not None:
        return worded
    numeral = read_numeral(parts, i, known)
    return numeral and (_ratio(parts, numeral, known) or numeral)


def _mixed(parts: list[Part], i: int) -> Numeral | None:
    """5-3/4, 5 3/4, 5½, ½: the digits of prices and rates."""
    raw = parts[i].raw
    sign = _sign(parts, i)
    if sign is not None:
        return Numeral(i, i + 1, sign)
    if not raw.isdigit() or i + 1 >= len(parts):
        return None
    sign = _sign(parts, i + 1)
    if sign is not None and parts[i + 1].start == parts[i].end:
        return Numeral(i, i + 2, int(raw[:15]) + sign)
    k = i + 2 if parts[i + 1].raw == "-" else i + 1
    part = _quotient(parts[k].raw) if k < len(parts) else None
    if part is None or parts[k].start - parts[k - 1].end > 1:
        return None
    return Numeral(i, k + 1, int(raw[:15]) + part)


def _sign(parts: list[Part], i: int) -> float | None:
    raw = parts[i].raw
    known = (
        len(raw) == 1
        and unicodedata.category(raw) == "No"
        and "FRACTION" in unicodedata.name(raw, "")
    )
    return unicodedata.numeric(raw) if known else None


def _quotient(raw: str) -> float | None:
    """The value of 3/4; None for 3/24, which is a date, and for all else."""
    upper, mark, lower = raw.partition("/")
    if mark and upper.isdigit() and lower in ("2", "3", "4", "8", "16", "32"):
        value = int(upper[:3]) / int(lower)
        return value if value < 1 else None
    return None


def _worded(parts: list[Part], i: int, known: Numbers) -> Numeral | None:
    """*half*, *two-thirds*, *a quarter*: of a million, of an hour, of those who voted."""
    if not known.fractions:
        return None
    count, j = _numerator(parts, i, known)
    if j >= len(parts):
        return None
    low = parts[j].low
    head, _, tail = low.partition("-")
    if tail in known.fractions and head in known.words and j == i:
        count, low = known.words[head], tail
    part = known.fractions.get(low)
    if part is None or (count == 0 and low in known.set("fractions_of_one")):
        return None
    if j and parts[j - 1].low in known.set("halves_of_time"):
        return None
    value = part * (count or 1)
    return _of_number(parts, i, j + 1, value, known) or _of_things(parts, i, j + 1, value, known)


def _numerator(parts: list[Part], i: int, known: Numbers) -> tuple[float, int]:
    """*a*, *two* before the fraction: its value (0 when there is none) and the next part."""
    low = parts[i].low
    value = known.ones.get(low, known.words.get(low, 0))
    return (float(value), i + 1) if 0 < value < 10 else (0.0, i)


def _of_number(parts: list[Part], i: int, j: int, value: float, known: Numbers) -> Numeral | None:
    """*half a million*, *a quarter of a million*."""
    k = j + 1 if j < len(parts) and parts[j].low in known.set("share_of") else j
    if k < len(parts) and parts[k].low in known.ones:
        k += 1
    factor = known.multipliers.get(parts[k].low) if k < len(parts) else None
    if not factor:
        return None
    return Numeral(i, k + 1, value * factor, words=True, factor=factor)


def _of_things(parts: list[Part], i: int, j: int, value: float, known: Numbers) -> Numeral | None:
    """*half an hour*: a measure; *half of the forces*: a share in percent."""
    after = parts[j].low if j < len(parts) else ""
    k = j + 1 if after in known.ones else j
    unit = known.unit(parts[k].low) if k < len(parts) else ""
    if unit in ("duration", "distance", "mass", "percent"):
        return Numeral(i, k, value, words=True)
    share = after in known.set("share_of") or (value == 0.5 and after in known.set("articles"))
    following = parts[j + 1].raw if j + 1 < len(parts) else ""
    if not share and not (known.data.get("share_bare") and after.isalpha()):
        return None
    if following.isdigit() and len(following) == 4:
        return None  # the last quarter of 2021
    return Numeral(i, j, round(100 * value, 3), words=True, unit="percent")


def _ratio(parts: list[Part], numeral: Numeral, known: Numbers) -> Numeral | None:
    """*one in five*, *2 out of 3*, *één op de drie*: a share in percent."""
    if not 1 <= numeral.value < 1000 or numeral.vague or numeral.factor > 1:
        return None
    for words in known.phrases("ratio"):
        if matches(parts, numeral.last, words) and numeral.last + len(words) < len(parts):
            whole = _whole(parts, numeral.last + len(words), known)
            if whole is None or not numeral.value < whole[0]:
                continue
            share = round(100 * numeral.value / whole[0], 3)
            return Numeral(numeral.first, whole[1], share, words=numeral.words, unit="percent")
    return None


def _whole(parts: list[Part], k: int, known: Numbers) -> tuple[float, int] | None:
    raw = parts[k].raw
    plain = read_digits(raw, known) if raw.isdigit() else None
    value = known.words.get(parts[k].low) if plain is None else plain
    if value not in _OUT_OF:
        return None
    after = parts[k + 1].low if k + 1 < len(parts) else ""
    measured = known.unit(after) in ("duration", "distance", "money", "percent", "times")
    if measured or after in known.multipliers or after in known.set("months"):
        return None  # two in three days
    return float(value), k + 1
