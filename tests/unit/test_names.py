"""Names: people, places and organisations of one article."""

from itertools import pairwise

import pytest

from ukcorpus.ingest.extractors.names import find_mentions, find_names, passages, resolve
from ukcorpus.ingest.extractors.names.port import RawMention
from ukcorpus.model.articles import Article, Label, Line, RawArticle
from ukcorpus.model.names import Entity
from ukcorpus.model.spans import Span


def article(*lines: str | tuple[str, Label]) -> Article:
    text, made = "", []
    for number, line in enumerate(lines, start=1):
        words, label = line if isinstance(line, tuple) else (line, "body")
        made.append(Line(number, len(text), len(text) + len(words), label))
        text += words + "\n"
    return Article("a", RawArticle("a.txt", text, "0"), "", tuple(made))


def names(*lines: str | tuple[str, Label], language: str = "en") -> dict[str, Entity]:
    return {entity.name: entity for entity in find_names(article(*lines), language)}


def forms(entity: Entity, *lines: str) -> dict[str, int]:
    return entity.forms("".join(line + "\n" for line in lines))


def test_a_title_is_cut_from_the_name_and_kept_as_its_role() -> None:
    line = "The talks were opened by NATO Secretary General Jens Halvorsen on Monday."

    found = names(line)

    assert set(found) == {"NATO", "Jens Halvorsen"}
    assert forms(found["Jens Halvorsen"], line) == {"Jens Halvorsen": 1}
    assert found["Jens Halvorsen"].roles == ("NATO Secretary General",)


def test_a_title_in_apposition_is_a_role() -> None:
    found = names("We spoke to Boris Malkov, the Bulgarian prime minister, in the evening.")

    assert found["Boris Malkov"].roles == ("Bulgarian prime minister",)


def test_a_surname_alone_is_the_person_of_the_full_name() -> None:
    lines = ("Carla Donati met reporters in Rome.", "Later Donati left. “No comment,” Donati said.")

    found = names(*lines)

    assert forms(found["Carla Donati"], *lines) == {"Carla Donati": 1, "Donati": 2}


def test_a_surname_with_two_bearers_is_neither_of_them() -> None:
    found = names(
        "Peter Donati and Carla Donati arrived in Rome.", "Nobody asked what Donati thought of it."
    )

    assert forms_of_person(found) == {"Peter Donati", "Carla Donati", "Donati"}
    assert all(len(found[name].mentions) == 1 for name in forms_of_person(found))


def forms_of_person(found: dict[str, Entity]) -> set[str]:
    return {name for name, entity in found.items() if entity.kind == "person"}


def test_a_misprinted_surname_is_linked_to_its_bearer() -> None:
    found = names("Viktor Barenski came to Warsaw.", "He was late, Barneski said on the phone.")

    assert forms_of_person(found) == {"Viktor Barenski"}


def test_first_names_that_share_consonants_and_a_surname_are_one_person() -> None:
    found = names("Dmytro Halenko spoke first.", "The minister, Dmitri Halenko, left early.")

    assert len(forms_of_person(found)) == 1


def test_a_woman_of_the_same_family_is_not_a_misprint() -> None:
    found = names("Olena Barenska and Viktor Barensky flew to Warsaw together.")

    assert forms_of_person(found) == {"Olena Barenska", "Viktor Barensky"}


def test_a_country_is_one_place_in_all_its_spellings() -> None:
    found = names("The United States agreed.", "A U.S. official said the US would pay for it.")

    assert [entity.key for entity in found.values()] == ["iso:US"]
    assert len(next(iter(found.values())).mentions) == 3


def test_a_pronoun_is_not_a_country() -> None:
    assert names("They told us that it was late.", "TELL US WHAT YOU THINK ABOUT IT TODAY") == {}


def test_nationalities_weekdays_months_and_titles_are_no_names() -> None:
    found = names(
        "On Tuesday the Russian president and two American generals met in March.",
        "He said that the Prime Minister would come on Friday. They agreed.",
    )

    assert found == {}


def test_the_first_word_of_a_sentence_needs_evidence() -> None:
    found = names("Yesterday the army left.", "Critics of the plan waited.", "Perhaps they will.")

    assert found == {}


