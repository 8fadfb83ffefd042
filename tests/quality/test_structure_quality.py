"""How well lines are told apart, on articles of our own that hold what scraped pages hold.

Each line of the file is ``label| text``, articles are parted by ``====``. The floors are those of
the project (body .98/.98, furniture 1.0/.85, headings .75), raised to what is reached.
Run as a script on a file of the same form to measure other articles.
"""

import sys
from collections import Counter
from pathlib import Path

from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import RawArticle

FURNITURE = frozenset(
    ("source", "teaser", "notice", "form", "ui", "furniture", "byline", "date", "credit")
)
"""Labels of what is not searched, counted as one: which of them it is matters little."""

ARTICLES = Path(__file__).with_name("structure_articles.txt")


def read(block: str) -> tuple[str, list[set[str]]]:
    """An article and what each of its lines may be called: ``a?b|`` allows both."""
    lines, gold = [], []
    for line in block.strip("\n").split("\n"):
        label, bar, text = line.partition("| ")
        lines.append(text if bar else "")
        if bar:
            gold.append(set(label.split("?")))
    return "\n".join(lines), gold


def group(label: str) -> str:
    return "furniture" if label in FURNITURE else label


def score(path: Path) -> tuple[dict[str, tuple[float, float]], list[str]]:
    """Precision and recall of each group of labels, and the lines that are wrong."""
    blocks = path.read_text(encoding="utf-8").split("====\n")
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    wrong: list[str] = []
    for block in blocks:
        text, gold = read(block)
        article = structure(RawArticle(path="", text=text, sha256=""), "a")
        assert len(article.lines) == len(gold), text[:60]
        for line, may in zip(article.lines, gold, strict=True):
            got = group(line.label)
            want = got if got in map(group, may) else group(min(may))
            said[got] += 1
            true[want] += 1
            right[got] += got == want
            if got != want:
                wrong.append(f"{want} → {got} ({line.rule}): {text[line.start : line.end][:90]}")
    return {
        name: (right[name] / max(1, said[name]), right[name] / max(1, true[name]))
        for name in sorted({*said, *true})
    }, wrong


def test_lines_of_articles_are_told_apart() -> None:
    scores, wrong = score(ARTICLES)

    assert min(scores["body"]) >= 0.98, wrong
    assert scores["furniture"][0] == 1.0, wrong
    assert scores["furniture"][1] >= 0.97, wrong
    assert min(scores["heading"]) >= 0.93, wrong
    assert min(scores["caption"]) >= 0.9, wrong
    assert min(scores["title"]) >= 0.9, wrong


if __name__ == "__main__":
    measured, missed = score(Path(sys.argv[1]))
    for name, (precision, recall) in measured.items():
        print(f"{name:10} P {precision:.3f}  R {recall:.3f}")
    print("\n".join(missed))
