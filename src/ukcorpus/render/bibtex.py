"""BibTeX: one ``@misc`` an article."""

import re
from collections.abc import Iterable, Sequence
from typing import TextIO

from ukcorpus.render import Options, Row
from ukcorpus.render.references import LANGUAGES, certain, key, note

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%",
    "#": r"\#", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


class _BibTeX:
    def write(self, rows: Iterable[Row], _: Sequence[str], out: TextIO, __: Options) -> None:
        taken: set[str] = set()
        for row in rows:
            fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(row))
            out.write(f"@misc{{{key(row, taken)},\n{fields}}}\n\n")


RENDERER = _BibTeX()


def _fields(row: Row) -> Iterable[tuple[str, str]]:
    yield "title", _title(row["title"])
    if row["authors"]:
        # In braces each: a name is as it stands, not split at "de" or a comma.
        yield "author", " and ".join(f"{{{escaped(name)}}}" for name in row["authors"])
    if row["source"]:
        yield "howpublished", escaped(row["source"])
    date = certain(row)
    yield from ((name, part) for name, part in zip(date._fields, date, strict=True) if part)
    if row["url"]:
        yield "url", re.sub(r"[{}\\\s]", lambda m: f"%{ord(m.group()):02X}", row["url"])
    yield "note", escaped(note(row))
    yield "langid", LANGUAGES.get(row["lang"]["code"], row["lang"]["code"])


def escaped(text: str) -> str:
    """Text that TeX takes as it is."""
    return "".join(_SPECIAL.get(letter, letter) for letter in " ".join(text.split()))


def _title(title: str) -> str:
    """In braces what a style must not put into small letters: all capitals but the first word's
    first."""
    return " ".join(_protected(word, first=not at) for at, word in enumerate(title.split()))


def _protected(word: str, *, first: bool) -> str:
    core = word.rstrip(",;:!?")
    if not any(map(str.isupper, core[first:])):
        return escaped(word)
    return f"{{{escaped(core)}}}{escaped(word[len(core) :])}"
