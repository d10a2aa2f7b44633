from __future__ import annotations

from pathlib import Path

import pytest

from sim.lessons import read_lesson
from sim.settings import LessonError
from tests.sim.chinese import in_chinese
from tests.sim.test_lessons import SETTINGS, write


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (None, r"Line 7 of .*lesson\.toml cannot be used: There is no file server\.py\."),
        (b"a = 1\nb = '\xff'\n", r"Line 7 of .*lesson\.toml cannot be used: Line 2 of server\.py .* UTF-8"),
        (b"a = 1\nb = (\n", r"Line 2 of .*server\.py cannot be used: It is no Python \('\(' was never closed\)"),
    ],
)
def test_programs_must_be_there_and_be_python(tmp_path: Path, program: bytes | None, told: str) -> None:
    folder = write(tmp_path, "echo")
    (folder / "server.py").unlink()
    if program is not None:
        (folder / "server.py").write_bytes(program)
    with pytest.raises(LessonError, match=told) as caught:
        read_lesson(folder)
    assert caught.value.sentence.said(in_chinese) != str(caught.value)


def test_every_setting_has_a_name_of_its_own_on_each_source(tmp_path: Path) -> None:
    again = SETTINGS.replace('name = "size"', 'name = "message"')
    preset = '[[preset]]\nname = "so"\ntitle = { en = "So", zh = "如此" }\nbecause = { en = "So.", zh = "如此。" }\n'
    folder = write(tmp_path, "echo", again + preset + 'values = { size = "3" }\n')
    with pytest.raises(LessonError, match=r"Line 15 of .*\[\[setting\]\] with the name “message” already"):
        read_lesson(folder)
    elsewhere = again.replace('kind = "bytes"', 'kind = "bytes"\nsources = ["wire"]')
    assert len(read_lesson(write(tmp_path, "apart", elsewhere)).settings) == 4
    with pytest.raises(LessonError, match=r"\[\[preset\]\] with the name “so” already"):
        read_lesson(write(tmp_path, "presets", SETTINGS + preset * 2))


QUESTION = """
[[question]]
name = "first"
at = "{at}"
fact = "{fact}"
ask = {{ en = "What?", zh = "什么？" }}
answers = [
  {{ value = "server", title = {{ en = "A", zh = "甲" }} }},
  {{ value = "{second}", title = {{ en = "B", zh = "乙" }} }},
]
because = {{ en = "So.", zh = "如此。" }}
"""


@pytest.mark.parametrize(
    ("at", "fact", "second", "line", "reason"),
    [
        ("somewhere", "sender", "", 11, "“somewhere” is no place in a run"),
        ("dat:1", "sender", "", 11, "“dat:1” is no place in a run.*can happen at a place: any, .*data, .*, recv,"),
        ("clint.data:1", "sender", "", 11, "no program “clint”. Its programs are: server."),
        ("syn:1", "weather", "", 12, "asks for “weather”"),
        ("syn:1", "sender", "server", 14, "mean the same"),
        ("syn:1", "sender", "serv", 16, "“serv” can never be right: “sender” gives one of server"),
    ],
)
def test_a_wrong_question_is_a_wrong_file(
    tmp_path: Path, at: str, fact: str, second: str, line: int, reason: str
) -> None:
    folder = write(tmp_path, "echo", QUESTION.format(at=at, fact=fact, second=second))
    with pytest.raises(LessonError, match=f"Line {line} of .*{reason}"):
        read_lesson(folder)


CASE = """
[[preset]]
name = "{name}"
title = {{ en = "So", zh = "如此" }}
because = {{ en = "So.", zh = "如此。" }}
"""


def test_a_question_about_a_case_that_is_not_there_is_a_wrong_file(tmp_path: Path) -> None:
    question = QUESTION.format(at="syn:1", fact="sender", second="")
    cases = CASE.format(name="one") + CASE.format(name="two")
    right = read_lesson(write(tmp_path, "right", cases + question + 'presets = ["two"]\n'))
    assert right.questions[0].presets == ("two",)
    told = r"Line 29 of .*lesson wrong has no preset “three”.*presets are: one, two\."
    with pytest.raises(LessonError, match=told) as caught:
        read_lesson(write(tmp_path, "wrong", cases + question + 'presets = ["two", "three"]\n'))
    assert caught.value.sentence.said(in_chinese) != str(caught.value)
    with pytest.raises(LessonError, match=r"Line 19 of .*Its presets are: -\."):
        read_lesson(write(tmp_path, "none", question + 'presets = ["two"]\n'))


def test_a_question_about_a_program_that_is_not_there_is_a_wrong_file(tmp_path: Path) -> None:
    question = QUESTION.format(at="syn:1", fact="sender", second="")
    right = read_lesson(write(tmp_path, "right", question + 'programs = ["server"]\n'))
    assert right.questions[0].programs == ("server",)
    folder = write(tmp_path, "wrong", question + 'programs = ["race"]\n')
    with pytest.raises(LessonError, match=r"Line 19 of .*no program “race”. Its programs are: server."):
        read_lesson(folder)
