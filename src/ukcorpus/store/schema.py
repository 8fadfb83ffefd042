"""The tables, their version, and how the file is opened."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ukcorpus import __version__
from ukcorpus.errors import IndexDamaged, IndexNewer, IndexOld, NoIndex

SCHEMA = 3
"""Raised with every change of what is stored: tables, or what the search index knows."""
ADDITIVE_SINCE = 1
"""From this one on only additions were made: without them, its answers are what they were, or a
question that needs them says so."""

FILE_NAME = "records.db"

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row a file that was read: what is unchanged is not read again.
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    sha256 TEXT NOT NULL, rules TEXT NOT NULL, state TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, member TEXT NOT NULL,
    sha256 TEXT NOT NULL, title TEXT NOT NULL, lang TEXT NOT NULL, source TEXT NOT NULL,
    kind TEXT NOT NULL, edtf TEXT NOT NULL, start TEXT, end TEXT, precision TEXT NOT NULL,
    status TEXT NOT NULL,
    words INTEGER NOT NULL, quotes INTEGER NOT NULL, claims INTEGER NOT NULL,
    figures INTEGER NOT NULL, missing INTEGER NOT NULL DEFAULT 0, record BLOB NOT NULL
);
CREATE INDEX articles_id ON articles (id);
CREATE INDEX articles_path ON articles (path);
-- Everything a line of a result list shows, without reading past the records.
CREATE INDEX articles_list ON articles
    (number, id, edtf, start, lang, title, path, source, member, words, missing);

-- What the search index has not seen yet ('+', from this generation on) and what it still
-- holds ('-', until this generation).
CREATE TABLE pending (
    number INTEGER PRIMARY KEY, action TEXT NOT NULL, generation INTEGER NOT NULL
);

-- Closed and open keywords of an article: field, value, how often.
CREATE TABLE keywords (
    field TEXT NOT NULL, value TEXT NOT NULL, number INTEGER NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (field, value, number)
) WITHOUT ROWID;
CREATE INDEX keywords_number ON keywords (number, field);

-- Who is who across the corpus, and every spelling with how often it stands where.
CREATE TABLE entities (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX entities_key ON entities (kind, key) WHERE key <> '';
CREATE TABLE spellings (
    number INTEGER NOT NULL, local INTEGER NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL,
    form TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (number, local, form)
) WITHOUT ROWID;
CREATE INDEX spellings_entity ON spellings (entity, form, n, number);
-- What articles call their entities, and what identities are found by (authority.shelf).
CREATE TABLE named (
    number INTEGER NOT NULL, local INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    key TEXT NOT NULL, PRIMARY KEY (number, local)
) WITHOUT ROWID;
CREATE TABLE names (
    kind TEXT NOT NULL, name TEXT NOT NULL, entity TEXT NOT NULL, mentions INTEGER NOT NULL,
    sound TEXT NOT NULL, PRIMARY KEY (kind, name)
) WITHOUT ROWID;
CREATE INDEX names_entity ON names (entity);
CREATE INDEX names_sound ON names (sound, entity, mentions) WHERE sound <> '';
CREATE TABLE blocks (
    block TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (block, name)
) WITHOUT ROWID;
CREATE TABLE redirects (old TEXT PRIMARY KEY, new TEXT NOT NULL) WITHOUT ROWID;
-- Folded spellings, and the words in them that may be typed for the whole name.
CREATE TABLE name_keys (
    key TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY (key, entity)
) WITHOUT ROWID;

CREATE TABLE claims (
    row INTEGER PRIMARY KEY, number INTEGER NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL,
    stance TEXT NOT NULL, type TEXT NOT NULL, cue TEXT NOT NULL, speaker TEXT NOT NULL,
    local INTEGER, entity TEXT NOT NULL, speaker_kind TEXT NOT NULL, role TEXT NOT NULL,
    segment TEXT NOT NULL, via TEXT NOT NULL, confidence REAL NOT NULL, start TEXT, end TEXT,
    lemma TEXT NOT NULL, told_to TEXT NOT NULL, venue TEXT NOT NULL
);
CREATE INDEX claims_number ON claims (number);
CREATE INDEX claims_id ON claims (id);
CREATE TABLE figures (
    row INTEGER PRIMARY KEY, number INTEGER NOT NULL, id TEXT NOT NULL, place INTEGER NOT NULL,
    value REAL NOT NULL, value_max REAL, qualifier TEXT NOT NULL, unit TEXT NOT NULL,
    counted TEXT NOT NULL, location TEXT NOT NULL, claim TEXT NOT NULL, segment TEXT NOT NULL
);
CREATE INDEX figures_number ON figures (number);
CREATE INDEX figures_id ON figures (id);

-- Why two names are one: what `people --why` shows.
CREATE TABLE merges (
    entity TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, score REAL NOT NULL,
    reason TEXT NOT NULL, PRIMARY KEY (entity, one, other)
) WITHOUT ROWID;

-- What each generation changed, for `diff`.
CREATE TABLE generations (generation INTEGER PRIMARY KEY, at TEXT NOT NULL);
CREATE TABLE changes (
    generation INTEGER NOT NULL, change TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY (generation, id, kind)
) WITHOUT ROWID;

-- Who and what is named inside a claim; ``place`` and ``local`` as in claims and spellings.
CREATE TABLE claim_mentions (
    number INTEGER NOT NULL, place INTEGER NOT NULL, local INTEGER NOT NULL, kind TEXT NOT NULL,
    entity TEXT NOT NULL, PRIMARY KEY (number, place, local)
) WITHOUT ROWID;
CREATE INDEX claim_mentions_entity ON claim_mentions (entity);
"""


