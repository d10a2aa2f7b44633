"""A schedule that was kept runs again, and is refused where it does not belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.command_line import main
from app.replaying import keep
from tests.app.test_explore import LOCKED, RACE, STUCK


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "race.py"
    path.write_text(RACE, "utf-8")
    return path


@pytest.fixture
def kept(script: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The schedule that loses an update."""
    path = script.with_name("bad.json")
    assert main(["explore", str(script), "--expect", "n == 8", "--keep", str(path)]) == 1
    capsys.readouterr()
    return path


def test_it_is_replayed_a_sentence_a_step(script: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", str(script), "--replay", str(kept)]) == 0
    told = capsys.readouterr().out
    assert "stale 10" in told
    assert told.count("\n") >= 10


def test_other_code_is_refused_in_one_line(script: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script.write_text(LOCKED, "utf-8")
    assert main(["explore", str(script), "--replay", str(kept)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "another version of the program" in told.err


def test_another_python_is_refused(script: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.write_text(kept.read_text("utf-8").replace('"3.', '"2.'), "utf-8")
    assert main(["explore", str(script), "--replay", str(kept)]) == 2
    assert "Python 2." in capsys.readouterr().err


def test_what_is_no_schedule_is_refused(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("absent.json", "race.py"):
        assert main(["explore", str(script), "--replay", str(script.with_name(name))]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert main(["explore", str(script), "--replay", str(script), "--lang", "zh"]) == 2
    assert capsys.readouterr().err == f"文件 {script} 里没有调度：它不是 JSON。\n"


def test_a_step_is_told_in_chinese(script: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explore", str(script), "--replay", str(kept), "--lang", "zh"]) == 0
    assert "用过期的 10 计算" in capsys.readouterr().out


def test_a_deadlock_ends_with_one(script: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script.write_text(STUCK, "utf-8")
    kept = script.with_name("stuck.json")
    keep(kept, STUCK, "bytecode", ())
    assert main(["explore", str(script), "--replay", str(kept)]) == 1
