"""Spellings in the nominative that a place's name may be a case of."""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from ukcorpus.authority.data import table


@cache
def _endings(language: str) -> dict[str, tuple[str, ...]]:
    """Ending → replacements; none for a language without cases, or without a table."""
    if not language:
        return {}
    return {
        ending: tuple(instead) for ending, instead in table("endings").get(language, {}).items()
    }


def _tables(form: str, language: str) -> Iterator[dict[str, tuple[str, ...]]]:
    known = _endings(language)
    if known:
        yield known
    elif any("а" <= letter <= "ґ" for letter in form.casefold()):
        yield _endings("uk")
        yield _endings("ru")


@lru_cache(maxsize=32768)
def nominatives(form: str, language: str) -> tuple[str, ...]:
    """Every form that ``form`` may be a case of, likeliest first."""
    words = form.split()
    if not 0 < len(words) <= 3:
        return ()
    found: dict[str, None] = {}
    for endings in _tables(form, language):
        options = [_word_nominatives(word, endings) for word in words]
        for choice in product(*options):
            if len(found) >= 256:
                break
            found[" ".join(choice)] = None
    found.pop(form, None)
    return tuple(found)


def _word_nominatives(word: str, endings: dict[str, tuple[str, ...]]) -> list[str]:
    if "-" in word:
        first, _, last = word.rpartition("-")
        return [f"{first}-{form}" for form in _word_nominatives(last, endings)]
    found = [word]
    folded = word.casefold()
    for size in range(6, -1, -1):
        stem, ending = folded[: len(folded) - size], folded[len(folded) - size :]
        if len(stem) >= 2:
            found += (stem + instead for instead in endings.get(ending, ()))
    return found
