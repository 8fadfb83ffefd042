"""Whether two names are one person's, in any spelling, language and alphabet.

Names are split into given names and a surname, each token is compared by sound, and the
surname must agree before the given names are looked at.
"""

from functools import cache, lru_cache

from ukcorpus.authority.blocks import surname_classes
from ukcorpus.authority.compare import SAME_SOUND, token_similarity
from ukcorpus.authority.data import table
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.parts import (
    Parts,
    given_names,
    given_row,
    has_given,
    is_single,
    split_name,
    stems_of,
    surname,
)
from ukcorpus.authority.phonemic import readings
from ukcorpus.text.normal import fold

__all__ = ["THRESHOLD", "Parts", "has_given", "is_single", "similarity", "split_name", "surname"]

THRESHOLD = 0.80
"""From here on two names are one person's; chosen once for a precision of 99 in a hundred."""

SURNAME = 0.84
LOOSE_SURNAME = 0.80
"""Enough where the given names are surely the same; one misprint in a short surname."""
_SURE_GIVEN = 0.95
_TURNED = 0.93
"""What a name needs when the other is read family name first."""
GIVEN = 0.80
_SURE_ROW = 0.88
_LONG_GIVEN = 5
_SURNAME_WEIGHT = 0.55
_DROPPED_MIDDLE = 0.03
_SUFFIX = 0.78
_INITIALS = 0.7


@lru_cache(maxsize=100_000)
def similarity(one: str, other: str, stems: bool = False) -> float:
    """How likely two full names are one person's, from 0 to 1; symmetric.

    With ``stems`` a token also counts as the same when only its Slavic case ending differs.
    """
    if one > other:
        return similarity(other, one, stems)
    if name_key(one) == name_key(other):
        return 1.0
    mine, yours = split_name(one), split_name(other)
    best = _compare(mine, yours, stems)
    for first, second in ((mine, yours), (yours, mine)):
        turned = _turned(first, second)
        if turned and (score := _compare(turned, second, stems)) >= _TURNED:
            best = max(best, score)
    return best


def _turned(parts: Parts, other: Parts) -> Parts | None:
    """Family name first, as Hungarian, Chinese and lists have it; None if it cannot be so."""
    if not parts.given or len(parts.surname) > 1 or given_row(parts.given[0]) is not None:
        return None  # a name that begins with a well-known given name is in order
    if not other.surname or not _may_be_one(parts.given[0], other.surname[-1]):
        return None
    given = (*parts.given[1:], *parts.surname)
    return Parts(given, parts.given[:1], parts.initials, parts.suffix, parts.particles)


@lru_cache(maxsize=50_000)
def _may_be_one(one: str, other: str) -> bool:
    return not set(surname_classes(one)).isdisjoint(surname_classes(other))


def _compare(mine: Parts, yours: Parts, stems: bool) -> float:
    if _given_differ(mine.given, yours.given, stems):
        return 0.0
    family = _surnames(mine.surname, yours.surname, stems)
    if family < LOOSE_SURNAME or _gender_clash(mine, yours, stems):
        return 0.0
    if not mine.given or not yours.given:
        return _without_given(mine, yours, family)
    given, dropped = _given_alike(mine.given, yours.given, stems)
    if given < GIVEN or (family < SURNAME and (given < _SURE_GIVEN or _is_short(mine, yours))):
        return 0.0
    score = _SURNAME_WEIGHT * family + (1 - _SURNAME_WEIGHT) * given
    if dropped:
        score -= _DROPPED_MIDDLE
    if bool(mine.suffix) != bool(yours.suffix):
        score *= _SUFFIX
    if _initials_clash(mine, yours):
        score *= _INITIALS
    return score


def _given_differ(mine: tuple[str, ...], yours: tuple[str, ...], stems: bool) -> bool:
    """Looked at before the surnames: it is cheaper, and mostly enough."""
    single = len(mine) == len(yours) == 1
    return single and _given_pair(mine[0], yours[0], stems) < GIVEN


def _is_short(mine: Parts, yours: Parts) -> bool:
    return min(len("".join(mine.surname)), len("".join(yours.surname))) < 5


def _without_given(mine: Parts, yours: Parts, family: float) -> float:
    """``J. Biden`` and ``Joe Biden`` agree; a bare surname says nothing about who."""
    first = mine.given[:1] or mine.initials[:1]
    second = yours.given[:1] or yours.initials[:1]
    if not first and not second:
        return family
    if not first or not second:
        return 0.0
    if not _same_initial(first[0], second[0]):
        return 0.0
    return 0.9 * family


