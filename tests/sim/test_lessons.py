from __future__ import annotations

from pathlib import Path

import pytest

from sim.lessons import LESSONS, SOURCES, all_lessons, cable_settings, find_lesson, read_course, read_lesson
from sim.settings import LessonError
from sim.sources import availability
from sim.sources.request import request_for
from tests.sim.chinese import in_chinese
from tests.sim.marks import misplaced_marks

FILE = """
title = {{ en = "Echo", zh = "回显" }}
summary = {{ en = "An echo.", zh = "一个回显。" }}
chapter = {{ en = "TCP", zh = "TCP" }}
order = {order}
sources = ["loopback"]
programs = ["server"]
{rest}
"""
SETTINGS = """
[[setting]]
name = "message"
kind = "bytes"
default = "hello"
title = { en = "Message", zh = "消息" }
[[setting]]
name = "size"
kind = "integer"
default = "10"
minimum = 1
maximum = 100
title = { en = "Size", zh = "大小" }
[[setting]]
name = "delay"
kind = "seconds"
default = "0.5"
maximum = 2
title = { en = "Delay", zh = "延时" }
[[setting]]
name = "first"
kind = "choice"
default = "client"
choices = [
    { value = "client", title = { en = "Client", zh = "客户端" } },
    { value = "server", title = { en = "Server", zh = "服务端" } },
]
title = { en = "First", zh = "谁先" }
"""


def write(root: Path, name: str, rest: str = SETTINGS, order: int = 1, program: str = "print(1)\n") -> Path:
    """A lesson's folder."""
    folder = root / name
    folder.mkdir()
    (folder / "lesson.toml").write_text(FILE.format(order=order, rest=rest), "utf-8")
    (folder / "server.py").write_text(program, "utf-8")
    return folder


def test_every_lesson_of_the_course_can_be_read_and_run_as_it_is() -> None:
    lessons = all_lessons()
    assert {"socket-api", "tcp-handshake", "tcp-teardown", "udp-echo"} <= {lesson.id for lesson in lessons}
    for lesson in lessons:
        assert lesson.folder.parent == LESSONS
        assert set(lesson.values({}, "loopback")) == {setting.name for setting in lesson.settings}
        for program in lesson.programs:
            compile(lesson.text_of(program), program, "exec")
        titles = [setting.title for setting in lesson.settings] + [preset.title for preset in lesson.presets]
        reasons = [preset.because for preset in lesson.presets]
        assert 2 <= len(lesson.goals) <= 3
        for words in (lesson.title, lesson.summary, lesson.chapter, *lesson.goals, *titles, *reasons):
            assert words.in_language("en").isascii()
            assert words.in_language("zh")
            assert misplaced_marks(words.en) == misplaced_marks(words.zh) == []


def test_lessons_come_in_the_order_of_the_course(tmp_path: Path) -> None:
    write(tmp_path, "second", order=2)
    write(tmp_path, "first", order=1)
    write(tmp_path, "also-second", order=2)
    assert [lesson.id for lesson in all_lessons(tmp_path)] == ["first", "also-second", "second"]
    assert find_lesson("second", tmp_path).order == 2


def test_chosen_values_stand_over_the_defaults(tmp_path: Path) -> None:
    lesson = read_lesson(write(tmp_path, "echo"))
    assert lesson.values({}, "loopback") == {"message": b"hello", "size": 10, "delay": 0.5, "first": "client"}
    chosen = {"message": "", "size": "100", "delay": "0", "first": "server"}
    assert lesson.values(chosen, "loopback") == {"message": b"", "size": 100, "delay": 0.0, "first": "server"}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("size", "0", "“0” is no value for size. Give a number from 1 to 100."),
        ("size", "1.5", "“1.5” is no value for size. Give a number from 1 to 100."),
        ("size", "", "“” is no value for size. Give a number from 1 to 100."),
        ("delay", "2.1", "“2.1” is no value for delay. Give a number from 0 to 2."),
        ("delay", "nan", "“nan” is no value for delay. Give a number from 0 to 2."),
        ("first", "nobody", "“nobody” is no value for first. Allowed are: client, server."),
        (
            "message",
            "a\\",
            "The text for message has a backslash that begins no escape. "
            r"Write \\ for a backslash and \xff for a byte.",
        ),
        ("speed", "1", "The lesson echo has no setting “speed”. Its settings are: message, size, delay, first."),
    ],
)
def test_a_bad_value_is_told_in_one_sentence(tmp_path: Path, name: str, value: str, said: str) -> None:
    lesson = read_lesson(write(tmp_path, "echo"))
    with pytest.raises(LessonError) as caught:
        lesson.values({name: value}, "loopback")
    assert str(caught.value) == said
    assert caught.value.sentence.said(in_chinese) != said


