"""Arguments as people type them: ``--json`` with its fields, an exclusion that looks an option."""

import re
from collections.abc import Callable, Sequence

import click

from ukcorpus.errors import UsageError

LINE = "ukcorpus.line"
"""Where a context keeps the arguments as they were given."""

_FIELD_LIST = r"[a-z_]+(?:\.[a-z_]+)*(?:,[a-z_]+(?:\.[a-z_]+)*)*\Z"


class JsonOption(click.Command):
    """A command whose ``--json`` may be followed by a list of fields: ``--json id,title``."""

    json_fields: Sequence[str] = ()
    prepared: Callable[[list[str]], list[str]] | None = None
    """What a command does to its arguments before Click sees them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta[LINE] = tuple(args)
        ready: list[str] = []
        rest = self.prepared(args) if self.prepared else list(args)
        while rest:
            arg = rest.pop(0)
            if arg == "--":
                ready += [arg, *rest]
                break
            if arg == "--json":
                takes = bool(rest) and self._is_field_list(rest[0])
                arg = f"--json={rest.pop(0)}" if takes else "--json=*"
            ready.append(arg)
        try:
            return super().parse_args(ctx, ready)
        except click.UsageError as error:
            excluded = self._excluded(args)
            if not excluded:
                raise
            import shlex  # late: only mistakes need it

            line = shlex.join(args)
            hint = f"Did you mean to leave something out?  ukcorpus {self.name} -- {line}"
            if any(arg.startswith("--") for arg in args):
                hint = "Did you mean to leave something out?  Options first, then -- and the query"
            raise UsageError(
                f"{excluded} is read as an option", hint=f"{hint}  (or NOT {excluded[1:]})"
            ) from error

    def _excluded(self, args: list[str]) -> str:
        """The first argument of a query that looks like an exclusion: ``-Biden``."""
        if not any(parameter.name == "words" for parameter in self.params):
            return ""
        before = args[: args.index("--")] if "--" in args else args
        return next((arg for arg in before if re.match(r"-[^\W\d]\w|-[(\"]", arg)), "")

    def _is_field_list(self, text: str) -> bool:
        if text == "?":
            return True
        heads = [part.partition(".")[0] for part in text.split(",")]
        return bool(re.match(_FIELD_LIST, text)) and all(head in self.json_fields for head in heads)