def test_a_possessive_is_outside_the_span() -> None:
    line = "Everybody read Ukraine’s letter and the United States’ answer."

    spans = {line[m.start : m.end] for e in names(line).values() for m in e.mentions}

    assert spans == {"Ukraine", "United States"}


def test_a_ministry_is_a_body_and_not_its_country() -> None:
    line = "The Ukrainian Defense Ministry wrote to the Danish Ministry of Foreign Affairs."

    found = names(line)

    assert {e.kind for e in found.values()} == {"org"}
    assert {form for e in found.values() for form in forms(e, line)} == {
        "Ukrainian Defense Ministry",
        "Danish Ministry of Foreign Affairs",
    }


def test_a_month_is_a_surname_after_a_first_name_or_a_title_only() -> None:
    lines = ("Theresa May spoke in Leeds.", "In May 2017 they called on Mrs May again.")

    found = names(*lines)

    assert forms(found["Theresa May"], *lines) == {"Theresa May": 1, "May": 1}


def test_seats_of_government_are_bodies_and_capitals_are_places() -> None:
    found = names("The Kremlin and the White House spoke while Moscow and Kyiv waited for news.")

    assert {e.name: e.kind for e in found.values()} == {
        "Kremlin": "org",
        "White House": "org",
        "Moscow": "place",
        "Kyiv": "place",
    }


def test_sentences_glued_together_are_two() -> None:
    found = names("They flew to Warsaw.He was tired of Warsaw, she said.")

    assert set(found) == {"Warsaw"}


def test_two_people_joined_by_a_hyphen_are_two() -> None:
    lines = ("Ana Ferro met Karl Maltz in Vienna.", "The Ferro-Maltz plan has no friends.")

    found = names(*lines)

    assert len(found["Ana Ferro"].mentions) == 2
    assert len(found["Karl Maltz"].mentions) == 2


def test_a_heading_in_capitals_shows_only_names_known_from_elsewhere() -> None:
    found = names(
        ("PRESIDENT VALENTI REFUSES EVERY OFFER FROM WARSAW", "title"),
        "President Lucia Valenti refused on Monday what Warsaw had offered.",
    )

    assert set(found) == {"Lucia Valenti", "Warsaw"}
    assert len(found["Lucia Valenti"].mentions) == 2


def test_bylines_and_furniture_are_not_searched() -> None:
    found = names(
        ("By Martin Kessler", "byline"),
        ("Read more from Sonia Brandt", "furniture"),
        "The bridge was closed.",
    )

    assert found == {}


def test_a_photo_credit_inside_a_caption_is_left_out() -> None:
    found = names(
        ("Children wait for a train in Lviv [File: Martin Kessler/AP]", "caption"), "It rained."
    )

    assert set(found) == {"Lviv"}


def test_a_region_keeps_its_word() -> None:
    line = "Shells fell in the Belgorod region."

    found = names(line)

    assert [forms(entity, line) for entity in found.values()] == [{"Belgorod region": 1}]


def test_an_acronym_in_brackets_is_the_long_name() -> None:
    found = names(
        "The Harbour Workers Association (HWA) met in Oslo.",
        "On Sunday the HWA voted for a strike.",
    )

    bodies = [entity for entity in found.values() if entity.kind == "org"]
    assert [entity.name for entity in bodies] == ["Harbour Workers Association"]
    assert len(bodies[0].mentions) == 3


def test_dutch_compounds_give_body_and_person() -> None:
    found = names("Dat zei NAVO-chef Jens Halvorsen tegen de Amerikaanse zender.", language="nl")

    assert {(e.name, e.kind) for e in found.values()} == {
        ("NATO", "org"),
        ("Jens Halvorsen", "person"),
    }


def test_a_dutch_genitive_belongs_to_the_name() -> None:
    lines = ("Karin Veldman sprak in Utrecht.", "Maar Veldmans plan werd afgewezen.")

    found = names(*lines, language="nl")

    assert forms(found["Karin Veldman"], *lines) == {"Karin Veldman": 1, "Veldman": 1}


def test_inflected_names_are_one_place() -> None:
    lines = ("Президент приїхав до Києва.", "У Києві його чекали. Київ святкував.")

    found = names(*lines, language="uk")

    assert forms(found["Kyiv"], *lines) == {"Києва": 1, "Києві": 1, "Київ": 1}