def test_an_unknown_lesson_is_answered_with_those_that_exist(tmp_path: Path) -> None:
    write(tmp_path, "echo")
    with pytest.raises(LessonError, match="There is no lesson “ech”. The lessons are: echo."):
        find_lesson("ech", tmp_path)


@pytest.mark.parametrize(
    ("rest", "line", "reason"),
    [
        ("= 3", 8, "It is no TOML (Invalid statement)"),
        ("colour = 3", 8, "“colour” is unknown here. Allowed are: title, summary, chapter, order, sources, programs"),
        (SETTINGS.replace('default = "10"', 'default = "0"'), 17, "“0” is no value for size"),
        (SETTINGS.replace('kind = "bytes"', 'kind = "text"'), 11, "“text” is no value for kind. Allowed are: bytes,"),
        (
            SETTINGS + 'sources = ["pigeon"]\n',
            36,
            "no source “pigeon”. The sources are: loopback, wire, model, threads.",
        ),
        ('[cable]\nwind = "3"\n', 9, "no setting “wind”"),
    ],
)
def test_a_wrong_file_is_named_with_the_line_and_the_reason(tmp_path: Path, rest: str, line: int, reason: str) -> None:
    folder = write(tmp_path, "echo", rest)
    with pytest.raises(LessonError) as caught:
        read_lesson(folder)
    assert f"Line {line} of the lesson file {folder / 'lesson.toml'} cannot be used: " in str(caught.value)
    assert reason in str(caught.value)
    assert caught.value.sentence.said(in_chinese) != str(caught.value)


def test_what_is_no_text_is_named_with_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path, "echo")
    (folder / "lesson.toml").write_bytes(b"order = 1\n\xff\xfe\x00")
    with pytest.raises(LessonError, match=r"The lesson file .* cannot be used: Line 2 of lesson.toml .* UTF-8"):
        read_lesson(folder)


@pytest.mark.parametrize("name", ["Greet_ing", "two words", "-greeting"])
def test_a_folder_of_another_name_is_told(tmp_path: Path, name: str) -> None:
    write(tmp_path, name)
    course = read_course([tmp_path])
    assert course.lessons == ()
    assert "small letters, digits and hyphens" in str(course.complaints[name])


def test_a_folder_without_a_lesson_is_told(tmp_path: Path) -> None:
    for name in ("greeting", ".git", "__pycache__"):
        (tmp_path / name).mkdir()
    (complaint,) = read_course([tmp_path]).complaints.values()
    assert f"The folder {tmp_path / 'greeting'} is no lesson" in str(complaint)
    assert complaint.sentence.said(in_chinese) != str(complaint)


def test_a_mark_before_the_text_does_no_harm(tmp_path: Path) -> None:
    file = write(tmp_path, "echo") / "lesson.toml"
    file.write_text(file.read_text("utf-8"), "utf-8-sig")
    assert read_lesson(file.parent).id == "echo"


def test_every_lesson_of_the_course_has_notes_and_asks_in_both_languages() -> None:
    for lesson in all_lessons():
        assert lesson.notes is not None
        asked = [words for each in lesson.questions for words in (each.ask, each.because)]
        answers = [answer.title for each in lesson.questions for answer in each.answers]
        for words in (lesson.notes, *asked, *answers):
            assert words.en.isascii()
            assert words.zh
            assert misplaced_marks(words.en) == misplaced_marks(words.zh) == []


def test_notes_are_for_the_lecturer_and_need_not_be_there(tmp_path: Path) -> None:
    assert read_lesson(write(tmp_path, "echo")).notes is None
    notes = read_lesson(write(tmp_path, "noted", 'notes = { en = "Ask first.", zh = "先提问。" }')).notes
    assert notes is not None
    assert notes.in_language("zh") == "先提问。"


