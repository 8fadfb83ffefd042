"""What each query means, and what each broken query is told."""

import re
from pathlib import Path

import pytest

from ukcorpus.errors import QueryError
from ukcorpus.search.parser import join_arguments, parse, parse_arguments, parse_filter
from ukcorpus.search.query import (
    And,
    AtLeast,
    Clause,
    Everything,
    FieldRange,
    FieldValue,
    InField,
    Near,
    Not,
    Or,
    Phrase,
    Regex,
    Saved,
    Scoped,
    Word,
    unplaced,
)

A, B, C = Word("a"), Word("b"), Word("c")


def phrase(*words: str, slop: int = 0, ordered: bool = True) -> Phrase:
    return Phrase(tuple(Word(word) for word in words), slop, ordered)


MEANINGS: list[tuple[str, Clause]] = [
    # words
    ("Kharkiv", Word("Kharkiv")),
    ("  Kharkiv\n", Word("Kharkiv")),
    ("Лавров", Word("Лавров")),
    ("U.S.", Word("U.S.")),
    ("Biden's", Word("Biden's")),
    ("Biden’s", Word("Biden’s")),
    ("15:30", Word("15:30")),
    ("125,000", Word("125,000")),
    ("14.000", Word("14.000")),
    ("€500", Word("€500")),
    ("cross-border", Word("cross-border")),
    ("AT&T", Word("AT&T")),
    ("km/h", Word("km/h")),
    ("a@b", Word("a@b")),
    ("Yahoo!", Word("Yahoo!")),
    ("=Nato", Word("Nato", exact=True)),
    ("=OR", Word("OR", exact=True)),
    ("incursion*", Word("incursion*", pattern=True)),
    ("*nski", Word("*nski", pattern=True)),
    ("Zelens?y", Word("Zelens?y", pattern=True)),
    ("=Z*", Word("Z*", exact=True, pattern=True)),
    ("Zelenski~", Word("Zelenski", edits=1)),
    ("Zelenski~1", Word("Zelenski", edits=1)),
    ("Zelenski~2", Word("Zelenski", edits=2)),
    ("~100", Word("~100")),
    ("*", Everything()),
    # AND, OR, NOT
    ("a b", And((A, B))),
    ("a AND b", And((A, B))),
    ("a & b", And((A, B))),
    ("a && b", And((A, B))),
    ("a AND b c", And((A, B, C))),
    ("a OR b", Or((A, B))),
    ("a|b", Or((A, B))),
    ("a || b", Or((A, B))),
    ("a b OR c", Or((And((A, B)), C))),
    ("a OR b c", Or((A, And((B, C))))),
    ("a (b OR c)", And((A, Or((B, C))))),
    ("(a b) c", And((A, B, C))),
    ("((a))", A),
    ("a (b)", And((A, B))),
    ("a(b)", And((A, B))),
    ("NOT a", Not(A)),
    ("-a", Not(A)),
    ("!a", Not(A)),
    ("a -b", And((A, Not(B)))),
    ("a NOT b", And((A, Not(B)))),
    ("a AND NOT b", And((A, Not(B)))),
    ("-(a OR b)", Not(Or((A, B)))),
    ('-"a b"', Not(phrase("a", "b"))),
    ("-person:Lavrov", Not(FieldValue("person", "Lavrov"))),
    ("NOT NOT a", Not(Not(A))),
    ("NOT a OR b", Or((Not(A), B))),
    ("NOT a b", And((Not(A), B))),
    ("a-b", Word("a-b")),
    ("or", Word("or")),
    ("a or b", And((A, Word("or"), B))),
    ("a - b", And((A, B))),
    ("a … b", And((A, B))),
    # phrases
    ('"a b"', phrase("a", "b")),
    ("“a b”", phrase("a", "b")),
    ("„a b“", phrase("a", "b")),
    ("« a b »", phrase("a", "b")),
    ('"“a b”"', Phrase((Word("“a"), Word("b”")))),
    ('"a"', phrase("a")),
    ('"a - b"', phrase("a", "b")),
    ('"a b"~5', phrase("a", "b", slop=5, ordered=False)),
    ('"a b"~>5', phrase("a", "b", slop=5)),
    ('"alp* beta"', Phrase((Word("alp*", pattern=True), Word("beta")))),
    ('"=Nato a"', Phrase((Word("Nato", exact=True), A))),
    ('"a OR b"', phrase("a", "OR", "b")),
    ('"https://x.org/y"', phrase("https://x.org/y")),
    ('"a" "b"', And((phrase("a"), phrase("b")))),
    # proximity
    ("a NEAR/5 b", Near("NEAR", A, B, 5)),
    ("a W/5 b", Near("NEAR", A, B, 5)),
    ("a BEFORE/999 b", Near("BEFORE", A, B, 999)),
    ("a PRE/1 b", Near("BEFORE", A, B, 1)),
    ("troops /s border", Near("SENTENCE", Word("troops"), Word("border"))),
    ("a /p b", Near("PARAGRAPH", A, B)),
    ("a NEAR/5 b c", And((Near("NEAR", A, B, 5), C))),
    ("NOT a NEAR/5 b", Not(Near("NEAR", A, B, 5))),
    ("a NEAR/5 b NEAR/3 c", Near("NEAR", Near("NEAR", A, B, 5), C, 3)),
    ("a NEAR/5 (b NEAR/3 c)", Near("NEAR", A, Near("NEAR", B, C, 3), 5)),
    ("(a OR b*) /s c", Near("SENTENCE", Or((A, Word("b*", pattern=True))), C)),
    ('"a b" NEAR/2 c', Near("NEAR", phrase("a", "b"), C, 2)),
    ("ATLEAST/3(Kharkiv)", AtLeast(3, Word("Kharkiv"))),
    ("ATLEAST/2(a OR b) c", And((AtLeast(2, Or((A, B))), C))),
    # regular expressions
    ("/ab+/", Regex("ab+")),
    ("/ab+/i", Regex("ab+", ignore_case=True)),
    (r"/a\/b/", Regex(r"a\/b")),
    ("/(a|b)c/ d", And((Regex("(a|b)c"), Word("d")))),
    ("/s/", Regex("s")),
    # fields
    ("person:Kuleba", FieldValue("person", "Kuleba")),
    ('person:"Antony Blinken"', FieldValue("person", "Antony Blinken", quoted=True)),
    ("PERSON:Kuleba", FieldValue("person", "Kuleba")),
    ("people:Kuleba", FieldValue("person", "Kuleba")),
    ("person:*", FieldValue("person", "*")),
    (r'person:"the \"Rock\""', FieldValue("person", 'the "Rock"', quoted=True)),
    ("person:(Biden OR Putin)", Or((FieldValue("person", "Biden"), FieldValue("person", "Putin")))),
    ("person:(a -b)", And((FieldValue("person", "a"), Not(FieldValue("person", "b"))))),
    ("lang:NL", FieldValue("lang", "nl")),
    ("language:nl", FieldValue("lang", "nl")),
    ("stance:deny", FieldValue("stance", "deny")),
    ("id:d09a", FieldValue("id", "d09a")),
    ("seg:62e9/s18", FieldValue("seg", "62e9/s18")),
    ("source:bbc.co.uk", FieldValue("source", "bbc.co.uk")),
    ("title:Kharkiv", InField("title", Word("Kharkiv"))),
    ('title:"a b"', InField("title", phrase("a", "b"))),
    ("title:(a OR b)", InField("title", Or((A, B)))),
    ("title:/ab+/", InField("title", Regex("ab+"))),
    ("title:(a NEAR/3 b)", InField("title", Near("NEAR", A, B, 3))),
    ("title:=Nato", InField("title", Word("Nato", exact=True))),
    ("title:*", InField("title", Everything())),
    ("title:OR", InField("title", Word("OR"))),
    ("title:a NEAR/3 title:b", Near("NEAR", InField("title", A), InField("title", B), 3)),
    # dates and numbers
    ("date:2022-02", FieldValue("date", "2022-02")),
    ("date:2022-01..2022-02", FieldRange("date", "2022-01", "2022-02")),
    ("date:..2022-02", FieldRange("date", "", "2022-02")),
    ("date:2022..", FieldRange("date", "2022")),
    ("date:>=2022", FieldRange("date", "2022")),
    ("date:>2022", FieldRange("date", "2022", low_open=True)),
    ("date:<=2022", FieldRange("date", "", "2022")),
    ("date:<2022", FieldRange("date", "", "2022", high_open=True)),
    ("date:-30d..", FieldRange("date", "-30d")),
    ("date:-30d..-1w", FieldRange("date", "-30d", "-1w")),
    ("date:today", FieldValue("date", "today")),
    ("date:(2021 OR 2023..)", Or((FieldValue("date", "2021"), FieldRange("date", "2023")))),
    ("n:>=7000", FieldRange("n", "7000")),
    ("n:7,000..9000", FieldRange("n", "7,000", "9000")),
    # records
    (
        "claim:(speaker:Putin stance:deny)",
        Scoped("claim", And((FieldValue("speaker", "Putin"), FieldValue("stance", "deny")))),
    ),
    (
        "figure:(n:>=100000 unit:troops)",
        Scoped("figure", And((FieldRange("n", "100000"), FieldValue("unit", "troops")))),
    ),
    (
        'quote:(speaker:Kuleba "red lines")',
        Scoped("quote", And((FieldValue("speaker", "Kuleba"), phrase("red", "lines")))),
    ),
    ("claim:(stance:deny OR a)", Scoped("claim", Or((FieldValue("stance", "deny"), A)))),
    ("@kharkiv", Saved("kharkiv")),
    ("@kharkiv -a", And((Saved("kharkiv"), Not(A)))),
    # what only looks like an operator or a field
    ("Ukraine: war", And((Word("Ukraine:"), Word("war")))),
    ("near/5", Word("near/5")),
    ("rock 'n' roll", And((Word("rock"), Word("'n'"), Word("roll")))),
    ("24/7", Word("24/7")),
    ("W/o", Word("W/o")),
]  # fmt: skip


