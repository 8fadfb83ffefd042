"""Where a locator points: ``62e9``, ``62e9:L284``, ``62e9@19610+10``, ``62e9/s18``."""

import re
from typing import NamedTuple

from ukcorpus.corpus.front import Corpus
from ukcorpus.errors import UnknownArticle
from ukcorpus.model.records import Record

_LOCATOR = re.compile(
    r"(?P<id>[^:/@]+)(?::L?(?P<line>[0-9]{1,9})|@(?P<at>[0-9]{1,12})(?:\+[0-9]{1,12})?"
    r"|/(?P<segment>s[0-9]{1,6}))?\Z"
)


class Place(NamedTuple):
    """A line of an article."""

    record: Record
    line: int
    """From 1, as an editor counts."""


def locate(corpus: Corpus, locator: str) -> Place:
    """The article and the line that a locator names; the title's where it names none.

    Raises UnknownArticle, also for a line, a character or an item that the article lacks.
    """
    match = _LOCATOR.match(locator)
    if match is None:
        raise UnknownArticle(f'"{locator}" is no locator', hint="62e9  62e9:L284  62e9@19610+10")
    record = corpus.record(corpus.number(match["id"]))
    line = _line(record, match)
    last = max((line.number for line in record.lines), default=1)
    if line is None or not 1 <= line <= last:
        raise UnknownArticle(
            f'"{locator}" is nowhere in the article', hint=f"It has {last:,} lines"
        )
    return Place(record, line)


def _line(record: Record, match: re.Match[str]) -> int | None:
    if match["line"]:
        return int(match["line"])
    if match["segment"]:
        return next((s.line for s in record.segments if s.id == match["segment"]), None)
    at = int(match["at"]) if match["at"] else _start(record)
    if at > len(record.text):
        return None
    return max((x.number for x in record.lines if x.start <= at), default=1)


def _start(record: Record) -> int:
    return record.title_span.start if record.title_span else 0
