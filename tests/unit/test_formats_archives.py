import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable

import pytest

from ukcorpus.ingest.formats import FormatSettings, Limits, read_articles
from ukcorpus.model.articles import RawArticle
from ukcorpus.model.records import Rejected

Pack = Callable[[bytes], bytes]


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(*members: tuple[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def read(
    data: bytes, path: str, settings: FormatSettings | None = None
) -> list[RawArticle | Rejected]:
    return list(read_articles(data, path, settings or FormatSettings()))


def texts(data: bytes, path: str) -> dict[str, str]:
    found = read(data, path)
    assert all(isinstance(article, RawArticle) for article in found), found
    return {article.member: article.text for article in found if isinstance(article, RawArticle)}


def codes(data: bytes, path: str, settings: FormatSettings | None = None) -> list[str]:
    found = read(data, path, settings)
    return [article.code if isinstance(article, Rejected) else "" for article in found]


def test_a_compressed_file_is_the_file() -> None:
    assert texts(gzip.compress(b"A line."), "a.txt.gz") == {"": "A line."}


def test_compressed_json_lines_keep_their_line_numbers() -> None:
    data = gzip.compress(b'{"text": "One."}\n{"text": "Two."}\n')

    assert texts(data, "a.jsonl.gz") == {"1": "One.", "2": "Two."}


def test_members_are_named_in_the_order_of_the_archive() -> None:
    data = zipped(("b/two.txt", b"Two."), ("a/one.txt", b"One."), ("lines.jsonl", b'{"text":"3"}'))

    assert texts(data, "a.zip") == {"b/two.txt": "Two.", "a/one.txt": "One.", "lines.jsonl!1": "3"}


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar_is_read_compressed_or_not(mode: str) -> None:
    data = tarred(("a.txt", b"One."), ("b/c.txt", b"Two."), mode=mode)

    assert texts(data, "a.tar" if mode == "w" else "a.tgz") == {"a.txt": "One.", "b/c.txt": "Two."}


def test_an_archive_in_an_archive_is_read_and_a_third_is_refused() -> None:
    inner = zipped(("deep.txt", b"Deep."))

    assert texts(zipped(("inner.zip", inner)), "a.zip") == {"inner.zip!deep.txt": "Deep."}
    assert codes(zipped(("in.zip", zipped(("inner.zip", inner)))), "a.zip") == ["R005"]


def test_hidden_and_foreign_members_are_passed_over() -> None:
    data = zipped(("__MACOSX/a.txt", b"x"), (".hidden.txt", b"x"), ("a.jpg", b"x"), ("a.txt", b"A"))

    assert texts(data, "a.zip") == {"a.txt": "A"}


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/etc/evil.txt", "a/../../evil.txt", "..\\evil.txt", "C:/evil.txt"]
)
def test_names_that_lead_out_are_refused_aloud(name: str) -> None:
    assert codes(zipped((name, b"x"), ("good.txt", b"Good.")), "a.zip") == ["R005", ""]
    assert codes(tarred((name, b"x"), ("good.txt", b"Good.")), "a.tar") == ["R005", ""]


def test_links_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as tarball:
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tarball.addfile(link)

    assert codes(stream.getvalue(), "a.zip") == ["R005"]
    assert codes(tar.getvalue(), "a.tar") == ["R005"]


def test_bombs_are_refused_by_what_comes_out() -> None:
    bomb = b"a" * 20_000_000
    settings = FormatSettings(limits=Limits(ratio=10))

    assert codes(gzip.compress(bomb), "a.txt.gz", settings) == ["R005"]
    assert codes(zipped(("a.txt", bomb)), "a.zip", settings) == ["R005"]
    assert codes(tarred(("a.txt", bomb), mode="w:gz"), "a.tgz", settings)[-1] == "R005"


def test_a_zip_that_lies_about_its_size_is_found_out() -> None:
    data = zipped(("a.txt", b"a" * 5_000_000))
    lie = (5_000_000).to_bytes(4, "little")
    data = data.replace(lie, (50).to_bytes(4, "little"))

    found = read(data, "a.zip", FormatSettings(limits=Limits(ratio=10)))

    assert all(isinstance(article, Rejected) or len(article.text) <= 50 for article in found)


def test_the_whole_of_an_archive_has_a_limit() -> None:
    settings = FormatSettings(limits=Limits(unpacked=1000))
    data = zipped(*((f"{n}.txt", b"word " * 80) for n in range(5)), method=zipfile.ZIP_STORED)

    assert codes(data, "a.zip", settings) == ["", "", "R005", "R005", "R005"]


def test_too_many_members_are_refused() -> None:
    settings = FormatSettings(limits=Limits(members=3))
    members = [(f"{n}.txt", b"x") for n in range(5)]

    assert codes(zipped(*members), "a.zip", settings) == ["R005"]
    assert codes(tarred(*members), "a.tar", settings) == ["", "", "", "R005", "R005"]


def test_a_cut_gzip_keeps_the_records_before_the_cut() -> None:
    lines = b"".join(b'{"text": "Number %d of many."}\n' % n for n in range(20_000))
    data = gzip.compress(lines, 0)[:300_000]

    found = read(data, "a.jsonl.gz")

    assert len(found) > 1000
    assert isinstance(found[0], RawArticle)
    assert isinstance(found[-1], Rejected)
    assert (found[-1].code, "cut short" in found[-1].reason) == ("R004", True)


@pytest.mark.parametrize("cut", [1, 5, 10, 18, 25, 40, 80, 120])
def test_archives_cut_anywhere_are_refused(cut: int) -> None:
    for data, name in (
        (zipped(("a.txt", b"One."), ("b.txt", b"Two.")), "a.zip"),
        (gzip.compress(b"One line of text."), "a.txt.gz"),
        (tarred(("a.txt", b"One."), mode="w:gz"), "a.tgz"),
    ):
        for article in read(data[:-cut] or b"PK\x03\x04", name):
            assert article.path == name


def test_an_encrypted_member_is_named_as_such() -> None:
    data = bytearray(zipped(("a.txt", b"One."), method=zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1

    (rejected,) = read(bytes(data), "a.zip")

    assert isinstance(rejected, Rejected)
    assert (rejected.code, rejected.reason) == ("R003", "encrypted")


def test_an_empty_archive_gives_nothing_but_its_reason() -> None:
    assert codes(zipped(), "a.zip") == ["R002"]
    assert codes(zipped(("a.jpg", b"x")), "a.zip") == ["R002"]


def test_gzip_in_gzip_ends() -> None:
    data = b"Text."
    for _ in range(6):
        data = gzip.compress(data)

    assert codes(data, "a.txt.gz") == ["R005"]


def test_raw_deflate_is_no_archive() -> None:
    data = zlib.compress(b"Text. " * 1000)

    assert codes(data, "a.txt") == ["R001"]


@pytest.mark.parametrize(("pack", "suffix"), [(bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_other_compressions_are_read_as_gzip_is(pack: Pack, suffix: str) -> None:
    assert texts(pack(b"A line."), f"a.txt.{suffix}") == {"": "A line."}
    lines = b'{"text": "One."}\n{"text": "Two."}\n'
    assert texts(pack(lines), f"a.jsonl.{suffix}") == {"1": "One.", "2": "Two."}
    assert texts(pack(tarred(("a.txt", b"One."))), f"a.tar.{suffix}") == {"a.txt": "One."}


@pytest.mark.parametrize(("pack", "suffix"), [(bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_bombs_and_damage_in_other_compressions_are_refused(pack: Pack, suffix: str) -> None:
    assert codes(pack(b"a" * 40_000_000), f"a.txt.{suffix}") == ["R005"]
    whole = pack(bytes(range(256)) * 9)
    assert codes(whole[:40], f"a.txt.{suffix}") == ["R004"]
    assert codes(whole[:20] + b"\0" * 40 + whole[60:], f"a.txt.{suffix}") == ["R004"]
    assert codes(pack(pack(pack(b"A line."))), f"a.txt.{suffix}") == ["R005"]


def test_xz_that_asks_for_gigabytes_is_refused_before_they_are_given() -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 0, "dict_size": 1 << 20}]
    data = bytearray(lzma.compress(b"A line.", filters=filters))
    # The size of the dictionary stands in one byte of the block's header, before its checksum.
    data[12 + 4] = 40
    data[12 + 8 : 12 + 12] = zlib.crc32(data[12 : 12 + 8]).to_bytes(4, "little")

    (refused,) = read(bytes(data), "a.txt.xz")

    assert isinstance(refused, Rejected)
    assert refused.code == "R005"
