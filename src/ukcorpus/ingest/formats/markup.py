"""HTML and XHTML fragments to lines of text, without a parser to break on bad nesting.

For bodies that a wire format, a feed or an e-book gives as markup: all of it is the article.
Whole web pages, of which most is furniture, go through ``html``.
"""

import html
import re

_BLOCKS = frozenset(
    (
        "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt",
        "dd", "tr", "table", "caption", "blockquote", "pre", "section", "article", "aside",
        "header", "footer", "figure", "figcaption", "hl1", "hl2", "byline", "dateline", "block",
        "body", "title", "note", "tagline", "media-caption", "hedline", "center", "nav", "form",
        "option", "address", "main",
    )
)  # fmt: skip
_SPACED = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "hl2", "blockquote", "figure", "table")
)
_CELLS = frozenset(("td", "th"))
_DROPPED = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "head"))

# Each alternative stops at the next "<", so that no input makes this slower than linear.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:.-]*+)(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+>"
    r"|<(?P<end2>/?)(?P<name2>[a-zA-Z][\w:.-]*+)[^<>]*+>"
    r"|<[!?][^<>]*+>"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LOOKS = re.compile(
    r"</(?:p|div|b|i|em|strong|a|span|h[1-6]|li|ul|blockquote|figure)>"
    r"|<(?:p|br|hr|img|iframe|figure)(?:\s[^<>]*)?/?>",
    re.I,
)


def looks_like_markup(text: str) -> bool:
    """Whether a field that should be text holds HTML."""
    return "<" in text and _LOOKS.search(text) is not None


def to_text(markup: str) -> str:
    """The words of ``markup`` in document order, a line a block, an empty line a paragraph.

    >>> to_text("<h2>Kyiv</h2><p>A &amp; <b>B</b>.<br/>C")
    'Kyiv\\n\\nA & B.\\nC'
    """
    markup = _without(_without(markup, "<!--", "-->"), "<![CDATA[", "]]>", keep=True)
    pieces: list[str] = []
    place, dropped, kept = 0, "", 0
    for tag in _TAG.finditer(markup):
        if not dropped:
            pieces.append(_words(markup[place : tag.start()], verbatim=kept > 0))
        place = tag.end()
        name = (tag["name"] or tag["name2"] or "").lower().rpartition(":")[2]
        ends = bool(tag["end"] or tag["end2"])
        if dropped:
            dropped = "" if ends and name == dropped else dropped
        elif name in _DROPPED and not ends and not tag.group().endswith("/>"):
            dropped = name
        elif name in _BLOCKS:
            pieces.append("\n\n" if name in _SPACED else "\n")
            if name == "pre":
                kept = max(0, kept + (-1 if ends else 1))
        elif name in _CELLS and ends:
            pieces.append(" ")
    if not dropped:
        pieces.append(_words(markup[place:], verbatim=kept > 0))
    return tidy("".join(pieces))


def tidy(text: str) -> str:
    """``text`` without spaces around line breaks and without more than one empty line at once."""
    lines: list[str] = []
    for line in text.split("\n"):
        line = line.strip(" \t\r")
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n")


def _words(text: str, *, verbatim: bool) -> str:
    return html.unescape(text if verbatim else _SPACES.sub(" ", text))


def _without(text: str, opening: str, closing: str, *, keep: bool = False) -> str:
    """``text`` without what stands between two marks, or with it made literal; linear."""
    start = text.find(opening)
    if start < 0:
        return text
    pieces, place = [], 0
    while start >= 0 and (end := text.find(closing, start)) >= 0:
        inner = html.escape(text[start + len(opening) : end], quote=False) if keep else ""
        pieces += [text[place:start], inner]
        place = end + len(closing)
        start = text.find(opening, place)
    return "".join([*pieces, text[place:]])
