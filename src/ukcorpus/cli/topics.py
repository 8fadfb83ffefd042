"""Pages of help, and man pages made of the same texts."""

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

PAGES = {
    "query": ("query-language.md", "the query language"),
    "records": ("records.md", "what stands in a record"),
    "json": ("json-format.md", "the JSON form of records"),
}
"""Topic → page of the documentation, and what it is about."""

EXIT_CODES = """\
0    found, or done
1    nothing found (search and the like; --exit-zero makes it 0)
2    a mistake on the command line, in a query or in a setting
3    no index, or one that cannot be used
4    another process is writing
5    done, but not everything: a file could not be read, verify found differences
70   a mistake of ours
130  stopped with Ctrl-C
141  who read our output had enough
"""


def page(topic: str) -> str:
    """The text of a page. It stands in the wheel, and in ``docs`` where run from the source."""
    name, _ = PAGES[topic]
    places: tuple[Traversable, ...] = (
        files("ukcorpus").joinpath("docs"), Path(__file__).parents[3] / "docs",
    )  # fmt: skip
    for place in places:
        found = place.joinpath(name)
        if found.is_file():
            return found.read_text(encoding="utf-8")
    return f"This page is missing from the installation: docs/{name}\n"


def help_of(command: click.Command, name: str) -> str:
    """What ``ukcorpus NAME --help`` prints."""
    parent = click.Context(click.Group("ukcorpus"), info_name="ukcorpus")
    context = click.Context(command, info_name=name, parent=parent, max_content_width=80)
    context.terminal_width = 80
    return command.get_help(context)


def man_pages(
    commands: dict[str, click.Command], about: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """File name and text of a man page for the program and for each command."""
    listed = "".join(f".TP\n.B {_roff(name)}\n{_roff(about[name])}\n" for name in commands)
    codes = "".join(
        f".TP\n.B {code}\n{_roff(meaning)}\n"
        for code, meaning in (line.split(None, 1) for line in EXIT_CODES.splitlines())
    )
    yield (
        "ukcorpus.1",
        (
            _head("ukcorpus", "search a folder of news articles")
            + ".SH SYNOPSIS\n.B ukcorpus\n.I COMMAND\n[options] …\n"
            + f".SH COMMANDS\n{listed}.SH EXIT STATUS\n{codes}"
        ),
    )
    for name, command in commands.items():
        usage, _, rest = help_of(command, name).partition("\n")
        body, _, options = rest.partition("\nOptions:\n")
        yield (
            f"ukcorpus-{name}.1",
            (
                _head(f"ukcorpus-{name}", about[name])
                + f".SH SYNOPSIS\n{_roff(usage.removeprefix('Usage: '))}\n"
                + f".SH DESCRIPTION\n.nf\n{_roff(_dedented(body))}\n.fi\n"
                + f".SH OPTIONS\n.nf\n{_roff(_dedented(options))}\n.fi\n"
                + ".SH SEE ALSO\n.BR ukcorpus (1)\n"
            ),
        )


def _head(name: str, about: str) -> str:
    from ukcorpus import __version__

    title = f'.TH {name.upper()} 1 "" "ukcorpus {__version__}"\n'
    return f"{title}.SH NAME\n{_roff(name)} \\- {_roff(about)}\n"


def _roff(text: str) -> str:
    """Text in which troff finds no commands."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    escaped = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in escaped)
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)


def _dedented(text: str) -> str:
    return re.sub(r"^  ", "", text.strip("\n"), flags=re.MULTILINE)
