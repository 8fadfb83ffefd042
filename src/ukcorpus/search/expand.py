"""Clauses → plans: words become the forms that are in the corpus, fields sets of articles."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NoReturn

from ukcorpus.errors import QueryError
from ukcorpus.model.base import Value
from ukcorpus.search import plan as plans
from ukcorpus.search import query as clauses
from ukcorpus.search.automata import compile_regex
from ukcorpus.search.engines import Lexicon
from ukcorpus.search.forms import MAX_FORMS, Form, Forms, Spoken
from ukcorpus.search.plan import Plan
from ukcorpus.search.query import Clause
from ukcorpus.text.tokens import ZONE_NUMBERS
from ukcorpus.text.words import find_words, normal


class NameForms(Value, frozen=True):
    """An entity that a word or a phrase of the query names, as it is written in the corpus."""

    id: str
    name: str
    kind: str
    forms: dict[str, int]
    """Spelling → how often."""


class Expansion(Value, frozen=True):
    """What one word of the query stands for."""

    text: str
    """As typed."""
    at: clauses.At
    forms: tuple[Form, ...]
    """The most frequent first."""
    names: tuple[NameForms, ...] = ()
    """Entities whose spellings were added."""
    found: int = 0
    """How many terms fit, where more did than are used."""

    @property
    def count(self) -> int:
        """How often its forms stand in the corpus, deleted articles perhaps included."""
        return sum(form.count for form in self.forms)


Resolve = Callable[[clauses.FieldValue | clauses.FieldRange], frozenset[int]]
Records = Callable[[clauses.Scoped], frozenset[int]]
Names = Callable[[str], list[NameForms]]
Zones = tuple[int, ...]

_STAND_IN = {"*": "\ua66e", "?": "\ua66c"}  # letters of no living text
_BACK = {stand: wild for wild, stand in _STAND_IN.items()}
_UNITS = {"NEAR": "word", "BEFORE": "word", "SENTENCE": "sentence", "PARAGRAPH": "paragraph"}


class Expander:
    """Turns clauses into plans for one corpus.

    ``languages``: how many articles each has. ``names``: the entities a text may name.
    ``spoken``: the languages of the articles that hold a term; with it, a form that shares
    a stem in a language counts only where articles in that language use it.
    ``expansions`` and ``notes`` tell what the last ``plan`` did.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        languages: Mapping[str, int],
        names: Names | None = None,
        spoken: Spoken | None = None,
        aliases: bool = True,
        stemming: bool = True,
    ) -> None:
        self.forms = Forms(lexicon, languages, spoken)
        self.names = names if aliases else None
        self.stemming = stemming
        self.expansions: list[Expansion] = []
        self.notes: list[str] = []
        self._known: dict[tuple[clauses.Word, tuple[str, ...] | None], tuple[Expansion, ...]] = {}
        self._named: dict[str, list[NameForms]] = {}

    def plan(
        self,
        clause: Clause,
        resolve: Resolve,
        query: str = "",
        *,
        records: Records | None = None,
        whole: Clause | None = None,
    ) -> Plan:
        """The plan of ``clause``. Raises QueryError Q006 for what is not executed yet.

        ``resolve`` gives the articles of a field clause, ``records`` those of a group such as
        ``claim:(…)``; ``query`` is the text that places of clauses count in, for errors;
        ``whole`` is the query that ``clause`` is a part of.
        """
        self.expansions, self.notes = [], []
        only = _languages_asked(whole or clause)
        return _Planning(self, resolve, records, query, only).plan(clause, ())

    def word(self, word: clauses.Word, only: tuple[str, ...] | None) -> tuple[Expansion, ...]:
        """What each of the words that ``word`` is split into stands for."""
        key = (clauses.Word(word.text, word.exact, word.pattern, word.edits), only)
        if key not in self._known:
            self._known[key] = tuple(self._part(part, word, only) for part in _parts(word))
        return self._known[key]

    def _part(self, raw: str, word: clauses.Word, only: tuple[str, ...] | None) -> Expansion:
        if word.pattern and re.search(r"[*?]", raw):
            return self._scanned(raw, self.forms.like(raw, exact=word.exact), "wildcard", word.at)
        if word.edits:
            return self._scanned(raw, self.forms.near(raw, word.edits), "fuzzy", word.at)
        if word.exact:
            return Expansion(raw, word.at, _sorted(self.forms.exact(raw)))
        found = {form.term: form for form in self.forms.written(raw)}
        used = []
        for entity in self.entities(raw):
            added = [form for form in self._single(entity) if form.term not in found]
            found.update((form.term, form) for form in added)
            if added:
                used.append(entity)
        if self.stemming:
            for form in self.forms.stemmed(raw, only):
                found.setdefault(form.term, form)
        return Expansion(raw, word.at, _sorted(found.values()), tuple(used))

    def _scanned(self, raw: str, terms: list[str], reason: str, at: clauses.At) -> Expansion:
        forms, found = self.forms.most_frequent(terms, reason)
        return Expansion(raw, at, _sorted(forms), found=found if found > len(forms) else 0)

    def _single(self, entity: NameForms) -> list[Form]:
        """Forms of the spellings of an entity that are one word."""
        forms = []
        for name in sorted(entity.forms):
            words = self.forms.named(name)
            if len(words) == 1:
                forms += [_named(form, entity) for form in words[0]]
        return forms

    def entities(self, text: str) -> list[NameForms]:
        """What ``text`` names; nothing where aliases are off."""
        if self.names is None:
            return []
        if text not in self._named:
            self._named[text] = self.names(text)
        return self._named[text]

    def regex(self, clause: clauses.Regex) -> Expansion:
        """The words that a regular expression matches whole."""
        compiled = compile_regex(clause.pattern, ignore_case=clause.ignore_case)
        found = [
            term
            for term, _, written in self.forms.scan(normal(compiled.head) if compiled.head else "")
            if compiled.matches(written)
        ]
        return self._scanned(str(clause), found, "regex", clause.at)


