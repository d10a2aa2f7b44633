from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.words import QT_TRANSLATE_NOOP, Look, Sentence, joined, pieces_of

GREETING = "{who} says {what} to {who}."


def upside_down(context: str, text: str) -> str:
    return {"client": "tneilc", GREETING: "To {who}, {who} says {what}."}[text] if context == "play" else text


def test_a_sentence_says_its_template_with_its_values() -> None:
    sentence = Sentence("play", GREETING, {"who": "Ann", "what": 3, "left over": "x"})
    assert sentence.said() == "Ann says 3 to Ann."
    assert str(sentence) == sentence.said()


def test_a_sentence_within_a_sentence_is_translated_too() -> None:
    sentence = Sentence("play", GREETING, {"who": Sentence("play", "client"), "what": "hi"})
    assert sentence.said() == "client says hi to client."
    assert sentence.said(upside_down) == "To tneilc, tneilc says hi."


def test_braces_in_a_value_are_left_alone() -> None:
    assert Sentence("play", "{text}", {"text": "{who} {"}).said() == "{who} {"


def test_marking_changes_nothing() -> None:
    assert QT_TRANSLATE_NOOP("play", "as it is") == "as it is"


def test_stars_and_ticks_in_a_template_are_looks() -> None:
    assert pieces_of("**SYN** asks, `recv(1)` waits") == (
        ("SYN", Look.BOLD),
        (" asks, ", Look.PLAIN),
        ("recv(1)", Look.CODE),
        (" waits", Look.PLAIN),
    )


@pytest.mark.parametrize("text", ["a ** b", "``", "2 * 3 * 4", "**", ""])
def test_lonely_marks_stay_as_they_are(text: str) -> None:
    assert joined(pieces_of(text)) == text


def test_a_value_takes_the_look_of_its_place_and_a_sentence_keeps_its_own_too() -> None:
    inner = Sentence("play", "a **{x}**", {"x": "b"})
    assert Sentence("play", "**{who}** {what}", {"who": "Ann", "what": inner}).pieces() == (
        ("Ann", Look.BOLD),
        (" ", Look.PLAIN),
        ("a ", Look.PLAIN),
        ("b", Look.BOLD),
    )


@given(st.text(st.sampled_from("*`\\\\{}<>&ab \n"), min_size=1))
def test_values_are_never_marked_up(value: str) -> None:
    inner = Sentence("play", "{text}", {"text": value})
    pieces = Sentence("play", "**{who}** says {what}, {again}.", {"who": value, "what": value, "again": inner}).pieces()
    assert pieces == (
        (value, Look.BOLD),
        (" says ", Look.PLAIN),
        (value, Look.PLAIN),
        (", ", Look.PLAIN),
        (value, Look.PLAIN),
        (".", Look.PLAIN),
    )


def test_what_a_damaged_recording_lacks_leaves_a_visible_gap() -> None:
    assert Sentence("play", "{who} {", {}).said() == "{who} {"


@pytest.mark.parametrize(
    ("template", "who", "what", "said"),
    [
        ("**{who}** 发送 {what}。", "客户端", "数据", "客户端发送数据。"),
        ("**{who}** 发送 {what}。", "T1", "9", "T1 发送 9。"),
        ("**{who}**发送{what}。", "T1", "9", "T1 发送 9。"),
        ("**{who}**发送{what}。", "客户端", "b''", "客户端发送 b''。"),
        ("{who} {what}", "客户端", "数据", "客户端数据"),
        ("{who} {what}", "客户端", "9", "客户端 9"),
        ("对 {who}：{what} 完了", "《客户端》", "（没有）", "对《客户端》：（没有）完了"),
        ("{who} sends {what}.", "客户端", "数据", "客户端 sends 数据."),
        ("{who} sends {what}.", "T1", "9", "T1 sends 9."),
    ],
)
def test_a_blank_stands_beside_a_value_where_chinese_wants_one(template: str, who: str, what: str, said: str) -> None:
    assert Sentence("play", template, {"who": who, "what": what}).said() == said


def test_what_a_program_said_keeps_its_own_blanks() -> None:
    assert Sentence("play", "印出：{text}", {"text": " 你 好 "}).said() == "印出： 你 好 "
