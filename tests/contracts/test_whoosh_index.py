"""What we rely on in Whoosh, and what becomes of its files: one probe each."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from corpora import body, document

from ukcorpus.errors import (
    DiskFull,
    IndexDamaged,
    IndexNewer,
    IndexOld,
    IndexUntrusted,
    IndexUnusable,
    Locked,
    NoIndex,
)
from ukcorpus.search import plan as plans
from ukcorpus.search.engines import Document, Match, seal
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.text.tokens import Token

A, B = plans.Terms(("a",)), plans.Terms(("b",))
ALL = plans.Everything()
PHRASE = plans.Sequence((A, B))


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    """Three articles in two segments, one of them with a deletion."""
    engine = WhooshEngine(tmp_path / "index", durable=False)
    long = " ".join(f"w{n}" for n in range(300))
    engine.update([body(n, f"a b {long}", "c a") for n in range(1, 9)], (), 1)
    engine.update([body(1, "b a", "b")], [2, 3, 4, 5, 6], 2)
    return engine


def numbers(engine: WhooshEngine, plan: plans.Plan = ALL) -> list[int]:
    return sorted(match.number for match in engine.search(plan))


def again(engine: WhooshEngine) -> WhooshEngine:
    return WhooshEngine(engine.folder, durable=False)


# Changes


def test_the_later_of_two_documents_with_one_number_counts(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, durable=False)

    engine.update([body(7, "a"), body(7, "b"), body(7, "b c")], (), 1)

    assert numbers(engine) == [7]
    assert numbers(engine, A) == []
    assert numbers(engine, plans.Terms(("c",))) == [7]


def test_what_is_removed_and_added_in_one_change_is_there(engine: WhooshEngine) -> None:
    engine.update([body(7, "c")], [7], 3)

    assert numbers(engine) == [1, 7, 8]
    assert numbers(engine, A) == [1, 8]


def test_removing_everything_leaves_an_empty_index(engine: WhooshEngine) -> None:
    engine.update((), range(10), 3)

    assert numbers(engine) == []
    assert engine.generation == 3
    assert list(engine.lexicon.terms("")) == []


def test_a_change_of_nothing_but_the_generation_is_seen(engine: WhooshEngine) -> None:
    engine.update((), (), 9)

    assert engine.generation == 9
    assert numbers(engine) == [1, 7, 8]


def test_an_open_engine_keeps_its_answer_while_another_writes(engine: WhooshEngine) -> None:
    before = engine.search(A)

    again(engine).rebuild([body(20, "a")], 5)

    assert engine.search(A) == before
    assert engine.generation == 2
    engine.close()
    assert numbers(engine, A) == [20]
    assert engine.generation == 5


def test_a_second_writer_is_turned_away_and_readers_go_on(engine: WhooshEngine) -> None:
    def slowly() -> Iterator[Document]:
        yield body(30, "a")
        with pytest.raises(Locked):
            again(engine).update([body(31, "a")], (), 3)
        assert numbers(again(engine)) == [1, 7, 8]
        yield body(32, "a")

    engine.update(slowly(), (), 3)

    assert numbers(engine) == [1, 7, 8, 30, 32]


def test_many_small_changes_leave_few_segments(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, durable=False)

    for number in range(1, 61):
        engine.update([body(number, "a b" if number % 2 else "b a")], [number - 7], number)

    assert len(list(tmp_path.glob("*.pst"))) <= 8
    assert numbers(engine) == [n for n in range(1, 61) if n + 7 > 60]
    assert numbers(engine, PHRASE) == [n for n in range(55, 61) if n % 2]


def test_numbers_positions_and_counts_may_be_large(tmp_path: Path) -> None:
    places = [Token(n, n + 1, 70_000 + n, 0, 0) for n in range(2000)]
    engine = WhooshEngine(tmp_path, durable=False)

    engine.update([Document(1 << 50, places, ["a"] * 2000)], (), 1)

    assert [(m.number, m.hits) for m in engine.search(A)] == [(1 << 50, 2000)]
    assert engine.search(plans.Sequence((A, A)))[0].hits == 1999


def test_a_list_of_many_blocks_is_read_whole_and_in_part(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path, durable=False)
    engine.update([body(n, "a b" if n % 700 == 0 else "b a") for n in range(3000)], [], 1)
    engine.update([body(n, "b c") for n in range(600, 605)], [700], 2)
    some = plans.Articles(frozenset({3, 600, 604, 1399, 1400, 2999}))

    assert len(engine.search(B)) == 2999
    assert numbers(engine, PHRASE) == [0, 1400, 2100, 2800]
    assert numbers(engine, plans.And((some, B))) == [3, 600, 604, 1399, 1400, 2999]
    assert numbers(engine, plans.And((some, PHRASE))) == [1400]


def test_sentences_of_furniture_are_told_apart_where_a_plan_names_that_zone(
    tmp_path: Path,
) -> None:
    engine = WhooshEngine(tmp_path, durable=False)
    engine.update([document(1, [("ui", -1, "A b. A c.")])], (), 1)
    first, b, c = (plans.Terms((word,), (3,)) for word in ("a\x1fA", "b", "c"))

    assert engine.search(plans.Near(b, c, "sentence")) == []
    assert engine.search(plans.Near(b, c, "paragraph"))[0].hits == 2
    assert engine.search(plans.Near(first, c, "sentence"))[0].hits == 2


# Errors


BAD = {
    "positions that fall": Document(1, [Token(0, 1, 5, 0, 0), Token(2, 3, 4, 0, 0)], ["a", "b"]),
    "two words in one place": Document(1, [Token(0, 1, 5, 0, 0), Token(2, 3, 5, 0, 0)], ["a", "b"]),
    "fewer terms than tokens": Document(1, [Token(0, 1, 5, 0, 0)], []),
    "a reserved term": Document(1, [Token(0, 1, 5, 0, 0)], ["\x01s"]),
    "an empty term": Document(1, [Token(0, 1, 5, 0, 0)], [""]),
    "half a character": Document(1, [Token(0, 1, 5, 0, 0)], ["\ud800"]),
    "a position beyond 32 bits": Document(1, [Token(0, 1, 1 << 32, 0, 0)], ["a"]),
    "a negative number": Document(-1, [], []),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
def test_a_bad_document_changes_nothing(engine: WhooshEngine, bad: Document) -> None:
    files = sorted(engine.folder.iterdir())

    with pytest.raises(ValueError, match=r"article|number"):
        engine.update([body(40, "a"), bad], [1], 3)

    assert sorted(engine.folder.iterdir()) == files
    assert numbers(engine) == [1, 7, 8]
    engine.update([body(40, "a")], [1], 3)
    assert numbers(engine) == [7, 8, 40]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("no")])
def test_an_interrupted_change_changes_nothing(engine: WhooshEngine, error: BaseException) -> None:
    def breaks() -> Iterator[Document]:
        yield body(40, "a")
        raise error

    with pytest.raises(type(error)):
        engine.update(breaks(), [1], 3)
    with pytest.raises(type(error)):
        engine.rebuild(breaks(), 3)

    assert engine.verify() == []
    assert numbers(again(engine)) == [1, 7, 8]


def test_a_full_disk_is_said_and_changes_nothing(engine: WhooshEngine) -> None:
    def fills() -> Iterator[Document]:
        yield body(40, "a")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(DiskFull):
        engine.update(fills(), [1], 3)

    assert numbers(again(engine)) == [1, 7, 8]


CRASH = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from corpora import body
from ukcorpus.search.engines import writing
from ukcorpus.search.engines.whoosh import WhooshEngine

def documents():
    yield body(50, "a")
    if sys.argv[3] == "adding":
        os._exit(9)

def crash(*args, **options):
    os._exit(9)

if sys.argv[3] == "sealing":
    writing.write_seal = crash  # the one at the end of a change
WhooshEngine(Path(sys.argv[1])).update(documents(), [1], 3)
"""


