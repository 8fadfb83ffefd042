"""The labels and counting words of press databases in the languages they write, as data."""

import re
from dataclasses import dataclass
from functools import cache

from ukcorpus.lexicon import LANGUAGES, table

_LABEL = re.compile(r"([^\W\d_][\w /.-]{1,34}):(?:[ \t]+(.*))?\Z")


@dataclass(frozen=True)
class Labels:
    """What stands around the articles of an export, in all languages at once."""

    by_name: dict[str, str]
    """A label in small letters → our field."""
    body: frozenset[str]
    by: frozenset[str]
    counter: re.Pattern[str]
    """``1 of 10 DOCUMENTS`` on a line."""
    word_count: re.Pattern[str]
    """``1,234 words`` on a line."""
    body_line: re.Pattern[str]
    end_line: re.Pattern[str]
    length_line: re.Pattern[str]

    def field(self, line: str) -> tuple[str, str]:
        """The field that a line is the label of, and what follows; nothing if it is none."""
        match = _LABEL.match(line)
        if match is None:
            return "", ""
        return self.by_name.get(match[1].lower(), ""), (match[2] or "").strip()

    def counts_words(self, line: str) -> bool:
        """Whether a line says how long the article is."""
        return self.word_count.match(line) is not None

    def counts_documents(self, line: str) -> bool:
        """Whether a line says which article of how many it is."""
        return self.counter.match(line) is not None

    def has_length(self, text: str) -> bool:
        """Whether some line is the label of a length."""
        return self.length_line.search(text) is not None


@cache
def labels() -> Labels:
    """The labels of every language that has some."""
    tables = [data for language in LANGUAGES if (data := table("exports", language))]
    by_name: dict[str, str] = {}
    for data in tables:
        for field, names in data["labels"].items():
            for name in names:
                by_name.setdefault(name.lower(), field)
    lengths = [data["labels"]["head"][0] for data in tables]

    def either(key: str) -> str:
        names = {re.escape(name) for data in tables for name in data[key]}
        return "|".join(sorted(names, key=lambda name: (-len(name), name)))

    documents = either("documents")
    return Labels(
        by_name,
        frozenset(name for data in tables for name in data["body"]),
        frozenset(name for data in tables for name in data["by"]),
        re.compile(
            rf"^[ \t]*(?:(?:{documents})[ \t]+)?\d{{1,6}}[ \t]+(?:{either('of')})[ \t]+\d{{1,6}}"
            rf"(?:[ \t]+(?:{documents}))?[ \t]*\r?$",
            re.M | re.I,
        ),
        re.compile(
            rf"^[ \t]*\d[\d.,\xa0 ]{{0,10}}[ \t](?:{either('words')})[ \t]*\r?$", re.M | re.I
        ),
        re.compile(rf"^[ \t]*(?:{either('body')})[ \t]*\r?$", re.M),
        re.compile(rf"^[ \t]*(?:{either('end')})[ \t]*\r?$", re.M),
        re.compile(rf"^[ \t]*(?:{'|'.join(lengths)}):[ \t]*\d", re.M | re.I),
    )
