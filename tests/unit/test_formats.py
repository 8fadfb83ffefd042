import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from ukcorpus.ingest.formats import FormatSettings, Limits, read_articles
from ukcorpus.ingest.formats.markup import to_text
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def read(
    data: bytes | str, path: str = "a.txt", settings: FormatSettings | None = None
) -> list[RawArticle | Rejected]:
    data = data.encode() if isinstance(data, str) else data
    return list(read_articles(data, path, settings or FormatSettings()))


def only(data: bytes | str, path: str = "a.txt") -> RawArticle:
    (article,) = read(data, path)
    assert isinstance(article, RawArticle), article
    return article


def refused(data: bytes | str, path: str = "a.txt") -> Rejected:
    (rejected,) = read(data, path)
    assert isinstance(rejected, Rejected), rejected
    return rejected


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
def test_a_seed_is_read_to_the_letter(seed: Path) -> None:
    data = seed.read_bytes()

    article = only(data, f"seeds/{seed.name}")

    assert article.text == data.decode("utf-8")
    assert (article.format, article.member, article.meta) == ("txt", "", {})


def test_plain_text_that_opens_like_json_is_plain_text() -> None:
    assert only("[Photo] The bridge.\nIt fell.").format == "txt"
    assert only('{"quote" of the day} was long.').format == "txt"


def test_nothing_and_blanks_are_empty() -> None:
    assert refused(b"").code == "R002"
    assert refused(b" \n\t\r\n").code == "R002"


def test_a_picture_called_txt_is_binary() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20).code == "R001"


def test_front_matter_becomes_metadata_as_it_is_written() -> None:
    article = only(
        "---\ntitle: 'No: a reply'\ndate: 2022-02-17\nauthor:\n  - Ann Bo\n  - Cy Do\n"
        "lang: no\n# comment\n---\n\nThe minister said no.\n",
        "a.md",
    )

    assert article.text == "No: a reply\n\nThe minister said no.\n"
    assert article.meta == {
        "title": "No: a reply",
        "published": "2022-02-17",
        "authors": "Ann Bo; Cy Do",
        "language": "no",
    }


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    text = "---\nA line of prose, and no key.\n---\nMore."

    assert only(text).text == text
    assert only(text, "a.md").text == text


def test_a_markdown_heading_is_the_title_and_stays_in_the_text() -> None:
    article = only("# Kyiv holds\n\nThe city *stands*.\n", "a.md")

    assert article.meta == {"title": "Kyiv holds"}
    assert article.text == "# Kyiv holds\n\nThe city *stands*.\n"


