"""What a number counts: the noun after it, and what became of those who are counted."""

from dataclasses import dataclass

from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import matches
from ukcorpus.ingest.extractors.figures.parts import Part

_SPAN_WORDS = 6
"""Words after a number among which its unit is looked for."""
_CROWDS = frozenset(("people", "troops", "weapons", "vehicles", "count"))
_THINGS = _CROWDS | {"aircraft", "ships", "events", "cases", "homes"}
_FATES = frozenset(("killed", "wounded"))
_SCALES = frozenset(("c", "f", "с"))
SYMBOLS = frozenset("$€£¥₴₽")


@dataclass(slots=True)
class Counted:
    """The noun that a number counts."""

    unit: str = ""
    first: int = 0
    last: int = 0
    """The words ``[first, last)``; empty when nothing is named."""
    noun: str = ""
    currency: str = ""


def counted_after(parts: list[Part], j: int, known: Numbers) -> Counted:
    """What is counted by the number that ends before part ``j``."""
    found = Counted(first=j, last=j)
    sign = percent_at(parts, j, known)
    if sign:
        found.unit = "percent"
        _share(parts, found, j + sign, known)
        return found
    if j < len(parts) and parts[j].raw in SYMBOLS:
        found.unit, found.last = "money", j + 1
        found.currency = known.currency(parts[j].raw)
        return found
    k = _noun_start(parts, j, known)
    hyphen = k == j + 1 and parts[j].raw in "-‑"
    if hyphen and known.adjective(parts[k].low):
        return Counted(known.adjective(parts[k].low), k, k + 1, parts[k].low)
    measured = _measure(parts, k, known)
    if measured is not None:
        return measured
    found.first = found.last = k
    _read_noun(parts, found, j, k, known)
    if found.unit == "percent":
        return found
    if not found.unit:
        _verb_unit(parts, found, known)
    if found.unit in ("people", "troops", ""):
        _fate(parts, found, known)
    return found


def _measure(parts: list[Part], k: int, known: Numbers) -> Counted | None:
    """*1,5 °C*, *7114 кв. м*, *metrów sześciennych*: units of more than one word."""
    if k >= len(parts):
        return None
    if parts[k].raw == "°":
        after = k + 1 < len(parts) and parts[k + 1].low in _SCALES
        return Counted("temperature", k, k + 1 + after, "°")
    for first, second in ((k, k + 1), (k + 1, k)):
        if max(first, second) >= len(parts):
            return None
        power, last = known.power(parts[first].low), k + 2
        if power and first < second and parts[second].raw == "." and k + 2 < len(parts):
            second, last = k + 2, k + 3  # кв. м
        if power and known.unit(parts[second].low) == "distance":
            return Counted(power, k, last, parts[second].low)
    return None


def percent_at(parts: list[Part], j: int, known: Numbers) -> int:
    """How many parts the percent sign takes that stands at ``j``, or *per cent*; 0 for none."""
    if j < len(parts) and parts[j].raw == "%":
        return 1
    phrases = known.phrases("percent_phrases")
    return next((len(words) for words in phrases if matches(parts, j, words)), 0)


def share_after(parts: list[Part], j: int, known: Numbers) -> Counted:
    """Of what the share is that ends before part ``j``: *two-thirds of the forces*."""
    found = Counted("percent", j, j)
    _share(parts, found, j, known)
    if found.last == j and j < len(parts) and parts[j].raw[0].isalpha():
        _read_noun(parts, found, j, j, known)
        found.unit, found.currency = "percent", ""
    return found


def _noun_start(parts: list[Part], j: int, known: Numbers) -> int:
    """Over a hyphen, *more*, *extra*, and over *of the* after a vague number."""
    k = j
    if k + 1 < len(parts) and parts[k].raw in "-‑" and parts[k].end == parts[k + 1].start:
        k += 1
    while k < len(parts) and parts[k].low in known.set("more"):
        k += 1
    if k < len(parts) and parts[k].low in known.set("of"):
        k += 1
        while k < len(parts) and parts[k].low in known.set("articles"):
            k += 1
    return k


