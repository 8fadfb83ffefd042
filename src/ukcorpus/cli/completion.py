"""``ukcorpus completion``."""

import os
import shlex
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click

from ukcorpus.cli.shared import State, command
from ukcorpus.errors import UsageError

SHELLS = {"bash": "bash.sh", "zsh": "zsh.sh", "fish": "fish.fish"}
PLACES = {
    "bash": ("XDG_DATA_HOME", ".local/share", "bash-completion/completions/ukcorpus"),
    "zsh": ("XDG_DATA_HOME", ".local/share", "zsh/site-functions/_ukcorpus"),
    "fish": ("XDG_CONFIG_HOME", ".config", "fish/completions/ukcorpus.fish"),
}
"""Shell → variable of the base folder, its default below the home, and the file."""


@command("completion", (), rows=False)
@click.argument("shell", type=click.Choice([*SHELLS, "install"]))
@click.argument("which", type=click.Choice(list(SHELLS)), required=False, metavar="[SHELL]")
def completion(state: State, shell: str, which: str | None) -> int:
    """Completion of commands, options, fields and values on TAB.

    \b
    eval "$(ukcorpus completion bash)"       in this shell
    ukcorpus completion install              for good, in the shell that you use
    ukcorpus completion install fish
    ukcorpus search 'person:Zel<TAB>         then completes names of your corpus

    Values are read from files that ingest writes; Python is not started.
    """
    if shell != "install":
        if which:
            raise UsageError("one shell at a time", hint=f"ukcorpus completion {shell}")
        sys.stdout.write(script(shell))
        return 0
    chosen = which or Path(os.environ.get("SHELL", "")).name
    if chosen not in SHELLS:
        raise UsageError(
            f"no completion for the shell {chosen or '(none)'}",
            hint="ukcorpus completion install bash, zsh or fish",
        )
    path = _install(chosen)
    state.note(f"{path} written; it works in every new {chosen}")
    if chosen == "zsh":
        state.note(f"note: {path.parent} must be in your fpath, before compinit")
    return 0


command = completion


def script(shell: str) -> str:
    """The script for a shell, with all commands and options in it."""
    folder = files("ukcorpus.cli.shell")
    core = folder.joinpath("core.sh").read_text(encoding="utf-8")
    text = folder.joinpath(SHELLS[shell]).read_text(encoding="utf-8")
    quote = _fish_quoted if shell == "fish" else shlex.quote
    table = "\n".join("\t".join(row) for row in _table())
    return text.replace("@TABLE@", quote(table)).replace("@CORE@", quote(core))


def _install(shell: str) -> Path:
    from ukcorpus.corpus.files import replace_file

    variable, default, name = PLACES[shell]
    base = os.environ.get(variable) or str(Path.home() / default)
    path = Path(base) / name
    try:
        replace_file(path, script(shell))
    except OSError as error:
        raise UsageError(
            f"{path}: {error.strerror}", hint=f"ukcorpus completion {shell} > FILE"
        ) from error
    return path


def _table() -> Iterator[tuple[str, str, str]]:
    """Command, option, choices; the first command is the program itself."""
    from ukcorpus.cli.app import COMMANDS, cli
    from ukcorpus.search.fields import FACETS, FIELDS

    context = click.Context(cli)
    yield "", "commands", " ".join(COMMANDS)
    yield "", "options", " ".join(_options(cli))
    yield "", "fields", " ".join(f"{field.name}:" for field in FIELDS)
    for name in COMMANDS:
        found = cli.get_command(context, name)
        assert found
        yield name, "options", " ".join(_options(found))
        if any(parameter.name == "words" and parameter.nargs == -1 for parameter in found.params):
            yield name, "query", "yes"
        if name == "facets":
            yield name, "arguments", " ".join(facet.name for facet in FACETS)
        for parameter in found.params:
            if isinstance(parameter.type, click.Choice):
                values = " ".join(map(str, parameter.type.choices))
                if isinstance(parameter, click.Argument):
                    yield name, "arguments", values
                for option in parameter.opts:
                    if option.startswith("--"):
                        yield name, option, values


def _options(found: click.Command) -> list[str]:
    options = [o for p in found.params if isinstance(p, click.Option) for o in p.opts]
    return sorted({option for option in options if option.startswith("--")} | {"--help"})


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
