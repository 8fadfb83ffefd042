"""XML, parsed so that it cannot harm: no entity is declared, no file is fetched, no depth kills.

Expat itself, as the standard library has it, with three handlers; a package that only refuses
entities (defusedxml) would be one more dependency for one of them.
"""

import html.entities
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from xml.parsers import expat

from ukcorpus.ingest.decode import Decoded
from ukcorpus.ingest.formats.base import CannotRead, Document, Outcome
from ukcorpus.ingest.formats.markup import looks_like_markup, tidy, to_text

MAX_DEPTH = 400
MAX_ELEMENTS = 1_000_000
_DECLARED = re.compile(rb"<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")
# What is skipped is matched once and for all: else comments could be cut up in endless ways.
_PROLOG = re.compile(
    r"\s*+(?:(?>(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>))\s*+)*+", re.S
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def root_name(document: Document) -> str:
    """The name of the first element without its prefix; empty if the head is no XML."""
    opening = document.opening
    prolog = _PROLOG.match(opening)
    root = _ROOT.match(opening, prolog.end() if prolog else 0)
    return root.group(1) if root else ""


class UnknownXml:
    """XML of no kind that is known: said so, rather than read with its tags as text."""

    name = "xml"

    def sniff(self, document: Document) -> bool:
        """An XML declaration, or the suffix with a first element."""
        xml = document.opening.lstrip().startswith("<?xml") or document.suffix == ".xml"
        return xml and bool(root_name(document))

    def read(self, document: Document) -> Iterator[Outcome]:
        """Nothing but the reason."""
        raise CannotRead(f"XML of an unknown kind: <{root_name(document)}>")
        yield  # makes this a generator, as the port has it


def parse(document: Document) -> tuple[ET.Element, Decoded, bytes]:
    """The tree of a document, without name spaces, and what it was made of."""
    data = document.data()
    declared = _DECLARED.search(data[:300])
    if declared and not document.declared:
        document.declared = declared.group(1).decode("ascii")
    decoded = document.decode(data)
    return parse_text(decoded.text), decoded, data


def parse_text(text: str) -> ET.Element:
    """The tree of ``text``. Raises CannotRead where it is no XML or XML that is meant to harm."""
    builder = ET.TreeBuilder()
    depth = number = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, number
        depth, number = depth + 1, number + 1
        if number > MAX_ELEMENTS:
            raise CannotRead(f"over the limit: more than {MAX_ELEMENTS:,} XML elements", "R005")
        if depth > MAX_DEPTH:
            raise CannotRead(f"over the limit: XML nested deeper than {MAX_DEPTH}", "R005")
        builder.start(_local(name), {_local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(name))

    def refuse(*_: object) -> None:
        raise CannotRead("refused: XML that declares entities", "R005")

    def skipped(name: str, _: bool) -> None:
        builder.data(html.entities.html5.get(name + ";", f"&{name};"))

    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.SkippedEntityHandler = skipped
    parser.ExternalEntityRefHandler = lambda *_: 1
    # As if there were a document type: then &nbsp; is a name to look up and not an error.
    parser.UseForeignDTD(True)
    try:
        parser.Parse(_ILLEGAL.sub("", text).lstrip("\ufeff \t\r\n").encode("utf-8"), True)
    except expat.ExpatError as error:
        raise CannotRead(f"broken XML: {error}") from None
    return builder.close()


def words(element: ET.Element | None) -> str:
    """All text within an element on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def first(element: ET.Element, *paths: str) -> str:
    """The text at the first of ``paths`` that has any."""
    for path in paths:
        for found in element.iterfind(path):
            if text := words(found):
                return text
    return ""


def attribute(element: ET.Element, path: str, name: str) -> str:
    """The first value of the attribute ``name`` of what is at ``path``."""
    for found in element.iterfind(path):
        if value := found.get(name, "").strip():
            return value
    return ""


def body_text(element: ET.Element) -> str:
    """An element that holds markup, or text, or escaped markup, as lines."""
    if len(element):
        return to_text(ET.tostring(element, encoding="unicode"))
    text = element.text or ""
    return to_text(text) if looks_like_markup(text) else tidy(text)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
