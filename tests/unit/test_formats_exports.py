"""Exports of press databases, in our own words."""

import importlib.util
import io

import pytest

from ukcorpus.ingest.formats import read_articles
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

NEXIS_1 = """


                               1 of 2 DOCUMENTS


                              The Harbour Gazette

                            January 11, 2010 Monday
                                 Late Edition

Ferry line to reopen after storm, says
mayor

BYLINE: By ANN BO

SECTION: Section A; Column 0; Foreign Desk; Pg. 1

LENGTH: 214 words

DATELINE: PORT ELGIN


The ferry line will open again on Friday, the mayor said.

Note: the second boat stays in the dock until spring.

He said that "nobody is to blame" for the delay, and that the town would pay.

URL: http://www.example.org/

LOAD-DATE: January 11, 2010

LANGUAGE: ENGLISH

                  Copyright 2010 The Harbour Gazette Company
                              All Rights Reserved


                               2 of 2 DOCUMENTS


                               Die Hafenzeitung

                          Dienstag, 12. Januar 2010

Fähre fährt wieder

AUTOR: Von Cy Do

LÄNGE: 99 Wörter

Die Fähre fährt ab Freitag wieder, sagte der Bürgermeister.

UPDATE: 12. Januar 2010

SPRACHE: GERMAN; DEUTSCH
"""

NEXIS_2 = """Page 1 of 4
User Name: = nobody
Date and Time: = Tuesday, 16 March 2021 10:12:00 AM EST
Job Number: = 139
Documents (2)
1. Ferry line to reopen
Client/Matter: -None-
Search Terms: ferry
2. Ferry delayed again
Client/Matter: -None-

Ferry line to reopen
The Harbour Gazette
January 11, 2010 Monday

Copyright 2010 The Harbour Gazette Company All Rights Reserved
Section: NEWS; Pg. 4
Length: 214 words
Byline: Ann Bo
Body

The ferry line will open again on Friday, the mayor said.
He spoke at noon.

Load-Date: January 12, 2010


End of Document

Ferry delayed again
The Harbour Gazette
January 15, 2010 Friday

Copyright 2010 The Harbour Gazette Company All Rights Reserved
Length: 21 words
Body

The ferry is late.

End of Document
"""

FACTIVA_1 = """
HD Ferry line to reopen
BY By Ann Bo
WC 214 words
PD 11 January 2010
SN Harbour News
SC HARB
LA English
CY (c) 2010 Harbour Limited
LP
The ferry line will open again on Friday.
TD
The mayor said so
at noon.
NS gtrans : Transport
PUB Harbour Limited
AN Document HARB000020100111e61b000a1

HD Ferry delayed
WC 9 words
PD 15 January 2010
SN Harbour News
LA English
LP
The ferry is late.
AN Document HARB000020100115e61b000b2
"""

FACTIVA_2 = """
News
Ferry line to reopen after the storm
By Ann Bo
214 words
11 January 2010
10:15
Harbour News
HARB
English
(c) 2010 Harbour Limited

The ferry line will open again on Friday.

The mayor said so at noon.

Document HARB000020100111e61b000a1

Die Fähre fährt wieder
1.099 Wörter
12 Januar 2010
Hafenzeitung
HAFZ
Deutsch
(c) 2010 Hafen GmbH

Die Fähre fährt ab Freitag wieder.

Dokument HAFZ000020100112e61b000b2

Search Summary
Text ferry
"""

PROQUEST = """____________________________________________________________

Document 1 of 1

Ferry line to reopen

Author: Bo, Ann

Publication info: Harbour Gazette; Port Elgin [Port Elgin]11 Jan 2010: 4.

Abstract: A ferry opens.

Full text: The ferry line will open again on Friday, the mayor said.

He spoke at noon.

Subject: Ferries

Title: Ferry line to reopen

Publication title: Harbour Gazette; Port Elgin

Publication date: Jan 11, 2010

Language of publication: English

Document URL: http://example.org/1

____________________________________________________________
"""


def articles(text: str, path: str = "export.txt") -> list[RawArticle]:
    found = list(read_articles(text.encode(), path))
    assert all(isinstance(article, RawArticle) for article in found), found
    return [article for article in found if isinstance(article, RawArticle)]


