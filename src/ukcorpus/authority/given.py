"""Whether two given names are one: equivalents of languages, short forms, cases, misprints."""

from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from ukcorpus.authority.compare import SAME_SOUND, alike, token_similarity
from ukcorpus.authority.data import table
from ukcorpus.authority.gazetteer import is_first_name
from ukcorpus.authority.parts import given_names, stems_of
from ukcorpus.authority.phonemic import readings
from ukcorpus.text.normal import fold

GIVEN = 0.80
"""From here on two given names are one."""
_ANOTHER = 0.79
"""At most this for two given names that are known to be two."""
_SURE_ROW = 0.88
_LONG_GIVEN = 5
_SHORT = 4
_FEMININE = frozenset(("e", "ie", "ine"))
"""What a woman's given name has after a man's, besides *a*: *Nicole*, *Christine*."""


def given_alike(mine: tuple[str, ...], yours: tuple[str, ...], stems: bool) -> tuple[float, bool]:
    """The worst given name of the shorter side against the longer one, in order; and whether
    the longer one has more.
    """
    shorter, longer = sorted((mine, yours), key=len)
    worst, at = 1.0, 0
    for name in shorter:
        best, found = 0.0, at
        for place in range(at, len(longer)):
            score = given_pair(name, longer[place], stems)
            if place and not at and score < SAME_SOUND:
                continue  # a second given name stands for the first only when it is the same
            if score > best:
                best, found = score, place + 1
            if best >= GIVEN:
                break
        worst, at = min(worst, best), found
    return worst, len(longer) > len(shorter)


@lru_cache(maxsize=50_000)
def given_pair(one: str, other: str, stems: bool) -> float:
    """How likely two given names are one, from 0 to 1."""
    a, b = fold(one), fold(other)
    if a == b:
        return 1.0
    rows = given_names()
    if stems:
        a, b = _known_stem(a, rows), _known_stem(b, rows)
    if a in rows and b in rows:
        # two known names: one and the same, or two people
        return SAME_SOUND if rows[a] == rows[b] else min(_ANOTHER, token_similarity(one, other))
    shorter, longer = sorted((a, b), key=len)
    short_form = len(shorter) >= 3 and longer.startswith(shorter)
    score = 0.9 if short_form else alike(one, other, stems)
    if score >= GIVEN and not stems and (_are_man_and_woman(a, b) or _are_two(a, b)):
        score = _ANOTHER
    known = a if a in rows else b if b in rows else ""
    if score < GIVEN and known:
        unknown = b if known == a else a
        score = max(score, _like_any(unknown, rows[known]))
    return score


def _are_man_and_woman(one: str, other: str) -> bool:
    """*Paul* and *Paula*, *Nicol* and *Nicole*: known names that only such an ending tells apart;
    *Nigela* is a case of Nigel.
    """
    man, woman = sorted((one, other), key=ends_in_a)
    if man.startswith(woman) and len(woman) <= _SHORT:
        return False  # Rafa and Rafael
    if ends_in_a(man) == ends_in_a(woman):
        man, woman = sorted((one, other), key=len)
        if woman.removeprefix(man) not in _FEMININE:
            return False
    return is_first_name(woman) and is_first_name(man)


def _are_two(one: str, other: str) -> bool:
    """*Jane* and *Gene*, *Harry* and *Gerry*: two names of Latin letters that people have,
    neither a short form nor a slip of the pen of the other.
    """
    if not (one + other).isascii() or one.startswith(other) or other.startswith(one):
        return False
    slip = OSA.distance(one, other, score_cutoff=1) <= 1
    if slip or not set(readings(one)).isdisjoint(readings(other)):
        return False
    return is_first_name(one) and is_first_name(other)


def ends_in_a(given: str) -> bool:
    """Whether a given name ends as those of Slavic women do."""
    return fold(given)[-1] in "aая"


def _like_any(unknown: str, row: int) -> float:
    """A given name that the table lacks, against all equivalents of one that it has."""
    if len(unknown) < _LONG_GIVEN:
        return 0.0
    by_sound = _row(row)
    best = 0.0
    for sound in dict.fromkeys(reading[0] for reading in readings(unknown)):
        for name in by_sound.get(sound, ()):
            if ends_in_a(name) == ends_in_a(unknown):
                best = max(best, token_similarity(unknown, name))
    return best if best >= _SURE_ROW else 0.0


def _known_stem(name: str, rows: dict[str, int]) -> str:
    """A given name's nominative where the table has it, else the name."""
    if name in rows:
        return name
    return next((stem for stem in stems_of(name) if stem in rows), name)


@cache
def _row(number: int) -> dict[str, tuple[str, ...]]:
    """First sound → the long enough names of a row of equivalents that may begin with it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in table("given")["names"][number]:
        if len(name) >= _LONG_GIVEN:
            for sound in dict.fromkeys(reading[0] for reading in readings(name)):
                found[sound] = (*found.get(sound, ()), name)
    return found
