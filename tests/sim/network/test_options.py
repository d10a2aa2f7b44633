from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scapy.layers.inet import TCP

from sim.network.options import KINDS, Kind, Option, decode
from tests.sim.network.frames import OPTIONS

NAMES = {
    "EOL": "end", "NOP": "nop", "MSS": "mss", "WScale": "window_scale", "SAckOK": "sack_permitted", "SAck": "sack",
    "Timestamp": "timestamps",
}  # fmt: skip


def bytes_of(options: list[tuple[str, object]]) -> bytes:
    """The options as scapy writes them, padding included."""
    return bytes(TCP(options=options))[20:]


def as_text(value: object) -> str:
    """What scapy was given, as we write it."""
    match value:
        case (int(), *_):
            numbers = [str(number) for number in value]
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            return ", ".join(f"{left}-{right}" for left, right in pairs)
        case None | b"":
            return ""
        case _:
            return str(value)


@given(OPTIONS)
def test_every_option_that_scapy_writes_is_found_in_its_order(options: list[tuple[str, object]]) -> None:
    found = list(decode(bytes_of(options)))[: len(options)]
    assert [option.name for option in found] == [NAMES[name] for name, _ in options]
    for option, (name, value) in zip(found, options, strict=True):
        expected = {
            "WScale": f"2^{value}",
            "Timestamp": ", ".join(map(str, value)) if isinstance(value, tuple) else "",
        }.get(name, as_text(value))
        assert option.text == expected


@given(OPTIONS)
def test_options_lie_one_after_the_other_and_fill_the_header(options: list[tuple[str, object]]) -> None:
    data = bytes_of(options)
    at = 0
    for option in decode(data):
        assert option.start == at
        at += option.length
    assert at == len(data)


@given(st.binary(max_size=60))
def test_any_bytes_give_options_that_lie_within_them(data: bytes) -> None:
    at = 0
    for option in decode(data):
        assert option.start == at
        assert option.length >= 1
        at += option.length
    assert at <= len(data)


@pytest.mark.parametrize("data", [b"\x02", b"\x02\x00", b"\x02\x01\x00", b"\x02\x05\x05\xb4"])
def test_a_length_that_makes_no_sense_ends_the_reading(data: bytes) -> None:
    assert [option.name for option in decode(b"\x01" + data)] == ["nop"]


def only(data: bytes) -> Option:
    (option,) = decode(data)
    return option


def test_values_are_written_as_people_read_them() -> None:
    assert only(b"\x02\x04\x05\xb4").text == "1460"
    assert only(b"\x02\x04\x05\xb4").value == 1460
    assert only(b"\x03\x03\x07").text == "2^7"
    assert only(b"\x05\x0a\x00\x00\x00\x01\x00\x00\x00\x09").text == "1-9"
    assert only(b"\x08\x0a\x00\x00\x00\x01\x00\x00\x00\x09").text == "1, 9"
    assert only(b"\xfe\x04\xbe\xef").text == "be ef"


def test_the_end_takes_the_padding_after_it() -> None:
    assert only(b"\x00\x00\x00\x00").length == 4


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_option_has_a_title_help_and_the_rfc_that_defines_it(kind: Kind) -> None:
    assert kind.title
    assert kind.help.endswith(".")
    assert kind.source.startswith("RFC ")
