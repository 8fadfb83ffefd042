"""Whether two names are one person's, in any spelling, language and alphabet.

Names are split into given names and a surname, each token is compared by sound, and the
surname must agree before the given names are looked at.
"""

from functools import lru_cache

from ukcorpus.authority.blocks import surname_classes
from ukcorpus.authority.compare import OVA, SAME_SOUND, alike, differ_by_a_slip
from ukcorpus.authority.data import table
from ukcorpus.authority.given import GIVEN, ends_in_a, given_alike, given_pair
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.parts import (
    Parts,
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
_SURE_SURNAME = 0.96
"""What a surname needs when only an initial stands before one of the two."""
_TURNED = 0.96
"""What a name needs when the other is read family name first."""
_SURNAME_WEIGHT = 0.55
_DROPPED_MIDDLE = 0.03
_SUFFIX = 0.78
_INITIALS = 0.7
_ONE_INFLECTED = 0.9
_CONTRADICTS = 0.65
"""Likeness below which a token belongs to somebody else, misprints and alphabets included."""


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
    if best >= THRESHOLD:
        return best
    if not stems and _are_cases(mine, yours):
        return _ONE_INFLECTED
    for first, second in ((mine, yours), (yours, mine)):
        turned = _turned(first, second)
        if turned and (score := _compare(turned, second, stems)) >= _TURNED:
            best = max(best, score)
    return best


def _are_cases(mine: Parts, yours: Parts) -> bool:
    """Whether one is the other in another case: *Borisom Johnsonom*. Both parts must differ,
    or *Paula Simon* would be Paul.
    """
    if not mine.given or len(mine.given) != len(yours.given):
        return False
    ours, theirs = (*mine.given, *mine.surname), (*yours.given, *yours.surname)
    return (
        len(ours) == len(theirs)
        and all(_is_case(fold(a), fold(b)) for a, b in zip(ours, theirs, strict=True))
        and not _gender_clash(mine, yours, False)
    )


def _is_case(one: str, other: str) -> bool:
    if one == other or one[:3] != other[:3]:
        return False
    return not set(stems_of(one)).isdisjoint(stems_of(other))


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
    given, dropped = given_alike(mine.given, yours.given, stems)
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


def contradict(one: str, other: str) -> bool:
    """Whether two names can hardly be one person's, whatever third name is like both."""
    mine, yours = split_name(one), split_name(other)
    if not mine.given or not yours.given:
        return False
    given = given_pair(mine.given[0], yours.given[0], False)
    if given < _CONTRADICTS or _same_known(mine.given[0], yours.given[0]) is False:
        return True
    return alike(mine.surname[-1], yours.surname[-1], False) < _CONTRADICTS


def _same_known(one: str, other: str) -> bool | None:
    """Whether two known given names are equivalents; None where one is not known."""
    first, second = given_row(one), given_row(other)
    return None if first is None or second is None else first == second


def _given_differ(mine: tuple[str, ...], yours: tuple[str, ...], stems: bool) -> bool:
    """Looked at before the surnames: it is cheaper, and mostly enough."""
    single = len(mine) == len(yours) == 1
    return single and given_pair(mine[0], yours[0], stems) < GIVEN


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
    if family < _SURE_SURNAME or not _same_initial(first[0], second[0]):
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
        return min(_family(a, b, stems) for a, b in zip(mine, yours, strict=True))
    joined = _family("".join(mine), "".join(yours), stems)
    return max(joined, 0.95 * max(_family(a, b, stems) for a in mine for b in yours))


@lru_cache(maxsize=50_000)
def _family(one: str, other: str, stems: bool) -> float:
    """Likeness of two surnames; of two in Latin letters, what a slip of the pen explains."""
    score = alike(one, other, stems)
    if stems or not LOOSE_SURNAME <= score < SAME_SOUND:
        return score
    same = differ_by_a_slip(one.removesuffix(OVA), other.removesuffix(OVA))
    return score if same else 0.0


def _gender_clash(mine: Parts, yours: Parts, stems: bool) -> bool:
    """``Zelensky`` and ``Zelenska`` with given names of two genders are two people."""
    if stems or not mine.given or not yours.given:
        return False
    one, other = fold(mine.surname[-1]), fold(yours.surname[-1])
    if not _clash(one, other):
        return False
    return ends_in_a(mine.given[0]) != ends_in_a(yours.given[0])


def _clash(one: str, other: str) -> bool:
    woman, man = tuple(table("given")["feminine"]), tuple(table("given")["masculine"])
    return (one.endswith(woman) and other.endswith(man)) or (
        other.endswith(woman) and one.endswith(man)
    )
