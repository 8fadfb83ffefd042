"""Names of people: who is one and who is another."""

import pytest

from ukcorpus.authority.clusters import cluster_names
from ukcorpus.authority.people import THRESHOLD, is_single, similarity, split_name, surname
from ukcorpus.authority.phonemic import readings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Володимир Зеленський"),
        ("Volodymyr Zelensky", "Wolodymyr Selenskyj"),
        ("Volodymyr Zelensky", "Vladimir Zelenskiy"),
        ("Volodymyr Zelensky", "Volodymyr Zelesnky"),
        ("Joe Biden", "Джозеф Байден"),
        ("Biden, Joe", "Joe Biden"),
        ("Olaf Scholz", "Olaf Schulz"),
        ("Ursula von der Leyen", "Урсула фон дер Ляєн"),
        ("Sergej Sjojgoe", "Сергей Шойгу"),
        ("Orbán Viktor", "Viktor Orban"),
        ("Bashar al-Assad", "Башар Асад"),
        ("Angela Merkelová", "Angela Merkel"),
        ("Boris Johnson", "Borisom Johnsonom"),
        ("Rafa Benitez", "Rafael Benitez"),
        ("Edward Snowden", "Эдвард Сноуден"),
        ("Olena Zelenska", "Olena Zelenskaya"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert similarity(one, other) >= THRESHOLD
    assert similarity(one, other) == similarity(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Olena Zelenska"),
        ("Joe Biden", "Hunter Biden"),
        ("Boris Johnson", "Mike Johnson"),
        ("Alexander Lukashenko", "Viktor Lukashenko"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Donald Trump", "Дональд Трамп-младший"),
        ("George W. Bush", "George H. W. Bush"),
        ("Vitali Klitschko", "Wladimir Klitschko"),
        ("Olaf Scholz", "Martin Schulz"),
        ("Alexei Navalny", "Юлия Навальная"),
        ("Lech Kaczyński", "Jarosław Kaczyński"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Richard Lang", "Richard Long"),
        ("Richard Lang", "Ricarda Lang"),
        ("Robert Palmer", "Robert Palin"),
        ("Tom Hanson", "Tom Johnson"),
        ("Charles Michel", "Charles Micolo"),
        ("Paul Simon", "Paula Simon"),
        ("Peter Fisher", "Peter Wisher"),
        ("Harry Ellis", "Gerry Ellis"),
        ("Chris King", "Christine Quinn"),
        ("Don Nelson", "Stephanie Nelson"),
        ("Glen Johnson", "John Glenn"),
        ("L. Berg-Smith", "Lisa Smith"),
        ("Alexander Ivanov", "Alexandra Ivanova"),
    ],
)
def test_two_people_of_one_surname_stay_two(one: str, other: str) -> None:
    assert similarity(one, other) < THRESHOLD


def test_a_bare_surname_is_not_yet_a_person() -> None:
    assert similarity("Biden", "Joe Biden") < THRESHOLD
    assert is_single("Biden")
    assert is_single("Rees-Mogg")
    assert not is_single("J. Biden")


def test_a_name_is_split_into_what_compares_and_what_distinguishes() -> None:
    assert surname("Ursula von der Leyen") == "Leyen"
    assert surname("President Joe Biden") == "Biden"
    assert split_name("Donald Trump Jr.").suffix == "jr"
    assert split_name("Jacob Rees-Mogg").surname == ("Rees", "Mogg")
    assert split_name("George H. W. Bush").initials == ("h", "w")


@pytest.mark.parametrize(
    "name", ["", " ", "-", "'", "习近平", "1984", "von der", "J.", "a" * 10_000]
)
def test_any_string_can_be_compared(name: str) -> None:
    assert 0.0 <= similarity(name, "Joe Biden") <= 1.0
    assert similarity(name, name) == 1.0


def test_long_runs_of_letters_have_few_readings() -> None:
    for letters in ("ch" * 50_000, "я" * 50_000, "oe" * 50_000, "'" * 50_000):
        assert len(readings(letters)) <= 12


def test_inflected_names_match_only_when_asked() -> None:
    one, other = "Володимира Зеленського", "Володимир Зеленський"

    assert similarity(one, other, stems=True) >= THRESHOLD
    assert similarity("Дональдом Трампом", "Дональд Трамп", stems=True) >= THRESHOLD


def test_a_misprint_joins_a_group_of_many_spellings() -> None:
    spelt = ["Federica Mogherini", "Федерика Могерини", "Федеріка Могеріні", "Federika Mogherini"]
    groups = cluster_names(dict.fromkeys([*spelt, "Frederica Mogherini", "Carla Mogherini"], 1))
    assert len({groups[name] for name in (*spelt, "Frederica Mogherini")}) == 1
    assert groups["Carla Mogherini"] != groups["Federica Mogherini"]


def test_groups_do_not_depend_on_the_order_of_names() -> None:
    names = [
        "Joe Biden", "Джо Байден", "Hunter Biden", "Joseph Biden", "Jill Biden", "Boris Johnson",
        "Борис Джонсон", "Mike Johnson", "Хантер Байден",
    ]  # fmt: skip
    forward = cluster_names(dict.fromkeys(names, 1))
    backward = cluster_names(dict.fromkeys(reversed(names), 1))

    assert forward == backward
    assert len(set(forward.values())) == 5
    assert forward["Joe Biden"] == forward["Джо Байден"] == forward["Joseph Biden"]


def test_a_case_in_another_alphabet_joins_when_all_else_agrees() -> None:
    names = ["Alexej Nawalny", "Алексея Навального", "Юлия Навальная"]
    groups = cluster_names(dict.fromkeys(names, 1), stems=None)
    assert groups["Alexej Nawalny"] == groups["Алексея Навального"] != groups["Юлия Навальная"]


def test_names_that_were_told_apart_never_share_a_group() -> None:
    names = {"Joe Biden": 3, "Joseph Biden": 2}
    apart = [frozenset(("joe biden", "joseph biden"))]

    assert len(set(cluster_names(names).values())) == 1
    assert len(set(cluster_names(names, apart=apart).values())) == 2