@pytest.mark.parametrize("moment", ["adding", "sealing"])
def test_a_killed_change_leaves_the_old_state_and_is_swept(
    engine: WhooshEngine, moment: str
) -> None:
    here = str(Path(__file__).parent)
    killed = subprocess.run(
        [sys.executable, "-c", CRASH, str(engine.folder), here, moment], check=False
    )

    assert killed.returncode == 9
    assert engine.generation == 2
    assert numbers(engine) == [1, 7, 8]
    engine.update([body(50, "a")], [1], 3)
    assert numbers(engine) == [7, 8, 50]
    named = {name for one in seal.read_seal(engine.folder).segments for name in one.files}
    assert {path.name for path in engine.folder.iterdir()} == {*named, "index.json", "WRITELOCK"}


def test_a_killed_first_ingest_leaves_no_index_and_can_be_run_again(tmp_path: Path) -> None:
    here = str(Path(__file__).parent)
    engine = WhooshEngine(tmp_path / "index")
    for moment in ("adding", "sealing"):
        command = [sys.executable, "-c", CRASH, str(engine.folder), here, moment]
        assert subprocess.run(command, check=False).returncode == 9
        with pytest.raises(NoIndex):
            engine.search(A)

    engine.update([body(50, "a")], (), 1)

    assert numbers(engine) == [50]


# Damage


def test_no_index_and_a_lost_seal_are_told_apart(engine: WhooshEngine, tmp_path: Path) -> None:
    with pytest.raises(NoIndex):
        WhooshEngine(tmp_path / "nowhere").search(A)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoIndex):
        WhooshEngine(tmp_path / "empty").search(A)
    (engine.folder / "index.json").unlink()
    with pytest.raises(IndexDamaged):
        again(engine).search(A)


def test_any_altered_byte_of_the_seal_is_seen(engine: WhooshEngine) -> None:
    path = engine.folder / "index.json"
    sound = path.read_bytes()
    for place in range(len(sound)):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        with pytest.raises(IndexUnusable):
            again(engine).search(A)
        path.write_bytes(sound[:place])
        with pytest.raises(IndexUnusable):
            again(engine).search(A)