def _same_initial(one: str, other: str) -> bool:
    heard = {reading[0] for reading in readings(one)}
    return not heard.isdisjoint(reading[0] for reading in readings(other))


def _initials_clash(mine: Parts, yours: Parts) -> bool:
    ours, theirs = mine.initials, yours.initials
    if ours and theirs:
        return not _same_initial(ours[0], theirs[0])
    middle = mine.given[1:] if theirs else yours.given[1:]
    single = theirs or ours
    if single and middle:
        return not any(_same_initial(a, b) for a in single for b in middle)
    return False


def _surnames(mine: tuple[str, ...], yours: tuple[str, ...], stems: bool) -> float:
    """The worst pair of a double surname; of a double and a single one, the best."""
    if not mine or not yours:
        return 0.0
    if len(mine) == len(yours):
        return min(_alike(a, b, stems) for a, b in zip(mine, yours, strict=True))
    joined = _alike("".join(mine), "".join(yours), stems)
    return max(joined, 0.95 * max(_alike(a, b, stems) for a in mine for b in yours))


def _alike(one: str, other: str, stems: bool) -> float:
    plain = token_similarity(one, other)
    if plain < SAME_SOUND and one.endswith("ová") != other.endswith("ová"):
        # Czech and Slovak give every woman's surname this ending
        plain = max(plain, token_similarity(one.removesuffix("ová"), other.removesuffix("ová")))
    if not stems or plain >= SAME_SOUND:
        return plain
    return max(
        plain,
        max(
            (token_similarity(a, b) - 0.01 for a in stems_of(one) for b in stems_of(other)),
            default=0.0,
        ),
    )


def _given_alike(mine: tuple[str, ...], yours: tuple[str, ...], stems: bool) -> tuple[float, bool]:
    """The worst given name of the shorter side against the longer one, in order."""
    shorter, longer = sorted((mine, yours), key=len)
    worst, at = 1.0, 0
    for name in shorter:
        best, found = 0.0, at
        for place in range(at, len(longer)):
            score = _given_pair(name, longer[place], stems)
            if place and not at and score < SAME_SOUND:
                continue  # a second given name stands for the first only when it is the same
            if score > best:
                best, found = score, place + 1
            if best >= GIVEN:
                break
        worst, at = min(worst, best), found
    return worst, len(longer) > len(shorter)


@lru_cache(maxsize=50_000)
def _given_pair(one: str, other: str, stems: bool) -> float:
    a, b = fold(one), fold(other)
    if a == b:
        return 1.0
    rows = given_names()
    if stems:
        a, b = _known_stem(a, rows), _known_stem(b, rows)
    if a in rows and b in rows:
        # two known names: one and the same, or two people
        return SAME_SOUND if rows[a] == rows[b] else min(0.79, token_similarity(one, other))
    shorter, longer = sorted((a, b), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return 0.9
    score = _alike(one, other, stems)
    known = a if a in rows else b if b in rows else ""
    if score < GIVEN and known:
        unknown = b if known == a else a
        score = max(score, _like_any(unknown, rows[known]))
    return score


def _like_any(unknown: str, row: int) -> float:
    """A given name that the table lacks, against all equivalents of one that it has."""
    if len(unknown) < _LONG_GIVEN:
        return 0.0
    likely = (token_similarity(unknown, n) for n in _row(row) if len(n) >= _LONG_GIVEN)
    best = max(likely, default=0.0)
    return best if best >= _SURE_ROW else 0.0


def _known_stem(name: str, rows: dict[str, int]) -> str:
    """A given name's nominative where the table has it, else the name."""
    if name in rows:
        return name
    return next((stem for stem in stems_of(name) if stem in rows), name)


@cache
def _row(number: int) -> tuple[str, ...]:
    names: list[str] = table("given")["names"][number]
    return tuple(names)


def _gender_clash(mine: Parts, yours: Parts, stems: bool) -> bool:
    """``Zelensky`` and ``Zelenska`` with given names of two genders are two people."""
    if stems or not mine.given or not yours.given:
        return False
    one, other = fold(mine.surname[-1]), fold(yours.surname[-1])
    if not _clash(one, other):
        return False
    return _ends_in_a(mine.given[0]) != _ends_in_a(yours.given[0])


def _clash(one: str, other: str) -> bool:
    woman, man = tuple(table("given")["feminine"]), tuple(table("given")["masculine"])
    return (one.endswith(woman) and other.endswith(man)) or (
        other.endswith(woman) and one.endswith(man)
    )


def _ends_in_a(given: str) -> bool:
    return fold(given)[-1] in "aая"
