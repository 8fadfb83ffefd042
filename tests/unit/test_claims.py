"""Claims: one small sentence for each pattern and each trap."""

import pytest

from ukcorpus.ingest.extractors.claims import find_claims
from ukcorpus.model.articles import Article, Line, RawArticle
from ukcorpus.model.claims import Claim
from ukcorpus.model.names import Entity, Mention


def article(text: str, labels: tuple[str, ...] = ()) -> Article:
    lines = []
    at = 0
    for number, row in enumerate(text.split("\n"), 1):
        label = labels[number - 1] if number <= len(labels) else "body"
        lines.append(Line(number, at, at + len(row), label))  # type: ignore[arg-type]
        at += len(row) + 1
    return Article("a" * 16, RawArticle("x.txt", text, "0" * 64), "", tuple(lines))


def entities(text: str, **kinds: str) -> list[Entity]:
    """``Anna_Berg="person"``: an entity with its mentions, by full name and by last word."""
    found = []
    for key, kind in kinds.items():
        name = key.replace("_", " ")
        starts = {text.find(name)} | (
            {i for i in range(len(text)) if text.startswith(name.split()[-1], i)}
            if kind == "person"
            else {i for i in range(len(text)) if text.startswith(name, i)}
        )
        mentions = []
        for start in sorted(s for s in starts if s >= 0):
            form = name if text.startswith(name, start) else name.split()[-1]
            if not any(m.start < start < m.end for m in mentions):
                mentions.append(Mention(start, start + len(form), "test"))
        found.append(Entity(kind, name, tuple(mentions)))  # type: ignore[arg-type]
    return found


def claims(text: str, language: str = "en", **kinds: str) -> tuple[Claim, ...]:
    return find_claims(article(text), language, entities(text, **kinds))


ENGLISH = [
    ("“The bridge is gone,” Anna Berg said.", "The bridge is gone", "Anna Berg", "say"),
    ("“The bridge is gone,” said Anna Berg, the mayor.", "The bridge is gone", "Anna Berg", "say"),
    ("Anna Berg said the bridge was gone.", "the bridge was gone", "Anna Berg", "say"),
    (
        "Anna Berg said on Monday that the bridge was gone.",
        "the bridge was gone",
        "Anna Berg",
        "say",
    ),
    (
        "Anna Berg, the town’s mayor, said: “The bridge is gone.”",
        "The bridge is gone.",
        "Anna Berg",
        "say",
    ),
    ("The bridge was gone, the mayor said on Monday.", "The bridge was gone", "the mayor", "say"),
    (
        "Anna Berg told reporters that the bridge was gone.",
        "the bridge was gone",
        "Anna Berg",
        "tell",
    ),
    (
        "According to the mayor, the bridge was gone.",
        "the bridge was gone",
        "the mayor",
        "according to",
    ),
    (
        "The bridge was gone, according to Anna Berg.",
        "The bridge was gone",
        "Anna Berg",
        "according to",
    ),
    ("Anna Berg denied blowing up the bridge.", "blowing up the bridge", "Anna Berg", "deny"),
    ("Anna Berg warned that the river could rise.", "the river could rise", "Anna Berg", "warn"),
    ("“Will it hold?” Anna Berg asked.", "Will it hold?", "Anna Berg", "ask"),
]

DUTCH = [
    ("“De brug is weg”, zei Anna Berg maandag.", "De brug is weg", "Anna Berg", "zeggen"),
    ("Anna Berg zei dat de brug weg is.", "de brug weg is", "Anna Berg", "zeggen"),
    ("Anna Berg heeft gezegd dat de brug weg is.", "de brug weg is", "Anna Berg", "zeggen"),
    ("“De brug is weg”, aldus de burgemeester.", "De brug is weg", "de burgemeester", "aldus"),
    ("Volgens Anna Berg is de brug weg.", "is de brug weg", "Anna Berg", "volgens"),
    (
        "Anna Berg kondigde maandag aan dat de brug opengaat.",
        "de brug opengaat",
        "Anna Berg",
        "aankondigen",
    ),
    ("Rusland ontkent dat de brug weg is.", "de brug weg is", "Rusland", "ontkennen"),
]

