"""Tables, wire formats, feeds, web pages and crawls, in our own words."""

import gzip
import io
import zipfile

import pytest

from ukcorpus.ingest.formats import read_articles
from ukcorpus.ingest.formats.pagemeta import page_metadata
from ukcorpus.ingest.structure import structure
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def read(data: bytes | str, path: str) -> list[RawArticle | Rejected]:
    return list(read_articles(data.encode() if isinstance(data, str) else data, path))


def only(data: bytes | str, path: str = "a.xml") -> RawArticle:
    (article,) = read(data, path)
    assert isinstance(article, RawArticle), article
    return article


def refused(data: bytes | str, path: str = "a.xml") -> Rejected:
    (rejected,) = read(data, path)
    assert isinstance(rejected, Rejected), rejected
    return rejected


# ---- tables


@pytest.mark.parametrize(("delimiter", "name"), [(",", "a.csv"), (";", "a.csv"), ("\t", "a.tsv")])
def test_a_table_gives_an_article_a_row(delimiter: str, name: str) -> None:
    rows = [
        ["Headline", "Published At", "Full Text", "Source"],
        ["One", "2022-02-17", '"First ""quoted"" line\nand a second"', "Gazette"],
        ["Two", "17.2.2022", "Short", "Gazette"],
    ]

    one, two = read("\n".join(delimiter.join(row) for row in rows) + "\n", name)

    assert isinstance(one, RawArticle)
    assert one.text == 'One\n\nFirst "quoted" line\nand a second'
    assert one.meta == {"title": "One", "published": "2022-02-17", "outlet": "Gazette"}
    assert (one.member, two.member) == ("1", "2")


def test_a_table_in_an_old_encoding_or_utf16_is_read() -> None:
    text = "title;text\nДень;Президент заявив, що переговори тривають\n"

    for encoding in ("cp1251", "utf-16", "utf-8-sig"):
        assert only(text.encode(encoding), "a.csv").meta["title"] == "День"


def test_a_table_without_a_known_column_says_which_it_has() -> None:
    assert "no column is known: foo, bar" in refused("foo,bar\n1,2\n", "a.csv").reason


def test_an_open_quotation_mark_ends_with_the_file() -> None:
    article = only('title,text\nA,"never closed\nB,x\n', "a.csv")

    assert article.text.startswith("A\n\nnever closed")


def test_prose_with_commas_is_no_table() -> None:
    assert only("Title, text, and source: all were lost.\nThe end.\n", "a.txt").format == "txt"


# ---- wire formats

NITF = """<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf><head><title>x</title><docdata><date.issue norm="20131020T192751+1100"/></docdata>
<pubdata name="Gazette" position.section="World"/></head>
<body><body.head><hedline><hl1>Ferry to reopen</hl1></hedline><byline>By Ann Bo<byttl>Our reporter
</byttl></byline><distributor>News Agency</distributor></body.head>
<body.content><block><p>The <org>harbour</org>&nbsp;opens.</p><hl2>Cost</hl2><p>It is 5 &lt; 6.</p>
</block></body.content></body></nitf>"""


def test_nitf() -> None:
    article = only(XML + NITF)

    assert article.format == "nitf"
    assert article.text == "Ferry to reopen\n\nThe harbour\xa0opens.\n\nCost\n\nIt is 5 < 6."
    assert article.meta == {
        "title": "Ferry to reopen",
        "published": "20131020T192751+1100",
        "authors": "By Ann Bo Our reporter",
        "outlet": "Gazette",
        "agency": "News Agency",
        "section": "World",
    }


