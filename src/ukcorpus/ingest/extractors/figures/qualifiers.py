"""How exact a number claims to be: *about*, *up to*, *or more*."""

from ukcorpus.ingest.extractors.figures.counted import SYMBOLS, Counted
from ukcorpus.ingest.extractors.figures.known import Numbers
from ukcorpus.ingest.extractors.figures.numerals import Numeral, matches
from ukcorpus.ingest.extractors.figures.parts import Part

_SIGNS = {
    "~": "approx", "≈": "approx", "±": "approx", ">": "at_least", "≥": "at_least",
    "<": "at_most", "≤": "at_most",
}  # fmt: skip
_REACH = 8
"""Words before *to* among which a verb of change makes it the end of that change."""
_SHORT = 12
"""Up to so many days or years, *over* says during: *in four instalments over four years*."""


def qualifier_before(parts: list[Part], i: int, known: Numbers) -> tuple[str, int]:
    """The qualifier that ends right before part ``i``, and where it starts."""
    if i and parts[i - 1].raw in SYMBOLS:
        i -= 1
    if not i:
        return "", i
    if parts[i - 1].raw in _SIGNS and parts[i - 1].end == parts[i].start:
        return _SIGNS[parts[i - 1].raw], i - 1
    for words, kind in known.qualifiers.get(parts[i - 1].low, ()):
        start = i - len(words)
        if matches(parts, start, words):
            return ("", i) if _is_preposition(parts, start, words, known) else (kind, start)
    return "", i


def qualifier_after(parts: list[Part], j: int, known: Numbers) -> tuple[str, int]:
    """The qualifier that begins with part ``j``, or the plus of 100+, and where it ends."""
    if j >= len(parts):
        return "", j
    if parts[j].raw == "+" and parts[j].start == parts[j - 1].end:
        return "at_least", j + 1
    for words, kind in known.qualifiers_after.get(parts[j].low, ()):
        if matches(parts, j, words):
            return kind, j + len(words)
    return "", j


def _is_preposition(parts: list[Part], start: int, words: tuple[str, ...], known: Numbers) -> bool:
    """*handed over 21 girls*, *steeg tot 3.132*: no word about how exact it is."""
    if len(words) > 1:
        return False
    word = words[0]
    before = parts[start - 1].low if start else ""
    if word in known.set("particles") and before in known.set("before_particle"):
        return True
    if word not in known.set("to_words"):
        return False
    if word in known.set("range_words") and before[:1].isdigit():
        return True  # 62 do 35: one against the other
    verbs, origins = known.set("to_verbs"), known.set("from")
    for k in range(start - 1, max(-1, start - 1 - _REACH), -1):
        low = parts[k].low
        if low in verbs or any(low.startswith(stem) for stem in known.data.get("to_stems", ())):
            return True
        if low in origins and parts[k + 1].raw[0].isdigit():
            return True  # z 5,7 proc. do 3,7
        if low in ".;:!?" and parts[k].start > parts[k - 1].end:
            return False
        if low in ";!?":
            return False
    return False


def says_during(
    parts: list[Part], first: int, numeral: Numeral, counted: Counted, known: Numbers
) -> bool:
    """Whether the qualifier at ``first`` says how long: *over four years*, not *for over two*."""
    if counted.unit != "duration" or numeral.value > _SHORT or first + 1 != numeral.first:
        return False
    before = parts[first - 1].low if first else ""
    return parts[first].low in known.set("during") and before not in known.set("before_amount")
