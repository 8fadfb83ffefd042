"""XML and CoNLL-U: what other programs read."""

import io
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Run
from ukcorpus.corpus.sentences import tokens
from ukcorpus.render.xml import write_xml


def _conllu(text: str) -> list[dict[str, str]]:
    """The words of a file, each with its document and sentence."""
    words: list[dict[str, str]] = []
    about: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("# "):
            key, _, value = line[2:].partition(" = ")
            about[key] = value
        elif line:
            number, form, *unknown, misc = line.split("\t")
            assert unknown == ["_"] * 7
            words.append({**about, "n": number, "form": form, "misc": misc})
    return words


def test_every_token_of_conllu_stands_where_it_says(run: Run, seeds_corpus: Path) -> None:
    done = run("export", "--to", "conllu", cwd=seeds_corpus)

    words = _conllu(done.stdout)
    assert len({word["newdoc id"] for word in words}) == 5
    for word in words:
        text = (seeds_corpus / word["path"]).read_bytes().decode("utf-8")
        low, high = word["misc"].rpartition("TokenRange=")[2].split(":")
        assert text[int(low) : int(high)] == word["form"]


def test_the_words_of_a_sentence_make_its_text_again(run: Run, seeds_corpus: Path) -> None:
    words = _conllu(run("export", "Kharkiv", "--to", "conllu", cwd=seeds_corpus).stdout)

    made: dict[str, str] = {}
    for word in words:
        glue = "" if "SpaceAfter=No" in word["misc"] else " "
        made[word["text"]] = made.get(word["text"], "") + word["form"] + glue
    assert [text.strip() for text in made.values()] == list(made)
    assert {word["query"] for word in words} == {"Kharkiv"}


@given(st.text(max_size=80))
def test_tokens_leave_out_nothing_but_blanks(text: str) -> None:
    found = list(tokens(text, 0, len(text)))

    inside = {place for low, high in found for place in range(low, high)}
    assert all(text[place].isspace() for place in set(range(len(text))) - inside)
    assert all(high <= low for (_, high), (low, _) in pairwise(found))


@pytest.mark.parametrize("records", ["articles", "claims", "quotes", "figures"])
def test_xml_has_the_same_records_as_json(run: Run, seeds_corpus: Path, records: str) -> None:
    options = ("export", "--records", records)
    lines = run(*options, "--to", "jsonl", cwd=seeds_corpus).stdout.splitlines()

    root = ElementTree.fromstring(run(*options, "--to", "xml", cwd=seeds_corpus).stdout)

    assert [child.tag for child in root] == [records.removesuffix("s")] * len(lines)
    assert root.get("query") == "*" and root.get("index_generation")
    assert [child.findtext("id") in line for child, line in zip(root, lines, strict=True)]


def test_xml_of_nothing_is_an_empty_root(run: Run, seeds_corpus: Path) -> None:
    done = run("export", "xyzzyx", "--to", "xml", cwd=seeds_corpus)

    assert list(ElementTree.fromstring(done.stdout)) == []


_texts = st.text(max_size=20)
_values = st.recursive(
    st.one_of(_texts, st.booleans(), st.integers(), st.floats(allow_nan=False)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=8,
)


@given(_values, _texts)
def test_any_value_and_any_text_is_well_formed_xml(value: object, said: str) -> None:
    out = io.StringIO()

    write_xml("claim", [{"text": said, "value": value}], out, {"query": said})

    root = ElementTree.fromstring(out.getvalue())
    if said.isprintable():
        assert root.findtext("claim/text") == said
        assert root.get("query") == said


def test_references_and_sentences_are_of_articles(run: Run, seeds_corpus: Path) -> None:
    done = run("export", "--to", "conllu", "--records", "claims", cwd=seeds_corpus)

    assert done.returncode == 2
    assert "conllu holds articles, not claims" in done.stderr
