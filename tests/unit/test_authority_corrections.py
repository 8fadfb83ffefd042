"""The user's knowledge files: read strictly, written by appending."""

import pytest

from ukcorpus.authority.corrections import changed_names, read_corrections
from ukcorpus.authority.edits import (
    merge_text,
    reject_text,
    rename_text,
    show_diff,
    split_text,
)
from ukcorpus.errors import ConfigError

PEOPLE = """\
# Who is who here.
[[person]]
name = "Volodymyr Zelensky"   # label
aliases = ["Зеленський", "Zelesnky"]
not = ["Olena Zelenska"]

[[reject]]
name = "Getty Images"
"""


def test_a_file_says_who_is_who_and_who_is_nobody() -> None:
    read = read_corrections({"person": PEOPLE})

    rule = read.pinned("person", "ЗЕЛЕНСЬКИЙ")
    assert rule is not None and rule.name == "Volodymyr Zelensky"
    assert rule.where == "people.toml:2"
    assert read.is_rejected("person", "getty images")
    assert not read.is_rejected("org", "Getty Images")
    assert frozenset(("zelesnky", "olena zelenska")) in read.apart


def test_empty_files_say_nothing() -> None:
    read = read_corrections({"person": "", "place": "# nothing yet\n", "org": "\n"})

    assert read.rules == ()
    assert read.pinned("person", "Joe Biden") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[person]\nname = 1", "people.toml:1"),
        ('\n\n[[person]]\nnam = "x"', 'people.toml:3: unknown field "nam"'),
        ("[[person]]\nname = 7", 'people.toml:1: "name" must be a text'),
        ('[[person]]\nname = "x"\naliases = "y"', 'people.toml:1: "aliases" must be a list'),
        ('[[person]]\naliases = ["y"]', 'people.toml:1: "name" is missing'),
        ('[person]\nname = "x"', "in double brackets"),
        ('[[place]]\nname = "x"', "no table [[place]]"),
        ('name = "x"', "no table [[name]]"),
    ],
)
def test_a_mistake_is_said_with_file_and_line(text: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_corrections({"person": text})

    assert says in caught.value.message


def test_a_merge_appends_and_keeps_comments() -> None:
    after = merge_text(PEOPLE, "person", "Olaf Scholz", ["Olaf Schulz"], why='typo, "62e9:L8"')

    assert after.startswith(PEOPLE)
    rule = read_corrections({"person": after}).pinned("person", "Olaf Schulz")
    assert rule is not None and (rule.name, rule.why) == ("Olaf Scholz", 'typo, "62e9:L8"')
    assert '+aliases = ["Olaf Schulz"]\n' in show_diff(PEOPLE, after, "knowledge/people.toml")


def test_the_latest_word_counts() -> None:
    merged = merge_text("", "person", "Olaf Scholz", ["Olaf Schulz"])
    split = split_text(merged, "person", "Olaf Scholz", ["Olaf Schulz"])
    again = merge_text(split, "person", "Olaf Scholz", ["Olaf Schulz"])

    assert read_corrections({"person": merged}).pinned("person", "Olaf Schulz")
    assert not read_corrections({"person": split}).pinned("person", "Olaf Schulz")
    apart = frozenset(("olaf scholz", "olaf schulz"))
    assert apart in read_corrections({"person": split}).apart
    assert read_corrections({"person": again}).pinned("person", "Olaf Schulz")
    assert apart not in read_corrections({"person": again}).apart


def test_a_name_belongs_to_the_last_who_claims_it() -> None:
    text = merge_text("", "person", "A One", ["Shared Name"])
    text = merge_text(text, "person", "B Two", ["Shared Name"])

    rule = read_corrections({"person": text}).pinned("person", "Shared Name")

    assert rule is not None and rule.name == "B Two"


def test_a_renamed_entity_keeps_its_old_name_as_an_alias() -> None:
    text = rename_text("", "place", "Artemivsk", "Bakhmut", key="geo:713174")

    rule = read_corrections({"place": text}).pinned("place", "Artemivsk")

    assert rule is not None and (rule.name, rule.key) == ("Bakhmut", "geo:713174")


def test_a_rejected_name_may_be_taken_back() -> None:
    text = reject_text("", "Photo Getty", why="credit")
    assert read_corrections({"org": text}).is_rejected("org", "Photo Getty")

    text = merge_text(text, "org", "Getty", ["Photo Getty"])
    assert not read_corrections({"org": text}).is_rejected("org", "Photo Getty")


@pytest.mark.parametrize(
    "name", ['quote " mark', "back \\ slash", "tab\tnew\nline", "\x7f\x00", "🎈"]
)
def test_any_name_survives_being_written(name: str) -> None:
    text = merge_text("", "person", "Someone Else", [name])

    rule = read_corrections({"person": text}).rules[0]

    assert rule.aliases == (name,)


def test_only_names_whose_rule_changed_must_be_assigned_anew() -> None:
    before = read_corrections({"person": PEOPLE})
    moved = read_corrections({"person": "# one more line\n" + PEOPLE})
    after = read_corrections({"person": merge_text(PEOPLE, "person", "A One", ["B Two"])})

    assert changed_names(before, moved) == set()
    assert changed_names(before, after) == {("person", "a one"), ("person", "b two")}
