"""RSS 0.9 to 2.0, Atom and WordPress exports, as files."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ukcorpus.ingest.formats.base import (
    CannotRead,
    Document,
    Origin,
    Outcome,
    article,
    check_number,
)
from ukcorpus.ingest.formats.xml import attribute, body_text, first, parse, root_name, words

_FULL = ("encoded", "content", "fulltext")
_SUMMARY = ("description", "summary")


class Feed:
    """A feed: an article for each of its entries, most of them only a summary."""

    name = "feed"

    def sniff(self, document: Document) -> bool:
        """Its root; an RDF one only with the elements of RSS 1.0."""
        root = root_name(document)
        return root in {"rss", "feed"} or (root == "RDF" and "purl.org/rss" in document.opening)

    def read(self, document: Document) -> Iterator[Outcome]:
        """The entries in their order, numbered from 1."""
        tree, decoded, _ = parse(document)
        channel = tree if tree.tag == "feed" else tree.find("channel")
        outlet = first(channel, "title") if channel is not None else ""
        language = first(channel, "language") if channel is not None else ""
        entries = [element for element in tree.iter() if element.tag in {"item", "entry"}]
        if not entries:
            raise CannotRead("a feed without entries", "R002")
        check_number(len(entries))
        for number, entry in enumerate(entries, 1):
            origin = Origin(self.name, ET.tostring(entry), decoded, str(number))
            yield _entry(document, origin, entry, {"outlet": outlet, "language": language})


def _entry(
    document: Document, origin: Origin, entry: ET.Element, around: dict[str, str]
) -> Outcome:
    text = _longest(entry, _FULL)
    if not text:
        text = _longest(entry, _SUMMARY)
        origin = origin._replace(flags=("summary_only",))
    language = attribute(entry, "content", "lang") or entry.get("lang", "")
    meta = {
        **around,
        "title": first(entry, "title", "headline"),
        "published": first(
            entry, "pubDate", "published", "date", "issued", "post_date_gmt", "post_date"
        ),
        "modified": first(entry, "updated", "modified", "post_modified"),
        "url": first(entry, "origLink") or _link(entry),
        "authors": "; ".join(_authors(entry)),
        "section": first(entry, "category"),
    }
    meta["language"] = language or meta["language"]
    try:
        return article(document, origin, text, meta)
    except CannotRead as error:
        return document.reject(error, origin.member)


def _longest(entry: ET.Element, names: tuple[str, ...]) -> str:
    texts = [body_text(found) for name in names for found in entry.iterfind(name)]
    return max(texts, key=len, default="").strip()


def _link(entry: ET.Element) -> str:
    for link in entry.iterfind("link"):
        if link.get("rel", "alternate") == "alternate" and (found := link.get("href") or link.text):
            return found.strip()
    return ""


def _authors(entry: ET.Element) -> list[str]:
    names = [
        first(found, "name") or words(found)
        for tag in ("creator", "author", "byline")
        for found in entry.iterfind(tag)
    ]
    return list(dict.fromkeys(filter(None, names)))
