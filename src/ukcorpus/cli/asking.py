"""What commands with a query share: its options, the request they make, what is said of it."""

from collections.abc import Callable
from typing import Any

import click

from ukcorpus.cli.shared import State
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.requests import Answer, Request

FILTERS = ("lang", "person", "place", "within", "org", "speaker", "source", "kind", "tag", "dup")


def query_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Options that every command with a query has; they arrive as one ``request``."""
    for name in reversed(FILTERS):
        option = click.option(f"--{name}", multiple=True, metavar="V", help=f"Same as {name}:V.")
        function = option(function)
    for option in reversed(_OPTIONS):
        function = option(function)
    return click.argument("words", nargs=-1, metavar="[QUERY]")(function)


_OPTIONS: tuple[Callable[[Callable[..., Any]], Callable[..., Any]], ...] = (
    click.option("--after", metavar="DATE", default="", help="From this day, month or year on."),
    click.option("--before", metavar="DATE", default="", help="To the end of it."),
    click.option("--on", metavar="DATE", default="", help="Same as date:DATE."),
    click.option("--dates", type=click.Choice(["overlap", "strict"]), help="Of uncertain dates."),
    click.option("--no-aliases", is_flag=True, help="Names only as written."),
    click.option("--no-stem", is_flag=True, help="Words only in this form."),
    click.option("--raw", is_flag=True, help="Search page furniture too."),
)


passages_option = click.option(
    "--passages", is_flag=True, help="Each item of a live blog by itself."
)


def request_of(given: dict[str, Any], state: State, **more: Any) -> Request:
    """Take the options of ``query_options`` out of ``given``."""
    filters = [(name, value) for name in FILTERS for value in given.pop(name)]
    on = given.pop("on")
    if on:
        filters.append(("date", on))
    more.setdefault("passages", given.pop("passages", False))
    strict = (given.pop("dates") or state.settings["dates"]) == "strict"
    return Request(
        words=given.pop("words"),
        filters=tuple(filters),
        after=given.pop("after"),
        before=given.pop("before"),
        aliases=not given.pop("no_aliases"),
        stemming=not given.pop("no_stem"),
        furniture=given.pop("raw"),
        strict_dates=strict,
        **more,
    )


def ask(state: State, corpus: Corpus, request: Request) -> Answer:
    """The answer; its notes, and why there is nothing, are said on standard error."""
    answer = corpus.search(request)
    state.notes(answer.notes)
    if not answer.total:
        why_nothing(state, corpus, request)
    return answer


def why_nothing(state: State, corpus: Corpus, request: Request, unit: str = "article") -> None:
    """Say which clause it was that found nothing, and what is near."""
    if not state.quiet:
        from ukcorpus.corpus.advice import no_hits

        state.note(no_hits(corpus, request, unit))