def test_newsml_g2_items_of_a_message_are_numbered() -> None:
    item = (
        '<newsItem xml:lang="en"><itemMeta><provider literal="Agency"/>'
        "<firstCreated>2016-10-18T13:12:21Z</firstCreated></itemMeta>"
        "<contentMeta><headline>Rates {n}</headline><creator><name>Ann Bo</name></creator>"
        "</contentMeta><contentSet><inlineXML><html><head><title/></head><body><p>One.</p>"
        "<p>Two.</p></body></html></inlineXML></contentSet></newsItem>"
    )
    items = item.replace("{n}", "1") + item.replace("{n}", "2")
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/"><itemSet>{items}</itemSet></newsMessage>'
    )

    one, two = read(XML + message, "a.xml")

    assert isinstance(one, RawArticle)
    assert isinstance(two, RawArticle)
    assert (one.text, one.member, two.member) == ("Rates 1\n\nOne.\n\nTwo.", "1", "2")
    assert one.meta == {
        "title": "Rates 1",
        "published": "2016-10-18T13:12:21Z",
        "authors": "Ann Bo",
        "agency": "Agency",
        "language": "en",
    }


def test_a_package_of_newsml_g2_is_metadata_only() -> None:
    package = "<packageItem><contentMeta><headline>Top</headline></contentMeta></packageItem>"

    assert refused(XML + package).code == "R006"


