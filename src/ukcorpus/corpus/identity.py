"""Who is who across the corpus: asks ``authority``, and writes down what it says."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ukcorpus.authority.corrections import FILES, Corrections, read_corrections
from ukcorpus.authority.identity import Assignment, Named, assign
from ukcorpus.corpus.apart import part_spellings
from ukcorpus.corpus.files import KNOWLEDGE
from ukcorpus.corpus.naming import keys_of
from ukcorpus.corpus.shelf import StoreShelf
from ukcorpus.errors import ConfigError
from ukcorpus.model.names import Kind
from ukcorpus.store.writer import StoreWriter

AT_ONCE = 5000
"""Articles whose names are held in memory together."""


def corrections_in(root: Path) -> Corrections:
    """The user's corrections. Raises ConfigError with file and line."""
    return read_corrections(texts_in(root))


def texts_in(root: Path) -> dict[Kind, str]:
    """The knowledge files as they are; those that are not there are left out."""
    texts: dict[Kind, str] = {}
    for kind, name in FILES.items():
        path = root / KNOWLEDGE / name
        if path.is_file():
            try:
                texts[kind] = path.read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError) as error:
                raise ConfigError(f"{path}: {error}", hint="Save it as UTF-8") from error
    return texts


def update(writer: StoreWriter, added: Iterable[int], root: Path) -> None:
    """Give every entity of the new articles its identity, and the columns that follow."""
    numbers, known = list(added), corrections_in(root)
    for start in range(0, len(numbers), AT_ONCE):
        part = numbers[start : start + AT_ONCE]
        batch = [
            # One an article: a long one must not outvote many short ones.
            Named(str(number), local, kind, name, key, 1)
            for number in part
            for local, kind, name, key in writer.execute(
                "SELECT local, kind, name, key FROM named WHERE number = ?", (number,)
            )
        ]
        moved = link(writer, batch, known, {})
        write_keys(writer, part)
        derive_columns(writer, sorted({*part, *moved}))


def link(
    writer: StoreWriter, batch: list[Named], known: Corrections, ledger: Mapping[str, str]
) -> set[int]:
    """Assign a batch and write it down; returns the other articles that this moved."""
    said = assign(batch, StoreShelf(writer), known, ledger)
    moved = _write(writer, said)
    writer.execute_many(
        "UPDATE spellings SET entity = ? WHERE number = ? AND local = ?",
        ((id_, int(article), local) for (article, local), id_ in said.links.items()),
    )
    part_spellings(writer, known)
    return moved


def _write(writer: StoreWriter, said: Assignment) -> set[int]:
    """Write identities; return the older articles whose entities were merged into others."""
    moved: set[int] = set()
    for old, new in said.redirects:
        found = writer.execute("SELECT DISTINCT number FROM spellings WHERE entity = ?", (old,))
        moved.update(number for (number,) in found)
        for table in ("spellings", "names"):
            writer.execute(f"UPDATE {table} SET entity = ? WHERE entity = ?", (new, old))
        for table in ("name_keys", "merges"):
            writer.execute(f"UPDATE OR REPLACE {table} SET entity = ? WHERE entity = ?", (new, old))
        writer.execute("UPDATE redirects SET new = ? WHERE new = ?", (new, old))
        writer.execute("INSERT OR REPLACE INTO redirects VALUES (?, ?)", (old, new))
        writer.execute("DELETE FROM entities WHERE id = ?", (old,))
    writer.execute_many("INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?)", said.entities)
    writer.execute_many(
        "INSERT INTO names VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, name) DO UPDATE SET"
        " entity = excluded.entity, mentions = mentions + excluded.mentions,"
        " sound = excluded.sound",
        said.names,
    )
    writer.execute_many("INSERT OR IGNORE INTO blocks VALUES (?, ?)", said.blocks)
    writer.execute_many("INSERT OR REPLACE INTO merges VALUES (?, ?, ?, ?, ?)", said.merges)
    return moved


def write_keys(writer: StoreWriter, numbers: list[int]) -> None:
    """What may be typed for the entities of these articles."""
    keys: set[tuple[str, str]] = set()
    for number in numbers:
        rows = writer.execute(
            "SELECT DISTINCT kind, form, entity FROM spellings WHERE number = ? AND entity <> ''",
            (number,),
        )
        for kind, form, entity in rows:
            keys.update((key, entity) for key in keys_of(kind, form))
        rows = writer.execute(
            "SELECT DISTINCT n.kind, n.name, s.entity FROM named n JOIN spellings s"
            " USING (number, local) WHERE n.number = ? AND s.entity <> ''",
            (number,),
        )
        for kind, name, entity in rows:
            keys.update((key, entity) for key in keys_of(kind, name))
    writer.execute_many("INSERT OR IGNORE INTO name_keys VALUES (?, ?)", sorted(keys))


def derive_columns(writer: StoreWriter, numbers: list[int]) -> None:
    """Facets and speakers of these articles, from the identities of their names."""
    for statement in _DERIVED:
        writer.execute_many(statement, ((number,) for number in numbers))


_DERIVED = (
    "DELETE FROM keywords WHERE number = ? AND field IN"
    " ('person', 'place', 'org', 'speaker', 'stance', 'unit')",
    "INSERT INTO keywords SELECT kind, entity, number, sum(n) FROM spellings"
    " WHERE number = ? AND entity <> '' GROUP BY kind, entity",
    "UPDATE claims SET entity = coalesce((SELECT s.entity FROM spellings s WHERE"
    " s.number = claims.number AND s.local = claims.local ORDER BY s.n DESC, s.form LIMIT 1), '')"
    " WHERE number = ?",
    "UPDATE claim_mentions SET entity = coalesce((SELECT s.entity FROM spellings s WHERE"
    " s.number = claim_mentions.number AND s.local = claim_mentions.local LIMIT 1), '')"
    " WHERE number = ?",
    "INSERT INTO keywords SELECT 'speaker', CASE entity WHEN '' THEN speaker ELSE entity END"
    " AS who, number, count(*) FROM claims WHERE number = ? AND speaker <> '' GROUP BY who",
    "INSERT INTO keywords SELECT 'stance', stance, number, count(*) FROM claims"
    " WHERE number = ? GROUP BY stance",
    "INSERT INTO keywords SELECT 'unit', unit, number, count(*) FROM figures"
    " WHERE number = ? GROUP BY unit",
)
