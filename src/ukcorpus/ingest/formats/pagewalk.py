"""Dates that a web page shows or marks up, with where exactly they stand."""

import re
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from ukcorpus.ingest.extractors.published.stamps import parse_stamp
from ukcorpus.ingest.formats.base import extra
from ukcorpus.ingest.formats.days import Day, find_days
from ukcorpus.lexicon import table

_SKIPPED = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "select", "head"))
_ASIDE = frozenset(("nav", "aside", "footer", "form"))
_INLINE = frozenset(
    ("a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "time", "u")
)
_STAMPS = (
    "datetime", "content", "data-date", "data-datetime", "data-time", "data-timestamp",
    "data-published", "data-published-at", "data-publish-date", "data-publication-date",
    "data-created", "data-utime", "title",
)  # fmt: skip
"""Attributes that hold a stamp, where the element is about a date."""
_PUBLISHED = frozenset(("datepublished", "datecreated", "dt-published"))
_NAME_PART = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![a-z])")
_DIGITS = re.compile(r"\d{4}|\d[./]\d|[./-]\d\d(?!\d)")
_LONGEST_LINE = 160
_LONGEST_FIELD = 120
_BEFORE = 48
_SHORT_TITLE, _LONGEST_TITLE = 8, 500
_MOST_NAMES, _LONGEST_NAME = 40, 100
"""Of one element, and characters of one."""
_MOST = 200
"""Dates of one page that are looked at."""
_MOST_TOGETHER = 12
"""Of one piece of text."""


class Seen(NamedTuple):
    """A date of a page: what marks it, where, and the words or the attribute that give it."""

    rule: str
    day: Day
    quote: str
    place: int
    """Characters of visible text before it."""
    aside: bool
    updated: bool


class Names(NamedTuple):
    """What the class and id of an element say."""

    date: bool
    published: bool
    updated: bool
    byline: bool
    aside: bool


@lru_cache(maxsize=16384)
def names_of(classes: str) -> Names:
    """What the parts of class names and ids say: ``entry-date`` is a date."""
    found = 0
    for name in classes.split()[:_MOST_NAMES]:
        found |= _names_in(name[:_LONGEST_NAME])
    return _names(found)


@lru_cache(maxsize=1 << len(Names._fields))
def _names(bits: int) -> Names:
    return Names(*(bool(bits >> place & 1) for place in range(len(Names._fields))))


@lru_cache(maxsize=16384)
def _names_in(name: str) -> int:
    """A bit for each of the Names that one class name or id is."""
    words = name_parts(name)
    return sum((not words.isdisjoint(known)) << place for place, known in enumerate(_known_names()))


@lru_cache(maxsize=1)
def _known_names() -> tuple[frozenset[str], ...]:
    known = table("dates", "pages")["names"]
    return tuple(frozenset(known[kind]) for kind in Names._fields)


def all_names(element: Any) -> str:
    """The class names and the id of an element, as written."""
    attributes = element.attrib
    return f"{attributes.get('class', '')} {attributes.get('id', '')}" if attributes else ""


@lru_cache(maxsize=16384)
def name_parts(name: str) -> frozenset[str]:
    """The words of a class name or an id: ``entryDate`` → entry, date, entrydate."""
    words = {part.lower() for part in _NAME_PART.findall(name)}
    return frozenset(words | {part.lower() for part in re.split(r"[_-]+", name)})


