"""Searching the seeds, through the program."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_kharkiv_is_found_in_one_article_with_its_six_hits(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "Kharkiv", cwd=seeds_corpus)

    assert done.returncode == 0
    (line,) = done.stdout.splitlines()
    id_, _, lang, hits, title, path = line.split("\t")
    assert (id_, lang, hits) == ("d09a9f8fe0477d92", "en", "6")
    assert title == "Ukraine can use U.S. weapons for limited strikes in Russia, Biden says"
    assert path == "seeds/001_d09a9f8fe0477d92.txt"


def test_the_hits_stand_on_the_lines_that_an_editor_counts(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "Kharkiv", "--json", "locators", cwd=seeds_corpus)

    (row,) = json.loads(done.stdout)
    lines = [8, 18, 26, 30, 32, 42]
    assert row["locators"] == [f"d09a:L{line}" for line in lines]


def test_a_name_is_found_in_every_spelling_and_language(run: Run, seeds_corpus: Path) -> None:
    ids = run("search", "Zelensky", "-l", cwd=seeds_corpus).stdout.split()
    matched = json.loads(run("search", "Zelensky", "--json", "id,matched", cwd=seeds_corpus).stdout)

    assert sorted(ids) == ["3be629b88aa551a7", "a8d320557e8b4f72", "d09a9f8fe0477d92"]
    spellings: dict[str, int] = {}
    for row in matched:
        for form, n in row["matched"].items():
            spellings[form] = spellings.get(form, 0) + n
    assert spellings == {"Zelenski": 4, "Zelensky": 2, "Zelesnky": 1}


@pytest.mark.parametrize("switch", [["--no-aliases", "Zelesnky"], ["=Zelesnky"]])
def test_one_spelling_alone_can_be_asked_for(
    run: Run, seeds_corpus: Path, switch: list[str]
) -> None:
    assert run("search", *switch, "-l", cwd=seeds_corpus).stdout.split() == ["3be629b88aa551a7"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("Kharkiv Politico", ["d09a"]),
        ("Kharkiv OR rouble", ["62e9", "d09a"]),
        ("Blinken -Kharkiv", ["3be6", "62e9", "6cb5"]),
        ("NOT Biden", []),
        ('"minor incursion"', ["3be6"]),
        ("(Kharkiv OR Omsk) Biden", ["62e9", "d09a"]),
        ("lang:nl", ["a8d3"]),
        ("title:lockstep", ["62e9"]),
        ("troopsnlonger*", []),
        ("incursion*", ["3be6", "62e9"]),
        ("person:Kuleba", ["3be6", "62e9", "6cb5"]),
        ("place:Omsk", ["62e9"]),
        ("Europaviertel", ["6cb5"]),
        ("cross-border", ["d09a"]),
        ("U.S.", ["d09a"]),
        ("125,000", ["3be6"]),
    ],
)
def test_a_query_means_what_it_says(
    run: Run, seeds_corpus: Path, query: str, ids: list[str]
) -> None:
    done = run("search", query, "-l", "--no-aliases", "--", cwd=seeds_corpus)

    assert sorted(id_[:4] for id_ in done.stdout.split()) == ids, done.stderr
    assert done.returncode == (0 if ids else 1)


def test_stems_are_those_of_the_language_of_the_text(run: Run, seeds_corpus: Path) -> None:
    assert "a8d3" in run("search", "uitwijzing", "-l", cwd=seeds_corpus).stdout
    assert "a8d3" in run("search", "diplomaat", "-l", cwd=seeds_corpus).stdout
    invade = run("search", "invasions", "-l", cwd=seeds_corpus).stdout.split()
    assert {id_[:4] for id_ in invade} == {"3be6", "62e9", "6cb5"}


def test_a_date_filter_keeps_what_may_lie_inside_and_says_so(run: Run, seeds_corpus: Path) -> None:
    wide = run(
        "search", "--all", "--after", "2024-05", "--before", "2024-05", "-l", cwd=seeds_corpus
    )
    strict = run(
        "search", "--all", "--after", "2024-05", "--dates", "strict", "-l", cwd=seeds_corpus
    )

    assert "d09a9f8fe0477d92" in wide.stdout
    assert set(strict.stdout.split()) <= set(wide.stdout.split())


def test_the_banner_is_not_the_date(run: Run, seeds_corpus: Path) -> None:
    done = run("show", "d09a", "--json", "date", cwd=seeds_corpus)

    date = json.loads(done.stdout)[0]["date"]
    assert date["edtf"] != "2024-12-16"
    assert date["start"].startswith("2024-05")
    assert date["end"] < "2024-12-16"
    assert any(e["verdict"] == "rejected" for e in date["evidence"])


def test_quoted_brackets_survive(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "green", "--format", "list", "--all-hits", cwd=seeds_corpus)
    shown = run("show", "3be6", "--lines", "21", cwd=seeds_corpus)
    listed = run("kwic", "fighting", "--format", "list", "--width", "60", cwd=seeds_corpus)

    assert done.returncode == 0
    assert "[in Nato]" in shown.stdout
    assert "[in Nato]" in listed.stdout


def test_the_total_is_exact_whatever_is_shown(run: Run, seeds_corpus: Path) -> None:
    assert run("search", "Biden", "--count", cwd=seeds_corpus).stdout == "5\n"
    assert len(run("search", "Biden", "-n", "2", "-l", cwd=seeds_corpus).stdout.split()) == 2
    first = run("search", "Biden", "-n", "2", "-l", cwd=seeds_corpus).stdout
    rest = run("search", "Biden", "--offset", "2", "-l", cwd=seeds_corpus).stdout
    assert len({*first.split(), *rest.split()}) == 5


@pytest.mark.parametrize("sort", ["score", "date", "-date", "id", "source", "hits"])
def test_every_order_has_every_article_once(run: Run, seeds_corpus: Path, sort: str) -> None:
    done = run("search", "Biden", "--sort", sort, "-l", cwd=seeds_corpus)

    assert len(set(done.stdout.split())) == 5


@pytest.mark.parametrize("name", ["Zelenskyy", "Selenskyj", "Зеленський", "Зеленский", "Zelesnky"])
def test_a_spelling_that_no_article_has_finds_those_that_they_have(
    run: Run, seeds_corpus: Path, name: str
) -> None:
    assert run("search", name, "--count", cwd=seeds_corpus).stdout == "3\n"


@pytest.mark.parametrize("name", ["Charkiv", "Kharkov", "Харків", "Харьков", "Charkow"])
def test_a_place_is_found_by_any_of_its_names(run: Run, seeds_corpus: Path, name: str) -> None:
    assert run("search", name, "-l", cwd=seeds_corpus).stdout == "d09a9f8fe0477d92\n"


def test_a_group_asks_one_record_for_all_of_it(run: Run, seeds_corpus: Path) -> None:
    both = run("search", "claim:(speaker:Kuleba stance:warn)", "-l", cwd=seeds_corpus).stdout
    apart = run("search", "claim:(speaker:Borrell stance:deny)", "-l", cwd=seeds_corpus)

    assert "62e9b136168e27ac" in both
    assert apart.returncode == 1


def test_facets_count_people_once_and_languages_exactly(run: Run, seeds_corpus: Path) -> None:
    rows = [
        line.split("\t")
        for line in run("facets", "lang", "person", cwd=seeds_corpus).stdout.splitlines()
    ]

    assert [row[1:3] for row in rows if row[0] == "lang"] == [["en", "4"], ["nl", "1"]]
    people = [row for row in rows if row[0] == "person"]
    assert people[0][1:4] == ["Joe Biden", "5", "37"]
    assert len({row[1] for row in people}) == len(people)


def test_every_facet_value_has_a_query_that_finds_its_articles(
    run: Run, seeds_corpus: Path
) -> None:
    done = run(
        "facets", "person", "source", "lang", "date:year", "Biden", "--jsonl", cwd=seeds_corpus
    )

    for row in map(json.loads, done.stdout.splitlines()[:25]):
        if row["query"]:
            found = run("search", row["query"], "--count", cwd=seeds_corpus)
            assert int(found.stdout) >= row["articles"], row


def ids(run: Run, corpus: Path, query: str) -> set[str]:
    return {line[:4] for line in run("search", query, "-l", cwd=corpus).stdout.split()}


def test_the_lead_is_searched_by_itself(run: Run, seeds_corpus: Path) -> None:
    everywhere = ids(run, seeds_corpus, "Kharkiv OR Moscow")
    in_lead = ids(run, seeds_corpus, "lead:(Kharkiv OR Moscow)")

    assert in_lead < everywhere
    assert ids(run, seeds_corpus, "lead:*") == ids(run, seeds_corpus, "*")


def test_any_words_at_all_in_a_part_of_the_text(run: Run, seeds_corpus: Path) -> None:
    with_title, without = ids(run, seeds_corpus, "title:*"), ids(run, seeds_corpus, "NOT title:*")

    assert len(with_title) + len(without) == 5
    assert not with_title & without


def test_claims_can_be_asked_for_by_the_title_of_their_article(
    run: Run, seeds_corpus: Path
) -> None:
    (article,) = ids(run, seeds_corpus, "title:weapons")

    assert ids(run, seeds_corpus, "claim:(title:weapons)") == {article}
    claims = run("claims", "title:weapons", "--json", "locator", cwd=seeds_corpus)
    assert {row["locator"][:4] for row in json.loads(claims.stdout)} == {article}


def test_names_take_wildcards(run: Run, seeds_corpus: Path) -> None:
    assert ids(run, seeds_corpus, "person:Kule*") == ids(run, seeds_corpus, "person:Kuleba")
    assert ids(run, seeds_corpus, "speaker:Kule?a") == ids(run, seeds_corpus, "speaker:Kuleba")


def test_an_item_of_a_live_blog_is_named_with_its_article(run: Run, seeds_corpus: Path) -> None:
    assert ids(run, seeds_corpus, "seg:62e9/s18") == {"62e9"}
    assert ids(run, seeds_corpus, "seg:d09a/s18") == set()


def test_a_place_may_stand_for_all_that_lies_in_it(run: Run, seeds_corpus: Path) -> None:
    within = run("search", "--within", "Kharkiv Oblast", "-l", cwd=seeds_corpus)
    itself = run("search", "place:Kharkiv", "-l", cwd=seeds_corpus)
    europe = run("search", "within:Europe", "--count", cwd=seeds_corpus)

    assert within.stdout == itself.stdout != ""
    assert europe.stdout.strip() == "5"


def test_two_languages_asked_for_mean_either(run: Run, seeds_corpus: Path) -> None:
    both = run("search", "Biden", "--lang", "en", "--lang", "nl", "--count", cwd=seeds_corpus)

    assert both.stdout == "5\n"


def test_people_asked_for_by_options_mean_any_of_them(run: Run, seeds_corpus: Path) -> None:
    def ids(*arguments: str) -> set[str]:
        return set(run("search", "-l", *arguments, cwd=seeds_corpus).stdout.split())

    either = ids("--person", "Lavrov", "--person", "Kuleba")

    assert either == ids("--person", "Lavrov") | ids("--person", "Kuleba")
    assert ids("--person", "Lavrov", "--person", "Kuleba", "--lang", "nl") <= either
    assert ids("person:Lavrov person:Kuleba") < either


def test_stances_asked_for_by_options_mean_any_of_them(run: Run, seeds_corpus: Path) -> None:
    def claims(*stances: str) -> list[str]:
        options = [word for stance in stances for word in ("--stance", stance)]
        done = run("claims", *options, "--format", "tsv", "--field", "id", cwd=seeds_corpus)
        assert "nondenial" not in done.stderr or "(1)" in done.stderr
        return done.stdout.split()

    assert sorted(claims("deny", "accuse")) == sorted(claims("deny") + claims("accuse"))


def test_a_field_is_counted_without_its_own_filter(run: Run, seeds_corpus: Path) -> None:
    def rows(*arguments: str) -> list[list[str]]:
        done = run("facets", *arguments, cwd=seeds_corpus)
        return [line.split("\t") for line in done.stdout.splitlines()]

    narrowed = rows("lang", "person", "Biden", "--lang", "nl")

    assert [row for row in narrowed if row[0] == "lang"] == [
        ["lang", "en", "4", "4", "Biden lang:en"],
        ["lang", "nl", "1", "1", "Biden lang:nl"],
    ]
    assert {row[2] for row in narrowed if row[0] == "person"} == {"1"}
    assert rows("date:year", "--on", "2024") == rows("date:year", "date:2024")


def test_counts_beside_an_answer_are_those_of_facets(run: Run, seeds_corpus: Path) -> None:
    done = run("search", "Biden", "--lang", "nl", "--facets", "lang", cwd=seeds_corpus)

    said = [line.split() for line in done.stderr.splitlines() if line.startswith("lang")]
    assert said == [["lang", "en", "4"], ["lang", "nl", "1"]]
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("claim:(invasion)", "Biden"),
        ("claim:(/[a-z]{3,5}/ stance:deny)", "claim:(invasion)"),
        ("figure:(n:>=100)", "claim:(wa*)"),
        ("claim:(war)", "NOT Scholz"),
        ("claim:(war)", "(claim:(peace) OR figure:(unit:troops))"),
        ("said:war", "lang:en"),
    ],
)
def test_a_group_beside_other_clauses_is_what_each_finds_alone(
    run: Run, seeds_corpus: Path, one: str, other: str
) -> None:
    """What narrows most is asked first; in no order may that change the answer."""
    expected = ids(run, seeds_corpus, one) & ids(run, seeds_corpus, other)

    assert expected
    assert ids(run, seeds_corpus, f"({one}) ({other})") == expected
    assert ids(run, seeds_corpus, f"{one} {other}") == expected
    assert ids(run, seeds_corpus, f"{other} {one}") == expected


def test_show_prints_the_part_that_a_locator_names(run: Run, seeds_corpus: Path) -> None:
    exact = run("show", "62e9@19610+10", cwd=seeds_corpus)
    item = run("show", "62e9/s19", cwd=seeds_corpus)
    same = run("show", "62e9", "--segment", "s19", cwd=seeds_corpus)
    line = run("show", "62e9:L284", cwd=seeds_corpus)

    assert exact.stdout == "70 percent\n"
    assert item.stdout == same.stdout and item.stdout.startswith("UK says")
    assert "apocalyptic predictions" in line.stdout and line.stdout.count("\n") == 1
    assert run("show", "62e9/s99", cwd=seeds_corpus).returncode == 2


def test_show_lists_the_records_of_an_article(run: Run, seeds_corpus: Path) -> None:
    shown = run("show", "62e9", "--records", "claims,figures", cwd=seeds_corpus)
    claims = run("claims", "id:62e9", cwd=seeds_corpus)
    figures = run("figures", "id:62e9", cwd=seeds_corpus)
    wrong = run("show", "62e9", "--records", "claim", cwd=seeds_corpus)

    assert shown.stdout == claims.stdout + figures.stdout
    assert wrong.returncode == 2 and "claims, quotes, figures" in wrong.stderr


def test_people_are_explained_by_name(run: Run, seeds_corpus: Path) -> None:
    done = run("people", "--why", "Zelensky", cwd=seeds_corpus)

    assert done.returncode == 0
    assert {line.split("\t")[0] for line in done.stdout.splitlines()} == {"Volodymyr Zelensky"}


def test_a_place_of_one_key_is_explained_spelling_by_spelling(run: Run, seeds_corpus: Path) -> None:
    done = run("places", "--why", "Ukraine", cwd=seeds_corpus)
    alone = run("places", "--why", "Kyiv", cwd=seeds_corpus)

    assert "Oekraïne\tUkraine\t1\tsame key iso:UA" in done.stdout
    assert alone.returncode == 0 and "each has one name" in alone.stderr


def test_a_number_of_months_is_what_was_asked_for(run: Run, seeds_corpus: Path) -> None:
    two = run("facets", "date:year", "-n", "2", cwd=seeds_corpus)

    assert len(two.stdout.splitlines()) == 2
    assert "2 of 5 values" in two.stderr
