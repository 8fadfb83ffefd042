"""What a query means: the tree, with counts and with what empties the result."""

from ukcorpus.search.engines import Document
from ukcorpus.search.engines.memory import MemoryEngine
from ukcorpus.search.expand import Expander, NameForms
from ukcorpus.search.explain import Node, explain
from ukcorpus.search.parser import parse
from ukcorpus.search.plan import Plan
from ukcorpus.search.suggest import nearest, suggest_names, suggest_words
from ukcorpus.text.tokens import ZONE_BASE, Token
from ukcorpus.text.words import find_words, term

TEXTS = (
    "Zelenski met Biden, and Biden's envoys met Zelenski",
    "Biden spoke of Kharkiv and of incursions",
    "the incursion was small",
)
ZELENSKY = NameForms("e-1", "Volodymyr Zelensky", "person", {"Zelenski": 2})


def engine() -> MemoryEngine:
    made = MemoryEngine()
    documents = []
    for number, text in enumerate(TEXTS):
        places = list(find_words(text))
        tokens = [
            Token(start, end, ZONE_BASE[1] + index, 0, 0)
            for index, (start, end) in enumerate(places)
        ]
        documents.append(Document(number, tokens, [term(text[a:b]) for a, b in places]))
    made.rebuild(documents, 1)
    return made


def explained(query: str) -> Node:
    corpus = engine()
    expander = Expander(
        corpus.lexicon,
        languages={"en": 3},
        names=lambda text: [ZELENSKY] if text == "Zelensky" else [],
    )

    def count(plan: Plan) -> tuple[int, int]:
        matches = corpus.search(plan)
        return len(matches), sum(match.hits for match in matches)

    return explain(parse(query), expander, lambda _: frozenset({0}), count, query)


def test_a_word_says_how_it_was_widened_and_what_it_finds() -> None:
    node = explained("Incursion")

    assert node.label == 'word "Incursion" (folded, stemmed)'
    assert (node.articles, node.hits) == (2, 2)
    assert [(form.spelling, form.count) for form in node.words[0].forms] == [
        ("incursion", 1), ("incursions", 1),
    ]  # fmt: skip


def test_a_name_says_whom_it_means() -> None:
    node = explained("Zelensky")

    assert node.label == 'word "Zelensky", which is person Volodymyr Zelensky'
    assert node.hits == 2


def test_the_clause_that_empties_the_result_is_named() -> None:
    node = explained("Zelensky NEAR/10 Biden -lang:nl")

    near, negation = node.children
    assert node.articles == 0
    assert (near.label, near.articles) == ("NEAR/10, any order", 1)
    assert [child.articles for child in near.children] == [1, 2]
    assert (negation.label, negation.without, negation.empties) == ("NOT", 1, True)
    assert negation.children[0].label == "lang = nl"


def test_nothing_is_dropped_where_something_is_found() -> None:
    node = explained("Biden Kharkiv")

    assert node.articles == 1
    assert [child.without for child in node.children] == [None, None]


def test_parts_of_a_text_field_are_counted_in_that_field() -> None:
    node = explained("title:(Biden OR Kharkiv)")

    assert node.label == "title: OR"
    assert [child.label for child in node.children] == [
        'title: word "Biden" (possessive)', 'title: word "Kharkiv"',
    ]  # fmt: skip
    assert [child.articles for child in node.children] == [0, 0]


def test_every_kind_of_clause_has_a_label() -> None:
    labels = {
        "*": "every article",
        "ATLEAST/2(Biden)": "at least 2 hits",
        "a /s b": "in one sentence",
        "a BEFORE/3 b": "BEFORE/3, in this order",
        '"Biden spoke"': 'phrase "Biden spoke" (possessive)',
        "/Bid.*/": 'regex "/Bid.*/"',
        "Bid*": 'word "Bid*" (wildcard)',
        "date:2022..": "date:>=2022",
        "Biden OR x": "OR",
    }

    assert {query: explained(query).label for query in labels} == labels


def test_a_slip_is_near_to_a_word_of_the_corpus() -> None:
    lexicon = engine().lexicon

    assert suggest_words("Kharkov", lexicon) == [("Kharkiv", 1)]
    assert suggest_words("incurson", lexicon)[0] == ("incursion", 1)
    assert suggest_words("Zelensky", lexicon) == [("Zelenski", 2)]
    assert suggest_words("xyzzyplugh", lexicon) == []
    assert suggest_words("", lexicon) == []


def test_a_name_in_another_script_is_near_by_its_sound() -> None:
    names = {"Volodymyr Zelensky": 7, "Joe Biden": 37}

    assert suggest_names("Зеленський", names) == [("Volodymyr Zelensky", 7)]
    assert suggest_names("Байден", names) == [("Joe Biden", 37)]
    assert suggest_names("", names) == []


def test_near_values_come_nearest_first() -> None:
    assert nearest("sayd", ["said", "body", "stance"]) == ["said"]
    assert nearest("per", ["person", "place"]) == ["person"]
    assert nearest("zzzzzz", ["person", "place"]) == []
