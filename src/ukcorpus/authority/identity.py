"""Articles' entities → entities of the corpus, with ids that stay.

The same articles give the same answer in any order; new articles take nothing away from the
ids of old ones. What the user decided goes before everything, then authority keys, then
the sound of names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from typing import NamedTuple

from ukcorpus.authority.blocks import blocks
from ukcorpus.authority.clusters import Groups, Pair, find_pairs
from ukcorpus.authority.corrections import Corrections, Rule
from ukcorpus.authority.gazetteer import lookup_place, org_alias
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.naming import choose_name
from ukcorpus.authority.parts import given_row, inflections, is_single, surname
from ukcorpus.authority.phonemic import readings
from ukcorpus.authority.shelf import EntityRow, NameRow, Shelf
from ukcorpus.model.names import Kind

OWNS = 0.90
"""Share of a surname's mentions that makes one person its owner in the whole corpus."""

_ARTICLES = ("the ", "de ", "het ", "der ", "die ", "das ", "la ", "le ", "les ", "el ", "il ")


class Named(NamedTuple):
    """An entity of one article, as far as identity asks."""

    article: str
    at: int
    """Index into the record's entities."""
    kind: Kind
    name: str
    key: str = ""
    mentions: int = 1


class Merge(NamedTuple):
    """Why a name belongs to an entity: the answer to ``people --why``."""

    entity: str
    one: str
    other: str
    score: float
    reason: str


