"""Did you mean: what is near to a word that was not found."""

from collections.abc import Iterable


def nearest(word: str, choices: Iterable[str], limit: int = 3) -> list[str]:
    """The choices that ``word`` may be a slip of, nearest first; none when nothing is near.

    Near: at most a third of the letters differ (Damerau-Levenshtein), or it is the beginning
    of the choice.
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
