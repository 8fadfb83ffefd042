"""From clauses to plans: which forms of the corpus a word stands for."""

from collections.abc import Iterator, Sequence

import pytest

from ukcorpus.errors import QueryError
from ukcorpus.search import plan as plans
from ukcorpus.search.expand import Expander, NameForms
from ukcorpus.search.forms import MAX_FORMS
from ukcorpus.search.parser import parse
from ukcorpus.search.plan import Plan
from ukcorpus.search.query import Clause, Scoped
from ukcorpus.text.tokens import BODY, LEAD, TITLE
from ukcorpus.text.words import find_words, term


class Words:
    """A lexicon made of a text."""

    def __init__(self, text: str) -> None:
        self.places: dict[str, int] = {}
        for start, end in find_words(text):
            one = term(text[start:end])
            self.places[one] = self.places.get(one, 0) + 1

    def terms(self, low: str, high: str = "") -> Iterator[str]:
        for one in sorted(self.places):
            if one >= low and (not high or one < high):
                yield one

    def count(self, term: str) -> tuple[int, int]:
        return min(1, self.places.get(term, 0)), self.places.get(term, 0)

    def counts(self, terms: Sequence[str]) -> list[tuple[int, int]]:
        return list(map(self.count, terms))


ZELENSKY = NameForms(
    "e-1", "Volodymyr Zelensky", "person", {"Zelensky": 2, "Zelenski": 4, "Зеленський": 1}
)
NATO = NameForms(
    "e-2", "NATO", "org", {"NATO": 3, "North Atlantic Treaty Organization": 1, "the NATO bloc": 1}
)


def names(text: str) -> list[NameForms]:
    found = {"zelensky": [ZELENSKY], "nato": [NATO], "joe biden": [BIDEN]}
    return found.get(text.lower(), [])


BIDEN = NameForms("e-3", "Joe Biden", "person", {"Biden": 9, "Joseph Biden": 1, "Joe Biden": 2})


def expander(text: str, *codes: str, **options: bool) -> Expander:
    languages = dict.fromkeys(codes or ("en",), 9)
    return Expander(Words(text), languages=languages, names=names, **options)


def planned(query: str, text: str, *codes: str, **options: bool) -> Plan:
    return expander(text, *codes, **options).plan(parse(query), lambda _: frozenset({7}), query)


def spellings(plan: Plan) -> list[str]:
    assert isinstance(plan, plans.Terms)
    return [one.rpartition("\x1f")[2] for one in plan.terms]


def test_a_word_stands_for_every_case_and_accent() -> None:
    assert spellings(planned("zelensky", "Zelensky ZELENSKY Zélensky")) == [
        "ZELENSKY", "Zelensky", "Zélensky",
    ]  # fmt: skip


def test_a_word_stands_for_its_possessive_and_back() -> None:
    text = "Biden Biden’s Biden's NATO"

    assert spellings(planned("Biden", text)) == ["Biden", "Biden's"]
    assert spellings(planned("Biden’s", text)) == ["Biden", "Biden's"]


def test_a_word_stands_for_its_other_forms() -> None:
    assert spellings(planned("incursion", "incursions incursion excursion")) == [
        "incursion", "incursions",
    ]  # fmt: skip


def test_no_stem_switches_that_off() -> None:
    assert spellings(planned("incursion", "incursions incursion", stemming=False)) == ["incursion"]


def test_numbers_are_one_however_they_are_grouped() -> None:
    assert spellings(planned("125,000", "125,000 125.000 125000 125,001")) == [
        "125000", "125,000", "125.000",
    ]  # fmt: skip


def test_an_exact_word_is_one_spelling() -> None:
    assert spellings(planned("=Nato", "Nato NATO nato Nato's")) == ["Nato"]
    assert spellings(planned("=nato", "Nato NATO nato")) == ["nato"]
    assert spellings(planned("=NATO", "Nato")) == []


def test_stems_of_a_language_that_the_corpus_lacks_are_not_used() -> None:
    assert spellings(planned("aanvallen", "aanvallen aanval", "en")) == ["aanvallen"]
    assert spellings(planned("aanvallen", "aanvallen aanval", "en", "nl")) == [
        "aanval", "aanvallen",
    ]  # fmt: skip


