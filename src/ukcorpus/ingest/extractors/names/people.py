"""Which mentions of people are one person: full names first, then surnames, then misprints."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from ukcorpus.authority.compare import SAME_SOUND, token_similarity
from ukcorpus.authority.people import THRESHOLD, similarity
from ukcorpus.ingest.extractors.names import known
from ukcorpus.ingest.extractors.names.lexicon import Lexicon
from ukcorpus.ingest.extractors.names.misprints import LONG_ENOUGH, is_misprint
from ukcorpus.ingest.extractors.names.port import RawMention

_Y = re.compile(r"(?:yy|iy|ij|yj|ii|i|y)\Z")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "phd"))


class Name(NamedTuple):
    """A person's name taken apart; all forms folded and, where words inflect, stemmed."""

    given: str
    surname: str
    """With its particles: ``von der leyen``; the whole name when it is one word."""
    last: str
    """The surname without particles."""
    size: int
    middle: tuple[str, ...] = ()


class Person:
    """The mentions of one person, while they are being gathered."""

    def __init__(self, name: Name) -> None:
        self.names = [name]
        self.mentions: list[RawMention] = []


def take_apart(forms: Sequence[str], words: Lexicon, stems: tuple[str, ...]) -> Name:
    """The name that ``forms`` are."""
    parts = [form for form in forms if form not in _SUFFIXES] or list(forms)
    if len(parts) == 2 and parts[1].endswith(words.patronymics):
        parts = parts[:1]  # *Максим Станиславович* is Максим to all who know him
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1] in words.particles:
        cut -= 1
    if cut == 1 and len(parts) > 1 and parts[0] in words.particles:
        cut = 0
    last = _stem(parts[-1], stems)
    surname = " ".join([*parts[cut:-1], last])
    given = _stem(parts[0], stems) if cut > 0 else ""
    middle = tuple(part for part in parts[1:cut] if len(part) > 2)
    return Name(given, surname, last, len(parts) if cut > 0 else 1, middle)


def _stem(form: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: len(form) - len(ending)]
    return _Y.sub("y", form) if len(form) > 4 else form


def gather(named: Sequence[tuple[RawMention, Name]]) -> list[Person]:
    """One ``Person`` for each real person; a surname that two people bear is neither's."""
    people: list[Person] = []
    counts: dict[Name, int] = defaultdict(int)
    for _, name in named:
        counts[name] += 1
    where: dict[Name, Person] = {}
    full = [name for name in counts if name.size > 1]
    order = {name: place for place, name in enumerate(counts)}
    for name in sorted(full, key=lambda name: (-counts[name], order[name])):
        same = [person for person in people if _is_same(person.names[0], name)]
        if same:
            same[0].names.append(name)
            where[name] = same[0]
        else:
            where[name] = Person(name)
            people.append(where[name])
    bearers = list(people)
    for name in sorted((n for n in counts if n.size == 1), key=lambda n: (-counts[n], order[n])):
        person = (
            _bearer(name, bearers)
            or next((p for p in people[len(bearers) :] if p.names[0].last == name.last), None)
            or _misprinted(name, people, len(bearers))
        )
        if person is None:
            person = Person(name)
            people.append(person)
        else:
            person.names.append(name)
        where[name] = person
    for mention, name in named:
        where[name].mentions.append(mention)
    return people


def _is_same(one: Name, other: Name) -> bool:
    """Whether two full names may be one: surnames alike, and first names that agree."""
    if not (
        one.surname == other.surname
        or one.last == other.last
        or is_misprint(one.surname, other.surname)
    ):
        return _sound_alike(one, other)
    first, second = one.given, other.given
    if first == second or first in other.middle or second in one.middle:
        return True
    if _sound_alike(one, other):
        return True
    if not first or not second or first[0] != second[0]:
        return False
    if len(first) == 1 or len(second) == 1:
        return True
    if one.last != other.last:
        return False
    near = OSA.distance(first, second, score_cutoff=2)
    return (
        near <= 1
        or (near == 2 and min(len(first), len(second)) > 4)
        or _skeleton(first) == _skeleton(second)
    )


def _sound_alike(one: Name, other: Name) -> bool:
    """Whether two full names are one in two transliterations: *Lavrov* and *Ławrow*."""
    if one.given[:1] != other.given[:1]:
        return False
    return similarity(f"{one.given} {one.surname}", f"{other.given} {other.surname}") >= THRESHOLD


def _skeleton(given: str) -> str:
    """Consonants of a first name: Dmitri, Dmytro and Dmitry share them."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyhj]", "", given).replace("k", "c"))


def _bearer(name: Name, people: list[Person]) -> Person | None:
    bearers = [
        person
        for person in people
        if any(name.last in (n.last, n.surname) or name.surname == n.surname for n in person.names)
    ]
    if bearers:
        return bearers[0] if len(bearers) == 1 else None
    called = [p for p in people if name.last in (p.names[0].given, *p.names[0].middle)]
    return called[0] if len(called) == 1 else None


def _misprinted(name: Name, people: list[Person], full: int) -> Person | None:
    if any(p.names[0].last == name.last for p in people) or known.first_name(name.last):
        return None
    near = [
        p
        for p in people
        if is_misprint(p.names[0].last, name.last)
        or (
            len(name.last) >= LONG_ENOUGH
            and name.last.endswith("a") == p.names[0].last.endswith("a")
            and token_similarity(p.names[0].last, name.last) >= SAME_SOUND
        )
    ]
    if len(near) == 1:
        return near[0]
    near = [p for p in near if p in people[:full]]
    return near[0] if len(near) == 1 else None