@pytest.mark.parametrize(("form", "error"), [(0, IndexOld), (99, IndexNewer)])
def test_an_index_of_another_form_is_refused(
    engine: WhooshEngine, form: int, error: type[Exception]
) -> None:
    path = engine.folder / "index.json"
    sealed = msgspec.json.decode(path.read_bytes())
    path.write_bytes(msgspec.json.encode({**sealed, "form": form}))

    with pytest.raises(error):
        again(engine).search(A)


def harms(data: bytes) -> Iterator[bytes | None]:
    """Ways to damage a file: gone, empty, cut, longer, zeroed, a bit turned here and there."""
    yield None
    yield b""
    yield data[: len(data) // 2]
    yield data[:-1]
    yield data + b"x"
    yield bytes(len(data))
    for place in range(0, len(data), max(1, len(data) // 40)):
        yield data[:place] + bytes([data[place] ^ 0x81]) + data[place + 1 :]


def answers(engine: WhooshEngine) -> list[object]:
    asked: list[list[Match]] = [
        engine.search(plan)
        for plan in (A, PHRASE, plans.Near(A, B, "sentence"), plans.Not(B), plans.Or((A, B)))
    ]
    return [*asked, list(engine.lexicon.terms("")), engine.lexicon.count("a")]


def harm(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
    else:
        path.write_bytes(data)


@pytest.mark.parametrize("ending", ["pst", "trm", "number.col", "length.col"])
def test_a_damaged_file_of_a_small_index_is_seen_at_opening(
    engine: WhooshEngine, ending: str
) -> None:
    for path in sorted(engine.folder.glob(f"*.{ending}")):
        sound = path.read_bytes()
        for data in harms(sound):
            harm(path, data)
            assert again(engine).verify() == [path.name]
            with pytest.raises(IndexDamaged, match=path.name):
                answers(again(engine))
        path.write_bytes(sound)


@pytest.mark.parametrize("ending", ["pst", "trm", "number.col", "length.col"])
def test_a_damaged_file_that_was_not_proved_gives_no_traceback(
    engine: WhooshEngine, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "PROVED_AT_ONCE", 0)
    for path in sorted(engine.folder.glob(f"*.{ending}")):
        sound = path.read_bytes()
        for data in harms(sound):
            harm(path, data)
            try:
                answers(again(engine))
            except IndexDamaged as error:
                assert path.name in error.message
            assert again(engine).verify() == [path.name]
        path.write_bytes(sound)


def test_a_change_of_a_damaged_index_changes_nothing(
    engine: WhooshEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seal, "PROVED_AT_ONCE", 0)
    state = (engine.folder / "index.json").read_bytes()
    for path in sorted(engine.folder.glob("*.trm")):
        path.write_bytes(path.read_bytes()[:-200])

    with pytest.raises(IndexDamaged):
        engine.update([body(n, "a") for n in range(90)], (), 3)

    assert (engine.folder / "index.json").read_bytes() == state


def test_a_damaged_index_can_be_rebuilt(engine: WhooshEngine) -> None:
    for path in engine.folder.iterdir():
        path.write_bytes(b"garbage")

    engine.rebuild([body(1, "a b"), document(2, [("title", -1, "A")])], 9)

    assert numbers(again(engine), A) == [1]
    assert engine.generation == 9
    assert engine.verify() == []


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="needs chown")
def test_an_index_of_another_user_is_refused_unless_trusted(engine: WhooshEngine) -> None:
    path = next(engine.folder.glob("*.trm"))
    os.chown(path, 12345, -1)

    with pytest.raises(IndexUntrusted):
        again(engine).search(A)
    with pytest.raises(IndexUntrusted):
        again(engine).update((), (), 3)

    assert numbers(WhooshEngine(engine.folder, trust=True)) == [1, 7, 8]


# Start-up


LEAN = """
import sys
from pathlib import Path
from ukcorpus.search.engines.whoosh import WhooshEngine
from ukcorpus.search.plan import Terms
if sys.argv[2] == "early":
    import urllib.request
    early = urllib.request
assert WhooshEngine(Path(sys.argv[1])).search(Terms(("a",)))
heavy = ["whoosh.index", "whoosh.searching", "whoosh.fields"]
if sys.argv[2] == "late":
    heavy += ["ssl", "http.client"]
for name in heavy:
    assert name not in sys.modules, name
if sys.argv[2] == "late":
    assert "urllib.request" not in sys.modules
    import urllib
    assert not hasattr(urllib, "request")
import urllib.request
assert urllib.request.Request and callable(urllib.request.urlretrieve)
assert sys.modules["urllib.request"].__spec__ is not None
assert sys.argv[2] == "late" or urllib.request is early
"""


@pytest.mark.parametrize("when", ["early", "late"])
def test_reading_imports_little_and_leaves_the_real_urllib_to_others(
    engine: WhooshEngine, when: str
) -> None:
    subprocess.run([sys.executable, "-c", LEAN, str(engine.folder), when], check=True)
