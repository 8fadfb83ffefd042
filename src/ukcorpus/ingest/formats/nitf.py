"""NITF, the News Industry Text Format of the IPTC."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from ukcorpus.ingest.formats.base import Document, Origin, Outcome, article
from ukcorpus.ingest.formats.xml import attribute, body_text, first, parse, root_name


class Nitf:
    """One story a file."""

    name = "nitf"

    def sniff(self, document: Document) -> bool:
        """Its root."""
        return root_name(document) == "nitf"

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article."""
        tree, decoded, data = parse(document)
        yield article(document, Origin(self.name, data, decoded), story(tree), metadata(tree))


def metadata(nitf: ET.Element) -> dict[str, str]:
    """What the head and the lines above the story say."""
    docdata = "head/docdata"
    return {
        "title": first(nitf, "body/body.head/hedline/hl1", "body/body.head/hedline", "head/title"),
        "published": (
            attribute(nitf, f"{docdata}/date.issue", "norm")
            or attribute(nitf, f"{docdata}/date.release", "norm")
            or attribute(nitf, "head/pubdata", "date.publication")
            or attribute(nitf, "body/body.head/dateline/story.date", "norm")
        ),
        "authors": "; ".join(filter(None, map(_byline, nitf.iterfind("body/body.head/byline")))),
        "outlet": attribute(nitf, "head/pubdata", "name"),
        "agency": (
            first(nitf, "body/body.head/distributor")
            or attribute(nitf, f"{docdata}/doc-id", "regsrc")
        ),
        "section": attribute(nitf, "head/pubdata", "position.section"),
        "language": nitf.get("lang", "") or attribute(nitf, "body", "lang"),
    }


def _byline(element: ET.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def story(nitf: ET.Element) -> str:
    """Dateline and content, as lines."""
    parts = [body_text(part) for part in nitf.iterfind("body/body.content")]
    return "\n\n".join(part for part in parts if part.strip())
