"""Terms of office: when a name and its office stand together, the article lies in the term."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ukcorpus.model.dates import PartialDate, Period
from ukcorpus.model.spans import Span

_LEFT, _RIGHT, _PARAGRAPH = 90, 80, 600
# A given name, an initial, or a particle; the pattern around it ignores case, this must not.
_GIVEN = r"(?-i:(?:[^\W\d_a-zß-öø-ÿąćęłńśźżščžа-яёіїєґ][\w.’'-]*|van|von|de|der|al|bin))"
_CAPITAL = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻŠČŽА-ЯЁІЇЄҐ"
_NAME = re.compile(rf"(?<![^\W_])[{_CAPITAL}][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A day early or late: an article may lie for a while, and time zones differ.
_SLACK = timedelta(days=3)
# Terms that share fewer days than this only touch.
_TOUCH = 14
_MOST = 400
# Characters in which an article says what is new: of 79 more intervals with a single holder
# named there, in dated news of six languages, 77 held the day; anywhere, of 128, 123.
_TOP = 1000


class Term(NamedTuple):
    """One holder of one office; ``surname`` is the last word of the name."""

    office: str
    of: str
    given: str
    surname: str
    period: Period


class Held(NamedTuple):
    """A mention of an office and its holder, with the holder's terms."""

    span: Span
    office: str
    name: str
    terms: tuple[Term, ...]
    looks_back: bool
    """Whether its line names a year: it may tell of the past."""


class _Table(NamedTuple):
    by_surname: dict[str, tuple[Term, ...]]
    common: frozenset[str]
    offices: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    gone: re.Pattern[str]


@cache
def _table() -> _Table:
    resource = files("ukcorpus.lexicon").joinpath("offices.toml")
    data = tomllib.loads(resource.read_text(encoding="utf-8"))
    by_surname: dict[str, tuple[Term, ...]] = {}
    first = frozenset(data["family_first"])
    for office, of, given, surname, start, end in data["rows"]:
        term = Term(office, of, given, surname, _period(start, end))
        key = given if surname in first else surname.split()[-1]
        for form in (key, *data["spellings"].get(surname, ())):
            by_surname[form] = (*by_surname.get(form, ()), term)
    offices = {name: _office(words) for name, words in data["offices"].items()}
    gone = "|".join(re.escape(word) for word in data["not_in_office"]["words"])
    return _Table(
        by_surname,
        frozenset(data["common"]),
        offices,
        re.compile(rf"(?<![\w])(?:{gone})(?![\w])", re.IGNORECASE),
    )


def _period(start: str, end: str) -> Period:
    first = PartialDate(*map(int, start.split("-"))).first
    last = PartialDate(*map(int, end.split("-"))).last if end else None
    return Period(first - _SLACK, last + _SLACK if last else None)


def _office(words: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    any_of = "|".join(re.escape(word).replace(r"\*", r"\w{0,6}") for word in words)
    title = rf"(?<![^\W_])(?P<office>{any_of})"
    before = rf"{title}(?:[,:]?\s+(?:of\s+(?:the\s+)?)?)(?:{_GIVEN}\s+){{0,3}}\Z"
    after = (
        rf"(?:['’]s?)?\s*,\s+(?:[\w’'.-]+\s+){{0,5}}?[\w-]*{title}"
        rf"(?!\w|\s+(?-i:[{_CAPITAL}]))"  # the title of the next name
    )
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def find_holders(text: str, spans: Sequence[Span]) -> Iterator[Held]:
    """Mentions of office-holders in ``spans``, in the order of the text."""
    known = _table()
    checked = 0
    for span in spans:
        for match in _NAME.finditer(text, span.start, span.end):
            name = match.group()
            terms = known.by_surname.get(name if name.isalpha() else _bare(name))
            if terms and checked < _MOST:
                checked += 1
                yield from _held(text, span, match, terms)


def _bare(word: str) -> str:
    for mark in ("’s", "'s"):
        if word.endswith(mark):
            return word[: -len(mark)]
    return word


def _held(text: str, line: Span, name: re.Match[str], terms: tuple[Term, ...]) -> Iterator[Held]:
    known = _table()
    left = text[max(line.start, name.start() - _LEFT) : name.start()]
    right = text[name.end() : min(line.end, name.end() + _RIGHT)]
    left = re.split(r"[.!?;]\s|[”\"]", left)[-1] if "Gen." not in left else left
    for office in dict.fromkeys(term.office for term in terms):
        mine = tuple(term for term in terms if term.office == office)
        if mine[0].surname in known.common and not _has_given(left, mine[0], right):
            continue
        before, after = known.offices[office]
        found = before.search(left)
        if found is not None:
            if known.gone.search(left[max(0, found.start() - 24) :]):
                continue
            start = name.start() - (len(left) - found.start("office"))
            end = name.end()
        elif (found := after.match(right)) is not None:
            if known.gone.search(found.group() + right[found.end() : found.end() + 8]):
                continue
            start, end = name.start(), name.end() + found.end("office")
        else:
            continue
        low, high = max(line.start, start - _PARAGRAPH), min(line.end, end + _PARAGRAPH)
        back = _YEAR.search(text, low, high) is not None
        yield Held(Span(start, end), office, mine[0].surname, mine, back)


def _has_given(left: str, term: Term, right: str) -> bool:
    return not term.given or term.given.split()[-1] in left[-24:] or term.given in right[:12]


def span_of_terms(held: Sequence[Held]) -> tuple[Period | None, tuple[Held, ...]]:
    """The days on which all can have held their offices, and the mentions that say so.

    The latest start holds. An end holds where at least two persons are named, or one at the
    top, and no year beside them hints that the past is told. Where two terms hardly touch, as
    of a president and the one before, one of them is told of as past or as future: then nothing
    is cut off.
    """
    groups: dict[tuple[str, str], list[Held]] = {}
    for mention in held:
        groups.setdefault((mention.name, mention.office), []).append(mention)
    chosen = sorted(groups.values(), key=lambda group: _first_start(group[0]))
    if not chosen:
        return None, ()
    low = _first_start(chosen[-1][0])
    used = [group for group in chosen if _open_terms(group[0], low)]
    for group in used:
        open_terms = _open_terms(group[0], low)
        if len(open_terms) == 1:
            low = max(low, _start(open_terms[0]))
    ended = [(end, group) for group in used if (end := _last_end(group, low)) is not None]
    people = {group[0].name for group in used}
    trusted = len(people) > 1 or any(_is_of_the_day(group) for _, group in ended)
    high = min(end for end, _ in ended) if ended and trusted else None
    if high is not None and (high - low).days < _TOUCH:
        low = min(_start(term) for group in used for term in _open_terms(group[0], low))
        high = None
    return Period(low, high), tuple(group[0] for group in used)


def _is_of_the_day(group: Sequence[Held]) -> bool:
    """Whether it is told of an office-holder at the top of the article; popes are after death."""
    return any(each.span.start < _TOP and each.office != "pope" for each in group)


def _open_terms(held: Held, low: date) -> list[Term]:
    return [t for t in held.terms if t.period.end is None or t.period.end >= low]


def _last_end(group: Sequence[Held], low: date) -> date | None:
    """The end of the last term that is open; None where there is none, or the past is told."""
    ends = [term.period.end for term in _open_terms(group[0], low)]
    if not ends or None in ends or all(mention.looks_back for mention in group):
        return None
    return max(end for end in ends if end)


def _start(term: Term) -> date:
    return term.period.start or date.min


def _first_start(held: Held) -> date:
    return min(map(_start, held.terms))
