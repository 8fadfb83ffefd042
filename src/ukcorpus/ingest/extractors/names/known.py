"""What is known of a form without its context: gazetteer, first names, dictionary; all cached."""

import re
from functools import cache, lru_cache
from itertools import product
from string import ascii_uppercase
from typing import NamedTuple

from ukcorpus.authority.data import table
from ukcorpus.authority.gazetteer import (
    Place,
    country_alias,
    is_first_name,
    lookup_place,
    org_alias,
    org_forms,
    place_forms,
)
from ukcorpus.authority.keys import name_key
from ukcorpus.ingest.extractors.names.lexicon import Lexicon, bodies, lexicon
from ukcorpus.ingest.extractors.names.misprints import LONG_ENOUGH, is_misprint
from ukcorpus.model.names import Kind
from ukcorpus.text.dictionary import is_word
from ukcorpus.text.normal import fold

_PARTS = re.compile(r"\w+")

FINDING = 15_000
"""Inhabitants from which a city's name alone is evidence; below it, context must say so."""


class Known(NamedTuple):
    """What a form stands for without doubt; ``key`` is empty when only its kind is known."""

    kind: Kind
    name: str
    key: str
    rule: str


@lru_cache(maxsize=16384)
def is_compound(form: str, language: str) -> bool:
    """Whether ``form`` is two words of the dictionary in one: *geweervuur*."""
    return len(form) > 7 and any(
        is_word(form[at:], language)
        and (is_word(form[:at], language) or is_word(form[:at].removesuffix("s"), language))
        for at in range(4, len(form) - 3)
    )


@lru_cache(maxsize=16384)
def is_of_country(form: str, language: str) -> bool:
    """Whether ``form`` is a country and a common word in one: *ruslandkenner*."""
    return len(form) > 8 and any(
        is_word(form[at:], language) and country_alias(form[:at].capitalize(), language)
        for at in range(4, len(form) - 3)
    )


@lru_cache(maxsize=16384)
def misprinted_demonym(form: str, language: str) -> bool:
    """Whether a long word is a nationality with a slip of the pen: *Ukrainains*."""
    if len(form) <= LONG_ENOUGH + 1:
        return False
    alike = _demonyms(language).get((form[0], form[-1]), ())
    return any(is_misprint(form, demonym) for demonym in alike)


@cache
def _demonyms(language: str) -> dict[tuple[str, str], list[str]]:
    """Nationalities by their first and last letters, which no slip of the pen changes here."""
    alike: dict[tuple[str, str], list[str]] = {}
    for demonym in sorted(lexicon(language).demonyms):
        alike.setdefault((demonym[0], demonym[-1]), []).append(demonym)
    return alike


@lru_cache(maxsize=16384)
def first_name(form: str) -> bool:
    """Whether people are called so, in any language."""
    return is_first_name(form) or fold(form) in lexicon("common").first_names


@lru_cache(maxsize=16384)
def given_name(form: str, language: str) -> bool:
    """Whether ``form``, perhaps inflected, is a first name."""
    return first_name(form) or any(
        first_name(base_form) for base_form in _base_forms(form, lexicon(language))
    )


@lru_cache(maxsize=16384)
def surname(form: str, language: str) -> bool:
    """Whether ``form``, perhaps inflected, is a surname that is somebody's in any article."""
    return base(form, language) in _surnames(language)


@cache
def _surnames(language: str) -> frozenset[str]:
    return frozenset(base(form, language) for form in lexicon(language).known_people)


@lru_cache(maxsize=16384)
def alias(form: str, language: str) -> Known | None:
    """The country or body that ``form``, as written, always stands for."""
    for written in _spellings(form, language):
        found = _alias(written, language)
        if found:
            return found
    if not lexicon(language).name_endings or len(form) < 4:
        return None
    folded = fold(form)
    stem = base(folded, language)
    # A base form without ending is one already: *Доминик* is no case of *Доминика*.
    return _by_stem(language).get(stem) if stem != folded or " " in stem else None


@cache
def alias_starts(language: str) -> dict[str, int]:
    """First words, folded, of all countries and bodies → the most words that follow from there."""
    names = (*_listed(), *lexicon(language).known_orgs, *lexicon(language).known_places)
    longest: dict[str, int] = {}
    for name in names:
        folded = fold(name)
        size = len(_PARTS.findall(folded))
        first = folded.replace(".", "").replace("-", " ").split()[0]
        for start in {first, base(first, language)}:
            longest[start] = max(size, longest.get(start, 0))
    return longest


