"""NewsML 1 and NewsML-G2 of the IPTC: envelopes of one story or many."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence

from ukcorpus.ingest.formats import nitf
from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome, article
from ukcorpus.ingest.formats.xml import attribute, body_text, first, parse, root_name, words

_ITEMS = frozenset(("newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem"))
_Meta = Callable[[ET.Element], dict[str, str]]


class NewsMl1:
    """NewsML 1.x: the text lies in the data contents of nested components."""

    name = "newsml1"

    def sniff(self, document: Document) -> bool:
        """Its root."""
        return root_name(document) in {"NewsML", "NewsItem"}

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article an item; numbered if there are several."""
        tree, decoded, data = parse(document)
        items = [tree] if tree.tag == "NewsItem" else list(tree.iter("NewsItem"))
        origin = Origin(self.name, data, decoded)
        yield from _each(document, origin, items, _meta_of_1)


class NewsMlG2:
    """NewsML-G2: a news item, or a message with a set of them."""

    name = "newsml-g2"

    def sniff(self, document: Document) -> bool:
        """Its root."""
        return root_name(document) in _ITEMS | {"newsMessage"}

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article an item; numbered if there are several."""
        tree, decoded, data = parse(document)
        items = [element for element in tree.iter() if element.tag in _ITEMS]
        origin = Origin(self.name, data, decoded)
        yield from _each(document, origin, items, _meta_of_g2)


def _each(
    document: Document, origin: Origin, items: Sequence[ET.Element], meta: _Meta
) -> Iterator[Outcome]:
    if not items:
        raise CannotRead("no news item in it", "R002")
    for number, item in enumerate(items, 1):
        if len(items) > 1:
            origin = origin._replace(member=str(number), data=ET.tostring(item))
        body, flags = _story(item)
        try:
            yield article(document, origin._replace(flags=flags), body, meta(item))
        except CannotRead as error:
            yield document.reject(error, origin.member)


def _story(item: ET.Element) -> tuple[str, tuple[str, ...]]:
    """The text of an item; of a picture or a film its description, and a flag that says so."""
    texts: list[str] = []
    for content in item.iter():
        if content.tag in {"inlineXML", "inlineData", "DataContent"}:
            inner = content.find(".//nitf")
            text = body_text(content) if inner is None else nitf.story(inner)
            if text.strip() and text not in texts:
                texts.append(text)
                if content.tag != "DataContent":
                    break  # what follows are other renditions of the same
    if texts:
        return "\n\n".join(texts), ()
    description = item.find("contentMeta/description")
    return ("", ()) if description is None else (body_text(description), ("summary_only",))


def _meta_of_g2(item: ET.Element) -> dict[str, str]:
    names = [words(found) for found in item.iterfind("contentMeta/creator")]
    return {
        "title": first(item, "contentMeta/headline", "itemMeta/title"),
        "published": first(
            item, "itemMeta/firstCreated", "contentMeta/contentCreated", "itemMeta/versionCreated"
        ),
        "modified": first(item, "itemMeta/versionCreated", "contentMeta/contentModified"),
        "authors": first(item, "contentMeta/by") or "; ".join(filter(None, names)),
        "agency": (
            first(item, "itemMeta/provider")
            or attribute(item, "itemMeta/provider", "literal")
            or attribute(item, "itemMeta/provider", "qcode").rpartition(":")[2]
        ),
        "language": attribute(item, "contentMeta/language", "tag") or item.get("lang", ""),
    }


def _meta_of_1(item: ET.Element) -> dict[str, str]:
    bylines = [words(line) for line in item.iter("ByLine")]
    return {
        "title": first(item, ".//NewsLines/HeadLine", ".//HeadLine"),
        "published": first(item, "NewsManagement/FirstCreated", "Identification//DateId"),
        "modified": first(item, "NewsManagement/ThisRevisionCreated"),
        "authors": "; ".join(dict.fromkeys(filter(None, bylines))),
        "agency": (
            attribute(item, ".//Provider/Party", "FormalName")
            or first(item, "Identification//ProviderId")
        ),
        "language": attribute(item, ".//Language", "FormalName") or item.get("lang", ""),
    }