def test_inflected_people_are_one_person() -> None:
    found = names(
        "Президент Андрей Савельев приехал в Прагу.",
        "С президентом Андреем Савельевым говорили долго.",
        language="ru",
    )

    assert forms_of_person(found) == {"Андрей Савельев"}


def test_handles_and_addresses_hold_no_names() -> None:
    assert names("More at https://example.org/Boris/Kessler and @MartinKessler soon.") == {}


def test_mentions_are_exact_ordered_and_apart() -> None:
    text = (
        "Prime Minister Ana Ferro flew from Kyiv to Warsaw, where the European Commission and "
        "Polish President Karl Winter’s staff waited. Ferro thanked Winter."
    )

    spans = sorted((m.start, m.end) for e in names(text).values() for m in e.mentions)

    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


def test_the_resolver_cuts_what_another_finder_left_in_the_span() -> None:
    text = "President Ana Ferro's plan was read by Ferro herself on Monday."
    raw = [
        RawMention(0, 21, "person", 1.0, "model"),
        RawMention(39, 44, "person", 1.0, "model"),
        RawMention(56, 62, "place", 1.0, "model"),
    ]

    found = resolve(text, raw, "en")

    assert [(e.name, e.forms(text)) for e in found] == [("Ana Ferro", {"Ana Ferro": 1, "Ferro": 1})]


def test_the_same_article_gives_the_same_names() -> None:
    lines = ("Ana Ferro, Karl Winter and Boris Malkov met in Kyiv.", "Winter and Malkov left NATO.")

    assert find_names(article(*lines), "en") == find_names(article(*lines), "en")


def test_hard_wrapped_lines_are_one_passage() -> None:
    lines = ("the bank of Norway said on", "monday that it would not", "raise rates this year",
             "or the next one either")  # fmt: skip

    assert len(passages(article(*lines))) == 1


