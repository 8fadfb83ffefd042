"""Reuters-21578: SGML files of a thousand stories each."""

import html
import re
from collections.abc import Iterator

from ukcorpus.ingest.formats.base import (
    CannotRead,
    Document,
    Origin,
    Outcome,
    article,
    check_number,
)

_TAG = "<REUTERS"
_END = "</REUTERS>"
_META = {"published": "DATE", "title": "TITLE", "authors": "AUTHOR"}


class Reuters:
    """Stories between ``<REUTERS …>`` and ``</REUTERS>``."""

    name = "reuters-sgml"

    def sniff(self, document: Document) -> bool:
        """Its document type or its first story."""
        return re.search(r'<!DOCTYPE lewis|<REUTERS\s[^<>]*NEWID="', document.opening) is not None

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article a story, numbered from 1; dateline and body as they stand."""
        decoded, _ = document.text()
        text, number = decoded.text, 0
        check_number(text.count(_TAG))
        start = text.find(_TAG)
        if start < 0:
            raise CannotRead("no stories", "R002")
        while start >= 0:
            number += 1
            following = text.find(_TAG, start + len(_TAG))
            story = text[start : following if following >= 0 else len(text)]
            if (end := story.rfind(_END)) >= 0:
                story = story[: end + len(_END)]
            origin = Origin(self.name, story.encode(), decoded._replace(text=""), str(number))
            yield _article(document, origin, story)
            start = following


def _article(document: Document, origin: Origin, story: str) -> Outcome:
    meta = {field: _element(story, tag).strip() for field, tag in _META.items()}
    dateline, body = _element(story, "DATELINE"), _element(story, "BODY")
    body = dateline.lstrip() + body if body else _unmarked(story)
    try:
        if end := body.find("\x03") + 1:
            body = body[: end - 1]
        return article(document, origin, body.rstrip(), {**meta, "outlet": "Reuters"})
    except CannotRead as error:
        return document.reject(error, origin.member)


def _element(story: str, tag: str) -> str:
    opening = story.find(f"<{tag}>")
    closing = story.find(f"</{tag}>", opening)
    if opening < 0 or closing < 0:
        return ""
    return html.unescape(story[opening + len(tag) + 2 : closing])


def _unmarked(story: str) -> str:
    """The text of a flash, which has no body: what stands in TEXT beside the title."""
    start = story.find("<TEXT")
    start = story.find(">", start) + 1
    end = story.find("</TEXT>", start)
    text = story[start : end if end >= 0 else len(story)]
    text = re.sub(r"<TITLE>[^<]*</TITLE>", "", text)
    text = re.sub(r"</?[A-Z]+[^<>]*>", "", text)
    return "".join(char for char in html.unescape(text) if char >= " " or char in "\n\t").strip(
        "\n"
    ) or _element(story, "TITLE")