def test_a_query_for_one_language_uses_its_stems_alone() -> None:
    plan = planned("aanvallen lang:en", "aanvallen aanval", "en", "nl")

    assert isinstance(plan, plans.And)
    assert spellings(plan.plans[0]) == ["aanvallen"]


def test_a_name_is_no_form_of_a_common_word() -> None:
    text = "Biden " * 9 + "bid bids bid"

    assert spellings(planned("Biden", text, "en", "nl")) == ["Biden"]
    assert spellings(planned("bid", text, "en", "nl")) == ["bid", "bids"]
    assert spellings(planned("bid", "Biden " * 9, "en", "nl")) == []


def test_names_are_inflected_where_the_language_does_so() -> None:
    assert spellings(planned("Путин", "Путин " * 9 + "Путина Путину", "ru")) == [
        "Путин", "Путина", "Путину",
    ]  # fmt: skip


def test_no_word_is_a_form_of_a_function_word() -> None:
    assert spellings(planned("war", "war wars waren", "en", "nl")) == ["war", "wars"]


def test_a_form_counts_only_where_articles_in_its_language_use_it() -> None:
    used = {"war": {"en": 9}, "wars": {"en": 2}, "ware": {"de": 3}, "wary": {"en": 1}}
    found = Expander(
        Words("war wars ware wary"),
        languages={"en": 9, "de": 3, "pl": 3},
        spoken=lambda terms: used[terms[0]],
    )

    plan = found.plan(parse("war"), lambda _: frozenset())

    assert spellings(plan) == ["war", "wars"]


def test_a_rare_word_may_be_of_any_language() -> None:
    used = {"wojna": {"en": 1}, "wojny": {"pl": 3}}
    found = Expander(
        Words("wojna wojny"), languages={"en": 9, "pl": 3}, spoken=lambda terms: used[terms[0]]
    )

    assert spellings(found.plan(parse("wojna"), lambda _: frozenset())) == ["wojna", "wojny"]


def test_accents_help_where_they_stand() -> None:
    assert "wojny" in spellings(planned("wojnę", "wojnę wojny wojna", "pl"))


def test_a_known_name_stands_for_its_other_spellings() -> None:
    found = expander("Zelensky Zelenski Зеленський zelensky Zelenski's", "en")

    plan = found.plan(parse("Zelensky"), lambda _: frozenset())

    assert spellings(plan) == ["Zelenski's", "Zelenski", "zelensky", "Zelensky", "Зеленський"] or (
        sorted(spellings(plan))
        == sorted(["Zelenski's", "Zelenski", "zelensky", "Zelensky", "Зеленський"])
    )
    assert found.expansions[0].names == (ZELENSKY,)
    reasons = {form.spelling: form.reason for form in found.expansions[0].forms}
    assert reasons["Зеленський"] == "name"
    assert reasons["Zelensky"] == "written"


@pytest.mark.parametrize("query", ["=Zelensky", "Zelensky"])
def test_exactly_and_no_aliases_switch_that_off(query: str) -> None:
    plan = planned(query, "Zelensky Zelenski Зеленський", "en", aliases=query.startswith("="))

    assert spellings(plan) == ["Zelensky"]


def test_a_name_of_several_words_is_a_phrase_beside_the_word() -> None:
    text = "NATO the NATO bloc North Atlantic Treaty Organization"

    plan = planned("nato", text)

    assert isinstance(plan, plans.Or)
    word, phrase = plan.plans
    assert spellings(word) == ["NATO"]
    assert isinstance(phrase, plans.Sequence)
    assert [spellings(part) for part in phrase.parts] == [
        ["North"], ["Atlantic"], ["Treaty"], ["Organization"],
    ]  # fmt: skip


def test_a_phrase_stands_for_the_full_names_of_whom_it_names() -> None:
    plan = planned('"Joe Biden"', "Joe Biden Joseph Biden Biden")

    assert isinstance(plan, plans.Or)
    assert [len(part.parts) for part in plan.plans if isinstance(part, plans.Sequence)] == [2, 2]
    assert len(plan.plans) == 2


