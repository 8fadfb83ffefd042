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

_LEFT, _RIGHT = 90, 80
# A given name, an initial, or a particle; the pattern around it ignores case, this must not.
_GIVEN = r"(?-i:(?:[^\W\d_a-zß-öø-ÿąćęłńśźżščžа-яёіїєґ][\w.’'-]*|van|von|de|der|al|bin))"
_CAPITAL = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻŠČŽА-ЯЁІЇЄҐ"
_NAME = re.compile(rf"(?<![^\W_])[{_CAPITAL}][^\W\d_]+(?:[-’'][^\W\d_]+)*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A day early or late: an article may lie for a while, and time zones differ.
_SLACK = timedelta(days=3)
_MOST = 400


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
    before = rf"{title}(?:[,:]?\s+(?:of\s+the\s+)?)(?:{_GIVEN}\s+){{0,3}}\Z"
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
        back = _YEAR.search(text, line.start, line.end) is not None
        yield Held(Span(start, end), office, mine[0].surname, mine, back)


def _has_given(left: str, term: Term, right: str) -> bool:
    return not term.given or term.given.split()[-1] in left[-24:] or term.given in right[:12]


def span_of_terms(held: Sequence[Held]) -> tuple[Period | None, tuple[Held, ...]]:
    """The days on which all can have held their offices, and the mentions that say so.

    A lower end holds for any mention; an upper end only where no year beside it may mean
    that the past is told. Mentions that contradict a later one are left out.
    """
    groups: dict[tuple[str, str], list[Held]] = {}
    for mention in held:
        groups.setdefault((mention.name, mention.office), []).append(mention)
    chosen = sorted(groups.values(), key=lambda group: _last_start(group[0]))
    low: date | None = None
    for group in chosen:
        first = min(t.period.start for t in group[0].terms if t.period.start)
        low = first if low is None else max(low, first)
    if low is None:
        return None, ()
    used: list[Held] = []
    high: date | None = None
    starts = [low]
    for group in chosen:
        open_terms = [t for t in group[0].terms if t.period.end is None or t.period.end >= low]
        if not open_terms:
            continue
        used.append(group[0])
        if len(open_terms) == 1 and open_terms[0].period.start:
            starts.append(open_terms[0].period.start)
        ends = [t.period.end for t in open_terms]
        if all(mention.looks_back for mention in group) or None in ends:
            continue
        last = max(end for end in ends if end)
        high = last if high is None else min(high, last)
    low = max(starts)
    if high is not None and high < low:
        return Period(low, None), tuple(used)
    return Period(low, high), tuple(used)


def _last_start(held: Held) -> date:
    return max(term.period.start for term in held.terms if term.period.start)
