"""Saved web pages: the article without the furniture around it, by trafilatura."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ukcorpus.ingest.formats.base import CannotRead, Document, Origin, Outcome, article
from ukcorpus.ingest.formats.page import page_text, parse_page
from ukcorpus.ingest.formats.pagedates import page_dates
from ukcorpus.ingest.formats.pagelabels import page_labels
from ukcorpus.ingest.formats.pagemeta import PageData

# What is skipped is matched once and for all: else comments could be cut up in endless ways.
_SIGNS = re.compile(
    r"\s*+(?:(?>(?:<!--.*?-->|<\?xml[^<>]*>))\s*+)*+<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_TAG = re.compile(r"<(/?)(?:div|span|table|tr|td|ul|section|article|blockquote|font|b|i)\b", re.I)
_MAX_DEPTH = 1000
"""Open elements at once: pages have tens; parsers need seconds for tens of thousands."""
_MAX_TAGS = 100_000
"""Pages have thousands; for millions parsers need minutes."""


class Html:
    """A whole page; fragments are markup in some other format."""

    name = "html"

    def sniff(self, document: Document) -> bool:
        """A document type or an outer element of HTML, what the server said, or the suffix."""
        if _SIGNS.match(document.opening):
            return True
        if "html" in document.media_type:
            return "<" in document.opening
        return document.suffix in {".html", ".htm", ".xhtml"}

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article: title, then the body in the order of the page."""
        limit = document.settings.limits.html
        data = document.data(limit, "HTML page")
        if not document.declared and (declared := _CHARSET.search(data[:4096])):
            document.declared = declared.group(1).decode("ascii")
        decoded = document.decode(data)
        if not decoded.text.strip():
            raise CannotRead("empty", "R002")
        _check_tags(decoded.text)
        page = decoded.text.replace("\0", "")
        stated = PageData(page)
        meta = {**stated.metadata(), **document.meta}
        tree = parse_page(page)
        dates = page_dates(page, tree, meta)
        body = page_text(tree, stated, meta.get("title", ""))
        found = article(document, Origin(self.name, data, decoded), body, meta)
        labels = page_labels(tree, found.text, stated.summary)
        yield replace(found, dates=dates, labels=labels)


def _check_tags(page: str) -> None:
    if page.count("<") > _MAX_TAGS:
        raise CannotRead(f"over the limit: more than {_MAX_TAGS:,} tags", "R005")
    depth = 0
    for tag in _TAG.finditer(page):
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth > _MAX_DEPTH:
            raise CannotRead(f"over the limit: tags nested deeper than {_MAX_DEPTH:,}", "R005")
