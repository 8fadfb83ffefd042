import hashlib
import os
from pathlib import Path

import pytest

from ukcorpus.ingest.sources import find_sources, list_sources, sha256, sha256_of


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def paths_of(root: Path, *where: str, glob: str | None = None) -> list[str]:
    places = [root / name for name in where or ("",)]
    return [source.file.path for source in find_sources(places, root, glob)]


def test_folders_are_read_to_the_bottom_and_sorted_by_path(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.txt", "a/b/c.jsonl", "a.txt")

    assert paths_of(tmp_path) == ["a.txt", "a/b/c.jsonl", "a/z.txt", "b.txt"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    make(tmp_path, ".git/config.txt", "a/.secret.txt", "a/seen.txt")

    assert paths_of(tmp_path) == ["a/seen.txt"]


def test_files_of_other_kinds_are_counted_not_read(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "photo.jpg", "style.css")

    listing = list_sources([tmp_path], tmp_path)

    assert [source.file.path for source in listing.sources] == ["a.txt"]
    assert listing.skipped == 2


def test_a_file_without_a_suffix_or_with_a_number_for_one_is_read(tmp_path: Path) -> None:
    make(tmp_path, "dispatch", "dispatch.001")

    assert paths_of(tmp_path) == ["dispatch", "dispatch.001"]


def test_a_glob_replaces_the_table_of_suffixes(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.story", "c/d.story")

    assert paths_of(tmp_path, glob="*.story") == ["b.story", "c/d.story"]
    assert paths_of(tmp_path, glob="c/*") == ["c/d.story"]


def test_a_named_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "odd.xyz")

    assert paths_of(tmp_path, "odd.xyz") == ["odd.xyz"]


def test_a_file_outside_the_root_keeps_its_absolute_path(tmp_path: Path) -> None:
    make(tmp_path, "outside.txt")
    root = tmp_path / "corpus"
    root.mkdir()

    (source,) = find_sources([tmp_path / "outside.txt"], root)

    assert source.file.path == (tmp_path / "outside.txt").as_posix()


def test_a_file_named_twice_is_listed_once(tmp_path: Path) -> None:
    make(tmp_path, "a/b.txt")

    assert paths_of(tmp_path, "a", "a/b.txt", "") == ["a/b.txt"]


def test_the_index_folder_is_never_entered(tmp_path: Path) -> None:
    make(tmp_path, "data/index/export.jsonl", "data/a.txt")

    assert paths_of(tmp_path) == ["data/a.txt"]
    assert paths_of(tmp_path, "data/index") == []


def test_a_circle_of_links_ends_and_a_file_keeps_its_real_path(tmp_path: Path) -> None:
    make(tmp_path, "z/real.txt")
    (tmp_path / "z" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a-link").symlink_to(tmp_path / "z", target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "z" / "real.txt")

    assert paths_of(tmp_path) == ["z/real.txt"]


def test_a_link_out_of_the_folder_is_followed(tmp_path: Path) -> None:
    make(tmp_path, "elsewhere/far.txt")
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)

    assert paths_of(root) == ["link/far.txt"]


def test_what_is_not_there_is_listed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")

    missing, broken = find_sources([tmp_path / "absent.txt", tmp_path], tmp_path)

    assert missing.rejected is not None
    assert (missing.rejected.path, missing.rejected.code) == ("absent.txt", "R003")
    assert broken.rejected is not None
    assert "no such file" in broken.rejected.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_listed_with_its_reason(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)

    (source,) = find_sources([tmp_path], tmp_path)

    assert source.rejected is not None
    assert source.rejected.reason == "permission denied"


def test_a_folder_called_like_a_text_is_a_folder(tmp_path: Path) -> None:
    make(tmp_path, "x.txt/inside.txt")

    assert paths_of(tmp_path) == ["x.txt/inside.txt"]


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf8_can_still_be_written_down(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (tmp_path / name).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system takes UTF-8 only")

    (source,) = find_sources([tmp_path], tmp_path)

    assert source.file.path == "caf\\xe9.txt"
    assert source.read() == b"x"


def test_dash_is_standard_input(tmp_path: Path) -> None:
    (source,) = find_sources([Path("-")], tmp_path)

    assert source.file.path == "-"
    assert source.place is None


def test_a_source_knows_its_bytes_and_their_hash(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")

    (source,) = find_sources([tmp_path], tmp_path)

    assert source.read() == b"a.txt"
    assert source.file.size == 5
    assert sha256_of(source) == sha256(b"a.txt") == hashlib.sha256(b"a.txt").hexdigest()
