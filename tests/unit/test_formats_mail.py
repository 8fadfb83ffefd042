"""Mail, saved pages in MIME, and JSON arrays that are too large to be held."""

import json

import pytest

from ukcorpus.ingest.formats import FormatSettings, Limits, read_articles
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

STORY = "".join(
    f"<p>Sentence {n} about the ferry, which is long enough to be taken for prose.</p>"
    for n in range(8)
)
PAGE = f"<html><head><title>Ferry</title></head><body><h1>Ferry</h1>{STORY}</body></html>"
HEAD = """From: =?utf-8?q?Zo=C3=AB_Bo?= <zoe@example.org>
Subject: The ferry =?utf-8?q?f=C3=A4hrt?=
Date: Fri, 18 Feb 2022 10:00:00 +0100
MIME-Version: 1.0
"""


def read(data: bytes | str, path: str, settings: FormatSettings | None = None) -> list[object]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_articles(data, path, settings or FormatSettings()))


def only(data: bytes | str, path: str) -> RawArticle:
    (article,) = read(data, path)
    assert isinstance(article, RawArticle), article
    return article


def parts(*bodies: tuple[str, str], kind: str = "alternative") -> str:
    pieces = "".join(f"--b\nContent-Type: {mime}\n\n{body}\n" for mime, body in bodies)
    return f'Content-Type: multipart/{kind}; boundary="b"\n\n{pieces}--b--\n'


def test_a_plain_mail_is_an_article_with_its_headers_as_metadata() -> None:
    article = only(HEAD + "Content-Type: text/plain; charset=utf-8\n\nIt sails.\n", "a.eml")

    assert article.text == "The ferry fährt\n\nIt sails."
    assert article.meta["authors"] == "Zoë Bo"
    assert article.meta["published"] == "Fri, 18 Feb 2022 10:00:00 +0100"
    assert article.format == "mail"


def test_the_html_of_a_mail_goes_through_the_reader_of_pages() -> None:
    pytest.importorskip("trafilatura")
    mail = HEAD + parts(("text/plain", "See the HTML."), ("text/html; charset=utf-8", PAGE))

    article = only(mail, "a.eml")

    assert "Sentence 7" in article.text
    assert article.format == "html"
    assert article.meta["title"] == "The ferry fährt"


def test_where_the_html_holds_no_article_the_plain_part_is_taken() -> None:
    mail = HEAD + parts(("text/html", "<html><body></body></html>"), ("text/plain", "It sails."))

    assert only(mail, "a.eml").text.endswith("It sails.")


def test_a_page_that_a_browser_saved_is_not_dated_by_the_day_it_was_saved() -> None:
    pytest.importorskip("trafilatura")
    head = "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\n"
    head += "Subject: Ferry\nDate: Fri, 18 Feb 2022 10:00:00 -0000\nMIME-Version: 1.0\n"

    article = only(head + parts(("text/html", PAGE), kind="related"), "a.mhtml")

    assert "published" not in article.meta
    assert article.meta["fetched"].startswith("Fri, 18 Feb 2022")
    assert article.meta["url"] == "https://example.org/a"


def test_a_mail_is_known_without_its_suffix_and_text_with_labels_is_none() -> None:
    plain = HEAD + "\nIt sails."

    assert only(plain, "a").format == "mail"
    assert only("Subject: ferries\nDate: Friday\n\nIt sails.", "a.txt").format == "txt"


@pytest.mark.parametrize(
    "mail",
    [
        HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n--c\n\nIt sails.\n--c--',
        HEAD + "Content-Type: multipart/mixed\n\nIt sails.",
        HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n' + "--b\n" * 20_000,
        HEAD
        + "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(900)),
        HEAD + parts(("application/pdf", "%PDF")),
        "\0" * 100,
        "no header here",
    ],
)
def test_broken_mail_is_refused_with_a_reason(mail: str) -> None:
    (refused,) = read(mail, "a.eml")

    assert isinstance(refused, Rejected)
    assert refused.reason


def test_headers_that_are_meant_to_harm_do_not() -> None:
    mail = (
        'From: "' + "<" * 50_000 + "\nDate: " + "(" * 5_000 + "\nSubject: " + "=?utf-8?q?" * 5_000
    )

    assert read(mail + "\nMIME-Version: 1.0\n\nIt sails.", "a.eml")


# ---- arrays over the limit of a file

SMALL = FormatSettings(limits=Limits(file=1000, line=5000))


def test_an_array_over_the_limit_of_a_file_is_read_one_article_at_a_time() -> None:
    records = [{"title": f"No. {n}", "text": f"It sails, “{n}” times. " * 20} for n in range(40)]
    data = json.dumps(records, ensure_ascii=False, indent=1)

    streamed, whole = read(data, "a.json", SMALL), read(data, "a.json")

    assert streamed == whole
    assert len(streamed) == 40


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ('{"text": "cut sho', "unterminated"),
        ("", "cut short"),
        ('; {"text": "y"}]', "expecting value"),
        ('{"text" "x", ' + '"a": 1, ' * 100 + "}]", "not json"),
        ('{"text": "' + "x" * 400_000 + '"}]', "over the limit"),
        ("[" * 200_000, "nested too deep"),
    ],
)
def test_what_stands_before_damage_in_a_long_array_is_kept(tail: str, reason: str) -> None:
    good = ", ".join(json.dumps({"text": f"It sails {n} times."}) for n in range(60))

    found = read(f"[{good}, {tail}", "a.json", SMALL)

    assert [type(one) for one in found] == [RawArticle] * 60 + [Rejected]
    assert isinstance(found[-1], Rejected)
    assert reason in found[-1].reason.lower()


def test_a_long_array_of_numbers_and_a_long_object_are_refused() -> None:
    (refused,) = read(json.dumps(list(range(900))), "a.json", SMALL)
    assert isinstance(refused, Rejected)
    assert refused.code == "R002"
    (refused,) = read(json.dumps({"a": "x" * 2000}), "a.json", SMALL)
    assert isinstance(refused, Rejected)
    assert refused.code == "R005"


def test_the_list_in_an_object_over_the_limit_of_a_file_is_read_one_article_at_a_time() -> None:
    records = [{"title": f"No. {n}", "text": f"It sails, “{n}” times. " * 20} for n in range(40)]
    answer = {"status": "ok", "note": {"n": [1, 2]}, "response": {"total": 40, "docs": records}}

    streamed, whole = read(json.dumps(answer), "a.json", SMALL), read(json.dumps(answer), "a.json")

    assert streamed == whole
    assert len(streamed) == 40


@pytest.mark.parametrize("answer", [{}, {"response": {}, "n": 1}, {"docs": {"docs": {"x": []}}}])
def test_a_long_object_without_a_list_is_refused(answer: object) -> None:
    (found,) = read(json.dumps(answer) + " " * 2000, "a.json", SMALL)

    assert isinstance(found, Rejected)
    assert "no list of articles" in found.reason
