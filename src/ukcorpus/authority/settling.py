"""People: names that sound alike are one person, a bare surname goes to whoever owns it."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from ukcorpus.authority.assignment import Merge, Named
from ukcorpus.authority.blocks import blocks
from ukcorpus.authority.book import Book, sound_of
from ukcorpus.authority.clusters import Groups, Pair, find_pairs
from ukcorpus.authority.keys import name_key
from ukcorpus.authority.parts import given_row, inflections, is_single, surname
from ukcorpus.authority.phonemic import readings
from ukcorpus.authority.shelf import EntityRow

OWNS = 0.90
"""Share of a surname's mentions that makes one person its owner in the whole corpus."""


class People:
    """Settles the people of one run in its book."""

    def __init__(self, book: Book) -> None:
        self.book = book

    def link_people(self, rows: list[Named]) -> None:
        """Full names: each goes to the people whose names sound like it, or is somebody new."""
        names = Counter[str]()
        for row in rows:
            names[row.name] += row.mentions
        known = self.book.shelf.entities_named("person", sorted(names))
        new = sorted(set(names) - set(known))
        known.update(self._settled(new, names))
        for row in rows:
            self.book.link(row, self.book.now(known[row.name]))

    def _settled(self, new: list[str], counts: Counter[str]) -> dict[str, str]:
        """Each new name → the entity of its group, made or found."""
        if not new:
            return {}
        wanted = {block for name in new for block in blocks(name)}
        by_block: dict[str, set[str]] = defaultdict(set)
        for block, name in self.book.shelf.people_in_blocks(sorted(wanted)):
            by_block[block].add(name)
        virtual = self._rule_names(by_block, wanted)
        pairs = find_pairs(new, by_block, stems=None)
        groups, entity_of = self._groups(pairs, set(new), virtual, counts)
        said = [pair for pair in pairs if pair.one in virtual or pair.other in virtual]
        joined = groups.join(said) + groups.join(pairs)
        self.book.done.refused += groups.refused
        settled = self._ids(new, groups, entity_of)
        for pair in joined:
            id = settled.get(pair.one) or settled.get(pair.other, "")
            self.book.done.merges.append(
                Merge(id, pair.one, pair.other, pair.score, "sounds alike")
            )
        for name in new:
            self.book.done.blocks += ((block, name) for block in blocks(name))
        return settled

    def _rule_names(self, by_block: dict[str, set[str]], wanted: set[str]) -> dict[str, str]:
        """Names that the user gave join as if articles had them."""
        found: dict[str, str] = {}
        for rule in self.book.corrections.rules:
            if rule.kind != "person":
                continue
            for name in (rule.name, *rule.aliases):
                mine = wanted.intersection(blocks(name))
                if mine:
                    found[name] = self.book.pinned(rule)
                for block in mine:
                    by_block[block].add(name)
        return found

    def _groups(
        self, pairs: list[Pair], new: set[str], virtual: dict[str, str], counts: Counter[str]
    ) -> tuple[Groups, dict[str, str]]:
        """Groups in which the names of existing entities are together from the start."""
        old = sorted({name for pair in pairs for name in pair[1:] if name not in new})
        entity_of = {**self.book.shelf.entities_named("person", old), **virtual}
        members: dict[str, list[str]] = defaultdict(list)
        for row in self.book.shelf.names_of(sorted(set(entity_of.values()))):
            counts[row.name] += row.mentions
            entity_of[row.name] = row.entity
        for name, id in sorted(entity_of.items()):
            members[id].append(name)
        groups = Groups(counts, stems=None, apart=self.book.corrections.apart, said=virtual)
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
            self.book.rows.setdefault(id, EntityRow(id, "person", members[0], ""))
            for old in sorted(set(ids) - {id}):
                self.book.redirects[old] = id
                self.book.done.redirects.append((old, id))
            settled.update(dict.fromkeys(members, id))
        return settled

    def _survivor(self, ids: Counter[str]) -> str:
        """What the user pinned, else the one with most mentions."""
        return min(ids, key=lambda id: (id not in self.book.shown, -ids[id], id))

    def _ledgered(self, members: list[str], claimed: set[str]) -> str:
        for name in members:
            id = self.book.ledger.get(name)
            if not id or id in claimed or id in self.book.rows:
                continue
            if not any(True for _ in self.book.shelf.names_of([id])):  # others may have it now
                return id
        return self.book.fresh("person", members[0])

    def link_surnames(self, rows: list[Named]) -> None:
        """A bare surname goes to whoever owns it; else it is an entity of its own."""
        heard = {row.name: self._sounds(row.name) for row in rows}
        owners: dict[str, Counter[str]] = defaultdict(Counter)
        wanted = sorted({sound for sounds in heard.values() for sound in sounds})
        for sound, id, count in self.book.shelf.owners_of_surnames(wanted):
            owners[sound][self.book.now(id)] += count
        for (kind, name, id), count in self.book.counts.items():
            if kind == "person" and not is_single(name):
                owners[sound_of(name)][id] += count
        for row in rows:
            is_first_name = given_row(row.name) is not None  # who that is, only its article says
            id = "" if is_first_name else self._owner(heard[row.name], owners)
            if id:
                reason = f"owns {OWNS:.0%} of this surname"
                self.book.done.merges.append(Merge(id, row.name, "", OWNS, reason))
            self.book.link(row, id or self.book.by_key("person", f"surname:{heard[row.name][0]}"))

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
