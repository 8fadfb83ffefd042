"""``ukcorpus open``."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import click

from ukcorpus.cli.shared import State, command
from ukcorpus.corpus import Corpus
from ukcorpus.corpus.locating import locate
from ukcorpus.errors import UsageError

GOTO = ("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf")
COLON = ("subl", "sublime_text", "zed", "hx", "helix", "atom")
"""Editors that want ``--goto FILE:LINE``, and those that want ``FILE:LINE``; others ``+LINE``."""


@command("open", (), rows=False)
@click.argument("locator", metavar="ID[:Lnnn]")
@click.option("--print", "only_print", is_flag=True, help="Show the command, do not run it.")
def open_command(state: State, locator: str, only_print: bool) -> int:
    """Open an article in your editor, at the line.

    \b
    ukcorpus open d09a
    ukcorpus open 62e9:L284
    ukcorpus open 62e9@19610+10 --print

    The editor is $VISUAL, else $EDITOR, else vi. It is given the file itself: what you change
    there changes your corpus (ukcorpus ingest).
    """
    corpus = Corpus(state.settings, state.now)
    place = locate(corpus, locator)
    path = corpus.file(place.record.path).absolute()
    if not path.is_file():
        raise UsageError(f"{place.record.path}: the file is gone", hint="ukcorpus ingest --prune")
    line = place.line
    if place.record.member:
        state.note(f"note: the article is {place.record.member} of that file")
        line = 1  # lines are counted in the article, not in a file of many
    words = command_for(editor(), path, line)
    if only_print:
        print(shlex.join(words))
        return 0
    if shutil.which(words[0]) is None:
        raise UsageError(f"no editor: {words[0]} is not there", hint="Set VISUAL or EDITOR")
    return subprocess.run(words, check=False).returncode


command = open_command


def editor() -> list[str]:
    """The user's editor with its arguments. Raises UsageError if it cannot be read."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise UsageError(f"the editor cannot be read: {chosen}", hint=str(error)) from None
    return words or ["vi"]


def command_for(words: list[str], path: Path, line: int) -> list[str]:
    """The command that opens ``path`` at ``line``, as this editor wants it."""
    name = Path(words[0]).name.removesuffix(".exe").removesuffix(".cmd")
    if name in GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in COLON:
        return [*words, f"{path}:{line}"]
    return [*words, f"+{line}", str(path)]
