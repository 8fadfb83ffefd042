"""How well stems join the forms of one word, and how rarely they join two words.

    python tests/quality/measure_stems.py corpus.jsonl [--half tune|report] [--lang uk]
    python tests/quality/measure_stems.py corpus.jsonl --gold

The corpus is JSON lines with ``lang`` and ``text``; lemmas are simplemma's, of the words that
it knows (silver). With ``--gold``, pairs of form and lemma are those of ``entities`` instead.
Half of the lemmas, by a hash, is for tuning; figures are quoted from the other.

``join``: share of pairs of forms of one lemma whose stems are equal. ``wrong``: share of
joined pairs whose lemmas differ. ``missed``: share of joined pairs that a search by
``heads`` does not come upon. Pairs count once, however frequent the words are.
"""

import argparse
import json
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

from ukcorpus.text.stems import heads, stem
from ukcorpus.text.words import find_words, normal

Pairs = dict[str, set[str]]


def silver(path: Path, only: str) -> dict[str, Pairs]:
    """Lemma → normal forms, of each language."""
    import simplemma

    words: dict[str, set[str]] = defaultdict(set)
    for record in _records(path):
        if only in ("", record["lang"]):
            text = record["text"]
            words[record["lang"]].update(text[a:b] for a, b in find_words(text))
    found: dict[str, Pairs] = {}
    for language, forms in sorted(words.items()):
        code = {"hr": "hbs", "sr": "hbs"}.get(language, language)
        pairs: Pairs = defaultdict(set)
        for form in sorted(forms):
            try:
                if form.isalpha() and len(form) > 2 and simplemma.is_known(form, lang=code):
                    pairs[normal(simplemma.lemmatize(form.lower(), lang=code))].add(normal(form))
            except ValueError:
                break
        if pairs:
            found[language] = pairs
    return found


def gold(path: Path, only: str) -> dict[str, Pairs]:
    """Lemma → normal forms, word by word, of the entities of a corpus that has them."""
    found: dict[str, Pairs] = defaultdict(lambda: defaultdict(set))
    for record in _records(path):
        if only in ("", record["lang"]):
            for entity in record.get("entities", ()):
                forms, lemmas = entity["form"].split(), entity["lemma"].split()
                if len(forms) == len(lemmas):
                    for form, lemma in zip(forms, lemmas, strict=True):
                        if form.isalpha() and lemma.isalpha() and len(form) > 2:
                            found[record["lang"]][normal(lemma)] |= {normal(form), normal(lemma)}
    return found


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def measure(pairs: Pairs, of: Callable[[str], str]) -> tuple[float, float, int]:
    """Share of same-lemma pairs joined, share of joined pairs that are wrong, pairs."""
    lemmas: dict[str, set[str]] = defaultdict(set)
    for lemma, forms in pairs.items():
        for form in forms:
            lemmas[form].add(lemma)
    same = joined = 0
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(lemmas):
        groups[of(form)].append(form)
    stems = {form: key for key, forms in groups.items() for form in forms}
    for forms in pairs.values():
        for one, other in combinations(sorted(forms), 2):
            same += 1
            joined += stems[one] == stems[other]
    wrong = total = 0
    for forms in groups.values():
        for one, other in combinations(forms, 2):
            total += 1
            wrong += not lemmas[one] & lemmas[other]
    return joined / max(1, same), wrong / max(1, total), same


def missed(pairs: Pairs, language: str) -> float:
    """Share of joined pairs that a search by ``heads`` would not come upon."""
    joined = lost = 0
    for forms in pairs.values():
        for one in sorted(forms):
            for other in sorted(forms - {one}):
                if stem(one, language) == stem(other, language):
                    joined += 1
                    lost += not other.startswith(heads(one, language))
    return lost / max(1, joined)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--half", choices=("tune", "report"), default="report")
    options.add_argument("--lang", default="")
    options.add_argument("--gold", action="store_true")
    given = options.parse_args()
    found = (gold if given.gold else silver)(given.corpus, given.lang)
    print("lang   pairs   join  wrong missed    µs/word")
    for language, pairs in found.items():
        half = {
            lemma: forms
            for lemma, forms in pairs.items()
            if zlib.crc32(lemma.encode()) % 2 == (given.half == "report")
        }
        forms = sorted({form for group in half.values() for form in group})
        stem("a", language)
        start = time.perf_counter()
        for form in forms:
            stem(form, language)
        each = (time.perf_counter() - start) / max(1, len(forms)) * 1e6
        join, wrong, count = measure(half, lambda form, of=language: stem(form, of))
        lost = missed(half, language)
        print(f"{language:4} {count:7} {join:6.1%} {wrong:6.1%} {lost:6.1%} {each:10.1f}")


if __name__ == "__main__":
    main()
