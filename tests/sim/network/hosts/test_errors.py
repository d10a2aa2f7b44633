from __future__ import annotations

import errno

import pytest

from sim.network.hosts.errors import TEXTS, error


@pytest.mark.parametrize("number", TEXTS)
def test_every_error_has_its_number_and_words(number: int) -> None:
    made = error(number)
    assert (made.errno, made.strerror) == (number, TEXTS[number])
    assert made.strerror


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ECONNREFUSED, ConnectionRefusedError),
        (errno.ECONNRESET, ConnectionResetError),
        (errno.EPIPE, BrokenPipeError),
        (errno.EAGAIN, BlockingIOError),
        (errno.EACCES, PermissionError),
        (errno.ETIMEDOUT, TimeoutError),
    ],
)
def test_python_picks_the_class(number: int, kind: type[OSError]) -> None:
    assert type(error(number)) is kind
