"""ninjs, the JSON of the IPTC: its fields in the shape that the one table of fields knows."""

from collections.abc import Mapping
from typing import Any

from ukcorpus.ingest.formats.markup import to_text

_SIGNS = frozenset(
    (
        "pubstatus", "versioncreated", "urgency", "usageterms", "copyrightholder", "bodies",
        "headlines", "descriptions", "standard", "$standard", "renditions", "infosource",
        "representationtype", "located", "ednote", "mimetype",
    )
)  # fmt: skip
_BODIES = ("body_text", "body_xhtml", "body_html")
_SUMMARIES = ("description_text", "description_html", "description_xhtml")


def is_ninjs(record: Mapping[str, Any]) -> bool:
    """Whether ``record`` is an item of ninjs 1.x to 3.x."""
    names = {str(name).lower() for name in record}
    prefixed = any(name.startswith(("body_", "description_")) for name in names)
    return "uri" in names and (prefixed or bool(names & _SIGNS))


def flattened(record: Mapping[str, Any]) -> dict[str, Any]:
    """``record`` with one headline, one body and one description, whatever its version."""
    lower = {str(name).lower(): value for name, value in record.items()}
    version = lower.get("versioncreated")
    return {
        "title": lower.get("headline") or _value(lower.get("headlines"), "main"),
        "text": _text(lower, _BODIES) or _value(lower.get("bodies"), "main"),
        "summary": _text(lower, _SUMMARIES) or _value(lower.get("descriptions"), "text"),
        "published": lower.get("firstcreated") or lower.get("contentcreated") or version,
        "modified": version,
        "url": lower.get("uri"),
        "authors": lower.get("byline") or lower.get("by"),
        "language": lower.get("language"),
        "agency": _sources(lower),
    }


def _text(record: Mapping[str, Any], names: tuple[str, ...]) -> str:
    """The first of ``names`` that has text; those that hold markup as lines."""
    for name in (*names, *(key for key in record if key.startswith(names[0].split("_")[0] + "_"))):
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value if name.endswith("_text") else to_text(value)
    return ""


def _value(items: Any, role: str) -> str:
    """The text of the item in a list that has ``role``, else of the first that has text."""
    found: list[str] = []
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(value := item.get("value"), str) and value:
            kind = str(item.get("contenttype") or item.get("contentType") or "")
            text = to_text(value) if "html" in kind else value
            found.insert(0 if item.get("role") == role else len(found), text)
    return found[0] if found else ""


def _sources(record: Mapping[str, Any]) -> str:
    for name in ("infosources", "infosource"):
        for source in record.get(name) or () if isinstance(record.get(name), list) else ():
            if isinstance(source, Mapping) and isinstance(source.get("name"), str):
                return str(source["name"])
    return str(record.get("copyrightholder") or "")
