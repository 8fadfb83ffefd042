"""Text → clauses. Hand-written: it starts at once, and its errors are half of its work.

Binding, tight to loose: field, proximity, NOT, AND (written or not), OR. See
``docs/query-language.md`` for the grammar as users read it.
"""

from collections.abc import Iterable

from ukcorpus.search.atoms import (
    check_bare,
    has_hits,
    read_phrase,
    read_regex,
    read_value,
    read_word,
)
from ukcorpus.search.cursor import BETWEEN, Cursor, place
from ukcorpus.search.fields import Field, find_field
from ukcorpus.search.query import (
    And,
    AtLeast,
    Clause,
    Everything,
    InField,
    Near,
    Not,
    Or,
    Proximity,
    Saved,
    Scoped,
)
from ukcorpus.search.scanner import Scanner, Token
from ukcorpus.search.values import value_clause

_NEAR: dict[str, Proximity] = {
    "NEAR": "NEAR", "W": "NEAR", "BEFORE": "BEFORE", "PRE": "BEFORE",
    "/s": "SENTENCE", "/p": "PARAGRAPH",
}  # fmt: skip


def parse(query: str, *, notes: list[str] | None = None) -> Clause:
    """The clause tree of ``query``; what is worth saying but no error is added to ``notes``.

    Raises QueryError, which knows its place and has a way out.
    """
    return _Parser(query, notes if notes is not None else []).whole()


def join_arguments(words: Iterable[str]) -> str:
    """The query that several arguments of a command line are: each as it is, a blank between."""
    return " ".join(words)


def parse_arguments(words: Iterable[str], *, notes: list[str] | None = None) -> Clause:
    """``parse`` of several arguments of a command line; places count in ``join_arguments``."""
    return parse(join_arguments(words), notes=notes)


def parse_filter(name: str, value: str) -> Clause:
    """The clause for an option such as ``--person Biden``; for ``date``, ranges as in a query.

    Its places count in ``name:value``, which an error shows as its query.
    """
    query = f"{name}:{value}"
    field = find_field(name)
    if field is not None and field.kind == "group":
        return parse(f"{name}:({value})")
    if field is None:
        raise Scanner(query, []).error(f'unknown field "{name}"', 0, len(name), code="Q003")
    at = (0, len(query))
    if field.places:
        inner = value.replace("\\", " ").replace('"', " ")
        return InField(field.name, parse(f'"{inner}"'), at)
    return value_clause(field, value, at, quoted=True, query=query)


