from __future__ import annotations

from sim.words import QT_TRANSLATE_NOOP, Sentence

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
