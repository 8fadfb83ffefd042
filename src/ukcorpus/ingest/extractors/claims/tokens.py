"""Sentences as tokens, each quotation collapsed to one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal, NamedTuple

from ukcorpus.text.quotes import Quotation

DASHES = frozenset("–—―") | {"--"}

_TOKEN = re.compile(
    r"(?=\S)(?:[^\W\d_]++(?![-'’.])"  # the plainest words, which most are, first
    r"|(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-'’.][^\W_]+)*-?|[–—―]|--+|\w|[^\w\s])"
)
_APOSTROPHES = frozenset("'’")
_POSSESSIVE = frozenset(("'s", "’s"))

Kind = Literal["w", "q", "p"]


class Token(NamedTuple):
    """A word, a mark or a whole quotation: ``text[start:end]``."""

    start: int
    end: int
    raw: str
    low: str
    kind: Kind
    possessive: bool = False
    """Whether the word ends in 's: what follows belongs to it."""


_token = partial(tuple.__new__, Token)
"""Half the time that calling the class takes, and there are many tokens."""


@dataclass(slots=True)
class Sentence:
    """A sentence of a paragraph with its tokens."""

    start: int
    end: int
    tokens: list[Token]
    paragraph: int
    zone: str
    language: str
    line: int
    first: bool = False
    """Whether it opens its paragraph."""

    @property
    def only_quoted(self) -> bool:
        """Whether there is nothing but quotation in it."""
        words = [token for token in self.tokens if token.kind != "p"]
        return bool(words) and all(token.kind == "q" for token in words)


def tokenize(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> list[Token]:
    """The tokens of ``text[start:end]``; ``quotations`` are those that lie in it, in order."""
    tokens: list[Token] = []
    at = start
    for quotation in quotations:
        _plain(text, at, quotation.start, tokens)
        raw = text[quotation.start : quotation.end]
        tokens.append(Token(quotation.start, quotation.end, raw, raw, "q"))
        at = quotation.end
    _plain(text, at, end, tokens)
    return tokens


def _plain(text: str, start: int, end: int, tokens: list[Token]) -> None:
    tokens += [
        _token((match.start(), match.end(), raw := match.group(), *_read(raw)))
        for match in _TOKEN.finditer(text, start, end)
    ]


@lru_cache(maxsize=16384)
def _read(raw: str) -> tuple[str, Kind, bool]:
    """What a word or mark is wherever it stands: in lower case, its kind, whether it owns."""
    if not raw[0].isalnum():
        return raw, "p", False
    low = raw.lower()
    return low, "w", raw[-2:-1] in _APOSTROPHES and _is_possessive(low)


_CONTRACTED = frozenset(
    ("it", "he", "she", "that", "there", "what", "who", "let", "here", "where", "how")
)


def _is_possessive(low: str) -> bool:
    return low[-2:] in _POSSESSIVE and low[:-2] not in _CONTRACTED
