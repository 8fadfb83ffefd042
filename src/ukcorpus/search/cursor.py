"""Where the parser stands in its tokens, and what it says when they are not what it needs."""

import re

from ukcorpus.errors import QueryError
from ukcorpus.search.atoms import has_positions
from ukcorpus.search.fields import FIELDS, Field
from ukcorpus.search.query import And, Clause, FieldValue
from ukcorpus.search.scanner import Kind, Scanner, Token
from ukcorpus.search.suggest import nearest

MAX_DEPTH = 60
"""Groups within groups; far below what Python's stack would bear."""

BETWEEN: tuple[Kind, ...] = ("OR", "AND", "NEAR")


class Cursor:
    """A place in the tokens of one query, and in its groups."""

    def __init__(self, query: str, notes: list[str]) -> None:
        self.query = query
        self.scanner = Scanner(query, notes)
        self.error = self.scanner.error
        self.tokens: list[Token] = []
        self.index = 0
        self.depth = 0
        self.field: Field | None = None
        """The field of the group around, as in ``title:(…)``."""
        self.scope: Field | None = None
        """The record of the group around, as in ``claim:(…)``."""

    def kind(self) -> Kind:
        return self.tokens[self.index].kind

    def peek(self) -> Token:
        return self.tokens[self.index]

    def take(self) -> Token:
        token = self.tokens[self.index]
        self.index += 1
        return token

    def end(self) -> int:
        """Where the last token ended."""
        return self.tokens[self.index - 1].end

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.error(
                f"more than {MAX_DEPTH} groups within groups",
                token.start,
                token.end,
                hint="a list needs no groups: a OR b OR c",
            )

    def expect_operand(self, operator: Token, side: str) -> None:
        if self.kind() in (*BETWEEN, ")", "END"):
            raise self.dangling(operator, side)

    def dangling(self, operator: Token, side: str) -> QueryError:
        text = self.query[operator.start : operator.end]
        fix = _without(self.query, operator)
        as_word = f'as a word: "{text}"'
        hint = f"{fix}  A{as_word[1:]}" if fix.startswith("did") else as_word
        return self.error(f"nothing {side} {text}", operator.start, operator.end, hint=hint)

    def unopened(self) -> QueryError:
        token = self.peek()
        hint = _without(self.query, token)
        return self.error('")" without "("', token.start, token.end, hint=hint)

    def unclosed(self, opening: Token) -> QueryError:
        empty = self.peek().start <= opening.end or self.index == 1
        hint = "put something in it, or leave it out" if empty else ""
        if not empty:
            hint = f"did you mean {self.query.strip()})?"
        return self.error('missing ")"', opening.start, opening.end, hint=hint)

    def nearness_of_nothing(self, operator: Token) -> QueryError:
        token = self.peek()
        text = self.query[operator.start : operator.end]
        return self.error(
            f"NOT cannot stand after {text}: what is absent is near nothing",
            token.start,
            token.end,
            hint=f"leave the articles out instead: a NOT (a {text} b)",
        )

    def expect_positions(self, clause: Clause, operator: Token) -> None:
        if has_positions(clause):
            return
        text = self.query[operator.start : operator.end]
        hint = "on each side: a word, a phrase, a wildcard, or (… OR …) of them"
        if isinstance(clause, And):
            hint = (
                f"once for each of them: {clause.clauses[0]} {text} … {clause.clauses[1]} {text} …"
            )
        elif isinstance(clause, FieldValue):
            hint = f'the word alone: "{clause.value}" {text} …'
        raise self.error(
            f"this has no single place in the text, which {text} needs", *place(clause), hint=hint
        )

    def nothing_counted(self, operator: Token) -> QueryError:
        """ATLEAST/n without its parentheses: the next unit is what was meant."""
        following = self.peek()
        text = self.query[following.start : following.end]
        hint = f"as {operator.text}(Kharkiv)"
        if following.kind == "(":
            hint = f"did you mean {operator.text}(…), without the blank?"
        elif following.kind in ("WORD", "PHRASE", "REGEX"):
            hint = f"did you mean {operator.text}({text})?"
        return self.error(
            f"{operator.text} needs parentheses right after it",
            operator.start,
            operator.end,
            hint=hint,
        )

    def without_group(self, field: Field, token: Token) -> QueryError:
        """``claim:deny``: what stands there belongs in parentheses."""
        value = self.peek()
        hint = f"as {field.name}:({'n:>=1000' if field.name == 'figure' else 'speaker:Putin'})"
        if value.kind in ("WORD", "PHRASE"):
            inside = self.query[value.start : value.end]
            if self.query[value.end : value.end + 1] in ("", " ", ")"):
                hint = f"did you mean {field.name}:({inside})?"
        return self.error(f"{field.name}: needs parentheses", token.start, token.end, hint=hint)

    def unknown_field(self, token: Token) -> QueryError:
        names = [name for field in FIELDS for name in (field.name, *field.aliases)]
        near = nearest(token.text, names, limit=1)
        rest = re.compile(r'[^\s()"]*').match(self.query, token.end)
        written = f'"{token.text}: {rest.group() if rest else ""}"'.replace(': "', '"')
        hint = f"did you mean {near[0]}:?  " if near else ""
        return self.error(
            f'unknown field "{token.text}"',
            token.start,
            token.end - 1,
            hint=f"{hint}As words: {written}  All fields: ukcorpus help query",
            code="Q003",
        )

    def expect_allowed(self, field: Field, token: Token) -> None:
        """Raise where a field cannot stand inside the group around it."""
        around = self.field or (self.scope if field.kind == "group" else None)
        if around is not None:
            raise self.error(
                f"{field.name}: cannot stand inside {around.name}:(…)",
                token.start,
                token.end,
                hint=f"write it beside: {around.name}:(…) {field.name}:…",
            )
        if self.scope and "article" not in field.on and self.scope.name not in field.on:
            raise self.error(
                f"a {self.scope.name} has no {field.name}",
                token.start,
                token.end,
                hint=f"a {' or a '.join(field.on)} has: {field.on[0]}:({field.name}:…)",
            )


def place(clause: Clause) -> tuple[int, int]:
    """Where a clause stands in its query."""
    return clause.at  # type: ignore[attr-defined,no-any-return]


def _without(query: str, token: Token) -> str:
    left, right = query[: token.start].rstrip(), query[token.end :].lstrip()
    fix = f"{left}{right}" if left.endswith("(") or right.startswith(")") else f"{left} {right}"
    return f"did you mean {fix.strip()}?" if fix.strip("() ") else "leave it out"