def test_a_wrong_lesson_does_not_take_the_others_away(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for root in (shipped, own):
        root.mkdir()
    write(shipped, "echo", order=1)
    write(own, "mine", order=2)
    write(own, "echo", order=3)
    write(own, "broken", "colour = 3")
    course = read_course([shipped, own, tmp_path / "absent"])
    assert [lesson.id for lesson in course.lessons] == ["echo", "mine"]
    assert course.find("echo").folder.parent == shipped
    assert sorted(course.complaints) == sorted(["broken", str(own / "echo")])
    assert "there is a lesson echo already" in str(course.complaints[str(own / "echo")])
    with pytest.raises(LessonError, match="“colour” is unknown here"):
        course.find("broken")


def test_every_source_that_can_run_is_one_a_lesson_may_name() -> None:
    assert set(availability.SOURCES) <= set(SOURCES)


def test_a_missing_program_is_a_wrong_file(tmp_path: Path) -> None:
    folder = write(tmp_path, "echo")
    (folder / "server.py").unlink()
    with pytest.raises(LessonError, match=r"server\.py"):
        read_lesson(folder)


def test_on_a_source_with_a_cable_its_settings_come_after_the_lessons_own(tmp_path: Path) -> None:
    lesson = read_lesson(write(tmp_path, "echo", SETTINGS + '[cable]\nlatency = "0.05"\n'))
    names = [setting.name for setting in lesson.settings_on("model")]
    assert names[:4] == ["message", "size", "delay", "first"]
    assert {"latency", "loss", "drop", "seed"} <= set(names[4:])
    assert "congestion" in {setting.name for setting in lesson.settings_on("wire")} - set(names)
    assert len(lesson.settings_on("loopback")) == 4
    assert lesson.values({"loss": "2"}, "model")["latency"] == 0.05
    assert lesson.values({"loss": "2"}, "model")["loss"] == 0.02


def test_a_setting_may_be_for_one_source_only(tmp_path: Path) -> None:
    lesson = read_lesson(write(tmp_path, "echo", SETTINGS + 'sources = ["wire"]\n'))
    assert "first" not in lesson.values({}, "loopback")
    assert lesson.values({}, "wire")["first"] == "client"


def test_no_lesson_calls_a_setting_like_one_of_the_cable() -> None:
    taken = {setting.name for setting in cable_settings()}
    assert [lesson.id for lesson in all_lessons() for setting in lesson.settings if setting.name in taken] == []


def test_a_wrong_default_for_the_cable_is_a_wrong_file(tmp_path: Path) -> None:
    folder = write(tmp_path, "echo", SETTINGS + '[cable]\nloss = "200"\n')
    (folder / "lesson.toml").write_text((folder / "lesson.toml").read_text().replace('"loopback"', '"model"'))
    with pytest.raises(LessonError, match="“200” is no value for loss"):
        read_lesson(folder)


PRESET = """
[[preset]]
name = "small"
title = {{ en = "Small", zh = "小" }}
because = {{ en = "Why.", zh = "因为。" }}
values = {{ {value} }}
"""


def test_a_preset_chooses_for_the_settings_of_a_source(tmp_path: Path) -> None:
    folder = write(tmp_path, "echo", SETTINGS + PRESET.format(value='size = "4", loss = "30"'))
    (folder / "lesson.toml").write_text(
        (folder / "lesson.toml").read_text().replace('"loopback"', '"loopback", "model"')
    )
    lesson = read_lesson(folder)
    assert lesson.preset_values("small", "model")["loss"] == "30"
    assert lesson.presets_set({"size": "4", "loss": "30"}, "model") == {"small"}
    assert lesson.presets_set({"size": "4"}, "model") == lesson.presets_set({}, "loopback") == set()
    assert lesson.presets_set({"size": "4"}, "loopback") == {"small"}
    on_loopback = lesson.preset_values("small", "loopback")
    assert on_loopback == {"message": "hello", "size": "4", "delay": "0.5", "first": "client"}
    with pytest.raises(LessonError, match="The lesson echo has no preset “big”. Its presets are: small."):
        lesson.preset_values("big", "loopback")


@pytest.mark.parametrize(
    ("value", "reason"), [('speed = "1"', "no setting “speed”"), ('size = "0"', "“0” is no value")]
)
def test_a_wrong_preset_is_a_wrong_file(tmp_path: Path, value: str, reason: str) -> None:
    folder = write(tmp_path, "echo", SETTINGS + PRESET.format(value=value))
    with pytest.raises(LessonError, match=reason):
        read_lesson(folder)


def test_a_lesson_may_have_modules_that_its_programs_import(tmp_path: Path) -> None:
    folder = write(tmp_path, "echo", 'modules = ["codec"]\n' + SETTINGS)
    with pytest.raises(LessonError, match=r"codec\.py"):
        read_lesson(folder)
    (folder / "codec.py").write_text("X = 1\n", "utf-8")
    lesson = read_lesson(folder)
    request = request_for(lesson, "loopback", {})
    assert (dict(request.programs), dict(request.modules)) == ({"server": "print(1)\n"}, {"codec": "X = 1\n"})


def test_another_text_stands_for_a_file_until_it_is_taken_back(tmp_path: Path) -> None:
    lesson = read_lesson(write(tmp_path, "echo"))
    changed = lesson.with_text("server", "print(2)\n")
    assert changed.text_of("server") == "print(2)\n"
    assert request_for(changed, "loopback", {}).programs == {"server": "print(2)\n"}
    assert changed.own_text("server") == "print(1)\n"
    assert changed.with_text("server", "print(1)\n").edits == {}, "its own text is no edit"
    assert changed.own_text("no_such_file") is None
    assert lesson.text_of("server") == "print(1)\n"


MYTH = """
[[myth]]
name = "lost"
proof = "nothing lost"
claim = { en = "It is lost.", zh = "丢了。" }
because = { en = "It waits.", zh = "它在等。" }
values = { size = "4" }
"""


def test_a_saying_names_its_experiment_and_its_proof(tmp_path: Path) -> None:
    [myth] = read_lesson(write(tmp_path, "echo", SETTINGS + MYTH)).myths
    assert (myth.name, myth.proof, myth.holds, myth.values) == ("lost", "nothing lost", False, {"size": "4"})


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        (
            '"nothing lost"',
            '"magic"',
            "The myth lost asks for “magic”, which no run can prove.",
        ),
        ('size = "4"', 'size = "0"', "“0” is no value for size"),
        ('size = "4"', 'speed = "1"', "has no setting “speed”"),
        ('size = "4"', 'size = "4" }\nsources = ["wire"] #', "does not run on “wire”. Its sources are: loopback."),
        ('size = "4"', 'size = "4" }\nprograms = { client = "server" } #', "has no program “client”"),
        ('size = "4"', 'size = "4" }\nprograms = { server = "other" } #', "other.py"),
    ],
)
def test_a_saying_that_no_run_could_test_is_a_wrong_file(tmp_path: Path, good: str, bad: str, reason: str) -> None:
    folder = write(tmp_path, "echo", SETTINGS + MYTH.replace(good, bad))
    with pytest.raises(LessonError, match=reason):
        read_lesson(folder)


