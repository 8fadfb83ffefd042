"""What a text says of its language before the detector reads it: letters and common words.

Of six words the detector knows too little: it reads the same few letters again and again
until it is sure. The weights here are what it starts from.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from ukcorpus.lexicon import table

SHORT = 80
"""Letters below which a text's own words prove little and a declared language may decide."""
_LETTERS_HELP = 400
"""Letters up to which the alphabet is looked at; longer texts need no help."""
_TRUST = 1e3
"""How much likelier than any other the language of an article is for a part of it."""
_STRANGE = 0.02
"""What a letter that a language does not write leaves of its weight."""
_UNUSED = 1e-5
"""What a common word of other languages leaves of the weight of one that does not use it.

So little, because the detector reads the same few letters again and again and is sure too
soon; of .35, .1, .03, .01, .003, .0001 and this, this was right most often on development data."""
_SURELY = 8
"""Common words, and twice the strange letters, beyond which more prove no more."""
_SEEN = 2000
"""Characters that are looked at."""
_ALPHABETS = {
    "LATIN": re.compile(r"[a-z\u00df-\u024f\u1e00-\u1eff]+"),
    "CYRILLIC": re.compile(r"[\u0400-\u04ff]+"),
}
_WORD = re.compile(r"[^\W\d_]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


class _Unprofiled(NamedTuple):
    code: str
    instead: frozenset[str]
    has: frozenset[str]
    words: frozenset[str]
    absent: frozenset[str]


class _Known(NamedTuple):
    weights: dict[str, float]
    letters: dict[str, frozenset[str]]
    special: frozenset[str]
    words: dict[str, frozenset[str]]
    """Of each common word, the languages that use it."""
    judged: frozenset[str]
    scripts: dict[str, str]
    unprofiled: tuple[_Unprofiled, ...]


@cache
def _known() -> _Known:
    data = table("language", "common")
    weights = {
        code: data["weights"][kind] for kind, codes in data["kinds"].items() for code in codes
    }
    letters = {code: frozenset(own) for code, own in data["letters"].items()}
    users: dict[str, set[str]] = {}
    for code, listed in data["words"].items():
        for word in listed.split():
            users.setdefault(word, set()).add(code)
    return _Known(
        weights=weights,
        letters=letters,
        special=frozenset().union(*letters.values()),
        words={word: frozenset(codes) for word, codes in users.items()},
        judged=frozenset(data["words"]),
        scripts={code: script for script, codes in data["scripts"].items() for code in codes},
        unprofiled=tuple(
            _Unprofiled(
                row["code"],
                frozenset(row["instead"]),
                frozenset(row.get("has", ())),
                frozenset(row.get("words", "").split()),
                frozenset(row["not"]),
            )
            for row in data["unprofiled"]
        ),
    )


def count_letters(text: str) -> int:
    """How many characters are letters."""
    if text.isascii():
        return len(text.encode().translate(None, _NO_LETTERS))
    return sum(map(str.isalpha, text))


def start_weights(languages: list[str], text: str, prior_language: str) -> dict[str, float]:
    """How much each of ``languages`` weighs before the detector reads ``text``."""
    known = _known()
    prior = _weights(tuple(languages)).copy()
    if prior_language in prior:
        prior[prior_language] = _TRUST
    head = text[: 2 * _LETTERS_HELP].lower()
    if count_letters(head) <= _LETTERS_HELP and (script := _script(head)) in _ALPHABETS:
        _weigh_letters(prior, head, known)
        _weigh_words(prior, _ALPHABETS[script].findall(head), known)
    return prior


@lru_cache(maxsize=8)
def _weights(languages: tuple[str, ...]) -> dict[str, float]:
    """What each language weighs by itself."""
    known, rare = _known().weights, table("language", "common")["weights"]["rare"]
    return {code: known.get(code, rare) for code in languages}


def goes_along(prior: dict[str, float], text: str, language: str) -> bool:
    """Whether a short text may be in ``language`` as well as in any other.

    The detector cannot tell: it reads the few letters of a headline again and again until
    it is sure, whatever it was told before.
    """
    if language not in prior or count_letters(text[: 4 * SHORT]) >= SHORT:
        return False
    if _script(text) != _known().scripts.get(language, "LATIN"):
        return False
    return prior[language] >= max(prior.values()) * _STRANGE * _UNUSED * _TRUST


def _script(text: str) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    scripts = Counter(map(_script_of, filter(str.isalpha, text[: 4 * SHORT])))
    return max(sorted(scripts), key=scripts.__getitem__, default="")


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _weigh_letters(prior: dict[str, float], text: str, known: _Known) -> None:
    used = known.special.intersection(text)
    if not used:
        return
    strange = {code: len(used - known.letters.get(code, known.special)) for code in prior}
    _lighten(prior, strange, _STRANGE, _SURELY // 2)


def _weigh_words(prior: dict[str, float], words: list[str], known: _Known) -> None:
    found = [known.words[word] for word in words if word in known.words]
    if not found:
        return
    using = Counter(chain.from_iterable(found)).get
    _lighten(prior, {code: len(found) - using(code, 0) for code in prior}, _UNUSED, _SURELY)


def _lighten(prior: dict[str, float], against: dict[str, int], by: float, most: int) -> None:
    """Weigh down each language for what more speaks against it than against the best one."""
    least = min(against.values())
    steps = [by**n for n in range(most + 1)]
    for code, count in against.items():
        if count > least:
            prior[code] *= steps[min(count - least, most)]


def correct(code: str, text: str) -> str:
    """``code``, or the language without a profile that the detector takes for it."""
    rows = [row for row in _known().unprofiled if code in row.instead]
    if not rows:
        return code
    head = text[:_SEEN].lower()
    letters, words = frozenset(head), frozenset(_WORD.findall(head))
    for row in rows:
        if not row.has <= letters or row.absent & letters:
            continue
        if not row.words or row.words & words:
            return row.code
    return code


def speaks(text: str, code: str, against: str = "", least: int = 3) -> bool:
    """Whether the common words are those of ``code``: a list of names is in no language."""
    known = _known()
    if code not in known.judged:
        return True
    words = [word for word in _WORD.findall(text.lower()) if len(word) > 1]
    users = [known.words[word] for word in words if word in known.words]
    own = sum(code in codes for codes in users)
    return own >= least and own > sum(against in codes for codes in users)
