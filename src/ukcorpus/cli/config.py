"""``ukcorpus config``."""

from collections.abc import Iterable

import click

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.errors import UsageError
from ukcorpus.render import Row

COLUMNS = ("key", "value", "origin")


@command("config", COLUMNS)
@click.argument("action", type=click.Choice(["list", "get", "path"]), default="list")
@click.argument("name", default="")
def config(state: State, action: str, name: str) -> int:
    """Settings and where they come from.

    \b
    ukcorpus config list
    ukcorpus config get limit
    """
    if action == "path":
        print(state.settings.root / "ukcorpus.toml")
        return 0
    values = state.settings.values
    if action == "get":
        if name not in values:
            raise UsageError(f'no setting "{name}"', hint=f"There are: {' '.join(values)}")
        values = {name: values[name]}
    rows = [{"key": key, "value": s.value, "origin": s.origin} for key, s in values.items()]
    return emit(state, rows, COLUMNS, _list)


command = config


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    cells = [[f"{row['key']} = {row['value']!r}", row["origin"]] for row in rows]
    columns(terminal, cells, ["", "dim"])