def test_short_names_only_match_as_they_are_written() -> None:
    us = NameForms("e-4", "United States", "place", {"US": 3})
    found = Expander(Words("US us america"), languages={"en": 1}, names=lambda _: [us])

    plan = found.plan(parse("america"), lambda _: frozenset())

    assert spellings(plan) == ["america", "US"]


def test_a_word_with_a_hyphen_is_two_in_a_row() -> None:
    plan = planned("cross-border", "cross border cross-border")

    assert isinstance(plan, plans.Sequence)
    assert [spellings(part) for part in plan.parts] == [["cross"], ["border"]]


def test_a_phrase_is_a_sequence_with_slop() -> None:
    plan = planned('"red lines"~>3', "red lines line")

    assert isinstance(plan, plans.Sequence)
    assert (plan.slop, plan.ordered) == (3, True)
    assert [spellings(part) for part in plan.parts] == [["red"], ["line", "lines"]]


def test_wildcards_are_looked_up() -> None:
    text = "incursion Incursions incur recursion Zelensky's"

    assert spellings(planned("incursion*", text)) == ["incursion", "Incursions"]
    assert spellings(planned("*cursion", text)) == ["incursion", "recursion"]
    assert spellings(planned("in*i*n", text)) == ["incursion"]
    assert spellings(planned("incu?", text)) == ["incur"]
    assert spellings(planned("Zelens?y", text)) == ["Zelensky's"]
    assert spellings(planned("=I*", text)) == ["Incursions"]


def test_wildcards_stand_inside_phrases_and_hyphens() -> None:
    plan = planned('"cross-bord* attack"', "cross border attack")

    assert isinstance(plan, plans.Sequence)
    assert [spellings(part) for part in plan.parts] == [["cross"], ["border"], ["attack"]]


def test_a_wildcard_that_fits_too_much_says_so() -> None:
    found = expander(" ".join(f"w{number}" for number in range(MAX_FORMS + 10)) + " w1 w1")

    plan = found.plan(parse("w*"), lambda _: frozenset())

    assert isinstance(plan, plans.Terms)
    assert len(plan.terms) == MAX_FORMS
    assert "w1" in plan.terms
    assert found.notes == ["w*: 5,010 words fit; only the 5,000 most frequent are searched"]


def test_fuzzy_words_are_a_letter_or_two_away() -> None:
    text = "Zelensky Zelenski Zelesnky Selenskyj Zelenskiy lensky"

    assert spellings(planned("Zelensky~1", text)) == [
        "Zelenski",
        "Zelenskiy",
        "Zelensky",
        "Zelesnky",
    ]
    assert "Selenskyj" in spellings(planned("Zelensky~2", text))


def test_a_regular_expression_matches_words_as_written() -> None:
    text = "Biden bidens BIDEN abiden"

    assert spellings(planned("/[Bb]iden.?/", text)) == ["Biden", "bidens"]
    assert spellings(planned("/biden/i", text)) == ["BIDEN", "Biden"]
    assert spellings(planned("/Bid.*/", text)) == ["Biden"]


def test_zones_go_down_to_the_words() -> None:
    plan = planned("title:(a1 OR b1) body:c1", "a1 b1 c1")

    assert isinstance(plan, plans.And)
    title, body = plan.plans
    assert isinstance(title, plans.Or)
    assert [leaf.zones for leaf in title.plans if isinstance(leaf, plans.Terms)] == [(TITLE,)] * 2
    assert isinstance(body, plans.Terms)
    assert body.zones == (BODY,)


def test_fields_are_resolved_to_articles() -> None:
    assert planned("person:x", "") == plans.Articles(frozenset({7}))
    assert planned("-date:2022..", "") == plans.Not(plans.Articles(frozenset({7})))


def test_nearness_keeps_its_unit() -> None:
    near = planned("a1 BEFORE/4 (b1 OR c1)", "a1 b1 c1")
    sentence = planned("a1 /s b1", "a1 b1")

    assert isinstance(near, plans.Near)
    assert (near.unit, near.distance, near.ordered) == ("word", 4, True)
    assert isinstance(sentence, plans.Near)
    assert sentence.unit == "sentence"


