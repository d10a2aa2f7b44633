"""What words of a command line mean, one by one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest
from msgspec.structs import replace

from app.arguments import check_place, chosen_of, lesson_or_file, settings_of, share_of, size_of
from app.parser import UsageError
from app.saving import RunError
from sim.lessons import LESSONS, find_lesson, read_course
from sim.presets import Preset
from sim.settings import Words


def test_set_stands_over_the_preset() -> None:
    words = Words("Words", "词")
    small = Preset("small", words, words, {"size": "4", "delay": "1"})
    lesson = replace(find_lesson("udp-echo"), presets=(small,))
    chosen = chosen_of(lesson, Namespace(preset="small", source="loopback", set=["delay=2"]))
    assert (chosen["size"], chosen["delay"], chosen["message"]) == ("4", "2", "hello")
    assert chosen_of(lesson, Namespace(preset="", source="loopback", set=["delay=2"])) == {"delay": "2"}


def test_a_setting_may_be_the_contents_of_a_file(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("x" * 300_000)
    assert settings_of([f"message=@{long}", "size=3", "delay="]) == {"message": "x" * 300_000, "size": "3", "delay": ""}


def test_a_setting_may_hold_an_equals_sign() -> None:
    assert settings_of(["message=a=b"]) == {"message": "a=b"}


def test_shares_and_sizes() -> None:
    assert (share_of("60%"), share_of("0"), share_of("100%")) == (0.6, 0.0, 1.0)
    assert size_of("1920x1080") == (1920, 1080)
    for text in ("101%", "-1%", "nan", ""):
        with pytest.raises(UsageError):
            share_of(text)


def test_a_file_comes_before_a_lesson_of_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert lesson_or_file("udp-echo", read_course([LESSONS])) == ("udp-echo", None)
    (tmp_path / "udp-echo").write_text("")
    assert lesson_or_file("udp-echo", read_course([LESSONS])) == (None, Path("udp-echo"))


def test_a_name_that_the_system_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    course, name = read_course([LESSONS]), "a" * 300
    with pytest.raises(UsageError) as refused:
        lesson_or_file(name, course)
    assert str(refused.value.sentence).startswith(f"The file {name} cannot be read: ")
    with pytest.raises(RunError) as unsaved:
        check_place(tmp_path / name / "a.png", [".png"])
    assert "could not be saved" in str(unsaved.value.sentence)