@cache
def _listed() -> tuple[str, ...]:
    """Every spelling of a country or a body."""
    names = [form for key in table("orgs") for form in org_forms(f"org:{key}")]
    for code in map("".join, product(ascii_uppercase, repeat=2)):
        names += place_forms(f"iso:{code}")
    names += (form for row in table("acronyms")["country"] for form in row["forms"])
    return tuple(filter(None, names))


@cache
def _keys(language: str) -> frozenset[str]:
    """The key of every country and body; all else is asked for in vain."""
    own = lexicon(language).known_orgs | lexicon(language).known_places
    return _listed_keys().union(map(name_key, own))


@cache
def _listed_keys() -> frozenset[str]:
    return frozenset(map(name_key, _listed()))


@cache
def _by_stem(language: str) -> dict[str, Known]:
    """Countries and bodies by what their inflected forms share: *Великої Британії*."""
    stems: dict[str, Known] = {}
    for key in table("orgs"):
        forms = org_forms(f"org:{key}")
        for form in forms:
            if len(form) > 5:
                stems.setdefault(
                    base(fold(form), language), Known("org", forms[0], f"org:{key}", "alias")
                )
    for code in map("".join, product(ascii_uppercase, repeat=2)):
        forms = place_forms(f"iso:{code}")
        for form in forms:
            if len(form) > 3:
                known_as = Known("place", forms[0], f"iso:{code}", "alias")
                stems.setdefault(base(fold(form), language), known_as)
    for name in sorted(lexicon(language).known_places):
        stems.setdefault(base(fold(name), language), _known_place(name, language))
    for name in bodies():
        if len(name) > LONG_ENOUGH - 2:
            stems.setdefault(base(fold(name), language), Known("org", name, "", "known-org"))
    return stems


def _alias(form: str, language: str) -> Known | None:
    if name_key(form) not in _keys(language):
        return None
    body = org_alias(form, language)
    if body:
        return Known("org", body[1], body[0], "alias")
    iso = country_alias(form, language)
    if iso:
        return country(iso, language)
    written = " ".join(form.split()).casefold()
    if written in lexicon(language).known_orgs:
        return Known("org", "", "", "known-org")
    if written in lexicon(language).known_places:
        return _known_place(written, language)
    return None


def _known_place(name: str, language: str) -> Known:
    """A place of a list, with the key that the gazetteer has for it."""
    found = next(iter(lookup_place(name, language)), None)
    if found is None or (found.kind == "city" and not lexicon(language).name_endings):
        whole = " " in name and bool(lexicon(language).name_endings)
        return Known("place", name.title() if whole else "", "", "known-place")
    return Known("place", found.name, found.key, "known-place")


@lru_cache(maxsize=1024)
def country(iso: str, language: str) -> Known:
    """The country of an ISO code, by the name it has elsewhere."""
    key = f"iso:{iso}"
    forms = place_forms(key) or (iso,)
    found = (place.name for place in lookup_place(forms[0], language) if place.key == key)
    return Known("place", next(found, forms[0]), key, "alias")


@lru_cache(maxsize=16384)
def places(form: str, language: str) -> tuple[Place, ...]:
    """The places called ``form``, best first; inflected forms are tried after the form itself."""
    for written in _spellings(form, language):
        found = lookup_place(written, language)
        if found:
            return found
    return ()


@lru_cache(maxsize=16384)
def big_place(form: str, language: str) -> Place | None:
    """The place that ``form`` names by itself: no town below ``FINDING`` inhabitants."""
    for place in places(form, language):
        if place.kind != "city" or place.population >= FINDING:
            return place
    return None


def base(form: str, language: str) -> str:
    """What the inflected forms of a name share; the form itself where names do not inflect."""
    return _base(form, language) if lexicon(language).name_endings else form


@lru_cache(maxsize=16384)
def _base(form: str, language: str) -> str:
    endings = lexicon(language).name_endings
    return " ".join(_cut(word, endings) for word in form.split())


def _cut(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: len(word) - len(ending)]
    return word


def _spellings(form: str, language: str) -> list[str]:
    """``form``, it without abbreviations' full stops, and what it may be inflected from."""
    spellings = [form]
    if ". " in form:
        spellings.append(form.replace(". ", " "))
    endings = lexicon(language).endings
    if endings and len(form) > 3:
        spellings += _base_forms(form, lexicon(language))
    return spellings


def _base_forms(form: str, words: Lexicon) -> list[str]:
    found = []
    for ending, bases in words.endings:
        if form.endswith(ending) and len(form) - len(ending) >= (2 if len(ending) > 2 else 3):
            stem = form[: len(form) - len(ending)] if ending else form
            found += [stem + base for base in bases]
    return found
