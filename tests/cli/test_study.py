"""Commands that look at a corpus as a whole: copies, time, likeness, words that belong together."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Run

BRIDGE = (
    "The bridge over the river was closed to lorries on Monday after engineers found cracks in"
    " two of its piers. Repairs will take until the autumn, the road office said, and drivers"
    " must take the ferry instead. The mayor, Anna Kowalska, asked people to leave early. About"
    " 12,400 cars cross the bridge on a working day. A second bridge has been promised for years."
)
FERRY = (
    "The ferry company has hired thirty sailors for the summer. It expects twice as many cars"
    " as last year because the bridge is closed, its director Jan Nowak said on Thursday."
    " Waiting times of an hour are likely in the morning. Tickets will not cost more."
)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A report, a copy that was cut and wrapped, one that was touched up, and another report."""
    folder = tmp_path_factory.mktemp("copies")
    texts = {
        "a-report": f"Bridge closed\n\n12 May 2023\n\n{BRIDGE}\n",
        "b-wrapped": "Cracks close river bridge\n\n14 May 2023\n\nMore news in our newsletter.\n\n"
        + BRIDGE.partition(" A second")[0]
        + "\n\nFollow our reporters for what happens next on the roads of the region.\n",
        "c-edited": "Bridge shut\n\n13 May 2023\n\n"
        + BRIDGE.replace("the road office said", "according to the office").upper()
        + "\n",
        "d-other": f"Ferry hires\n\n15 May 2023\n\n{FERRY}\n",
    }
    (folder / "in").mkdir()
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = run("ingest", "in", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


def rows(stdout: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in stdout.splitlines())


def paths(stdout: str) -> list[str]:
    return [Path(line).stem for line in stdout.splitlines()]


def test_copies_are_found_cut_wrapped_and_edited(run: Run, copies: Path) -> None:
    done = run("dupes", "--json", cwd=copies)

    found = json.loads(done.stdout)
    assert [(row["cluster"], row["rank"]) for row in found] == [(1, 1), (1, 2), (1, 3)]
    assert [Path(row["path"]).stem for row in found] == ["a-report", "c-edited", "b-wrapped"]
    assert found[0]["similarity"] == 1
    assert all(0.6 <= row["similarity"] <= 1 for row in found)


def test_no_copies_is_nothing_found(run: Run, seeds_corpus: Path) -> None:
    done = run("dupes", "--threshold", "0.8", cwd=seeds_corpus)

    assert (done.returncode, done.stdout) == (1, "")
    assert run("dupes", "--json", cwd=seeds_corpus).stdout == "[]\n"


def test_copies_of_an_answer_are_those_inside_it(run: Run, copies: Path) -> None:
    assert len(list(rows(run("dupes", "bridge", cwd=copies).stdout))) == 3
    assert run("dupes", "title:Cracks", cwd=copies).returncode == 1


def test_a_copy_that_is_gone_is_no_longer_one(run: Run, copies: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(copies, tmp_path / "corpus")
    (tmp_path / "corpus/in/a-report.txt").unlink()
    (tmp_path / "corpus/in/c-edited.txt").write_text(f"Ferry\n\n{FERRY}\n", encoding="utf-8")
    run("ingest", "in", "--prune", cwd=tmp_path / "corpus")

    done = run("dupes", "--paths", cwd=tmp_path / "corpus")

    assert paths(done.stdout) == ["d-other", "c-edited"]


def test_dup_takes_one_of_each_cluster(run: Run, copies: Path) -> None:
    def found(*query: str) -> list[str]:
        return sorted(paths(run("search", *query, "--paths", cwd=copies).stdout))

    assert found("dup:first") == ["a-report", "d-other"]
    assert found("dup:*") == ["a-report", "b-wrapped", "c-edited"]
    assert found("dup:all", "ferry") == found("ferry")
    one = run("search", "title:Cracks", "-l", cwd=copies).stdout.strip()
    assert found(f"dup:{one}") == ["a-report", "b-wrapped", "c-edited"]


def test_a_collapsed_answer_keeps_the_best_of_each_cluster(run: Run, copies: Path) -> None:
    done = run("search", "Cracks river", "--collapse", "--paths", cwd=copies)

    assert paths(done.stdout) == ["b-wrapped"]  # has both words in its title
    assert "2 copies left out" in done.stderr
    assert run("search", "ferry", "--collapse", "--count", cwd=copies).stdout == "2\n"
    cut = run("search", "ferry", "--collapse", "-n1", "--offset", "1", "--paths", cwd=copies)
    assert len(paths(cut.stdout)) == 1


def test_a_timeline_keeps_empty_days_and_every_bar_has_its_query(run: Run, copies: Path) -> None:
    done = run("timeline", "dup:first", cwd=copies)

    assert [row[:2] for row in rows(done.stdout)] == [
        ["2023-05-12", "1"], ["2023-05-13", "0"], ["2023-05-14", "0"], ["2023-05-15", "1"],
    ]  # fmt: skip
    for _, articles, query in rows(done.stdout):
        if articles != "0":
            assert run("search", query, "--count", cwd=copies).stdout == f"{articles}\n"


def test_a_timeline_counts_every_article_once_in_any_unit(run: Run, seeds_corpus: Path) -> None:
    for unit in ("day", "week", "month", "year"):
        done = run("timeline", "--by-unit", unit, "--json", cwd=seeds_corpus)
        assert sum(row["articles"] for row in json.loads(done.stdout)) == 5


def test_an_uncertain_article_is_in_no_bar(run: Run, seeds_corpus: Path) -> None:
    done = run("timeline", "--by-unit", "day", "--json", cwd=seeds_corpus)

    found = json.loads(done.stdout)
    doubtful = [row["value"] for row in found if not row["certain"]]
    assert "2024-05-16/2024-05-31" in doubtful
    assert [row["certain"] for row in found] == sorted((r["certain"] for r in found), reverse=True)


def test_dates_spoken_of_stand_in_the_sentence_of_the_hit(run: Run, seeds_corpus: Path) -> None:
    done = run("timeline", "permission", "--by", "mention", "--lang", "en", cwd=seeds_corpus)

    found = {(row[0], row[3]): row[4] for row in rows(done.stdout)}
    assert "weeks ago, on May 13," in found["2024-05-13", "d09a:L32"]
    assert all("permission" in text or "allow" in text for text in found.values())
    whole = run("timeline", "permission", "--by", "mention", "--context", "article",
                cwd=seeds_corpus)  # fmt: skip
    assert len(whole.stdout.splitlines()) > len(found)


def test_a_timeline_of_nothing_is_empty(run: Run, seeds_corpus: Path) -> None:
    for by in ("article", "mention"):
        done = run("timeline", "xyzzyx", "--by", by, "--json", cwd=seeds_corpus)
        assert (done.returncode, done.stdout) == (1, "[]\n")


def test_what_is_like_an_article_says_why(run: Run, copies: Path) -> None:
    report, ferry = (
        run("search", query, "-l", cwd=copies).stdout.split()[0]
        for query in ("title:=closed", "title:Ferry")
    )

    done = run("similar", report, "--json", cwd=copies)

    found = json.loads(done.stdout)
    every = json.loads(run("similar", report, "--why", "--json", cwd=copies).stdout)
    assert Path(found[0]["path"]).stem == "b-wrapped"
    assert {Path(row["path"]).stem for row in found[1:]} == {"c-edited", "d-other"}
    assert all(0 < row["score"] <= 1 for row in found)
    assert any(r.startswith("figure 12,400") for row in every for r in row["reasons"])
    others = json.loads(run("similar", ferry, "--threshold", "0", "--json", cwd=copies).stdout)
    assert others
    assert all(row["reasons"] for row in others)


def test_an_article_in_another_language_is_found_by_its_people(
    run: Run, seeds_corpus: Path
) -> None:
    done = run("similar", "a8d3", "--why", "--lang", "en", "--jsonl", cwd=seeds_corpus)

    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found
    assert all(row["lang"] == "en" for row in found)
    assert any("person Joe Biden" in reason for row in found for reason in row["reasons"])


def test_nothing_alike_is_nothing_found(run: Run, seeds_corpus: Path) -> None:
    done = run("similar", "a8d3", "--threshold", "1", "--json", cwd=seeds_corpus)

    assert (done.returncode, done.stdout) == (1, "[]\n")
    assert run("similar", "ffffffff", cwd=seeds_corpus).returncode == 2


def test_words_near_a_word_are_counted_exactly(run: Run, copies: Path) -> None:
    done = run("colloc", "ferry", "--window", "1", "--min", "1", "--json", cwd=copies)

    found = {row["word"]: row for row in json.loads(done.stdout)}
    assert (found["company"]["n"], found["company"]["articles"]) == (1, 1)
    assert (found["instead"]["n"], found["instead"]["articles"]) == (3, 3)
    assert found["hires"]["n"] == 1  # in the title, which no window leaves
    assert "ferry" not in found
    assert found["instead"]["expected"] < 3


def test_words_that_set_one_answer_apart(run: Run, copies: Path) -> None:
    done = run("keyness", "sailors", "cracks", "--min", "1", "--json", cwd=copies)

    found = {row["word"]: row for row in json.loads(done.stdout)}
    assert found["sailors"]["n"] == 1
    assert found["ferry"]["n"] == 2
    assert "cracks" not in found
    scores = [row["score"] for row in json.loads(done.stdout)]
    assert scores == sorted(scores, reverse=True)
    rest = json.loads(run("keyness", "sailors", "--min", "1", "--json", cwd=copies).stdout)
    assert {w: row["n"] for w, row in found.items()}.items() <= {
        row["word"]: row["n"] for row in rest
    }.items()


@pytest.mark.parametrize("words", [["colloc", "xyzzyx"], ["keyness", "xyzzyx", "bridge"]])
def test_no_words_are_nothing_found(run: Run, copies: Path, words: list[str]) -> None:
    done = run(*words, "--json", cwd=copies)

    assert (done.returncode, done.stdout) == (1, "[]\n")


def test_an_article_opens_at_the_line(run: Run, seeds_corpus: Path) -> None:
    def printed(locator: str, editor: str) -> str:
        done = run("open", locator, "--print", cwd=seeds_corpus, VISUAL=editor)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    path = seeds_corpus.resolve() / "seeds/003_62e9b136168e27ac.txt"
    assert printed("62e9:L284", "vim -R") == f"vim -R +284 {path}"
    assert printed("62e9:284", "code -n") == f"code -n --goto {path}:284"
    text = path.read_text(encoding="utf-8")
    line = text.count("\n", 0, 19610) + 1
    assert printed("62e9@19610+10", "nano") == f"nano +{line} {path}"
    assert printed("62e9/s3", "hx").startswith(f"hx {path}:")


def test_the_editor_is_run_with_the_file(run: Run, seeds_corpus: Path) -> None:
    done = run("open", "d09a:L8", cwd=seeds_corpus, VISUAL="echo", EDITOR="false")

    assert done.stdout.split()[0] == "+8"
    assert Path(done.stdout.split()[1]).name == "001_d09a9f8fe0477d92.txt"


@pytest.mark.parametrize("locator", ["d09a:L99999", "d09a@99999999", "d09a/s99", "d09a:", "zzzz"])
def test_a_place_that_is_not_there_is_a_mistake(run: Run, seeds_corpus: Path, locator: str) -> None:
    done = run("open", locator, cwd=seeds_corpus, VISUAL="echo")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("ukcorpus: error[A001]")


def test_a_concordance_is_grouped_by_the_word_beside(run: Run, copies: Path) -> None:
    done = run("kwic", "bridge", "--group", "L1", cwd=copies)

    assert list(rows(done.stdout))[:2] == [["the", "7", "4"], ["second", "2", "2"]]


def test_context_grows_by_sentences_on_both_sides(run: Run, copies: Path) -> None:
    def text(*options: str) -> str:
        done = run("kwic", "=hired", "--jsonl", *options, cwd=copies)
        row = json.loads(done.stdout)
        return str(row["left"] + row["node"] + row["right"])

    one = text("--expand", "+1s")
    assert one.startswith(("The ferry company", "Ferry hires"))
    assert one.endswith("said on Thursday.")
    assert text("--expand", "+2s").endswith("in the morning.")
    wrong = run("kwic", "hired", "--expand", "many", cwd=copies)
    assert (wrong.returncode, wrong.stdout) == (2, "")


def test_copies_are_the_same_whatever_came_first(run: Run, copies: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for path in sorted((copies / "in").iterdir(), reverse=True):
        (tmp_path / "in" / path.name).write_bytes(path.read_bytes())
        assert run("ingest", "in", cwd=tmp_path).returncode == 0

    at_once = run("dupes", "--json", cwd=copies).stdout
    assert run("dupes", "--json", cwd=tmp_path).stdout == at_once
    run("ingest", "--rebuild", cwd=tmp_path)
    assert run("dupes", "--json", cwd=tmp_path).stdout == at_once
