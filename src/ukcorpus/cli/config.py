"""``ukcorpus config``."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import click

from ukcorpus.cli.shared import State, command, emit
from ukcorpus.cli.terminal import Terminal
from ukcorpus.config import FILE_NAME, check_file, with_setting
from ukcorpus.corpus.files import replace_file
from ukcorpus.errors import UsageError
from ukcorpus.render import Row

COLUMNS = ("key", "value")
WORDS = {"list": 0, "get": 1, "set": 2, "path": 0, "edit": 0}
"""Action → how many words it takes."""


@command("config", COLUMNS, ("origin",))
@click.argument("action", type=click.Choice(list(WORDS)), default="list")
@click.argument("words", nargs=-1, metavar="[KEY] [VALUE]")
@click.option("--origin", is_flag=True, help="In a pipe too: where each comes from.")
def config(state: State, action: str, words: tuple[str, ...], origin: bool) -> int:
    """Settings and where they come from.

    \b
    ukcorpus config list --origin
    ukcorpus config get limit
    ukcorpus config set limit 25         in ukcorpus.toml of the corpus folder
    ukcorpus config edit                 that file in $EDITOR
    ukcorpus config path
    """
    if len(words) != WORDS[action]:
        wanted = ("no more words", "a KEY", "a KEY and a VALUE")[WORDS[action]]
        raise UsageError(f"config {action} takes {wanted}", hint="ukcorpus config --help")
    path = state.settings.root / FILE_NAME
    if action == "path":
        print(path)
        return 0
    if action == "set":
        return _set(state, path, *words)
    if action == "edit":
        return _edit(path)
    values = state.settings.values
    if action == "get":
        if words[0] not in values:
            raise UsageError(f'no setting "{words[0]}"', hint=f"There are: {' '.join(values)}")
        values = {words[0]: values[words[0]]}
    rows = [{"key": key, "value": s.value, "origin": s.origin} for key, s in values.items()]
    return emit(state, rows, (*COLUMNS, "origin") if origin else COLUMNS, _list)


command = config


def _set(state: State, path: Path, key: str, value: str) -> int:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    replace_file(path, with_setting(text, key, value))
    origin = state.settings.values[key].origin
    state.note(f"{key} = {value}   in {path}")
    if origin.startswith("env "):
        state.note(f"note: {origin} wins over it")
    return 0


def _edit(path: Path) -> int:
    """The file in the user's editor; what cannot be understood afterwards is an error."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    path.touch()
    try:
        done = subprocess.run(f'{editor} "$UKCORPUS_FILE"', shell=True, check=False,
                              env=os.environ | {"UKCORPUS_FILE": str(path)})  # fmt: skip
    except OSError as error:
        raise UsageError(f"{editor}: {error}", hint="Set EDITOR") from error
    if done.returncode:
        raise UsageError(f"{editor} ended with code {done.returncode}", hint="Set EDITOR")
    check_file(path)
    return 0


def _list(terminal: Terminal, rows: Iterable[Row]) -> None:
    from ukcorpus.cli.lists import columns

    cells = [[f"{row['key']} = {row['value']!r}", row["origin"]] for row in rows]
    columns(terminal, cells, ["", "dim"])
