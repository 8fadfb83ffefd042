"""Values after ``field:`` that are not words at positions: names, labels, dates, numbers."""

import re

from ukcorpus.errors import QueryError
from ukcorpus.search.fields import Field
from ukcorpus.search.query import At, FieldRange, FieldValue
from ukcorpus.search.suggest import nearest

# Compiled when a query first needs them: most need none, and starting up is slow enough.
_COMPARED = r"(?s)(>=|<=|>|<)(.*)"
_NUMBER = r"(?a)-?\d+(?:\.\d+)?\Z"
_GROUPED = r"(?a)-?\d{1,3}(?:[.,_]\d{3})+\Z"
_BRACKETS = r"[^\[{]*[\[{]\s*([^\s\]}]+)\s+(?:TO|to|-)\s+([^\s\]}]+)"
_RANGED = ("date", "number")


def parse_number(text: str) -> float:
    """``7000``, ``7,000``, ``7.000``, ``7_000`` or ``2.5``; raises ValueError.

    Three digits after a point are thousands, as in words of a text.
    """
    if re.match(_GROUPED, text):
        return float(re.sub("[.,_]", "", text))
    if re.match(_NUMBER, text):
        return float(text)
    raise ValueError(f'"{text}" is not a number')


def value_clause(
    field: Field, text: str, at: At, *, quoted: bool = False, query: str = ""
) -> FieldValue | FieldRange:
    """The clause for ``field:text``; raises QueryError Q002, Q004 or Q005 at ``at``."""
    if not text.strip():
        raise _error(
            f"nothing after {field.name}:", at, query, hint=f"did you mean {field.name}:*?"
        )
    if text == "*":
        return FieldValue(field.name, "*", at=at)
    if field.kind in _RANGED:
        clause = _ranged(field, text, at, query, quoted)
        if field.kind == "date":
            from ukcorpus.search.periods import check_dates  # late: only dates need it

            check_dates(clause, query)
        else:
            _check_numbers(clause, query)
        return clause
    if field.values:
        return FieldValue(field.name, _closed(field, text, at, query), at=at)
    return FieldValue(field.name, text, quoted, at)


def _ranged(field: Field, text: str, at: At, query: str, quoted: bool) -> FieldValue | FieldRange:
    if text[0] in "[{":
        ends = re.match(_BRACKETS, query[at[0] :]) or re.match(_BRACKETS, text)
        low, high = ends.groups() if ends else (text.strip("[]{} "), "")
        low, high = low.strip("*"), high.strip("*")
        hint = f"did you mean {field.name}:{low}..{high}?"
        raise _error("ranges have no brackets here", at, query, hint=hint)
    compared = re.match(_COMPARED, text)
    if compared:
        operator, value = compared.groups()
        if not value:
            example = "2022" if field.kind == "date" else "7000"
            raise _error(
                f"nothing after {field.name}:{operator}",
                at,
                query,
                hint=f"as {field.name}:{operator}{example}",
            )
        strict = len(operator) == 1
        if operator[0] == ">":
            return FieldRange(field.name, low=value, low_open=strict, at=at)
        return FieldRange(field.name, high=value, high_open=strict, at=at)
    low, dots, high = text.partition("..")
    if not dots:
        return FieldValue(field.name, text, quoted and " " in text, at)
    if not (low or high):
        raise _error("a range without ends", at, query, hint=f"anything at all: {field.name}:*")
    return FieldRange(field.name, low.strip(), high.strip(), at=at)


def _check_numbers(clause: FieldValue | FieldRange, query: str) -> None:
    parts = [clause.value] if isinstance(clause, FieldValue) else [clause.low, clause.high]
    try:
        numbers = [parse_number(part) for part in parts if part]
    except ValueError as error:
        hint = f"as {clause.field}:7000, {clause.field}:>=7000 or {clause.field}:7000..9000"
        raise _error(f"{clause.field}: {error}", clause.at, query, hint=hint, code="Q005") from None
    if len(numbers) == 2 and numbers[0] > numbers[1]:
        raise _error(
            f"{clause.field}: {parts[0]}..{parts[1]} ends before it starts",
            clause.at,
            query,
            hint=f"did you mean {clause.field}:{parts[1]}..{parts[0]}?",
            code="Q005",
        )


def _closed(field: Field, text: str, at: At, query: str) -> str:
    value = text.strip().lower()
    if value in field.values:
        return value
    near = nearest(value, field.values)
    if field.name == "lang":
        near = _language_codes(value)
    few = len(field.values) <= 40
    hint = "did you mean " + " or ".join(f"{field.name}:{v}" for v in near) + "?" if near else ""
    if few and not near:
        hint = f"{field.name} is one of: " + " ".join(field.values)
    elif not near:
        hint = "an ISO 639-1 code: en nl uk …, und where it cannot be told"
    raise _error(f'{field.name} has no value "{text}"', at, query, hint=hint, code="Q004")


def _language_codes(name: str) -> list[str]:
    """Codes of the languages of this name, in English or their own: ``Dutch``, ``deutsch``."""
    from ukcorpus.lexicon import table  # late: only errors need it

    names: dict[str, list[str]] = table("query", "languages")
    exact = [code for code, forms in names.items() if name in forms]
    if exact:
        return exact
    near = nearest(name, [form for forms in names.values() for form in forms], limit=1)
    return [code for code, forms in names.items() if near and near[0] in forms]


def _error(message: str, at: At, query: str, hint: str = "", code: str = "") -> QueryError:
    return QueryError(message, query=query, start=at[0], end=at[1], hint=hint, code=code)
