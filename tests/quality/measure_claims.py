"""Measure claims against gold: ``python tests/quality/measure_claims.py polnear DOCS.jsonl``.

A gold piece is a contiguous part of an attribution's content inside one paragraph. A found
piece matches it when their characters, trimmed of outer quotation marks, *that* and
punctuation, overlap with Jaccard ≥ 0.8, one to one. *Claim-like* takes recall on the pieces
that have a speech cue, *according to*, a colon or a quotation mark, precision on everything
found. *End to end* wants the speaker right too: its mention must overlap the gold source.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ukcorpus.ingest.extractors.claims import find_claims
from ukcorpus.ingest.extractors.claims.lexicon import lexicon
from ukcorpus.model.articles import Article, Line, RawArticle

MARKS = "\"'“”„«»‘’‚`‟‹›"
THAT = re.compile(r"(?:that|dat|of|dass|daß|ob)\s+", re.IGNORECASE)
PEERS = {
    "polnear": "GenderGapTracker 63.9 (P 74.6) · Citron 56.9 (68.7) · textacy 44.7 (75.8)",
}


class Piece(NamedTuple):
    """A stretch of content, trimmed, with who said it and what is known of it."""

    start: int
    end: int
    kind: str
    likely: bool
    sources: tuple[tuple[int, int], ...]
    rule: str = ""
    confidence: float = 0.0


def article_of(doc: dict[str, Any]) -> Article:
    """``doc`` with a line a paragraph; its first line is the title where it says the same."""
    text = doc["text"]
    lines: list[Line] = []
    at = 0
    for number, row in enumerate(text.split("\n"), 1):
        label = "body" if row.strip() else "blank"
        if number == 1 and row.strip().rstrip(".")[:40] == doc.get("title", "").strip()[:40]:
            label = "title"
        lines.append(Line(number, at, at + len(row), label))  # type: ignore[arg-type]
        at += len(row) + 1
    raw = RawArticle(doc["id"], text, "0" * 64)
    return Article(doc["id"], raw, doc.get("title", ""), tuple(lines))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """``text[start:end]`` without outer marks, punctuation and *that*."""
    while start < end and not (text[start].isalnum() or text[start] in "$€£[("):
        start += 1
    match = THAT.match(text, start, end)
    if match:
        start = match.end()
    while start < end and not (text[start].isalnum() or text[start] in "$€£[("):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%])"):
        end -= 1
    return start, end


def kind_of(text: str, start: int, end: int) -> str:
    """Direct, mixed or indirect, by the marks around and inside."""
    inside = text[start:end]
    before = text[max(0, start - 2) : start]
    after = text[end : end + 3]
    doubles = '“”„"«»'
    opened = any(c in doubles for c in before)
    closed = any(c in doubles for c in after) or not any(c in doubles for c in inside)
    if opened and closed and not re.search(r"[”\"»][^“„\"«]{3,}[“„\"«]", inside):
        return "direct"
    if any(c in doubles for c in inside + before[-1:] + after) or "''" in inside:
        return "mixed"
    return "indirect"


def speech_cue(text: str, language: str) -> bool:
    """Whether a cue is one of speech, *according to* or a colon."""
    lex = lexicon(language)
    assert lex is not None
    if "according" in text.lower() or text.strip().endswith(":"):
        return True
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        for verb in lex.verbs.get(word, ()):
            if verb.cls != "belief" and set(verb.frames) & set("tbp") and word not in NOT_SPEECH:
                return True
    return False


SURE = 0.9
NOT_SPEECH = frozenset(("show", "shows", "showed", "shown", "find", "finds", "found", "read"))


def polnear_gold(doc: dict[str, Any]) -> Iterator[Piece]:
    """The pieces of a PolNeAR document."""
    text = doc["text"]
    seen = set()
    for attribution in doc["attributions"]:
        cues = [c["text"] for c in attribution.get("cue") or ()]
        sources = tuple(tuple(span) for s in attribution.get("source") or () for span in s["spans"])
        for content in attribution.get("content") or ():
            for start, end in content["spans"]:
                for a, b in paragraphs(text, start, end):
                    a, b = trimmed(text, a, b)
                    if a >= b or (a, b) in seen:
                        continue
                    seen.add((a, b))
                    kind = kind_of(text, a, b)
                    likely = kind != "indirect" or any(speech_cue(c, "en") for c in cues)
                    yield Piece(a, b, kind, likely, sources)


def wikinews_gold(doc: dict[str, Any]) -> Iterator[Piece]:
    """The direct and indirect pieces of a German Wikinews document."""
    text = doc["text"]
    for quote in doc["quotes"]:
        likely = quote["type"] in ("Direct", "Indirect")
        sources = tuple(tuple(span) for span in quote["speaker"]["spans"])
        for start, end in quote["quote"]["spans"]:
            for a, b in paragraphs(text, start, end):
                a, b = trimmed(text, a, b)
                if a < b:
                    yield Piece(a, b, kind_of(text, a, b), likely, sources)


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a span, a paragraph each."""
    at = start
    for row in text[start:end].split("\n"):
        if row.strip():
            yield at, at + len(row)
        at += len(row) + 1


def found(doc: dict[str, Any], language: str) -> list[Piece]:
    """What we find, as pieces; *no comment* has no content and is left out."""
    text = doc["text"]
    pieces = {}
    for claim in find_claims(article_of(doc), language):
        if claim.cue.cls == "no_comment":
            continue
        mention = claim.speaker.mention
        sources = ((mention.start, mention.end),) if mention else ()
        for span in claim.spans:
            for a, b in paragraphs(text, span.start, span.end):
                a, b = trimmed(text, a, b)
                if a < b:
                    kind = kind_of(text, a, b)
                    piece = Piece(
                        a, b, kind, True, sources, f"{claim.rule}/{claim.type}", claim.confidence
                    )
                    pieces.setdefault((a, b), piece)
    return list(pieces.values())


