"""Query text cut into tokens, each with its place. What they mean together, ``parser`` says."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ukcorpus.errors import QueryError
from ukcorpus.search.fields import Field, find_field
from ukcorpus.text.words import find_words

Kind = Literal[
    "(", ")", "OR", "AND", "NOT", "NEAR", "ATLEAST", "FIELD", "PHRASE", "REGEX", "WORD", "SAVED",
    "END",
]  # fmt: skip

MAX_LENGTH = 100_000
"""Characters of a query; long lists of ids fit, a file given by mistake does not."""
MAX_REGEX = 200
MAX_DISTANCE = 999
"""Below the gap between items of a live blog, so that NEAR never reaches across."""

_CURLY = "“”„‟«»＂"
QUOTES = '"' + _CURLY
_BOUNDARIES = "()|" + QUOTES
# Compiled when a query first needs them: most need few, and starting up is slow enough.
_FIELD = r"([^\W\d_][\w-]*):"
_PROXIMITY = r"(?s)(NEAR|W|BEFORE|PRE)/(.*)"
_LOWER_OPERATOR = r"(?:near|w|before|pre|atleast)/\d+\Z"
_SLOP = r"~(>?)(\d*)"


class Token(NamedTuple):
    """``query[start:end]``; ``text`` without its delimiters."""

    kind: Kind
    text: str
    start: int
    end: int
    number: int = 0
    """Distance, slop or count."""
    flag: bool = False
    """PHRASE: in order. REGEX: ignore case. WORD: stands right after a field."""
    inner: int = 0
    """Where ``text`` starts."""


class Scanner:
    """One pass over one query; ``notes`` collects what is worth saying but not an error."""

    def __init__(self, query: str, notes: list[str]) -> None:
        self.query = query
        self.notes = notes
        self.field: Field | None = None
        """The field whose value comes next."""

    def error(
        self, message: str, start: int, end: int, hint: str = "", code: str = ""
    ) -> QueryError:
        """The error for ``query[start:end]``."""
        return QueryError(message, query=self.query, start=start, end=end, hint=hint, code=code)

    def note(self, text: str) -> None:
        """Say ``text`` once."""
        if text not in self.notes:
            self.notes.append(text)

    def tokens(self) -> Iterator[Token]:
        """All tokens, then END. Raises QueryError where a token cannot be read."""
        query = self.query
        if len(query) > MAX_LENGTH:
            raise self.error(
                f"a query of more than {MAX_LENGTH:,} characters", MAX_LENGTH, len(query)
            )
        at = 0
        while at < len(query):
            if query[at].isspace():
                at += 1
                continue
            token = self._token(at)
            self.field = find_field(token.text) if token.kind == "FIELD" else None
            at = token.end
            if token.kind != "WORD" or self._sayable(token):
                yield token
        yield Token("END", "", len(query), len(query))

    def _token(self, at: int) -> Token:
        query = self.query
        char = query[at]
        if char == "(" or char == ")":
            return Token(char, char, at, at + 1)  # type: ignore[arg-type]
        if char in QUOTES:
            return self._phrase(at)
        if char == "|":
            return Token("OR", "|", at, at + 2 if query.startswith("||", at) else at + 1)
        following = query[at + 1 : at + 2]
        in_text = self.field is None or self.field.places
        if char == "/" and in_text:
            if following in ("s", "p") and (at + 2 == len(query) or query[at + 2] in " \t\n\r()"):
                return Token("NEAR", query[at : at + 2], at, at + 2)
            if following and not following.isspace():
                return self._regex(at)
        if self.field is None and char in "-!" and following and following not in "-) \t\n\r":
            return Token("NOT", char, at, at + 1)
        return self._run(at)

    def _run(self, at: int) -> Token:
        """Characters up to the next blank, parenthesis or quotation mark."""
        query = self.query
        end = _boundary(query, at + 1)
        text = query[at:end]
        if self.field is not None:
            return Token("WORD", text, at, end, flag=True, inner=at)
        operator = self._operator(text, at, end)
        if operator is not None:
            return operator
        if "://" in text:
            raise self.error("a URL must be quoted", at, end, hint=f'did you mean "{text}"?')
        if text[:2] == "--" and text[2:3].isalpha():
            raise self.error(
                f"{text} looks like an option",
                at,
                end,
                hint=f"options stand outside the query; to leave a word out: -{text.lstrip('-')}",
            )
        name = re.match(_FIELD, text) if ":" in text else None
        if name and (name.end() < len(text) or query[end : end + 1] in ("(", *QUOTES)):
            return Token("FIELD", name.group(1), at, at + name.end())
        if name and find_field(name.group(1)) and text == name.group():
            following = re.compile(r"\s+([^\s()]+)").match(query, end)
            hint = f"did you mean {text}{following[1]}?" if following else f"as {text}value"
            raise self.error(f"nothing right after {text}", at, end, hint=hint)
        if text.startswith("@") and re.fullmatch(r"@[^\W_][\w-]*", text):
            return Token("SAVED", text[1:], at, end)
        return Token("WORD", text, at, end, inner=at)

    def _operator(self, text: str, at: int, end: int) -> Token | None:
        if text == "OR":
            return Token("OR", text, at, end)
        if text in ("AND", "&", "&&"):
            return Token("AND", text, at, end)
        if text == "NOT":
            return Token("NOT", text, at, end)
        near = re.match(_PROXIMITY, text) if "/" in text else None
        if near and (near.group(1) != "W" or near.group(2).isdecimal()):
            return Token("NEAR", near.group(1), at, end, self._count(near.group(2), near[1], at))
        if text.startswith("ATLEAST/"):
            return Token("ATLEAST", text, at, end, self._count(text[8:], "ATLEAST", at))
        if text in ("NEAR", "BEFORE", "ATLEAST"):
            self.note(f'"{text}" searched as a word; the operator is {text}/10')
        elif text in ("or", "and", "not") or _looks_near(text):
            self.note(f'"{text}" searched as a word; the operator is {text.upper()}')
        return None

    def _count(self, digits: str, operator: str, at: int) -> int:
        number = int(digits) if digits.isdecimal() and len(digits) <= 6 else 0
        if 1 <= number <= MAX_DISTANCE:
            return number
        start = at + len(operator) + 1
        raise self.error(
            f"{operator}/ needs a number from 1 to {MAX_DISTANCE}",
            at,
            start + len(digits),
            hint=f"as {operator}/{3 if operator == 'ATLEAST' else 10}",
        )

    def _phrase(self, at: int) -> Token:
        """A quotation: straight marks end at a straight one, all others at any mark.

        So “…” can be quoted by "…"; a backslash takes the next character as it is.
        """
        query = self.query
        closing = '"' if query[at] == '"' else QUOTES
        end = at + 1
        while end < len(query) and query[end] not in closing:
            end += 2 if query[end] == "\\" else 1
        if end >= len(query):
            raise self._unclosed(at)
        text = query[at + 1 : end]
        after = end + 1
        number, ordered = 0, True
        slop = re.compile(_SLOP).match(query, after)
        if slop:
            number, ordered = self._slop(slop), bool(slop.group(1))
            after = slop.end()
        return Token("PHRASE", text, at, after, number, ordered, at + 1)

    def _unclosed(self, at: int) -> QueryError:
        query = self.query
        before = query[:at].rstrip()
        hint = 'as "two words"'
        if query[at:].strip(QUOTES + " "):
            hint = f'did you mean {query.strip()}"?'
        elif before and not before.endswith((":", "(")):
            hint = f"did you mean {before}?"
        return self.error(f"missing closing {query[at]}", at, len(query), hint=hint)

    def _slop(self, slop: re.Match[str]) -> int:
        digits = slop.group(2)
        number = int(digits) if digits.isdecimal() and len(digits) <= 6 else 0
        if not 1 <= number <= MAX_DISTANCE:
            raise self.error(
                f"~{slop.group(1)} after a phrase needs a number from 1 to {MAX_DISTANCE}",
                slop.start(),
                slop.end(),
                hint='"a b"~5: within five words, in any order; "a b"~>5: in this order',
            )
        return number

    def _regex(self, at: int) -> Token:
        query = self.query
        end = at + 1
        while end < len(query) and query[end] != "/" and not query[end].isspace():
            end += 2 if query[end] == "\\" else 1
        if end >= len(query) or query[end] != "/":
            end = min(end, len(query))
            raise self.error(
                "missing closing / of a regular expression",
                at,
                end,
                hint=f'did you mean {query[at:end]}/?  A path must be quoted: "{query[at:end]}"',
            )
        text = query[at + 1 : end]
        after = end + 1
        ignore_case = query[after : after + 1] == "i"
        after += ignore_case
        if after < len(query) and _boundary(query, after) > after:
            stop = _boundary(query, after)
            raise self.error(
                "text right after a regular expression",
                after,
                stop,
                hint=f'only i may follow; a path must be quoted: "{query[at:stop]}"',
            )
        if len(text) > MAX_REGEX:
            raise self.error(f"a regular expression of more than {MAX_REGEX} characters", at, after)
        return Token("REGEX", text, at, after, flag=ignore_case, inner=at + 1)

    def _sayable(self, token: Token) -> bool:
        """Whether a word can be in a text; punctuation alone is left out, and a note says so."""
        if token.flag or has_wildcard(token.text):
            return True
        if next(find_words(token.text), None) is not None:
            return True
        self.note(f'"{token.text}" has no letters or digits and is left out')
        return False


def _boundary(query: str, at: int) -> int:
    """The first place from ``at`` on with a blank, a parenthesis, ``|`` or a quotation mark."""
    while at < len(query) and not (query[at] in _BOUNDARIES or query[at].isspace()):
        at += 1
    return at


def _looks_near(text: str) -> bool:
    return "/" in text and re.match(_LOWER_OPERATOR, text) is not None


def has_wildcard(text: str) -> bool:
    """Whether ``*`` or ``?`` stands in it."""
    return "*" in text or "?" in text
