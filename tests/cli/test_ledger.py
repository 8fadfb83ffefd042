"""Claims, quotations and figures through the program: filters, facets, disputes, silence."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run

ARTICLES: list[dict[str, Any]] = [
    {
        "published": "2022-02-10", "outlet": "The Lantern", "language": "en",
        "title": "Ministers warn of troops near the river",
        "text": [
            "Antony Blinken said on Tuesday that Russia had moved 30,000 soldiers to the river"
            " near Kharkiv.",
            "“The soldiers are not there for a holiday,” Blinken told reporters in Brussels.",
            "Russia denied that it had moved 30,000 soldiers to the river.",
            "A senior official, who asked not to be named, said the camps were growing.",
        ],
    },
    {
        "published": "2022-02-12", "outlet": "The Harbour Post", "language": "en",
        "title": "Moscow rejects report on soldiers",
        "text": [
            "Sergei Lavrov denied on Friday that Russia had moved 30,000 soldiers to the river"
            " near Kharkiv.",
            "“It is a fairy tale from beginning to end,” Lavrov said.",
            "Volodymyr Zelensky spoke with Emmanuel Macron. Volodymyr Zelensky flew to Warsaw.",
        ],
    },
    {
        "published": "2022-02-11", "outlet": "De Vuurtoren", "language": "nl",
        "title": "Blinken waarschuwt voor soldaten",
        "text": [
            "Antony Blinken zei dinsdag dat Rusland 30.000 soldaten naar de rivier bij Kharkiv"
            " heeft verplaatst.",
            "“De soldaten zijn daar niet op vakantie”, zei Blinken.",
            "Rusland ontkent dat het 30.000 soldaten heeft verplaatst.",
        ],
    },
    {
        "published": "2022-02-11", "outlet": "The Harbour Post", "language": "en",
        "title": "Blinken on the river",
        "text": [
            "“The soldiers are not there for a holiday”, Antony Blinken said on Tuesday in"
            " Brussels.",
            "He told the newspaper Le Monde that talks would go on.",
            "Boris Johnson warned on Wednesday that Vladimir Putin had 45,000 soldiers at the"
            " river.",
        ],
    },
    {
        "published": "2022-05-20", "outlet": "The Lantern", "language": "en",
        "title": "Months later",
        "text": [
            "Antony Blinken said on Thursday that the harvest was good.",
            "Russia denied that it had shelled the harbour of Odesa. Volodymyr Zelensky was"
            " silent.",
        ],
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, run: Run) -> Path:
    """A corpus of five articles that report, deny and repeat one another. Not to be written to."""
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "seeds").mkdir()
    lines = [json.dumps(a | {"text": "\n\n".join(a["text"])}) + "\n" for a in ARTICLES]
    (folder / "seeds" / "articles.jsonl").write_text("".join(lines), encoding="utf-8")
    done = run("ingest", "seeds/", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def ask(run: Run, ledger: Path) -> Any:
    """Runs a command on that corpus and gives its records."""

    def asked(*arguments: str) -> list[dict[str, Any]]:
        done = run(*arguments, "--json", cwd=ledger)
        rows: list[dict[str, Any]] = json.loads(done.stdout)
        assert done.returncode == (0 if rows else 1), done.stderr
        return rows

    return asked


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        (["--speaker", "Blinken", "--cue", "tell"], ["The soldiers", "talks would"]),
        (["--by-kind", "anonymous"], ["the camps"]),
        (["--stance", "deny", "--about", "Odesa"], ["it had shelled"]),
        (["--stance", "warn", "--min", "40,000"], ["Vladimir Putin had"]),
        (["--max", "30000", "--unit", "troops", "--lang", "nl"], ["Rusland 30.000", "het 30.000"]),
        (["--min", "1", "--unit", "money"], []),
        (["--told-to", "Le Monde"], ["talks would"]),
        (["--type", "direct", "--speaker", "Lavrov"], ["It is a fairy"]),
        (["--said-after", "2022-02-09", "--said-before", "2022-02-09"], ["Vladimir Putin had"]),
        (["--said-after", "2022-05"], ["the harvest"]),
        (["--via", "Reuters"], []),
    ],
)
def test_claims_are_filtered_by_what_is_known_of_them(
    ask: Any, filters: list[str], texts: list[str]
) -> None:
    found = [row["text"] for row in ask("claims", *filters)]

    assert len(found) == len(texts)
    assert all(text.startswith(start) for text, start in zip(found, texts, strict=True)), found


@pytest.mark.parametrize(
    "query",
    ["claim:(speaker:Johnson n:>=40000)", "figure:(speaker:Johnson n:>=40000)",
     "claim:(by_kind:person cue:warn about:*)", "quote:(speaker:Blinken spoken:2022-02-08)"],
)  # fmt: skip
def test_groups_take_the_same_fields(run: Run, ledger: Path, query: str) -> None:
    done = run("search", query, "-l", cwd=ledger)

    if query.startswith("claim:(speaker:Johnson"):
        assert (done.returncode, "a claim has no n" in done.stderr) == (2, True)
    else:
        assert done.returncode in (0, 1), done.stderr


def test_figures_are_filtered_by_their_claims(ask: Any) -> None:
    said = ask("figures", "--speaker", "Johnson", "--min", "1000", "--unit", "troops")

    assert [(row["value"], row["said_by"]) for row in said] == [(45000, "Boris Johnson")]
    assert len(ask("figures", "--stance", "deny")) == 3


def test_a_speaker_is_the_person_that_people_lists_in_whatever_words(ask: Any) -> None:
    people = {row["name"]: row["id"] for row in ask("people")}
    headline, *others = ask("claims", "speaker:Blinken")

    assert others[0]["speaker"]["as_written"] != headline["speaker"]["as_written"]
    for claim in (headline, *others):
        assert claim["speaker"]["name"] == "Antony Blinken"
        assert claim["speaker"]["id"] == people["Antony Blinken"]
    assert {row["said_by"] for row in ask("figures", "--speaker", "Lavrov")} == {"Sergei Lavrov"}
    nobody = ask("claims", "--by-kind", "anonymous")[0]["speaker"]
    assert (nobody["id"], nobody["anonymous"]) == ("", True)


def test_claims_with_a_figure_may_be_asked_for_inside_a_query(ask: Any) -> None:
    assert len(ask("claims", "figure:(n:30000 unit:troops) lang:en")) == 3
    assert ask("claims", "figure:(n:30000 unit:money)") == []


def test_a_day_of_speaking_is_resolved_beside_the_claim(ask: Any) -> None:
    (row,) = ask("claims", "--speaker", "Johnson")

    assert (row["when"], row["period"]) == ("Wednesday", "2022-02-09")


FACETS = (
    "speaker by_kind stance cue type told_to about:person about:place spoken:month spoken:day"
    " person"
)


@pytest.mark.parametrize("facet", FACETS.split())
@pytest.mark.parametrize("query", [[], ["soldiers OR harvest"]])
def test_the_query_of_a_value_finds_the_articles_that_it_counts(
    run: Run, ledger: Path, facet: str, query: list[str]
) -> None:
    rows = json.loads(run("facets", facet, *query, "--json", cwd=ledger).stdout)

    assert rows
    for row in rows[:3]:
        found = run("search", row["query"], "-l", cwd=ledger).stdout.split()
        assert len(found) == row["articles"], row


def test_facets_of_claims_count_claims_and_articles(ask: Any) -> None:
    stances = {row["value"]: (row["articles"], row["mentions"]) for row in ask("facets", "stance")}
    months = [(row["value"], row["articles"]) for row in ask("facets", "spoken")]

    assert stances["deny"] == (4, 5)
    assert months == [("2022-02", 4), ("2022-05", 1)]


def test_who_asks_for_denials_is_told_of_nondenials(run: Run, seeds_corpus: Path) -> None:
    for asked in (["stance:deny"], ["--stance", "deny"]):
        done = run("claims", *asked, cwd=seeds_corpus)
        assert "nondenial" not in done.stdout
        assert "→ stance:nondenial (1)" in done.stderr
    assert "not listed" not in run("claims", "-stance:deny", cwd=seeds_corpus).stderr


def test_a_list_shows_the_claim_that_a_denial_answers(run: Run, ledger: Path) -> None:
    done = run("claims", "stance:deny lang:nl", "--format", "list", cwd=ledger)

    (arrow,) = [line for line in done.stdout.splitlines() if "⇐" in line]
    assert ":L3" in arrow
    assert "Antony Blinken" in arrow


def test_a_denial_stands_beside_the_claims_that_it_denies_in_every_language(ask: Any) -> None:
    pairs = {
        (row["lang"], row["speaker"], row["answers"]["lang"], row["answers"]["speaker"])
        for row in ask("claims", "--disputed")
    }

    assert pairs == {
        (lang, speaker, other, "Antony Blinken")
        for lang, speaker in [("en", "Russia"), ("en", "Sergei Lavrov"), ("nl", "Russia")]
        for other in ("en", "nl")
    }


def test_a_dispute_says_what_the_two_share(ask: Any) -> None:
    rows = ask("claims", "--disputed", "--speaker", "Lavrov", "--lang", "en")

    assert rows[0]["reason"].startswith("30,000 troops")
    assert rows[0]["score"] == 1.0
    assert {row["speaker"] for row in rows} == {"Sergei Lavrov"}


def test_what_nobody_else_reports_is_not_disputed(run: Run, ledger: Path, ask: Any) -> None:
    assert ask("claims", "--disputed", "Odesa") == []
    assert run("claims", "--disputed", "Odesa", cwd=ledger).returncode == 1


def test_a_list_of_disputes_is_two_sides_and_an_arrow(run: Run, ledger: Path) -> None:
    done = run("claims", "--disputed", "-n", "1", "--format", "list", cwd=ledger)

    assert len([line for line in done.stdout.splitlines() if "⇐ answers" in line]) == 1
    assert "1 of 6" in done.stderr


def test_an_accusation_and_its_denial_in_one_paragraph_belong_together(
    run: Run, seeds_corpus: Path
) -> None:
    rows = json.loads(run("claims", "--disputed", "--json", cwd=seeds_corpus).stdout)

    assert ("a8d3:L25", "a8d3:L25") in {(row["locator"], row["answers"]["locator"]) for row in rows}


def test_the_same_utterance_is_found_across_articles_and_languages(ask: Any) -> None:
    groups: dict[int, set[str]] = {}
    for row in ask("claims", "--same"):
        groups.setdefault(row["group"], set()).add(f"{row['lang']} {row['text'][:12]}")

    assert list(groups.values()) == [
        {"en The soldiers"},
        {"en Russia had m", "nl Rusland 30.0"},
    ]


def test_drift_is_nothing_where_the_wording_is_the_same(ask: Any) -> None:
    first, second = (row for row in ask("claims", "--same", "holiday"))

    assert (first["drift"], second["drift"]) == (None, 0.0)
    assert second["gained"] == second["lost"] == []


def test_a_counted_thing_through_time_has_claimants_and_those_who_dispute_it(ask: Any) -> None:
    rows = ask("figures", "--over-time", "--unit", "troops")

    assert [(row["date"], row["value"], row["said_by"]) for row in rows] == [
        ("2022-02-10", 30000, "Antony Blinken"),
        ("2022-02-11", 30000, "Antony Blinken"),
        ("2022-02-11", 45000, "Boris Johnson"),
    ]
    assert [row["disputed_by"] for row in rows] == [
        ["Russia", "Sergei Lavrov"], ["Russia", "Sergei Lavrov"], [],
    ]  # fmt: skip


def test_through_time_asks_for_one_counted_thing(run: Run, ledger: Path) -> None:
    done = run("figures", "--over-time", cwd=ledger)

    assert (done.returncode, done.stdout) == (2, "")
    assert "--unit troops" in done.stderr


def test_a_list_through_time_is_a_plot(run: Run, ledger: Path) -> None:
    done = run(
        "figures", "--over-time", "--unit", "troops", "--format", "list", "--ascii", cwd=ledger
    )

    bars = [line.count("#") for line in done.stdout.splitlines()]
    assert bars == [0, 16, 16, 0, 24]  # a heading for each place
    assert "disputed by Russia" in done.stdout


def test_who_is_named_and_never_quoted_is_silent(run: Run, ledger: Path, ask: Any) -> None:
    people = [(row["name"], row["articles"], row["mentions"]) for row in ask("silence")]

    assert people[0] == ("Volodymyr Zelensky", 2, 3)
    assert "Antony Blinken" not in {name for name, _, _ in people}
    assert run("silence", "soldiers", "--lang", "nl", cwd=ledger).returncode == 1


def test_silence_counts_what_others_say_of_the_silent(ask: Any) -> None:
    claims = {row["name"]: row["claims"] for row in ask("silence")}

    assert claims["Vladimir Putin"] == 1
    assert claims["Volodymyr Zelensky"] == 0


def test_the_share_of_unnamed_speakers_is_by_outlet_and_language(ask: Any) -> None:
    shares = {(row["source"], row["lang"]): row for row in ask("silence", "--anonymous")}

    assert shares["The Lantern", "en"]["anonymous"] == 1
    assert shares["De Vuurtoren", "nl"]["share"] == 0


@pytest.mark.parametrize(
    "command",
    [["claims", "--disputed", "xyzzy"], ["claims", "--same", "xyzzy"], ["silence", "xyzzy"],
     ["figures", "--over-time", "xyzzy"], ["claims", "--about", "xyzzy"]],
)  # fmt: skip
def test_nothing_found_is_an_empty_list_and_exit_code_1(
    run: Run, ledger: Path, command: list[str]
) -> None:
    done = run(*command, "--json", cwd=ledger)

    assert (done.returncode, done.stdout.strip()) == (1, "[]"), done.stderr


def test_a_group_is_explained_with_the_articles_that_it_finds(run: Run, ledger: Path) -> None:
    done = run("explain", "claim:(about:Putin cue:warn) OR told_to:reporters", cwd=ledger)

    assert done.returncode == 0, done.stderr
    assert "claim:(about:Putin cue:warn)" in done.stdout
    assert "2 articles" in done.stdout
