"""First names for the gazetteer: Faker's locales, their transliterations, and our own table.

A name written in Cyrillic is known in the Latin alphabet too, as newspapers of several
languages write it (``romanise.toml``): *Дмитрий* is Dmitry, Dmitri, Dmitriy and Dmitrij.
"""

import importlib
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ukcorpus.authority.data import table
from ukcorpus.authority.keys import name_key
from ukcorpus.text.dictionary import is_word

HERE = Path(__file__).parent
NOT_NAMES = ("zh", "ko", "tw", "ng", "th")
"""Locales whose lists hold syllables, or family names."""
CYRILLIC = ("uk", "ru")
SHORTEST = 4
"""Letters from which a transliteration is hardly a word by accident."""
LONG = 6
"""Letters from which it is none at all; shorter ones are looked up in an English dictionary."""


def first_names() -> set[str]:
    """Keys of all first names, in the alphabets that they are written in."""
    from faker.config import AVAILABLE_LOCALES

    names: set[str] = set()
    latin: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        if locale[:2] in NOT_NAMES:
            continue
        listed = set(_of_locale(locale))
        names |= listed
        if locale[:2] in CYRILLIC:
            latin |= {form for name in listed for form in romanised(name, locale[:2])}
    names |= {form for form in latin if len(form) >= LONG or not is_word(form, "en")}
    for row in table("given")["names"]:
        names |= set(one_word(row))
    return {name for name in names if len(name) > 1}


def _of_locale(locale: str) -> Iterator[str]:
    try:
        module = importlib.import_module(f"faker.providers.person.{locale}")
    except ImportError:
        return
    for attribute in dir(module.Provider):
        listed = getattr(module.Provider, attribute)
        if not isinstance(listed, list | tuple | dict):
            continue
        if locale[:2] == "ja":  # kanji, kana, Latin
            if attribute.startswith("first_name") and attribute.endswith("_pairs"):
                yield from one_word(pair[-1] for pair in listed)
        elif attribute.startswith("first_names"):
            yield from one_word(listed)


def one_word(listed: Iterable[str]) -> Iterator[str]:
    """Keys of the names that are one word."""
    for name in listed:
        key = name_key(name)
        if " " not in key and not any(letter.isdigit() for letter in key):
            yield key


def romanised(name: str, language: str) -> set[str]:
    """The Latin spellings of a Cyrillic name.

    >>> sorted(romanised("олег", "uk")), "dmitry" in romanised("дмитрий", "ru")
    (['oleh'], True)
    """
    tables = _tables()
    found = set()
    for column in range(len(tables["systems"])):
        found.add(_letters(name, language, column))
        for ending, written in tables["last"].items():
            if name.endswith(ending):
                stem = _letters(name.removesuffix(ending), language, column)
                found.update(stem + end for end in written)
    return {form for form in found if len(form) >= SHORTEST and form.isascii()}


def _letters(name: str, language: str, column: int) -> str:
    tables = _tables()
    by_letter = {**tables["same"], **(tables["uk"] if language == "uk" else {})}
    by_letter.update({letter: row[column] for letter, row in tables["by_system"].items()})
    first = tables["first"].get(name[:1])
    begin: str = first[column] if first else by_letter.get(name[:1], name[:1])
    return begin + "".join(by_letter.get(letter, letter) for letter in name[1:])


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads((HERE / "romanise.toml").read_text(encoding="utf-8"))
