"""Words: the one place that splits text, for the index, for queries and for highlights.

``U.S.``, ``Biden's``, ``15:30``, ``125,000`` and ``слов’янськ`` are one word each;
``cross-border`` is two in a row, so that it is found as *cross-border*, *cross border* and
*border*; ``l’Ukraine`` is two as well. Chinese and Japanese characters are a word each.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ukcorpus.text.normal import APOSTROPHES, fold

# ``\w`` of Python leaves out combining marks; without them decomposed accents, Hindi vowel
# signs and Hebrew points would cut words. Soft hyphen and zero-width joiners belong too.
_MARK = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0903\u093a-\u094f\u0955-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03"
    "\u0b3c-\u0b57\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3c-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6"
    "\u0d00-\u0d03\u0d3b-\u0d57\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1"
    "\u0eb4-\u0ebc\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f\u00ad\u200c\u200d\u2060"
)
_CJK = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9d"


_QUICK = rf"""
        (?=[\w€$£¥₴₽])(?:                            # no blank is tried for all that follows
        [^\W\d_ʼ][^\W_ʼ]++(?![{APOSTROPHES}])
      | [^\W\d_ʼ](?![\w.]|[{APOSTROPHES}])
      | \d++(?![\w.,:%])
      |"""
"""The plainest words and numbers, which most are, before the rules that would find the same."""


def _pattern(letter: str, first: str, alnum: str, alone: str, quick: str) -> re.Pattern[str]:
    apostrophe = f"[{APOSTROPHES}]"
    return re.compile(
        rf"""
        {quick}
        [€$£¥₴₽{alone}]
      | (?:{letter}\.){{2,}}(?:{letter}(?!{alnum}))?   # U.S.  т.е.  U.S.A
      | {letter}\.{letter}(?!{alnum}|\.)               # U.S
      | (?<![^\W\d_])(?:[ldjmnstcLDJMNSTC]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Qq]uoiqu
          |[Dd]ell|[Dd]all|[Nn]ell|[Aa]ll|[Ss]ull|[Cc]oll|[Uu]n|[Gg]l)
          {apostrophe}(?=[^\W\d_]{{2}})               # l’  d’  qu’  dell’
      | \d+(?:[.,:]\d+)*(?:{alnum}+)?%?              # 125,000  15:30  2nd  70%
      | {first}{alnum}*(?:{apostrophe}{alnum}+)*(?:(?<=s){apostrophe}(?!\w))?
        )""",
        re.VERBOSE,
    )


@cache
def _plain() -> re.Pattern[str]:
    return _pattern(r"[^\W\d_ʼ]", r"[^\W_ʼ]", r"[^\W_]", "", _QUICK)


@cache
def _full() -> re.Pattern[str]:
    """The same for text with combining marks or with Chinese and Japanese characters.

    Compiling it takes longer than a whole search: only for text that needs it.
    """
    first = rf"(?:(?![{_CJK}])[^\W_ʼ])"
    letter = rf"(?:(?![{_CJK}])[^\W\d_ʼ]|[{_MARK}])"
    return _pattern(letter, first, rf"(?:{first}|[ʼ{_MARK}])", _CJK, "(?:")


def _characters(ranges: str) -> frozenset[str]:
    found: set[str] = set()
    at = 0
    while at < len(ranges):
        last = ranges[at + 2] if ranges[at + 1 : at + 2] == "-" else ranges[at]
        found.update(map(chr, range(ord(ranges[at]), ord(last) + 1)))
        at += 3 if last != ranges[at] else 1
    return frozenset(found)


_MARKS = _characters(_MARK)


def _pattern_for(text: str) -> re.Pattern[str]:
    if text.isascii() or (max(text) < "\u3000" and _MARKS.isdisjoint(text)):
        return _plain()
    return _full()


# Compiled when they are first needed, for starting up is slow enough.
_THOUSANDS = r"\d{1,3}(?:[.,]\d{3})+\Z"
_POSSESSIVE = r"(?<=[^\W\d_])(?:'s|(?<=s)')\Z"


class Word(NamedTuple):
    """A word and where it stands: ``text[start:end]``, the ``position``-th of its zone."""

    start: int
    end: int
    position: int
    raw: str


def find_words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each word in ``text[start:end]``."""
    stop = len(text) if end is None else end
    piece = text[start:stop]
    if piece.isascii() and piece.replace(" ", "").isalpha():
        # Most queries and names: compiling the pattern takes longer than searching for them.
        for word in piece.split(" "):
            if word:
                yield start, start + len(word)
            start += len(word) + 1
        return
    for match in _pattern_for(piece).finditer(text, start, stop):
        yield match.span()


def list_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What ``find_words`` finds, at once: for texts, where compiling the pattern is no matter."""
    pattern = _pattern_for(text[start:end])
    return [match.span() for match in pattern.finditer(text, start, end)]


def cut_words(text: str, start: int, end: int) -> list[str]:
    """The words of ``text[start:end]`` as written, without their places."""
    return _pattern_for(text[start:end]).findall(text, start, end)


@lru_cache(maxsize=65536)
def normal(raw: str) -> str:
    """The form in which a word is looked up: folded, digits grouped one way only.

    >>> [normal(word) for word in ("U.S.", "125,000", "14.000", "Biden’s", "l’")]
    ['u.s', '125000', '14000', "biden's", 'l']
    """
    folded = fold(raw) or raw  # a lone letter extender folds away
    if folded[0].isdigit():
        return re.sub("[.,]", "", folded) if re.match(_THOUSANDS, folded) else folded
    if folded[-1] in ".'" and not folded.endswith("s'"):
        return folded.rstrip(".'") or folded
    return folded


def base(form: str) -> str:
    """A normal form without the possessive: ``biden's`` → ``biden``, ``russians'`` → ``russians``.

    Also true of Dutch and of English names in other languages' texts.
    """
    return re.sub(_POSSESSIVE, "", form) if "'" in form else form


_CLEAN = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys("\u00ad\u200c\u200d\u2060", None),
    }
)

SEPARATOR = "\x1f"
"""Stands between the normal form and the spelling in an indexed term; no text word holds it."""


def spelling(raw: str) -> str:
    """A word as written, in one form of Unicode: what ``=word`` compares."""
    return raw if raw.isascii() else unicodedata.normalize("NFC", raw).translate(_CLEAN)


@lru_cache(maxsize=262144)
def term(raw: str) -> str:
    """The indexed term of a word: its normal form, then its spelling where that differs.

    All spellings of a normal form are neighbours in the sorted lexicon, and so are all
    forms that share a prefix.

    >>> term("said"), term("NATO’s")
    ('said', "nato's\\x1fNATO's")
    """
    form, written = normal(raw), spelling(raw)
    return form if form == written else f"{form}{SEPARATOR}{written}"
