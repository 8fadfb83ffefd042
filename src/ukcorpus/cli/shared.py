"""What commands share: common options, the settings, where output goes and in which form."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ukcorpus import config
from ukcorpus.cli.arguments import LINE, JsonOption
from ukcorpus.errors import UsageError
from ukcorpus.model import FORMAT_VERSION
from ukcorpus.render import FORMATS, Options, Row, renderer

if TYPE_CHECKING:
    from ukcorpus.cli.terminal import Terminal

Callback = Callable[..., Any]
Listing = Callable[["Terminal", Iterable[Row]], None]


class State(NamedTuple):
    """What every command is given first."""

    settings: config.Settings
    format: str
    """Empty for the default: ``list`` on a terminal, ``tsv`` in a pipe."""
    options: Options
    quiet: bool
    verbose: int
    color: str
    ascii: bool
    pager: bool
    hyperlinks: str
    exit_zero: bool
    now: date

    @property
    def is_list(self) -> bool:
        """Whether people read it: a list on a terminal."""
        return (self.format or ("list" if sys.stdout.isatty() else "tsv")) == "list"

    def note(self, text: str) -> None:
        """Say something on standard error, unless ``-q``."""
        if not self.quiet:
            from ukcorpus.render.text import visible

            print(visible(text), file=sys.stderr)

    def notes(self, texts: Iterable[str]) -> None:
        """Several notes, each once."""
        for text in dict.fromkeys(texts):
            self.note(f"note: {text}")

    def limit(self, asked: int | None) -> int | None:
        """How many to show: as asked, else the setting on a terminal and all in a pipe."""
        if asked is not None:
            return None if asked < 0 else asked
        return int(self.settings["limit"]) if sys.stdout.isatty() else None


def command(
    name: str, columns: Sequence[str], fields: Sequence[str] = (), *, rows: bool = True
) -> Callable[[Callback], click.Command]:
    """Make a function a command: it is given a ``State``, then its own options.

    ``columns`` are those of its TSV; ``fields`` all that its JSON has.
    """

    def decorate(function: Callback) -> click.Command:
        @wraps(function)
        @click.pass_context
        def with_state(context: click.Context, /, **given: Any) -> Any:
            state = _state(context, given, (*columns, *fields))
            code = function(state, **given)
            _remember(context, state)
            return code

        called: Callback = with_state
        for option in reversed(_COMMON + (_FORMAT if rows else ())):
            called = option(called)
        made = click.command(name, cls=JsonOption)(called)
        assert isinstance(made, JsonOption)
        made.json_fields = (*columns, *fields)
        return made

    return decorate


def _remember(context: click.Context, state: State) -> None:
    """Keep a search that a person made in a terminal in the history."""
    line = context.meta.get(LINE)
    if not line or not state.settings["history"] or not _at_a_terminal():
        return
    if any(parameter.name == "person" for parameter in context.command.params):
        import shlex

        from ukcorpus.corpus.queries import history_file, remember

        said = shlex.join(("ukcorpus", context.info_name or "", *line))
        remember(history_file(os.environ), said, state.settings.root)


def _at_a_terminal() -> bool:
    return bool(sys.stdin and sys.stderr and sys.stdin.isatty() and sys.stderr.isatty())


_COMMON: tuple[Callable[[Callback], Callback], ...] = (
    click.option("--corpus", metavar="DIR", help="The corpus folder."),
    click.option("-q", "--quiet", is_flag=True, help="No notes; errors stay."),
    click.option("-v", "--verbose", count=True, help="Say more; -vv more still."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default=None),
    click.option("--ascii", is_flag=True, help="No other characters than ASCII as marks."),
    click.option("--no-pager", is_flag=True, help="Never through a pager."),
    click.option("--hyperlink-format", metavar="F", help="default, none, vscode or a pattern."),
    click.option("--errors", type=click.Choice(["text", "json"]), help="Form of errors."),
    click.option(
        "--now", metavar="DATE", envvar="UKCORPUS_NOW", help="Today, for -30d and the like."
    ),
    click.option("--trust-index", is_flag=True, help="Open an index of another user."),
    click.option("--exit-zero", is_flag=True, help="0 even when nothing was found."),
)
_FORMAT: tuple[Callable[[Callback], Callback], ...] = (
    click.option(
        "--format", "format_", type=click.Choice(["list", *FORMATS]), help="Form of output."
    ),
    click.option("--json", "json_", metavar="[FIELDS]", help="JSON; --json=? lists the fields."),
    click.option("--jsonl", is_flag=True, help="One JSON object a line."),
    click.option("--csv", is_flag=True, help="CSV with a header."),
    click.option("--tsv", is_flag=True, help="TSV, the default in a pipe."),
    click.option("-l", "--ids", "as_ids", is_flag=True, help="Ids alone."),
    click.option("--paths", "as_paths", is_flag=True, help="Paths alone."),
    click.option("-0", "null", is_flag=True, help="NUL after each id or path."),
    click.option("--header", is_flag=True, help="Names of columns first."),
    click.option("--field", "picked", multiple=True, metavar="NAME", help="Only this column."),
    click.option("--format-version", type=int, help=f"Form of JSON; there is {FORMAT_VERSION}."),
)


def _state(context: click.Context, given: dict[str, Any], known: Sequence[str]) -> State:
    outer = context.obj or {}
    settings = config.load(given.pop("corpus") or outer.get("corpus"))
    given.pop("errors")
    settings.give("trust_index", given.pop("trust_index"))
    format_, options = _format(given, known) if "format_" in given else ("", Options())
    now = given.pop("now")
    color = given.pop("color") or settings["color"]
    return State(
        settings=settings,
        format=format_ or settings["format"],
        options=options,
        quiet=given.pop("quiet") or outer.get("quiet", False),
        verbose=given.pop("verbose"),
        color=color,
        ascii=given.pop("ascii") or not _can_utf8(),
        pager=not given.pop("no_pager"),
        hyperlinks=given.pop("hyperlink_format") or settings["hyperlink_format"],
        exit_zero=given.pop("exit_zero"),
        now=_day(now) if now else date.today(),
    )


def _format(given: dict[str, Any], known: Sequence[str]) -> tuple[str, Options]:
    version = given.pop("format_version")
    if version not in (None, FORMAT_VERSION):
        raise UsageError(f"no format version {version}", hint=f"There is {FORMAT_VERSION}")
    fields = given.pop("json_")
    null = given.pop("null")
    asked = {
        "json": fields is not None,
        "jsonl": given.pop("jsonl"),
        "csv": given.pop("csv"),
        "tsv": given.pop("tsv"),
        "paths": given.pop("as_paths"),
        "ids": given.pop("as_ids"),
    }
    chosen = [name for name, wanted in asked.items() if wanted]
    format_ = given.pop("format_") or ""
    if format_:
        chosen.append(format_)
    if len(set(chosen)) > 1:
        raise UsageError(f"one format at a time, not {' and '.join(dict.fromkeys(chosen))}")
    if fields == "?":
        print("\n".join(dict.fromkeys(known)))
        raise click.exceptions.Exit(0)
    picked = tuple(given.pop("picked")) or tuple((fields or "*").replace("*", "").split(","))
    picked = tuple(field for field in picked if field)
    _check_fields(picked, known)
    name = chosen[0] if chosen else ("ids" if null else "")
    options = Options(
        fields=picked,
        header=given.pop("header"),
        separator="\0" if null else "\n",
        visible=sys.stdout.isatty(),
    )
    return name, options


def _check_fields(fields: Sequence[str], known: Sequence[str]) -> None:
    for field in fields:
        if field.partition(".")[0] not in known:
            from difflib import get_close_matches

            near = get_close_matches(field, known, n=1)
            listed = " ".join(dict.fromkeys(known))
            hint = f"Did you mean {near[0]}?" if near else f"There are: {listed}"
            raise UsageError(f'no field "{field}" here', hint=hint)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'--now: "{text}" is not a day', hint="As in 2022-02-17") from None


def _can_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def prepare_output() -> None:
    """Records are UTF-8 in a pipe whatever the locale says; lines end in LF everywhere."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure and not sys.stdout.isatty():
        reconfigure(encoding="utf-8", newline="\n")
    elif reconfigure:
        reconfigure(errors="replace")


def emit(state: State, rows: Iterable[Row], columns: Sequence[str], listing: Listing) -> int:
    """Write rows in the form that was asked for; return the exit code: 0, or 1 for none."""
    prepare_output()
    counted = _Counted(rows)
    if state.is_list:
        from ukcorpus.cli.terminal import Terminal

        with Terminal(state) as terminal:
            listing(terminal, counted)
    else:
        renderer(state.format or "tsv").write(counted, columns, sys.stdout, state.options)
    return 0 if counted.count or state.exit_zero else 1


class _Counted:
    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def color_wanted(choice: str, environment: os._Environ[str] | dict[str, str], tty: bool) -> bool:
    """Whether to write colours: option, then NO_COLOR, CLICOLOR_FORCE, TERM, CLICOLOR, terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return tty and environment.get("TERM") != "dumb" and environment.get("CLICOLOR") != "0"
