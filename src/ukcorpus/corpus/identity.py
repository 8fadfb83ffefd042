"""Who is who across the corpus: hands the names of new articles to ``authority``."""

from hashlib import blake2s
from pathlib import Path

from ukcorpus.corpus.naming import name_key
from ukcorpus.store.writer import StoreWriter


def update(writer: StoreWriter, added: list[int], removed: list[int], root: Path) -> None:
    """Give every entity of the new articles its identity, and the columns that follow."""
    for number in added:
        record = writer.record(number)
        for local, entity in enumerate(record.entities):
            seed = entity.key or entity.name
            id_ = "e-" + blake2s(f"{entity.kind} {seed}".encode(), digest_size=4).hexdigest()
            writer.execute(
                "INSERT OR IGNORE INTO entities VALUES (?, ?, ?, ?)",
                (id_, entity.kind, entity.name, entity.key),
            )
            writer.execute(
                "UPDATE spellings SET entity = ? WHERE number = ? AND local = ?",
                (id_, number, local),
            )
            keys = {name_key(entity.name), *map(name_key, entity.forms(record.text))}
            if entity.kind == "person":
                keys |= {key.split()[-1] for key in keys if key}
            writer.execute_many(
                "INSERT OR IGNORE INTO name_keys VALUES (?, ?)", ((k, id_) for k in keys)
            )
    derive_columns(writer, added)


def derive_columns(writer: StoreWriter, numbers: list[int]) -> None:
    """Facets and speakers of these articles, from the identities of their names."""
    for number in numbers:
        writer.execute(
            "DELETE FROM keywords WHERE number = ? AND field IN"
            " ('person', 'place', 'org', 'speaker', 'stance', 'unit')",
            (number,),
        )
        writer.execute(
            "INSERT INTO keywords SELECT kind, entity, number, sum(n) FROM spellings"
            " WHERE number = ? AND entity <> '' GROUP BY kind, entity",
            (number,),
        )
        writer.execute(
            "UPDATE claims SET entity = coalesce((SELECT s.entity FROM spellings s WHERE"
            " s.number = claims.number AND s.local = claims.local LIMIT 1), '') WHERE number = ?",
            (number,),
        )
        writer.execute(
            "INSERT INTO keywords SELECT 'speaker', CASE entity WHEN '' THEN speaker ELSE entity"
            " END AS who, number, count(*) FROM claims WHERE number = ? AND speaker <> ''"
            " GROUP BY who",
            (number,),
        )
        writer.execute(
            "INSERT INTO keywords SELECT 'stance', stance, number, count(*) FROM claims"
            " WHERE number = ? GROUP BY stance",
            (number,),
        )
        writer.execute(
            "INSERT INTO keywords SELECT 'unit', unit, number, count(*) FROM figures"
            " WHERE number = ? GROUP BY unit",
            (number,),
        )
