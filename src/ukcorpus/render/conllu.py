"""CoNLL-U: a word a line, for taggers and parsers; what they are to fill in is ``_``.

https://universaldependencies.org/format.html. ``TokenRange`` is where the word stands in the
file, in characters.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from ukcorpus.render import Row

_UNKNOWN = "_" * 7
"""Lemma, two parts of speech, features, head, relation, enhanced relations."""
_ABOUT = ("title", "date", "lang", "path", "sha256")


def write_conllu(rows: Iterable[Row], out: TextIO, about: Mapping[str, Any]) -> None:
    """Write articles, each with its ``sentences``. ``about`` comes before the first."""
    opening = [f"# {key} = {_line(value)}\n" for key, value in about.items()]
    for row in rows:
        head = [*opening, f"# newdoc id = {row['id']}\n"]
        head += [f"# {name} = {_line(row[name])}\n" for name in _ABOUT if row[name]]
        for n, sentence in enumerate(row["sentences"], start=1):
            if sentence["paragraph"]:
                head.append("# newpar\n")
            head.append(f"# sent_id = {row['id']}-{n}\n")
            head.append(f"# text = {_line(sentence['text'])}\n")
            out.write("".join([*head, *_words(sentence), "\n"]))
            head, opening = [], []


def _words(sentence: Mapping[str, Any]) -> Iterable[str]:
    text, start, tokens = sentence["text"], sentence["start"], sentence["tokens"]
    following = [low for low, _ in tokens[1:]]
    for n, ((low, high), after) in enumerate(zip(tokens, [*following, None], strict=True), 1):
        misc = "" if high != after else "SpaceAfter=No|"
        misc += f"TokenRange={low}:{high}"
        form = _line(text[low - start : high - start])
        yield "\t".join((str(n), form, *_UNKNOWN, misc)) + "\n"


def _line(value: Any) -> str:
    return " ".join(str(value).split())
