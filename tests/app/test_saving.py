"""A file is put into its place as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.saving import RunError, put_in_place


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
    assert "No space left on device" in str(refused.value.sentence)
    assert [each.name for each in tmp_path.iterdir()] == ["a.jsonl"]
    assert path.read_text() == "old"
