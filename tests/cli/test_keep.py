"""What a person keeps beside the articles: corrections, saved searches, tags, what changed."""

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, environment

ARTICLES = {
    "one": "Chancellor speaks\n\nThe German chancellor, Olaf Scholz, spoke on Monday. Scholz said"
    " that talks would go on. Olaf Scholz then left Berlin for Kiev.\n",
    "two": "Leader answers\n\nThe party leader, Martin Schulz, answered on Tuesday. Schulz said"
    " that he disagreed. Martin Schulz was in Berlin.\n",
    "three": "Visitor arrives\n\nOn Wednesday, Robert Miller arrived in Warsaw. Miller said that he"
    " was glad. Robert Miller met officials of the Polish government.\n",
    "four": "Guest departs\n\nOn Thursday, Gavin Ortega departed from Warsaw. Ortega said that he"
    " was glad. Gavin Ortega had met officials of the Polish government.\n",
}


@pytest.fixture
def corpus(tmp_path: Path, run: Run) -> Path:
    folder = tmp_path / "corpus"
    (folder / "texts").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (folder / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("ingest", "texts", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def people(run: Run, corpus: Path) -> dict[str, tuple[int, str]]:
    """Name → number of articles and id."""
    rows = json.loads(run("people", "--json", cwd=corpus).stdout)
    return {row["name"]: (row["articles"], row["id"]) for row in rows}


def anew(run: Run, corpus: Path, how: str) -> None:
    if how == "from nothing":
        shutil.rmtree(corpus / "data")
    done = run("ingest", "texts", *(["--rebuild"] if how == "rebuild" else []), cwd=corpus)
    assert done.returncode == 0, done.stderr


def test_a_merge_holds_at_once_and_after_every_rebuild(run: Run, corpus: Path) -> None:
    before = people(run, corpus)

    done = run("entities", "merge", "Gavin Ortega", "Robert Miller", "--why", "pen", cwd=corpus)

    assert done.returncode == 0, done.stderr
    assert '+aliases = ["Gavin Ortega"]\n+why = "pen"\n' in done.stdout
    merged = people(run, corpus)
    assert "Gavin Ortega" not in merged
    assert merged["Robert Miller"] == (2, before["Robert Miller"][1])
    assert run("search", "person:Ortega", "--count", cwd=corpus).stdout == "2\n"
    for how in ("ingest", "rebuild", "from nothing"):
        anew(run, corpus, how)
        assert people(run, corpus) == merged, how


def test_a_split_undoes_a_merge_and_it_never_comes_back(run: Run, corpus: Path) -> None:
    before = people(run, corpus)
    run("entities", "merge", "Gavin Ortega", "Robert Miller", cwd=corpus)

    done = run("entities", "split", "Robert Miller", "Gavin Ortega", cwd=corpus)

    assert done.returncode == 0, done.stderr
    assert people(run, corpus) == before
    for how in ("ingest", "rebuild", "from nothing"):
        anew(run, corpus, how)
        assert people(run, corpus) == before, how


def test_names_that_sound_alike_can_be_kept_apart(run: Run, corpus: Path) -> None:
    (corpus / "texts/five.txt").write_text(
        "Namesake\n\nOn Friday, Robert Muller spoke in Warsaw. Muller said that he was not the"
        " visitor. Robert Muller sells bicycles.\n",
        encoding="utf-8",
    )
    run("ingest", cwd=corpus)
    joined = people(run, corpus)

    done = run("entities", "split", "Robert Miller", "Robert Muller", cwd=corpus)

    assert done.returncode == 0, done.stderr
    assert "Robert Muller" not in joined or joined["Robert Muller"][0] == 1
    apart = people(run, corpus)
    assert apart["Robert Miller"][0] == apart["Robert Muller"][0] == 1
    for how in ("ingest", "rebuild", "from nothing"):
        anew(run, corpus, how)
        assert people(run, corpus) == apart, how


def test_a_spelling_that_one_article_has_for_one_name_can_be_kept_apart(
    run: Run, corpus: Path
) -> None:
    path = corpus / "texts/one.txt"
    path.write_text(ARTICLES["one"] + "\nOlaf Schulz said no.\n", encoding="utf-8")
    run("ingest", cwd=corpus)
    before = people(run, corpus)
    assert "Olaf Schulz" not in before

    run("entities", "split", "Olaf Scholz", "Olaf Schulz", "--why", "namesake", cwd=corpus)

    after = people(run, corpus)
    assert after["Olaf Scholz"] == before["Olaf Scholz"] and after["Olaf Schulz"][0] == 1
    for how in ("ingest", "rebuild", "from nothing"):
        anew(run, corpus, how)
        assert people(run, corpus) == after, how
    run("entities", "merge", "Olaf Schulz", "Olaf Scholz", cwd=corpus)
    assert people(run, corpus) == before


def test_a_merge_tells_why(run: Run, corpus: Path) -> None:
    run("entities", "merge", "Gavin Ortega", "Robert Miller", "--why", "pen name", cwd=corpus)

    rows = json.loads(run("people", "--why", "--json", cwd=corpus).stdout)

    assert [(row["one"], row["other"], row["reason"]) for row in rows] == [
        ("Gavin Ortega", "Robert Miller", "you said so: pen name")
    ]


def test_a_new_name_is_shown_and_found_by_the_old_one(run: Run, corpus: Path) -> None:
    before = people(run, corpus)

    run("entities", "rename", "Robert Miller", "Robert J. Miller", cwd=corpus)

    shown = people(run, corpus)
    assert shown["Robert J. Miller"] == before["Robert Miller"]
    assert run("search", 'person:"Robert Miller"', "--count", cwd=corpus).stdout == "1\n"
    anew(run, corpus, "from nothing")
    assert people(run, corpus) == shown


def test_a_rejected_name_is_nobody_until_it_is_taken_back(run: Run, corpus: Path) -> None:
    before = people(run, corpus)

    run("entities", "reject", "Gavin Ortega", cwd=corpus)
    rejected = people(run, corpus)
    anew(run, corpus, "rebuild")

    assert rejected == {k: v for k, v in before.items() if k != "Gavin Ortega"}
    assert people(run, corpus) == rejected
    (corpus / "knowledge/people.toml").unlink()
    done = run("ingest", cwd=corpus)
    assert people(run, corpus) == before
    assert "0 changed" in done.stderr and "4 unchanged" in done.stderr


def test_a_place_is_merged_with_all_its_spellings(run: Run, corpus: Path) -> None:
    run("entities", "rename", "Kyiv", "Kyjiw", cwd=corpus)

    rows = json.loads(run("places", "--json", "name,variants", cwd=corpus).stdout)
    assert {"name": "Kyjiw", "variants": {"Kiev": 1}} in rows
    (corpus / "texts/six.txt").write_text(
        "Train\n\nA train left Kyiv for Warsaw on Sunday.\n", encoding="utf-8"
    )
    run("ingest", cwd=corpus)
    rows = json.loads(run("places", "--json", "name,articles", cwd=corpus).stdout)
    assert {"name": "Kyjiw", "articles": 2} in rows
    anew(run, corpus, "from nothing")
    rows = json.loads(run("places", "--json", "name,articles", cwd=corpus).stdout)
    assert {"name": "Kyjiw", "articles": 2} in rows


def test_an_edit_by_hand_is_noticed_without_reading_an_article(run: Run, corpus: Path) -> None:
    (corpus / "knowledge").mkdir()
    (corpus / "knowledge/people.toml").write_text(
        '[[person]]\nname = "Robert Miller"\naliases = ["Gavin Ortega"]\n', encoding="utf-8"
    )

    done = run("ingest", cwd=corpus)

    assert "0 added · 0 changed · 0 removed · 4 unchanged" in done.stderr
    assert people(run, corpus)["Robert Miller"][0] == 2


def test_counts_of_mentions_stay_true_through_corrections(run: Run, corpus: Path) -> None:
    def counts() -> list[tuple[str, str, int]]:
        with sqlite3.connect(corpus / "data/index/records.db") as db:
            return db.execute("SELECT kind, name, mentions FROM names ORDER BY 1, 2").fetchall()

    before = counts()

    run("entities", "merge", "Gavin Ortega", "Robert Miller", cwd=corpus)
    run("entities", "split", "Robert Miller", "Gavin Ortega", cwd=corpus)

    assert counts() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["merge", "Gavin Ortega"], "merge takes 2 names, not 1"),
        (["merge", "Gavin Ortega", "Nobody Atall"], 'no article names "Nobody Atall"'),
        (["merge", "Gavin Ortega", "Warsaw"], "is a person, Warsaw a place"),
        (["rename", "a", "b", "c"], "rename takes 2 names, not 3"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_correction_that_makes_no_sense_is_explained(
    run: Run, corpus: Path, arguments: list[str], says: str
) -> None:
    done = run("entities", *arguments, cwd=corpus)

    assert done.returncode == 2
    assert says in done.stderr
    assert not (corpus / "knowledge").exists()


def test_a_broken_knowledge_file_is_named_with_its_line(run: Run, corpus: Path) -> None:
    (corpus / "knowledge").mkdir()
    (corpus / "knowledge/people.toml").write_text("\n[[person]]\nnam = 1\n", encoding="utf-8")

    for command in (["ingest"], ["entities", "list"], ["entities", "reject", "Gavin Ortega"]):
        done = run(*command, cwd=corpus)
        assert done.returncode == 2, command
        assert "people.toml:2" in done.stderr


def test_decisions_are_listed_with_their_reasons(run: Run, corpus: Path) -> None:
    run("entities", "merge", "Gavin Ortega", "Robert Miller", "--why", "pen name", cwd=corpus)
    run("entities", "reject", "Martin Schulz", cwd=corpus)

    rows = json.loads(run("entities", "list", "--json", cwd=corpus).stdout)

    assert [(row["name"], row["says"], row["names"], row["why"]) for row in rows] == [
        ("Robert Miller", "also", ["Gavin Ortega"], "pen name"),
        ("Martin Schulz", "rejected", [], ""),
    ]
    assert rows[0]["where"] == "knowledge/people.toml:1"


def test_a_saved_search_stands_in_other_queries_and_knows_what_is_new(
    run: Run, corpus: Path
) -> None:
    added = run("saved", "add", "visits", "Warsaw", "--note", "weekly", cwd=corpus)
    run("saved", "add", "berlin", "Berlin OR @visits", cwd=corpus)

    assert added.returncode == 0, added.stderr
    assert run("search", "@berlin", "--count", cwd=corpus).stdout == "4\n"
    assert run("search", "@visits Robert", "--count", cwd=corpus).stdout == "1\n"
    assert len(run("saved", "run", "visits", "--new", "-l", cwd=corpus).stdout.split()) == 2
    assert run("saved", "run", "visits", "--new", cwd=corpus).returncode == 1
    (corpus / "texts/new.txt").write_text("Rain\n\nIt rains in Warsaw.\n", encoding="utf-8")
    run("ingest", cwd=corpus)
    new = run("saved", "run", "visits", "--new", "--json", "title", cwd=corpus)
    assert json.loads(new.stdout) == [{"title": "Rain"}]
    rows = json.loads(run("saved", "--json", "name,query,note", cwd=corpus).stdout)
    assert rows == [
        {"name": "visits", "query": "Warsaw", "note": "weekly"},
        {"name": "berlin", "query": "Berlin OR @visits", "note": ""},
    ]


def test_the_file_of_saved_searches_keeps_what_else_is_in_it(run: Run, corpus: Path) -> None:
    path = corpus / "knowledge/saved.toml"
    path.parent.mkdir()
    path.write_text(
        '# Mine.\n[a]\nquery = "alpha"  # old\n\n# About b.\n[b]\nquery = "beta"\n',
        encoding="utf-8",
    )

    run("saved", "add", "a", "gamma", cwd=corpus)
    run("saved", "add", "ключ", 'say "so"', cwd=corpus)
    run("saved", "rm", "b", cwd=corpus)

    assert path.read_text(encoding="utf-8") == (
        '# Mine.\n[a]\nquery = "gamma"\n\n# About b.\n["ключ"]\nquery = "say \\"so\\""\n'
    )
    assert run("search", "@ключ", cwd=corpus).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["saved", "run", "nope"], 'no saved search "nope"'),
        (["saved", "add", "x y", "q"], "cannot be the name"),
        (["saved", "add", "x"], "say what to search for"),
        (["saved", "add", "x", "(alpha"], "Q002"),
        (["saved", "add", "x", "@x"], "leads back to itself"),
        (["saved", "rm"], "takes one name"),
        (["search", "@nope"], "no saved search @nope"),
        (["tag", "+checked"], "which articles"),
        (["tag", "checked", "--", "Warsaw"], "which tags"),
        (["tag", "+b@d", "--", "Warsaw"], "cannot be a tag"),
        (["tag", "+checked", "ffffffff"], "no article has an id"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_with_searches_or_tags_is_explained_and_writes_nothing(
    run: Run, corpus: Path, arguments: list[str], says: str
) -> None:
    done = run(*arguments, cwd=corpus)

    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert not (corpus / "knowledge").exists()


def test_tags_are_given_asked_for_counted_and_survive_a_rebuild(run: Run, corpus: Path) -> None:
    run("tag", "+checked", "+travel", "--", "Warsaw", cwd=corpus)
    ids = run("search", "Berlin", "-l", cwd=corpus).stdout
    run("tag", "+later", "-", cwd=corpus, input=ids)
    first = ids.split()[0]

    done = run("tag", "-later", "+checked", first[:6], cwd=corpus)

    assert done.returncode == 0, done.stderr
    anew(run, corpus, "from nothing")
    assert run("search", "tag:checked", "--count", cwd=corpus).stdout == "3\n"
    assert run("search", "tag:Travel -Robert", "--count", cwd=corpus).stdout == "1\n"
    assert run("search", "tag:*", "--count", cwd=corpus).stdout == "4\n"
    facets = [
        line.split("\t")[1:3] for line in run("facets", "tag", cwd=corpus).stdout.splitlines()
    ]
    assert facets == [["checked", "3"], ["travel", "2"], ["later", "1"]]
    listed = run("tag", "list", cwd=corpus).stdout.splitlines()
    assert f"{first}\tchecked" in listed and f"{first}\tlater" not in listed
    assert listed == sorted(listed)
    assert (corpus / "knowledge/tags.tsv").read_text(encoding="utf-8").splitlines() == listed


def checks(run: Run, corpus: Path, code: int) -> dict[str, tuple[str, str]]:
    done = run("doctor", "--json", cwd=corpus)
    assert done.returncode == code, done.stderr
    return {row["key"]: (row["status"], row["value"]) for row in json.loads(done.stdout)}


def test_the_doctor_finds_nothing_wrong_with_a_fresh_corpus(run: Run, corpus: Path) -> None:
    found = checks(run, corpus, 0)

    assert found["index"][0] == "ok" and "generation 1, schema 3, owner" in found["index"][1]
    assert found["articles"] == ("ok", "4")
    assert found["lock"] == ("ok", "free")
    assert found["files"] == ("ok", "all as they were read")
    assert found["whoosh"] == ("ok", "2.7.4") and found["langdetect"] == ("ok", "1.0.9")


def test_the_doctor_names_what_changed_and_what_is_broken(run: Run, corpus: Path) -> None:
    (corpus / "texts/one.txt").unlink()
    (corpus / "knowledge").mkdir()
    (corpus / "knowledge/tags.tsv").write_text("no tab\n", encoding="utf-8")

    found = checks(run, corpus, 3)

    assert found["files"] == ("note", "1 file gone; kept as evidence: texts/one.txt")
    assert found["knowledge"][0] == "bad" and "tags.tsv:1" in found["knowledge"][1]
    (corpus / "data/index/records.db").write_bytes(b"no database" * 500)
    assert checks(run, corpus, 3)["index"][0] == "bad"
    shutil.rmtree(corpus / "data")
    assert checks(run, corpus, 3)["index"][0] == "bad"
    assert not (corpus / "data").exists()


def test_settings_are_set_in_the_file_and_edited_in_an_editor(run: Run, corpus: Path) -> None:
    done = run("config", "set", "snippets", "7", cwd=corpus)

    assert done.returncode == 0, done.stderr
    got = run("config", "get", "snippets", "--json", cwd=corpus)
    (row,) = json.loads(got.stdout)
    assert row["value"] == 7 and row["origin"].endswith("ukcorpus.toml:1")
    assert run("config", "set", "snipets", "7", cwd=corpus).returncode == 2
    edited = run("config", "edit", cwd=corpus, EDITOR="sed -i s/snippets/limit/")
    assert edited.returncode == 0, edited.stderr
    assert (corpus / "ukcorpus.toml").read_text(encoding="utf-8") == "limit = 7\n"
    assert run("config", "edit", cwd=corpus, EDITOR="sed -i s/limit/limt/").returncode == 2


def changes(run: Run, corpus: Path, *since: str) -> list[tuple[str, str]]:
    done = run("diff", *since, "--json", cwd=corpus)
    assert done.returncode == 0, done.stderr
    return [(row["change"], row["kind"]) for row in json.loads(done.stdout)]


def test_what_updates_changed_can_be_asked_step_by_step_and_as_a_whole(
    run: Run, corpus: Path
) -> None:
    assert changes(run, corpus) == [("added", "article")] * 4
    path = corpus / "texts/one.txt"
    path.write_text(
        ARTICLES["one"].replace("Chancellor speaks", "Chancellor talks"), encoding="utf-8"
    )
    (corpus / "texts/new.txt").write_text("Rain\n\nIt rains in Warsaw.\n", encoding="utf-8")
    run("ingest", cwd=corpus)
    # The id of a file without one in its name is made of its bytes: old out, new in.
    assert sorted(changes(run, corpus)) == [
        ("added", "article"), ("added", "article"), ("removed", "article")
    ]  # fmt: skip

    path.write_text(ARTICLES["one"], encoding="utf-8")
    run("ingest", cwd=corpus)

    assert changes(run, corpus, "--since", "gen:1") == [("added", "article")]
    assert changes(run, corpus, "--since", "gen:3") == []
    assert len(changes(run, corpus, "--since", "2020")) == 5
    assert changes(run, corpus, "--since", "2999-01-01") == []


def test_a_changed_article_says_what_of_it_changed(run: Run, own_corpus: Path) -> None:
    path = own_corpus / "seeds/002_a8d320557e8b4f72.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nNog vier.\n", encoding="utf-8")
    run("ingest", cwd=own_corpus)

    done = run("diff", "--field", "kind", "--field", "before", "--field", "after", cwd=own_corpus)

    rows = {
        kind: (old, new) for kind, old, new in (r.split("\t") for r in done.stdout.splitlines())
    }
    assert int(rows["words"][1]) == int(rows["words"][0]) + 2
    assert len(rows["article"][0]) == 64 and set(rows) >= {"article", "words"}
    assert "0 added · 1 changed · 0 removed   generation 1 → 2" in done.stderr


@pytest.mark.parametrize("wrong", ["gen:99", "gen:x", "yesterday", "2024-13"])
def test_a_time_that_is_none_is_explained(run: Run, seeds_corpus: Path, wrong: str) -> None:
    assert run("diff", "--since", wrong, cwd=seeds_corpus).returncode == 2


COMPLETE = """
source ./script
while IFS= read -r COMP_LINE; do
  COMP_POINT=${#COMP_LINE}
  _ukcorpus 2>/dev/null
  (IFS='|'; echo "${COMPREPLY[*]}")
done
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="completes in bash")
def test_a_shell_completes_commands_fields_and_values_without_python(
    run: Run, corpus: Path
) -> None:
    run("saved", "add", "visits", "Warsaw", cwd=corpus)
    run("tag", "+checked", "--", "Berlin", cwd=corpus)
    (corpus / "script").write_text(run("completion", "bash", cwd=corpus).stdout, encoding="utf-8")
    expected = {
        "ukcorpus stat": "stats",
        "ukcorpus search --sort d": "date",
        "ukcorpus search perso": "person:",
        "ukcorpus search 'person:Mil": 'person:"Robert Miller"',
        "ukcorpus search 'train -person:gav": 'train -person:"Gavin Ortega"',
        "ukcorpus search person:ort": r"\"Gavin\ Ortega\"",
        "ukcorpus search --person Olaf": r"Olaf\ Scholz",
        "ukcorpus search @v": "visits",
        "ukcorpus search tag:c": "checked",
        "ukcorpus search stance:den": "deny",
        "ukcorpus saved run ": "visits",
        "ukcorpus search nothing:x": "",
    }

    done = subprocess.run(
        ["bash", "-c", COMPLETE], cwd=corpus, input="".join(f"{line}\n" for line in expected),
        env=environment(), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    got = dict(zip(expected, done.stdout.splitlines(), strict=True))
    assert got == expected


def test_completion_is_installed_where_the_shell_looks(run: Run, corpus: Path) -> None:
    for shell, place in (
        ("bash", "share/bash-completion/completions/ukcorpus"),
        ("zsh", "share/zsh/site-functions/_ukcorpus"),
        ("fish", "config/fish/completions/ukcorpus.fish"),
    ):
        home = {"XDG_DATA_HOME": str(corpus / "share"), "XDG_CONFIG_HOME": str(corpus / "config")}
        done = run("completion", "install", cwd=corpus, SHELL=f"/bin/{shell}", **home)

        assert done.returncode == 0, done.stderr
        assert (corpus / place).read_text(encoding="utf-8").count("_ukcorpus_table") >= 2
    assert run("completion", "install", cwd=corpus, SHELL="/bin/csh").returncode == 2


def test_a_reference_has_a_year_only_where_the_date_is_certain(
    run: Run, seeds_corpus: Path, tmp_path: Path
) -> None:
    done = run("export", "id:d09a OR id:62e9", "--to", "bibtex", cwd=seeds_corpus)

    assert done.returncode == 0, done.stderr
    head, *entries = done.stdout.split("@misc")
    certain, doubtful = sorted(entries)
    assert head.startswith("% query: id:d09a OR id:62e9\n% index_generation: 1\n")
    assert doubtful.startswith("{ukc:d09a9f8f,\n")
    assert (
        "title = {Ukraine can use {U.S.} weapons for limited strikes in {Russia}, {Biden} says}"
        in doubtful
    )
    assert "year" not in doubtful and "note = {date 2024-05-16/2024-05-31 (inferred);" in doubtful
    assert "langid = {english}" in doubtful
    assert "year = {2022}" in certain and "(inferred)" in certain


def test_references_for_other_programs_are_ris(run: Run, seeds_corpus: Path) -> None:
    done = run("export", "id:a8d3", "--to", "ris", cwd=seeds_corpus)

    lines = done.stdout.splitlines()
    assert lines[0] == "TY  - NEWS" and lines[1] == "ID  - ukc:a8d32055"
    assert "LA  - nl" in lines and "ER  - " in lines
    assert not any(line.startswith(("PY", "DA")) for line in lines)


def test_a_database_holds_all_records_and_where_they_come_from(
    run: Run, seeds_corpus: Path, tmp_path: Path
) -> None:
    path = tmp_path / "out.db"

    done = run("export", "Kharkiv", "--to", "sqlite", "-o", str(path), cwd=seeds_corpus)

    assert done.returncode == 0, done.stderr
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT id, date FROM articles").fetchall() == [
            ("d09a9f8fe0477d92", "2024-05-16/2024-05-31")
        ]
        ((claims,),) = db.execute("SELECT count(*) FROM claims")
        assert dict(db.execute("SELECT key, value FROM meta"))["query"] == "Kharkiv"
    db.close()
    meta = json.loads((tmp_path / "out.db.meta.json").read_text(encoding="utf-8"))
    assert meta["counts"]["articles"] == 1 and meta["counts"]["claims"] == claims > 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.db", "out.db.meta.json"]


@pytest.mark.parametrize(
    "arguments",
    [["--to", "sqlite"], ["--to", "ris", "--records", "claims"], ["-o", "no/such/folder.csv"]],
    ids=" ".join,
)
def test_an_export_that_cannot_be_is_explained(
    run: Run, seeds_corpus: Path, arguments: list[str]
) -> None:
    assert run("export", *arguments, cwd=seeds_corpus).returncode == 2


def test_watching_takes_in_what_is_new_and_runs_a_command_for_what_matches(
    run: Run, corpus: Path
) -> None:
    run("saved", "add", "warsaw", "Warsaw", cwd=corpus)
    quiet = run("watch", "--once", "--saved", "warsaw", cwd=corpus)
    for name, text in (("a", "Rain $(touch x)\n\nIt rains in Warsaw.\n"), ("b", "Sun\n\nSun.\n")):
        (corpus / f"texts/{name}.txt").write_text(text, encoding="utf-8")

    done = run(
        "watch", "texts", "--once", "--saved", "warsaw", "--json", "title",
        "--exec", "tee -a out.{lang} {title}.txt", cwd=corpus, input="",
    )  # fmt: skip

    assert (quiet.returncode, quiet.stdout) == (0, "")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"title": "Rain $(touch x)"}
    assert (corpus / "Rain $(touch x).txt").exists() and not (corpus / "x").exists()
    assert run("search", "Sun", "--count", cwd=corpus).stdout == "1\n"


def test_a_command_that_fails_is_said_and_counts(run: Run, corpus: Path) -> None:
    (corpus / "texts/a.txt").write_text("Rain\n\nIt rains.\n", encoding="utf-8")

    done = run("watch", "--once", "--exec", "no-such-program {id}", cwd=corpus)

    assert done.returncode == 5
    assert "no-such-program" in done.stderr
    assert run("watch", "--once", "--saved", "nope", cwd=corpus).returncode == 2
    assert run("watch", "nowhere", "--once", cwd=corpus).returncode == 2


def test_help_has_pages_commands_and_man_pages(run: Run, tmp_path: Path) -> None:
    query = run("help", "query", cwd=tmp_path)
    search = run("help", "search", cwd=tmp_path)
    wrong = run("help", "serch", cwd=tmp_path)
    man = run("help", "--man", "man1", cwd=tmp_path)

    assert query.stdout == (ROOT / "docs/query-language.md").read_text(encoding="utf-8")
    assert search.stdout.startswith("Usage: ukcorpus search [OPTIONS] [QUERY]")
    assert wrong.returncode == 2 and "Did you mean search?" in wrong.stderr
    assert man.returncode == 0, man.stderr
    page = (tmp_path / "man1/ukcorpus-search.1").read_text(encoding="utf-8")
    assert ".SH DESCRIPTION" in page and "Find the articles that match QUERY" in page
    assert "\\-\\-limit" in page
    assert not [line for line in page.splitlines() if line.startswith("'")]
