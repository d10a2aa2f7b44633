from __future__ import annotations

import pytest

from sim.network.codec_words import KNOWN, remark_said
from tests.lessons.test_framing_codecs import BAD, BEFORE, FRAMED, codec, pair, received
from tests.sim.chinese import in_chinese

UTF8 = "stopped: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte"


@pytest.mark.parametrize(("name", "raw"), [(name, raw) for name, raw, _, _ in BAD])
def test_whatever_a_codec_finds_wrong_is_said_in_both_languages(name: str, raw: bytes) -> None:
    _, error, _ = received(name, BEFORE, raw)
    sentence = remark_said("server", f"stopped: {error}")
    assert str(sentence).startswith("The receiver stopped: ")
    assert str(sentence).endswith("What came before is safe.") or "what came before is safe." in str(sentence)
    assert sentence.said(in_chinese).startswith("接收方停下了：")


@pytest.mark.parametrize("name", FRAMED)
def test_what_a_codec_does_not_send_is_said_in_both_languages(name: str) -> None:
    message = b"a\nb" if name == "delimiter" else bytes(100_001)
    left, right = pair()
    with left, right, pytest.raises(ValueError, match="message") as refused:
        codec(name).send_message(left, message)
    sentence = remark_said("client", f"not sent: {refused.value}")
    assert str(sentence).startswith("Not sent: ")
    assert sentence.said(in_chinese).startswith("没有发送：")


def test_bytes_that_are_no_text_are_said_too() -> None:
    assert str(remark_said("server", UTF8)).startswith(
        "Stopped: these bytes are no utf-8 text (byte 0xff in position 0"
    )
    assert remark_said("server", UTF8).said(in_chinese).startswith("停下了：")


def test_another_line_is_told_as_it_was_printed() -> None:
    assert str(remark_said("server", "stopped: no idea")) == "server: stopped: no idea"
    assert len({text for _, text in KNOWN}) == len(KNOWN)
