"""Saved searches: text in ``knowledge/saved.toml``, made for git; what each last found, apart."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ukcorpus.config import Settings
from ukcorpus.corpus.files import knowledge_file, replace_file
from ukcorpus.errors import ConfigError, UsageError

FILE = "saved.toml"
RUNS = "runs"
NAME = re.compile(r"[^\W_][\w-]*")
"""What may stand after ``@``."""

_FIELDS = ("query", "note")


class SavedSearch(NamedTuple):
    """A query with a name."""

    name: str
    query: str
    note: str = ""


class LastRun(NamedTuple):
    """What a saved search found the last time."""

    at: str
    """ISO, UTC; empty when it was never run."""
    found: frozenset[tuple[str, str]]
    """Id and sha256 of each article."""


def saved_searches(root: Path) -> dict[str, SavedSearch]:
    """All saved searches by name, in the order of the file. Raises ConfigError."""
    path = knowledge_file(root, FILE)
    return _parse(path.read_text(encoding="utf-8") if path.exists() else "")


def save(settings: Settings, search: SavedSearch) -> SavedSearch | None:
    """Keep a search; returns the one of that name that it replaces.

    Raises UsageError for a name that no query could hold, QueryError for a query that cannot
    be read.
    """
    if not NAME.fullmatch(search.name):
        raise UsageError(
            f'"{search.name}" cannot be the name of a search', hint="Letters, digits, - and _"
        )
    known = saved_searches(settings.root)
    _check(search, known)
    path = knowledge_file(settings.root, FILE)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    block = _block(search)
    if search.name in known:
        start, end = _place(text, search.name)
        text = text[:start] + block + text[end:]
    else:
        text = (text.rstrip("\n") + "\n\n" if text.strip() else text) + block
    replace_file(path, text)
    return known.get(search.name)


def forget(settings: Settings, name: str) -> SavedSearch:
    """Drop a saved search. Raises UsageError if there is none of that name."""
    search = find(settings.root, name)
    path = knowledge_file(settings.root, FILE)
    text = path.read_text(encoding="utf-8")
    start, end = _place(text, search.name)
    replace_file(path, (text[:start] + text[end:].lstrip("\n")).rstrip("\n") + "\n")
    _run_file(settings, search.name).unlink(missing_ok=True)
    return search


def find(root: Path, name: str) -> SavedSearch:
    """The saved search of a name, with or without its ``@``. Raises UsageError."""
    known = saved_searches(root)
    wanted = name.removeprefix("@")
    if wanted not in known:
        from difflib import get_close_matches

        near = get_close_matches(wanted, known, n=1)
        listed = f"There are: {' '.join(known)}" if known else "ukcorpus saved add NAME QUERY"
        hint = f"Did you mean {near[0]}?" if near else listed
        raise UsageError(f'no saved search "{wanted}"', hint=hint)
    return known[wanted]


def last_run(settings: Settings, name: str) -> LastRun:
    """What it found the last time; never run is an empty time and nothing found."""
    path = _run_file(settings, name)
    if not path.exists():
        return LastRun("", frozenset())
    at, *lines = path.read_text(encoding="utf-8").splitlines() or [""]
    pairs = (line.partition("\t") for line in lines)
    return LastRun(at, frozenset((id_, sha) for id_, _, sha in pairs))


def remember_run(settings: Settings, name: str, found: frozenset[tuple[str, str]]) -> None:
    """Keep what it found, for the next ``--new``."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    lines = [now, *(f"{id_}\t{sha}" for id_, sha in sorted(found))]
    replace_file(_run_file(settings, name), "\n".join(lines) + "\n")


def _run_file(settings: Settings, name: str) -> Path:
    return settings.index / RUNS / f"{name}.tsv"


def _check(search: SavedSearch, known: dict[str, SavedSearch]) -> None:
    """Read it, and whatever it leads to, once."""
    from ukcorpus.search.parser import parse
    from ukcorpus.search.query import Saved
    from ukcorpus.search.saved import replace_saved

    parse(search.query)
    queries = {name: one.query for name, one in known.items()} | {search.name: search.query}
    replace_saved(Saved(search.name, (0, len(search.name) + 1)), queries)


def _block(search: SavedSearch) -> str:
    from ukcorpus.authority.edits import quoted

    name = search.name if search.name.isascii() else quoted(search.name)
    note = f"note = {quoted(search.note)}\n" if search.note else ""
    return f"[{name}]\nquery = {quoted(search.query)}\n{note}"


def _parse(text: str) -> dict[str, SavedSearch]:
    import tomllib

    where = f"knowledge/{FILE}"
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where}: {error}", hint="Mend the file") from error
    found = {}
    for name, table in read.items():
        if not isinstance(table, dict) or not isinstance(table.get("query"), str):
            raise ConfigError(f'{where}: {name}: write [{name}] and query = "…"')
        for key, value in table.items():
            if key not in _FIELDS:
                raise ConfigError(f'{where}: [{name}]: unknown field "{key}"', hint="query, note")
            if not isinstance(value, str):
                raise ConfigError(f'{where}: [{name}]: "{key}" must be a text in quotation marks')
        found[name] = SavedSearch(name, table["query"], table.get("note", ""))
    return found


def _place(text: str, name: str) -> tuple[int, int]:
    """Where the table of a name stands, up to what comes before the next one."""
    heads = list(re.finditer(r"^\s*\[\s*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\]\s]+)\s*\]", text, re.M))
    for at, head in enumerate(heads):
        if head.group(1).strip("\"'") == name:
            start = text.index("[", head.start())
            end = heads[at + 1].start() if at + 1 < len(heads) else len(text)
            body = text[start:end]
            # Comments right above the next table are the next table's.
            kept = re.search(r"(?:^[ \t]*#.*\n|^[ \t]*\n)*\Z", body, re.M)
            return start, start + (kept.start() if kept else len(body))
    raise ConfigError(
        f"knowledge/{FILE}: [{name}] does not stand on a line of its own", hint="Edit it by hand"
    )
