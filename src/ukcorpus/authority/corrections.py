"""What the user decided about names: ``knowledge/people.toml``, ``places.toml``, ``orgs.toml``.

A file is a list of blocks; a later block wins over an earlier one. A name with an ``id`` or
``key`` is pinned; ``not`` keeps names apart; ``aliases`` join; only what is left is scored.

    [[person]]
    name = "Olaf Scholz"
    aliases = ["Olaf Schulz"]
    not = ["Martin Schulz"]
    why = "typo, 62e9:L8"

    [[reject]]
    name = "Getty Images"
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from ukcorpus.authority.keys import name_key
from ukcorpus.errors import ConfigError
from ukcorpus.model.names import Kind

FILES: dict[Kind, str] = {"person": "people.toml", "place": "places.toml", "org": "orgs.toml"}
_TEXTS = {"id", "name", "key", "why", "by"}
_LISTS = {"aliases", "not", "drop"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One block: what is known of one person, place or organisation."""

    kind: Kind
    name: str
    id: str = ""
    key: str = ""
    aliases: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    """Spellings that must not lead to this key, as the gazetteer has it."""
    why: str = ""
    where: str = ""
    """``people.toml:12``."""
    reject: bool = False


@dataclass(frozen=True, slots=True)
class Corrections:
    """All blocks of the three files, later ones having overruled earlier ones."""

    rules: tuple[Rule, ...] = ()
    by_name: Mapping[tuple[Kind, str], Rule] = field(default_factory=dict)
    """(kind, ``name_key``) → the rule whose name or alias it is."""
    rejected: frozenset[tuple[Kind, str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()
    """Pairs of people's ``name_key`` that are never one."""
    dropped: frozenset[tuple[str, str]] = frozenset()
    """(key, ``name_key``): spellings taken from a place or body of the authority."""

    def pinned(self, kind: Kind, name: str) -> Rule | None:
        """The rule that says who ``name`` is."""
        return self.by_name.get((kind, name_key(name)))

    def is_rejected(self, kind: Kind, name: str) -> bool:
        """Whether the user said that ``name`` is none of this kind."""
        return (kind, name_key(name)) in self.rejected

    def names(self, rule: Rule) -> tuple[str, ...]:
        """The name and the aliases that still belong to ``rule``."""
        spelt = (rule.name, *rule.aliases)
        return tuple(name for name in spelt if self.pinned(rule.kind, name) == rule)


def read_corrections(texts: Mapping[Kind, str]) -> Corrections:
    """Parse and check the files' texts. Raises ConfigError with file and line."""
    return combine(rule for kind, text in texts.items() for rule in read_rules(kind, text))


def read_rules(kind: Kind, text: str) -> list[Rule]:
    """The blocks of one file, in their order. Raises ConfigError with file and line."""
    return list(_parse(kind, text))


def combine(rules: Iterable[Rule]) -> Corrections:
    """Blocks in order → what holds: blocks of one name are one rule, later ones win."""
    merged: dict[tuple[Kind, str], Rule] = {}
    rejected: set[tuple[Kind, str]] = set()
    for rule in rules:
        spot = (rule.kind, name_key(rule.name))
        if rule.reject:
            rejected.add(spot)
            continue
        rejected -= {(rule.kind, name_key(name)) for name in (rule.name, *rule.aliases)}
        before = _owner(merged, rule)
        merged[spot] = _united(before, rule) if before else rule
        _overrule(merged, merged[spot], rule)
    kept = tuple(merged.values())
    by_name: dict[tuple[Kind, str], Rule] = {}
    for rule in kept:
        by_name.update({(rule.kind, name_key(name)): rule for name in (rule.name, *rule.aliases)})
    dropped = {(rule.key, name_key(form)) for rule in kept for form in rule.drop if rule.key}
    return Corrections(
        kept, by_name, frozenset(rejected), frozenset(_apart(kept)), frozenset(dropped)
    )


def changed_names(before: Corrections, after: Corrections) -> set[tuple[Kind, str]]:
    """(kind, ``name_key``) of the names that must be assigned anew when the files changed.

    Forget these names on the shelf, then ``assign`` the articles' entities that bear them, with
    the forgotten names' ids as ledger.
    """
    changed: set[tuple[Kind, str]] = set(before.rejected ^ after.rejected)
    for spot in set(before.by_name) | set(after.by_name):
        if _without_place(before.by_name.get(spot)) != _without_place(after.by_name.get(spot)):
            changed.add(spot)
    changed |= {("person", key) for pair in before.apart ^ after.apart for key in pair}
    for key, form in before.dropped ^ after.dropped:
        changed.add(("org" if key.startswith("org:") else "place", form))
    return changed


def _without_place(rule: Rule | None) -> Rule | None:
    """A rule as it acts; a comment above it that moved it down changes nothing."""
    return replace(rule, where="", why="") if rule else None


def _owner(merged: dict[tuple[Kind, str], Rule], rule: Rule) -> Rule | None:
    """An earlier block of the same name or id, taken out to be united."""
    for spot, known in list(merged.items()):
        same_id = rule.id and known.id == rule.id
        if known.kind == rule.kind and (same_id or name_key(known.name) == name_key(rule.name)):
            return merged.pop(spot)
    return None


def _united(before: Rule, rule: Rule) -> Rule:
    apart = {name_key(name) for name in rule.apart}
    joined = {name_key(name) for name in rule.aliases}
    old_name = (before.name,) if name_key(before.name) != name_key(rule.name) else ()
    aliases = [n for n in (*before.aliases, *old_name) if name_key(n) not in apart]
    return Rule(
        rule.kind,
        rule.name,
        rule.id or before.id,
        rule.key or before.key,
        tuple(dict.fromkeys((*aliases, *rule.aliases))),
        tuple(
            dict.fromkeys((*(n for n in before.apart if name_key(n) not in joined), *rule.apart))
        ),
        tuple(dict.fromkeys((*before.drop, *rule.drop))),
        rule.why or before.why,
        rule.where,
    )


def _overrule(merged: dict[tuple[Kind, str], Rule], winner: Rule, latest: Rule) -> None:
    """Take from all other rules the names that the latest block claims."""
    claimed = {name_key(name) for name in (latest.name, *latest.aliases)}
    for spot, rule in list(merged.items()):
        if rule is winner or rule.kind != winner.kind:
            continue
        kept = tuple(name for name in rule.aliases if name_key(name) not in claimed)
        if spot[1] in claimed:
            del merged[spot]
        elif kept != rule.aliases:
            merged[spot] = replace(rule, aliases=kept)


def _apart(rules: tuple[Rule, ...]) -> Iterator[frozenset[str]]:
    by_key = {
        name_key(name): rule
        for rule in rules
        if rule.kind == "person"
        for name in (rule.name, *rule.aliases)
    }
    for rule in rules:
        for other in rule.apart:
            known = by_key.get(name_key(other))
            others = (known.name, *known.aliases) if known else (other,)
            for one in (rule.name, *rule.aliases):
                yield from (frozenset((name_key(one), name_key(name))) for name in others)


def _parse(kind: Kind, text: str) -> Iterator[Rule]:
    file = FILES[kind]
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = f"{file}:{line.group(1)}" if line else file
        raise ConfigError(f"{place}: {error}", hint=f"mend knowledge/{file}") from error
    lines = _lines_of_blocks(text)
    unknown = set(read) - {kind, "reject"}
    if unknown:
        raise ConfigError(
            f"{file}: no table [[{sorted(unknown)[0]}]]; use [[{kind}]] or [[reject]]"
        )
    found: list[tuple[int, Rule]] = []
    for table in (kind, "reject"):
        blocks = read.get(table, [])
        if not isinstance(blocks, list):
            raise ConfigError(f"{file}: write [[{table}]], in double brackets")
        for at, block in enumerate(blocks):
            places = lines.get(table, [])
            line_number = places[at] if at < len(places) else 0
            rule = _rule(kind, block, f"{file}:{line_number}", reject=table == "reject")
            found.append((line_number, rule))
    yield from (rule for _, rule in sorted(found, key=lambda pair: pair[0]))


def _lines_of_blocks(text: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[\[\s*(\w+)\s*\]\]", line):
            found.setdefault(match.group(1), []).append(number)
    return found


def _rule(kind: Kind, block: Any, where: str, *, reject: bool) -> Rule:
    if not isinstance(block, dict):
        raise ConfigError(f"{where}: a block of names and values is needed")
    for name, value in block.items():
        if name not in _TEXTS | _LISTS:
            near = difflib.get_close_matches(name, sorted(_TEXTS | _LISTS), 1)
            hint = f"did you mean {near[0]}?" if near else ""
            raise ConfigError(f'{where}: unknown field "{name}"', hint=hint)
        if name in _TEXTS and not isinstance(value, str):
            raise ConfigError(f'{where}: "{name}" must be a text in quotation marks')
        if name in _LISTS and not _is_list_of_texts(value):
            raise ConfigError(f'{where}: "{name}" must be a list of texts: ["one", "two"]')
    if not name_key(block.get("name", "")):
        raise ConfigError(f'{where}: "name" is missing')
    values = cast("dict[str, Any]", block)
    return Rule(
        kind,
        values["name"],
        values.get("id", ""),
        values.get("key", ""),
        tuple(values.get("aliases", ())),
        tuple(values.get("not", ())),
        tuple(values.get("drop", ())),
        values.get("why", ""),
        where,
        reject,
    )


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