def match(gold: list[Piece], predicted: list[Piece]) -> dict[int, int]:
    """Predicted → gold index, best overlaps first."""
    pairs = []
    for p, piece in enumerate(predicted):
        for g, want in enumerate(gold):
            low, high = max(piece.start, want.start), min(piece.end, want.end)
            if low < high:
                union = max(piece.end, want.end) - min(piece.start, want.start)
                if (high - low) / union >= 0.8:
                    pairs.append(((high - low) / union, p, g))
    taken: dict[int, int] = {}
    used = set()
    for _, p, g in sorted(pairs, reverse=True):
        if p not in taken and g not in used:
            taken[p] = g
            used.add(g)
    return taken


class Score:
    """Counts of one measure."""

    def __init__(self) -> None:
        self.hit = self.predicted = self.recalled = self.gold = 0

    def __str__(self) -> str:
        p = 100 * self.hit / max(1, self.predicted)
        r = 100 * self.recalled / max(1, self.gold)
        f = 2 * p * r / max(0.001, p + r)
        return f"P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}   ({self.predicted} found, {self.gold} gold)"


def measure(docs: Iterable[dict[str, Any]], corpus: str, language: str, show: int = 0) -> None:
    """Print every measure for ``docs``."""
    gold_of = {"polnear": polnear_gold, "wikinews": wikinews_gold}[corpus]
    scores: dict[str, Score] = defaultdict(Score)
    rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    sure = [0, 0]
    speaker_right = speaker_all = count = 0
    seconds = 0.0
    for doc in docs:
        count += 1
        gold = list(gold_of(doc))
        began = time.process_time()
        predicted = found(doc, language)
        seconds += time.process_time() - began
        taken = match(gold, predicted)
        hit_gold = set(taken.values())
        for name, keep in (
            ("claim-like", lambda g: g.likely),
            ("all", lambda g: True),
        ):
            score = scores[name]
            score.predicted += len(predicted)
            score.hit += len(taken)
            score.gold += sum(keep(g) for g in gold)
            score.recalled += sum(keep(gold[g]) for g in hit_gold)
        for kind in ("direct", "mixed", "indirect"):
            score = scores[kind]
            score.predicted += sum(p.kind == kind for p in predicted)
            score.hit += sum(predicted[p].kind == kind for p in taken)
            score.gold += sum(g.kind == kind for g in gold)
            score.recalled += sum(gold[g].kind == kind for g in hit_gold)
        right = {p for p, g in taken.items() if same_source(predicted[p], gold[g])}
        speaker_right += len(right)
        speaker_all += len(taken)
        scores["end to end, all"].predicted += len(predicted)
        scores["end to end, all"].hit += len(right)
        scores["end to end, all"].gold += len(gold)
        scores["end to end, all"].recalled += len(right)
        for p, piece in enumerate(predicted):
            rules[piece.rule][0] += p in taken
            rules[piece.rule][1] += 1
            if piece.confidence >= SURE:
                sure[0] += p in taken
                sure[1] += 1
        if show:
            report(doc, gold, predicted, taken)
    for name, score in scores.items():
        print(f"{name:18} {score}")
    print(f"speaker on matches {100 * speaker_right / max(1, speaker_all):.1f}")
    print(f"articles {count}, {count / max(0.001, seconds):.0f} a second")
    print("rule precision: " + " · ".join(
        f"{rule} {100 * a / b:.0f} ({b})" for rule, (a, b) in sorted(rules.items())
    ))  # fmt: skip
    print(f"confidence ≥ 0.9: {100 * sure[0] / max(1, sure[1]):.1f} % right of {sure[1]}")
    if corpus in PEERS:
        print("peers, claim-like F1 on the test set: " + PEERS[corpus])


def same_source(piece: Piece, gold: Piece) -> bool:
    """Whether a mention of the source overlaps; both may be without one."""
    if not gold.sources:
        return not piece.sources
    return any(a < d and c < b for a, b in piece.sources for c, d in gold.sources)


def report(
    doc: dict[str, Any], gold: list[Piece], predicted: list[Piece], taken: dict[int, int]
) -> None:
    """Print what was missed and what was invented."""
    text = doc["text"]
    print("==", doc["id"])
    hit = set(taken.values())
    events = [(g.start, "MISS", g) for n, g in enumerate(gold) if n not in hit and g.likely]
    events += [(p.start, "SPUR", p) for n, p in enumerate(predicted) if n not in taken]
    for _, what, piece in sorted(events):
        before = text[max(0, piece.start - 90) : piece.start].replace("\n", "¶")
        after = text[piece.end : piece.end + 60].replace("\n", "¶")
        body = text[piece.start : piece.end].replace("\n", "¶")
        print(f"  {what} {piece.kind:8} {piece.rule:12} {before}⟦{body}⟧{after}")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", choices=("polnear", "wikinews"))
    parser.add_argument("docs", type=Path)
    parser.add_argument("--part", choices=("dev", "held", "all"), default="dev")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    with options.docs.open(encoding="utf-8") as lines:
        docs = sorted((json.loads(line) for line in lines), key=lambda doc: doc["id"])
    chosen = [
        doc for n, doc in enumerate(docs)
        if options.part == "all" or (n % 11 == 0) == (options.part == "held")
    ]  # fmt: skip
    step = max(1, len(chosen) // options.limit)
    language = "de" if options.corpus == "wikinews" else "en"
    measure(chosen[::step], options.corpus, language, options.show)


if __name__ == "__main__":
    main()
