"""A small gold set of our own: every pattern and every trap, with floors that only rise.

The real measure is ``measure_claims.py`` over a corpus; this one runs with the tests and
says at once when a change breaks a pattern in some language.
"""

import pytest

from ukcorpus.ingest.extractors.claims import find_claims
from ukcorpus.model.articles import Article, Line, RawArticle

Gold = list[tuple[str, str]]
"""Content and speaker, as written, in the order of the text."""

CLAIMS: list[tuple[str, str, Gold]] = [
    (
        "en",
        "“We saw it,” Mara Quill, a nurse, said on Friday. “It was on fire.”",
        [("We saw it", "Mara Quill"), ("It was on fire.", "Mara Quill")],
    ),
    (
        "en",
        "The harbour, officials said, would be closed until May.",
        [("The harbour would be closed until May", "officials")],
    ),
    (
        "en",
        "While Mara Quill promised to stay, her deputy warned that time was short.",
        [("to stay", "Mara Quill"), ("time was short", "her deputy")],
    ),
    (
        "en",
        "Quill said the harbour was closed, adding that it “would not open soon.”",
        [("the harbour was closed", "Quill"), ("it “would not open soon.”", "Quill")],
    ),
    (
        "en",
        "Asked whether the harbour was safe, Quill said: “Nobody knows.”",
        [("whether the harbour was safe", ""), ("Nobody knows.", "Quill")],
    ),
    (
        "en",
        "The council accused the company of hiding its losses.",
        [("the company of hiding its losses", "The council")],
    ),
    (
        "en",
        "Quill urged the council to close the harbour.",
        [("the council to close the harbour", "Quill")],
    ),
    ("en", "As the mayor noted, the harbour is old.", [("the harbour is old", "the mayor")]),
    (
        "en",
        "Records show the harbour was sold in 1998.",
        [("the harbour was sold in 1998", "Records")],
    ),
    (
        "en",
        "The company did not immediately respond to a request for comment.",
        [("did not immediately respond to a request for comment", "The company")],
    ),
    (
        "en",
        "“The harbour is ours,” the mayor was quoted as saying.",
        [("The harbour is ours", "the mayor")],
    ),
    (
        "en",
        "Mara Quill voiced hope that the harbour would open.",
        [("the harbour would open", "Mara Quill")],
    ),
    (
        "en",
        "The company’s claim that the harbour was safe is “false”, Quill said.",
        [
            ("The company’s claim that the harbour was safe is “false”", "Quill"),
            ("the harbour was safe", "The company"),
        ],
    ),
    (
        "en",
        "The harbour is shut. Mara Quill said this at a briefing.",
        [("The harbour is shut.", "Mara Quill")],
    ),
    (
        "en",
        "The harbour is shut. The statement was made by Mayor Mara Quill.",
        [("The harbour is shut.", "Mayor Mara Quill")],
    ),
    ("en", "It was noted that the harbour is old.", [("the harbour is old", "")]),
    (
        "en",
        "The navy reported sinking two boats - a claim nobody could check.",
        [("sinking two boats", "The navy")],
    ),
    (
        "en",
        "The harbour can be shut, which would cost jobs - said Mayor Mara Quill last week.",
        [("The harbour can be shut, which would cost jobs", "Mayor Mara Quill")],
    ),
    (
        "en",
        "Quill said that the pilot, who was ill, had left.",
        [("the pilot, who was ill, had left", "Quill")],
    ),
    (
        "en",
        "Quill said the harbour was not only old, but also unsafe.",
        [("the harbour was not only old, but also unsafe", "Quill")],
    ),
    (
        "en",
        "Quill hailed the vote as “fantastic,” telling reporters that it was time.",
        [("the vote as “fantastic,”", "Quill"), ("it was time", "Quill")],
    ),
    ("en", "The drill again raised Western fears that the port would close.", []),
    (
        "en",
        "Quill told a town hall meeting on Monday that the harbour was shut.",
        [("the harbour was shut", "Quill")],
    ),
    (
        "en",
        "After the meeting, Quill said “neither side” had won.",
        [("“neither side” had won", "Quill")],
    ),
    (
        "en",
        "He left the town that Quill calls a “holy place” to see the sea.",
        [("holy place", "Quill")],
    ),
    (
        "en",
        "Quill said the harbour was “unsafe” in a televised address as the storm began.",
        [("the harbour was “unsafe”", "Quill")],
    ),
    (
        "en",
        "The storm drew warnings from harbour officials that the pier could fall.",
        [("the pier could fall", "harbour officials")],
    ),
    (
        "en",
        "Quill described the plan as a gift to the city, after a week of talks.",
        [("the plan as a gift to the city", "Quill")],
    ),
    (
        "en",
        "The council calls Quill its main rival and is preparing a case.",
        [("Quill its main rival", "The council")],
    ),
    (
        "en",
        "HARBOUR, 4 May (Wire) – The pier is unsafe, Mayor Quill said.",
        [("The pier is unsafe", "Mayor Quill")],
    ),
    (
        "en",
        "The pier will open in May - the Ministry of the Sea said on Sunday.",
        [("The pier will open in May", "the Ministry of the Sea")],
    ),
    (
        "en",
        "Quill said the pier is unsafe but engineers have seen no damage.",
        [("the pier is unsafe", "Quill")],
    ),
    (
        "en",
        "The letter says the pier is closed and residents say they are “worried”.",
        [("the pier is closed", "The letter"), ("they are “worried”", "residents")],
    ),
    (
        "en",
        "“We saw the “big gate” fall and ran,” Quill said.",
        [("We saw the “big gate” fall and ran", "Quill")],
    ),
    (
        "en",
        'He said that "the pier is old."- We have known it for years - he added.',
        [("the pier is old.", "He"), ("We have known it for years", "he")],
    ),
    (
        "en",
        "Quill, the owner of the paper “Harbour News,” said in a call that it was sold.",
        [("it was sold", "Quill")],
    ),
    ("en", "Quill blamed the council for the flood.", [("the council for the flood", "Quill")]),
    (
        "en",
        "Harbour states accuse the company of fraud.",
        [("the company of fraud", "Harbour states")],
    ),
    (
        "en",
        "Citing “a lack of funds,” the mayor closed the harbour.",
        [("a lack of funds", "the mayor")],
    ),
    ("en", "Quill told the men who came that day to leave.", []),
    ("en", "Berg is among those to have pledged to cut imports.", []),
    (
        "en",
        "The pier may fall, harbour official Mara Quill said Sunday – the latest of her warnings.",
        [("The pier may fall", "harbour official Mara Quill")],
    ),
    (
        "en",
        "On Thursday Mara Quill, a clerk, rejected the charge and accused the port of fraud.",
        [("the charge", "Mara Quill"), ("the port of fraud", "Mara Quill")],
    ),
    (
        "en",
        "Harbourtown opposes the pier and has said it will defend the bay.",
        [("it will defend the bay", "Harbourtown")],
    ),
    (
        "en",
        "The pier will stay shut, Quill said, because the sea is rough.",
        [("The pier will stay shut because the sea is rough", "Quill")],
    ),
    (
        "en",
        "The port accused Quill of theft, after the mayor said it was over.",
        [("Quill of theft", "The port"), ("it was over", "the mayor")],
    ),
    (
        "en",
        "Quill urged the port to close and praised the crew.",
        [("the port to close", "Quill")],
    ),
    ("en", "If a pass is needed according to the rules, ask the port.", []),
    ("en", "He missed a turn, conceded a penalty at the pier, and left.", []),
    (
        "en",
        "Quill and others denied the charge but insisted all ships must leave.",
        [("the charge", "Quill and others"), ("all ships must leave", "Quill and others")],
    ),
    (
        "en",
        "The main thing, the mayor emphasized, is that the pier is safe.",
        [("The main thing is that the pier is safe", "the mayor")],
    ),
    (
        "en",
        "“We joined them,” said the head of the “Harbour” club Mara Quill.",
        [("We joined them", "the head of the “Harbour” club Mara Quill")],
    ),
    (
        "en",
        "The port said the row threatens trade across the bay.",
        [("the row threatens trade across the bay", "The port")],
    ),
    ("en", "The port wants the crews to leave and admit the pier is old.", []),
    (
        "en",
        "The pier is shut, Quill said on Friday, the wire has learned.",
        [("The pier is shut", "Quill")],
    ),
    (
        "en",
        "Notably, a third of the crew, who like the town, said that the pier is safe.",
        [("the pier is safe", "a third of the crew")],
    ),
    ("en", "The siege of the town continues: despite weeks of rain the gates are shut.", []),
    (
        "en",
        'He said the pier was "shut".Trains no longer go there.',
        [('the pier was "shut"', "He")],
    ),
    ("en", "On “Meet the Harbour,” the mayor asked for calm.", []),
    ("en", "The report of the committee ran to forty pages and its claims were long.", []),
    ("en", "They read “Harbour Lights and Other Stories” in school.", []),
    (
        "nl",
        "De haven blijft volgens de burgemeester dicht.",
        [("De haven blijft dicht", "de burgemeester")],
    ),
    (
        "nl",
        "“De haven is oud”, zegt Mara Kwil, wethouder van de stad. “Hij moet dicht.”",
        [("De haven is oud", "Mara Kwil"), ("Hij moet dicht.", "Mara Kwil")],
    ),
    (
        "nl",
        "Gisteren liet de wethouder weten dat de haven dichtgaat.",
        [("de haven dichtgaat", "de wethouder")],
    ),
    (
        "nl",
        "De raad beschuldigt het bedrijf ervan verliezen te hebben verborgen.",
        [("het bedrijf ervan verliezen te hebben verborgen", "De raad")],
    ),
    (
        "nl",
        "De haven gaat dicht. Dat meldt de gemeente.",
        [("De haven gaat dicht.", "de gemeente")],
    ),
    (
        "nl",
        "Rusland kondigde donderdag aan te kunnen reageren.",
        [("te kunnen reageren", "Rusland")],
    ),
    (
        "de",
        "Nach offiziellen Angaben ist der Hafen geschlossen.",
        [("ist der Hafen geschlossen", "offiziellen Angaben")],
    ),
    (
        "de",
        "Die Stadt ist der Ansicht, dass der Hafen zu alt sei.",
        [("der Hafen zu alt sei", "Die Stadt")],
    ),
    (
        "de",
        "Es wurde gemeldet, dass der Hafen geschlossen ist.",
        [("der Hafen geschlossen ist", "")],
    ),
    (
        "de",
        "Der Hafen sei alt, so die Bürgermeisterin.",
        [("Der Hafen sei alt", "die Bürgermeisterin")],
    ),
    (
        "nl",
        "In het rapport staat dat de haven te klein is.",
        [("de haven te klein is", "het rapport")],
    ),
    ("nl", "“De haven is oud”, is in de brief te lezen.", [("De haven is oud", "de brief")]),
    (
        "nl",
        "De haven is oud. Dat blijkt uit onderzoek van het RIVM.",
        [("De haven is oud.", "onderzoek van het RIVM")],
    ),
    (
        "nl",
        "De haven is volgens het OM te laat gesloten.",
        [("De haven is te laat gesloten", "het OM")],
    ),
    (
        "nl",
        "Hij doet alles volgens het boekje, stelt Anna Pik.",
        [("Hij doet alles volgens het boekje", "Anna Pik")],
    ),
    (
        "nl",
        "De haven groeit, maar volgens de raad is zij te oud.",
        [("is zij te oud", "de raad")],
    ),
    (
        "nl",
        "De man is ziek, volgens de politie is hij gewond.",
        [("is hij gewond", "de politie")],
    ),
    (
        "nl",
        "Anna Pik hield haar onschuld vol: ze zei dat ze ziek was.",
        [("ze ziek was", "ze")],
    ),
    (
        "nl",
        "Maar, zeggen experts, de haven is te oud.",
        [("de haven is te oud", "experts")],
    ),
    (
        "nl",
        "Als je moet stoppen, is dat moeilijk, zegt Anna Pik.",
        [("Als je moet stoppen, is dat moeilijk", "Anna Pik")],
    ),
    (
        "nl",
        "De burgemeester is blij met het besluit. “Hier hebben we lang op gewacht.”",
        [("Hier hebben we lang op gewacht.", "De burgemeester")],
    ),
    ("nl", "De bond pleit voor hogere lonen.", [("hogere lonen", "De bond")]),
    (
        "nl",
        "Anna Pik vindt het jammer dat de haven dicht is.",
        [("het jammer dat de haven dicht is", "Anna Pik")],
    ),
    ("nl", "De raad noemt het besluit onverstandig.", [("het besluit onverstandig", "De raad")]),
    ("nl", "Het festival vindt volgend jaar in de haven plaats.", []),
    ("nl", "Anna Pik weet dat de haven dicht is.", []),
    (
        "nl",
        "De raad zegt niets gemerkt te hebben van de brand.",
        [("niets gemerkt te hebben van de brand", "De raad")],
    ),
    (
        "nl",
        "Anna Pik zei dat de haven dicht is, al benadrukte ze dat dit tijdelijk is.",
        [("de haven dicht is", "Anna Pik"), ("dit tijdelijk is", "ze")],
    ),
    (
        "nl",
        "De Franse burgemeester keek terug. “Het was een mooie tijd voor ons.”",
        [("Het was een mooie tijd voor ons.", "De Franse burgemeester")],
    ),
    ("nl", "In juni stond dat ook op het programma van de koning in Spanje.", []),
    (
        "nl",
        "Dat boten zo'n grote invloed hebben voelt soms ongemakkelijk, zegt Anna Pik.",
        [("Dat boten zo'n grote invloed hebben voelt soms ongemakkelijk", "Anna Pik")],
    ),
    ("nl", "De partij vindt dat jammer.", [("dat jammer", "De partij")]),
    (
        "de",
        "Nach Angaben der Sprecherin Anna Pick gegenüber dem Kurier ist der Hafen zu.",
        [("ist der Hafen zu", "Angaben der Sprecherin Anna Pick")],
    ),
    (
        "de",
        "Der Kran, der nach Angaben der Polizei alt war, wurde gesperrt.",
        [("der alt war", "Angaben der Polizei")],
    ),
    (
        "de",
        "Die Schiffe liegen still, nur die Fähre wurde laut Polizei freigegeben.",
        [("nur die Fähre wurde freigegeben", "Polizei")],
    ),
    (
        "de",
        "Eine Sanierung des Hafens sei ausgeschlossen, heißt es.",
        [("Eine Sanierung des Hafens sei ausgeschlossen", "")],
    ),
    (
        "de",
        "Wie das Amt heute bekannt gab, wird der Hafen gesperrt.",
        [("wird der Hafen gesperrt", "das Amt")],
    ),
    (
        "de",
        "Der Chefredakteur der „Neuen Post“, Jan Pick, sagt, der Hafen sei alt.",
        [("der Hafen sei alt", "Der Chefredakteur der „Neuen Post“")],
    ),
    (
        "de",
        "Aus dem Bericht geht hervor, dass der Hafen alt ist.",
        [("der Hafen alt ist", "dem Bericht")],
    ),
    ("de", "Die Polizei schreibt den Rückgang dem Wetter zu.", []),
    ("de", "Das Amt schloss die Akte nach Abschluss der Ermittlungen.", []),
    (
        "fr",
        "« Le port est vieux », a déclaré la maire Anne Pic.",
        [("Le port est vieux", "la maire Anne Pic")],
    ),
    ("es", "«El puerto es viejo», dijo Ana Pico.", [("El puerto es viejo", "Ana Pico")]),
    ("pl", "„Port jest stary” – powiedział Jan Pik.", [("Port jest stary", "Jan Pik")]),
    ("uk", "«Порт старий», — заявив Іван Пік.", [("Порт старий", "Іван Пік")]),
    (
        "ru",
        "«Порт старый и его закроют», — говорится в сообщении.",
        [("Порт старый и его закроют", "сообщении")],
    ),
    ("ru", "Как отметил Иван Пик, порт старый.", [("порт старый", "Иван Пик")]),
    (
        "fr",
        "« Le port est vieux et il faut agir », raconte-t-il.",
        [("Le port est vieux et il faut agir", "il")],
    ),
    ("fr", "Anne Pic a déclaré qu'elle était malade.", [("elle était malade", "Anne Pic")]),
    ("uk", "Це документи, згідно з якими порт старий.", []),
    ("ru", "Иван Пик сказал, что порт старый.", [("порт старый", "Иван Пик")]),
]

CLAIM_FLOOR = 0.98


def article(text: str) -> Article:
    return Article(
        "c" * 16, RawArticle("x.txt", text, "0" * 64), "", (Line(1, 0, len(text), "body"),)
    )


def f_score(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted)


def test_contents_and_speakers_of_the_gold_set() -> None:
    hits = found = wanted = 0
    wrong = []
    for language, text, gold in CLAIMS:
        got = [(c.content, c.speaker.as_written) for c in find_claims(article(text), language)]
        hits += sum(1 for pair in gold if pair in got)
        found, wanted = found + len(got), wanted + len(gold)
        if got != gold:
            wrong.append((text, got))

    assert f_score(hits, found, wanted) >= CLAIM_FLOOR, wrong


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr", "es", "pl", "uk", "ru"])
def test_every_language_with_a_lexicon_is_in_the_gold_set(language: str) -> None:
    assert any(row[0] == language for row in CLAIMS)
