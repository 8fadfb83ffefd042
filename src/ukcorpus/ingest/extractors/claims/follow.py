"""Quotations that no verb of their sentence reports: they go on, lead in, or stand alone."""

import dataclasses

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.lexicon import lexicon
from ukcorpus.ingest.extractors.claims.reading import Reading
from ukcorpus.ingest.extractors.claims.svo import Reports
from ukcorpus.ingest.extractors.claims.tokens import Sentence, tokenize
from ukcorpus.ingest.extractors.claims.unreported import rumoured, unreported
from ukcorpus.ingest.extractors.claims.verbsecond import VerbSecondReports
from ukcorpus.model.spans import Span

_SPOKEN = frozenset(("post", "inverted", "mid", "follow-on", "orphan", "unreported"))
"""Rules of quotations whose speaker may go on in the next paragraph."""


def follow(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """``drafts`` with those of the quotations that nothing reports yet, in text order."""
    following = _Following(reading, drafts)
    for number, sentence in enumerate(reading.sentences):
        following.take(number, sentence)
    return sorted(following.done, key=lambda draft: (draft.start, draft.end))


class _Following:
    """What is open while an article is read sentence by sentence."""

    def __init__(self, reading: Reading, drafts: list[Draft]) -> None:
        self.reading = reading
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.by_sentence.setdefault(draft.number, []).append(draft)
        self.done: list[Draft] = []
        self.voices: dict[str, list[Draft]] = {}
        """What each name that reports has said."""
        self.opened: Draft | None = None
        """Its quotation goes on in the next paragraph."""
        self.waiting: Draft | None = None
        """It announced content with a colon and has none."""

    def take(self, number: int, sentence: Sentence) -> None:
        """Read one sentence: what it adds to the reports of its own."""
        here = self.by_sentence.get(number, [])
        new: list[Draft] = []
        if self.opened and _quoted_first(sentence) and not _told_here(sentence, here):
            new = [_continued(self.opened, sentence, number)]
        elif not here and sentence.only_quoted:
            new = self._alone(sentence, number)
        elif not here and not self._extended(sentence, number):
            going_on = self._reported_on(sentence, number)
            new = [going_on] if going_on else unreported(sentence, number)
            new = new or rumoured(sentence, number)
        if sentence.tokens or sentence.first:
            self.waiting = None
        self._complete(here, sentence, number)
        here = [*new, *here]
        if here:
            self.by_sentence[number] = here
        for draft in here:
            if draft.spans:
                self.done.append(draft)
                self._heard(draft)
        self.opened = self._goes_on(sentence, number)

    def _complete(self, here: list[Draft], sentence: Sentence, number: int) -> None:
        """What the reports of a sentence lack and its neighbours have."""
        for draft in here:
            if draft.rule == "colon-next" and not draft.spans:
                self.waiting = draft
            if draft.rule == "therein":
                draft.follows = self._last_source(sentence)
            if draft.rule == "backward" and not draft.spans:
                self._look_back(draft, sentence, number)

    def _alone(self, sentence: Sentence, number: int) -> list[Draft]:
        spans = [Span(token.start, token.end) for token in sentence.tokens if token.kind == "q"]
        if self.waiting is not None:
            self.waiting.spans = spans
            self.waiting.rule = "colon"
            self.waiting.number = number
            self.done.append(self.waiting)
            self.by_sentence[number] = [self.waiting]
            return []
        before = self._neighbour(sentence, number, -1)
        if before is not None:
            draft = Draft(sentence, spans, "follow-on", number=number)
            draft.follows = before
            return [draft]
        after = self._neighbour(sentence, number, 1)
        if after is not None and after.rule in ("post", "inverted", "mid"):
            draft = Draft(sentence, spans, "lead-in", number=number)
            draft.follows = after
            return [draft]
        if sentence.zone == "heading":
            return []  # the writer's extract of what stands below
        draft = Draft(sentence, spans, "orphan", number=number)
        draft.follows = self._speaks_on(sentence, number)
        draft.source = None if draft.follows else self._spoken_of(sentence, number)
        if draft.source is None and draft.follows is None:
            draft.follows = self._only_speaker()
        return [draft]

    def _heard(self, draft: Draft) -> None:
        """Remember who has spoken by name."""
        if draft.source is None or draft.verb is None or draft.sentence.zone != "body":
            return
        name = draft.source.of(self.reading.text).rpartition(" ")[2]
        if name[:1].isupper() and len(name) > 2:
            self.voices.setdefault(name, []).append(draft)

    def _only_speaker(self) -> Draft | None:
        """Whoever has spoken so far, where it is one person alone and more than once."""
        if len(self.voices) != 1:
            return None
        spoken = next(iter(self.voices.values()))
        return spoken[-1] if len(spoken) > 1 else None

    def _speaks_on(self, sentence: Sentence, number: int) -> Draft | None:
        """The quotation that closes the paragraph before one that opens with another.

        On development articles both were the same speaker's in five cases of six.
        """
        if number == 0 or not sentence.first:
            return None
        before = self.by_sentence.get(number - 1, [])
        last = before[-1] if before else None
        spoken = last is not None and last.rule in _SPOKEN and last.spans
        beside = spoken and self.reading.sentences[number - 1].zone == sentence.zone
        return last if beside else None

    def _spoken_of(self, sentence: Sentence, number: int) -> Span | None:
        """Who acts in the sentence before a quotation that nothing reports."""
        before = self.reading.sentences[number - 1] if number else None
        lex = lexicon(sentence.language)
        if before is None or lex is None or before.paragraph != sentence.paragraph:
            return None
        tokens = before.tokens or tokenize(self.reading.text, before.start, before.end, ())
        finder = (VerbSecondReports if lex.verb_second else Reports)(
            dataclasses.replace(before, tokens=tokens), lex, number - 1
        )
        return finder.actor()

    def _look_back(self, draft: Draft, sentence: Sentence, number: int) -> None:
        """Give a backward report the sentence before it, unless that is somebody else's claim."""
        if number == 0 or self.by_sentence.get(number - 1):
            return
        before = self.reading.sentences[number - 1]
        near = before.paragraph == sentence.paragraph
        apart = "apart" in draft.notes or (draft.verb and draft.verb.cls == "according_to")
        if apart:  # a paragraph of its own: that is …
            near = near or (sentence.first and before.zone == sentence.zone)
        if near:
            draft.spans = [Span(before.start, before.end)]

    def _last_source(self, sentence: Sentence) -> Draft | None:
        """The last report of this paragraph or the one before it that names somebody."""
        for draft in reversed(self.done[-4:]):
            near = draft.sentence.paragraph >= sentence.paragraph - 1
            if near and (draft.source is not None or draft.follows is not None):
                return draft
        return None

    def _neighbour(self, sentence: Sentence, number: int, step: int) -> Draft | None:
        """The report of the sentence beside this one in its paragraph."""
        other = number + step
        if not 0 <= other < len(self.reading.sentences):
            return None
        if self.reading.sentences[other].paragraph != sentence.paragraph:
            return None
        drafts = [d for d in self.by_sentence.get(other, []) if d.spans and d.parent is None]
        return drafts[-1 if step < 0 else 0] if drafts else None

    def _extended(self, sentence: Sentence, number: int) -> bool:
        """Whether reported speech that needs no verb of its own extends over this sentence too."""
        before = self._neighbour(sentence, number, -1)
        if before is None or before.rule != "reported" or not _in_reported_mood(sentence):
            return False
        before.spans = [Span(before.start, sentence.tokens[-1].end)]
        self.by_sentence[number] = [before]
        return True

    def _reported_on(self, sentence: Sentence, number: int) -> Draft | None:
        """*Sie sei „…“.* – in the mood of reported speech a sentence goes on with a report."""
        if not _in_reported_mood(sentence):
            return None
        before = self._neighbour(sentence, number, -1)
        if before is None:
            return None
        span = Span(sentence.tokens[0].start, sentence.tokens[-1].end)
        draft = Draft(sentence, [span], "reported", number=number)
        draft.follows = before
        return draft

    def _goes_on(self, sentence: Sentence, number: int) -> Draft | None:
        reading = self.reading
        last = number + 1 == len(reading.sentences) or (
            reading.sentences[number + 1].paragraph != sentence.paragraph
        )
        if not last:
            return self.opened if not sentence.tokens else None
        quoted = reading.quotations[sentence.paragraph]
        if not quoted or not quoted[-1].continues:
            return None
        for draft in reversed(self.done):
            if draft.number == number and draft.end >= quoted[-1].end:
                return draft
        return None


def _quoted_first(sentence: Sentence) -> bool:
    return sentence.first and bool(sentence.tokens) and sentence.tokens[0].kind == "q"


def _told_here(sentence: Sentence, here: list[Draft]) -> bool:
    """Whether the quotation that opens the sentence has a report in it: *“…”, he added*."""
    at = sentence.tokens[0].start
    return any(span.start <= at < span.end for draft in here for span in draft.spans)


def _continued(opened: Draft, sentence: Sentence, number: int) -> Draft:
    token = sentence.tokens[0]
    draft = Draft(sentence, [Span(token.start, token.end)], "continued", number=number)
    draft.follows = opened
    return draft


def _in_reported_mood(sentence: Sentence) -> bool:
    """Whether the first finite verb of the sentence is in the mood of reported speech."""
    lex = lexicon(sentence.language)
    if lex is None or not lex["reported"]:
        return False
    for token in sentence.tokens:
        if token.kind == "w":
            if token.low in lex["reported"]:
                return True
            if token.low in lex["auxiliaries"] or token.low in lex["finite"]:
                return token.low in lex["reported_too"]
    return False