class _Walk:
    """One pass over the elements of a page in their order."""

    def __init__(self, headline: Any, month_first: bool) -> None:
        self.headline = headline
        self.around = set() if headline is None else set(headline.iterancestors())
        self.month_first = month_first
        self.place = 0
        self.headline_place = -1
        self.seen: list[Seen] = []
        self._aside = 0
        self._done: set[int] = set()

    def start(self, element: Any) -> bool:
        """Look at an element that opens; whether it is beside the article."""
        names = names_of(all_names(element))
        tag = element.tag
        # What holds the headline is no aside, whatever its layout is called.
        aside = (tag in _ASIDE or names.aside) and tag != "body" and element not in self.around
        self._aside += aside
        if element is self.headline:
            self.headline_place = self.place + len(short_text(element, _LONGEST_TITLE))
        self._element(element, names)
        if element.text:
            self._text(element, element.text)
        return aside

    def end(self, element: Any, aside: bool) -> None:
        """Look at what follows an element that closes."""
        self._aside -= aside
        if element.tail:
            self._text(element.getparent(), element.tail)

    def skip(self, element: Any) -> None:
        """Look only at what follows an element."""
        if element.tail:
            self._text(element.getparent(), element.tail)

    def _element(self, element: Any, names: Names) -> None:
        item = element.get("itemprop", "").lower()
        marked = not _PUBLISHED.isdisjoint((*item.split(), *element.get("class", "").split()))
        timed = element.tag == "time"
        if element.tag in ("meta", "link", "img", "input", "button"):
            if not (marked and element.get("content")):
                return
        elif not (marked or timed or names.date or names.published):
            return
        rule = "page-item" if marked else "page-time" if timed else "page-field"
        updated = names.updated or "modified" in item
        for key in _STAMPS:
            value = element.get(key, "")
            if value and (day := self._stamp(value)):
                quote = f'<{element.tag} {key}="{value[:80]}">'
                self._add(rule, day, quote, updated)
                self._done.add(id(element))
                return
        text = short_text(element)
        if not text:
            return
        days = list(find_days(text, month_first=self.month_first))
        if days:
            self._add(rule, days[0], text, updated or _cue(text, days[0]) == "updated")

    def _stamp(self, value: str) -> Day | None:
        if re.fullmatch(r"1[0-9]{9}(?:\d{3})?", value.strip()):
            date = parse_stamp(value)
            return Day(0, len(value), date) if date else None
        return next(find_days(value[:80], month_first=self.month_first), None)

    def _text(self, parent: Any, text: str) -> None:
        if _DIGITS.search(text) and len(self.seen) < _MOST:
            for day in islice(find_days(text, month_first=self.month_first), _MOST_TOGETHER):
                start = max(0, day.start - _LONGEST_LINE)
                near = text[start : day.end + _LONGEST_LINE]
                self._shown(parent, near, Day(day.start - start, day.end - start, day.date))
        self.place += len(text.strip())

    def _shown(self, parent: Any, text: str, day: Day) -> None:
        line = flat(text)
        block = parent
        for _ in range(4):
            if block is None or block.tag not in _INLINE:
                break
            block = block.getparent()
        if (block is not None and block is not parent) or len(line) < _LONGEST_LINE:
            whole = short_text(block, _LONGEST_LINE) if block is not None else ""
            line = whole or line
        said = " ".join(text[day.start : day.end].split())
        at = line.find(said)
        before = line[max(0, at - _BEFORE) : at] if at >= 0 else ""
        cue = cue_of(before)
        if cue == "other":
            return
        if cue == "published":
            self._add("page-line", day, line[:_LONGEST_LINE], False)
        elif len(line) <= _LONGEST_LINE:
            self._add("page-head", day, line, cue == "updated")

    def _add(self, rule: str, day: Day, quote: str, updated: bool) -> None:
        self.seen.append(Seen(rule, day, quote, self.place, self._aside > 0, updated))


def walk_page(tree: Any, title: str, *, month_first: bool) -> tuple[list[Seen], int]:
    """The dates of a page in their order, and where its headline ends; -1 if there is none."""
    walk = _Walk(find_headline(tree, title), month_first)
    open_: list[bool] = []
    events: Any = extra("lxml.etree", "html").iterwalk(tree, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            if event == "start":
                events.skip_subtree()
            else:
                walk.skip(element)
        elif event == "start":
            open_.append(walk.start(element))
        else:
            walk.end(element, open_.pop())
    return walk.seen, walk.headline_place


def find_headline(tree: Any, title: str) -> Any:
    """The heading that says ``title``, else the first of the highest rank; None if none."""
    title = flat(title).lower()
    first: dict[str, Any] = {}
    for element in tree.iter("h1", "h2", "h3"):
        words = short_text(element, _LONGEST_TITLE, "").lower()
        if not words:
            continue
        if len(words) > _SHORT_TITLE and title and (words in title or title in words):
            return element
        first.setdefault(element.tag, element)
    return next((first[tag] for tag in ("h1", "h2", "h3") if tag in first), None)


@lru_cache(maxsize=1)
def _cues() -> tuple[tuple[str, tuple[str, ...]], ...]:
    data = table("dates", "published")["line"]
    return tuple((kind, tuple(data[kind])) for kind in ("other", "updated", "published"))


def cue_of(before: str) -> str:
    """What the words before a date say that it is of; empty if nothing: the last one counts."""
    before = before.lower()
    best, kind_of = -1, ""
    for kind, words in _cues():
        for word in words:
            at = before.rfind(word)
            if at < 0 or at + len(word) <= best:
                continue
            end = at + len(word)
            if before[at - 1 : at].isalnum() or before[end : end + 1].isalnum():
                continue
            best, kind_of = end, kind
    return kind_of


def _cue(text: str, day: Day) -> str:
    return cue_of(text[max(0, day.start - _BEFORE) : day.start])


def short_text(element: Any, limit: int = _LONGEST_FIELD, between: str = " ") -> str:
    """The words of an element with few of them; empty for more, however many those are."""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        size += len(piece.strip())
        if size > limit:
            return ""
        pieces.append(piece)
    return flat(between.join(pieces))


def flat(text: str) -> str:
    """``text`` with single spaces."""
    return " ".join(text.split())
