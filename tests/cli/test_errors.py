"""Every mistake gets a message that says what, where and what to do next, and its exit code."""

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import SEEDS, Run


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["search", ""], 2, "Q001"),
        (["search", "(alpha"], 2, "Q002"),
        (["search", '"alpha'], 2, "Q002"),
        (["search", "sayd:foo"], 2, "Q003"),
        (["search", "lang:xx"], 2, "Q004"),
        (["search", "date:2022-02-30"], 2, "Q005"),
        (["search", "date:2023..2022"], 2, "Q005"),
        (["serch", "foo"], 2, "Did you mean search?"),
        (["search", "foo", "--limt", "3"], 2, "--limit"),
        (["facets", "persn"], 2, "person"),
        (["search", "foo", "--format-version", "9"], 2, "format version"),
        (["search", "foo", "--json", "--csv"], 2, "one format"),
        (["search", "foo", "--json=nope"], 2, "nope"),
        (["show", "d0"], 2, "too short"),
        (["show", "ffffffff"], 2, "no article"),
        (["config", "get", "limt"], 2, "limt"),
        (["search", "Kharkiv", "-Biden"], 2, "search -- Kharkiv -Biden"),
        (["search", "-lang:nl"], 2, "NOT lang:nl"),
        (["kwic", "troops", "-nato"], 2, "kwic -- troops -nato"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_explained(
    run: Run, seeds_corpus: Path, arguments: list[str], code: int, says: str
) -> None:
    done = run(*arguments, cwd=seeds_corpus)

    assert done.returncode == code
    assert done.stdout == ""
    assert done.stderr.startswith("ukcorpus: error[")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_caret_stands_under_what_is_wrong(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "Kharkiv sayd:foo", cwd=seeds_corpus)

    query, carets = done.stderr.splitlines()[1:3]
    assert query.strip() == "Kharkiv sayd:foo"
    assert query[carets.index("^")] == "s"


def test_errors_can_be_read_by_programs(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "(alpha", "--errors", "json", cwd=seeds_corpus)

    said = json.loads(done.stderr)
    assert said["code"] == "Q002"
    assert {"message", "hint", "start", "end"} <= set(said)


@pytest.mark.parametrize("command", [["search", "x"], ["facets", "lang"], ["people"], ["stats"]])
def test_without_an_index_the_way_to_one_is_said_and_nothing_is_made(
    run: Run, tmp_path: Path, command: list[str]
) -> None:
    done = run(*command, cwd=tmp_path)

    assert done.returncode == 3
    assert "error[I001]" in done.stderr and "ukcorpus ingest" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_articles_is_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    done = run("ingest", "empty", cwd=tmp_path)

    assert done.returncode == 2
    assert "I002" in done.stderr


def test_a_bad_file_is_skipped_and_the_rest_indexed(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (tmp_path / "seeds/garbage.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "seeds/empty.txt").write_bytes(b"")

    done = run("ingest", "seeds", "--jsonl", cwd=tmp_path)

    assert done.returncode == 5
    status = {row["path"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert status["seeds/garbage.txt"]["status"] == "rejected"
    assert "R001" in status["seeds/garbage.txt"]["note"]
    assert "R002" in status["seeds/empty.txt"]["note"]
    assert run("stats", "--json", "articles", cwd=tmp_path).stdout == '{"articles":5}\n'
    assert run("ingest", cwd=tmp_path).returncode == 5


@pytest.mark.parametrize("harm", ["truncate", "flip", "delete"])
def test_a_damaged_index_is_named_and_a_rebuild_mends_it(
    run: Run, own_corpus: Path, harm: str
) -> None:
    files = [path for path in (own_corpus / "data/index/whoosh").iterdir() if path.is_file()]
    segment = max(files, key=lambda path: path.stat().st_size)
    data = segment.read_bytes()
    if harm == "truncate":
        segment.write_bytes(data[: len(data) // 2])
    elif harm == "flip":
        segment.write_bytes(
            data[: len(data) // 3] + bytes(b ^ 0xFF for b in data[len(data) // 3 :])
        )
    else:
        segment.unlink()

    broken = run("search", "Kharkiv", cwd=own_corpus)
    mended = run("ingest", "--rebuild", cwd=own_corpus)

    assert broken.returncode in (0, 3)
    if broken.returncode == 3:
        assert "I003" in broken.stderr and "--rebuild" in broken.stderr
    assert "Traceback" not in broken.stderr
    assert mended.returncode == 0, mended.stderr
    assert run("search", "Kharkiv", "--count", cwd=own_corpus).stdout == "1\n"


def test_a_damaged_store_is_named_and_a_rebuild_mends_it(run: Run, own_corpus: Path) -> None:
    (own_corpus / "data/index/records.db").write_bytes(b"not a database" * 1000)

    broken = run("search", "Kharkiv", cwd=own_corpus)
    mended = run("ingest", "--rebuild", cwd=own_corpus)

    assert broken.returncode == 3 and "I003" in broken.stderr
    assert mended.returncode == 0, mended.stderr
    assert run("search", "Kharkiv", "--count", cwd=own_corpus).stdout == "1\n"


@pytest.mark.parametrize(("schema", "code"), [("0", "I004"), ("99", "I005")])
def test_another_schema_is_refused_with_the_way_out(
    run: Run, own_corpus: Path, schema: str, code: str
) -> None:
    import sqlite3

    with sqlite3.connect(own_corpus / "data/index/records.db") as db:
        db.execute("UPDATE meta SET value = ? WHERE key = 'schema'", (schema,))
    db.close()

    refused = run("search", "Kharkiv", cwd=own_corpus)

    assert refused.returncode == 3
    assert code in refused.stderr


def test_the_way_out_of_another_schema_remembers_what_was_read(run: Run, own_corpus: Path) -> None:
    import sqlite3

    (own_corpus / "seeds").rename(own_corpus / "articles")
    assert run("ingest", "articles", "--rebuild", cwd=own_corpus).returncode == 0
    with sqlite3.connect(own_corpus / "data/index/records.db") as db:
        db.execute("UPDATE meta SET value = '0' WHERE key = 'schema'")
    db.close()

    rebuilt = run("ingest", "--rebuild", cwd=own_corpus)

    assert rebuilt.returncode == 0, rebuilt.stderr
    assert run("search", "Kharkiv", "--count", cwd=own_corpus).stdout == "1\n"


def _as_schema_1(corpus: Path) -> None:
    """The index as the program before last made it: without lines that recur."""
    import sqlite3

    with sqlite3.connect(corpus / "data/index/records.db") as db:
        db.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        db.execute("DROP TABLE short_lines")
        db.execute("DROP TABLE furniture")
    db.close()


def test_an_index_that_only_lacks_tables_can_be_searched(run: Run, own_corpus: Path) -> None:
    before = run("search", "Kharkiv", "--json", cwd=own_corpus)
    _as_schema_1(own_corpus)
    stored = (own_corpus / "data/index/records.db").read_bytes()

    refused = run("search", "Kharkiv", cwd=own_corpus)
    allowed = run("search", "Kharkiv", "--json", "--allow-old", cwd=own_corpus)

    assert refused.returncode == 3 and "I004" in refused.stderr
    assert (allowed.returncode, allowed.stdout) == (0, before.stdout)
    assert "warning: an index of an older schema" in allowed.stderr
    assert (own_corpus / "data/index/records.db").read_bytes() == stored


def test_an_index_with_tables_of_another_form_cannot(run: Run, own_corpus: Path) -> None:
    import sqlite3

    _as_schema_1(own_corpus)
    with sqlite3.connect(own_corpus / "data/index/records.db") as db:
        db.execute("ALTER TABLE claims DROP COLUMN told_to")
    db.close()

    done = run("search", "Kharkiv", "--allow-old", cwd=own_corpus)

    assert done.returncode == 3 and "I004" in done.stderr


def test_a_second_writer_is_told_who_writes_and_readers_go_on(run: Run, own_corpus: Path) -> None:
    import fcntl

    lock = own_corpus / "data/index/lock"
    with lock.open("r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write('{"pid": 4711, "command": "ukcorpus ingest", "since": "14:02"}')
        file.flush()

        second = run("ingest", cwd=own_corpus)
        reader = run("search", "Kharkiv", "--count", cwd=own_corpus)

    assert second.returncode == 4
    assert "pid 4711" in second.stderr and "--wait" in second.stderr
    assert reader.stdout == "1\n"


def test_an_unknown_setting_names_the_file(run: Run, own_corpus: Path) -> None:
    (own_corpus / "ukcorpus.toml").write_text("limt = 5\n", encoding="utf-8")

    done = run("search", "Kharkiv", cwd=own_corpus)

    assert done.returncode == 2
    assert "ukcorpus.toml" in done.stderr and "limit" in done.stderr


def test_without_a_command_there_is_help(run: Run, tmp_path: Path) -> None:
    done = run(cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("Usage: ukcorpus")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["search", "person:Bidn"], 'person:"Joe Biden"'),
        (["search", "--place", "Kharkiiv"], "place:Kharkiv"),
        (["count", "Zelnsky"], "Volodymyr Zelensky"),
        (["kwic", "Zelnsky"], "Volodymyr Zelensky"),
        (["people", "Zelnsky"], "Volodymyr Zelensky"),
        (["facets", "lang", "Zelnsky"], "Volodymyr Zelensky"),
        (["timeline", "Zelnsky"], "Volodymyr Zelensky"),
        (["claims", "speaker:Kulbea"], "no claim matches.  speaker:Kulbea: 0 articles"),
        (["figures", "xyzzy"], "no figure matches"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_where_nothing_is_found_something_near_is_named(
    run: Run, seeds_corpus: Path, arguments: list[str], says: str
) -> None:
    done = run(*arguments, cwd=seeds_corpus)

    assert done.returncode == 1
    assert says in done.stderr
