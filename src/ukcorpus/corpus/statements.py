"""Claims as they are compared across articles and languages: who, when, and about what."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from math import log
from typing import NamedTuple

from ukcorpus.authority.gazetteer import place, place_forms
from ukcorpus.corpus.speakers import Speakers
from ukcorpus.lexicon import table
from ukcorpus.model.claims import Claim, Speaker
from ukcorpus.model.reported import Reported
from ukcorpus.store.reader import StoreReader
from ukcorpus.text.normal import fold
from ukcorpus.text.stems import is_function_word, stem
from ukcorpus.text.words import find_words

Amount = tuple[float, str]
"""A value and what it counts."""

REPORTED = 3
"""Days before its publication within which an article without a word on it reports speech."""
PREFIX = 5
"""Letters that a country's name shares with the words made of it: *Russia*, *Russian*."""


class Statement(NamedTuple):
    """A claim with what is compared of it; it does not hold its article."""

    number: int
    row: int
    article: str
    lang: str
    date: str
    claim: Claim
    speaker: str
    """Entity id; empty where the speaker is none."""
    who: str
    """The speaker's name, else the words of the article."""
    sides: frozenset[str]
    """ISO codes of the countries that the speaker speaks for, as far as they are told."""
    first: str
    """First and last day on which it may have been spoken; empty when unknown."""
    last: str
    names: frozenset[str]
    """Ids of the entities named inside."""
    countries: frozenset[str]
    figures: frozenset[Amount]
    words: frozenset[str]
    """Stems of its words, without those that only hold sentences together."""

    @property
    def locator(self) -> str:
        """``62e9:L284``."""
        return f"{self.article[:4]}:L{self.claim.line}"

    @property
    def text(self) -> str:
        """What was said, on one line."""
        return " ".join(self.claim.content.split())


