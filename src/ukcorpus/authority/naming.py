"""The one name under which an entity is shown."""

from collections.abc import Mapping

from ukcorpus.authority.gazetteer import org_forms, place
from ukcorpus.authority.parts import split_name
from ukcorpus.authority.shelf import EntityRow


def choose_name(row: EntityRow, counts: Mapping[str, int]) -> str:
    """The authority's name, else the commonest full name, in Latin letters if there is one."""
    known = place(row.key) if row.kind == "place" else None
    if known:
        return known.name
    if row.key.startswith("org:"):
        forms = org_forms(row.key)
        if forms:
            return forms[0]
    if not counts:
        return row.name
    return min(
        counts, key=lambda name: (not _is_latin(name), not _is_full(row, name), -counts[name], name)
    )


def _is_latin(name: str) -> bool:
    return all(letter < "\u0250" or not letter.isalpha() for letter in name)


def _is_full(row: EntityRow, name: str) -> bool:
    return row.kind != "person" or bool(split_name(name).given)