GERMAN = [
    (
        "„Die Brücke ist weg“, sagte Anna Berg am Montag.",
        "Die Brücke ist weg",
        "Anna Berg",
        "sagen",
    ),
    ("Anna Berg sagte, dass die Brücke weg sei.", "die Brücke weg sei", "Anna Berg", "sagen"),
    ("Anna Berg sagte, die Brücke sei weg.", "die Brücke sei weg", "Anna Berg", "sagen"),
    ("Laut Anna Berg ist die Brücke weg.", "ist die Brücke weg", "Anna Berg", "laut"),
    (
        "Anna Berg teilte mit, dass die Brücke weg sei.",
        "die Brücke weg sei",
        "Anna Berg",
        "mitteilen",
    ),
]


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker", "lemma"),
    [("en", *row) for row in ENGLISH]
    + [("nl", *row) for row in DUTCH]
    + [("de", *row) for row in GERMAN],
)
def test_a_pattern_gives_its_content_its_speaker_and_its_verb(
    language: str, text: str, content: str, speaker: str, lemma: str
) -> None:
    (claim,) = claims(text, language, Anna_Berg="person")

    assert claim.content == content
    assert claim.speaker.as_written == speaker
    assert claim.cue.lemma == lemma


def test_an_interrupted_quotation_is_one_claim_with_two_spans() -> None:
    (claim,) = claims("“We will go,” Anna Berg said, “and not return.”", Anna_Berg="person")

    assert claim.content == "We will go and not return."
    assert len(claim.spans) == 2
    assert claim.type == "direct"


def test_the_next_quotation_goes_on_with_the_same_speaker() -> None:
    first, second = claims(
        "“We will go,” Anna Berg said. “We will not return.”", Anna_Berg="person"
    )

    assert second.speaker.name == first.speaker.name == "Anna Berg"
    assert second.speaker.resolved_by == "continuation"


def test_a_pronoun_is_the_last_person_who_spoke() -> None:
    text = "Anna Berg said the bridge was gone. She added that the river was high."
    claim = claims(text, Anna_Berg="person")[-1]

    assert claim.speaker.name == "Anna Berg"
    assert claim.speaker.resolved_by == "pronoun"


def test_a_quotation_without_a_source_has_no_speaker() -> None:
    text = "The river rose all night.\n“We have lost everything that we had.”"
    (claim,) = claims(text)

    assert claim.speaker.as_written == ""
    assert claim.speaker.resolved_by == "none"


def test_a_nameless_official_is_anonymous() -> None:
    (claim,) = claims("A senior official said the bridge was gone.")

    assert claim.speaker.kind == "anonymous"
    assert claim.speaker.name == ""


def test_a_possessive_name_is_not_the_speaker() -> None:
    (claim,) = claims("Anna Berg’s spokesman said the bridge was gone.", Anna_Berg="person")

    assert claim.speaker.kind == "anonymous"
    assert claim.speaker.entity is None


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Moscow denied that it had moved troops.", "deny"),
        ("Moscow pointedly did not deny that talks were advancing.", "nondenial"),
        ("Moscow warned that it would respond.", "warn"),
        ("Moscow promised that it would leave.", "promise"),
        ("Moscow said that it would leave.", "assert"),
    ],
)
def test_the_stance_follows_the_verb_and_its_negation(text: str, stance: str) -> None:
    assert [claim.stance for claim in claims(text)] == [stance]


@pytest.mark.parametrize(
    "text",
    [
        "It was wrong to deny Ukraine the possibility of using them.",
        "The report of the committee was long.",
        "A said amount was paid in two parts.",
        "He declined to say why.",
        "The minister’s claims of victory were early.",
    ],
)
def test_what_only_looks_like_a_report_is_none(text: str) -> None:
    assert claims(text) == ()


def test_furniture_says_nothing() -> None:
    text = "“Subscribe now,” Anna Berg said."

    assert find_claims(article(text, ("ui",)), "en", ()) == ()


