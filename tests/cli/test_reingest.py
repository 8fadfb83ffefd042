"""Ingesting again: only what changed is read, and nothing is lost."""

import json
import shutil
import sqlite3
from pathlib import Path

from tests.conftest import Run

DUTCH = "002_a8d320557e8b4f72.txt"


def summary(stderr: str) -> str:
    return next(line for line in stderr.splitlines() if " added" in line)


def records(corpus: Path) -> dict[str, bytes]:
    with sqlite3.connect(f"file:{corpus}/data/index/records.db?mode=ro", uri=True) as db:
        return dict(db.execute("SELECT id, record FROM articles"))


def test_nothing_new_reads_nothing(run: Run, own_corpus: Path) -> None:
    before = records(own_corpus)

    done = run("ingest", cwd=own_corpus)

    assert done.returncode == 0
    assert summary(done.stderr) == "0 added · 0 changed · 0 removed · 5 unchanged"
    assert records(own_corpus) == before
    assert run("stats", "--json", "generation", cwd=own_corpus).stdout == '{"generation":1}\n'


def test_the_same_articles_give_the_same_bytes_anywhere(
    run: Run, own_corpus: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(own_corpus / "seeds", other / "seeds")
    run("ingest", "seeds", cwd=other, PYTHONHASHSEED="7", LC_ALL="C")
    run("ingest", "--rebuild", cwd=own_corpus, PYTHONHASHSEED="42")

    assert records(other) == records(own_corpus)


def test_an_edited_file_is_read_again_alone(run: Run, own_corpus: Path) -> None:
    path = own_corpus / "seeds" / DUTCH
    path.write_text(
        path.read_text(encoding="utf-8") + "\n\nCharkov lag onder vuur.\n", encoding="utf-8"
    )

    done = run("ingest", cwd=own_corpus)

    assert summary(done.stderr) == "0 added · 1 changed · 0 removed · 4 unchanged"
    assert run("search", "vuur", "-l", cwd=own_corpus).stdout.split() == ["a8d320557e8b4f72"]
    assert run("search", "Kharkiv", "--count", cwd=own_corpus).stdout == "2\n"


def test_a_new_file_is_added(run: Run, own_corpus: Path) -> None:
    (own_corpus / "seeds/new.txt").write_text(
        "Bridge reopens\n\nThe bridge at Nikopol was reopened on Monday, officials said.\n",
        encoding="utf-8",
    )

    done = run("ingest", cwd=own_corpus)

    assert summary(done.stderr) == "1 added · 0 changed · 0 removed · 5 unchanged"
    assert run("search", "bridge", "--count", cwd=own_corpus).stdout == "1\n"


def test_a_renamed_file_keeps_its_id(run: Run, own_corpus: Path) -> None:
    seeds = own_corpus / "seeds"
    (seeds / DUTCH).rename(seeds / "renamed_a8d320557e8b4f72.txt")

    done = run("ingest", cwd=own_corpus)

    assert done.returncode == 0
    assert "0 added · 1 renamed · 0 changed · 0 removed · 4 unchanged" in done.stderr
    rows = run("search", "lang:nl", "--json", "id,path", cwd=own_corpus).stdout
    assert json.loads(rows) == [
        {"id": "a8d320557e8b4f72", "path": "seeds/renamed_a8d320557e8b4f72.txt"}
    ]


def test_a_deleted_file_stays_as_evidence_until_pruned(run: Run, own_corpus: Path) -> None:
    (own_corpus / "seeds" / DUTCH).unlink()

    kept = run("ingest", cwd=own_corpus)
    found = run("search", "lang:nl", "--json", "id,missing", cwd=own_corpus).stdout
    pruned = run("ingest", "--prune", cwd=own_corpus)

    assert kept.returncode == 5 and "--prune" in kept.stderr
    assert json.loads(found) == [{"id": "a8d320557e8b4f72", "missing": True}]
    assert pruned.returncode == 0
    assert run("search", "lang:nl", "--count", cwd=own_corpus).stdout == "0\n"
    assert run("facets", "lang", cwd=own_corpus).stdout.startswith("lang\ten\t4")


def test_a_deleted_file_that_comes_back_is_no_longer_missing(run: Run, own_corpus: Path) -> None:
    path = own_corpus / "seeds" / DUTCH
    data = path.read_bytes()
    path.unlink()
    run("ingest", cwd=own_corpus)
    path.write_bytes(data)

    done = run("ingest", cwd=own_corpus)

    assert done.returncode == 0
    found = run("search", "lang:nl", "--json", "missing", cwd=own_corpus).stdout
    assert json.loads(found) == [{"missing": False}]


def test_two_files_with_one_id_are_both_kept(run: Run, own_corpus: Path) -> None:
    seeds = own_corpus / "seeds"
    shutil.copy(seeds / DUTCH, seeds / f"copy_{DUTCH}")

    done = run("ingest", cwd=own_corpus)

    assert done.returncode == 0
    assert "taken by another article" in done.stderr
    ids = run("search", "lang:nl", "-l", cwd=own_corpus).stdout.split()
    assert sorted(ids) == ["a8d320557e8b4f72", "a8d320557e8b4f72~2"]


def test_one_file_can_hold_many_articles(run: Run, tmp_path: Path) -> None:
    lines = [
        {"title": f"Title {n}", "text": f"Body number{n} of an article about Odesa.", "lang": "en"}
        for n in range(3)
    ]
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    run("ingest", "many.jsonl", cwd=tmp_path)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps({"title": "Title 3", "text": "Body number3."}) + "\n")

    done = run("ingest", cwd=tmp_path)

    assert summary(done.stderr) == "1 added · 0 changed · 0 removed · 3 unchanged"
    assert run("search", "title:Title", "--count", cwd=tmp_path).stdout == "4\n"
    assert run("search", "number3", "--count", cwd=tmp_path).stdout == "1\n"


def test_a_line_that_comes_to_recur_leaves_the_search_of_earlier_articles(
    run: Run, tmp_path: Path
) -> None:
    stories = {
        "bridge": "The council closed the old bridge over the river for a year on Monday, after"
        " engineers had found that two of its piers were weaker than anybody thought.",
        "choir": "A choir of four hundred pupils opened the festival in the harbour on Saturday,"
        " watched by several thousand people who had come from villages around the island.",
        "herring": "Fishermen caught less herring, says the Gazette, than in any year since records"
        " began, and the institute of research recommends to halve the quota for winter.",
    }
    (tmp_path / "in").mkdir()

    def add(name: str) -> None:
        text = f"Of a {name}\n\n{stories[name]}\n\nThe Coast Gazette, first with the news\n"
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
        assert run("ingest", "in/", cwd=tmp_path).returncode == 0

    add("bridge")
    add("choir")
    assert run("search", "gazette", "--count", cwd=tmp_path).stdout == "2\n"

    add("herring")

    assert run("search", "gazette", "--count", cwd=tmp_path).stdout == "1\n"
    assert run("search", "gazette", "--raw", "--count", cwd=tmp_path).stdout == "3\n"
