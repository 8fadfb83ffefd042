"""Quotations that no verb of their sentence reports: they go on, lead in, or stand alone."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import lexicon
from ukcorpus.ingest.extractors.claims.reading import Reading
from ukcorpus.ingest.extractors.claims.tokens import Sentence
from ukcorpus.model.spans import Span


def follow(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with those of the quotations that nothing reports yet, in text order."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.number, []).append(draft)
    done: list[Draft] = []
    opened: Draft | None = None  # its quotation goes on in the next paragraph
    waiting: Draft | None = None  # it announced content with a colon and has none
    for number, sentence in enumerate(reading.sentences):
        here = by_sentence.get(number, [])
        new: list[Draft] = []
        if sentence.tokens and sentence.tokens[0].kind == "q" and opened and sentence.first:
            new = [_continued(opened, sentence, number)]
        elif not here and sentence.only_quoted:
            new = _alone(reading, by_sentence, done, sentence, number, waiting)
            if not new and waiting is None:
                new = [_orphan(sentence, number)]
        elif not here:
            new = _unreported(sentence, number)
        if sentence.tokens or sentence.first:
            waiting = None
        for draft in here:
            if draft.rule == "colon-next" and not draft.spans:
                waiting = draft
            if draft.rule == "backward" and not draft.spans:
                _look_back(reading, by_sentence, draft, sentence, number)
        by_sentence[number] = [*new, *here]
        done.extend(draft for draft in (*new, *here) if draft.spans)
        opened = _goes_on(reading, sentence, number, done, opened)
    return sorted(done, key=lambda draft: (draft.start, draft.end))


def _continued(opened: Draft, sentence: Sentence, number: int) -> Draft:
    token = sentence.tokens[0]
    draft = Draft(sentence, [Span(token.start, token.end)], "continued", number=number)
    draft.follows = opened
    return draft


def _alone(
    reading: Reading,
    by_sentence: dict[int, list[Draft]],
    done: list[Draft],
    sentence: Sentence,
    number: int,
    waiting: Draft | None,
) -> list[Draft]:
    spans = [Span(token.start, token.end) for token in sentence.tokens if token.kind == "q"]
    if waiting is not None:
        waiting.spans = spans
        waiting.rule = "colon"
        done.append(waiting)
        by_sentence[number] = [waiting]
        return []
    before = _neighbour(reading, by_sentence, sentence, number, -1)
    if before is not None:
        draft = Draft(sentence, spans, "follow-on", number=number)
        draft.follows = before
        return [draft]
    after = _neighbour(reading, by_sentence, sentence, number, 1)
    if after is not None and after.rule in ("post", "inverted", "mid"):
        draft = Draft(sentence, spans, "lead-in", number=number)
        draft.follows = after
        return [draft]
    return []


def _look_back(
    reading: Reading,
    by_sentence: dict[int, list[Draft]],
    draft: Draft,
    sentence: Sentence,
    number: int,
) -> None:
    """Give a backward report the sentence before it, unless that is somebody else's claim."""
    if number == 0 or by_sentence.get(number - 1):
        return
    before = reading.sentences[number - 1]
    if before.paragraph == sentence.paragraph:
        draft.spans = [Span(before.start, before.end)]


def _neighbour(
    reading: Reading,
    by_sentence: dict[int, list[Draft]],
    sentence: Sentence,
    number: int,
    step: int,
) -> Draft | None:
    """The report of the sentence beside this one in its paragraph."""
    other = number + step
    if not 0 <= other < len(reading.sentences):
        return None
    if reading.sentences[other].paragraph != sentence.paragraph:
        return None
    drafts = [d for d in by_sentence.get(other, []) if d.spans and d.parent is None]
    return drafts[-1 if step < 0 else 0] if drafts else None


def _orphan(sentence: Sentence, number: int) -> Draft:
    spans = [Span(token.start, token.end) for token in sentence.tokens if token.kind == "q"]
    return Draft(sentence, spans, "orphan", number=number)


def _unreported(sentence: Sentence, number: int) -> list[Draft]:
    """Long quotations inside a sentence of the writer's own."""
    found = []
    lex = lexicon(sentence.language)
    least = lex.speech_words if lex else 5
    for token in sentence.tokens:
        if token.kind == "q" and len(words := token.raw.split()) >= least and not _titled(words):
            draft = Draft(sentence, [Span(token.start, token.end)], "unreported", number=number)
            found.append(draft)
    return found


def _titled(words: list[str]) -> bool:
    """Whether it is the name of a book or a show: nearly every word starts with a capital."""
    capitals = sum(word.strip("\"'“”‘’").strip("(")[:1].isupper() for word in words)
    return capitals >= 0.6 * len(words)


def _goes_on(
    reading: Reading, sentence: Sentence, number: int, done: list[Draft], opened: Draft | None
) -> Draft | None:
    last = number + 1 == len(reading.sentences) or (
        reading.sentences[number + 1].paragraph != sentence.paragraph
    )
    if not last:
        return opened if not sentence.tokens else None
    quoted = reading.quotations[sentence.paragraph]
    if not quoted or not quoted[-1].continues:
        return None
    for draft in reversed(done):
        if draft.number == number and draft.end >= quoted[-1].end:
            return draft
    return None
