"""What stands beside the article in a web page: boxes, dialogs and comments, by their markup."""

from functools import lru_cache
from typing import Any

from ukcorpus.ingest.formats.pagewalk import all_names, name_parts
from ukcorpus.lexicon import table

_ROLES = frozenset(
    ("alertdialog", "banner", "complementary", "contentinfo", "dialog", "form", "navigation",
     "search")
)  # fmt: skip
"""Landmarks and windows of WAI-ARIA that are never the main content."""
_OUTER = frozenset(("html", "body", "head", "main", "article"))
_MOST = 0.3
"""The share of the text that a part beside the article may have."""
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "head"))
_MOST_NAMES, _LONGEST_NAME = 40, 100


def drop_asides(tree: Any) -> None:
    """Take out of ``tree`` what its markup calls a box, a dialog, a landmark or comments.

    What holds the headline or much of the text is the article, whatever its layout is called.
    """
    found = [element for element in tree.iter() if _is_aside(element)]
    if not found:
        return
    total = _size(tree)
    for element in found:
        inside = element.getparent() is not None and element.find(".//h1") is None
        if inside and _size(element) <= _MOST * total:
            element.drop_tree()


def _is_aside(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _OUTER:
        return False
    if element.get("role") in _ROLES or tag == "dialog":
        return True
    return _are_beside(all_names(element))


@lru_cache(maxsize=16384)
def _are_beside(names: str) -> bool:
    return any(_is_beside(name[:_LONGEST_NAME]) for name in names.split()[:_MOST_NAMES])


@lru_cache(maxsize=16384)
def _is_beside(name: str) -> bool:
    return not name_parts(name).isdisjoint(table("structure", "markup")["beside"])


def _size(element: Any) -> int:
    """Characters of text in ``element`` that may be read: in paragraphs or in anything else."""
    size = len(element.text or "")
    for part in element.iterdescendants():
        if isinstance(part.tag, str) and part.tag not in _UNSEEN:
            size += len(part.text or "")
        size += len(part.tail or "")
    return size
