"""Writing the knowledge files: blocks are appended, and what stands stays as it is."""

import difflib
import json
from collections.abc import Iterable, Mapping

from ukcorpus.model.names import Kind


def merge_text(
    text: str,
    kind: Kind,
    name: str,
    others: Iterable[str],
    *,
    why: str = "",
    id: str = "",
    key: str = "",
) -> str:
    """``text`` with a block that makes ``others`` spellings of ``name``."""
    values: dict[str, str | list[str]] = {"id": id, "key": key, "name": name}
    return _appended(text, kind, values | {"aliases": list(others), "why": why})


def split_text(
    text: str,
    kind: Kind,
    name: str,
    others: Iterable[str],
    *,
    why: str = "",
    id: str = "",
    key: str = "",
) -> str:
    """``text`` with a block that keeps ``others`` apart from ``name``, also as spellings of
    the authority's ``key``."""
    kept = list(others)
    values: dict[str, str | list[str]] = {"id": id, "key": key, "name": name, "not": kept}
    if key:
        values["drop"] = kept
    return _appended(text, kind, values | {"why": why})


def rename_text(
    text: str, kind: Kind, old: str, new: str, *, why: str = "", id: str = "", key: str = ""
) -> str:
    """``text`` with a block that shows ``old`` as ``new`` from now on."""
    values: dict[str, str | list[str]] = {
        "id": id,
        "key": key,
        "name": new,
        "aliases": [old],
        "why": why,
    }
    return _appended(text, kind, values)


def reject_text(text: str, name: str, *, why: str = "") -> str:
    """``text`` with a block that says ``name`` is none of this kind."""
    return _appended(text, "reject", {"name": name, "why": why})


def show_diff(before: str, after: str, path: str) -> str:
    """A unified diff, as git would show it."""
    return "".join(
        difflib.unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), path, path
        )
    )


def _appended(text: str, table: str, values: Mapping[str, str | list[str]]) -> str:
    lines = [f"[[{table}]]"]
    for name, value in values.items():
        if isinstance(value, list):
            lines.append(f"{name} = [{', '.join(map(quoted, value))}]")
        elif value:
            lines.append(f"{name} = {quoted(value)}")
    head = text.rstrip("\n")
    return (head + "\n\n" if head else "") + "\n".join(lines) + "\n"


def quoted(value: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's too, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
