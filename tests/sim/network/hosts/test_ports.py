from __future__ import annotations

import errno

import pytest

from sim.network.hosts.ports import ANY, FIRST_FREE, LAST_FREE, Ports

HERE, LOCAL = "10.0.0.1", "127.0.0.1"


def refusal(ports: Ports, host: str, port: int, reuse: bool = False) -> int | None:
    try:
        ports.bind(host, port, reuse)
    except OSError as refused:
        return refused.errno
    return None


@pytest.mark.parametrize(
    ("first", "second", "is_taken"),
    [((HERE, 8000), (HERE, 8000), True), ((HERE, 8000), (ANY, 8000), True), ((ANY, 8000), (LOCAL, 8000), True),
     ((HERE, 8000), (LOCAL, 8000), False), ((HERE, 8000), (HERE, 8001), False)],
)  # fmt: skip
def test_a_port_is_taken_where_addresses_overlap(
    first: tuple[str, int], second: tuple[str, int], is_taken: bool
) -> None:
    ports = Ports("seed")
    ports.bind(*first, reuse=False)
    assert refusal(ports, *second) == (errno.EADDRINUSE if is_taken else None)


@pytest.mark.parametrize(
    ("old", "new", "listens", "is_taken"),
    [
        (True, True, False, False),
        (True, True, True, True),
        (False, True, False, True),
        (True, False, False, True),
    ],
)
def test_two_share_a_port_if_both_want_and_none_listens(old: bool, new: bool, listens: bool, is_taken: bool) -> None:
    ports = Ports("seed")
    binding = ports.bind(HERE, 8000, old)
    if listens:
        ports.listen(binding)
    assert refusal(ports, HERE, 8000, new) == (errno.EADDRINUSE if is_taken else None)


def test_only_one_of_those_who_share_may_listen() -> None:
    ports = Ports("seed")
    first, second = ports.bind(HERE, 8000, True), ports.bind(ANY, 8000, True)
    ports.listen(first)
    with pytest.raises(OSError, match="already in use"):
        ports.listen(second)
    ports.release(first)
    ports.listen(second)


def test_a_released_port_can_be_taken_again() -> None:
    ports = Ports("seed")
    binding = ports.bind(HERE, 8000, False)
    ports.release(binding)
    ports.release(binding)
    assert refusal(ports, HERE, 8000) is None


def test_an_accepted_connection_holds_the_port_after_the_listener_is_gone() -> None:
    ports = Ports("seed")
    listener = ports.bind(HERE, 8000, False)
    ports.listen(listener)
    connection = ports.share(HERE, 8000, False)
    ports.release(listener)
    assert refusal(ports, HERE, 8000) == errno.EADDRINUSE
    ports.release(connection)
    assert refusal(ports, HERE, 8000) is None


@pytest.mark.parametrize("port", [1, 80, 1023])
def test_system_ports_are_forbidden(port: int) -> None:
    assert refusal(Ports("seed"), HERE, port) == errno.EACCES
    assert refusal(Ports("seed"), HERE, 1024) is None


def test_port_0_gives_a_free_dynamic_port_by_the_seed() -> None:
    def taken(seed: str) -> list[int]:
        ports = Ports(seed)
        return [ports.bind(HERE, 0, False).port for _ in range(100)]

    assert taken("a") == taken("a") != taken("b")
    assert len(set(taken("a"))) == 100
    assert all(FIRST_FREE <= port <= LAST_FREE for port in taken("a"))


def test_when_all_are_taken_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.network.hosts.ports.LAST_FREE", FIRST_FREE + 1)
    ports = Ports("seed")
    assert {ports.bind(HERE, 0, False).port for _ in range(2)} == {FIRST_FREE, FIRST_FREE + 1}
    assert refusal(ports, HERE, 0) == errno.EADDRINUSE
