"""The options that ``claims``, ``quotes`` and ``figures`` share, and the fields they stand for."""

from collections.abc import Callable
from typing import Any

import click

from ukcorpus.cli.asking import query_options, request_of
from ukcorpus.cli.shared import State
from ukcorpus.corpus.requests import Request
from ukcorpus.corpus.units import UnitKind
from ukcorpus.errors import UsageError
from ukcorpus.search.values import parse_number

Decorated = Callable[..., Any]

SAME_AS = {
    "by_kind": "person, org, country, group, anonymous, document, outlet or unknown speakers.",
    "stance": "assert, deny, nondenial, accuse, warn, demand, promise, predict, question …",
    "cue": "The word that reports, or its class: deny, insist, according_to.",
    "type": "direct, mixed or indirect.",
    "about": "Somebody, a place or a body named in what is said.",
    "told_to": "Whom it was said to.",
    "via": "A reporter in between.",
    "venue": "Where it was said: an interview, Telegram.",
}
"""Field → help of the option of its name; several values mean any of them."""

_OTHERS = (
    click.option("--said-after", metavar="DATE", default="", help="Spoken on this day or later."),
    click.option(
        "--said-before", metavar="DATE", default="", help="Spoken on this day or earlier."
    ),
    click.option("--min", "minimum", metavar="N", default="", help="A figure of N or more."),
    click.option("--max", "maximum", metavar="N", default="", help="A figure of N or less."),
    click.option("--unit", metavar="U", default="", help="A figure that counts this: troops …"),
    click.option("-n", "--limit", type=int, help="At most so many; -1 for all."),
)


def unit_options(function: Decorated) -> Decorated:
    """A query, filters and a limit; ``unit_request`` reads all but the limit."""
    for option in reversed(_OTHERS):
        function = option(function)
    for field, text in reversed(SAME_AS.items()):
        name = f"--{field.replace('_', '-')}"
        function = click.option(name, multiple=True, metavar="V", help=text)(function)
    return query_options(function)


def unit_request(kind: UnitKind, given: dict[str, Any], state: State) -> Request:
    """Take the options of ``unit_options``, all but the limit, out of ``given``."""
    extra = [(field, value) for field in SAME_AS for value in given.pop(field)]
    spoken = _range(given.pop("said_after"), given.pop("said_before"))
    if spoken:
        extra.append(("spoken", spoken))
    extra += _figures(kind, given)
    request = request_of(given, state, limit=None, everything=True)
    return request._replace(filters=(*request.filters, *extra))


def _figures(kind: UnitKind, given: dict[str, Any]) -> list[tuple[str, str]]:
    """Limits on a figure: on the figure itself, or on one that the claim holds."""
    ends = (given.pop("minimum"), given.pop("maximum"))
    for name, text in zip(("--min", "--max"), ends, strict=True):
        try:
            parse_number(text or "0")
        except ValueError as error:
            raise UsageError(f"{name}: {error}", hint="As in 7000, 7,000 or 2.5") from None
    wanted = [("n", _range(*ends)), ("unit", given.pop("unit"))]
    found = [(field, value) for field, value in wanted if value]
    if kind == "figure" or not found:
        return found
    return [("figure", " ".join(f'{field}:"{_plain(value)}"' for field, value in found))]


def _range(low: str, high: str) -> str:
    return f"{low}..{high}" if low or high else ""


def _plain(value: str) -> str:
    return value.replace("\\", " ").replace('"', " ")
