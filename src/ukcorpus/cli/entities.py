"""``ukcorpus entities``."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from ukcorpus.cli.shared import State, command, emit, prepare_output
from ukcorpus.cli.terminal import Terminal
from ukcorpus.corpus.correcting import Correction, Corrector, correcting
from ukcorpus.corpus.paths import relative
from ukcorpus.errors import UsageError
from ukcorpus.model.names import KINDS
from ukcorpus.render import Row

COLUMNS = ("kind", "name", "says", "names", "why", "where")
NAMES_NEEDED = {"merge": 2, "split": 2, "rename": 2, "reject": 1}

Step = Callable[[Corrector, tuple[str, ...], Any, str], Correction]


@command("entities", COLUMNS, ("id", "key"))
@click.argument("action", type=click.Choice(["list", *NAMES_NEEDED]), metavar="ACTION")
@click.argument("names", nargs=-1)
@click.option("--why", default="", metavar="TEXT", help="Kept beside the correction.")
@click.option("--kind", type=click.Choice(KINDS), help="Where a name may be of several kinds.")
@click.option("--wait", type=float, default=0.0, metavar="SECONDS", help="Wait for another writer.")
def entities(
    state: State, action: str, names: tuple[str, ...], why: str, kind: Any, wait: float
) -> int:
    """Correct who is who: list, merge, split, rename or reject.

    \b
    ukcorpus entities merge 'Olaf Schulz' 'Olaf Scholz' --why 'typo, 62e9:L8'
    ukcorpus entities split 'Olaf Scholz' 'Martin Schulz'    never one again
    ukcorpus entities rename Kiev Kyiv                       shown so from now on
    ukcorpus entities reject 'Getty Images' --kind person    nobody of that kind
    ukcorpus entities list                                   what you decided so far

    Writes knowledge/people.toml, places.toml or orgs.toml, prints the difference and asks
    nothing. It holds at once and after every rebuild. NAMES may be ids.
    """
    if action == "list":
        return _listing(state, kind)
    needed = NAMES_NEEDED[action]
    many = action == "split"
    if len(names) < needed or (len(names) > needed and not many):
        raise UsageError(
            f"{action} takes {'at least ' if many else ''}{needed} name{'s' * (needed > 1)},"
            f" not {len(names)}",
            hint="ukcorpus entities --help; put a name of several words in quotes",
        )
    with correcting(state.settings, wait) as corrector:
        done = _STEPS[action](corrector, names, kind, why)
    prepare_output()
    sys.stdout.write(done.diff)
    where = relative(done.path, Path.cwd())
    if done.articles is None:
        state.note(f"{where} written; it holds from the first ukcorpus ingest on")
    else:
        plural = "" if done.articles == 1 else "s"
        state.note(f"{where} written · names of {done.articles:,} article{plural} updated")
    return 0


command = entities


def _merge(corrector: Corrector, names: tuple[str, ...], kind: Any, why: str) -> Correction:
    one, into = (corrector.find(name, kind) for name in names)
    return corrector.merge(one, into, why)


def _split(corrector: Corrector, names: tuple[str, ...], kind: Any, why: str) -> Correction:
    return corrector.split(corrector.find(names[0], kind), names[1:], why)


def _rename(corrector: Corrector, names: tuple[str, ...], kind: Any, why: str) -> Correction:
    return corrector.rename(corrector.find(names[0], kind), names[1], why)


def _reject(corrector: Corrector, names: tuple[str, ...], kind: Any, why: str) -> Correction:
    return corrector.reject(corrector.find(names[0], kind), why)


_STEPS: dict[str, Step] = {
    "merge": _merge, "split": _split, "rename": _rename, "reject": _reject,
}  # fmt: skip


def _listing(state: State, kind: str | None) -> int:
    from ukcorpus.corpus.correcting import decided

    rows = [row for row in decided(state.settings) if kind in (None, row["kind"])]
    return emit(state._replace(exit_zero=True), rows, COLUMNS, _list)


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    cells = [
        [row["kind"], terminal.clean(row["name"]), row["says"],
         terminal.clean(" · ".join(row["names"])), terminal.clean(row["why"]), row["where"]]
        for row in rows
    ]  # fmt: skip
    columns(terminal, cells, ["dim", "title", "", "", "dim", "dim"])
