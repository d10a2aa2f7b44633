from __future__ import annotations

import errno
import tomllib
from pathlib import Path

import msgspec
import pytest

from sim.faults import at, of_file, unreadable
from sim.lessons import StageKind
from sim.settings import LessonError, sentence
from tests.sim.chinese import in_chinese


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    stage: StageKind = StageKind.QUEUES


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    order: int
    inner: tuple[Inner, ...] = ()
    tables: dict[str, Inner] = {}
    perhaps: Inner | None = None


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("inner = []", 1, "“order” is missing here. Needed are: order."),
        ("order = 1\ncolour = 2", 2, "“colour” is unknown here. Allowed are: order, inner, tables, perhaps."),
        ("\norder = 'one'", 2, "“order” must be a whole number, but it is a text in quotes."),
        ("order = 1\ninner = 3", 2, "“inner” must be a list in [ ], but it is a whole number."),
        ("order = 1\n[[inner]]\nname = 'a'\n[[inner]]\nstage = 'tapes'", 4, "“name” is missing here."),
        (
            "order = 1\n[[inner]]\nname = 'a'\nstage = 'sky'",
            4,
            "“sky” is no value for stage. Allowed are: conversation",
        ),
        ("order = 1\n[perhaps]\nname = 'a'\nsize = 1", 4, "“size” is unknown here. Allowed are: name, stage."),
        ("order = 1\n[tables.a]\nnom = 'a'", 2, "“nom” is unknown here. Allowed are: name, stage."),
    ],
)
def test_a_fault_is_told_with_line_and_what_is_allowed(text: str, line: int, reason: str) -> None:
    with pytest.raises(LessonError) as caught, of_file(Path("a.toml"), text, Outer):
        msgspec.convert(tomllib.loads(text), Outer)
    assert str(caught.value).startswith(f"Line {line} of the lesson file a.toml cannot be used: {reason}")
    assert caught.value.sentence.said(in_chinese) != str(caught.value)


def test_what_the_reader_finds_wrong_itself_has_the_line_of_its_place() -> None:
    text = "order = 1\n[[inner]]\nname = 'a'\n"
    fault = LessonError(sentence("No such name."))
    place = at("inner", 0, "name")
    with pytest.raises(LessonError, match="Line 3 of .*: No such name"), of_file(Path("a.toml"), text, Outer), place:
        raise fault


def test_a_file_that_is_not_there() -> None:
    assert "There is no file a.toml." in str(unreadable(Path("a.toml"), FileNotFoundError()))
    refused = PermissionError(errno.EACCES, "Permission denied", "a.toml")
    assert "a.toml cannot be read (that is not allowed)" in str(unreadable(Path("a.toml"), refused))