def _read_noun(parts: list[Part], found: Counted, j: int, k: int, known: Numbers) -> None:
    """Extend ``found`` over the words from ``k`` up to the noun that is a unit."""
    stop, of = known.set("stop"), known.set("of")
    endings = tuple(known.data.get("past_endings", ("\0",)))
    while k < len(parts) and k - j < _SPAN_WORDS:
        if not parts[k].raw[0].isalpha():
            if parts[k].raw != "," or not _adjectives(parts, found, k, known):
                return
            k += 1
        low = parts[k].low
        unit = known.unit(low)
        if low in known.set("and") and _half_named(parts, found, k, known):
            k += 1
            continue
        if unit == "percent":
            found.unit = unit
            _share(parts, found, k + 1, known)
            return
        if unit:
            _take(parts, found, k, unit, known)
            if unit not in _CROWDS or not _crowd_goes_on(parts, k + 1, known):
                return
        elif (
            low in stop
            or low in known.words
            or (low in of and found.noun)
            or _verbal(parts, j, k, known, endings)
        ):
            return
        elif not known.data.get("capital_nouns") or parts[k].raw[0].isupper():
            found.last, found.noun = k + 1, low
            if low in known.set("skip_nouns"):
                return
        k += 1


def _half_named(parts: list[Part], found: Counted, k: int, known: Numbers) -> bool:
    """*strike and air defence missiles*: what stands before *and* is no plural, so no noun yet."""
    if found.unit or not found.noun or found.noun.endswith(_plurals(known)):
        return False
    return any(known.unit(part.low) in _THINGS for part in parts[k + 1 : k + 4])


def _adjectives(parts: list[Part], found: Counted, k: int, known: Numbers) -> bool:
    """*11 unprecedented, severe packets*: over the comma between two adjectives."""
    if found.unit or not found.noun or found.noun.endswith(_plurals(known)):
        return False
    after = parts[k + 1 : k + 3]
    alike = len(after) == 2 and all(p.raw.islower() and p.raw.isalpha() for p in after)
    return (
        alike
        and after[0].low not in known.set("stop")
        and (after[1].low.endswith(_plurals(known)) or known.unit(after[1].low) != "")
    )


def _plurals(known: Numbers) -> tuple[str, ...]:
    return tuple(known.data.get("plural_endings", ("",)))


def _take(parts: list[Part], found: Counted, k: int, unit: str, known: Numbers) -> None:
    low = parts[k].low
    if found.unit in ("", "count") or unit in _FATES:
        found.unit = unit
    found.last, found.noun = k + 1, low
    if unit == "money":
        by_whose = known.data.get("whose_currency", {}).get(parts[k - 1].low) if k else None
        found.currency = by_whose or known.currency(low)


def _crowd_goes_on(parts: list[Part], k: int, known: Numbers) -> bool:
    """*20 people dead*, *14 house fires*: the next word says more of them."""
    unit = known.unit(parts[k].low) if k < len(parts) and parts[k].raw[0].isalpha() else ""
    return unit in _CROWDS or unit in _FATES or unit in ("events", "cases", "aircraft", "ships")


def _share(parts: list[Part], found: Counted, k: int, known: Numbers) -> None:
    """*70 percent of the forces*: the share is of the forces."""
    found.first = found.last = k
    if k >= len(parts) or parts[k].low not in known.set("of") | known.set("share_of"):
        return
    k += 1
    while k < len(parts) and parts[k].low in known.set("articles"):
        k += 1
    found.first = found.last = k
    while k < len(parts) and k - found.first < 4:
        if not parts[k].raw[0].isalpha() or parts[k].low in known.set("stop"):
            break
        k += 1
    found.last, found.noun = k, parts[k - 1].low


def _verbal(parts: list[Part], j: int, k: int, known: Numbers, endings: tuple[str, ...]) -> bool:
    """Whether the word right after the number is its verb: *80,000 remained in …*."""
    if k != j or not parts[k].low.endswith(endings):
        return False
    after = parts[k + 1].low if k + 1 < len(parts) else "."
    return not after[0].isalpha() or after in known.set("after_verb")


def _verb_unit(parts: list[Part], found: Counted, known: Numbers) -> None:
    """*20 were wounded*: the verb says what the number counts."""
    for part in parts[found.last : found.last + 3]:
        if part.low in known.set("of"):
            return
        if known.unit(part.low) in _FATES:
            found.unit = known.unit(part.low)
            return
        if not part.raw[0].isalpha():
            return


def _fate(parts: list[Part], found: Counted, known: Numbers) -> None:
    """*20 people were killed*, *20 civilians dead*: what became of those who are counted."""
    for k in range(found.last, min(len(parts), found.last + 5)):
        low = parts[k].low
        unit = known.unit(low)
        for words, fate in known.fates.get(low, ()):
            if matches(parts, k, words):
                unit = fate
        if unit in _FATES:
            found.unit = unit
            return
        if not parts[k].raw[0].isalpha() or low in known.set("and"):
            return


def read_unit(parts: list[Part], j: int, known: Numbers) -> str:
    """The unit of the next two parts, empty when there is none."""
    for part in parts[j : j + 2]:
        if part.raw == "%":
            return "percent"
        unit = known.unit(part.low)
        if unit:
            return unit
    return ""
