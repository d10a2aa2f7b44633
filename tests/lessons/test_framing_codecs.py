"""Each codec of the lesson framing over a real pair of sockets, with the bytes cut at random and with bad ones."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.lessons import LESSONS

FRAMED = ("confirmed", "header", "delimiter")
PATIENCE = 10.0


def codec(name: str, size: int = 1024) -> ModuleType:
    """The lesson's file, as the programs import it with this size of recv()."""
    settings = ModuleType("settings")
    settings.__dict__["SIZE"] = size
    module = ModuleType(name)
    before = sys.modules.get("settings")
    sys.modules["settings"] = settings
    try:
        exec(compile((LESSONS / "framing" / f"{name}.py").read_text("utf-8"), name, "exec"), module.__dict__)
    finally:
        if before is None:
            del sys.modules["settings"]
        else:
            sys.modules["settings"] = before
    return module


class Chopped:
    """A socket whose recv() gives less than asked for, at most as many bytes as the next of `cuts` says.

    `largest` is the most that was ever asked for at once.
    """

    def __init__(self, real: socket.socket, cuts: list[int]) -> None:
        self._real, self._cuts, self._turn, self.largest = real, cuts or [1024], 0, 0

    def recv(self, size: int) -> bytes:
        self.largest = max(self.largest, size)
        self._turn += 1
        return self._real.recv(min(size, self._cuts[self._turn % len(self._cuts)]))

    def sendall(self, data: bytes) -> None:
        self._real.sendall(data)


def pair() -> tuple[socket.socket, socket.socket]:
    ends = socket.socketpair()
    for end in ends:
        end.settimeout(PATIENCE)
    return ends


def send_all(module: ModuleType, end: socket.socket, messages: list[bytes], raw: bytes) -> None:
    with closing(end):
        for message in messages:
            module.send_message(end, message)
        end.sendall(raw)
        end.shutdown(socket.SHUT_WR)
        # A receiver that has given up resets what it has not read.
        with suppress(ConnectionError):
            while end.recv(1024):
                pass


def received(
    name: str, messages: list[bytes], raw: bytes = b"", cuts: list[int] | None = None
) -> tuple[list[bytes], Exception | None, int]:
    """What the receiver yields, the error that ends it, and the most that it asked recv() for."""
    module, (left, right) = codec(name), pair()
    sender = threading.Thread(target=send_all, args=(module, left, messages, raw))
    chopped = Chopped(right, cuts or [1024])
    sender.start()
    got: list[bytes] = []
    error = None
    with closing(right):
        try:
            got.extend(_each(module.receive_messages(chopped), got))
        except (ValueError, EOFError) as caught:
            error = caught
    sender.join(PATIENCE)
    return got, error, chopped.largest


def _each(messages: Iterator[bytes], got: list[bytes]) -> list[bytes]:
    """Put each into `got` as it comes: an error must not take with it what came before."""
    for message in messages:
        got.append(message)
    return []


def messages_for(name: str) -> st.SearchStrategy[list[bytes]]:
    some = st.binary(max_size=300)
    if name == "delimiter":
        some = some.map(lambda data: data.replace(b"\n", b"."))
    return st.lists(some, max_size=12)


@pytest.mark.parametrize("name", FRAMED)
@given(data=st.data())
def test_however_the_bytes_are_cut_every_message_comes_out_as_it_went_in(name: str, data: Any) -> None:
    messages = data.draw(messages_for(name))
    cuts = data.draw(st.lists(st.integers(1, 40), max_size=8))
    assert received(name, messages, cuts=cuts)[:2] == (messages, None)


@given(messages=st.lists(st.binary(min_size=1, max_size=50), max_size=8), cuts=st.lists(st.integers(1, 9), max_size=5))
def test_without_framing_no_byte_is_lost_but_every_edge(messages: list[bytes], cuts: list[int]) -> None:
    got, error, _ = received("unframed", messages, cuts=cuts)
    assert error is None
    assert b"".join(got) == b"".join(messages)
    assert all(len(each) <= max(cuts or [1024]) for each in got)


BEFORE = [b"one", b"", b"two \xff\xfe"]

BAD = [
    ("confirmed", b"        -5", ValueError, "b'        -5' is no length"),
    ("confirmed", b"4294967296", ValueError, "a message of 4294967296 bytes; at most 100000 are taken"),
    ("confirmed", b"\xff\xfe        ", ValueError, "is no length"),
    ("confirmed", b"       100abc", EOFError, "closed within a message: 3 of 100 bytes came"),
    ("confirmed", b"     ", EOFError, "closed within a length: 5 of 10 bytes came"),
    ("header", b"\xff\xff\xff\xff", ValueError, "a message of 4294967295 bytes; at most 100000 are taken"),
    ("header", b"\xff\xff\xff\xfbrest", ValueError, "a message of 4294967291 bytes; at most 100000 are taken"),
    ("header", b"\0\0\0\x64abc", EOFError, "closed within a message: 3 of 100 bytes came"),
    ("header", b"\0\0", EOFError, "closed within a header: 2 of 4 bytes came"),
    ("delimiter", b"half", EOFError, "closed within a message: 4 bytes came, no delimiter"),
    ("delimiter", b"x" * 100_001, ValueError, "a message of 1000"),
]


@pytest.mark.parametrize("cuts", [[1], [3, 5], [1024]])
@pytest.mark.parametrize(("name", "raw", "kind", "said"), BAD)
def test_bad_bytes_are_told_and_take_nothing_with_them_that_came_before(
    name: str, raw: bytes, kind: type[Exception], said: str, cuts: list[int]
) -> None:
    if len(raw) > 1000:
        cuts = [1024]
    got, error, largest = received(name, BEFORE, raw, cuts)
    assert got == BEFORE
    assert type(error) is kind
    assert said in str(error)
    assert largest <= 1024, "no header makes the receiver ask for more than its own size of recv()"


def test_a_message_that_holds_the_delimiter_is_refused_before_a_byte_of_it_is_sent() -> None:
    module, (left, right) = codec("delimiter"), pair()
    with closing(right):
        module.send_message(left, b"before")
        with pytest.raises(ValueError, match="holds the delimiter"):
            module.send_message(left, b"a\nb")
        left.close()
        assert list(module.receive_messages(right)) == [b"before"]


@pytest.mark.parametrize("name", FRAMED)
def test_a_message_that_no_receiver_would_take_is_refused_by_the_sender(name: str) -> None:
    left, right = pair()
    with closing(left), closing(right), pytest.raises(ValueError, match="at most 100000"):
        codec(name).send_message(left, b"x" * 100_001)


def test_a_sender_that_is_not_confirmed_says_so() -> None:
    left, right = pair()
    right.sendall(b"no")
    with closing(left), closing(right), pytest.raises(EOFError, match="b'no', no ok"):
        codec("confirmed").send_message(left, b"hello")
