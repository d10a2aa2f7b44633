from __future__ import annotations

import pytest

from sim.settings import Choice, Kind, LessonError, Setting, Words

TITLE = Words("Value", "数值")


def setting(kind: Kind) -> Setting:
    """A setting from 0 to 50, or with two choices."""
    choices = (Choice("a", TITLE), Choice("b", TITLE))
    return Setting("value", TITLE, kind, "", maximum=50, choices=choices, sources=("wire",))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("你好", "你好".encode()),
        (r"a\nb", b"a\nb"),
        (r"\xff\x00", b"\xff\x00"),
        (r"你\n", "你\n".encode()),
        (r"\\", b"\\"),
    ],
)
def test_a_message_may_hold_any_byte(text: str, data: bytes) -> None:
    assert setting(Kind.BYTES).value_of(text) == data


def test_a_percentage_is_a_share() -> None:
    assert setting(Kind.PERCENT).value_of("2.5") == 0.025


def test_rules_stay_as_they_are_written() -> None:
    assert setting(Kind.RULES).value_of("data:1, client.fin:2") == "data:1, client.fin:2"
    assert setting(Kind.RULES).value_of("") == ""


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (Kind.PERCENT, "51", "Give a number from 0 to 50."),
        (Kind.RULES, "date:1", "“date:1” is no value for value. Write data:2"),
        (Kind.CHOICE, "c", "Allowed are: a, b."),
        (Kind.BYTES, "\ud800", "holds half a character"),
    ],
)
def test_what_makes_no_sense_is_told_with_what_is_allowed(kind: Kind, text: str, said: str) -> None:
    with pytest.raises(LessonError) as caught:
        setting(kind).value_of(text)
    assert said in str(caught.value)


def test_it_may_be_for_some_sources_only() -> None:
    assert setting(Kind.BYTES).is_for("wire")
    assert not setting(Kind.BYTES).is_for("loopback")
    assert Setting("value", TITLE, Kind.BYTES, "").is_for("loopback")
