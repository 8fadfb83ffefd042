"""The words of reporting in one language, ready for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ukcorpus.lexicon import table
from ukcorpus.model.claims import CueClass

FormKind = Literal["base", "finite", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a verb that reports, with what it may take (see the lexicon's header)."""

    lemma: str
    cls: CueClass
    frames: str
    kinds: frozenset[FormKind]
    particle: str = ""
    """Of a separable verb, when this form stands without it."""

    def takes(self, frame: str) -> bool:
        """Whether the verb occurs in this frame."""
        return frame in self.frames


@dataclass(frozen=True, eq=False)
class Lexicon(dict[str, frozenset[str]]):
    """Everything that a language's file says; its word sets, in lower case, are its items.

    A dictionary, because they are asked for hundreds of times a sentence; one that the file
    does not have is empty.
    """

    language: str
    verbs: Mapping[str, tuple[Verb, ...]]
    words: Mapping[str, frozenset[str]]
    pronouns: Mapping[str, str]
    accounts: frozenset[tuple[str, ...]]
    """Phrases before a source: *according to*."""
    account_sizes: tuple[int, ...]
    """How many words they have, the most first."""
    after: tuple[tuple[str, ...], ...]
    """Words of attribution that follow the source: German *zufolge*."""
    phrases: Mapping[str, tuple[str, ...]]
    silences: Mapping[str, tuple[tuple[str, ...], ...]]
    """Phrases for saying nothing, by their first word."""
    chains: Mapping[str, tuple[tuple[str, ...], ...]]
    """Phrases that name whom a report passes on, by their first word."""
    verb_second: bool
    comma_clauses: bool = False
    """Whether a comma opens every clause: *sagte, die Lage sei ernst*."""
    capital_nouns: bool = False
    speech_words: int = 5
    """Words that a quotation which nothing reports must have to be speech rather than a term."""

    inner: frozenset[str] = frozenset()
    """Words that no subject's title holds: verbs, prepositions but *of*, openers of clauses."""

    def __post_init__(self) -> None:
        self.update(self.words)

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


_LISTS = frozenset(("according", "after", "hedges", "no_comment", "nondenial", "sources_of"))


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of ``language``; None where there is none."""
    data = table("claims", language)
    if not data:
        return None
    words = {
        name: frozenset(value)
        for name, value in data.items()
        if isinstance(value, list) and name not in _LISTS
    }
    words["small_words"] = _small(words, data)
    words["demonyms"] = frozenset(word.lower() for word in table("names", language)["demonyms"])
    verbs = _verbs(data.get("verbs", {}), base_first=bool(data.get("base_first")))
    _add_cues(words, data, verbs)
    empty: frozenset[str] = frozenset()
    inner = (words.get("prepositions", empty) | words.get("subordinators", empty)) - words.get(
        "of", empty
    )
    inner |= words.get("auxiliaries", empty) | words.get("finite", empty) | frozenset(verbs)
    return Lexicon(
        language=language,
        inner=inner,
        verbs=verbs,
        words=words,
        pronouns=data.get("pronouns", {}),
        accounts=frozenset(_phrases(data, "according")),
        account_sizes=tuple(
            sorted({len(phrase) for phrase in _phrases(data, "according")}, reverse=True)
        ),
        after=_phrases(data, "after"),
        phrases={name: tuple(data.get(name, ())) for name in ("hedges", "no_comment", "nondenial")},
        silences=_by_first(_phrases(data, "no_comment")),
        chains=_by_first(_phrases(data, "sources_of")),
        verb_second=bool(data.get("verb_second")),
        comma_clauses=bool(data.get("comma_clauses")),
        capital_nouns=bool(data.get("capital_nouns")),
        speech_words=int(data.get("speech_words", 5)),
    )


def _add_cues(
    words: dict[str, frozenset[str]], data: dict[str, Any], verbs: Mapping[str, tuple[Verb, ...]]
) -> None:
    """The words at which reports are looked for, and those that make a sentence worth reading."""
    phrases = (*data.get("according", ()), *data.get("after", ()), *data.get("no_comment", ()))
    words["according_heads"] = frozenset(p.split()[0] for p in data.get("according", ()))
    words["cues"] = (
        frozenset(verbs)
        | words["according_heads"]
        | words.get("own_account", frozenset())
        | words.get("said_nouns", frozenset())
        | {p.split()[0] for p in data.get("no_comment", ())}
    )
    words["triggers"] = (
        frozenset(verbs)
        | {p.split()[0] for p in phrases}
        | words.get("headline_heads", frozenset())
        | words.get("report_nouns", frozenset())
        | words.get("said_nouns", frozenset())
        | words.get("therein", frozenset())
        | words.get("reported", frozenset())
        | words.get("own_source", frozenset())
        | words.get("hearsay_modals", frozenset())
        | (words.get("document_verbs", frozenset()) - words.get("passive", frozenset()))
        | words.get("readable", frozenset())
    )


def _small(words: dict[str, frozenset[str]], data: dict[str, Any]) -> frozenset[str]:
    """The function words."""
    names = ("prepositions", "conjunctions", "subordinators", "relatives", "determiners",
             "adverbs", "objects", "auxiliaries")  # fmt: skip
    small = {word for name in names for word in words.get(name, ())}
    return frozenset(small | set(data.get("pronouns", {})))


def _by_first(
    phrases: tuple[tuple[str, ...], ...],
) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


def _phrases(data: dict[str, Any], name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in data.get(name, ())), key=len, reverse=True))


def _verbs(rows: dict[str, dict[str, str]], *, base_first: bool) -> dict[str, tuple[Verb, ...]]:
    """Every form; ``base_first``: the first finite form is the infinitive too, as in English."""
    kinds: dict[tuple[str, str, str], set[FormKind]] = {}
    for lemma, row in rows.items():
        particle = row.get("particle", "")
        finite = row.get("finite", "").split()
        for number, form in enumerate(finite):
            kind: FormKind = "base" if number == 0 and base_first else "finite"
            kinds.setdefault((form, lemma, particle), set()).add(kind)
            if particle:  # verb-final clauses join the two: "dat hij aankondigde"
                kinds.setdefault((particle + form, lemma, ""), set()).add("finite")
        for form in row.get("participle", "").split():
            kinds.setdefault((form, lemma, ""), set()).add("participle")
        for form in row.get("gerund", "").split():
            kinds.setdefault((form, lemma, ""), set()).add("gerund")
    found: dict[str, list[Verb]] = {}
    for (form, lemma, particle), form_kinds in kinds.items():
        row = rows[lemma]
        found.setdefault(form, []).append(
            Verb(lemma, row["class"], row["frames"], frozenset(form_kinds), particle)  # type: ignore[arg-type]
        )
    # a separable verb is told by its particle, so it is asked before the plain one
    return {form: tuple(sorted(v, key=lambda verb: not verb.particle)) for form, v in found.items()}
