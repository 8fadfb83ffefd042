"""Stems: what the forms of one word share, in a given language.

Snowball where it has the language; else endings from ``lexicon/stems``, longest first. A
stem is only ever compared with other stems of the same language, never shown or stored.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from ukcorpus.lexicon import table, words
from ukcorpus.text.normal import fold

SNOWBALL = {
    "ar": "arabic", "bs": "serbian", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hr": "serbian", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sl": "serbian",
    "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
}  # fmt: skip
"""Snowball's algorithm for each ISO 639 code."""

_CASED = "be bg bs cs el et eu fi hr hu hy lt lv mk pl ru sk sl sr tr uk"
INFLECTS_NAMES = frozenset(_CASED.split())
"""Languages where a name has cases, so that Putin is Putina as well."""

Stemmer = Callable[[str], str]


@lru_cache(maxsize=131072)
def stem(word: str, language: str) -> str:
    """The stem of ``word``, folded; of a language without stemmer, the folded word.

    Accents help: give the word as written where there is a choice.

    >>> stem("incursions", "en"), stem("Oekraïense", "nl"), stem("Харкова", "uk")
    ('incurs', 'oekraiens', 'харк')
    """
    return fold(_stemmer(language)(word.lower()))


def has_stems(language: str) -> bool:
    """Whether words of ``language`` can be stemmed."""
    return language in SNOWBALL or bool(table("stems", language))


def heads(word: str, language: str) -> tuple[str, ...]:
    """Beginnings of the folded words with the same stem as ``word``, one of them at least.

    ``tests/quality/measure_stems.py`` counts the pairs that they miss.
    """
    root = stem(word, language)
    shift = {} if language in SNOWBALL else table("stems", language).get("shift", {})
    head = root[: max(2, len(root) - (2 if shift else 1))]
    if language == "nl":
        return _dutch_heads(head)
    for was, became in shift.items():  # ночі, ніч
        before, vowel, after = head.rpartition(became)
        if vowel:
            return (head, before + was + after)
    folded = fold(word)
    shared = 0
    while shared < min(len(head), len(folded)) and head[shared] == folded[shared]:
        shared += 1
    return (head,) if shared == len(head) else (folded[: max(2, shared)],)


def _dutch_heads(head: str) -> tuple[str, ...]:
    """With the *ge* of participles: zegt, gezegd; aanvallen, aangevallen."""
    first = [p for p in words("separable", "nl") if head.startswith(p)]
    return (head, "ge" + head, *(p + "ge" + head[len(p) : len(p) + 2] for p in first))


def writes(language: str, word: str) -> bool:
    """Whether ``word`` is in a script that ``language`` is written in."""
    letter = next((char for char in word if char.isalpha()), "")
    script = _script(letter)
    return script in _SCRIPTS.get(language, ("latin",))


def is_function_word(form: str, language: str) -> bool:
    """Whether a folded word only holds sentences together in ``language``: *the*, *waren*."""
    return form in function_words(language)


@cache
def function_words(language: str) -> frozenset[str]:
    """All of them, folded: see ``is_function_word``."""
    return frozenset(map(fold, words("function", language)))


_SCRIPTS = {
    "ar": ("arabic",), "fa": ("arabic",), "be": ("cyrillic",), "bg": ("cyrillic",),
    "el": ("greek",), "hi": ("other",), "hy": ("other",), "mk": ("cyrillic",), "ne": ("other",),
    "ru": ("cyrillic",), "sr": ("cyrillic", "latin"), "ta": ("other",), "uk": ("cyrillic",),
    "yi": ("other",),
}  # fmt: skip


def _script(letter: str) -> str:
    if letter < "\u0370" or "\u1e00" <= letter <= "\u1eff":
        return "latin" if letter else "none"
    if letter <= "\u03ff":
        return "greek"
    if letter <= "\u052f":
        return "cyrillic"
    return "arabic" if "\u0600" <= letter <= "\u06ff" else "other"


@cache
def _stemmer(language: str) -> Stemmer:
    if language in SNOWBALL:
        from Stemmer import Stemmer as Snowball  # late: only a search by word needs it

        return Snowball(SNOWBALL[language]).stemWord  # type: ignore[no-any-return]
    data = table("stems", language)
    return _by_endings(data) if data else str


def _by_endings(data: dict[str, Any]) -> Stemmer:
    """A stemmer that takes off the longest ending that leaves ``shortest`` letters.

    ``before``: endings taken off first, as of reflexive verbs. ``endings``: one of them.
    ``after``: what is left at the end, as a soft sign. ``shift``: the last vowel of a stem,
    where it changes in a closed syllable. ``finals``: ends of stems that stand for others,
    where vowels come and go or consonants alternate. Doubled last letters count once.
    """
    groups = [frozenset(data.get(name, ())) for name in ("before", "endings", "after")]
    longest = [max(map(len, group), default=0) for group in groups]
    shift: dict[str, str] = data.get("shift", {})
    vowels = frozenset(data.get("vowels", ""))
    finals: dict[str, str] = data.get("finals", {})
    shortest: int = data["shortest"]

    def stemmed(word: str) -> str:
        word = fold(word)
        for group, most in zip(groups, longest, strict=True):
            for size in range(min(most, len(word) - shortest), 0, -1):
                if word[-size:] in group:
                    word = word[:-size]
                    break
        if len(word) > shortest and word[-1] == word[-2]:
            word = word[:-1]
        for place in range(len(word) - 1, 0, -1):
            if word[place] in vowels:
                word = word[:place] + shift.get(word[place], word[place]) + word[place + 1 :]
                break
        for ending in (word[-2:], word[-1:]):
            if ending in finals and len(word) > shortest:
                return word[: -len(ending)] + finals[ending]
        return word

    return stemmed
