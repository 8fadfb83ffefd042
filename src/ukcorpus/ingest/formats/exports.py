"""Exports of press databases: Nexis, Factiva and ProQuest, as text.

Each layout has a name with a number, which stands in the record; when a database changes its
layout, a new one is added beside it. A part that does not fit is refused, not guessed at.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ukcorpus.ingest.formats.base import (
    CannotRead,
    Document,
    Origin,
    Outcome,
    article,
    check_number,
)
from ukcorpus.ingest.formats.labels import Labels, labels
from ukcorpus.ingest.formats.markup import tidy

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COPYRIGHT = re.compile(r"\s*(?:©|\(c\)|copyright\b)", re.I)
_FACTIVA_CODE = re.compile(
    r"(HD|SE|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|ART)"
    r"(?:[ \t]+(.*))?\Z"
)
_FACTIVA_END = re.compile(
    r"^[ \t]*(?:Do[ck]umento?|Документ) [A-Z]{2,8}\d[a-zA-Z0-9]{12,30}[ \t]*$", re.M
)
_RULE = re.compile(r"^[ \t]*_{20,}[ \t]*$", re.M)


class Story(NamedTuple):
    """One article of an export: its text and our fields; no text where it did not fit."""

    body: str
    meta: dict[str, str]


class Layout(NamedTuple):
    """A form in which a database writes: how to see it, where to cut, what is in a piece."""

    name: str
    seen: Callable[[str, Labels], bool]
    pieces: Callable[[str, Labels], list[str]]
    story: Callable[[list[str], Labels], Story]


class Exports:
    """A text that holds the articles of a search in a database."""

    name = "export"

    def sniff(self, document: Document) -> bool:
        """The marks of a layout, in a text or in what another format has made a text."""
        return document.suffix in {"", ".txt", ".text"} and layout_of(document.opening) is not None

    def read(self, document: Document) -> Iterator[Outcome]:
        """An article a story, numbered from 1."""
        decoded, data = document.text()
        origin = Origin(self.name, data, decoded._replace(text=""))
        yield from stories(document, origin, decoded.text)


def layout_of(text: str) -> Layout | None:
    """The layout that ``text`` opens with."""
    known = labels()
    return next((layout for layout in LAYOUTS if layout.seen(text, known)), None)


def stories(document: Document, origin: Origin, text: str) -> Iterator[Outcome]:
    """The articles of an export. Raises CannotRead if ``text`` is none."""
    layout, known = layout_of(text), labels()
    if layout is None:
        raise CannotRead("no export of a known layout")
    pieces = [piece for piece in layout.pieces(text, known) if piece.strip()]
    check_number(len(pieces))
    for number, piece in enumerate(pieces, 1):
        lines = [line.strip().replace("\xa0", " ") for line in piece.split("\n")]
        story = layout.story(lines, known)
        own = origin._replace(kind=layout.name, data=piece.encode(), member=str(number))
        try:
            if not story.body.strip():
                raise CannotRead(f"does not fit the layout {layout.name}")
            yield article(document, own, tidy(story.body), story.meta)
        except CannotRead as error:
            yield document.reject(error, own.member)


def _fields(lines: list[str], known: Labels, above: int = 0) -> tuple[dict[str, str], list[str]]:
    """The labelled fields from line ``above`` on, and the text: the longest stretch without one."""
    found: dict[str, str] = {}
    longest: list[str] = []
    start = number = above
    while number < len(lines):
        field, value = known.field(lines[number])
        if not field:
            number += 1
            continue
        longest = max(longest, lines[start:number], key=_size)
        start = number + 1
        while start < len(lines) and lines[start] and not known.field(lines[start])[0]:
            value = f"{value} {lines[start]}".strip()
            start += 1
        found.setdefault(field, value)
        number = start
    return found, max(longest, lines[start:], key=_size)


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _kept(found: dict[str, str]) -> dict[str, str]:
    return {
        field: value
        for field, value in found.items()
        if field in {"title", "authors", "section", "language", "published", "url", "outlet"}
    }


def _nexis_1(lines: list[str], known: Labels) -> Story:
    """``1 of 10 DOCUMENTS``: outlet, date, title, labelled fields, text, labelled fields."""
    first = next((n for n, line in enumerate(lines) if known.field(line)[0]), len(lines))
    found, body = _fields(lines, known, first)
    groups: list[list[str]] = [[]]
    for line in lines[:first]:
        if line and not _COPYRIGHT.match(line):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    dated = next((n for n, group in enumerate(groups) if any(map(_YEAR.search, group))), 0)
    meta = _kept(found)
    if groups:
        meta["outlet"] = " ".join(groups[0] if dated else groups[0][:1])
        meta["published"] = next(filter(_YEAR.search, groups[dated]), "")
        if len(groups) > dated + 1:
            meta["title"] = " ".join(groups[-1])
    return Story("\n".join(body) if first < len(lines) else "", meta)


def _nexis_2(lines: list[str], known: Labels) -> Story:
    """``Body`` … ``End of Document``: title, outlet, date, copyright, labelled fields, text."""
    mark = next((n for n, line in enumerate(lines) if line in known.body), -1)
    if mark < 0:
        return Story("", {})
    above = lines[:mark]
    rights = [n for n, line in enumerate(above) if _COPYRIGHT.match(line)]
    dates = [n for n, line in enumerate(above[: rights[-1] if rights else mark]) if _is_date(line)]
    meta = _kept(_fields(above, known)[0])
    if dates:
        before = [line for line in above[: dates[-1]] if line]
        meta["published"] = above[dates[-1]]
        meta["outlet"], meta["title"] = "".join(before[-1:]), "".join(before[-2:-1])
    return Story("\n".join(_fields(lines, known, mark + 1)[1]), meta)


def _is_date(line: str) -> bool:
    return len(line) < 60 and bool(_YEAR.search(line)) and bool(re.search(r"[^\W\d_]{3}", line))


def _factiva_1(lines: list[str], _: Labels) -> Story:
    """Two-letter codes at the beginnings of lines."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        if match := _FACTIVA_CODE.match(line):
            code, line = match[1], match[2] or ""
        fields.setdefault(code, []).append(line)
    values = {code: " ".join(filter(None, parts)) for code, parts in fields.items()}
    body = "\n\n".join("\n".join(fields[code]).strip() for code in ("LP", "TD") if code in fields)
    names = {"title": "HD", "authors": "BY", "published": "PD", "outlet": "SN", "language": "LA",
             "section": "SE"}  # fmt: skip
    return Story(body, {field: values.get(code, "") for field, code in names.items()})


