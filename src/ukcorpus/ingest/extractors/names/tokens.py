"""Tokens of a passage as the name rules see them: shape, what joins them, where sentences begin."""

import re
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from ukcorpus.ingest.extractors.names.lexicon import (
    odd_names,
    possessive_names,
    surnames_first,
)
from ukcorpus.text.normal import APOSTROPHES, fold
from ukcorpus.text.words import list_words

Shape = Literal["cap", "upper", "lower", "digit"]
Gap = Literal[" ", "-", ".", "&", "'", "|"]
"""How a token hangs on the one before: blank, hyphen, abbreviation's full stop, ampersand,
elision; ``|`` is a break that no name crosses."""

_ENDS = re.compile(r"[.!?…:;•]|\n")
_OPENS = re.compile(r"[“„«]\s*\Z|[\"‘»”]\Z|(?<!\w)'\Z")
_POSSESSIVE = re.compile(rf"(?:[{APOSTROPHES}][sS]|(?<=[sSxXzZ])[{APOSTROPHES}])\Z")
_HOST = re.compile(r"://|^www\.|\.[a-z]{2,4}/")
_HYPHENS = frozenset("-‐‑")
_BLANKS = frozenset((" ", "\u00a0", "\u202f", "\n", " \n", "  ", "\u2009"))


class Token(NamedTuple):
    """A word; ``text[start:end]`` leaves out the possessive."""

    start: int
    end: int
    raw: str
    form: str
    """Folded, without the full stops of an acronym."""
    shape: Shape
    gap: Gap
    starts: bool
    """Whether a capital may be owed to the place alone: a sentence or a quotation begins here."""
    possessive: bool


LONGEST_SYLLABLE = 5
_token = partial(tuple.__new__, Token)
"""Half the time that calling the class takes, and there are many tokens."""


