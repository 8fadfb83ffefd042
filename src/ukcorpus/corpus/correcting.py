"""Corrections of names: from a command to the knowledge file, and at once to the index."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ukcorpus.authority import edits
from ukcorpus.authority.corrections import FILES, read_corrections, read_rules
from ukcorpus.config import Settings
from ukcorpus.corpus.completion import write_completion
from ukcorpus.corpus.files import KNOWLEDGE, replace_file
from ukcorpus.corpus.lock import writing
from ukcorpus.corpus.naming import typed_key
from ukcorpus.corpus.renewal import renew
from ukcorpus.errors import UsageError
from ukcorpus.model.names import KINDS, Kind
from ukcorpus.store.schema import FILE_NAME
from ukcorpus.store.writer import StoreWriter


class Known(NamedTuple):
    """Someone or something that articles name; ``id`` is empty where none does."""

    kind: Kind
    name: str
    id: str = ""
    key: str = ""
    names: tuple[str, ...] = ()
    """As the articles have it, without bare surnames."""
    asked: str = ""
    """As typed."""


class Correction(NamedTuple):
    """What a correction did."""

    path: Path
    diff: str
    articles: int | None
    """How many articles it touched; None where there is no index yet."""


Edit = Callable[[str], str]


class Corrector:
    """Looks names up and changes the knowledge files, holding the writer's lock."""

    def __init__(self, settings: Settings, writer: StoreWriter | None) -> None:
        self.settings = settings
        self.writer = writer

    def find(self, text: str, kind: Kind | None) -> Known:
        """Who is meant by a name as written, an alias, or an id.

        Raises UsageError where several are meant, or none and no kind is said.
        """
        found = next((some for some in self._tiers(text) if some), [])
        mine = [known for known in found if kind in (None, known.kind)]
        if len(mine) == 1:
            return mine[0]._replace(asked=text)
        if mine:
            listed = "  ".join(f"{known.id} ({known.kind} {known.name})" for known in mine[:6])
            raise UsageError(f'"{text}" may be {len(mine)} of them', hint=f"By id: {listed}")
        if kind is None:
            raise UsageError(
                f'no article names "{text}"',
                hint="ukcorpus entities list; --kind person, place or org for one still to come",
            )
        return Known(kind, text, asked=text)

    def merge(self, one: Known, into: Known, why: str) -> Correction:
        """Make ``one`` a spelling of ``into``."""
        if one.kind != into.kind:
            raise UsageError(f"{one.name} is a {one.kind}, {into.name} a {into.kind}")
        # Of one and the same, the spelling alone: to say so for good.
        names = (one.name, *one.names) if one.id != into.id or not one.id else (one.asked,)
        others = list(dict.fromkeys(name for name in names if name != into.name))
        if not others:
            raise UsageError(f"{one.asked} and {into.asked} are one name", hint=into.id)
        return self.write(
            into.kind,
            lambda text: edits.merge_text(
                text, into.kind, into.name, others, why=why, id=into.id, key=into.key
            ),
        )

    def split(self, whole: Known, others: Sequence[str], why: str) -> Correction:
        """Keep names apart from ``whole``, for good."""
        from ukcorpus.authority.people import is_single

        bare = [name for name in others if whole.kind == "person" and is_single(name)]

        def edit(text: str) -> str:
            text = edits.split_text(
                text, whole.kind, whole.name, others, why=why, id=whole.id, key=whole.key
            )
            for name in bare:  # nothing but a rule of its own keeps a surname from its owner
                text = edits.merge_text(text, whole.kind, name, [], why=why)
            return text

        return self.write(whole.kind, edit)

    def rename(self, known: Known, new: str, why: str) -> Correction:
        """Show it under another name from now on."""
        return self.write(
            known.kind,
            lambda text: edits.rename_text(
                text, known.kind, known.name, new, why=why, id=known.id, key=known.key
            ),
        )

    def reject(self, known: Known, why: str) -> Correction:
        """Say that it is none of its kind, in any of its spellings."""

        def edit(text: str) -> str:
            for name in dict.fromkeys((known.name, *known.names)):
                text = edits.reject_text(text, name, why=why)
            return text

        return self.write(known.kind, edit)

    def write(self, kind: Kind, edit: Edit) -> Correction:
        """Change the file of a kind and make the index agree. Raises ConfigError."""
        file = FILES[kind]
        path = self.settings.root / KNOWLEDGE / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        read_corrections({kind: before})
        after = edit(before)
        replace_file(path, after)
        touched = None
        if self.writer:
            with self.writer.transaction():
                touched = renew(self.writer, self.settings.root)
            write_completion(self.writer, self.settings.index)
        return Correction(path, edits.show_diff(before, after, f"{KNOWLEDGE}/{file}"), touched)

    def _tiers(self, text: str) -> list[list[Known]]:
        """From the surest way of meaning something to the least."""
        if not self.writer:
            return []
        key = typed_key(text)
        wheres = (
            ("id = ?", text),
            ("name = ?", text),
            ("id IN (SELECT entity FROM names WHERE name = ?)", text),
            ("id IN (SELECT entity FROM name_keys WHERE key = ?)", key),
        )
        return [self._known(where, value) for where, value in wheres]

    def _known(self, where: str, value: str) -> list[Known]:
        assert self.writer
        rows = self.writer.execute(
            f"SELECT id, kind, name, key FROM entities WHERE {where} ORDER BY kind, id", (value,)
        ).fetchall()
        return [
            Known(kind, name, id_, _lasting(key), self._names_of(id_))
            for id_, kind, name, key in rows
            if kind in KINDS
        ]

    def _names_of(self, id_: str) -> tuple[str, ...]:
        assert self.writer
        rows = self.writer.execute(
            "SELECT name FROM names WHERE entity = ? AND (kind <> 'person' OR sound <> '')"
            " AND mentions > 0 ORDER BY name",
            (id_,),
        )
        return tuple(name for (name,) in rows)


@contextmanager
def correcting(settings: Settings, wait: float) -> Iterator[Corrector]:
    """The right to correct. Raises Locked, or IndexUnusable where there is a broken index."""
    if not (settings.index / FILE_NAME).exists():
        yield Corrector(settings, None)
        return
    with writing(settings.index, "ukcorpus entities", wait):
        writer = StoreWriter(settings.index)
        try:
            yield Corrector(settings, writer)
        finally:
            writer.close()


def decided(settings: Settings) -> Iterator[dict[str, Any]]:
    """What the knowledge files say, in their order: one row a decision."""
    for kind, file in FILES.items():
        path = settings.root / KNOWLEDGE / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for rule in read_rules(kind, text):
            row = {
                "kind": kind, "name": rule.name, "why": rule.why, "id": rule.id, "key": rule.key,
                "where": f"{KNOWLEDGE}/{rule.where}",
            }  # fmt: skip
            if rule.reject:
                yield row | {"says": "rejected", "names": []}
            if rule.aliases:
                yield row | {"says": "also", "names": list(rule.aliases)}
            if rule.apart:
                yield row | {"says": "not", "names": list(rule.apart)}
            if not (rule.reject or rule.aliases or rule.apart):
                yield row | {"says": "is", "names": []}


def _lasting(key: str) -> str:
    """A key that says what it is after a rebuild too; a rule's own and a surname's do not."""
    return "" if key.startswith(("rule:", "surname:")) else key