def test_newsml_1_joins_the_parts_of_an_item() -> None:
    article = only(
        XML + "<NewsML><NewsItem xml:lang='fr'><NewsManagement><FirstCreated>20140829T134951Z"
        "</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>Ventes</HeadLine>"
        "</NewsLines><ContentItem><DataContent><p>Un.</p><p>Deux.</p></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    )

    assert article.text == "Ventes\n\nUn.\n\nDeux."
    assert article.meta == {"title": "Ventes", "published": "20140829T134951Z", "language": "fr"}


def test_ninjs_of_every_version() -> None:
    old = '{"uri": "urn:1", "pubstatus": "usable", "headline": "A", "body_xhtml": "<p>One.</p>"}'
    new = (
        '{"uri": "urn:1", "headlines": [{"role": "short", "value": "x"}, {"role": "main",'
        ' "value": "A"}], "bodies": [{"contentType": "text/html", "value": "<p>One.</p>"}]}'
    )

    for text in (old, new):
        article = only(text, "a.json")
        assert (article.format, article.text) == ("ninjs", "A\n\nOne.")


def test_iptc_7901() -> None:
    article = only(
        "\x01eca062 4 i 211 ccccb   xyz 061\r\n\nHarbour/\r\n\x02Ferry to reopen on Friday =\r\n\n"
        "   Port Elgin (xyz) - The ferry opens.\r\n\x03131137 GMT Nov 13\r\n\x7f\x04",
        "a.txt",
    )

    assert article.format == "iptc7901"
    assert article.text == "Ferry to reopen on Friday\n\nPort Elgin (xyz) - The ferry opens."
    assert article.meta["published"] == "131137 GMT Nov 13"


def test_reuters_sgml() -> None:
    story = (
        '<REUTERS TOPICS="YES" NEWID="{n}">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n<TEXT>&#2;\n'
        "<TITLE>FERRY &lt;FRY> TO REOPEN</TITLE>\n<DATELINE>    PORT ELGIN, Feb 26 - </DATELINE>"
        "<BODY>The ferry\nopens.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>\n"
    )
    flash = (
        '<REUTERS NEWID="3">\n<TEXT TYPE="UNPROC">&#2;\n******FERRY OPENS\n&#3;</TEXT></REUTERS>'
    )

    one, two, three = read(f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n{story}{story}{flash}', "a.sgm")

    assert isinstance(one, RawArticle)
    assert isinstance(three, RawArticle)
    assert one.text == ("FERRY <FRY> TO REOPEN\n\nPORT ELGIN, Feb 26 - The ferry\nopens.\n Reuter")
    assert one.meta["published"] == "26-FEB-1987 15:01:01.79"
    assert (one.member, two.member, three.text) == ("1", "2", "******FERRY OPENS")


def test_a_feed_gives_full_texts_and_flags_summaries() -> None:
    full, short = read(
        XML + '<rss xmlns:content="c" xmlns:dc="d"><channel><title>Gazette</title>'
        "<language>en</language><item><title>A</title><description>Short.</description>"
        "<content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>"
        "<pubDate>Mon, 29 Jul 2013 16:03:54 +0000</pubDate><dc:creator>Ann Bo</dc:creator>"
        "<link>http://example.org/a</link></item>"
        "<item><title>B</title><description>Short.</description></item></channel></rss>",
        "a.rss",
    )

    assert isinstance(full, RawArticle)
    assert isinstance(short, RawArticle)
    assert full.text == "A\n\nOne.\n\nTwo."
    assert full.meta == {
        "outlet": "Gazette",
        "language": "en",
        "title": "A",
        "published": "Mon, 29 Jul 2013 16:03:54 +0000",
        "url": "http://example.org/a",
        "authors": "Ann Bo",
    }
    assert (short.text, short.flags) == ("B\n\nShort.", ("summary_only",))


def test_an_atom_feed() -> None:
    article = only(
        XML + '<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry>'
        '<title>A</title><link rel="alternate" href="http://example.org/a"/>'
        "<published>2022-02-17T10:00:00Z</published><author><name>Ann Bo</name></author>"
        '<content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>'
    )

    assert (article.text, article.member) == ("A\n\nOne.", "1")
    assert article.meta["url"] == "http://example.org/a"


# ---- XML that is meant to harm


def test_a_billion_laughs_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    text = f'{XML}<!DOCTYPE nitf [<!ENTITY l0 "ha">{laughs}]><nitf><body>&l11;</body></nitf>'

    assert refused(text).reason == "refused: XML that declares entities"


def test_an_outside_entity_is_refused() -> None:
    text = f'{XML}<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf>&x;</nitf>'

    assert refused(text).code == "R005"


def test_xml_nested_without_end_is_refused() -> None:
    assert refused(XML + "<nitf>" + "<p>" * 100_000).code == "R005"


def test_comments_without_end_are_passed_over_once() -> None:
    text = "<!--x--><?x?>" * 2000

    assert only(text, "a.txt").text == text
    assert only(XML + text, "a.txt").format == "txt"


def test_broken_and_unknown_xml_is_named() -> None:
    assert refused(XML + "<nitf><body>").reason.startswith("broken XML")
    assert refused(XML + "<invoice/>").reason == "XML of an unknown kind: <invoice>"


# ---- web pages and crawls

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
<title>Ferry | Gazette</title><meta property="og:title" content="Ferry to &quot;reopen&quot;">
<meta property="article:published_time" content="2022-02-18T00:00:00Z">
<meta content="Gazette" property="og:site_name"><link rel="canonical" href="https://example.org/a">
<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Gazette"},
{"@type": "NewsArticle", "headline": "Ferry to &quot;reopen&quot;",
"datePublished": "2022-02-17T10:00:00+01:00",
"dateModified": "2022-02-19", "author": [{"name": "Ann Bo"}, {"name": "Cy Do"}]}]}</script>
</head><body><h1>Ferry to reopen</h1></body></html>"""


def test_a_page_tells_about_itself() -> None:
    assert page_metadata(PAGE) == {
        "title": 'Ferry to "reopen"',
        "published": "2022-02-17T10:00:00+01:00",
        "modified": "2022-02-19",
        "outlet": "Gazette",
        "authors": "Ann Bo; Cy Do",
        "url": "https://example.org/a",
        "language": "en-GB",
    }


@pytest.mark.parametrize("piece", ["<meta ", '<meta content="', "<script type=ld+json>", "<h1>"])
def test_pages_made_of_beginnings_tell_nothing(piece: str) -> None:
    assert isinstance(page_metadata(piece * 20_000), dict)


def page_with_a_body() -> str:
    sentence = "The ferry between the two towns will open again on Friday, the mayor said. "
    paragraphs = "".join(f"<p>{sentence * 4}Part {n}.</p>" for n in range(6))
    menu = "".join(f'<li><a href="/{n}">Menu {n}</a></li>' for n in range(30))
    return PAGE.replace(
        "</h1>", f"</h1><nav><ul>{menu}</ul></nav><article><h2>The dock</h2>{paragraphs}</article>"
    )


def test_a_saved_page_gives_its_article_without_the_menu() -> None:
    pytest.importorskip("trafilatura")

    article = only(page_with_a_body(), "saved.html")

    assert article.format == "html"
    assert article.text.startswith('Ferry to "reopen"\n\n')
    assert "Part 0.\n\nThe ferry" in article.text
    assert "Menu" not in article.text


def test_a_title_loses_the_name_of_its_outlet() -> None:
    page = (
        '<title>Ferry – to reopen | Gazette</title><meta name="application-name" content="Gazette">'
    )

    assert page_metadata(page)["title"] == "Ferry – to reopen"


def test_a_title_loses_what_stands_behind_the_headline_that_the_page_shows() -> None:
    page = "<title>Ferry to reopen | Local news | Gazette</title><h1>Ferry to reopen</h1>"

    assert page_metadata(page)["title"] == "Ferry to reopen"
    assert page_metadata(page.replace(" | ", " on Friday - "))["title"].startswith("Ferry to reop")


def test_links_to_other_articles_and_the_title_again_are_no_body() -> None:
    pytest.importorskip("trafilatura")
    page = page_with_a_body().replace(
        "<h2>The dock</h2>",
        '<h2>Harbour: Ferry to "reopen"</h2><h2>The dock</h2>'
        '<p>Read also: <a href="/b">Bridge stays closed for another year</a></p>',
    )

    text = only(page, "saved.html").text

    assert "Bridge" not in text
    assert "Harbour" not in text
    assert "The dock" in text


@pytest.mark.parametrize(
    "box", ['<div role="complementary">', '<div class="fact-box infobox">', '<div id="comments">']
)
def test_what_the_markup_calls_beside_the_article_is_no_body(box: str) -> None:
    pytest.importorskip("trafilatura")
    story = "".join(
        f"<p>Sentence {n} about the ferry, which is long enough to be taken for prose.</p>"
        for n in range(8)
    )
    page = f"<html><body><h1>Ferry to reopen</h1><article>{story}{box}<p>Something about other "
    page += "ferries, in a long sentence of its own.</p></div></article></body></html>"

    assert "other ferries" not in only(page, "a.html").text


def test_a_box_that_holds_most_of_the_text_is_the_article() -> None:
    pytest.importorskip("trafilatura")
    story = "".join(f"<p>Sentence {n} about the ferry, which is long enough.</p>" for n in range(8))
    page = f'<html><body><h1>Ferry to reopen</h1><div class="infobox">{story}</div></body></html>'

    assert "Sentence 7" in only(page, "a.html").text


def test_an_article_cut_by_advertisements_is_joined() -> None:
    pytest.importorskip("trafilatura")
    sentence = "The ferry between the two towns will open again on Friday, the mayor said. "
    parts = "".join(
        f'<section class="part">{"".join(f"<p>{n}.{m}: {sentence * 3}</p>" for m in range(4))}'
        f"</section><aside>Advertisement {n}</aside>"
        for n in range(4)
    )

    article = only(PAGE.replace("</h1>", f"</h1><article>{parts}</article>"), "saved.html")

    assert all(f"{n}.{m}: The ferry" in article.text for n in range(4) for m in range(4))


def test_a_summary_that_the_page_shows_stands_above_the_text() -> None:
    pytest.importorskip("trafilatura")
    shown = "After three months in the dock the old ferry is ready for its passengers."
    page = page_with_a_body().replace(
        "</title>", f'</title><meta name="description" content="{shown}">'
    )

    hidden = only(page, "saved.html")
    visible = only(page.replace("<nav>", f"<header><b>{shown}</b></header><nav>"), "saved.html")

    assert shown not in hidden.text
    assert visible.text.count(shown) == 1


def test_tags_nested_without_end_are_refused() -> None:
    assert refused("<html><body>" + "<div>" * 5000, "a.html").code == "R005"


def warc(*pages: tuple[str, bytes]) -> bytes:
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\ninfo\r\n\r\n"]
    for url, body in pages:
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=koi8-r\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
        )
        records.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %b\r\n"
            b"WARC-Date: 2022-02-17T10:00:00Z\r\nContent-Type: application/http\r\n"
            b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (url.encode(), len(http), http)
        )
    return b"".join(records)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_crawl_gives_its_pages_with_where_and_when(pack: object) -> None:
    assert callable(pack)
    data = warc(
        ("http://example.org/a.txt", "Министр заявил, что паром откроют.".encode("koi8-r")),
        ("http://example.org/b.txt", b"Second page."),
    )

    one, two = read(pack(data), "crawl.warc" if pack is bytes else "crawl.warc.gz")

    assert isinstance(one, RawArticle)
    assert one.text == "Министр заявил, что паром откроют."
    assert one.meta == {"url": "http://example.org/a.txt", "fetched": "2022-02-17T10:00:00Z"}
    assert (one.member, two.member) == ("2", "3")


def test_a_damaged_record_does_not_cost_the_next() -> None:
    data = warc(("http://example.org/a.txt", b"First page."), ("http://example.org/b", b"Second."))
    data = data.replace(b"Content-Length: 4\r\n", b"Content-Length: x\r\n")

    outcomes = read(data, "crawl.warc")

    assert [getattr(found, "text", found.path) for found in outcomes] == [
        "crawl.warc", "First page.", "Second.",
    ]  # fmt: skip


def test_arc_the_forerunner_is_read() -> None:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nA page."
    head = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    data = b"filedesc://x.arc 0.0.0.0 20140216050221 text/plain %d\n%b\n" % (len(head), head)
    data += b"http://example.org/a?b=c d 1.2.3.4 20140216050221 text/plain %d\n%b\n" % (
        len(http),
        http,
    )

    article = only(data, "x.arc")

    assert (article.text, article.meta["fetched"]) == ("A page.", "20140216050221")


def test_an_e_book_gives_its_chapters() -> None:
    stream = io.BytesIO()
    chapter = (
        "<html><head><title>{t}</title></head>"
        "<body><h1>{t}</h1><p>Words of a chapter.</p></body></html>"
    )
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "o/p.opf",
            "<package><metadata><title>Weekly</title><language>en</language></metadata><manifest>"
            '<item id="b" href="b%20b.xhtml"/><item id="a" href="a.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        for name in ("a.xhtml", "b b.xhtml"):
            archive.writestr(f"o/{name}", chapter.format(t=name[0].upper()))

    one, two = read(stream.getvalue(), "weekly.epub")

    assert isinstance(one, RawArticle)
    assert (one.member, two.member) == ("o/a.xhtml", "o/b b.xhtml")
    assert one.text == "A\n\nWords of a chapter."
    assert one.meta == {"title": "A", "outlet": "Weekly", "language": "en"}


def test_a_scan_in_pdf_is_refused_and_noise_too() -> None:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    stream = io.BytesIO()
    writer.write(stream)

    assert refused(stream.getvalue(), "a.pdf").reason == "PDF without text: a scan?"
    assert refused(b"%PDF-1.4\n" + bytes(range(256)) * 20, "a.pdf").code in {"R002", "R004"}


def test_the_markup_of_a_page_says_what_its_lines_are() -> None:
    pytest.importorskip("trafilatura")
    shown = "After three months in the dock the old ferry is ready for its passengers."
    picture = (
        "<figure><img src='a.jpg' alt='A ferry'><figcaption><!-- x --><?y ?>The old ferry lies "
        "in its dock beside the bridge on Tuesday morning.</figcaption></figure>"
    )
    page = page_with_a_body().replace(
        "</title>", f'</title><meta name="description" content="{shown}">'
    )
    page = page.replace("<nav>", f"<header><b>{shown}</b></header><nav>")
    page = page.replace("Part 2.</p>", f"Part 2.</p>{picture}")

    raw = only(page, "saved.html")
    labels = {line.rule: line.label for line in structure(raw, "0" * 16).lines}

    assert raw.labels[shown] == "subtitle"
    assert raw.labels["The dock"] == "heading"
    assert labels["markup"] in ("subtitle", "heading", "caption")
    assert "A ferry\n" not in raw.text
