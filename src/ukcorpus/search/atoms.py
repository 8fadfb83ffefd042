"""The leaves of a query: words, phrases, regular expressions, values."""

import re

from ukcorpus.search.fields import Field
from ukcorpus.search.query import (
    And,
    At,
    Clause,
    Everything,
    FieldRange,
    FieldValue,
    InField,
    Near,
    Or,
    Phrase,
    Regex,
    Word,
)
from ukcorpus.search.scanner import Scanner, Token, has_wildcard
from ukcorpus.search.values import value_clause
from ukcorpus.text.words import find_words

# Compiled when a query first needs them: most need none, and starting up is slow enough.
_FUZZY = r"(?s)(.*[^~])~(\d*(?:\.\d+)?)\Z"
_WEIGHTED = r"(?s).*[^\W_]\^\d+(?:\.\d+)?\Z"
_VALUE_REGEX = r"/.+/i?\Z"
_BARE_RANGE = r"(?a)(?=.*\d)[\d.,-]*\.\.[\d.,-]*\Z"
_COMPARISON = r"[<>]=?[\d-]"


def read_word(scanner: Scanner, text: str, at: At) -> Word | Everything:
    """``text`` with its ``=``, wildcards and ``~``; Everything for ``*`` alone."""
    exact = text.startswith("=") and len(text) > 1
    bare = text[1:] if exact else text
    edits = 0
    fuzzy = re.match(_FUZZY, bare) if "~" in bare else None
    if fuzzy:
        bare, digits = fuzzy.groups()
        if digits not in ("", "1", "2"):
            raise scanner.error(
                "~ after a word takes 1 or 2, the letters that may differ",
                *at,
                hint=f"did you mean {bare}~2?",
            )
        edits = int(digits or 1)
    if not bare.strip("*") and not (exact or edits):
        return Everything(at)
    pattern = has_wildcard(bare)
    if not is_sayable(bare):
        raise scanner.error(
            f'no letters or digits in "{text}"', *at, hint="everything: *" if pattern else ""
        )
    if edits and (exact or pattern):
        other = "=" if exact else "a wildcard"
        raise scanner.error(f"{other} and ~ contradict each other", *at, hint="use one of the two")
    if pattern and bare.endswith("?") and not has_wildcard(bare[:-1]):
        scanner.note(f'"?" in "{text}" stands for one letter; for the word alone: {bare[:-1]}')
    return Word(bare, exact, pattern, edits, at)


def is_sayable(text: str) -> bool:
    """Whether there is a letter or a digit besides wildcards."""
    return next(find_words(text.replace("*", "").replace("?", "")), None) is not None


def check_bare(scanner: Scanner, token: Token) -> None:
    """Raise for ranges and comparisons that have lost their field."""
    text = token.text
    if "^" in text and re.match(_WEIGHTED, text):
        scanner.note(f'"{text}" searched as words: ^ gives no weight')
    ranged = ".." in text and re.match(_BARE_RANGE, text)
    if ranged or (text[:1] in "<>" and re.match(_COMPARISON, text)):
        raise scanner.error(
            f"{token.text} needs a field in front",
            token.start,
            token.end,
            hint=f"did you mean date:{token.text}?  Of figures: n:{token.text}",
        )


def read_phrase(scanner: Scanner, token: Token) -> Phrase:
    """The words of a phrase; punctuation takes no position, neither here nor in the index."""
    words = []
    for match in re.finditer(r"\S+", token.text):
        text = match.group().replace("\\", "").replace('"', "")
        if not (has_wildcard(text) or is_sayable(text)):
            continue
        start = token.inner + match.start()
        word = read_word(scanner, text, (start, start + len(match.group())))
        if isinstance(word, Everything):
            raise scanner.error(
                "a phrase needs letters beside *", *word.at, hint='a gap of one word: "a b"~>1'
            )
        words.append(word)
    if not words:
        raise scanner.error(
            "nothing to search between the quotation marks",
            token.start,
            token.end,
            hint='as "two words"',
        )
    return Phrase(
        tuple(words), token.number, token.flag or not token.number, (token.start, token.end)
    )


def read_regex(scanner: Scanner, token: Token) -> Regex:
    """A regular expression that can be run; raises QueryError at the place where it cannot."""
    from ukcorpus.search.automata import compile_regex  # late: few queries need it
    from ukcorpus.search.machine import RegexError

    try:
        compile_regex(token.text, ignore_case=token.flag)
    except RegexError as error:
        place = token.inner + min(error.place, max(0, len(token.text) - 1))
        raise scanner.error(
            f"regular expression: {error.message}",
            place,
            place + 1,
            hint="a word is matched whole, with . [a-z] \\d (a|b) * + ? {2,5}",
        ) from None
    return Regex(token.text, token.flag, (token.start, token.end))


def read_value(scanner: Scanner, field: Field, token: Token, at: At) -> FieldValue | FieldRange:
    """``token`` as a value of a field that is no text."""
    query = scanner.query
    if token.kind not in ("WORD", "PHRASE", "SAVED"):
        shown = query[token.start : token.end] or "the end of the query"
        raise scanner.error(
            f"{field.name}: takes a name or a value, not {shown}",
            *at,
            hint=f'as {field.name}:value or {field.name}:"two words"',
        )
    if token.number:
        plain = query[token.start : token.end].rpartition("~")[0]
        raise scanner.error(
            f"{field.name}: takes a value, without ~",
            *at,
            hint=f"did you mean {field.name}:{plain}?",
        )
    text = token.text
    if token.kind == "WORD" and field.kind == "keyword":
        _check_keyword(scanner, field, text, at)
    if token.kind == "PHRASE":
        text = re.sub(r"(?s)\\(.)", r"\1", text)
    elif token.kind == "SAVED":
        text = "@" + text
    return value_clause(field, text, at, quoted=token.kind == "PHRASE", query=query)


def _check_keyword(scanner: Scanner, field: Field, text: str, at: At) -> None:
    """Raise for what only words of a text can be: near misses and regular expressions."""
    fuzzy = re.match(_FUZZY, text) if "~" in text else None
    if fuzzy:
        raise scanner.error(
            f"{field.name}: takes a value, without ~",
            *at,
            hint=f"did you mean {field.name}:{fuzzy[1]}?  Any ending: {field.name}:{fuzzy[1]}*",
        )
    if text[0] == "/" and re.match(_VALUE_REGEX, text):
        raise scanner.error(
            f"{field.name}: takes a value, not a regular expression",
            *at,
            hint=f'with wildcards: {field.name}:Zel*   As it is: {field.name}:"{text}"',
        )


def has_positions(clause: Clause) -> bool:
    """Whether a clause can stand beside NEAR: words at places, or a choice of them."""
    if isinstance(clause, Or):
        return all(map(has_positions, clause.clauses))
    if isinstance(clause, InField):
        return has_positions(clause.clause)
    return isinstance(clause, Word | Phrase | Regex | Near)


def has_hits(clause: Clause) -> bool:
    """Whether hits of a clause can be counted."""
    if isinstance(clause, And | Or):
        return all(map(has_hits, clause.clauses))
    if isinstance(clause, InField):
        return has_hits(clause.clause)
    return has_positions(clause)
