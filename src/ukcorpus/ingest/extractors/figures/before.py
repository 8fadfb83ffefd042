"""What a number counts that is named before it: *the number of refugees rose to 4,000*."""

from ukcorpus.ingest.extractors.figures.counted import Counted, counted_after
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral, matches
from ukcorpus.ingest.extractors.figures.parts import Part

_REACH = 14
"""Parts before a number among which it is looked for, within the sentence."""


def counted_before(parts: list[Part], numeral: Numeral, known: Numbers) -> Counted | None:
    """What *the number of …* or *the death toll* before the number names, else after it."""
    j = numeral.last
    if j < len(parts) and (parts[j].low in known.set("articles") or _begins(parts, j, known)):
        for at in (j, j + 1):  # raises to 4,000 the number of hectares
            if _begins(parts, at, known):
                return _named(parts, at, known)
    for at in range(numeral.first - 1, max(-1, numeral.first - 1 - _REACH), -1):
        low = parts[at].low
        if low in ".;:!?" or low in known.set("age_words"):
            return None
        if _begins(parts, at, known):
            return _named(parts, at, known)
        if low in known.set("toll"):
            return Counted("killed", at, at, low)
    return None


def _begins(parts: list[Part], at: int, known: Numbers) -> int:
    """How many parts *number of* takes here; 0 when it does not stand here."""
    phrases = known.phrases("number_of")
    return next((len(words) for words in phrases if matches(parts, at, words)), 0)


def _named(parts: list[Part], at: int, known: Numbers) -> Counted | None:
    k = at + _begins(parts, at, known)
    while k < len(parts) and parts[k].low in known.set("articles"):
        k += 1
    found = counted_after(parts, k, known)
    return found if found.unit and found.unit not in ("percent", "money") else None
