"""A file is put into its place as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.saving import RunError, check_place, put_in_place


def test_what_stood_there_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old")

    def write(part: Path) -> None:
        part.write_text("new")
        assert path.read_text() == "old"

    put_in_place(path, write)
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]
    assert path.read_text() == "new"


def test_where_writing_fails_the_old_one_stays_and_the_reason_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("old")

    def write(part: Path) -> None:
        part.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(RunError) as refused:
        put_in_place(path, write)
    assert "there is no room left" in str(refused.value.sentence)
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]
    assert path.read_text() == "old"


def test_an_error_that_is_not_usual_is_said_as_the_system_says_it(tmp_path: Path) -> None:
    def write(part: Path) -> None:
        raise OSError(5, "Input/output error")

    with pytest.raises(RunError, match="could not be saved") as refused:
        put_in_place(tmp_path / "a.jsonl", write)
    assert "Input/output error" in str(refused.value.sentence)


def refusal(path: Path) -> str:
    with pytest.raises(RunError) as refused:
        check_place(path, ("png", "pdf"))
    return str(refused.value.sentence)


@pytest.mark.parametrize("name", ["a", "a.txt", ".png", "", "a.PNG"])
def test_a_name_must_tell_what_the_file_shall_be(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name).endswith("Choose one that ends in .png, .pdf.")


def test_a_place_that_is_none_is_refused_and_a_good_one_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_text("old")
    check_place(tmp_path / "a.png", ("png",))
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.png", "old")]
    assert "there is no such folder" in refusal(tmp_path / "none" / "a.png")
    assert "there is no such folder" in refusal(tmp_path / "a.png" / "a.png")
    (tmp_path / "b.png").mkdir()
    assert "a folder has that name" in refusal(tmp_path / "b.png")

    def refused(**_where: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("app.saving.TemporaryFile", refused)
    assert "writing is not allowed there" in refusal(tmp_path / "c.png")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="this system has no folder that is no part of a disk")
def test_a_folder_that_is_there_is_not_said_to_be_missing() -> None:
    assert "no file can be made in that folder" in refusal(Path("/proc/a.png"))


def test_where_what_writes_gives_up_nothing_of_it_stays(tmp_path: Path) -> None:
    def write(part: Path) -> None:
        part.write_text("half")
        raise RunError("The picture could not be written as {file}.", file="a.png")

    with pytest.raises(RunError, match="picture"):
        put_in_place(tmp_path / "a.png", write)
    assert list(tmp_path.iterdir()) == []