def test_the_old_nexis_layout_in_two_languages() -> None:
    one, two = articles(NEXIS_1)

    assert one.format == "nexis-1"
    assert one.meta == {
        "title": "Ferry line to reopen after storm, says mayor",
        "outlet": "The Harbour Gazette",
        "published": "January 11, 2010 Monday",
        "authors": "By ANN BO",
        "section": "Section A; Column 0; Foreign Desk; Pg. 1",
        "language": "ENGLISH",
        "url": "http://www.example.org/",
    }
    assert one.text.startswith("Ferry line to reopen after storm, says mayor\n\nThe ferry line")
    assert "Note: the second boat" in one.text
    assert one.text.endswith("the town would pay.")
    assert (two.member, two.meta["title"]) == ("2", "Fähre fährt wieder")
    assert two.meta["published"] == "Dienstag, 12. Januar 2010"
    assert two.text.endswith("sagte der Bürgermeister.")


def test_the_new_nexis_layout_below_its_cover_page() -> None:
    one, two = articles(NEXIS_2)

    assert one.format == "nexis-2"
    assert one.meta == {
        "title": "Ferry line to reopen",
        "outlet": "The Harbour Gazette",
        "published": "January 11, 2010 Monday",
        "authors": "Ann Bo",
        "section": "NEWS; Pg. 4",
    }
    assert one.text == (
        "Ferry line to reopen\n\n"
        "The ferry line will open again on Friday, the mayor said.\nHe spoke at noon."
    )
    assert two.text == "Ferry delayed again\n\nThe ferry is late."


def test_factiva_with_codes() -> None:
    one, two = articles(FACTIVA_1)

    assert one.format == "factiva-1"
    assert one.meta == {
        "title": "Ferry line to reopen",
        "authors": "By Ann Bo",
        "published": "11 January 2010",
        "outlet": "Harbour News",
        "language": "English",
    }
    assert one.text == (
        "Ferry line to reopen\n\nThe ferry line will open again on Friday.\n\n"
        "The mayor said so\nat noon."
    )
    assert two.meta["title"] == "Ferry delayed"


def test_factiva_as_displayed() -> None:
    one, two = articles(FACTIVA_2)

    assert one.format == "factiva-2"
    assert one.meta == {
        "title": "Ferry line to reopen after the storm",
        "authors": "By Ann Bo",
        "published": "11 January 2010",
        "outlet": "Harbour News",
        "language": "English",
    }
    assert one.text.endswith("Friday.\n\nThe mayor said so at noon.")
    assert (two.meta["title"], two.meta["outlet"]) == ("Die Fähre fährt wieder", "Hafenzeitung")


def test_proquest() -> None:
    (one,) = articles(PROQUEST)

    assert one.format == "proquest-1"
    assert one.meta["title"] == "Ferry line to reopen"
    assert one.meta["published"] == "Jan 11, 2010"
    assert one.meta["authors"] == "Bo, Ann"
    assert one.meta["url"] == "http://example.org/1"
    assert one.text == (
        "Ferry line to reopen\n\nThe ferry line will open again on Friday, the mayor said.\n\n"
        "He spoke at noon."
    )


def test_a_part_that_does_not_fit_is_refused_and_the_others_are_kept() -> None:
    text = NEXIS_2.replace("Length: 21 words\nBody\n", "Length: 21 words\n")

    one, two = read_articles(text.encode(), "export.txt")

    assert isinstance(one, RawArticle)
    assert isinstance(two, Rejected)
    assert two.reason == "does not fit the layout nexis-2"
    assert two.member == "2"


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 1 of 2\n\n1 of 2\n\nAn essay on documents.",
        "Body\n\nThe body of the king was found.",
        "The fare rose.\n\nDocument signed by the mayor.\n",
        "____________________\n\nFull text: none.",
    ],
)
def test_prose_that_looks_a_little_like_an_export_is_prose(text: str) -> None:
    (article,) = articles(text)

    assert (article.format, article.text) == ("txt", text)


def test_an_export_in_word_is_taken_apart() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in NEXIS_2.split("\n"):
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)

    one, two = read_articles(stream.getvalue(), "export.docx")

    assert isinstance(one, RawArticle)
    assert isinstance(two, RawArticle)
    assert (one.format, one.meta["title"]) == ("nexis-2", "Ferry line to reopen")


def test_an_export_in_rich_text_is_taken_apart() -> None:
    pytest.importorskip("striprtf")
    body = FACTIVA_1.replace("\n", "\\par\n")

    one, _ = read_articles(("{\\rtf1\\ansi " + body + "}").encode(), "export.rtf")

    assert isinstance(one, RawArticle)
    assert one.meta["published"] == "11 January 2010"


def test_without_the_extra_the_way_to_get_it_is_named() -> None:
    if importlib.util.find_spec("striprtf"):
        pytest.skip("the extra is installed")

    (rejected,) = read_articles(b"{\\rtf1\\ansi Text.}", "a.rtf")

    assert isinstance(rejected, Rejected)
    assert rejected.code == "R003"
    assert rejected.hint == "pip install 'ukcorpus[office]'"