@pytest.mark.parametrize(("query", "meaning"), MEANINGS, ids=[query for query, _ in MEANINGS])
def test_a_query_means(query: str, meaning: Clause) -> None:
    assert unplaced(parse(query)) == meaning


@pytest.mark.parametrize("query", [query for query, _ in MEANINGS])
def test_a_clause_written_out_means_the_same(query: str) -> None:
    clause = parse(query)

    assert unplaced(parse(str(clause))) == unplaced(clause)


# query, code, the part that carets stand under, part of the message, part of the hint
ERRORS: list[tuple[str, str, str, str, str]] = [
    ("", "Q001", "", "empty query", "everything: *"),
    ("  ", "Q001", " ", "empty query", "everything: *"),
    ("...", "Q002", "...", "no letters or digits", "everything: *"),
    ("(", "Q002", "(", 'missing ")"', ""),
    ("(alpha", "Q002", "(", 'missing ")"', "did you mean (alpha)?"),
    ("(alpha OR (beta)", "Q002", "(", 'missing ")"', "did you mean (alpha OR (beta))?"),
    ("alpha)", "Q002", ")", '")" without "("', "did you mean alpha?"),
    ("alpha))", "Q002", ")", '")" without "("', "did you mean alpha)?"),
    (")", "Q002", ")", '")" without "("', ""),
    ("()", "Q002", "()", "nothing between", "leave the parentheses out"),
    ('"unclosed', "Q002", '"unclosed', 'missing closing "', 'did you mean "unclosed"?'),
    ("„unclosed", "Q002", "„unclosed", "missing closing „", 'did you mean „unclosed"?'),
    ('"', "Q002", '"', 'missing closing "', ""),
    ('""', "Q002", '""', "nothing to search between", ""),
    ('"- …"', "Q002", '"- …"', "nothing to search between", ""),
    ('"a * b"', "Q002", "*", "a phrase needs letters", '"a b"~>1'),
    ('"a b"~', "Q002", "~", "needs a number", ""),
    ('"a b"~1000', "Q002", "~1000", "needs a number from 1 to 999", ""),
    ("/unclosed", "Q002", "/unclosed", "missing closing /", "did you mean /unclosed/?"),
    ("/(/", "Q002", "(", "regular expression", ""),
    ("/a/x", "Q002", "x", "right after a regular expression", '"/a/x"'),
    ("alpha OR", "Q002", "OR", "nothing after OR", "did you mean alpha?"),
    ("OR alpha", "Q002", "OR", "nothing before OR", "did you mean alpha?"),
    ("OR", "Q002", "OR", "nothing before OR", 'as a word: "OR"'),
    ("AND", "Q002", "AND", "nothing before AND", 'as a word: "AND"'),
    ("alpha AND", "Q002", "AND", "nothing after AND", "did you mean alpha?"),
    ("alpha AND OR beta", "Q002", "AND", "nothing after AND", "did you mean alpha OR beta?"),
    ("alpha NOT", "Q002", "NOT", "nothing after NOT", "did you mean alpha?"),
    ("(alpha OR) beta", "Q002", "OR", "nothing after OR", "did you mean (alpha) beta?"),
    ("NEAR/5 b", "Q002", "NEAR/5", "nothing before NEAR/5", "did you mean b?"),
    ("a NEAR/5", "Q002", "NEAR/5", "nothing after NEAR/5", "did you mean a?"),
    ("a NEAR/0 b", "Q002", "NEAR/0", "from 1 to 999", "NEAR/10"),
    ("a NEAR/1000 b", "Q002", "NEAR/1000", "from 1 to 999", ""),
    ("a NEAR/x b", "Q002", "NEAR/x", "from 1 to 999", ""),
    ("a NEAR/5 NOT b", "Q002", "NOT", "NOT cannot stand after NEAR/5", ""),
    ("(a b) NEAR/5 c", "Q002", "a b", "no single place", "a NEAR/5 … b NEAR/5"),
    ("person:Biden /s c", "Q002", "person:Biden", "no single place", '"Biden" /s'),
    ("ATLEAST/3 a", "Q002", "ATLEAST/3", "needs parentheses", "mean ATLEAST/3(a)?"),
    ("ATLEAST/0(a)", "Q002", "ATLEAST/0", "from 1 to 999", ""),
    ("ATLEAST/2(lang:nl)", "Q002", "lang:nl", "counts hits", ""),
    ("sayd:kharkiv", "Q003", "sayd", 'unknown field "sayd"', "did you mean said:?"),
    ("a perzon:b", "Q003", "perzon", 'unknown field "perzon"', "did you mean person:?"),
    ("foo:bar", "Q003", "foo", 'unknown field "foo"', '"foo: bar"'),
    ("lang:english", "Q004", "lang:english", 'no value "english"', "did you mean lang:en?"),
    ("lang:xx", "Q004", "lang:xx", 'no value "xx"', "ISO 639-1"),
    ("stance:denys", "Q004", "stance:denys", "no value", "stance:deny"),
    ("unit:trops", "Q004", "unit:trops", "no value", "unit:troops"),
    ("anon:maybe", "Q004", "anon:maybe", "no value", "yes no"),
    ("date:2022-02-30", "Q005", "date:2022-02-30", "there is no 2022-02-30", "date:2022-02-28?"),
    ("date:2022-13", "Q005", "date:2022-13", "there is no 2022-13", "date:2022?"),
    ("date:0000", "Q005", "date:0000", "there is no 0000", ""),
    ("date:last", "Q005", "date:last", '"last" is not a date', ""),
    ("date:2023..2022", "Q005", "date:2023..2022", "ends before", "date:2022..2023"),
    ("n:abc", "Q005", "n:abc", '"abc" is not a number', "n:>=7000"),
    ("n:9..1", "Q005", "n:9..1", "ends before it starts", "n:1..9"),
    ("date:[2022 TO 2023]", "Q002", "date:[2022", "no brackets", "date:2022..2023?"),
    ("date:..", "Q002", "date:..", "without ends", "date:*"),
    ("date:>=", "Q002", "date:>=", "nothing after", ""),
    ("1914..1918", "Q002", "1914..1918", "needs a field", "date:1914..1918"),
    ("..2022-02", "Q002", "..2022-02", "needs a field", "date:..2022-02"),
    (">=2022", "Q002", ">=2022", "needs a field", "date:>=2022"),
    ("https://x.org/y", "Q002", "https://x.org/y", "must be quoted", '"https://x.org/y"'),
    ("a --lang nl", "Q002", "--lang", "looks like an option", ""),
    ("title: a", "Q002", "title:", "nothing right after title:", "did you mean title:a?"),
    ("person:", "Q002", "person:", "nothing right after person:", ""),
    ('person:""', "Q002", 'person:""', "nothing after person:", ""),
    ('person:"a b"~3', "Q002", 'person:"a b"~3', "without ~", 'did you mean person:"a b"?'),
    ("person:(a NEAR/3 b)", "Q002", "a", "no single place", ""),
    ("title:(person:a)", "Q002", "person:", "cannot stand inside title", ""),
    ("claim:deny", "Q002", "claim:", "needs parentheses", "did you mean claim:(deny)?"),
    ("claim:stance:deny", "Q002", "claim:", "needs parentheses", "claim:(stance:deny)?"),
    ("person:Zelenski~1", "Q002", "person:Zelenski~1", "without ~", "person:Zelenski?"),
    ("person:/Zel.*/", "Q002", "person:/Zel.*/", "not a regular expression", "Zel*"),
    ('red lines"', "Q002", '"', "missing closing", "did you mean red lines?"),
    ("Kyiv~0.8", "Q002", "Kyiv~0.8", "takes 1 or 2", "Kyiv~2"),
    ("claim:(quote:(a))", "Q002", "quote:", "cannot stand inside claim", ""),
    ("claim:(n:>5)", "Q002", "n:", "a claim has no n", "figure:(n:"),
    ("word~3", "Q002", "word~3", "takes 1 or 2", "word~2"),
    ("wo*d~1", "Q002", "wo*d~1", "contradict", ""),
    ("=word~1", "Q002", "=word~1", "contradict", ""),
    ("?", "Q002", "?", "no letters", "everything: *"),
    ("(" * 100 + "a" + ")" * 100, "Q002", "(", "groups within groups", "a OR b"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "code", "marked", "message", "hint"), ERRORS, ids=[case[0][:30] for case in ERRORS]
)
def test_a_broken_query_is_told_where_and_how(
    query: str, code: str, marked: str, message: str, hint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)

    error = caught.value
    assert error.code == code
    assert error.query[error.start : error.end] == marked
    assert message in error.message
    assert hint in error.hint
    assert error.hint  # there is always a way out


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("a or b", '"or" searched as a word; the operator is OR'),
        ("a not b", '"not" searched as a word; the operator is NOT'),
        ("a near/5 b", '"near/5" searched as a word; the operator is NEAR/5'),
        ("attack NEAR Kyiv", '"NEAR" searched as a word; the operator is NEAR/10'),
        ("Kyiv^2", '"Kyiv^2" searched as words: ^ gives no weight'),
        ("Kyiv - Reuters", '"-" has no letters or digits and is left out'),
        ("where is Kyiv?", '"?" in "Kyiv?" stands for one letter; for the word alone: Kyiv'),
    ],
)
def test_what_may_surprise_is_said(query: str, note: str) -> None:
    notes: list[str] = []

    parse(query, notes=notes)

    assert notes == [note]