@pytest.mark.parametrize("language", ["en", "nl", "de", "uk", "xx", "und"])
@pytest.mark.parametrize(
    "unit",
    [
        "“",
        '"',
        "said ",
        "A said B, ",
        "volgens ",
        "Ab ",
        ", ",
        "1",
        "\x00",
        "said “x” ",
        "he said, she said ",
    ],
)
def test_long_runs_give_valid_spans(language: str, unit: str) -> None:
    text = unit * (10_000 // len(unit))

    for claim in find_claims(article(text), language, ()):
        for span in claim.spans:
            assert 0 <= span.start < span.end <= len(text)


def test_the_same_text_gives_the_same_ids() -> None:
    text = "Anna Berg said the bridge was gone. “It is gone,” she said."

    assert claims(text) == claims(text)
    assert len({claim.id for claim in claims(text)}) == 2


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("de", "Wie die Stadt mitteilte, sei die Brücke zu.", "sei die Brücke zu", "die Stadt"),
        ("de", "Der Hafen, so Anna Berg weiter, sei zu.", "Der Hafen sei zu", "Anna Berg"),
        ("de", "Ihm wird vorgeworfen, Geld genommen zu haben.", "Geld genommen zu haben", ""),
        (
            "de",
            "Die Bewohner wurden von der Polizei aufgefordert, das Haus zu verlassen.",
            "das Haus zu verlassen",
            "der Polizei",
        ),
        ("de", "Es gibt Vorwürfe, dass der Damm zu alt war.", "der Damm zu alt war", "Es"),
        ("en", "- We stay. We will win - said Berg.", "We stay. We will win", "Berg"),
        ("uk", "— Ми тут. Ми чекаємо, — сказав Берг.", "Ми тут. Ми чекаємо", "Берг"),
        ("en", "In her opinion, the dam is old.", "the dam is old", "her opinion"),
        ("en", "Berg said in Bergen, Norway, that the dam is old.", "the dam is old", "Berg"),
    ],
)
def test_reports_of_many_shapes(language: str, text: str, content: str, speaker: str) -> None:
    claim = claims(text, language)[0]

    assert (claim.content, claim.speaker.as_written) == (content, speaker)


def test_the_mood_of_reported_speech_carries_a_report_on() -> None:
    first, second = claims("Berg sagte, der Damm sei alt. Er müsse weg. Das koste Geld.", "de")[:2]

    assert second.rule == "reported"
    assert second.content.startswith("Er müsse weg")
    assert second.speaker.as_written == first.speaker.as_written


def test_other_words_are_no_opinion() -> None:
    assert claims("In other words, the dam is old.") == ()


@pytest.mark.parametrize(
    ("language", "text", "venue"),
    [
        (
            "en",
            "In an interview with the paper, Berg said it was over.",
            "In an interview with the paper",
        ),
        ("en", "Berg wrote on Telegram that it was over.", "on Telegram"),
        (
            "de",
            "Berg sagte im Interview mit der „Post“, es sei vorbei.",
            "im Interview mit der „Post“",
        ),
        ("nl", "Berg zei tijdens een debat dat het voorbij is.", "tijdens een debat"),
        ("en", "Berg said the interview was over.", ""),
    ],
)
def test_a_claim_says_where_it_was_made(language: str, text: str, venue: str) -> None:
    assert claims(text, language)[0].venue == venue


def test_via_is_whom_the_report_itself_cites() -> None:
    (cited,) = claims("The dam broke, the paper reported on Monday, citing two engineers.")
    (inside,) = claims("The study, citing old figures, was wrong, Berg said.")

    assert (cited.via, inside.via) == (("two engineers",), ())


