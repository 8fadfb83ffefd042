"""Reports whose content is a noun's or stands before: *his claim that …*, *X said this in …*."""

from ukcorpus.ingest.extractors.claims.drafts import Draft
from ukcorpus.ingest.extractors.claims.labels import Labels
from ukcorpus.ingest.extractors.claims.lexicon import Verb
from ukcorpus.model.claims import CueClass
from ukcorpus.model.spans import Span

_FAR = 6
"""Tokens between a noun of reporting and the verb that it is the object of."""


class Pointing(Labels):
    """Finds reports by nouns, by passives, and of the sentence before."""

    def _by_object(self, i: int) -> None:
        """*Trump’s claim that …*, *voiced hope that …*: the noun has an owner or a verb of such."""
        that = self._that_of(i)
        if that is None or self._told_already(that + 1):
            return
        owner = self._owner(i) if that == i + 1 else self._span(i + 2, that)
        source = owner or self._who_voices(i)
        if source is None:
            return
        draft = self._unspoken(i, i + 1, self._act(i), source)
        self._content(draft, that + 1, "noun")
        if owner is not None and draft.spans and not self.finite_in(self.floor, i):
            draft.spans = [self._span(that + 1, self._before_predicate(that + 1, draft.end))]

    def _that_of(self, i: int) -> int | None:
        """Where *that* stands: right after the noun, or after *from officials*."""
        lex = self.lex
        if self.low(i + 1) in lex["that"]:
            return i + 1
        if self.low(i + 1) not in lex["owners"]:
            return None
        for m in range(i + 2, min(self.stop, i + 2 + _FAR)):
            if self.low(m) in lex["that"]:
                return m if m > i + 2 and self.nominal(i + 2, m) else None
            if not self.is_word(m) or self.finite_in(m, m + 1):
                return None
        return None

    def _act(self, i: int) -> CueClass:
        """The kind of act that the noun names, by the verb that it comes from."""
        verbs = self.lex.verbs
        found = verbs.get(self.low(i)) or verbs.get(self.low(i).removesuffix("s")) or ()
        return found[0].cls if found else "claim"

    def _who_voices(self, i: int) -> Span | None:
        """The subject of the verb whose object the noun is."""
        verb = self._support(i)
        if verb is None or self.low(i - 1) in self.lex["demonyms"]:
            return None  # raised Western fears that …: whose they are is no speaker
        found = self.subject_left(verb, 0)
        if found is not None and self.nominal(*found):
            return self._span(*found)
        shared = self._shared(verb)
        return shared.source if shared else self._coordinated(verb)

    def _before_predicate(self, k: int, end: int) -> int:
        """*X’s claim that A is B is false*: the last finite verb is that of the claim itself."""
        stop = self._token_from(end)
        verbs = [
            m
            for m in range(k, stop)
            if self.low(m) in self.lex["auxiliaries"] - self.lex["modals"]
            and self.low(m - 1) not in self.lex["auxiliaries"] | self.lex["to"]
        ]
        later = [m for m in verbs if self.finite_in(k + 1, m)]
        return later[-1] if later else stop

    def _owner(self, i: int) -> Span | None:
        """Whose claim it is: the name or the pronoun that possesses the noun."""
        for m in range(i - 1, max(-1, i - 4), -1):
            if not self.is_word(m):
                return None
            if self.low(m) in self.lex["possessives"]:
                return self._span(m, m + 1)
            if self.tokens[m].possessive:
                found = self._phrase_ending(m, 0)
                if found is None:
                    return None
                token = self.tokens[m]
                return Span(self.tokens[found[0]].start, token.end - 2)
        return None

    def _support(self, i: int) -> int | None:
        """The verb whose object the noun is: *expressed*, *repeated*."""
        for m in range(i - 1, max(-1, i - _FAR), -1):
            if not self.is_word(m) or self.low(m) in self.lex["prepositions"]:
                return None
            if self.low(m) in self.lex["supports"]:
                return m
        return None

    def _unspoken(self, a: int, b: int, cls: CueClass, source: Span | None) -> Draft:
        """A draft whose cue, the tokens ``[a, b)``, is no verb of the lexicon."""
        cue = self._span(a, b)
        verb = Verb(" ".join(t.low for t in self.tokens[a:b]), cls, "t", frozenset(("finite",)))
        return self._new(verb, cue, source, "noun")

    def _said_this(self, draft: Draft, i: int) -> bool:
        """*The minister said this in Paris*: what was said stands in the sentence before."""
        lex = self.lex
        if self.low(i + 1) not in lex["said_pointers"] or self.drafts:
            return False
        after = self.low(i + 2)
        apart = after in lex["prepositions"] or after in lex["clause_openers"] or after == ","
        if i + 2 < self.stop and not apart:
            return False
        return self._before_this(draft)

    def _before_this(self, draft: Draft) -> bool:
        draft.rule = "backward"
        draft.notes["apart"] = "1"
        self._keep(draft, empty=True)
        self.floor = self.stop
        return True

    def _passive(self, i: int, verb: Verb) -> None:
        """*It was reported that …*; *This was reported by X*."""
        lex = self.lex
        if "participle" not in verb.kinds or not verb.takes("t"):
            return
        j = self.skip_auxiliaries(i - 1, 0)
        if j < 0 or j > 3 or j == i - 1:
            return
        if self.low(j) in lex["dummies"] and self.low(i + 1) in lex["that"]:
            self._content(self._draft(i, verb, None), i + 2, "impersonal")
        elif self.low(j) in lex["pointers"]:
            self._this_by(i, self._draft(i, verb, None))

    def _this_by(self, i: int, draft: Draft) -> None:
        """*This was reported by X*: the sentence before is theirs."""
        if self.low(i + 1) not in self.lex["agent"]:
            return
        found = self.subject_right(i + 1)
        if found is not None:
            draft.source = self._span(*found)
            self._before_this(draft)

    def _statement_made(self, i: int) -> bool:
        """*The relevant statement was made by X*."""
        if i > 3 or self.low(i) not in self.lex["statements"]:
            return False
        k = self.skip_adverbials(i + 2)
        if self.low(i + 1) not in self.lex["passive"] or self.low(k) not in self.lex["made"]:
            return False
        self._this_by(k, self._unspoken(i, k + 1, "say", None))
        return True