@pytest.mark.parametrize("language", ["en", "de", "uk"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x07\x1b",
        "A" * 30_000,
        "Aa " * 10_000,
        "Aa-" * 10_000,
        "A. " * 10_000,
        "van " * 10_000,
        "(" * 20_000,
        "’s" * 10_000,
        "\u0301" * 10_000,
        "Київ " * 5_000,
        "漢字" * 5_000,
        "🙂" * 5_000,
        "The President of the " * 3_000,
        "Ministry of " * 3_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_nothing_in_a_text_breaks_the_finder(text: str, language: str) -> None:
    found = resolve(text, find_mentions(text, [Span(0, len(text))], language), language)

    assert all(m.end <= len(text) for e in found for m in e.mentions)


def test_an_unknown_language_is_read_with_the_shared_words() -> None:
    found = names("NATO och Kyiv svarade inte.", language="sv")

    assert {e.kind for e in found.values()} <= {"org", "place"}


def test_a_capital_of_which_nothing_is_said_is_left_out() -> None:
    assert names("Yesterday nobody wanted to hear about Endavox any more.") == {}


def test_what_an_unknown_name_has_or_is_tells_its_kind() -> None:
    found = names(
        "Shares of Endavox fell by a tenth.",
        "Police closed the road, said the mayor of Brelsk on Monday.",
        "A bag was found by Torvind, 51, who lives nearby.",
        "Hulmerby is a small village.",
    )

    assert {name: entity.kind for name, entity in found.items()} == {
        "Endavox": "org",
        "Brelsk": "place",
        "Torvind": "person",
        "Hulmerby": "place",
    }


def test_a_body_named_in_full_lends_its_kind_to_its_first_word() -> None:
    found = names("The board of Endavox Corp met in May.", "It was said that Endavox was sold.")

    assert {entity.kind for entity in found.values()} == {"org"}


def test_an_article_of_one_letter_is_no_initial() -> None:
    assert forms_of_person(names("A Jesuit came, and A Brelsk spoke of it later.")) == set()


def test_a_commission_with_a_president_is_no_person() -> None:
    assert (
        forms_of_person(names("Зустріч із президентом Комісії відбулася.", language="uk")) == set()
    )


def test_a_companys_legal_form_takes_all_of_its_name_and_is_none_itself() -> None:
    found = names(
        "Crane Co said it was in talks with Samuel Harlow and Co Ltd.",
        "Harbour Engineering and Shipbuilding Co <HES.L> Plc agreed with "
        "Super Markets General Corp.",
    )

    assert {(name, entity.kind) for name, entity in found.items()} == {
        ("Crane Co", "org"),
        ("Samuel Harlow and Co Ltd", "org"),
        ("Harbour Engineering and Shipbuilding Co", "org"),
        ("Super Markets General Corp", "org"),
    }


def test_an_acronym_that_speaks_is_no_person() -> None:
    found = names("Exports will rise, the ZKQ said.", "The ZKQ said no more.")

    assert {entity.kind for entity in found.values()} == {"org"}


def test_an_agency_that_signs_off_is_not_spoken_of() -> None:
    assert names("The talks went on in Rome, an official told Reuters.", "Reuter").keys() == {
        "Rome",
        "Reuters",
    }


def test_rows_of_numbers_hold_no_people() -> None:
    lines = ("Shr 22 cts vs 13 cts", "Opnet 941,000 vs 78,000", "Qtrv 27 cts vs 27 cts")

    assert names(*lines) == {}


def test_a_day_after_a_surname_is_no_part_of_it() -> None:
    found = names("The trade envoy Clara Halvers Monday warned of it in London Tuesday.")

    assert set(found) == {"Clara Halvers", "London"}


def test_a_stock_symbol_and_a_senators_state_are_no_bodies() -> None:
    found = names("Endavox Corp <EDX> was praised by Rep. John Halvers (R-TX).")

    assert set(found) == {"Endavox Corp", "John Halvers"}


def test_a_plant_is_a_place_and_surnames_with_an_ampersand_are_a_firm() -> None:
    found = names("Ken Stone & Halvers advised the Brelsk Nuclear Power Plant.")

    assert {name: entity.kind for name, entity in found.items()} == {
        "Ken Stone & Halvers": "org",
        "Brelsk Nuclear Power Plant": "place",
    }


def test_a_countrys_code_beside_a_racer_is_that_country() -> None:
    found = names("De rit werd gewonnen door Paolo Halveri (Ita) in Brugge.", language="nl")

    assert found["Italy" if "Italy" in found else "Italië"].key == "iso:IT"


def test_a_city_is_the_one_that_is_called_just_so() -> None:
    found = names("The finals in Cancún were held in Mexico.", "Officials in Washington agreed.")

    assert found["Cancún"].key == "geo:3531673"
    assert found["Washington"].key == "geo:4140963"


def test_a_town_after_a_full_name_is_where_the_person_is_from() -> None:
    found = names("Burgemeester Jan Halvers van Den Bosch sprak in Utrecht.", language="nl")

    assert forms_of_person(found) == {"Jan Halvers"}


def test_a_person_named_in_full_begins_at_the_first_name() -> None:
    found = names("We heard spokesman Halvers Dmitry Brelenko, and the Radiolin Peter Donati too.")

    assert {"Dmitry Brelenko", "Peter Donati"} <= forms_of_person(found)


def test_the_congress_of_another_is_not_the_american_one() -> None:
    assert names("The seventh People’s Congress was broadcast.") == {}


def test_a_body_ends_before_its_seat_and_before_a_person() -> None:
    found = names(
        "The Greenfield Party Committee in Virginia met in secret.",
        "It was read to the House of Representatives Hakeem Halvorsen of Ohio by a clerk.",
    )

    assert found["Virginia"].kind == "place"
    assert found["Hakeem Halvorsen"].kind == "person"


def test_names_in_a_row_are_of_one_kind() -> None:
    found = names("The bills of Siemens, Zarbox and Philips were paid.")

    assert found["Zarbox"].kind == "org"


def test_a_number_belongs_to_a_pope_and_a_ministry_not_to_its_minister() -> None:
    found = names(
        "Toen paus Clemens VII stierf, schreef minister Harmans van Infrastructuur een brief.",
        language="nl",
    )

    assert {"Clemens VII", "Harmans"} <= set(found)


def test_storms_and_operations_are_nobody() -> None:
    found = names("The coast was hit by Hurricane Loretta on Monday, before Operation Sand Martin.")

    assert not [name for name, entity in found.items() if entity.kind == "person"]


def test_an_ordinal_belongs_to_the_name_of_a_unit() -> None:
    found = names("He served with the 47th Mountain Brigade near the village.")

    assert found["47th Mountain Brigade"].kind == "org"


def test_a_region_and_a_plural_are_a_team() -> None:
    found = names("The prize went to the Texas Farmers after a long game in Austin.")

    assert found["Texas Farmers"].kind == "org"


def test_the_speaker_after_a_quotation_needs_no_first_name() -> None:
    found = names('"We shall never sell the old harbour," Halvorsen said to them.')

    assert found["Halvorsen"].kind == "person"


def test_compass_points_and_old_towns_belong_to_a_place_that_a_head_word_closes() -> None:
    found = names("They met on the Old Market Square and walked along the East River.")

    assert {"Old Market Square", "East River"} <= set(found)


def test_a_nation_before_a_known_body_is_not_part_of_it() -> None:
    found = names("The American Congress met.", "The money was voted by the Congress in May.")

    assert len([entity for entity in found.values() if entity.kind == "org"]) == 1


def test_a_university_and_its_town_are_one_body() -> None:
    found = names("She taught at St. Petersburg State University and at no other school.")
    dutch = names("Zij werkt bij de Universiteit Twente in een laboratorium.", language="nl")

    assert found["St. Petersburg State University"].kind == "org"
    assert dutch["Universiteit Twente"].kind == "org"


def test_a_country_that_is_a_first_name_too_stays_one_before_a_person() -> None:
    found = names("The President of France Emmanuel Halvorsen was in town.")

    assert {"France", "Emmanuel Halvorsen"} <= set(found)


def test_a_long_name_of_a_known_body_is_not_cut_at_its_continent() -> None:
    line = "The Organization for Security and Cooperation in Europe sent observers."

    assert [entity.key for entity in names(line).values()] == ["org:osce"]


def test_names_that_begin_with_a_digit_or_a_small_letter_are_found() -> None:
    found = names("The station 4FM and the maker 3M were sold.", "The agency dpa wrote about eBay.")

    assert {"4FM", "3M", "dpa", "eBay"} <= set(found)
    assert {entity.kind for entity in found.values()} == {"org"}


def test_the_hyphen_of_co_operation_does_not_cut_a_name() -> None:
    line = "The Organization for Security and Co-operation in Europe sent observers."

    assert [entity.key for entity in names(line).values()] == ["org:osce"]


def test_a_state_after_a_party_is_a_place_and_the_party_no_part_of_it() -> None:
    found = names("It was said by Rep. John Halvers (R-Fountain Valley) on Monday.")

    assert not any(name.startswith("R-") for name in found)


def test_a_first_name_before_a_thing_is_the_person_named_in_full() -> None:
    found = names("Hillary Torvind left.", "Nobody knows who broke into Hillary's server.")

    assert list(found) == ["Hillary Torvind"]


def test_an_acronym_of_the_capitals_inside_a_name_is_that_name() -> None:
    found = names("De BoerBurgerBeweging (BBB) had een motie ingediend.", language="nl")

    assert [entity.kind for entity in found.values()] == ["org"]


def test_a_nationality_before_a_common_word_is_nobodys_surname() -> None:
    found = names("Te gast is Bart Walvink, hoogleraar Joodse Studies.", language="nl")

    assert list(found) == ["Bart Walvink"]


def test_people_whom_a_dictionary_lists_as_words_are_people() -> None:
    russian = names("Вчера Владимир Путин и Дмитрий Песков приехали домой.", language="ru")
    bulgarian = names("Вчера Тереза Мей и Бойко Борисов пристигнаха.", language="bg")

    assert list(russian) == ["Владимир Путин", "Дмитрий Песков"]
    assert list(bulgarian) == ["Тереза Мей", "Бойко Борисов"]


def test_georgia_is_a_state_beside_other_states_and_a_country_beside_countries() -> None:
    state = names("The bill passed in Texas, Alabama and Georgia, not in Miami.")
    country = names("Russia, Ukraine, Georgia and the United States met in Miami.")

    assert state["Georgia"].key == "iso:US-GA"
    assert country["Georgia"].key == "iso:GE"
