"""The rules of lexicon/dates/patterns.toml, compiled; and where they fit in a paragraph."""

import re
from collections.abc import Iterator
from functools import cache

from ukcorpus.lexicon import table

_RUN = re.compile(r"[^x;]+")
CORE = frozenset("yYIiJckMWSTHDVXZQruUhbEOm")
"""A run without one of these holds no time: articles, numbers, prepositions alone."""


@cache
def _rules() -> tuple[re.Pattern[str], dict[str, str]]:
    data = table("dates", "patterns")
    macros: dict[str, str] = {}
    for name, classes in data["macros"].items():
        macros[name] = _expand(classes, macros)
    parts, names = [], {}
    for number, rule in enumerate(data["rules"]):
        group = f"r{number}"
        names[group] = rule["name"]
        parts.append(f"(?P<{group}>{_expand(rule['classes'], macros)})")
    return re.compile("|".join(parts)), names


def _expand(classes: str, macros: dict[str, str]) -> str:
    for name, macro in macros.items():
        classes = classes.replace("{" + name + "}", macro)
    return classes


def find_shapes(letters: str) -> Iterator[tuple[str, int, int]]:
    """Rule, first token and end of each match, from left to right, never overlapping."""
    rules, names = _rules()
    match = rules.match
    for run in _RUN.finditer(letters):
        at, end = run.span()
        if CORE.isdisjoint(run.group()):
            continue
        while at < end:
            found = match(letters, at)
            if found is None or found.end() == at:
                at += 1
                continue
            yield names[found.lastgroup or ""], at, found.end()
            at = found.end()
