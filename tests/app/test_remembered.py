from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from app.preferences import FOLDER_VARIABLE
from app.remembered import Remembered, usual_file

TEXT = 'title = "one"\nnumbers = [1, 2.5, true]\n[[setting]]\nname = "五"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deeper" / "lessons.msgpack"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that had to be parsed."""
    texts: list[str] = []
    loads = tomllib.loads

    def watched(text: str) -> dict[str, object]:
        texts.append(text)
        return loads(text)

    monkeypatch.setattr(tomllib, "loads", watched)
    return texts


def start(file: Path, *texts: str) -> list[dict[str, object]]:
    remembered = Remembered(file)
    held = [remembered.parse(text) for text in texts]
    remembered.keep()
    return held


def test_what_was_parsed_once_is_known_the_next_time(file: Path, parsed: list[str]) -> None:
    first = start(file, TEXT)
    assert parsed == [TEXT]
    assert start(file, TEXT) == first
    assert parsed == [TEXT]


def test_a_text_with_another_letter_is_parsed_anew_and_the_old_one_forgotten(file: Path, parsed: list[str]) -> None:
    start(file, TEXT)
    assert start(file, TEXT.replace("one", "two"))[0]["title"] == "two"
    assert start(file, TEXT)[0]["title"] == "one"
    assert len(parsed) == 3


def test_a_wrong_text_is_wrong_each_time(file: Path) -> None:
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError):
            Remembered(file).parse("a = ")


def test_what_would_not_come_back_as_it_was_is_not_kept(file: Path) -> None:
    dated = "day = 2026-11-26\n"
    assert start(file, dated) == start(file, dated) == [tomllib.loads(dated)]


@pytest.mark.parametrize("rest", [b"", b"\xc1", b"\x93\x01"])
def test_a_damaged_file_is_none(file: Path, rest: bytes) -> None:
    start(file, TEXT)
    file.write_bytes(rest)
    assert start(file, TEXT) == [tomllib.loads(TEXT)]


def test_where_nothing_can_be_written_everything_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert start(tmp_path / "file" / "lessons.msgpack", TEXT) == [tomllib.loads(TEXT)]


def test_it_is_kept_with_what_may_be_deleted_or_beside_the_preferences(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert usual_file().parent == tmp_path
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert usual_file().parent.name == "socketscope"