@dataclass(slots=True)
class Assignment:
    """What ``assign`` found out, to be written down in this order."""

    redirects: list[tuple[str, str]] = field(default_factory=list)
    entities: list[EntityRow] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)
    blocks: list[tuple[str, str]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    refused: list[Pair] = field(default_factory=list)
    """Likely pairs that a group did not admit: for review."""
    links: dict[tuple[str, int], str] = field(default_factory=dict)
    """(article, at) → id; empty where the user rejected the name."""


def mint(kind: Kind, representative: str, salt: int = 0) -> str:
    """``e-`` and 8 hex digits of the kind and the first representative."""
    seed = f"{kind}\0{representative}" + (f"\0{salt}" if salt else "")
    return "e-" + blake2s(seed.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def assign(
    batch: Iterable[Named],
    shelf: Shelf,
    corrections: Corrections | None = None,
    ledger: Mapping[str, str] | None = None,
) -> Assignment:
    """Give every entity of ``batch`` its identity; ``shelf`` is only read.

    ``ledger`` (person's name → earlier id) is for a rebuild from nothing: what was is kept.
    """
    work = _Work(shelf, corrections or Corrections(), ledger or {})
    work.pin()
    rows = sorted(set(batch))
    people: list[Named] = []
    for row in rows:
        if work.corrections.is_rejected(row.kind, row.name):
            work.done.links[row.article, row.at] = ""
        elif rule := work.corrections.pinned(row.kind, row.name):
            work.link_pinned(row, rule)
        elif row.kind != "person":
            work.keyed.append(row)
        else:
            people.append(row)
    work.link_keyed()
    full = [row for row in people if not is_single(row.name)]
    work.link_people(full)
    work.link_surnames([row for row in people if is_single(row.name)])
    return work.finished()


class _Work:
    """One run of ``assign``."""

    def __init__(self, shelf: Shelf, corrections: Corrections, ledger: Mapping[str, str]) -> None:
        self.shelf = shelf
        self.corrections = corrections
        self.ledger = ledger
        self.done = Assignment()
        self.keyed: list[Named] = []
        self._keys: dict[tuple[Kind, str], str] = {}
        self._rows: dict[str, EntityRow] = {}
        self._counts: Counter[tuple[Kind, str, str]] = Counter()
        self._known: set[tuple[Kind, str]] = set()
        self._redirects: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self._pinned: dict[tuple[Kind, str], str] = {}

    # ---- what has a key -------------------------------------------------------------------

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
            id = self._by_key(rule.kind, key or f"rule:{name_key(rule.name)}")
        if key:
            self._keys.setdefault((rule.kind, key), id)
        self._pinned[rule.kind, rule.name] = id
        self._shown[id] = rule.name
        self._rows.setdefault(id, EntityRow(id, rule.kind, rule.name, key))
        return id

    def link_pinned(self, row: Named, rule: Rule) -> None:
        id = self.pinned(rule)
        if row.name != rule.name:
            reason = " ".join(filter(None, ("you said so:", rule.why or rule.where)))
            self.done.merges.append(Merge(id, row.name, rule.name, 1.0, reason))
        self.link(row, id)

    def _by_name(self, rule: Rule) -> str:
        if rule.key:
            return ""
        spelt = (rule.name, *rule.aliases)
        ledger = self.ledger if rule.kind == "person" else {}
        named = {**ledger, **self.shelf.entities_named(rule.kind, spelt)}
        return next((named[name] for name in spelt if name in named), "")

    def _by_key(self, kind: Kind, key: str) -> str:
        id = self._keys.get((kind, key)) or self.shelf.entities_keyed(kind, [key]).get(key)
        if not id:
            id = self._fresh(kind, key)
            self._rows[id] = EntityRow(id, kind, key, key)
        self._keys[kind, key] = id
        return id

    def link_keyed(self) -> None:
        wanted: dict[Kind, set[str]] = defaultdict(set)
        for row in self.keyed:
            wanted[row.kind].add(self._key(row))
        for kind, keys in sorted(wanted.items()):
            found = self.shelf.entities_keyed(kind, sorted(keys))
            for key, id in found.items():
                self._keys.setdefault((kind, key), id)
        for row in self.keyed:
            self.link(row, self._by_key(row.kind, self._key(row)))

    def _key(self, row: Named) -> str:
        if row.key and (row.key, name_key(row.name)) not in self.corrections.dropped:
            return row.key
        plain = name_key(row.name)
        for article in _ARTICLES:
            plain = plain.removeprefix(article)
        return f"name:{plain}"

    def _fresh(self, kind: Kind, representative: str) -> str:
        salt = 0
        while True:
            id = mint(kind, representative, salt)
            if id not in self._rows and not self.shelf.entities([id]):
                return id
            salt += 1

    # ---- people ---------------------------------------------------------------------------

    def link_people(self, rows: list[Named]) -> None:
        names = Counter[str]()
        for row in rows:
            names[row.name] += row.mentions
        known = self.shelf.entities_named("person", sorted(names))
        new = sorted(set(names) - set(known))
        known.update(self._settled(new, names))
        for row in rows:
            self.link(row, self._now(known[row.name]))

    def _settled(self, new: list[str], counts: Counter[str]) -> dict[str, str]:
        """Each new name → the entity of its group, made or found."""
        if not new:
            return {}
        wanted = {block for name in new for block in blocks(name)}
        by_block: dict[str, set[str]] = defaultdict(set)
        for block, name in self.shelf.people_in_blocks(sorted(wanted)):
            by_block[block].add(name)
        virtual = self._rule_names(by_block, wanted)
        pairs = find_pairs(new, by_block, stems=None)
        groups, entity_of = self._groups(pairs, set(new), virtual, counts)
        said = [pair for pair in pairs if pair.one in virtual or pair.other in virtual]
        joined = groups.join(said) + groups.join(pairs)
        self.done.refused += groups.refused
        settled = self._ids(new, groups, entity_of)
        for pair in joined:
            id = settled.get(pair.one) or settled.get(pair.other, "")
            self.done.merges.append(Merge(id, pair.one, pair.other, pair.score, "sounds alike"))
        for name in new:
            self.done.blocks += ((block, name) for block in blocks(name))
        return settled

    def _rule_names(self, by_block: dict[str, set[str]], wanted: set[str]) -> dict[str, str]:
        """Names that the user gave join as if articles had them."""
        found: dict[str, str] = {}
        for rule in self.corrections.rules:
            if rule.kind != "person":
                continue
            for name in (rule.name, *rule.aliases):
                mine = wanted.intersection(blocks(name))
                if mine:
                    found[name] = self.pinned(rule)
                for block in mine:
                    by_block[block].add(name)
        return found

    def _groups(
        self, pairs: list[Pair], new: set[str], virtual: dict[str, str], counts: Counter[str]
    ) -> tuple[Groups, dict[str, str]]:
        """Groups in which the names of existing entities are together from the start."""
        old = sorted({name for pair in pairs for name in pair[1:] if name not in new})
        entity_of = {**self.shelf.entities_named("person", old), **virtual}
        members: dict[str, list[str]] = defaultdict(list)
        for row in self.shelf.names_of(sorted(set(entity_of.values()))):
            counts[row.name] += row.mentions
            entity_of[row.name] = row.entity
        for name, id in sorted(entity_of.items()):
            members[id].append(name)
        groups = Groups(counts, stems=None, apart=self.corrections.apart, said=virtual)
        for names in members.values():
            for name in names[1:]:
                groups.force(names[0], name)
        return groups, entity_of

    def _ids(self, new: list[str], groups: Groups, entity_of: dict[str, str]) -> dict[str, str]:
        settled: dict[str, str] = {}
        claimed: set[str] = set()
        for root in sorted({groups.root(name) for name in new}):
            members = groups.members(root)
            ids = Counter[str]()
            for name in members:
                if name in entity_of:
                    ids[entity_of[name]] += 1 + groups.count(name)
            id = self._survivor(ids) if ids else self._ledgered(members, claimed)
            claimed.add(id)
            self._rows.setdefault(id, EntityRow(id, "person", members[0], ""))
            for old in sorted(set(ids) - {id}):
                self._redirects[old] = id
                self.done.redirects.append((old, id))
            settled.update(dict.fromkeys(members, id))
        return settled

    def _survivor(self, ids: Counter[str]) -> str:
        """What the user pinned, else the one with most mentions."""
        return min(ids, key=lambda id: (id not in self._shown, -ids[id], id))

    def _ledgered(self, members: list[str], claimed: set[str]) -> str:
        for name in members:
            id = self.ledger.get(name)
            if not id or id in claimed or id in self._rows:
                continue
            if not any(True for _ in self.shelf.names_of([id])):  # others may have it now
                return id
        return self._fresh("person", members[0])

    def link_surnames(self, rows: list[Named]) -> None:
        """A bare surname goes to whoever owns it; else it is an entity of its own."""
        heard = {row.name: self._sounds(row.name) for row in rows}
        owners: dict[str, Counter[str]] = defaultdict(Counter)
        wanted = sorted({sound for sounds in heard.values() for sound in sounds})
        for sound, id, count in self.shelf.owners_of_surnames(wanted):
            owners[sound][self._now(id)] += count
        for (kind, name, id), count in self._counts.items():
            if kind == "person" and not is_single(name):
                owners[_sound(name)][id] += count
        for row in rows:
            is_first_name = given_row(row.name) is not None  # who that is, only its article says
            id = "" if is_first_name else self._owner(heard[row.name], owners)
            if id:
                reason = f"owns {OWNS:.0%} of this surname"
                self.done.merges.append(Merge(id, row.name, "", OWNS, reason))
            self.link(row, id or self._by_key("person", f"surname:{heard[row.name][0]}"))

    def _sounds(self, name: str) -> list[str]:
        """How a bare surname sounds, likeliest reading only, as written and uninflected."""
        spelt = (surname(name), *inflections(surname(name)))
        heard = dict.fromkeys(sound for word in spelt for sound in readings(word)[:1])
        return list(heard) or [name_key(name)]

    def _owner(self, sounds: list[str], owners: Mapping[str, Counter[str]]) -> str:
        total = Counter[str]()
        for sound in sounds:
            total.update(owners.get(sound, Counter()))
        if not total:
            return ""
        id, most = min(total.items(), key=lambda pair: (-pair[1], pair[0]))
        return id if most >= OWNS * total.total() else ""

    # ---- writing down ---------------------------------------------------------------------

    def _now(self, id: str) -> str:
        while id in self._redirects:
            id = self._redirects[id]
        return id

    def link(self, row: Named, id: str) -> None:
        self.done.links[row.article, row.at] = id
        self._counts[row.kind, row.name, id] += row.mentions

    def finished(self) -> Assignment:
        """Add the names with their counts, and the entities whose row or name changed."""
        names: dict[str, Counter[str]] = defaultdict(Counter)
        touched = sorted({self._now(id) for _, _, id in self._counts})
        for known in self.shelf.names_of([*touched, *self._redirects]):
            names[self._now(known.entity)][known.name] += known.mentions
        for (kind, name, id), count in sorted(self._counts.items()):
            sound = "" if kind != "person" or is_single(name) else _sound(name)
            self.done.names.append(NameRow(kind, name, self._now(id), count, sound))
            names[self._now(id)][name] += count
        existing = self.shelf.entities(touched)
        for id in touched:
            row = existing.get(id) or self._rows[id]
            shown = self._shown.get(id) or choose_name(row, names[id])
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


def _sound(name: str) -> str:
    heard = readings(surname(name))
    return heard[0] if heard else name_key(surname(name))
