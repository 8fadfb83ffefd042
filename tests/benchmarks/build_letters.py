"""Make lexicon/letters/<language>.toml from langdetect's n-gram profiles (Apache-2.0).

    python tests/benchmarks/build_letters.py src/ukcorpus/lexicon/letters

Kept: every letter, and the pairs of letters that are not both ASCII, each with ten times
the logarithm of its share, rounded. A word's edge is written ``_``.
"""

import json
import math
import sys
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

LANGUAGES = (
    "ar bg cs da de el en es et fi fr he hr hu it lt lv mk nl no pl pt ro ru sk sl sq sv tr uk"
)
RAREST = 2e-5


def levels(counts: Counter[str], step: int, *, ascii_too: bool) -> dict[int, list[str]]:
    total = sum(counts.values())
    grouped: dict[int, list[str]] = defaultdict(list)
    for gram, count in sorted(counts.items()):
        if count > RAREST * total and (ascii_too or not gram.isascii()):
            grouped[step * round(-10 / step * math.log(count / total))].append(
                gram.replace(" ", "_")
            )
    return dict(sorted(grouped.items()))


def section(name: str, grouped: dict[int, list[str]]) -> str:
    return f"\n[{name}]\n" + "".join(
        f"{level} = {json.dumps(' '.join(grams), ensure_ascii=False)}\n"
        for level, grams in grouped.items()
    )


def main(target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES.split():
        profile = files("langdetect").joinpath("profiles", language)
        letters: Counter[str] = Counter()
        pairs: Counter[str] = Counter()
        for gram, count in json.loads(profile.read_text(encoding="utf-8"))["freq"].items():
            small = "".join(char.lower()[0] for char in gram)
            if len(gram) == 1 and gram.isalpha():
                letters[small] += count
            elif len(gram) == 2 and all(char.isalpha() or char == " " for char in gram):
                pairs[small] += count
        text = (
            "# Level n: a share of e^(-n/10) among all letters, and among all pairs of letters;\n"
            '# "_" is the edge of a word. Made by tests/benchmarks/build_letters.py from the\n'
            "# profiles of langdetect 1.0.9 (Apache-2.0), which count Wikipedia.\n"
        )
        text += section("letters", levels(letters, 1, ascii_too=True))
        text += section("pairs", levels(pairs, 5, ascii_too=False))
        (target / f"{language}.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
