"""Where settings come from."""

from pathlib import Path

import pytest

from ukcorpus import config
from ukcorpus.errors import ConfigError


def test_a_file_wins_over_defaults_and_the_environment_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "ukcorpus.toml").write_text("limit = 25\nsnippets = 1\n", encoding="utf-8")
    env = {"UKCORPUS_LIMIT": "7", "HOME": "/nonexistent"}

    settings = config.load(str(tmp_path), env)

    assert settings["limit"] == 7 and settings.values["limit"].origin == "env UKCORPUS_LIMIT"
    assert settings["snippets"] == 1 and settings.values["snippets"].origin.endswith(".toml:2")
    assert settings["color"] == "auto" and settings.values["color"].origin == "default"


def test_the_corpus_is_the_nearest_parent_with_settings(tmp_path: Path) -> None:
    (tmp_path / "ukcorpus.toml").touch()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)

    assert config.find_root(None, {}, below) == tmp_path
    assert config.find_root(None, {"UKCORPUS_CORPUS": "/x"}, below) == Path("/x")
    assert config.find_root("/y", {"UKCORPUS_CORPUS": "/x"}, below) == Path("/y")


@pytest.mark.parametrize(
    ("text", "says"),
    [("limt = 1", "limit"), ("limit = 'many'", "whole number"), ("limit =", "ukcorpus.toml")],
)
def test_what_cannot_be_understood_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "ukcorpus.toml").write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError) as caught:
        config.load(str(tmp_path), {"HOME": "/nonexistent"})

    assert says in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(
    ("text", "name", "value", "after"),
    [
        ("", "limit", "5", "limit = 5\n"),
        ("# mine\nlimit = 1 # few\n", "limit", "5", "# mine\nlimit = 5 # few\n"),
        ('[fields]\ntext = "body"\n', "glob", "*.txt", 'glob = "*.txt"\n[fields]\ntext = "body"\n'),
        ("jobs = 1\n\n[fields]\nlimit = 'x'\n", "limit", "5",
         "jobs = 1\nlimit = 5\n\n[fields]\nlimit = 'x'\n"),
    ],
)  # fmt: skip
def test_setting_one_value_leaves_the_rest_of_the_file(
    text: str, name: str, value: str, after: str
) -> None:
    assert config.with_setting(text, name, value) == after


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [("limt", "1", "limit"), ("limit", "many", "whole number"), ("fields", "x", "config edit")],
)
def test_a_value_that_is_none_is_not_written(name: str, value: str, says: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config.with_setting("", name, value)

    assert says in f"{caught.value.message} {caught.value.hint}"
