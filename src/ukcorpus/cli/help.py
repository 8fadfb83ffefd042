"""``ukcorpus help``."""

from pathlib import Path

import click

from ukcorpus.cli.shared import State, command, prepare_output
from ukcorpus.cli.topics import EXIT_CODES, PAGES, help_of, man_pages, page
from ukcorpus.errors import UsageError


@command("help", (), rows=False)
@click.argument("topic", default="")
@click.option("--man", "folder", metavar="DIR", help="Write man pages of all commands into DIR.")
def help_(state: State, topic: str, folder: str | None) -> int:
    """Help on a command or a topic.

    \b
    ukcorpus help query          the query language
    ukcorpus help search         same as ukcorpus search --help
    ukcorpus help exit-codes
    ukcorpus help                all topics
    ukcorpus help --man ~/.local/share/man/man1
    """
    from ukcorpus.cli.app import COMMANDS, cli

    context = click.Context(cli, info_name="ukcorpus")
    if folder is not None:
        return _man(state, Path(folder), context)
    prepare_output()
    if topic in PAGES:
        _show(state, page(topic))
    elif topic == "exit-codes":
        print(EXIT_CODES, end="")
    elif topic in COMMANDS:
        found = cli.get_command(context, topic)
        assert found
        print(help_of(found, topic))
    elif topic:
        from difflib import get_close_matches

        topics = [*PAGES, "exit-codes", *COMMANDS]
        near = get_close_matches(topic, topics, n=1)
        hint = f"Did you mean {near[0]}?" if near else "ukcorpus help lists them"
        raise UsageError(f'no help on "{topic}"', hint=hint)
    else:
        for name, (_, about) in PAGES.items():
            print(f"{name:<12} {about}")
        print(f"{'exit-codes':<12} what the program ends with")
        for name, about in COMMANDS.items():
            print(f"{name:<12} {about}")
    return 0


command = help_


def _man(state: State, folder: Path, context: click.Context) -> int:
    from ukcorpus.cli.app import COMMANDS, cli
    from ukcorpus.corpus.files import replace_file

    found = {name: cli.get_command(context, name) for name in COMMANDS}
    pages = dict(man_pages({n: c for n, c in found.items() if c}, COMMANDS))
    try:
        for name, text in pages.items():
            replace_file(folder / name, text)
    except OSError as error:
        raise UsageError(f"{folder}: {error.strerror}", hint="--man DIR") from error
    state.note(f"{len(pages)} man pages written to {folder}")
    return 0


def _show(state: State, text: str) -> None:
    """The page as it is in a pipe, set and paged on a terminal."""
    import sys

    if not sys.stdout.isatty():
        sys.stdout.write(text)
        return
    from rich.markdown import Markdown

    from ukcorpus.cli.terminal import Terminal

    with Terminal(state) as terminal:
        terminal.console.print(Markdown(text), width=min(terminal.width, 100))
