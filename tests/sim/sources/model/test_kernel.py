from __future__ import annotations

from functools import partial

import pytest

from sim.network.cable import Cable
from sim.sources.model.kernel import FIRST_DESCRIPTOR, Kernel
from sim.sources.model.scheduler import Scheduler
from sim.sources.model.town import Town


@pytest.fixture
def kernel() -> Kernel:
    town = Town(Cable(), lambda event: None)
    return Kernel(Scheduler(town, 1.0, 1.0, lambda: True), town.hosts[0], partial(town.look_after, 0), 0.0)


def test_a_socket_gets_the_lowest_number_that_is_free(kernel: Kernel) -> None:
    first, second = (kernel.add(kernel.host.tcp.socket()) for _ in range(2))
    assert (first, second) == (FIRST_DESCRIPTOR, FIRST_DESCRIPTOR + 1)
    kernel.close(first)
    assert kernel.add(kernel.host.udp.socket()) == first


def test_a_number_that_is_none_is_refused(kernel: Kernel) -> None:
    with pytest.raises(OSError, match="Bad file descriptor"):
        kernel.socket(3)
    with pytest.raises(OSError, match="Bad file descriptor"):
        kernel.close(3)


def test_what_is_left_open_is_closed(kernel: Kernel) -> None:
    socket = kernel.host.tcp.socket()
    socket.bind("10.0.0.1", 8000)
    kernel.add(socket)
    kernel.close_all()
    again = kernel.host.tcp.socket()
    again.bind("10.0.0.1", 8000)
    assert again.local.port == 8000


def test_who_may_not_wait_is_told_at_once(kernel: Kernel) -> None:
    with pytest.raises(BlockingIOError):
        kernel.wait(lambda: False, 0)
    kernel.wait(lambda: True, 0)
