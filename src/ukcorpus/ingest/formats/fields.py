"""One table of what others call our fields, for JSON, CSV and front matter."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name", "titlepage", "subject"),
    "text": (
        "text", "maintext", "body", "content", "articlebody", "bodytext", "fulltext", "storytext",
        "articletext", "articlecontent", "plaintext", "rawtext", "contenttext", "bodyxhtml",
        "bodyhtml", "contenthtml", "transcript", "story", "article",
    ),
    "summary": (
        "summary", "description", "abstract", "excerpt", "lead", "snippet", "descriptiontext",
    ),
    "published": (
        "published", "datepublish", "publishedat", "pubdate", "publishdate", "publisheddate",
        "publicationdate", "datepublished", "publishedon", "datetime", "date", "timestamp",
        "webpublicationdate", "firstcreated", "versioncreated", "createdat", "displaydate",
    ),
    "modified": (
        "modified", "datemodify", "updated", "updatedat", "datemodified", "modifiedat", "lastmod",
    ),
    "fetched": (
        "fetched", "datedownload", "crawled", "indexedat", "indexeddate", "collectdate",
        "seendate", "retrieved", "crawldate", "downloaddate", "scrapedat", "datecrawled",
        "accessdate",
    ),
    "url": ("url", "link", "canonicalurl", "weburl", "articleurl", "sourceurl", "uri", "guid"),
    "outlet": (
        "outlet", "sourcedomain", "source.name", "source.title", "thread.sitefull", "thread.site",
        "medianame", "publisher.name", "publisher", "publication", "source", "sourcename",
        "sitename", "site", "domain", "newspaper", "provider",
    ),
    "authors": ("authors", "author", "byline", "creator", "creators", "by"),
    "language": ("lang", "language", "lang.code", "language.code", "inlanguage", "locale"),
    "section": ("section", "category", "desk", "sectionname", "rubric"),
    "agency": ("agency", "newswire"),
}  # fmt: skip
"""Best name first, compared without case, spaces, ``_`` and ``-``; a dot goes into an object.

``date_download``, ``crawled`` and their like are when somebody looked, never when it was
published.
"""

Record = Mapping[str, Any]


def metadata(record: Record, own: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our fields as far as ``record`` has them, as delivered; ``own`` names win over the table."""
    index = _index(record)
    found: dict[str, str] = {}
    for field, names in FIELDS.items():
        wanted = (own or {}).get(field, "")
        if wanted and (value := as_text(at(record, wanted))):
            found[field] = value
            continue
        for name in names:
            value = as_text(_look_up(record, index, name))
            if value and (field != "url" or "://" in value or value.startswith("www.")):
                found[field] = value if field == "text" else value.strip()
                break
    return {field: value for field, value in found.items() if value}


def at(record: Record, path: str) -> Any:
    """The value at ``path``: the key as it stands, else each part between dots goes one deeper."""
    if path in record or "." not in path:
        return record.get(path)
    value: Any = record
    for part in path.split("."):
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def as_text(value: Any) -> str:
    """A field's value as text: names of a list joined with ``; ``; nothing for an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value) if value == value else ""  # NaN, which JSON does not have
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, (_name_of(item) for item in value)))
    return ""


@lru_cache(maxsize=4096)
def plain(key: str) -> str:
    """The form in which names of fields are compared: ``Published At`` → ``publishedat``."""
    return "".join(char for char in key.lower() if char not in " _-\t:")


def _index(record: Record) -> dict[str, str]:
    """Compared form → key; of two keys alike the first."""
    index: dict[str, str] = {}
    for key in record:
        if isinstance(key, str):
            index.setdefault(plain(key[:80]), key)
    return index


def _look_up(record: Record, index: Mapping[str, str], name: str) -> Any:
    outer, _, inner = name.partition(".")
    value = record.get(index.get(outer, ""))
    if not inner:
        return value
    return value.get(_index(value).get(inner, "")) if isinstance(value, Mapping) else None


def _name_of(item: Any) -> str:
    if isinstance(item, Mapping):
        return as_text(item.get("name") or item.get("code"))
    return as_text(item) if not isinstance(item, list | tuple) else ""
