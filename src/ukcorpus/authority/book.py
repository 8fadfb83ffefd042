"""The identities of one run: those that exist, those that are made, and what they come to."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ukcorpus.authority.assignment import Assignment, Named, mint
from ukcorpus.authority.corrections import Corrections, Rule
from ukcorpus.authority.gazetteer import lookup_place, org_alias
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.naming import choose_name
from ukcorpus.authority.parts import is_single, surname
from ukcorpus.authority.phonemic import readings
from ukcorpus.authority.shelf import EntityRow, NameRow, Shelf
from ukcorpus.model.names import Kind


class Book:
    """Ids by key, by rule and by name; who was joined; how often each name stands for whom."""

    def __init__(self, shelf: Shelf, corrections: Corrections, ledger: Mapping[str, str]) -> None:
        self.shelf = shelf
        self.corrections = corrections
        self.ledger = ledger
        self.done = Assignment()
        self.keys: dict[tuple[Kind, str], str] = {}
        self.rows: dict[str, EntityRow] = {}
        self.counts: Counter[tuple[Kind, str, str]] = Counter()
        self.redirects: dict[str, str] = {}
        self.shown: dict[str, str] = {}
        self._pinned: dict[tuple[Kind, str], str] = {}

    def pin(self) -> None:
        """Take the ids and keys of all rules before any is minted."""
        for rule in self.corrections.rules:
            self.pinned(rule)

    def pinned(self, rule: Rule) -> str:
        """The id that a rule gives or keeps: its own, its key's, or that of its name so far."""
        id = self._pinned.get((rule.kind, rule.name))
        if id:
            return id
        id = rule.id or self._by_name(rule)
        key = rule.key or _key_of_names(rule)
        if not id:
            id = self.by_key(rule.kind, key or f"rule:{name_key(rule.name)}")
        if key:
            self.keys.setdefault((rule.kind, key), id)
        self._pinned[rule.kind, rule.name] = id
        self.shown[id] = rule.name
        self.rows.setdefault(id, EntityRow(id, rule.kind, rule.name, key))
        return id

    def _by_name(self, rule: Rule) -> str:
        if rule.key:
            return ""
        spelt = (rule.name, *rule.aliases)
        ledger = self.ledger if rule.kind == "person" else {}
        named = {**ledger, **self.shelf.entities_named(rule.kind, spelt)}
        # Who was split from somebody still has the other's id there.
        taken = {other.id for other in self.corrections.rules if other.id}
        return next((named[name] for name in spelt if named.get(name, "") not in {"", *taken}), "")

    def by_key(self, kind: Kind, key: str) -> str:
        """The id of an authority key, made if there is none."""
        id = self.keys.get((kind, key)) or self.shelf.entities_keyed(kind, [key]).get(key)
        if not id:
            id = self.fresh(kind, key)
            self.rows[id] = EntityRow(id, kind, key, key)
        self.keys[kind, key] = id
        return id

    def fresh(self, kind: Kind, representative: str) -> str:
        """A new id that nothing has."""
        salt = 0
        while True:
            id = mint(kind, representative, salt)
            if id not in self.rows and not self.shelf.entities([id]):
                return id
            salt += 1

    def now(self, id: str) -> str:
        """The id itself, or what it was merged into in this run."""
        while id in self.redirects:
            id = self.redirects[id]
        return id

    def link(self, row: Named, id: str) -> None:
        """Say that a name of an article is this entity."""
        self.done.links[row.article, row.at] = id
        self.counts[row.kind, row.name, id] += row.mentions

    def finished(self) -> Assignment:
        """Add the names with their counts, and the entities whose row or name changed."""
        names: dict[str, Counter[str]] = defaultdict(Counter)
        touched = sorted({self.now(id) for _, _, id in self.counts})
        for known in self.shelf.names_of([*touched, *self.redirects]):
            names[self.now(known.entity)][known.name] += known.mentions
        for (kind, name, id), count in sorted(self.counts.items()):
            sound = "" if kind != "person" or is_single(name) else sound_of(name)
            self.done.names.append(NameRow(kind, name, self.now(id), count, sound))
            names[self.now(id)][name] += count
        existing = self.shelf.entities(touched)
        for id in touched:
            row = existing.get(id) or self.rows[id]
            shown = self.shown.get(id) or choose_name(row, names[id])
            if id not in existing or shown != row.name:
                self.done.entities.append(row._replace(name=shown))
        return self.done


def _key_of_names(rule: Rule) -> str:
    """The authority's key for what a rule names, so that the names it does not list come along."""
    for name in (rule.name, *rule.aliases):
        if rule.kind == "place" and (known := lookup_place(name)):
            return known[0].key
        if rule.kind == "org" and (body := org_alias(name)):
            return body[0]
    return ""


def sound_of(name: str) -> str:
    """How a person's surname sounds, in its likeliest reading."""
    heard = readings(surname(name))
    return heard[0] if heard else name_key(surname(name))
