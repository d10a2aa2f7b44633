from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from app.lesson_folders import FOLDER_VARIABLE, add_option, course_of, own_folder
from sim.lessons import LESSONS, find_lesson
from tests.sim.test_lessons import write


def test_own_lessons_stand_beside_those_of_the_product(tmp_path: Path) -> None:
    write(tmp_path, "mine")
    course = course_of(tmp_path)
    assert course.find("mine").folder.parent == tmp_path
    assert course.find("udp-echo") == find_lesson("udp-echo")
    assert not course.complaints


def test_the_own_folder_is_where_the_platform_keeps_data_or_where_the_variable_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    assert own_folder().parts[-2:] == ("socketscope", "lessons")
    assert own_folder() != LESSONS
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert own_folder() == tmp_path


def test_a_command_takes_another_folder(tmp_path: Path) -> None:
    parser = argparse.ArgumentParser()
    add_option(parser)
    assert parser.parse_args(["--lessons", str(tmp_path)]).lessons == tmp_path
    assert parser.parse_args([]).lessons is None
    assert str(own_folder()) in parser.format_help().replace("\n", "").replace(" ", "")