def test_dutch_zou_with_a_perfect_is_hearsay_and_a_wish_is_not() -> None:
    (claim,) = claims("Er zouden drie mensen zijn gedood.", "nl")

    assert (claim.stance, claim.speaker.as_written) == ("hearsay", "")
    assert claims("Hij zou graag burgemeester zijn.", "nl") == ()


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "According to Berg, who runs the port, the dam will hold.",
            "the dam will hold",
            "Berg",
        ),
        (
            "The dam is safe, according to Anna Berg, who added that two gates are shut.",
            "two gates are shut",
            "Anna Berg",
        ),
        ("Norland says around 400 drones have been lost.", "around 400 drones have been lost", ""),
        ("Berg declared before the flood that the dam was safe.", "the dam was safe", "Berg"),
        ("Berg pointed out that the dam was safe.", "the dam was safe", "Berg"),
        ("It is shut.\nThat’s according to Anna Berg, a nurse.", "It is shut.", ""),
    ],
)  # fmt: skip
def test_small_words_before_content_do_not_hide_it(text: str, content: str, speaker: str) -> None:
    last = claims(text)[-1]

    assert last.content == content
    assert last.speaker.as_written == speaker or not speaker


@pytest.mark.parametrize(
    "text",
    [
        "The drill again raised Western fears that the port would close.",
        "Berg spoke of warnings about an imminent Russian attack.",
    ],
)
def test_a_noun_after_the_adjective_of_a_people_is_no_verb(text: str) -> None:
    assert claims(text) == ()


def test_the_speaker_goes_on_where_the_next_paragraph_opens_with_a_quotation() -> None:
    text = "“The dam is old,” Anna Berg said.\n“It has to be built anew this year.”"
    after_words = "Berg said the dam was old.\n“It has to be built anew this year.”"

    assert claims(text, Anna_Berg="person")[-1].speaker.name == "Anna Berg"
    assert claims(after_words, Berg="person")[-1].speaker.name == ""


def test_a_name_a_colon_and_a_quotation_are_a_report_in_the_body_too() -> None:
    (claim,) = claims("Berg: “De dam is oud en moet snel worden vervangen.”", "nl")

    assert (claim.rule, claim.speaker.as_written) == ("colon", "Berg")


def test_a_headline_with_capitals_has_verbs_too() -> None:
    text = "Berg Says Town, Port Ignored Her Demands"
    (claim,) = find_claims(article(text, ("title",)), "en")

    assert claim.content == "Town, Port Ignored Her Demands"


@pytest.mark.parametrize(
    ("headline", "speakers"),
    [
        ("Harbours: a slow life on the northern shore", []),
        ("Senators: the dam is not safe", ["Senators"]),
        ("Harvan: the dam is not safe", ["Harvan"]),
    ],
)
def test_a_column_before_a_headline_is_no_speaker(headline: str, speakers: list[str]) -> None:
    found = find_claims(article(headline, ("title",)), "en")

    assert [claim.speaker.as_written for claim in found] == speakers


def test_a_headline_ends_with_its_speaker_only_where_the_article_has_them_speak() -> None:
    headline = "Flood: two gates of the dam are shut - Berg"
    spoken = find_claims(article(f"{headline}\nBerg said two gates are shut.", ("title",)), "en")
    silent = find_claims(article(f"{headline}\nTwo gates are shut.", ("title",)), "en")

    assert [claim.rule for claim in spoken] == ["headline", "bare"]
    assert not any(claim.speaker.as_written == "Berg" for claim in silent)


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("en", "Berg said the dam was safe, a day after she said it was not.",
         "the dam was safe", "Berg"),
        ("en", "The cracks, which Berg said were not new, grew.", "were not new", "Berg"),
        ("en", "Asked on Friday about a post on the dam, Berg said: “It is only water.”",
         "It is only water.", "Berg"),
        ("nl", "Vorige week kondigde Berg aan dat de dam dichtgaat.", "de dam dichtgaat", "Berg"),
    ],
)  # fmt: skip
def test_the_frame_of_a_report_is_no_part_of_it(
    language: str, text: str, content: str, speaker: str
) -> None:
    found = {claim.content: claim.speaker.as_written for claim in claims(text, language)}

    assert found.get(content) == speaker


def test_what_a_thing_is_called_in_passing_is_no_report() -> None:
    assert claims("The town condemned what the mayor has called a 'nuisance' of the port.") == ()
