"""The port to output formats, and the table of their names.

A command gives rows: mappings as they stand in JSON. A renderer writes them as they come,
nothing but records; ``columns`` are what a table shows of a row.
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple, Protocol, TextIO

Row = Mapping[str, Any]


class Options(NamedTuple):
    """How to write."""

    fields: tuple[str, ...] = ()
    """Chosen fields, dotted for inner ones; empty is all."""
    header: bool = False
    separator: str = "\n"
    """Between ids and paths: NUL for ``xargs -0``."""
    visible: bool = False
    """Show control characters as pictures: the output goes to a terminal."""


class Renderer(Protocol):
    """Writes rows."""

    def write(
        self, rows: Iterable[Row], columns: Sequence[str], out: TextIO, options: Options
    ) -> None:
        """Write all rows as they come."""
        ...


FORMATS: dict[str, str] = {
    "tsv": "tsv",
    "plain": "plain",
    "csv": "csv",
    "json": "json",
    "jsonl": "jsonl",
    "md": "md",
    "ids": "ids",
    "paths": "paths",
}
"""Format → module of this package; ``list`` is each command's own."""


def renderer(name: str) -> Renderer:
    """The renderer of a format in ``FORMATS``."""
    made: Renderer = import_module(f"ukcorpus.render.{FORMATS[name]}").RENDERER
    return made


def pick(row: Row, path: str) -> Any:
    """A field of a row by its dotted path; None when there is none."""
    value: Any = row
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def cell(value: Any) -> str:
    """A value as the text of a table's cell: no quotes, lists with ``; ``, dates as EDTF."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Mapping):
        named = value.get("edtf", value.get("name"))
        if named is not None:
            return str(named)
        return "; ".join(f"{key} {cell(inner)}" for key, inner in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(cell(inner) for inner in value)
    return str(value)


def chosen(columns: Sequence[str], options: Options) -> Sequence[str]:
    """The columns of a table: those asked for, else the command's own."""
    return options.fields or columns
