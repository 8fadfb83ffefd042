"""Build lexicon/words/<language>.bloom: whether a form is a word of a language.

Run by hand, with simplemma installed: ``python tools/build_words.py``. The filters take the
place of its dictionaries at run time, which need 1 GB in memory for ten languages.

German writes nouns with the capital of names. A noun is known by its cases (*Tod*, *Todes*; a name
has an *s* alone), by a verb of the same form, by a known noun at its end, or as a loan word.
"""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from ukcorpus.text.dictionary import FOLDER, fill

OUT = Path(__file__).parent.parent / "src" / "ukcorpus" / FOLDER
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hbs",
    "hu", "id", "it", "lt", "lv", "mk", "nb", "nl", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sv", "tr", "uk",
)  # fmt: skip
LENDERS = ("en", "fr", "it", "nl")
"""Languages whose words German takes over: *Team*, *Euro*."""
SHORTEST_PART = 5


def nouns(german: Mapping[str, str], loans: frozenset[str]) -> set[str]:
    """The capitalised forms of a German dictionary that are no names, in lower case."""
    cases: dict[str, set[str]] = defaultdict(set)
    for form, lemma in german.items():
        if form[:1].isupper() and form[1:].islower() and lemma[:1].isupper():
            cases[lemma].add(form)
    declined = {lemma for lemma, forms in cases.items() if forms - {lemma, lemma + "s"}}
    found = set[str]()
    for lemma, forms in cases.items():
        low = lemma.lower()
        tails = (low[at:].capitalize() for at in range(3, len(low) - SHORTEST_PART + 1))
        if lemma in declined or low in german or low in loans or any(t in declined for t in tails):
            found.update(form.lower() for form in forms)
    return found


def main() -> None:
    """Write one filter a language."""
    OUT.mkdir(parents=True, exist_ok=True)
    dictionaries = DefaultDictionaryFactory(cache_max_size=1)
    loans = frozenset(form for lender in LENDERS for form in dictionaries.get_dictionary(lender))
    for language in LANGUAGES:
        dictionary = dictionaries.get_dictionary(language)
        words = {form for form in dictionary if form.islower()}
        forms = sorted(words | nouns(dictionary, loans) if language == "de" else words)
        (OUT / f"{language}.bloom").write_bytes(fill(forms))
        print(language, f"{len(forms):,} forms")


if __name__ == "__main__":
    main()
