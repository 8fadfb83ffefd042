"""Clauses → plans: words become the forms that are in the corpus, fields sets of articles."""

from collections.abc import Callable, Iterable
from typing import NoReturn

from ukcorpus.errors import QueryError
from ukcorpus.search import plan as plans
from ukcorpus.search import query as clauses
from ukcorpus.search.forms import MAX_FORMS, Form
from ukcorpus.search.plan import Plan
from ukcorpus.search.query import Clause
from ukcorpus.search.widen import Expansion, NameForms, Widener
from ukcorpus.text.tokens import ZONE_NUMBERS

__all__ = ["Expander", "Expansion", "NameForms", "Records", "Resolve"]

Resolve = Callable[[clauses.FieldValue | clauses.FieldRange], frozenset[int]]
Records = Callable[[clauses.Scoped], frozenset[int]]
Around = Callable[[Clause], frozenset[int]]
Zones = tuple[int, ...]

_UNITS = {"NEAR": "word", "BEFORE": "word", "SENTENCE": "sentence", "PARAGRAPH": "paragraph"}


class Expander(Widener):
    """Turns clauses into plans for one corpus; see ``Widener`` for what it is made of.

    ``expansions`` and ``notes`` tell what the last ``plan`` did.
    """

    def plan(
        self,
        clause: Clause,
        resolve: Resolve,
        query: str = "",
        *,
        records: Records | None = None,
        around: Around | None = None,
        whole: Clause | None = None,
    ) -> Plan:
        """The plan of ``clause``. Raises QueryError Q006 for what is not executed yet.

        ``resolve`` gives the articles of a field clause, ``records`` those of a group such as
        ``claim:(…)``. A plan for parts of articles, such as claims, has ``around``: it gives the
        parts of those articles that a clause on title, body, lead or captions asks for.
        ``query`` is the text that places of clauses count in, for errors;
        ``whole`` is the query that ``clause`` is a part of.
        """
        self.expansions, self.notes = [], []
        only = _languages_asked(whole or clause)
        return _Planning(self, resolve, records, around, query, only).plan(clause, ())


class _Planning:
    """One query on its way to a plan."""

    def __init__(
        self,
        expander: Expander,
        resolve: Resolve,
        records: Records | None,
        around: Around | None,
        query: str,
        only: tuple[str, ...] | None,
    ) -> None:
        self.expander = expander
        self.resolve = resolve
        self.records = records
        self.around = around
        self.query = query
        self.only = only

    def plan(self, clause: Clause, zones: Zones) -> Plan:
        if self.around and _asks_article(clause):
            return plans.Articles(self.around(clause))
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
                if field not in ZONE_NUMBERS:
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
            case clauses.Everything():
                return plans.Filled(zones) if zones else plans.Everything()
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
        if part.capitals:
            self.note(f"{part.text} searched in capitals only; for both: {part.text.lower()}")
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


def _asks_article(clause: Clause) -> bool:
    """Whether a clause asks, as a whole, where in its article something stands."""
    match clause:
        case clauses.InField(field=field):
            return field in ZONE_NUMBERS
        case clauses.Near(left=left, right=right):
            return any(map(_asks_article, (left, right)))
        case clauses.AtLeast(clause=inner):
            several = inner.clauses if isinstance(inner, clauses.And | clauses.Or) else (inner,)
            return any(map(_asks_article, several))
    return False


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