class _Parser(Cursor):
    """Recursive descent over the tokens of one query."""

    def whole(self) -> Clause:
        if not self.query.strip():
            raise self.error("empty query", 0, 1, hint="everything: *", code="Q001")
        self.tokens = list(self.scanner.tokens())
        if self.kind() == "END":
            raise self.error(
                "nothing to search for: no letters or digits",
                0,
                len(self.query),
                hint="everything: *",
            )
        clause = self.either()
        if self.kind() == ")":
            raise self.unopened()
        return clause

    def either(self) -> Clause:
        """Clauses with OR between them."""
        clauses = [self.all()]
        while self.kind() == "OR":
            self.expect_operand(self.take(), "after")
            clauses.append(self.all())
        return _joined(Or, clauses)

    def all(self) -> Clause:
        """Clauses in a row, with or without AND."""
        clauses = [self.negated()]
        while self.kind() not in ("OR", ")", "END"):
            if self.kind() == "AND":
                self.expect_operand(self.take(), "after")
            clauses.append(self.negated())
        return _joined(And, clauses)

    def negated(self) -> Clause:
        if self.kind() != "NOT":
            return self.near()
        token = self.take()
        self.expect_operand(token, "after")
        self.deeper(token)
        clause = self.negated()
        self.depth -= 1
        return Not(clause, (token.start, place(clause)[1]))

    def near(self) -> Clause:
        left = self.unit()
        links = 0
        while self.kind() == "NEAR":
            operator = self.take()
            self.expect_operand(operator, "after")
            if self.kind() == "NOT":
                raise self.nearness_of_nothing(operator)
            self.expect_positions(left, operator)
            right = self.unit()
            self.expect_positions(right, operator)
            at = (place(left)[0], place(right)[1])
            left = Near(_NEAR[operator.text], left, right, operator.number, at)
            links += 1
            self.deeper(operator)
        self.depth -= links
        return left

    def unit(self) -> Clause:
        kind = self.kind()
        if kind == "(":
            return self.group()
        if kind == "ATLEAST":
            return self.at_least()
        if kind == "FIELD":
            return self.fielded()
        if kind == ")":
            raise self.unopened()
        if kind in BETWEEN:
            raise self.dangling(self.peek(), "before")
        return self.atom()

    def group(self) -> Clause:
        opening = self.take()
        if self.kind() == ")":
            raise self.error(
                "nothing between ( and )",
                opening.start,
                self.peek().end,
                hint="put a word there, or leave the parentheses out",
            )
        self.deeper(opening)
        if self.kind() == "END":
            raise self.unclosed(opening)
        clause = self.either()
        if self.kind() == "END":
            raise self.unclosed(opening)
        self.take()
        self.depth -= 1
        return clause

    def at_least(self) -> Clause:
        token = self.take()
        if self.kind() != "(" or self.peek().start != token.end:
            raise self.nothing_counted(token)
        clause = self.group()
        if not has_hits(clause):
            raise self.error(
                f"{token.text} counts hits, and this has none",
                *place(clause),
                hint="count words, phrases or groups of them",
            )
        return AtLeast(token.number, clause, (token.start, self.end()))

    def fielded(self) -> Clause:
        token = self.take()
        field = find_field(token.text)
        if field is None:
            raise self.unknown_field(token)
        self.expect_allowed(field, token)
        if field.kind == "group":
            return self.scoped(field, token)
        self.field = field
        clause = self.group() if self.kind() == "(" else self.atom(token)
        self.field = None
        return InField(field.name, clause, (token.start, self.end())) if field.places else clause

    def scoped(self, field: Field, token: Token) -> Clause:
        if self.kind() == "WORD" and self.peek().text == "*":
            anything = Everything((self.peek().start, self.take().end))
            return Scoped(field.name, anything, (token.start, self.end()))  # type: ignore[arg-type]
        if self.kind() != "(":
            raise self.without_group(field, token)
        self.scope = field
        clause = self.group()
        self.scope = None
        return Scoped(field.name, clause, (token.start, self.end()))  # type: ignore[arg-type]

    def atom(self, name: Token | None = None) -> Clause:
        token = self.take()
        at = ((name or token).start, token.end)
        if self.field is not None and not self.field.places:
            return read_value(self.scanner, self.field, token, at)
        if token.kind == "PHRASE":
            return read_phrase(self.scanner, token)
        if token.kind == "REGEX":
            return read_regex(self.scanner, token)
        if token.kind == "SAVED" and self.field is None:
            return Saved(token.text, at)
        if token.kind not in ("WORD", "SAVED"):
            raise self.error(f"{token.text or 'the end'} where a word was expected", *at)
        if not token.flag:
            check_bare(self.scanner, token)
        written = self.query[token.start : token.end]
        return read_word(self.scanner, written, (token.start, token.end))


def _joined(kind: type[And] | type[Or], clauses: list[Clause]) -> Clause:
    """One clause of many; groups of the same kind inside are one list."""
    if len(clauses) == 1:
        return clauses[0]
    flat: list[Clause] = []
    for clause in clauses:
        if isinstance(clause, And | Or) and type(clause) is kind:
            flat.extend(clause.clauses)
        else:
            flat.append(clause)
    return kind(tuple(flat), (place(flat[0])[0], place(flat[-1])[1]))
