"""XML: an element a record, its fields as elements of their JSON names; nothing is lost.

A list is its ``item`` elements, counts by spelling are ``entry`` elements with a ``key``. What
is unknown (null) is left out. Written as it comes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from ukcorpus.render import Row

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
"""What XML 1.0 cannot hold, not even as a reference; U+FFFD stands for it."""
_NAME = re.compile(r"[a-z_][a-z0-9_.]*\Z")


def write_xml(name: str, rows: Iterable[Row], out: TextIO, about: Mapping[str, Any]) -> None:
    """Write rows as elements called ``name``; ``about`` are attributes of the root."""
    said = "".join(f" {key}={_attribute(value)}" for key, value in about.items())
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<ukcorpus{said}>\n')
    for row in rows:
        out.write("".join(_element(name, row)) + "\n")
    out.write("</ukcorpus>\n")


def _element(name: str, value: Any, attribute: str = "") -> Iterator[str]:
    if value is None:
        return
    yield f"<{name}{attribute}>"
    if isinstance(value, Mapping):
        free = not all(_NAME.match(key) for key in value) or name == "as_written"
        for key, inner in value.items():
            if free:
                yield from _element("entry", inner, f" key={_attribute(key)}")
            else:
                yield from _element(key, inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _element("item", inner)
    else:
        yield _text(value)
    yield f"</{name}>"


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    shown = f"{value:.15g}" if isinstance(value, float) else str(value)
    # A reader makes line feeds of carriage returns that are not written as references.
    return escape(_FORBIDDEN.sub("\ufffd", shown), {"\r": "&#13;"})


def _attribute(value: Any) -> str:
    entities = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
    return quoteattr(_FORBIDDEN.sub("\ufffd", str(value)), entities)
