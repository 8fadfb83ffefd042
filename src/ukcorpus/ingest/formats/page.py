"""The article in a web page: trafilatura's choice, with what it leaves out of articles in parts."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from ukcorpus.ingest.formats.base import extra
from ukcorpus.ingest.formats.markup import looks_like_markup, to_text
from ukcorpus.ingest.formats.pageasides import drop_asides
from ukcorpus.ingest.formats.pagemeta import PageData
from ukcorpus.ingest.structure import drop_furniture

_HTML_NAMES = {
    "head": "h2", "item": "li", "list": "ul", "row": "tr", "cell": "td", "lb": "br",
    "quote": "blockquote", "code": "pre",
}  # fmt: skip
"""What trafilatura calls them, after TEI."""

_STANDFIRST = 40
"""Characters that a summary must have to stand above the text."""
_LONG = 80
"""Characters from which a paragraph is prose and not a label."""
_MORE = 1.2
"""How much longer the text must become before parts are joined."""
_LABEL = 30
"""Characters of a label in front of a link to another article."""
_KICKER = 60
"""Characters of a kicker in front of a title."""
_NEAR = 5
"""How many folds up two parts may meet where no ``<article>`` says that they belong together."""
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "head")
_BLOCKS = frozenset(("p", "h2", "h3", "h4", "ul", "ol", "blockquote"))


def page_text(tree: Any, stated: PageData, title: str = "") -> str:
    """Standfirst and body, a line a block in the order of the page; empty if there is no article.

    A heading that repeats ``title`` is left out. Scripts and what stands beside the article are
    taken out of ``tree``.

    Raises CannotRead without the extra ``html``.
    """
    drop_asides(tree)
    found: Any = extra("trafilatura", "html").bare_extraction(
        deepcopy(tree), fast=True, include_comments=False, include_links=True
    )
    extra("lxml.etree", "html").strip_elements(tree, *_UNSEEN, with_tail=False)
    body = "" if found is None or found.body is None else _lines(found.body, _flat(title))
    body = (body and _joined(tree, body)) or body
    own, summary = stated.body, _flat(stated.summary)
    if 2 * len(body.split()) < len(own.split()):
        body = to_text(own) if looks_like_markup(own) else own
    if len(summary) > _STANDFIRST and body and not _holds(body, summary):
        # A summary that only machines see is no part of the article.
        body = f"{summary}\n\n{body}" if _holds(tree.text_content(), summary) else body
    return drop_furniture(body)


def parse_page(page: str) -> Any:
    """The tree of a whole page. Raises CannotRead without the extra ``html``."""
    html = extra("lxml.html", "html")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # One class for all elements: lxml's own choice by tag runs in Python at each look at one.
    classes = extra("lxml.etree", "html").ElementDefaultClassLookup(element=html.HtmlElement)
    parser.set_element_class_lookup(classes)
    return html.document_fromstring(page.encode("utf-8"), parser=parser)


def _lines(body: Any, title: str) -> str:
    for element in list(body.iter("p", "item", "head")):
        if _only_links(element) or (element.tag == "head" and _repeats(element, title)):
            element.clear(keep_tail=True)
    for element in body.iter():
        if isinstance(element.tag, str):
            element.tag = _HTML_NAMES.get(element.tag, element.tag)
    return to_text(extra("lxml.etree", "html").tostring(body, encoding="unicode"))


def _only_links(element: Any) -> bool:
    """Whether a block is links alone, or behind a label as in ``Read more: …``."""
    linked = sum(len(_flat("".join(link.itertext()))) for link in element.iter("ref"))
    words = _flat("".join(element.itertext()))
    label = words.find(":") + 1
    return linked > 0 and (
        linked >= len(words) - 2 or (0 < label <= _LABEL and linked >= len(words) - label - 3)
    )


def _repeats(head: Any, title: str) -> bool:
    """Whether a heading is the title, with no more than a kicker above it."""
    words = _flat("".join(head.itertext()))
    return bool(title) and words.endswith(title) and len(words) <= len(title) + _KICKER


def _joined(tree: Any, body: str) -> str:
    """The text of all parts of an article that is cut by advertisements; empty if it is in one.

    A part has paragraphs of the same class in a container of the same class as those found,
    and lies in the same article, or near.
    """
    flat = _flat(body)
    long = [(p, text) for p in tree.iter("p") if len(text := _flat(p.text_content())) >= _LONG]
    found = Counter(_signature(p) for p, text in long if text[:60] in flat)
    signature, number = found.most_common(1)[0] if found else (None, 0)
    if number < 2:
        return ""
    alike = [(p.getparent(), text) for p, text in long if _signature(p) == signature]
    home = next(parent for parent, text in alike if text[:60] in flat)
    parts = list(dict.fromkeys(parent for parent, _ in alike if _together(parent, home)))
    if len(parts) < 2:
        return ""
    text = "\n\n".join(block for part in parts for block in _blocks(part))
    return text if len(text.split()) > _MORE * len(body.split()) else ""


def _blocks(part: Any) -> Iterator[str]:
    for element in part:
        block = isinstance(element.tag, str) and element.tag in _BLOCKS
        if block and (text := _flat(element.text_content())):
            yield text


def _signature(element: Any) -> tuple[str, ...]:
    parent = element.getparent()
    if parent is None:
        return ()
    return (parent.tag, parent.get("class", ""), element.tag, element.get("class", ""))


def _together(one: Any, other: Any) -> bool:
    article = next(one.iterancestors("article", "main"), None)
    if article is not None:
        return article is next(other.iterancestors("article", "main"), None)
    near = [ancestor for ancestor, _ in zip(other.iterancestors(), range(_NEAR), strict=False)]
    return any(
        a is b for a, _ in zip(one.iterancestors(), range(_NEAR), strict=False) for b in near
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _holds(text: str, part: str) -> bool:
    """Whether ``text`` has the words of ``part``, whatever is between them."""
    return "".join(part.split()) in "".join(text.split())