class _Planning:
    """One query on its way to a plan."""

    def __init__(
        self,
        expander: Expander,
        resolve: Resolve,
        records: Records | None,
        query: str,
        only: tuple[str, ...] | None,
    ) -> None:
        self.expander = expander
        self.resolve = resolve
        self.records = records
        self.query = query
        self.only = only

    def plan(self, clause: Clause, zones: Zones) -> Plan:
        match clause:
            case clauses.And(clauses=several):
                return plans.And(tuple(self.plan(one, zones) for one in several))
            case clauses.Or(clauses=several):
                return plans.Or(tuple(self.plan(one, zones) for one in several))
            case clauses.Not(clause=inner):
                return plans.Not(self.plan(inner, zones))
            case clauses.AtLeast(count=count, clause=inner):
                return plans.AtLeast(count, self.plan(inner, zones))
            case clauses.Near():
                return self.near(clause, zones)
            case clauses.InField(field="said", clause=inner, at=at) if self.records:
                return self.leaf(clauses.Scoped("claim", inner, at), zones)
            case clauses.InField(field=field, clause=inner):
                if field not in ZONE_NUMBERS or isinstance(inner, clauses.Everything):
                    self.unready(clause, f"{field}:")
                return self.plan(inner, (ZONE_NUMBERS[field],))
        return self.leaf(clause, zones)

    def leaf(self, clause: Clause, zones: Zones) -> Plan:
        match clause:
            case clauses.Word():
                return self.word(clause, zones)
            case clauses.Phrase():
                return self.phrase(clause, zones)
            case clauses.Regex():
                return self.terms([self.expander.regex(clause)], zones)
            case clauses.FieldValue() | clauses.FieldRange():
                return plans.Articles(frozenset(self.resolve(clause)))
            case clauses.Everything() if not zones:
                return plans.Everything()
            case clauses.Everything():
                self.unready(clause, "a text field with *")
            case clauses.Scoped() if self.records:
                return plans.Articles(frozenset(self.records(clause)))
            case clauses.Scoped(kind=kind):
                self.unready(clause, f"{kind}:(…)")
            case clauses.Saved(name=name):
                self.unready(clause, f"@{name}")
        raise TypeError(f"not a clause: {clause!r}")

    def unready(self, clause: Clause, shown: str) -> NoReturn:
        start, end = clause.at  # type: ignore[attr-defined]
        raise QueryError(
            f"{shown} is understood, but this version cannot search by it yet",
            query=self.query or str(clause),
            start=start if self.query else 0,
            end=end if self.query else len(str(clause)),
            hint="leave it out",
            code="Q006",
        )

    def word(self, word: clauses.Word, zones: Zones) -> Plan:
        parts = self.expander.word(word, self.only)
        plain = self.terms(parts, zones)
        if word.exact or word.pattern or word.edits:
            return plain
        return self.with_names(word.text, plain, zones)

    def terms(self, parts: Iterable[Expansion], zones: Zones) -> Plan:
        """One position for each part, in a row."""
        leaves = tuple(self.part(part, zones) for part in parts)
        return leaves[0] if len(leaves) == 1 else plans.Sequence(leaves)

    def part(self, part: Expansion, zones: Zones) -> plans.Terms:
        if part not in self.expander.expansions:
            self.expander.expansions.append(part)
        if part.found:
            self.note(
                f"{part.text}: {part.found:,} words fit; only the {MAX_FORMS:,} most frequent"
                " are searched"
            )
        return plans.Terms(tuple(sorted(form.term for form in part.forms)), zones)

    def phrase(self, phrase: clauses.Phrase, zones: Zones) -> Plan:
        parts = [p for word in phrase.words for p in self.expander.word(word, self.only)]
        if len(parts) == 1 and len(phrase.words) == 1:
            return self.word(phrase.words[0], zones)
        leaves = tuple(self.part(part, zones) for part in parts)
        plain: Plan = plans.Sequence(leaves, phrase.slop, phrase.ordered)
        if phrase.slop or any(w.exact or w.pattern or w.edits for w in phrase.words):
            return plain
        text = " ".join(word.text for word in phrase.words)
        return self.with_names(text, plain, zones)

    def with_names(self, text: str, plain: Plan, zones: Zones) -> Plan:
        """``plain``, or another name of the entity that ``text`` names.

        A phrase only by names of several words, which say no less than it does. A name that
        holds words of ``plain``, or of a shorter name, would count twice and is left out.
        """
        taken = set(_all_terms(plain)) if isinstance(plain, plans.Terms) else set()
        others: list[Plan] = []
        used: list[Form] = []
        entities = self.expander.entities(text)
        for entity in entities:
            for name in sorted(entity.forms, key=lambda n: (len(n.split()), n)):
                words = self.expander.forms.named(name)
                if len(words) < 2 or not all(words):
                    continue
                terms = [tuple(sorted(form.term for form in word)) for word in words]
                if any(taken.intersection(word) for word in terms):
                    continue
                sequence = plans.Sequence(tuple(plans.Terms(word, zones) for word in terms))
                if any(_covers(shorter, terms) for shorter in (plain, *others)):
                    continue
                others.append(sequence)
                count = entity.forms[name]
                used.append(Form("", name, 0, count, "name", entity.name))
        if not others:
            return plain
        self.expander.expansions.append(Expansion(text, (0, 0), tuple(used), tuple(entities)))
        return plans.Or((plain, *others))

    def near(self, near: clauses.Near, zones: Zones) -> Plan:
        return plans.Near(
            self.plan(near.left, zones),
            self.plan(near.right, zones),
            _UNITS[near.kind],
            near.distance,
            near.kind == "BEFORE",
        )

    def note(self, text: str) -> None:
        if text not in self.expander.notes:
            self.expander.notes.append(text)


