"""What BibTeX and RIS share: which part of a date is certain, and what goes into the note."""

import re
from typing import NamedTuple

from ukcorpus.render import Row

LANGUAGES = {
    "en": "english", "nl": "dutch", "de": "german", "fr": "french", "es": "spanish",
    "pl": "polish", "uk": "ukrainian", "ru": "russian",
}  # fmt: skip
"""Names that babel, the LaTeX package, knows; other languages keep their code."""

_CERTAIN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Day(NamedTuple):
    """As much of a date as is certain; empty parts are not."""

    year: str = ""
    month: str = ""
    day: str = ""


def certain(row: Row) -> Day:
    """The part of the date that may stand in a year: a period of doubt has none."""
    found = _CERTAIN.fullmatch(row["date"]["edtf"])
    return Day(*(part or "" for part in found.groups())) if found else Day()


def note(row: Row) -> str:
    """What a reference cannot say otherwise: the date in doubt, the file, its hash."""
    date = row["date"]
    said = []
    if not date["edtf"]:
        said.append("date unknown")
    elif not certain(row).year or date["status"] != "explicit":
        said.append(f"date {date['edtf']} ({date['status']})")
    name = row["path"].rpartition("/")[2]
    said.append(f"file {name}" + (f" item {row['member']}" if row["member"] else ""))
    said.append(f"sha256 {row['sha256']}")
    return "; ".join(said)


def key(row: Row, taken: set[str]) -> str:
    """``ukc:`` and eight characters of the id, or all of it where that is taken."""
    short = f"ukc:{row['id'][:8]}"
    made = short if short not in taken and "~" not in row["id"] else f"ukc:{row['id']}"
    made = re.sub(r"[^\w:.-]", "-", made)
    taken.add(made)
    return made