class Statements:
    """All claims of a view, an article at a time."""

    def __init__(self, store: StoreReader) -> None:
        self.store = store

    def of(self, numbers: Iterable[int]) -> Iterator[Statement]:
        """The claims of these articles, in the order of their numbers and places."""
        for number in sorted(numbers):
            yield from self._in(number)

    def _in(self, number: int) -> Iterator[Statement]:
        claims = list(
            self.store.select(
                "SELECT row, place, start, end FROM claims WHERE number = ? ORDER BY place",
                (number,),
            )
        )
        if not claims:
            return
        record = self.store.reported(number)
        speakers = Speakers(self.store, number)
        names: dict[int, set[str]] = {}
        for at, entity in self.store.select(
            "SELECT place, entity FROM claim_mentions WHERE number = ? AND entity <> ''", (number,)
        ):
            names.setdefault(at, set()).add(entity)
        figures: dict[str, set[Amount]] = {}
        for figure in record.figures:
            figures.setdefault(figure.claim, set()).add((figure.value, figure.unit))
        period = record.published.period
        known = period.start and period.end if period else None
        low = _before(period.start) if known and period and period.start else ""
        high = period.end.isoformat() if known and period and period.end else ""
        for row, at, start, end in claims:
            claim = record.claims[at]
            entity, who = speakers.of(claim)
            inside = frozenset(names.get(at, ()))
            yield Statement(
                number=number, row=row, article=record.id, lang=record.language.code,
                date=record.published.edtf, claim=claim, speaker=entity,
                who=who,
                sides=self.sides(record, claim.speaker, entity),
                first=start if start and end else low, last=end if start and end else high,
                names=inside,
                countries=frozenset(c for id_ in inside if (c := self.country_of.get(id_))),
                figures=frozenset(figures.get(claim.id, ())),
                words=content_words(claim.content, record.language.code),
            )  # fmt: skip

    def sides(self, record: Reported, speaker: Speaker, entity: str) -> frozenset[str]:
        """The countries that a speaker is, or is said to serve: *the Russian minister*."""
        if entity in self.country_of:
            return frozenset({self.country_of[entity]})
        written = speaker.as_written
        texts = [_head(written, record.language.code)]
        texts += [text for text in (speaker.role, speaker.affiliation) if text not in written]
        if speaker.entity is not None:
            texts += record.entities[speaker.entity].roles
        found = {
            self.prefixes.get(fold(word)[:PREFIX], "")
            for text in texts
            for word in (text[start:end] for start, end in find_words(text))
            if word[:1].isupper()
        }
        return frozenset(found - {""})

    @cached_property
    def country_of(self) -> dict[str, str]:
        """Entity id → the country that it is, lies in or speaks for."""
        bodies = table("sides", "bodies")
        found: dict[str, str] = {}
        for id_, key in self.store.select("SELECT id, key FROM entities WHERE key <> ''"):
            if key.startswith("iso:"):
                found[id_] = key[4:6]
            elif key.startswith("geo:"):
                known = place(key)
                found[id_] = known.country if known else ""
            else:
                found[id_] = bodies.get(key, "")
        return {id_: country for id_, country in found.items() if country}

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Beginnings of names of the countries in this corpus, where they mean one alone."""
        found: dict[str, set[str]] = {}
        keys = self.store.select("SELECT key FROM entities WHERE key LIKE 'iso:__' ORDER BY key")
        for (key,) in keys:
            for form in place_forms(key):
                found.setdefault(fold(form)[:PREFIX], set()).add(key[4:])
        return {head: min(codes) for head, codes in found.items() if len(codes) == 1}


class Weights:
    """How much it says that two claims share a word or a name: the rarer, the more."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        seen: dict[str, set[int]] = {}
        articles: set[int] = set()
        for statement in statements:
            articles.add(statement.number)
            for feature in (*statement.words, *statement.names):
                seen.setdefault(feature, set()).add(statement.number)
        self._articles = len(articles)
        self._counts = {feature: len(numbers) for feature, numbers in seen.items()}

    def weight(self, feature: str) -> float:
        """Logarithm of the share of articles without it; more than nothing for every one."""
        return log(1 + self._articles / self._counts.get(feature, 1))

    def is_rare(self, feature: str) -> bool:
        """Whether at most one article in ten has it, or no more than two."""
        return self._counts.get(feature, 0) <= max(2, self._articles / 10)

    def heaviest(self, words: frozenset[str], least: float) -> list[str]:
        """So many of its words that whatever covers ``least`` of them has one of these."""
        ordered = sorted(words, key=lambda word: (-self.weight(word), word))
        left = total = sum(map(self.weight, ordered))
        for n, word in enumerate(ordered):
            if left < least * total * (1 - 1e-9):
                return ordered[:n]
            left -= self.weight(word)
        return ordered

    def covered(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """Share, by weight, of ``part`` that stands in ``whole``."""
        total = sum(sorted(map(self.weight, part)))
        return sum(sorted(map(self.weight, part & whole))) / total if total else 0.0


def _before(published: date) -> str:
    """The first day on which what an article reports without a day may have been said."""
    return date.fromordinal(max(1, published.toordinal() - REPORTED)).isoformat()


def _head(phrase: str, language: str) -> str:
    """Its words before what tells where they are: *rebels* of *rebels in the east of Ukraine*."""
    kept: list[str] = []
    for start, end in find_words(phrase):
        word = phrase[start:end]
        if kept and is_function_word(fold(word), language):
            break
        if not is_function_word(fold(word), language):
            kept.append(word)
    return " ".join(kept)


def content_words(text: str, language: str) -> frozenset[str]:
    """Stems of the words that say something; numbers are left to figures."""
    found = (text[start:end] for start, end in find_words(text))
    return frozenset(
        stem(word, language)
        for word in found
        if len(word) > 2 and word.isalpha() and not is_function_word(fold(word), language)
    )


def is_telling(amount: Amount) -> bool:
    """Whether two sources hardly give it by chance: no small number, year or share."""
    value, unit = amount
    return value >= 10 and unit not in ("percent", "duration", "time", "age", "rank", "times")


def days_apart(a: Statement, b: Statement) -> int | None:
    """Days between two statements, 0 where they may be of one day; None when unknown."""
    if not (a.first and b.first):
        return None
    gaps = (
        date.fromisoformat(later.first) - date.fromisoformat(earlier.last)
        for later, earlier in ((a, b), (b, a))
    )
    return max(0, *(gap.days for gap in gaps))


def is_negated(statement: Statement) -> bool:
    """Whether its words deny something themselves: *it had not moved*."""
    negations = table("claims", statement.lang).get("negations", ())
    words = statement.claim.content.lower().replace("n't", " n't").replace("n’t", " n’t").split()
    return any(word.strip(",.;:") in negations for word in words)