def _factiva_2(lines: list[str], known: Labels) -> Story:
    """Title, byline, ``345 words``, date, outlet, code, language, copyright, text."""
    counted = next((n for n, line in enumerate(lines) if known.counts_words(line)), -1)
    rights = next((n for n, line in enumerate(lines) if n > counted and _COPYRIGHT.match(line)), -1)
    if counted < 0 or rights < 0 or rights - counted > 14:
        return Story("", {})
    above = [line for line in lines[:counted] if line]
    between = [line for line in lines[counted + 1 : rights] if line]
    meta: dict[str, str] = {}
    if len(above) > 1 and above[-1].split()[0] in known.by:
        meta["authors"] = above.pop()
    meta["title"] = max(above[-2:], key=len, default="")
    dated = next((n for n, line in enumerate(between) if _YEAR.search(line)), -1)
    if dated >= 0:
        rest = [line for line in between[dated + 1 :] if not re.match(r"\d\d:\d\d", line)]
        meta["published"] = between[dated]
        meta["outlet"] = "".join(rest[:1])
        meta["language"] = "".join(rest[-1:]) if len(rest) > 1 else ""
    return Story("\n".join(lines[rights + 1 :]), meta)


def _proquest_1(lines: list[str], known: Labels) -> Story:
    """``Full text:`` between other labels; the title on the lines above them."""
    found: dict[str, str] = {}
    start = end = -1
    for number, line in enumerate(lines):
        field, value = known.field(line)
        if field == "body" and start < 0:
            lines[number], start = value, number
        elif field:
            found.setdefault(field, value)
            if 0 <= start < number and end < 0:
                end = number
    above = [line for line in lines[: max(0, start)] if line and not known.field(line)[0]]
    above = [line for line in above if not known.counts_documents(line)]
    meta = _kept(found)
    meta["title"] = meta.get("title") or "".join(above[:1])
    body = lines[start : end if end >= 0 else len(lines)] if start >= 0 else []
    return Story("\n".join(body), meta)


def _split(pattern: re.Pattern[str], text: str, *, first: bool) -> list[str]:
    """``text`` cut at a mark; what stands before the first mark only where ``first``."""
    pieces = pattern.split(text)
    return pieces if first else pieces[1:]


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "nexis-1",
        lambda text, known: bool(known.counter.search(text)) and known.has_length(text),
        lambda text, known: _split(known.counter, text, first=False),
        _nexis_1,
    ),
    Layout(
        "nexis-2",
        lambda text, known: bool(known.body_line.search(text)) and known.has_length(text),
        lambda text, known: _split(known.end_line, text, first=True),
        _nexis_2,
    ),
    Layout(
        "factiva-1",
        lambda text, _: len(set(re.findall(r"^(HD|WC|PD|SN|LA|CY|LP|TD)\b", text, re.M))) > 5,
        lambda text, _: re.split(r"^(?=HD[ \t])", text, flags=re.M)[1:],
        _factiva_1,
    ),
    Layout(
        "factiva-2",
        lambda text, known: bool(_FACTIVA_END.search(text)) and bool(known.word_count.search(text)),
        lambda text, _: _split(_FACTIVA_END, text, first=True)[:-1],
        _factiva_2,
    ),
    Layout(
        "proquest-1",
        lambda text, _: (
            bool(_RULE.search(text))
            and len(
                re.findall(r"^(?:Full text|Publication (?:info|title)|Document URL): ", text, re.M)
            )
            > 1
        ),
        lambda text, _: [piece for piece in _RULE.split(text) if "\nFull text:" in piece],
        _proquest_1,
    ),
)
"""The most distinct first."""