def test_everything_and_counts() -> None:
    assert planned("*", "") == plans.Everything()
    assert planned("title:*", "") == plans.Filled((TITLE,))
    assert planned("lead:a1", "a1") == plans.Terms(("a1",), (LEAD,))
    assert isinstance(planned("ATLEAST/2(a1)", "a1"), plans.AtLeast)


@pytest.mark.parametrize("query", ["said:x", "claim:(x)", "@saved"])
def test_what_cannot_be_searched_yet_is_an_error_with_a_place(query: str) -> None:
    whole = f"a1 {query}"

    with pytest.raises(QueryError) as caught:
        planned(whole, "a1")

    assert caught.value.code == "Q006"
    assert whole[caught.value.start : caught.value.end] == query


@pytest.mark.parametrize(
    ("query", "asked_around"),
    [
        ("claim1 lead:a1", ["lead:a1"]),
        ("title:a1 NEAR/2 title:b1", ["title:a1 NEAR/2 title:b1"]),
        ("ATLEAST/2(title:a1)", ["ATLEAST/2(title:a1)"]),
        ("a1 NEAR/2 b1", []),
    ],
)
def test_parts_of_the_text_are_asked_of_the_article_around_a_claim(
    query: str, asked_around: list[str]
) -> None:
    asked: list[str] = []

    def around(clause: Clause) -> frozenset[int]:
        asked.append(str(clause))
        return frozenset({3})

    expander("").plan(parse(query), lambda _: frozenset(), around=around)

    assert asked == asked_around


@pytest.mark.parametrize("query", ["claim:(x)", "said:x"])
def test_groups_of_records_are_asked_of_whoever_knows_them(query: str) -> None:
    asked: list[str] = []

    def records(scoped: Scoped) -> frozenset[int]:
        asked.append(str(scoped))
        return frozenset({3})

    plan = expander("").plan(parse(query), lambda _: frozenset(), records=records)

    assert plan == plans.Articles(frozenset({3}))
    assert asked == ["claim:(x)"]


def test_a_word_that_is_nowhere_matches_nothing() -> None:
    assert planned("nowhere", "a b") == plans.Terms(())


def test_the_same_question_gives_the_same_plan() -> None:
    found = expander("Zelensky Zelenski war wars", "en", "nl")

    first = found.plan(parse("Zelensky war"), lambda _: frozenset())

    assert found.plan(parse("Zelensky war"), lambda _: frozenset()) == first


def test_a_stem_that_is_less_than_half_of_its_word_joins_nothing() -> None:
    assert spellings(planned("Biden", "bi Biden", "tr")) == ["Biden"]


def test_an_abbreviation_that_would_be_a_common_word_means_its_capitals() -> None:
    found = expander("US us Us NATO nato")

    assert spellings(found.plan(parse("US"), lambda _: frozenset())) == ["US"]
    assert found.notes == ["US searched in capitals only; for both: us"]
    assert spellings(found.plan(parse("us"), lambda _: frozenset())) == ["us", "US", "Us"]
    assert len(spellings(found.plan(parse("NATO"), lambda _: frozenset()))) == 2
    assert found.notes == []


def test_a_name_that_shares_a_stem_with_a_verb_is_no_form_of_it() -> None:
    assert spellings(planned("deny", "deny denied denies Denis")) == ["denied", "denies", "deny"]


def test_capitals_tell_nothing_of_names_where_all_is_in_capitals() -> None:
    shouted = "THE LIBRARY AND THE LIBRARIES OF THE " * 9

    assert spellings(planned("libraries", shouted)) == ["LIBRARIES", "LIBRARY"]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("oscillators", "oscillations", True),
        ("operation", "operating", True),
        ("organization", "organizing", True),
        ("international", "internal", False),
        ("organization", "organ", False),
    ],
)
def test_long_words_of_a_short_stem_are_one_if_they_share_most_of_their_letters(
    one: str, other: str, joined: bool
) -> None:
    text = f"{one} {other}"

    assert (other in spellings(planned(one, text))) is joined
    assert (one in spellings(planned(other, text))) is joined
