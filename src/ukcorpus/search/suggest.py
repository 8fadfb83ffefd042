"""Did you mean: what is near to a word that was not found."""

from collections.abc import Iterable, Mapping

from ukcorpus.search.engines import Lexicon
from ukcorpus.text.words import SEPARATOR, base, normal

_SOUNDS_LIKE = 0.84
"""Likeness from which two tokens may be one surname: see ``authority.compare``."""


def nearest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """The choices that ``word`` may be a slip of, nearest first; none when nothing is near.

    Near: at most a third of the letters differ (optimal string alignment), or it is the
    beginning of the choice.
    """
    from rapidfuzz.distance import OSA  # late: only errors need it

    wanted = word.lower()
    allowed = max(1, (len(wanted) + 1) // 3)
    found: list[tuple[int, str]] = []
    for choice in choices:
        distance = OSA.distance(wanted, choice.lower(), score_cutoff=allowed)
        if distance > allowed and len(wanted) >= 3 and choice.lower().startswith(wanted):
            distance = allowed
        if distance <= allowed:
            found.append((distance, choice))
    found.sort(key=lambda pair: (pair[0], len(pair[1]), pair[1]))
    return [choice for _, choice in found[:limit]]


def suggest_words(word: str, lexicon: Lexicon, limit: int = 3) -> list[tuple[str, int]]:
    """Words of the corpus that ``word`` may be a slip of, with how often they stand there.

    Nearest first, then the most frequent; each in its most frequent spelling, without
    possessive. Words that share no first or last letter must be one letter away.
    """
    wanted = base(normal(word)) if word.strip() else ""
    allowed = min(3, max(1, len(wanted) // 2 if len(wanted) < 6 else len(wanted) // 3))
    if len(wanted) < 3:
        return []
    near = _near_forms(wanted, allowed, lexicon)
    ranked = []
    for form, terms in near.items():
        counts = [(lexicon.count(one)[1], one.rpartition(SEPARATOR)[2]) for one in terms]
        total = sum(count for count, _ in counts)
        if total:
            ranked.append((near_by(wanted, form), -total, max(counts)[1]))
    ranked.sort()
    return [(written, -total) for _, total, written in ranked[:limit]]


def near_by(one: str, other: str) -> int:
    """Letters that differ, two swapped neighbours counting once."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


def _near_forms(wanted: str, allowed: int, lexicon: Lexicon) -> dict[str, list[str]]:
    """Normal form → terms, of those near enough and not the word itself."""
    from rapidfuzz.distance import OSA

    near: dict[str, list[str]] = {}
    last, fits = "", False
    for one in lexicon.terms(""):
        form = one.partition(SEPARATOR)[0]
        if form != last:
            last, fits = form, False
            if abs(len(form) - len(wanted)) <= allowed and "'" not in form and form != wanted:
                distance = OSA.distance(wanted, form, score_cutoff=allowed)
                alike = form[0] == wanted[0] or form[-1] == wanted[-1]
                fits = distance <= (allowed if alike else 1)
        if fits:
            near.setdefault(form, []).append(one)
    return near


def suggest_names(word: str, names: Mapping[str, int], limit: int = 3) -> list[tuple[str, int]]:
    """Names of the corpus that sound like ``word``, in any script, with their counts."""
    from ukcorpus.authority.compare import token_similarity

    wanted = word.split()[-1:] or [""]
    found = []
    for name, count in names.items():
        tokens = name.split()
        best = max((token_similarity(wanted[0], token) for token in tokens), default=0.0)
        if best >= _SOUNDS_LIKE:
            found.append((-best, -count, name))
    found.sort()
    return [(name, -count) for _, count, name in found[:limit]]
