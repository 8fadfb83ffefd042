"""Places of the world, first names and well-known bodies, read from one SQLite file.

The file is built by ``tools/build_gazetteer.py`` and ships with the package; nothing is
fetched at run time. Look-ups are exact (by ``name_key``) and take microseconds.
"""

import sqlite3
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import Any

from ukcorpus.authority.data import table
from ukcorpus.authority.keys import name_key
from ukcorpus.model.base import Value
from ukcorpus.text.dictionary import holds


class Place(Value, frozen=True):
    """A place that has a key of its own, whatever language names it."""

    key: str
    """``geo:706483`` (GeoNames), ``iso:UA``, ``iso:UA-63`` (ISO 3166), ``area:donbas``."""
    name: str
    """For display, in English."""
    kind: str
    """``city``, ``country``, ``region``, ``water`` or ``area``."""
    country: str = ""
    """ISO 3166-1 alpha-2; empty where a place lies in none or in several."""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    region: str = ""
    """ISO 3166-2 of the first-level region it lies in, where known."""
    inside: str = ""
    """Key of a smaller region that holds it, where known."""
    geonames: int = 0
    """Its number in GeoNames, where the key is another and it is known."""


_FIELDS = "places.id, name, kind, country, lat, lon, population, region, inside, geonames"


@cache
def _database() -> sqlite3.Connection:
    with as_file(files("ukcorpus.authority.data").joinpath("gazetteer.sqlite")) as path:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(uri, uri=True, check_same_thread=False)


@cache
def _filter(table: str) -> bytes:
    """Most forms that are asked for are none: the filter says so ten times faster."""
    query = "SELECT bits FROM filters WHERE name = ?"
    bits: bytes = _database().execute(query, (table,)).fetchone()[0]
    return bits


def lookup_place(form: str, language: str = "") -> tuple[Place, ...]:
    """Every place that is spelt so, likeliest first: by kind, size and being a main name.

    ``language`` admits acronyms that mean a country only in some (``VS`` in Dutch).
    """
    ranked = ranked_places(form, language)
    return tuple([known for known, _ in ranked]) if ranked else ()


@lru_cache(maxsize=16384)
def ranked_places(
    form: str, language: str = "", villages: bool = False
) -> tuple[tuple[Place, float], ...]:
    """The same with their weights: inhabitants of a city, ten times as much of a capital, thirty
    times of a country; fixed sizes for areas and regions.

    ``villages``: also those that are too small to be looked for in texts.
    """
    key = _of_acronym(form, language)
    if key is not None:
        meant = place(key)
        return ((meant, 1e9),) if meant else ()
    folded = name_key(form)
    if not holds(_filter("names"), folded):
        return ()
    rows = _database().execute(
        f"SELECT {_FIELDS}, weight * share / 100.0 FROM names JOIN places USING (id)"
        " WHERE folded = ? AND village <= ? ORDER BY weight * share DESC, places.id",
        (folded, villages),
    )
    return tuple((_place(row[:-1]), row[-1]) for row in rows)


@lru_cache(maxsize=16384)
def place(key: str) -> Place | None:
    """The place of this key, None if there is none."""
    row = (
        _database()
        .execute(f"SELECT {_FIELDS} FROM places WHERE id = ?", (_number(key),))
        .fetchone()
    )
    return _place(row) if row else None


@lru_cache(maxsize=4096)
def place_forms(key: str) -> tuple[str, ...]:
    """Every trusted spelling of a place in every language, its display name first."""
    row = (
        _database()
        .execute("SELECT name, forms FROM places WHERE id = ?", (_number(key),))
        .fetchone()
    )
    if not row:
        return ()
    name, forms = row
    return tuple(dict.fromkeys([name, *filter(None, forms.split("|"))]))


def _place(row: tuple[Any, ...]) -> Place:
    number, name, kind, country, lat, lon, population, region, inside, geonames = row
    north = None if lat is None else lat / 1000
    east = None if lon is None else lon / 1000
    above = _key(inside) if inside else ""
    return Place(
        _key(number), name, kind, country, north, east, population, region, above, geonames or 0
    )


def _key(number: int) -> str:
    return f"geo:{number}" if number > 0 else _keys()[number]


@cache
def _keys() -> dict[int, str]:
    return dict(_database().execute("SELECT id, key FROM keys"))


@cache
def _numbers() -> dict[str, int]:
    return {key: number for number, key in _keys().items()}


def _number(key: str) -> int:
    """The row of a key; 0, which is no row, where there is none."""
    if key.startswith("geo:"):
        digits = key[4:]
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0
    return _numbers().get(key, 0)


