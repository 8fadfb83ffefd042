"""What ``places_extra.toml`` and ``places_at.toml`` know better than packages."""

import tomllib
from typing import Any

from gazetteer.entries import TOOLS, Entry, Places
from ukcorpus.authority.keys import name_key

#: "Kharkiv region" in the languages that say it with the city's name
OBLAST = (
    "{} region", "{} oblast", "{} province", "Oblast {}", "Region {}", "region of {}",
    "regio {}", "de regio {}", "provincie {}", "Gebiet {}", "oblast de {}",
    "région de {}", "región de {}", "provincia de {}", "regione di {}",
    "oblast di {}", "região de {}",
)  # fmt: skip


def add_by_hand(places: Places) -> None:
    extra = tomllib.loads((TOOLS / "places_extra.toml").read_text(encoding="utf-8"))
    for row in extra["area"]:
        add_area(places, row)
    for row in extra["alias"]:
        entry = places[row["key"]]
        entry.name = row.get("name", entry.name)
        for form in row["forms"]:
            entry.add(form)
    cities = cities_by_name(places)
    for row in extra["city"]:
        name, country = row["place"]
        city = cities[name_key(name), country]
        city.name = name
        for form in (name, *row["forms"]):
            city.add(form)
    for row in extra["oblast"]:
        entry = places[f"iso:{row['code']}"]
        add_oblast(entry, row, cities[name_key(row["capital"]), entry.country])


def add_area(places: Places, row: dict[str, Any]) -> None:
    at = tuple(row["at"]) if "at" in row else None
    entry = Entry(row["key"], row["name"], row["kind"], row.get("country", ""), at)
    entry.weight = 3e6 if row["kind"] == "region" else 5e7
    places[row["key"]] = entry
    for form in (row["name"], *row["forms"]):
        entry.add(form)


def cities_by_name(places: Places) -> dict[tuple[str, str], Entry]:
    """The largest city of a name in a country; main names go before others."""
    found: dict[tuple[str, str], Entry] = {}
    cities = sorted((e for e in places.values() if e.kind == "city"), key=lambda e: -e.weight)
    for entry in cities:
        found.setdefault((name_key(entry.name), entry.country), entry)
    for entry in cities:
        for form in entry.forms:
            found.setdefault((name_key(form), entry.country), entry)
    return found


def add_oblast(entry: Entry, row: dict[str, Any], city: Entry) -> None:
    entry.name = row.get("name", f"{city.name} Oblast")
    for form in (entry.name, *row["forms"]):
        entry.add(form)
    if "name" not in row or row.get("patterns"):
        for form in latin_names(city):
            for pattern in OBLAST:
                entry.add(pattern.format(form))


def latin_names(city: Entry) -> list[str]:
    return [form for form, share in city.forms.items() if form[0] < "\u0250" and share == 1]


def add_middles(places: Places) -> None:
    """Where the middle of a country, a large region or an area is."""
    middles = tomllib.loads((TOOLS / "places_at.toml").read_text(encoding="utf-8"))
    for kind, prefix in (("country", "iso:"), ("region", "iso:"), ("area", "area:")):
        for code, (lat, lon) in middles[kind].items():
            entry = places[f"{prefix}{code}"]
            entry.at = entry.at or (lat, lon)


def fill_middles(places: Places) -> None:
    """Countries that no table places lie at their largest city: islands, for the most part."""
    for entry in places.values():
        city = entry.kind == "city" and places.get(f"iso:{entry.country}")
        if city and city.at is None:  # cities come largest first
            city.at = entry.at
