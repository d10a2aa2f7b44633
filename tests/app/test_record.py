"""Runs of threads in files: recorded, drawn, exported, and the same each time."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from app.command_line import BAD_INPUT, main
from app.parser import DONE, PROBLEM
from app.render import Picture, render
from sim.lessons import LESSONS
from tests.app.test_event_csv import rows


def test_a_thread_lesson_is_recorded_with_what_shows_the_point(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        assert main(["record", "mutex", "--set", "threads=2", "--out", str(tmp_path / name)]) == 0
    told = capsys.readouterr()
    lines = (tmp_path / "a.jsonl").read_text("utf-8").splitlines()
    assert told.out.splitlines()[0] == (
        f"mutex: {len(lines) - 1} events, 10 steps, exhausted, 2 outcomes -> {tmp_path / 'a.jsonl'}"
    )
    assert told.err == ""
    assert json.loads(lines[-1])["values"]["n"] == "9"
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_what_was_recorded_is_told_in_chinese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "a.jsonl")
    assert main(["record", "mutex", "--set", "threads=2", "--out", out, "--lang", "zh"]) == 0
    assert re.fullmatch(rf"mutex：\d+ 个事件，10 步，已穷尽，2 种结果 -> {re.escape(out)}\n", capsys.readouterr().out)
    assert main(["record", "udp-echo", "--source", "model", "--out", out, "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith("udp-echo：报文 2 个，事件 ")
    capture = tmp_path / "a.pcapng"
    assert main(["record", "udp-echo", "--source", "model", "--out", str(capture), "--lang", "zh"]) == 0
    assert "客户端".encode() in capture.read_bytes()


def test_where_nothing_is_bad_the_first_outcome_is_recorded(tmp_path: Path) -> None:
    assert main(["record", "mutex", "--set", "program=locked", "--out", str(tmp_path / "a.jsonl")]) == 0
    assert json.loads((tmp_path / "a.jsonl").read_text("utf-8").splitlines()[-1])["values"]["n"] == "8"


def test_a_deadlock_is_recorded_to_where_nobody_goes_on(tmp_path: Path) -> None:
    assert main(["record", "deadlock", "--out", str(tmp_path / "a.jsonl")]) == 0
    kinds = [json.loads(line)["type"] for line in (tmp_path / "a.jsonl").read_text("utf-8").splitlines()]
    assert (kinds[0], kinds[-2:]) == ("ThreadsRecorded", ["Deadlocked", "RunEnded"])


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--out", "a.pcapng"], "no packets"),
        (["--out", "a.txt"], ".jsonl"),
        (["--set", "threads=99", "--out", "a.jsonl"], "10"),
        (["--source", "model", "--out", "a.jsonl"], "threads"),
    ],
)
def test_bad_input_is_one_line(arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "mutex", *arguments]) == BAD_INPUT
    told = capsys.readouterr().err
    assert word in told
    assert told.count("\n") == 1


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "mutex.jsonl"
    assert main(["record", "mutex", "--out", str(path)]) == 0
    return path


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".gif", ".csv", ".jsonl"])
def test_a_recording_is_exported_as_each_kind(qapp: object, recording: Path, tmp_path: Path, suffix: str) -> None:
    if suffix == ".gif":
        pytest.importorskip("PIL")
    out = tmp_path / f"a{suffix}"
    assert main(["export", str(recording), "--out", str(out), "--speed", "10"]) == 0
    starts = {".pdf": b"%PDF-", ".svg": b"<?xml", ".gif": b"GIF89a", ".csv": b"\xef\xbb\xbfstep,", ".jsonl": b""}
    assert out.read_bytes().startswith(starts[suffix])
    if suffix == ".csv":
        assert [row["operation"] for row in rows(out)][3] == "read n"
    if suffix == ".jsonl":
        assert out.read_bytes() == recording.read_bytes()


def test_there_is_no_capture_of_threads(recording: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for what in ("mutex", str(recording)):
        assert main(["export", what, "--out", str(tmp_path / "a.pcapng")]) == BAD_INPUT
        assert "no packets" in capsys.readouterr().err


def test_a_lesson_and_its_recording_give_the_same_picture_but_for_the_head(
    qapp: object, recording: Path, tmp_path: Path
) -> None:
    size = (1280, 720)
    pictures = []
    for name, picture in (
        ("lesson", Picture("mutex", None, 0.7, size, "dark", "zh")),
        ("file", Picture("", recording, 0.7, size, "dark", "zh")),
    ):
        assert render(picture, tmp_path / f"{name}.png") == []
        # Header and list say what is open: the lesson, or a file.
        pictures.append(QImage(str(tmp_path / f"{name}.png")).copy(190, 60, 1090, 660))
    assert pictures[0] == pictures[1]


CRASHING = "print(1)\nprint(nothing_of_that_name)\n"


@pytest.fixture
def own_lessons(tmp_path: Path) -> Path:
    """A folder with two lessons of one's own, whose programs break off."""
    for name, program in (("udp-echo", "server"), ("rlock", "lock")):
        folder = tmp_path / "lessons" / f"my-{name}"
        shutil.copytree(LESSONS / name, folder)
        (folder / f"{program}.py").write_text(CRASHING, "utf-8")
    return tmp_path / "lessons"


def test_a_program_that_breaks_off_is_told_and_is_a_problem(
    own_lessons: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--lessons", str(own_lessons), "--source", "model", "--out", str(tmp_path / "a.jsonl")]
    assert main(["record", "my-udp-echo", *arguments]) == PROBLEM
    told = capsys.readouterr()
    assert told.out.startswith("my-udp-echo: packets 0")
    assert "server stops at line 2, because nothing caught the error NameError" in told.err
    assert (tmp_path / "a.jsonl").is_file()


def test_a_thread_that_breaks_off_is_told_and_is_what_was_looked_for(
    own_lessons: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["record", "my-rlock", "--lessons", str(own_lessons), "--out", str(tmp_path / "a.jsonl")]) == DONE
    assert "main ends at line 2, because nothing caught the error NameError" in capsys.readouterr().out
