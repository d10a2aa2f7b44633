from __future__ import annotations

from pathlib import Path

import pytest

from sim.lessons import Lesson, read_lesson
from sim.settings import LessonError
from tests.sim.chinese import in_chinese
from tests.sim.test_lessons import SETTINGS, write

THREADS = """
title = {{ en = "Race", zh = "竞态" }}
summary = {{ en = "A race.", zh = "一次竞态。" }}
chapter = {{ en = "Threads", zh = "线程" }}
order = 1
stage = "{stage}"
sources = {sources}
programs = ["race"]
expect = "{expect}"
{setting}
"""
PROGRAM = """
[[setting]]
name = "program"
kind = "choice"
default = "race"
choices = [{ value = "race", title = { en = "Race", zh = "竞态" } }]
title = { en = "Program", zh = "程序" }
"""


def read_changed(root: Path, old: str, new: str) -> Lesson:
    """A lesson about sockets with something else in its file."""
    folder = write(root, "echo")
    file = folder / "lesson.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return read_lesson(folder)


def read_threads(
    root: Path, expect: str = "n == 1", setting: str = PROGRAM, sources: str = '["threads"]', stage: str = "threads"
) -> Lesson:
    """A lesson about threads."""
    folder = root / "race"
    folder.mkdir()
    text = THREADS.format(expect=expect, setting=setting, sources=sources, stage=stage)
    (folder / "lesson.toml").write_text(text, "utf-8")
    (folder / "race.py").write_text("n = 1\n", "utf-8")
    return read_lesson(folder)


def is_told_in_both_languages(error: LessonError) -> bool:
    return error.sentence.said(in_chinese) != str(error)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('en = "Echo"', 'en = " "', "Line 2 of .*“en” is blank"),
        ('name = "size"', 'name = "SIZE "', "Line 15 of .*“name” is no such name"),
        ('name = "size"', 'name = "server"', "Line 15 of .*The name “server” is taken"),
        ('name = "size"', 'name = "loss"', "Line 15 of .*The name “loss” is taken"),
        ("maximum = 100", "maximum = 1", "No number can be chosen for size"),
        ('default = "0.5"\nmaximum = 2', 'default = "0"', "No number can be chosen for delay"),
        ('default = "hello"', 'default = "hello"\nmaximum = 3', "minimum/maximum means nothing to message"),
        ('kind = "choice"\ndefault', 'kind = "bytes"\ndefault', "choices means nothing to first"),
        ('{ value = "server"', '{ value = "client"', "Two choices of first have the same value “client”"),
        ('["loopback"]', "[]", "Line 6 of .*“sources” is empty"),
        ('["server"]', "[]", "Line 7 of .*“programs” is empty"),
        ('["server"]', '["server", "server"]', "Line 7 of .*“server” stands in this list twice"),
        ('["server"]', '["server"]\nexpect = "n == 1"', "Line 8 of .*“expect” is only for lessons about threads"),
        ('["loopback"]', '["loopback", "threads"]', "Line 6 of .*belong together"),
    ],
)
def test_a_mistake_in_a_lesson_about_sockets_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(LessonError, match=told) as caught:
        read_changed(tmp_path, old, new)
    assert is_told_in_both_languages(caught.value)


@pytest.mark.parametrize("table", ["preset", "question", "myth"])
def test_what_is_named_on_a_command_line_has_a_name_for_it(tmp_path: Path, table: str) -> None:
    folder = write(tmp_path, "echo", SETTINGS + f'[[{table}]]\nname = "So what"\n')
    with pytest.raises(LessonError, match="“name” may only have small letters, digits and hyphens") as caught:
        read_lesson(folder)
    assert is_told_in_both_languages(caught.value)


def test_a_lesson_about_threads_is_read(tmp_path: Path) -> None:
    assert read_threads(tmp_path).is_about_threads


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"expect": "n == "}, "Line 9 of .*is no expression that Python can read"),
        ({"expect": "m == 1"}, "Line 9 of .*no variable m outside its functions"),
        ({"setting": ""}, "needs a setting “program”"),
        ({"setting": PROGRAM.replace('"program"', '"programme"')}, "needs a setting “program”"),
        (
            {
                "setting": PROGRAM.replace(
                    "choices = [", 'choices = [{ value = "rice", title = { en = "R", zh = "R" } },'
                )
            },
            "The choice “rice” is none of the programs. These are: race",
        ),
        ({"sources": '["threads", "model"]'}, "belong together"),
        ({"stage": "states", "expect": ""}, "belong together"),
    ],
)
def test_a_mistake_in_a_lesson_about_threads_is_told(tmp_path: Path, changed: dict[str, str], told: str) -> None:
    with pytest.raises(LessonError, match=told) as caught:
        read_threads(tmp_path, **changed)
    assert is_told_in_both_languages(caught.value)