@lru_cache(maxsize=16384)
def is_first_name(form: str) -> bool:
    """Whether people are called so, in any language we have lists for."""
    key = name_key(form)
    query = "SELECT 1 FROM first_names WHERE folded = ?"
    return holds(_filter("first_names"), key) and bool(
        _database().execute(query, (key,)).fetchone()
    )


@lru_cache(maxsize=16384)
def country_alias(form: str, language: str = "") -> str | None:
    """ISO 3166-1 code of the country that ``form`` names; acronyms count case and language."""
    for known in lookup_place(form, language):
        if known.kind == "country":
            return known.country
    return None


@lru_cache(maxsize=16384)
def org_alias(form: str, language: str = "") -> tuple[str, str] | None:
    """Key and canonical name of a body that the world knows: ``("org:nato", "NATO")``.

    Short acronyms (``EU``, ``UN``, ``AP``) count only in capitals and in their languages.
    """
    known = _bodies()
    exact = known.get(form.strip())
    if exact is not None:
        key, name, languages = exact
        if not languages or not language or language in languages:
            return key, name
        return None
    if len(name_key(form)) <= _SHORT:
        return None
    return _loose_bodies().get(name_key(form))


@lru_cache(maxsize=1024)
def org_forms(key: str) -> tuple[str, ...]:
    """Every known spelling of a body, its canonical name first."""
    body = table("orgs").get(key.removeprefix("org:"))
    if body is None:
        return ()
    return tuple(dict.fromkeys(name for name, _ in _spellings(body)))


@lru_cache(maxsize=4096)
def org_found(name: str) -> str | None:
    """Key of the body that ``name`` is, if it was found to be a body's: *Fed*, *Labour* and
    *General Motors Corp* are not to be looked for in texts.
    """
    folded = name_key(name)
    known = _found_bodies().get(folded)
    if known is not None or len(folded) <= _SHORT:
        return known
    body = _loose_bodies().get(folded)
    return body[0] if body else None


def is_of_nation(key: str, nation: str) -> bool:
    """Whether a body may be that of ``nation``, an adjective before its name as written."""
    of = table("orgs").get(key.removeprefix("org:"), {}).get("of")
    return of is None or nation.casefold() in table("nations")[of]


_SHORT = 3


def _of_acronym(form: str, language: str) -> str | None:
    """Key of the place whose short form this is; empty for one of another case or language."""
    if len(form) > _LONGEST_ACRONYM:
        return None
    known = _acronyms().get(form)
    if known is not None:
        key, languages = known
        return key if not languages or language in languages else ""
    if len(form) == 2 and form.isupper():
        return ""  # nobody writes *EU* of Eu in Normandy
    # "us" the pronoun is no country; what is longer than that may be a name of its own
    return "" if name_key(form) in _short_acronyms() else None


_LONGEST_ACRONYM = 8


@cache
def _acronyms() -> dict[str, tuple[str, frozenset[str]]]:
    """Short forms as written → key and the languages that use it so (none: all)."""
    read: dict[str, tuple[str, frozenset[str]]] = {}
    for row in table("acronyms")["country"]:
        for form in row["forms"]:
            read[form] = (f"iso:{row['code']}", frozenset(row.get("languages", ())))
    for code, forms in table("acronyms")["region"].items():
        read.update(dict.fromkeys(forms, (f"iso:{code}", frozenset())))
    return read


@cache
def _short_acronyms() -> frozenset[str]:
    return frozenset(key for form in _acronyms() if len(key := name_key(form)) <= 3)


def _spellings(body: dict[str, object]) -> list[tuple[str, frozenset[str]]]:
    spelt = [(str(body["name"]), frozenset[str]())]
    for language, forms in body.items():
        if language in ("name", "found") or not isinstance(forms, list):
            continue
        limits = frozenset[str]() if language == "any" else frozenset({language})
        spelt += ((str(form), limits) for form in forms)
    return spelt


@cache
def _bodies() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Form as written → key, name and, for short forms, the languages that use it so."""
    read: dict[str, tuple[str, str, frozenset[str]]] = {}
    for key, body in table("orgs").items():
        for form, languages in _spellings(body):
            limits = languages if len(name_key(form)) <= _SHORT else frozenset[str]()
            before = read.get(form)
            if before is not None and before[0] == f"org:{key}":
                limits = limits | before[2] if limits and before[2] else frozenset[str]()
            elif before is not None:
                raise ValueError(f"two bodies are called {form}")
            read[form] = (f"org:{key}", str(body["name"]), limits)
    return read


@cache
def _loose_bodies() -> dict[str, tuple[str, str]]:
    return {name_key(form): (key, name) for form, (key, name, _) in _bodies().items()}


@cache
def _found_bodies() -> dict[str, str]:
    """Folded names under ``found`` → key."""
    return {
        name_key(form): f"org:{key}"
        for key, body in table("orgs").items()
        for form in body.get("found", ())
    }
