"""The command that gives on the command line what a view of the browser shows."""

import shlex
from collections.abc import Iterable, Sequence

from ukcorpus.corpus.requests import Request


class Commands:
    """Command lines for one corpus."""

    def __init__(self, where: str = "") -> None:
        """``where``: the corpus folder, if the command line must name it."""
        self._corpus = ("--corpus", where) if where else ()

    def search(self, request: Request) -> str:
        """The list of articles."""
        sort = () if request.sort == "score" else ("--sort", request.sort)
        if not request.words:
            return self._line("search", ("--all", *sort, *_options(request)))
        return self._line("search", (*sort, *_options(request)), request.words)

    def facets(self, request: Request, fields: Iterable[str]) -> str:
        """The counts beside it."""
        return self._line("facets", _options(request), (*fields, *request.words))

    def show(self, id_: str) -> str:
        """One article."""
        return self._line("show", (), (id_,))

    def records(self, kind: str, id_: str) -> str:
        """People, claims, figures … of one article."""
        return self._line(kind, ("-n", "-1"), (f"id:{id_}",))

    def _line(self, name: str, options: Sequence[str], words: Sequence[str] = ()) -> str:
        # A query may begin with a minus, which only ``--`` keeps from being an option.
        end = ("--",) if any(word.startswith("-") for word in words) else ()
        return shlex.join(("ukcorpus", name, *self._corpus, *options, *end, *words))


def _options(request: Request) -> tuple[str, ...]:
    wanted = (
        ("--no-aliases", not request.aliases),
        ("--no-stem", not request.stemming),
        ("--raw", request.furniture),
        ("--dates=strict", request.strict_dates),
    )
    return tuple(option for option, given in wanted if given)
