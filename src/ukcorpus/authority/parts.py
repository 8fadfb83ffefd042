"""Names of people taken apart: given names, surname, and what only distinguishes."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ukcorpus.authority.data import table
from ukcorpus.text.normal import fold

_LONGEST = 100

_TOKEN = re.compile(r"[^\W\d_]+(?:['’ʼ`.]?[^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: what is compared and what only distinguishes."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    """Without particles; the parts of a double surname are tokens of their own."""
    initials: tuple[str, ...] = ()
    suffix: str = ""
    particles: tuple[str, ...] = ()


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table("given")[kind])


@cache
def given_names() -> dict[str, int]:
    """Folded given name → number of its row of equivalents."""
    rows = enumerate(table("given")["names"])
    return {fold(name): number for number, row in rows for name in row}


def given_row(name: str) -> int | None:
    """The number of a given name's row of equivalents; None for a name without one."""
    return given_names().get(fold(name))


@lru_cache(maxsize=50_000)
def split_name(name: str) -> Parts:
    """The parts of a person's name as written; ``Surname, Given`` is turned round."""
    before, comma, after = name[:_LONGEST].partition(",")
    if comma and after.strip() and fold(after.strip().rstrip(".")) not in _words("suffixes"):
        name = f"{after} {before}"
    tokens = _TOKEN.findall(name.replace("-", " ")[:_LONGEST])
    return _parts(tokens, _ends_in_double(name))


def _ends_in_double(name: str) -> bool:
    """``Jacob Rees-Mogg``; not ``Bashar al-Assad``, nor ``Kim Jong-un``, whose tail is small."""
    parts = name.split()[-1].split("-") if name.split() else []
    if len(parts) < 2 or fold(parts[-1]) in _words("suffixes"):
        return False
    return all(len(part) > 3 for part in parts[-2:])


def _parts(tokens: list[str], double: bool) -> Parts:
    kept: list[str] = []
    initials: list[str] = []
    particles: list[str] = []
    suffix = ""
    for place, token in enumerate(tokens):
        bare = fold(token.rstrip("."))
        letters = bare.replace(".", "")
        last = place == len(tokens) - 1
        if bare in _words("suffixes") and len(kept) > 1:
            suffix = bare
        elif len(letters) == 1 or ("." in token and len(letters) <= 2 + bare.count(".")):
            initials += letters
        elif bare in _words("titles") and not kept and not last:
            if given_row(bare) is not None and place == len(tokens) - 2:
                kept.append(token)  # *Don Xyz* has a first name, *Don Juan Xyz* a title
        elif bare in _words("particles") and not last and (place or given_row(bare) is None):
            particles.append(bare)
        else:
            kept.append(token.rstrip("."))
    if not kept:
        return Parts((), tuple(tokens[-1:]), tuple(initials), suffix, tuple(particles))
    size = 2 if double and len(kept) > 1 else 1
    return Parts(
        tuple(kept[:-size]), tuple(kept[-size:]), tuple(initials), suffix, tuple(particles)
    )


def surname(name: str) -> str:
    """The surname without particles, as written: ``Leyen`` of ``Ursula von der Leyen``."""
    return " ".join(split_name(name).surname)


def is_single(name: str) -> bool:
    """Whether ``name`` is one word only: a surname, or a first name, alone."""
    parts = split_name(name)
    return not parts.given and not parts.initials


def has_given(name: str) -> bool:
    """Whether a given name is spelt out."""
    return bool(split_name(name).given)


def inflections(token: str) -> tuple[str, ...]:
    """Nominatives that a Cyrillic surname may be a case of; none in other scripts."""
    if not any("\u0400" <= letter <= "\u04ff" for letter in token):
        return ()
    bare = [stem for stem in stems_of(token) if stem != token.casefold()]
    return (*bare, *(stem + ending for stem in bare for ending in ("ий", "а", "о")))


@lru_cache(maxsize=100_000)
def stems_of(token: str) -> tuple[str, ...]:
    """The token and what is left of it without a case ending."""
    word = token.casefold()
    found = {word}
    for ending in table("given")["cases"]:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            found.add(word[: -len(ending)])
    return tuple(sorted(found))
