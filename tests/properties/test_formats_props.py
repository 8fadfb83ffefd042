"""Any bytes make records or a rejection: noise of the formats' own pieces finds what random
bytes never reach.
"""

import gzip
import io
import json
import tarfile
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from ukcorpus.ingest.decode import Undecodable, decode
from ukcorpus.ingest.formats import FormatSettings, Limits, read_articles
from ukcorpus.ingest.formats.markup import to_text
from ukcorpus.ingest.formats.pagemeta import page_metadata
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.codec import encode
from ukcorpus.model.records import Rejected

PIECES = [
    b"{", b"}", b"[", b"]", b'"title"', b'"text"', b":", b",", b'"a \\ud800 b"', b"NaN", b"1e999",
    b"null", b"\n", b"\r\n", b"\t", b";", b"title;text\n", b"---\n", b"title: x\n", b"# x\n",
    b"<", b">", b"<?xml version='1.0'?>", b"<!DOCTYPE nitf [", b"<!ENTITY a 'b'>", b"]>", b"&a;",
    b"<nitf>", b"</nitf>", b"<body>", b"<body.content>", b"<p>", b"</p>", b"<newsItem>", b"<rss>",
    b"<item>", b"<html>", b"<head>", b"<meta ", b"content='x'", b"<!--", b"-->", b"<![CDATA[",
    b"]]>", b"<script>", b"<REUTERS NEWID=\"1\">", b"<TEXT>", b"<BODY>", b"</REUTERS>", b"&#3;",
    b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: 10\r\n", b"HTTP/1.1 200 OK\r\n",
    b"WARC-Target-URI: http://x/\r\n", b"\r\n\r\n", b"filedesc://x 0.0.0.0 20140216 text/plain 9\n",
    b"\x01", b"\x02", b"\x03", b"\x04", b"^", b"^By X=\n", b"BC-X\n", b"=\n", b"1 of 2 DOCUMENTS\n",
    b"LENGTH: 2 words\n", b"Body\n", b"End of Document\n", b"HD x\n", b"TD\n", b"SN x\n", b"PD x\n",
    b"LA x\n", b"CY x\n", b"WC 2\n", b"LP\n", b"Document ABC0000000000000000\n", b"2 words\n",
    b"________________________\n", b"Full text: x\n", b"Publication title: x\n", b"(c) 2010 X\n",
    b"{\\rtf1\\ansi ", b"\\par ", b"\\'e9", b"%PDF-1.4\n", b"PK\x03\x04", b"PK\x01\x02",
    b"PK\x05\x06", b"\x1f\x8b\x08\x00", b"ustar", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
    b"\x00", b"\xff", b"\xe2\x80", b"\xd0\x9a", b"\xe9", b"caf\xe9 ", b"word ", b"2010 ",
]  # fmt: skip
NAMES = st.sampled_from(
    ["-", "a"]
    + [f"a.{suffix}" for suffix in ("txt", "md", "json", "jsonl", "csv", "tsv", "xml", "html")]
    + [f"a.{suffix}" for suffix in ("sgm", "warc", "gz", "zip", "tar", "rtf", "docx", "pdf")]
    + ["a.epub", "a.jsonl.gz"]
)
noise = st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)


def outcomes(data: bytes, name: str) -> list[RawArticle | Rejected]:
    settings = FormatSettings(limits=Limits(file=1_000_000, line=200))
    found = list(read_articles(data, name, settings))
    for outcome in found:
        assert isinstance(outcome, RawArticle | Rejected)
        assert outcome.path == name
        encode(outcome)  # so that it can be stored
        if isinstance(outcome, RawArticle):
            assert outcome.text.strip()
            outcome.text.encode("utf-8")
    return found


@settings(max_examples=400, deadline=None)
@given(data=noise, name=NAMES)
def test_any_bytes_make_records_or_a_rejection(data: bytes, name: str) -> None:
    found = outcomes(data, name)

    assert found
    assert found == outcomes(data, name)


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), name=NAMES)
def test_random_bytes_too(data: bytes, name: str) -> None:
    assert outcomes(data, name)


@settings(max_examples=100, deadline=None)
@given(members=st.lists(st.tuples(NAMES, noise), max_size=3), cut=st.integers(0, 60))
def test_archives_of_noise_cut_anywhere(members: list[tuple[str, bytes]], cut: int) -> None:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(members):
            archive.writestr(f"{number}/{name}", data)
    with tarfile.open(fileobj=tarred, mode="w") as tarball:
        for number, (name, data) in enumerate(members):
            info = tarfile.TarInfo(f"{number}/{name}")
            info.size = len(data)
            tarball.addfile(info, io.BytesIO(data))

    for whole in (zipped.getvalue(), tarred.getvalue(), gzip.compress(tarred.getvalue())):
        outcomes(whole[: len(whole) - cut], "a.zip")


@given(text=st.text(max_size=200), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_is_read_to_the_letter(text: str, encoding: str) -> None:
    data = text.encode(encoding)

    try:
        decoded = decode(data)
    except Undecodable:
        assert any(char < " " for char in text)  # control characters make it binary
    else:
        if encoding != "utf-8" or not text.startswith("\ufeff"):
            assert decoded.text == text or "\0" in text


@given(data=st.binary(max_size=200))
def test_text_of_an_8_bit_encoding_is_whole(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Undecodable:
        return
    if decoded.how == "scored":
        assert decoded.text.encode(decoded.encoding) == data


@given(
    record=st.dictionaries(
        st.sampled_from(["title", "text", "date", "url", "authors", "source", "lang", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.sampled_from(["name", "code", "x"]), inner, max_size=3)
            ),
            max_leaves=5,
        ),
        max_size=6,
    )
)
def test_any_json_object_is_an_article_or_a_reason(record: dict[str, object]) -> None:
    (outcome,) = outcomes(json.dumps(record).encode(), "a.json")

    text = record.get("text")
    if isinstance(text, str) and text.strip() and isinstance(outcome, RawArticle):
        assert outcome.text


@given(st.lists(st.sampled_from([piece.decode("latin-1") for piece in PIECES]), max_size=60))
def test_markup_of_pieces_is_text(pieces: list[str]) -> None:
    assert isinstance(to_text("".join(pieces)), str)
    assert isinstance(page_metadata("".join(pieces)), dict)