def shape_of(raw: str) -> Shape:
    """What the capitals of a word say."""
    if raw in odd_names():
        return "upper"
    if raw.islower():
        return "lower"
    if not raw[0].isalpha():
        return "digit"
    if not raw[0].isupper():
        return "lower"
    if raw.isascii() and not raw.isupper():
        return "cap"
    letters = [char for char in raw if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return "upper"
    return "cap"


def is_camel(raw: str) -> bool:
    """Whether capitals stand inside a word, as in *BelTA* and *SpaceX* but not in *McCain*."""
    inner = sum(char.isupper() for char in raw[1:])
    small = sum(char.islower() for char in raw)
    first = next((at for at, char in enumerate(raw) if at and char.isupper()), 0)
    prefix = raw[:first].casefold()
    return (
        inner > 0
        and small > 0
        and prefix not in ("mc", "mac", "de", "di", "la", "le", "o", "van", "du", "fitz", "al")
    )


@lru_cache(maxsize=32768)
def _read(raw: str) -> tuple[str, str, Shape, bool]:
    """What a word is wherever it stands: without its possessive, folded, its shape."""
    whole = raw.isalpha() or len(raw) < 3 or raw.replace("’", "'") in possessive_names()
    cut = None if whole else _POSSESSIVE.search(raw)
    if cut and cut.start() > 0:
        raw = raw[: cut.start()]
    form = fold(raw)
    if "." in form:
        form = form.replace(".", "")
    return raw, form, shape_of(raw), bool(cut)


def tokenize(
    text: str, start: int, end: int, abbreviations: frozenset[str] = frozenset()
) -> list[Token]:
    """The tokens of the passage ``text[start:end]``."""
    tokens: list[Token] = []
    before = start
    for word_start, word_end in list_words(text, start, end):
        raw, form, shape, possessive = _read(text[word_start:word_end])
        if word_start - before == 1 and text[before] == " " and tokens:
            before, stop = word_end, word_start + len(raw)
            tokens.append(_token((word_start, stop, raw, form, shape, " ", False, possessive)))
            continue
        previous = tokens[-1] if tokens else None
        gap, starts = _joint(text, before, word_start, previous, abbreviations)
        before = word_end
        if gap != " " and shape != "lower" and _is_address(text, word_start):
            shape = "lower"
        stop = word_start + len(raw)
        if gap == "-" and shape == "lower" and _is_syllable(tokens, raw):
            first = tokens.pop()
            whole = text[first.start : stop]
            head = (first.start, stop, whole, f"{first.form}-{form}", "cap", first.gap)
            tokens.append(_token((*head, first.starts, possessive)))
            continue
        tokens.append(_token((word_start, stop, raw, form, shape, gap, starts, possessive)))
    return tokens


def _is_syllable(tokens: list[Token], raw: str) -> bool:
    """Whether ``raw`` ends a given name of two syllables, as in *Kim Jong-un*."""
    if len(tokens) < 2 or tokens[-1].shape != "cap":
        return False
    if max(len(raw), len(tokens[-1].raw)) > LONGEST_SYLLABLE:
        return False
    return tokens[-1].gap == " " and tokens[-2].form in surnames_first()


@lru_cache(maxsize=16384)
def tokens_of(name: str, abbreviations: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """The tokens of a name by itself; an article says the same ones over and over."""
    if name.isascii() and name.isalpha():
        raw, form, shape, possessive = _read(name)
        return (Token(0, len(raw), raw, form, shape, "|", True, possessive),)
    return tuple(tokenize(name, 0, len(name), abbreviations))


def _is_address(text: str, start: int) -> bool:
    """Whether a word is part of a web address, of a handle or of a hashtag."""
    before = text[start - 1] if start else " "
    if before in "@#_":
        return True
    if before not in "/.=?&-":
        return False
    begin = max(0, start - 120)
    chunk = text[begin:start].split()
    return bool(chunk) and _HOST.search(chunk[-1]) is not None


def _joint(
    text: str, before: int, start: int, previous: Token | None, abbreviations: frozenset[str]
) -> tuple[Gap, bool]:
    """How the token at ``start`` hangs on ``previous``, and whether a sentence begins with it."""
    gap = text[before:start] if start - before <= 12 else text[start - 12 : start]
    if previous is None:
        return "|", True
    if gap in _BLANKS:
        return " ", False
    if gap in _HYPHENS:
        return "-", False
    if not gap:
        return ("'", False) if previous.raw[-1] in APOSTROPHES else ("|", False)
    if gap.strip() == "&":
        return "&", False
    if gap[0] == "." and gap[1:] in _BLANKS:
        initial = len(previous.raw) == 1 and previous.raw.isupper()
        if initial or previous.form in abbreviations:
            return ".", False
    if gap == "." and len(previous.raw) == 1 and previous.raw.isupper():
        return ".", False
    opens = _OPENS.search(gap) is not None and (len(gap.strip()) > 1 or gap[0] == "\n")
    return "|", opens or _ENDS.search(gap) is not None


def is_heading(tokens: list[Token], capital_nouns: bool, stopped: bool = False) -> bool:
    """Whether capitals say nothing here: a line in Title Case or in ALL CAPS.

    A line that is ``stopped`` ends like a sentence, which few lines in Title Case do.
    """
    words = [token for token in tokens if token.shape != "digit" and len(token.form) > 1]
    if len(words) < 3:
        return False
    if sum(token.shape == "upper" for token in words) > 0.6 * len(words):
        return True
    if capital_nouns or len(words) > 30:
        return False
    capitals = [token for token in words[1:] if token.shape != "lower"]
    if sum(token.gap == "|" for token in capitals) > 0.25 * len(capitals):
        return False  # a list of names, not a headline
    long = [token for token in words[1:] if len(token.form) > 3]
    least, share = (6, 0.9) if stopped else (4, 0.8)
    capital = sum(token.shape != "lower" for token in long)
    return len(long) >= least and capital > share * len(long)