def test_a_plain_query_has_no_notes() -> None:
    notes: list[str] = []

    parse('Kharkiv NEAR/10 "red lines" -lang:nl date:2022..', notes=notes)

    assert notes == []


def test_every_clause_knows_its_place() -> None:
    query = 'Kharkiv (a NEAR/5 "b c") -lang:nl title:(x OR y)'

    clause = parse(query)

    assert isinstance(clause, And)
    assert [query[slice(*part.at)] for part in clause.clauses] == [  # type: ignore[attr-defined]
        "Kharkiv",
        'a NEAR/5 "b c"',
        "-lang:nl",
        "title:(x OR y)",
    ]


def test_words_of_a_phrase_know_their_places() -> None:
    query = "x “minor  incursion”"

    clause = parse(query)

    assert isinstance(clause, And)
    words = clause.clauses[1]
    assert isinstance(words, Phrase)
    assert [query[slice(*word.at)] for word in words.words] == ["minor", "incursion"]


def test_arguments_are_joined_as_they_are() -> None:
    assert join_arguments(["Kharkiv", '"red lines"', "-x"]) == 'Kharkiv "red lines" -x'
    assert unplaced(parse_arguments(["a", "OR", "b"])) == Or((A, B))


def test_a_filter_takes_a_name_with_blanks_and_parentheses() -> None:
    clause = parse_filter("person", 'Antony "Tony" Blinken (US)')

    assert unplaced(clause) == FieldValue("person", 'Antony "Tony" Blinken (US)', quoted=True)
    assert unplaced(parse(str(clause))) == unplaced(clause)


