"""A typed name → entities and the spellings to search for."""

import subprocess
import sys

from ukcorpus.authority.expand import Expansion, MemoryForms, expand_name, form_rows
from ukcorpus.authority.shelf import EntityRow

ENTITIES = {
    "e-1": EntityRow("e-1", "person", "Volodymyr Zelensky", ""),
    "e-2": EntityRow("e-2", "person", "Boris Johnson", ""),
    "e-3": EntityRow("e-3", "person", "Mike Johnson", ""),
    "e-4": EntityRow("e-4", "place", "Kharkiv", "geo:706483"),
    "e-5": EntityRow("e-5", "org", "NATO", "org:nato"),
    "e-6": EntityRow("e-6", "person", "Ursula von der Leyen", ""),
}


def view() -> MemoryForms:
    forms = MemoryForms(ENTITIES)
    zelensky = {"Zelenski": 4, "Volodymyr Zelensky": 1, "Zelensky": 1, "Zelesnky": 1}
    forms.put(form_rows("person", "e-1", zelensky))
    forms.put(form_rows("person", "e-1", {"Зеленского": 2}))
    forms.put(form_rows("person", "e-2", {"Boris Johnson": 2, "Johnson": 5}))
    forms.put(form_rows("person", "e-3", {"Mike Johnson": 1}))
    forms.put(form_rows("place", "e-4", {"Kharkiv": 6, "Харкові": 1, "Charkov": 2}))
    forms.put(form_rows("org", "e-5", {"NAVO": 3, "NATO": 2}))
    forms.put(form_rows("person", "e-6", {"Ursula von der Leyen": 1, "Von der Leyen": 2}))
    return forms


def expanded(text: str) -> list[Expansion]:
    return expand_name(text, view())


def test_every_spelling_of_a_surname_finds_the_person() -> None:
    for typed in ("Zelensky", "zelenski", "Зеленський", "Zelenskyy", "Selenskyj", "Zelesnky"):
        (one,) = expanded(typed)
        assert one.name == "Volodymyr Zelensky"
        assert one.forms == {"Zelenski": 4, "Zelensky": 2, "Зеленского": 2, "Zelesnky": 1}


def test_a_misprint_finds_the_person_too() -> None:
    (one,) = expanded("Zelneski")

    assert (one.entity, one.how) == ("e-1", "alike")


def test_an_ambiguous_surname_gives_all_bearers() -> None:
    assert [one.name for one in expanded("Johnson")] == ["Boris Johnson", "Mike Johnson"]


def test_a_full_name_gives_the_one_who_bears_it() -> None:
    assert [one.name for one in expanded("Boris Johnson")] == ["Boris Johnson"]
    assert [one.name for one in expanded("Володимир Зеленський")] == ["Volodymyr Zelensky"]
    assert expanded("Hunter Johnson") == []


def test_a_place_is_found_by_any_name_that_the_authority_knows() -> None:
    for typed in ("Kharkiv", "Charkiw", "Харьков", "Kharkov"):
        (one,) = expanded(typed)
        assert one.forms == {"Kharkiv": 6, "Charkov": 2, "Харкові": 1}


def test_a_body_is_found_by_its_other_acronym() -> None:
    (one,) = expanded("НАТО")

    assert one.forms == {"NAVO": 3, "NATO": 2}


def test_a_surname_with_particles_is_found_by_its_last_word() -> None:
    (one,) = expanded("Leyen")

    assert one.forms == {"Leyen": 3}


def test_an_unknown_word_gives_nothing() -> None:
    for typed in ("troops", "", " ", "Xyzzy", "!", "習", "a" * 10_000):
        assert expanded(typed) == []


def test_looking_up_a_known_name_loads_no_comparing_library() -> None:
    code = (
        "import sys; from ukcorpus.authority.expand import MemoryForms, expand_name, form_rows;"
        "from ukcorpus.authority.shelf import EntityRow;"
        "view = MemoryForms({'e-1': EntityRow('e-1', 'person', 'Joe Biden', '')});"
        "view.put(form_rows('person', 'e-1', {'Biden': 1}));"
        "assert expand_name('Biden', view) and expand_name('Байден', view) is not None;"
        "print('rapidfuzz' in sys.modules)"
    )
    known = code.replace(" and expand_name('Байден', view) is not None", "")

    assert subprocess.check_output([sys.executable, "-c", known], text=True).strip() == "False"
