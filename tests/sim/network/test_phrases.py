from __future__ import annotations

import pytest

from sim.network.events import Address
from sim.network.phrases import LONGEST_TEXT, amount, program_name, shortened, shown, who
from tests.sim.chinese import in_chinese
from tests.sim.network.play import NOBODY, SERVER, Play


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("client", "client", "客户端"),
        ("server", "server", "服务端"),
        ("philosopher {0}", "philosopher {0}", "philosopher {0}"),
    ],
)
def test_client_and_server_have_names_in_chinese_and_others_keep_theirs(name: str, english: str, chinese: str) -> None:
    assert program_name(name).said() == english
    assert program_name(name).said(in_chinese) == chinese


def test_an_address_is_called_by_its_program_where_that_is_known() -> None:
    world = Play().listens().world
    assert who(SERVER, world).said() == "server"
    assert who(NOBODY, world).said() == "127.0.0.1:9"
    assert who(Address("127.0.0.1", 0), world).said() == "127.0.0.1"


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [(0, "0 bytes", "0 字节"), (1, "1 byte", "1 字节"), (65536, "65536 bytes", "65536 字节")],
)
def test_bytes_are_counted(count: int, english: str, chinese: str) -> None:
    assert amount(count).said() == english
    assert amount(count).said(in_chinese) == chinese


def test_long_texts_and_data_are_cut_and_marked() -> None:
    assert shortened("short") == "short"
    assert shortened("one\n") == "one"
    assert shortened("one\ntwo") == "one..."
    assert shortened("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert shortened("x" * (LONGEST_TEXT + 1)) == "x" * LONGEST_TEXT + "..."
    assert shown(b"hello") == "b'hello'"
    assert shown(b"twenty bytes, whole.") == "b'twenty bytes, whole.'"
    assert shown(b"x" * 100) == "b'xxxxxxxxxxxx…'"
    assert shown(bytes(100)) == f"b'{(chr(92) + 'x00') * 7}…'"
    assert shown(b"it's " * 20) == "b\"it's it's it…\""