def create(folder: Path) -> sqlite3.Connection:
    """Open the store in ``folder`` for writing; make it if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    fresh = not path.exists()
    connection = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise damaged(error) from error
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")
    if fresh or not _has_tables(connection):
        connection.executescript(f"BEGIN; {_tables()} COMMIT;")
        connection.executemany(
            "INSERT INTO meta VALUES (?, ?)",
            [
                ("schema", str(SCHEMA)),
                ("tables", _fingerprint()),
                ("program", __version__),
                ("generation", "0"),
            ],
        )
    check(connection)
    if connection.execute("SELECT value FROM meta WHERE key = 'tables'").fetchone() != (
        _fingerprint(),
    ):
        raise IndexOld("the index was made by another build", hint="ukcorpus ingest --rebuild")
    return connection


def _fingerprint() -> str:
    """Of the tables: between releases they change without a new number."""
    from hashlib import blake2s

    return blake2s(_tables().encode(), digest_size=8).hexdigest()


def _tables() -> str:
    from ukcorpus.store import recurrence, signatures  # late: reading makes no tables

    return TABLES + signatures.TABLES + recurrence.TABLES


def open_existing(folder: Path, *, allow_old: bool = False) -> sqlite3.Connection:
    """Open the store in ``folder`` for reading; never makes or changes anything.

    ``allow_old`` reads an older one that only lacks tables, as if those were empty.
    Raises NoIndex, IndexOld, IndexNewer or IndexDamaged.
    """
    path = folder / FILE_NAME
    if not path.exists():
        raise NoIndex(f"no index in {folder}", hint="Build it: ukcorpus ingest seeds/")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
        connection.isolation_level = None
        check(connection, allow_old=allow_old)
    except sqlite3.OperationalError:
        # A folder that we may not write to has no room for the log's shared memory.
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.isolation_level = None
        check(connection, allow_old=allow_old)
    return connection


def last_folders(folder: Path) -> list[str]:
    """What the last ingest was pointed at, whatever the schema of the store; none if unreadable."""
    path = folder / FILE_NAME
    if not path.exists():
        return []
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            found = connection.execute("SELECT value FROM meta WHERE key = 'folders'").fetchall()
        except sqlite3.DatabaseError:
            return []
    return [one for (text,) in found for one in str(text).split("\n") if one]


def check(connection: sqlite3.Connection, *, allow_old: bool = False) -> None:
    """Raise unless the file is of this program's schema, or can be read as if it were."""
    try:
        meta = dict(connection.execute("SELECT key, value FROM meta"))
        schema = int(meta["schema"])
    except (sqlite3.DatabaseError, KeyError, ValueError) as error:
        if isinstance(error, sqlite3.OperationalError) and "no such table" not in str(error):
            raise
        raise damaged(error) from error
    readable = allow_old and ADDITIVE_SINCE <= schema < SCHEMA and _completed(connection)
    if schema < SCHEMA and not readable:
        until = "; until then search --allow-old" if schema >= ADDITIVE_SINCE else ""
        raise IndexOld(
            f"index schema {schema}, program needs {SCHEMA}",
            hint=f"ukcorpus ingest --rebuild{until}",
        )
    if schema > SCHEMA:
        raise IndexNewer(
            f"made by ukcorpus {meta.get('program', '?')}; this is {__version__}",
            hint="Use that version, or make it anew: ukcorpus ingest --rebuild",
        )


def _completed(connection: sqlite3.Connection) -> bool:
    """Give the connection, not the file, the tables that it lacks; whether the others fit."""
    model = sqlite3.connect(":memory:")
    model.executescript(_tables())
    tables = model.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for name, made in tables:
        columns = f"SELECT name FROM pragma_table_info('{name}')"
        has = set(connection.execute(columns))
        if not has:
            connection.execute(made.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))
        elif not has.issuperset(model.execute(columns)):
            return False
    model.close()
    return True


def damaged(error: Exception) -> IndexDamaged:
    """The error for a store that SQLite cannot read."""
    return IndexDamaged(
        f"index is damaged ({FILE_NAME}: {error})",
        hint="Rebuild it: ukcorpus ingest --rebuild (your articles are untouched)",
    )


def _has_tables(connection: sqlite3.Connection) -> bool:
    try:
        row = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'")
        return bool(row.fetchone()[0])
    except sqlite3.DatabaseError as error:
        raise damaged(error) from error