SERVICES: dict[str, tuple[Any, dict[str, str]]] = {
    "news-please": (
        {
            "title": "Talks", "maintext": "They met.", "date_publish": "2022-02-17 10:00:00",
            "date_modify": "2022-02-18 09:00:00", "date_download": "2022-03-01 00:00:00",
            "source_domain": "example.org", "authors": ["Ann Bo", "Cy Do"], "language": "en",
            "url": "https://example.org/a", "description": "Short.",
        },
        {
            "title": "Talks", "published": "2022-02-17 10:00:00",
            "modified": "2022-02-18 09:00:00", "fetched": "2022-03-01 00:00:00",
            "outlet": "example.org", "authors": "Ann Bo; Cy Do", "language": "en",
            "url": "https://example.org/a",
        },
    ),
    "webhose": (
        {
            "thread": {"site": "example.org", "title": "Talks"}, "title": "Talks",
            "text": "They met.", "published": "2022-02-17T10:00:00.000+02:00",
            "crawled": "2022-02-17T12:00:00.000+02:00", "author": "Ann Bo", "language": "english",
            "url": "https://example.org/a",
        },
        {
            "title": "Talks", "published": "2022-02-17T10:00:00.000+02:00",
            "fetched": "2022-02-17T12:00:00.000+02:00", "authors": "Ann Bo",
            "language": "english", "outlet": "example.org", "url": "https://example.org/a",
        },
    ),
    "NewsAPI": (
        {
            "source": {"id": None, "name": "Example"}, "author": "Ann Bo", "title": "Talks",
            "content": "They met.", "publishedAt": "2022-02-17T10:00:00Z",
            "url": "https://example.org/a",
        },
        {
            "title": "Talks", "published": "2022-02-17T10:00:00Z", "outlet": "Example",
            "authors": "Ann Bo", "url": "https://example.org/a",
        },
    ),
    "plain": (
        {"id": "1", "title": "Talks", "date": "17 Feb 2022", "lang": "en", "source": "Example",
         "url": "", "text": "They met."},
        {"title": "Talks", "published": "17 Feb 2022", "language": "en", "outlet": "Example"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("service", SERVICES)
def test_the_fields_of_known_services_are_ours(service: str) -> None:
    record, meta = SERVICES[service]

    article = only(json.dumps(record), "a.json")

    assert article.text == "Talks\n\nThey met."
    assert article.meta == meta
    assert article.member == ""


def test_json_lines_are_an_article_each_with_its_line_and_its_hash() -> None:
    lines = ['{"title": "A", "text": "One."}', "", '{"title": "B", "text": "Two."}']

    one, two = read("\n".join(lines), "a.jsonl")

    assert isinstance(one, RawArticle)
    assert isinstance(two, RawArticle)
    assert [(one.member, one.text), (two.member, two.text)] == [
        ("1", "A\n\nOne."),
        ("3", "B\n\nTwo."),
    ]
    assert one.sha256 != two.sha256
    assert one.format == "jsonl"


def test_json_lines_are_known_by_their_content() -> None:
    assert len(read('{"text": "One."}\n{"text": "Two."}\n', "export.json")) == 2


def test_one_bad_line_does_not_stop_the_others() -> None:
    text = '{"text": "One."}\n{"text": \n[1]\n{"a": 1}\n{"title": "T", "url": "http://x/"}\n'
    text += '{"text": "Two."}'

    codes = [found.code if isinstance(found, Rejected) else "" for found in read(text, "a.jsonl")]

    assert codes == ["", "R004", "R004", "R004", "R006", ""]


def test_a_service_answer_gives_its_list() -> None:
    answer = {"status": "ok", "articles": [{"content": "One."}, {"content": "Two."}]}

    members = [found.member for found in read(json.dumps(answer), "a.json")]

    assert members == ["1", "2"]


def test_elasticsearch_hits_are_unwrapped() -> None:
    answer = {"hits": {"total": 1, "hits": [{"_id": "x", "_source": {"body": "One."}}]}}

    assert only(json.dumps(answer), "a.json").text == "One."


def test_a_text_that_newsapi_cut_is_flagged() -> None:
    article = only(json.dumps({"content": "They met… [+1234 chars]"}), "a.json")

    assert (article.text, article.flags) == ("They met", ("truncated",))


def test_address_and_date_alone_are_metadata_only() -> None:
    record = {"url": "https://example.org/a", "title": "Talks", "seendate": "20220217T100000Z"}

    rejected = refused(json.dumps({"articles": [record]}), "gdelt.json")

    assert rejected.code == "R006"
    assert rejected.reason == "metadata only: fetched, title, url"


def test_own_names_of_fields_win() -> None:
    settings = FormatSettings(fields={"text": "story.content", "title": "kop"})
    data = json.dumps({"kop": "Talks", "title": "x", "story": {"content": "They met."}}).encode()

    (article,) = read_articles(data, "a.json", settings)

    assert isinstance(article, RawArticle)
    assert article.text == "Talks\n\nThey met."


def test_a_body_that_repeats_its_title_is_not_given_it_twice() -> None:
    article = only(
        json.dumps({"title": "Talks  fail", "text": "Talks fail\n\nThey met."}), "a.json"
    )

    assert article.text == "Talks fail\n\nThey met."


def test_half_surrogates_are_made_visible_not_fatal() -> None:
    article = only(r'{"text": "a \ud800 b \ud83d\ude00"}', "a.json")

    assert article.text == "a \ufffd b \U0001f600"
    assert article.flags == ("replaced_chars",)
    article.text.encode("utf-8")


def test_twins_among_keys_are_flagged() -> None:
    article = only('{"text": "One.", "text": "Two."}', "a.json")

    assert (article.text, article.flags) == ("Two.", ("duplicate_keys",))


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ("[" * 100_000, "a.json"),
        ('{"a":' * 100_000, "a.json"),
        ('{"text": ' + "[" * 100_000 + "\n", "a.jsonl"),
        ('{"text": 1' + "0" * 10_000 + "}", "a.json"),
    ],
)
def test_json_made_to_break_parsers_is_refused(data: str, path: str) -> None:
    assert refused(data, path).code == "R004"


def test_a_list_of_a_million_numbers_is_one_reason() -> None:
    assert refused("[" + "1," * 1000 + "1]", "a.json").reason == "a list without objects"


def test_nan_is_no_text() -> None:
    assert refused('{"title": "T", "text": NaN}', "a.json").code in {"R002", "R006"}


def test_an_endless_line_is_passed_over_and_the_next_is_read() -> None:
    settings = FormatSettings(limits=Limits(line=1000))
    data = b'{"text": "' + b"a" * 5000 + b'"}\n{"text": "Short."}\n'

    long, short = read_articles(data, "a.jsonl", settings)

    assert isinstance(long, Rejected)
    assert (long.code, long.member) == ("R005", "1")
    assert isinstance(short, RawArticle)
    assert short.member == "2"


def test_a_file_over_the_limit_is_refused_by_name_of_the_limit() -> None:
    settings = FormatSettings(limits=Limits(file=1_000_000))

    (rejected,) = read_articles(b"word " * 300_000, "a.txt", settings)

    assert isinstance(rejected, Rejected)
    assert rejected.code == "R005"
    assert "1 MB" in rejected.reason


def test_json_lines_in_utf16_are_read() -> None:
    data = '{"text": "Київ"}\n{"text": "Харків"}\n'.encode("utf-16")

    assert [a.text for a in read(data, "a.jsonl") if isinstance(a, RawArticle)] == [
        "Київ",
        "Харків",
    ]


def test_a_pipe_that_cannot_go_back_is_read() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (article,) = read_articles(Pipe(b"From a pipe."), "-")

    assert isinstance(article, RawArticle)
    assert article.text == "From a pipe."


def test_markup_becomes_lines_in_document_order() -> None:
    assert (
        to_text(
            "<!-- x --><h2>Kyiv &amp; Lviv</h2>\n<p>One <b>two</b>\nthree.<br>Four"
            "<script>x()</script></p>"
            "<table><tr><td>a</td><td>b</td></tr></table>1 &lt; 2"
        )
        == "Kyiv & Lviv\n\nOne two three.\nFour\n\na b\n\n1 < 2"
    )


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<![CDATA[", "<a ", '<a b="', "</", "<p", "&#", "<script>"]
)
def test_markup_made_of_beginnings_ends(piece: str) -> None:
    assert isinstance(to_text(piece * 50_000), str)


def test_every_reader_has_a_name_of_its_own() -> None:
    from ukcorpus.ingest.formats import READERS

    names = [reader.name for reader in READERS]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)