def test_an_experiment_may_run_other_files_and_only_on_some_sources(tmp_path: Path) -> None:
    other = MYTH + 'programs = { server = "greeting" }\nsources = ["loopback"]\n'
    folder = write(tmp_path, "echo", SETTINGS + MYTH.replace('"lost"', '"everywhere"') + other)
    (folder / "greeting.py").write_text("print(2)\n", "utf-8")
    lesson = read_lesson(folder)
    _, myth = lesson.myths
    assert [each.name for each in lesson.myths_on("loopback")] == ["everywhere", "lost"]
    assert [each.name for each in lesson.myths_on("model")] == ["everywhere"]
    assert (lesson.text_of("server"), lesson.for_experiment(myth).text_of("server")) == ("print(1)\n", "print(2)\n")
    changed = lesson.with_text("server", "print(3)\n")
    assert [changed.for_experiment(each).text_of("server") for each in lesson.myths] == ["print(1)\n", "print(2)\n"]
    assert myth.chosen(lesson.settings_on("loopback")) == {
        "message": "hello",
        "size": "4",
        "delay": "0.5",
        "first": "client",
    }


def test_what_has_been_checked_is_not_checked_again_by_a_course(tmp_path: Path) -> None:
    write(tmp_path, "broken", program="b = (\n")
    assert list(read_course([tmp_path]).complaints) == ["broken"]
    assert list(read_course([tmp_path], checked=LESSONS).complaints) == ["broken"]
    assert [lesson.id for lesson in read_course([tmp_path], checked=tmp_path).lessons] == ["broken"]
