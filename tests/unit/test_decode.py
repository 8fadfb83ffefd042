import pytest

from ukcorpus.ingest.decode import Undecodable, decode

UKRAINIAN = (
    "Президент Зеленський заявив, що Київ не поступиться; з’явилися ґрунтовні докази її слів."
)
RUSSIAN = "Министр иностранных дел заявил, что переговоры в Женеве пройдут на следующей неделе."
POLISH = "Wojska rosyjskie zbliżają się do granicy, powiedział w środę rzecznik rządu. Żółć, łąka."
CZECH = "Ministr zahraničí řekl, že příští týden přijede do Kyjeva; občané žádají větší pomoc."
FRENCH = "Le président a déclaré à l’Élysée que la Russie était prête à négocier, après l’été."
GERMAN = "Außenministerin Baerbock erklärte am Freitag, die Gespräche müssten weitergeführt werden."


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-8"]
)
@pytest.mark.parametrize("text", [UKRAINIAN, POLISH, "Plain words, nothing else.\r\n"])
def test_unicode_comes_back_to_the_letter(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UKRAINIAN, "cp1251"),
        (UKRAINIAN.replace("’", "'"), "koi8-u"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (RUSSIAN, "mac-cyrillic"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (CZECH, "cp1250"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "iso8859-15"),
        (GERMAN, "cp1252"),
    ],
)
def test_an_old_encoding_is_known_by_the_language_that_it_makes(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))

    assert decoded.text == text
    assert decoded.how == "scored"


def test_line_ends_and_decomposed_letters_stay_as_they_are() -> None:
    text = "one\r\ntwo\rthree\n\u0065\u0301\ufeffend"

    assert decode(text.encode()).text == text


def test_only_a_last_cut_character_is_dropped_and_this_is_said() -> None:
    assert decode("Київ".encode()[:-1]) == ("Киї", "utf-8", "strict+cut")
    assert decode("\ufeffКиїв".encode("utf-16-le")[:-1]) == ("Киї", "utf-16-le", "bom+cut")


def test_one_accent_at_the_end_of_an_old_text_is_not_a_cut_character() -> None:
    assert decode(b"Le caf\xe9").text == "Le café"


def test_quotation_marks_pasted_into_utf8_are_read_for_what_they_are() -> None:
    data = UKRAINIAN.encode() + b" It\x92s over."

    decoded = decode(data)

    assert decoded.text == UKRAINIAN + " It’s over."
    assert decoded.how == "mixed"


def test_the_declared_charset_decides_where_bytes_do_not_tell() -> None:
    data = "日本の首相は、ウクライナへの支援を続けると述べた。".encode("shift_jis")

    assert decode(data, "Shift_JIS").how == "declared"


def test_a_declared_charset_yields_to_valid_utf8() -> None:
    assert decode(UKRAINIAN.encode(), "iso-8859-1").how == "strict"


def test_the_forced_encoding_is_the_only_one_tried() -> None:
    assert decode(b"\xcf\xf0\xe8\xe2\xb3\xf2", forced="cp1251").text == "Привіт"
    with pytest.raises(Undecodable, match="not ascii at byte 2"):
        decode(b"ab\xff", forced="ascii")
    with pytest.raises(Undecodable, match="unknown encoding"):
        decode(b"ab", forced="no-such")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0" * 20,
        bytes(range(256)) * 8,
        b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0" * 30,
    ],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(data)


def test_a_text_that_reads_like_nothing_is_refused_with_the_place_and_a_proposal() -> None:
    data = b"Plain words. " + bytes(range(0xA0, 0xC0)) * 3

    with pytest.raises(Undecodable, match=r"not UTF-8 at byte 13; read as \w+\?") as caught:
        decode(data)

    assert caught.value.hint.startswith("--encoding")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\xff", b"\xfe\xff\0"])
def test_the_shortest_inputs_are_text_or_refused(data: bytes) -> None:
    try:
        assert decode(data).text == decode(data).text
    except Undecodable as error:
        assert error.reason
