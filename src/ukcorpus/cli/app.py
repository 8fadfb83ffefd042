"""The group of all commands, and what becomes of errors, closed pipes and Ctrl-C."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from typing import Any

import click

from ukcorpus import __version__
from ukcorpus.errors import UkcorpusError

COMMANDS = {
    "ingest": "parse articles into records and index them",
    "watch": "ingest whatever comes, and act on what is new",
    "search": "find articles",
    "count": "how many articles match",
    "browse": "search, count and read in a full-screen browser",
    "facets": "count articles by language, date, person, place …",
    "explain": "what a query means, clause by clause",
    "kwic": "every hit in its line of text",
    "show": "an article with what was found in it",
    "open": "an article in your editor, at the line",
    "claims": "who asserted, denied, warned … what",
    "quotes": "verbatim speech with its speakers",
    "figures": "numbers as data",
    "silence": "who is spoken of and never quoted",
    "people": "people with every spelling",
    "places": "places with every spelling",
    "orgs": "organisations with every spelling",
    "timeline": "articles in time, or the dates that they speak of",
    "similar": "articles like this one, in any language, and why",
    "dupes": "near-duplicates and syndicated copies",
    "colloc": "which words stand near a word",
    "keyness": "which words set one answer apart from another",
    "entities": "correct who is who: merge, split, rename, reject",
    "saved": "searches with a name: keep them, run them, see what is new",
    "history": "your searches, to run again",
    "tag": "tag articles, list tags",
    "export": "write records to a file",
    "diff": "what the last updates changed",
    "stats": "what is in the corpus",
    "verify": "prove every stored span against the files",
    "doctor": "whether everything is in order: index, files, versions",
    "schema": "JSON Schema of a record",
    "completion": "completion of commands and values for your shell",
    "config": "settings and where they come from",
    "help": "help on a command or a topic, man pages",
}
"""Command → one line of help, in the order of ``--help``; each lives in ``cli/<name>.py``."""

PIPE_CLOSED, INTERRUPTED, BUG = 141, 130, 70


class PipeClosed(Exception):
    """The reader of our output is gone. Click would make exit code 1, "nothing found", of it."""


class Commands(click.Group):
    """Imports a command when it is called, and knows what a mistyped one may have meant."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise PipeClosed from error
        return result

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"ukcorpus.cli.{cmd_name}").command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"Did you mean {near[0]}?" if near else "ukcorpus --help lists them"
            raise click.UsageError(f'no command "{args[0]}".  {hint}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="ukcorpus %(version)s")
@click.option("--corpus", metavar="DIR", help="The corpus folder.")
@click.option("-q", "--quiet", is_flag=True, help="No notes; errors stay.")
@click.pass_context
def cli(context: click.Context, corpus: str | None, quiet: bool) -> None:
    """Search a folder of news articles.

    \b
    ukcorpus ingest seeds/                      read articles, or what changed in them
    ukcorpus search Kharkiv                     ranked articles with their hits
    ukcorpus search 'person:Kuleba -Lavrov' -l  their ids, for a pipe
    ukcorpus facets person date:month invasion  counts
    ukcorpus claims 'stance:deny'               who denied what
    """
    context.obj = {"corpus": corpus, "quiet": quiet}


def run(arguments: list[str]) -> int:
    """Run a command line; return its exit code. Nothing escapes but ``SystemExit``."""
    try:
        result = cli.main(arguments, prog_name="ukcorpus", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:  # its message is the help
        print(error.format_message(), file=sys.stderr)
        return error.exit_code
    except click.ClickException as error:
        return _explain(_usage(error), arguments)
    except UkcorpusError as error:
        _flush_quietly()
        return _explain(error, arguments)
    except (KeyboardInterrupt, click.Abort):
        _flush_quietly()
        return INTERRUPTED
    except (BrokenPipeError, PipeClosed):
        _drop_output()
        return PIPE_CLOSED
    except Exception as error:
        if _no_room(error):
            _drop_output()
            return _explain(_disk_full(error), arguments)
        from ukcorpus.cli.errors import report_bug

        report_bug(error, _wants_json_errors(arguments))
        return BUG


def _no_room(error: Exception) -> bool:
    import errno

    full = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
    return isinstance(error, OSError) and error.errno in full


def _disk_full(error: Exception) -> UkcorpusError:
    from ukcorpus.errors import DiskFull

    what = getattr(error, "filename", None) or "the output"
    return DiskFull(f"{what} cannot be written: no room left", hint="Make room and run it again")


def _explain(error: UkcorpusError, arguments: list[str]) -> int:
    from ukcorpus.cli.errors import report  # late: only mistakes need it

    report(error, _wants_json_errors(arguments))
    return error.exit_code


def _usage(error: click.ClickException) -> UkcorpusError:
    from ukcorpus.errors import UsageError

    message = " ".join(error.format_message().split())  # Click lists choices one a line
    name = ""
    if isinstance(error, click.UsageError) and error.ctx is not None:
        name = error.ctx.command_path
    hint = f"{name} --help" if name else ""
    return UsageError(message[:1].lower() + message[1:].rstrip("."), hint=hint)


def _wants_json_errors(arguments: list[str]) -> bool:
    return "--errors=json" in arguments or ("--errors", "json") in pairwise(arguments)


def _flush_quietly() -> None:
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        _drop_output()


def _drop_output() -> None:
    """Let the interpreter's own flush at exit go nowhere instead of complaining."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
