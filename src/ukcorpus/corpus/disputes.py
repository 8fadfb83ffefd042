"""A denial beside the claim that it denies: within an article, across articles and languages.

Precision comes first: the two must share what they are about, and their sources must not be
on one side. Nothing is said of who is right.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ukcorpus.corpus.nearby import denying_articles, near_denials, sample
from ukcorpus.corpus.statements import (
    Statement,
    Statements,
    Weights,
    days_apart,
    is_negated,
    is_telling,
)
from ukcorpus.store.reader import StoreReader

DAYS = 7
"""Days within which a denial still answers a claim, where both days are known."""
COVERED = 0.6
"""Least share of a denial's words, by weight, that a claim in another article must have."""
COVERED_INSIDE = 0.3
"""The same where the article itself puts the two beside each other."""
SHARED_WORDS = 2
BESIDE = 0.3
"""Least score: an accusation and a denial in one paragraph, without a word in common."""

_ASSERTED = ("assert", "accuse", "warn", "predict", "hearsay")


class Dispute(NamedTuple):
    """Two statements that contradict each other, and what ties them."""

    denial: Statement
    claim: Statement
    reason: str
    """What they share: a figure, names, words."""
    score: float
    """Between 0 and 1: the share of the denial that the claim covers; 1 for the same figure."""


def find_disputes(store: StoreReader, rows: frozenset[int] | None) -> list[Dispute]:
    """Disputes in which one side at least is among ``rows`` (None: all), best first."""
    statements = Statements(store)
    weights = Weights(statements.of(sample(store)))
    own = denying_articles(store)
    inside = list(statements.of(own))
    denials = [s for s in inside if (s.claim.stance == "deny" or s.claim.answers) and s.who]
    answered = {id_ for s in denials for id_ in s.claim.answers}
    others = near_denials(statements, denials, DAYS) - own
    everything = [*inside, *statements.of(others)]
    claims = [s for s in everything if _is_claim(s, answered)]
    finder = _Finder(store, weights)
    found = [
        dispute
        for dispute in finder.disputes(denials, claims)
        if rows is None or dispute.denial.row in rows or dispute.claim.row in rows
    ]
    return sorted(
        found,
        key=lambda d: (
            -d.score, d.denial.first, d.denial.article, d.denial.claim.spans[0].start,
            d.claim.article, d.claim.claim.spans[0].start,
        ),
    )  # fmt: skip


def _is_claim(statement: Statement, answered: set[str]) -> bool:
    """Whether a denial may answer it: somebody says so, or its own article says that one does."""
    asserted = statement.claim.stance in _ASSERTED and not statement.claim.answers
    return asserted and (statement.claim.id in answered or _has_source(statement))


def _has_source(statement: Statement) -> bool:
    speaker = statement.claim.speaker
    return bool(speaker.name) or (bool(speaker.as_written) and speaker.kind != "unknown")


class _Finder:
    def __init__(self, store: StoreReader, weights: Weights) -> None:
        self.weights = weights
        self.names: dict[str, str] = dict(store.select("SELECT id, name FROM entities"))

    def disputes(self, denials: Iterable[Statement], claims: list[Statement]) -> Iterator[Dispute]:
        index: dict[str, list[int]] = {}
        for n, claim in enumerate(claims):
            for feature in (claim.claim.id, *claim.words, *claim.names, *map(str, claim.figures)):
                index.setdefault(feature, []).append(n)
        for denial in denials:
            names = filter(self.weights.is_rare, denial.names)
            figures = map(str, filter(is_telling, denial.figures))
            words = self.weights.heaviest(denial.words, COVERED)
            features = (*words, *names, *figures, *denial.claim.answers)
            near = sorted({n for feature in features for n in index.get(feature, ())})
            for claim in (claims[n] for n in near):
                found = self._compare(denial, claim)
                if found:
                    yield found

    def _compare(self, denial: Statement, claim: Statement) -> Dispute | None:
        if not _opposed(denial, claim):
            return None
        gap = days_apart(denial, claim)
        if gap is not None and gap > DAYS:
            return None
        figures = sorted(filter(is_telling, denial.figures & claim.figures))
        words = denial.words & claim.words if denial.lang == claim.lang else frozenset()
        covered = self.weights.covered(denial.words, claim.words) if words else 0.0
        names = [id_ for id_ in denial.names & claim.names if self.weights.is_rare(id_)]
        accused = denial.speaker in claim.names or bool(denial.sides & claim.countries)
        answered = denial.number == claim.number and claim.claim.id in denial.claim.answers
        if figures:
            tied = answered or accused or bool(words) or bool(denial.names & claim.names)
        elif answered:
            beside = claim.claim.stance == "accuse" and claim.claim.line == denial.claim.line
            tied = beside or accused or covered >= COVERED_INSIDE
        elif denial.lang == claim.lang:
            tied = accused and len(words) >= SHARED_WORDS and covered >= COVERED
        else:
            tied = accused and len(names) >= SHARED_WORDS
        if not tied or is_negated(denial) != is_negated(claim):
            return None
        score = 1.0 if figures else max(covered, min(0.9, 0.3 * len(names)), BESIDE)
        return Dispute(denial, claim, self._reason(figures, names, words), round(score, 3))

    def _reason(
        self, figures: list[tuple[float, str]], names: list[str], words: frozenset[str]
    ) -> str:
        parts = [f"{value:,g} {unit}" for value, unit in figures]
        parts += sorted(self.names[id_] for id_ in names)
        if words:
            rarest = sorted(words, key=lambda word: (-self.weights.weight(word), word))
            parts.append("words " + " ".join(rarest[:5]))
        return ", ".join(parts) or "one paragraph"


def _opposed(denial: Statement, claim: Statement) -> bool:
    """Whether the two do not come from one source, nor from one side."""
    if denial.row == claim.row or (denial.speaker and denial.speaker == claim.speaker):
        return False
    if denial.who.casefold() == claim.who.casefold() or denial.sides & claim.sides:
        return False
    a, b = denial.claim.spans, claim.claim.spans
    nested = denial.number == claim.number and a[0].start < b[-1].end and b[0].start < a[-1].end
    return not nested
