"""What the markup of a web page says of the lines of its article: captions, bylines, headings."""

from functools import lru_cache
from typing import Any

from ukcorpus.ingest.formats.pagewalk import flat, name_parts, short_text
from ukcorpus.lexicon import table
from ukcorpus.model.articles import Label

_LONGEST: dict[Label, int] = {"caption": 1000, "credit": 120, "byline": 120, "heading": 150}
_TAGS: dict[str, Label] = {
    "figcaption": "caption", "h2": "heading", "h3": "heading", "h4": "heading",
}  # fmt: skip
_TEXTS = ("div", "span", "p", "small", "em", "i", "cite", "address", "a", "li")
_NAMED: tuple[Label, ...] = ("credit", "caption", "byline")
_MOST_NAMES = 40
_FIRST_LINES = 4
_STANDFIRST = 40
"""Characters from which a summary is no name or slogan."""


def page_labels(tree: Any, text: str, summary: str) -> dict[str, Label]:
    """The lines of ``text`` that the page marks up as something, by their words.

    ``summary`` is a subtitle where it stands among the first lines.
    """
    lines = [line for line in map(flat, text.split("\n")) if line]
    wanted = set(lines)
    labels: dict[str, Label] = {}
    for element in tree.iter(*_TAGS, *_TEXTS):
        label = _TAGS.get(element.tag) or _named(element)
        if label is None:
            continue
        for words in _words(element, _LONGEST[label]):
            if words in wanted:
                labels.setdefault(words, label)
    if len(summary := flat(summary)) > _STANDFIRST and summary in lines[:_FIRST_LINES]:
        labels[summary] = "subtitle"
    return labels


def _named(element: Any) -> Label | None:
    """What the class of an element says that it is."""
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return "byline"
    if not (classes := element.get("class", "")):
        return None
    return _labelled(classes)


@lru_cache(maxsize=16384)
def _labelled(classes: str) -> Label | None:
    labels = [label for name in classes.split()[:_MOST_NAMES] if (label := _label_of(name[:100]))]
    return min(labels, key=_NAMED.index, default=None)


@lru_cache(maxsize=16384)
def _label_of(name: str) -> Label | None:
    """What one class name says."""
    parts, kinds = name_parts(name), table("structure", "markup")
    return next((label for label in _NAMED if not parts.isdisjoint(kinds[label])), None)


def _words(element: Any, longest: int) -> list[str]:
    """The words of an element, and those of each of its parts: a caption may be two lines."""
    whole = short_text(element, longest, "")
    if not whole:
        return []
    parts = (short_text(part, longest, "") for part in element)
    return list(dict.fromkeys([whole, *filter(None, parts)]))