def test_a_filter_on_dates_takes_ranges() -> None:
    assert unplaced(parse_filter("date", ">=2022")) == FieldRange("date", "2022")


def test_a_filter_refuses_what_a_query_refuses() -> None:
    with pytest.raises(QueryError, match="no value"):
        parse_filter("lang", "english")


def test_every_example_of_the_reference_is_a_query() -> None:
    page = (Path(__file__).parents[2] / "docs" / "query-language.md").read_text(encoding="utf-8")
    table = page.partition("## At a glance")[2].partition("## Words")[0]
    first_cells = [row.split(" | ")[0] for row in table.splitlines() if row.startswith("| `")]
    examples = [query for cell in first_cells for query in re.findall(r"`([^`]+)`", cell)]

    assert len(examples) > 15
    for query in examples:
        assert parse(query)


def test_a_long_chain_of_nots_is_an_error_and_no_crash() -> None:
    with pytest.raises(QueryError, match="groups within groups"):
        parse("NOT " * 5000 + "a")


def test_a_query_of_a_megabyte_is_refused() -> None:
    with pytest.raises(QueryError, match="characters"):
        parse("a " * 500_000)


def test_a_list_of_thousands_of_ids_is_no_nesting() -> None:
    clause = parse(" OR ".join(f"id:{number:04x}" for number in range(5000)))

    assert isinstance(clause, Or)
    assert len(clause.clauses) == 5000
