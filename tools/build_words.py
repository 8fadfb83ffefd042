"""Build lexicon/words/<language>.bloom: whether a form is a word of a language.

Run by hand, with simplemma installed: ``python tools/build_words.py``. The filters take the
place of its dictionaries at run time, which need 1 GB in memory for ten languages.
"""

from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from ukcorpus.text.dictionary import FOLDER, fill

OUT = Path(__file__).parent.parent / "src" / "ukcorpus" / FOLDER
LANGUAGES = (
    "bg", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hbs",
    "hu", "id", "it", "lt", "lv", "mk", "nb", "nl", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sv", "tr", "uk",
)  # fmt: skip


def main() -> None:
    """Write one filter a language."""
    OUT.mkdir(parents=True, exist_ok=True)
    dictionaries = DefaultDictionaryFactory(cache_max_size=1)
    for language in LANGUAGES:
        forms = sorted(form for form in dictionaries.get_dictionary(language) if form.islower())
        (OUT / f"{language}.bloom").write_bytes(fill(forms))
        print(language, f"{len(forms):,} forms")


if __name__ == "__main__":
    main()
