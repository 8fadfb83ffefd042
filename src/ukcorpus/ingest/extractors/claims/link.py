"""Claims and figures of one article, tied together: what stands in which, who denies what."""

import re
from collections.abc import Sequence
from typing import TypeVar

from ukcorpus.ingest.extractors.figures.known import numbers
from ukcorpus.lexicon import table
from ukcorpus.model.claims import Claim
from ukcorpus.model.figures import Figure

_WORD = re.compile(r"[^\W_]{4,}")
_ANY_WORD = re.compile(r"[^\W_]+")
_KINDS = frozenset(("troops", "weapons", "killed", "wounded", "aircraft", "ships"))
"""What different words say alike: *troepen*, *manschappen*."""
_STEM = 5
"""Letters by which words of two claims are compared: *denies … invade*, *invasion*."""
_REACH = 30
"""Claims before a denial among which the one that it denies is looked for."""
_SHARED = 2
"""Words that a denial and the denied must share when no figure ties them."""

V = TypeVar("V", Claim, Figure)


def link(
    claims: Sequence[Claim], figures: Sequence[Figure], language: str = ""
) -> tuple[tuple[Claim, ...], tuple[Figure, ...]]:
    """The same claims and figures with ``figures``, ``answers`` and ``denied_by`` filled.

    A denial answers the nearest claim of another source that shares a figure with it, or at
    least two content words: *troops*, *soldiers* are one. One will do where the source of the
    denial is named in the claim. To call a claim false is to deny it.
    """
    inside: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.claim:
            inside.setdefault(figure.claim, []).append(figure)
    answers = _answers(claims, inside, language)
    denied = _denied_figures(claims, figures, inside, answers)
    tied = (
        tie(
            claim,
            figures=tuple(figure.id for figure in inside.get(claim.id, ())),
            answers=(claims[answers[n]].id,) if answers.get(n, -1) >= 0 else (),
        )
        for n, claim in enumerate(claims)
    )
    return tuple(tied), tuple(tie(f, denied_by=tuple(denied.get(f.id, ()))) for f in figures)


def _answers(
    claims: Sequence[Claim], inside: dict[str, list[Figure]], language: str
) -> dict[int, int]:
    """Index of each denial → that of the claim it denies; −1 where there is none."""
    stems = [_stems(claim.content, language) for claim in claims]
    false = frozenset(table("claims", language).get("calls_false", ()))
    answers: dict[int, int] = {}
    for n, claim in enumerate(claims):
        if claim.stance == "deny" or _calls_false(claim, false):
            m = _denied(claims, stems, inside, n)
            answers[n] = -1 if m is None else m
    return answers


def _denied_figures(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    inside: dict[str, list[Figure]],
    answers: dict[int, int],
) -> dict[str, dict[str, None]]:
    """Figure → the denials of it: those of its value elsewhere, or of the claim it stands in."""
    denied: dict[str, dict[str, None]] = {}
    for n, m in answers.items():
        claim = claims[n]
        values = {f.value for f in inside.get(claim.id, ())}
        for figure in figures:
            same = figure.value in values and figure.claim != claim.id
            whole = m >= 0 and figure.claim == claims[m].id
            if same or whole:
                denied.setdefault(figure.id, {})[claim.id] = None
    return denied


def _denied(
    claims: Sequence[Claim],
    stems: Sequence[dict[str, str]],
    inside: dict[str, list[Figure]],
    n: int,
) -> int | None:
    """Index of the claim that claim ``n`` denies: one before it, or the next ones after it."""
    claim = claims[n]
    values = {figure.value for figure in inside.get(claim.id, ())}
    best = (0, 0, 0)
    found: int | None = None
    for m in (*range(n - 1, max(-1, n - _REACH), -1), *range(n + 1, min(len(claims), n + 4))):
        other = claims[m]
        if other.stance == "deny" or _same_source(claim, other):
            continue
        figures = len(values & {figure.value for figure in inside.get(other.id, ())})
        words = _shared(stems[n], stems[m])
        accused = words and _is_named(claim, other)
        if figures or words >= _SHARED or accused:
            score = (figures, words, -abs(n - m))
            if found is None or score > best:
                best, found = score, m
    return found


def _same_source(a: Claim, b: Claim) -> bool:
    if a.speaker.entity is not None or b.speaker.entity is not None:
        return a.speaker.entity == b.speaker.entity
    return bool(a.speaker.as_written) and a.speaker.as_written == b.speaker.as_written


def _calls_false(claim: Claim, false: frozenset[str]) -> bool:
    """Whether the claim says of another that it is not so: *fake*, *a lie*."""
    return not false.isdisjoint(_ANY_WORD.findall(claim.content.lower()))


def _is_named(denial: Claim, claim: Claim) -> bool:
    """Whether who denies is whom the claim is about."""
    names = (denial.speaker.name, denial.speaker.as_written)
    return any(len(name) > 3 and name in claim.content for name in names)


def _stems(content: str, language: str) -> dict[str, str]:
    """Beginnings of its words, with what they count where they are of crowds or arms."""
    known = numbers(language)
    found = {}
    for word in _WORD.findall(content.lower()):
        unit = known.unit(word)
        found[word[:_STEM]] = unit if unit in _KINDS else ""
    return found


def _shared(a: dict[str, str], b: dict[str, str]) -> int:
    """Words in common, and different words for the same crowd or arms."""
    words = a.keys() & b.keys()
    kinds = (set(a.values()) & set(b.values())) - {a[word] for word in words} - {""}
    return len(words) + len(kinds)


def tie(value: V, **changes: object) -> V:
    """The same value with some of its fields changed."""
    values = {name: getattr(value, name) for name in value.__struct_fields__}
    return type(value)(**{**values, **changes})
