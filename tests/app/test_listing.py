from __future__ import annotations

from pathlib import Path

import pytest

from app.command_line import BAD_INPUT, main
from app.listing import allowed, described
from sim.lessons import find_lesson
from sim.settings import Kind
from sim.words import Sentence
from tests.sim.test_lessons import write


def test_one_lesson_is_told_with_everything_that_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "tcp-loss"]) == 0
    told = capsys.readouterr().out
    lesson = find_lesson("tcp-loss")
    for source in lesson.sources:
        for setting in lesson.settings_on(source):
            assert f"--set {setting.name}=" in told
    for preset in lesson.presets:
        assert f"--preset {preset.name}" in told
    assert "0 to 100 percent" in told


@pytest.mark.parametrize(("name", "deed"), [("drop", "Drop"), ("swap", "Swap with next")])
def test_rules_say_which_frames_and_the_title_what_is_done_to_them(
    capsys: pytest.CaptureFixture[str], name: str, deed: str
) -> None:
    assert main(["list", "tcp-loss"]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if f"--set {name}=" in line]
    assert f"{deed} (data:1): frames by sender, kind and number, as client.data:2" in line
    assert "lose" not in line


def test_a_setting_says_what_it_takes() -> None:
    settings = {setting.name: setting for setting in find_lesson("tcp-handshake").settings_on("model")}
    assert allowed(settings["closes_first"]) == "client | server"
    assert allowed(settings["size"]) == "1 to 1048576"
    assert allowed(settings["delay"]) == "0 to 5 seconds"
    assert {allowed(each) for each in settings.values() if each.kind is Kind.RULES}


def test_own_lessons_are_listed_and_a_wrong_one_is_told_beside_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "mine")
    write(tmp_path, "broken", "colour = 3")
    assert main(["list", "--lessons", str(tmp_path)]) == BAD_INPUT
    told = capsys.readouterr()
    assert "mine " in told.out
    assert "udp-echo" in told.out
    assert told.err.count("\n") == 1
    assert "Line 8" in told.err


def test_for_programs_a_lesson_says_where_it_runs_and_what_can_be_set() -> None:
    told = described(find_lesson("udp-echo"), {"loopback": Sentence("x", "No."), "wire": None, "model": None})
    assert {"name": "loopback", "available": False, "reason": "No."} in told["sources"]  # type: ignore[operator]