def _parts(word: clauses.Word) -> list[str]:
    """The words of the index that a word of a query is: ``cross-border`` is two."""
    text = word.text
    if not word.pattern:
        return [text[start:end] for start, end in find_words(text)]
    for wild, stand in _STAND_IN.items():
        text = text.replace(wild, stand)
    parts = [text[start:end] for start, end in find_words(text)]
    for stand, wild in _BACK.items():
        parts = [part.replace(stand, wild) for part in parts]
    return parts


def _sorted(forms: Iterable[Form]) -> tuple[Form, ...]:
    return tuple(sorted(forms, key=lambda form: (-form.count, form.term)))


def _named(form: Form, entity: NameForms) -> Form:
    return Form(form.term, form.spelling, form.articles, form.count, "name", entity.name)


def _all_terms(plan: Plan) -> Iterable[str]:
    return plan.terms if isinstance(plan, plans.Terms) else ()


def _covers(plain: Plan, terms: list[tuple[str, ...]]) -> bool:
    """Whether a phrase already matches all that a name in these terms would."""
    if not isinstance(plain, plans.Sequence) or len(plain.parts) > len(terms):
        return False
    size = len(plain.parts)
    return any(
        all(
            set(word) <= set(part.terms)
            for part, word in zip(plain.parts, terms[at : at + size], strict=True)
        )
        for at in range(len(terms) - size + 1)
    )


def _languages_asked(clause: Clause) -> tuple[str, ...] | None:
    """The languages that the whole query is limited to; None when it is not."""
    for one in clause.clauses if isinstance(clause, clauses.And) else (clause,):
        choices = one.clauses if isinstance(one, clauses.Or) else (one,)
        codes = [
            choice.value
            for choice in choices
            if isinstance(choice, clauses.FieldValue) and choice.field == "lang"
        ]
        if codes and len(codes) == len(choices):
            return tuple(codes)
    return None
