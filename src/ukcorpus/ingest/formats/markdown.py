"""Markdown, with or without front matter; its marks stay in the text."""

import re
from collections.abc import Iterator

from ukcorpus.ingest.formats.base import Document, Origin, Outcome, article
from ukcorpus.ingest.formats.fields import metadata

_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,40}?)[ \t]*[:=](?:[ \t]+(.*))?\Z")
_HEADING = re.compile(r"\s*#[ \t]+([^\r\n]{1,400})")


class Markdown:
    """A text that opens with front matter, or is called .md."""

    name = "md"

    def sniff(self, document: Document) -> bool:
        """Front matter with at least one ``key: value``, or the name."""
        if document.suffix in {".md", ".markdown", ".mdown"}:
            return True
        return document.suffix in {"", ".txt", ".text"} and bool(split(document.opening)[0])

    def read(self, document: Document) -> Iterator[Outcome]:
        """One article: title, body; the values of the front matter as they are written."""
        decoded, data = document.text()
        header, body = split(decoded.text)
        meta = metadata(header, document.settings.fields)
        if not header and (heading := _HEADING.match(body)):
            meta["title"] = heading.group(1).rstrip("# \t")
            body = decoded.text
        yield article(document, Origin(self.name, data, decoded), body, meta)


def split(text: str) -> tuple[dict[str, str | list[str]], str]:
    """Front matter and what follows it; strings only, so that ``no`` and dates stay as written.

    >>> split("---\\ntitle: No\\ntags: [a, b]\\n---\\nText.")
    ({'title': 'No', 'tags': ['a', 'b']}, 'Text.')
    """
    fence = _FENCE.match(text)
    if fence is None:
        return {}, text
    mark = text[:3]
    values: dict[str, str | list[str]] = {}
    last, place = "", fence.end()
    for line in text[place : place + 20000].splitlines(keepends=True):
        place += len(line)
        bare = line.strip()
        if bare in {mark, "..."}:
            return (values, text[place:].lstrip("\r\n")) if values else ({}, text)
        if last and (bare.startswith("- ") or line[0] in " \t"):
            _append(values, last, bare)
        elif pair := _PAIR.match(bare):
            last = pair.group(1).strip()
            values[last] = _value(pair.group(2) or "")
        elif bare and not bare.startswith("#"):
            return {}, text
    return {}, text


def _value(text: str) -> str | list[str]:
    text = text.strip()
    if text[:1] + text[-1:] == "[]":
        return [_bare(item) for item in text[1:-1].split(",") if item.strip()]
    return "" if text in {">", "|", ">-", "|-"} else _bare(text)


def _bare(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _append(values: dict[str, str | list[str]], key: str, line: str) -> None:
    """A line of a list, or one more of a folded value."""
    old = values[key]
    if line.startswith("- "):
        items = old if isinstance(old, list) else [old] if old else []
        values[key] = [*items, _bare(line[2:])]
    elif isinstance(old, str):
        values[key] = f"{old} {line}".strip()
