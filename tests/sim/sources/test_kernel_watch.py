from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from sim.network.events import Address, AnyEvent, KernelState, ListenQueues, TcpFigures, TcpState
from sim.sources import kernel_watch
from sim.sources.kernel_figures import KernelSocket
from sim.sources.kernel_watch import REST, KernelWatch

SERVER, CLIENT = Address("10.0.0.1", 8001), Address("10.0.0.2", 50001)
LISTENS = KernelSocket(SERVER, None, TcpState.LISTEN, 0, 0, 3, True, None)
HAS_A_CALLER = replace(LISTENS, receive_queue=1)
WAITS = KernelSocket(SERVER, CLIENT, TcpState.ESTABLISHED, 0, 0, 0, False, None)


def calling(rto: float, timer: int = 1) -> KernelSocket:
    """A client whose SYN is on its way."""
    figures = TcpFigures(0.0, CLIENT, SERVER, 1460, 14600, None, None, None, rto, 0, 0, 0, 0)
    return KernelSocket(CLIENT, SERVER, TcpState.SYN_SENT, timer, 0, 0, True, figures)


class Kernel:
    """Answers what it was told to, and takes `takes` seconds for it."""

    def __init__(self, namespace: object) -> None:
        self.answer: list[KernelSocket] = []
        self.now, self.takes, self.asked = 0.0, 0.0, 0
        self.is_closed = False

    def sockets(self, time: float) -> list[KernelSocket]:
        self.asked += 1
        self.now += self.takes
        return self.answer

    def close(self) -> None:
        self.is_closed = True


class Watched:
    """A watch on such a kernel."""

    def __init__(self) -> None:
        self.watch = KernelWatch(None)  # type: ignore[arg-type]  # such a kernel needs none
        kernel = self.watch._kernel
        assert isinstance(kernel, Kernel)
        self.kernel = kernel

    def told(self, *answer: KernelSocket, later: float = 1.0) -> list[AnyEvent]:
        """What it tells when asked `later` seconds after the last time."""
        self.kernel.now += later
        self.kernel.answer = list(answer)
        return list(self.watch.ask(lambda: self.kernel.now))


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    monkeypatch.setattr(kernel_watch, "KernelFigures", Kernel)
    made = Watched()
    yield made
    made.watch.close()
    assert made.kernel.is_closed


def kinds(events: list[AnyEvent]) -> list[type]:
    """What kinds of events these are."""
    return [type(event) for event in events]


def test_states_and_queues_are_told_every_time_but_figures_when_they_change(watched: Watched) -> None:
    assert kinds(watched.told(LISTENS, calling(1.0))) == [KernelState, KernelState, TcpFigures, ListenQueues]
    assert kinds(watched.told(LISTENS, calling(1.0))) == [KernelState, KernelState, ListenQueues]
    *_, figures, queues = watched.told(LISTENS, calling(2.0))
    assert isinstance(figures, TcpFigures)
    assert (figures.rto, figures.time) == (2.0, 3.0)
    assert isinstance(queues, ListenQueues)
    assert (queues.time, queues.asked) == (3.0, 3.0)


def test_a_queue_is_told_when_somebody_comes_or_goes(watched: Watched) -> None:
    watched.told(LISTENS)
    *_, came = watched.told(HAS_A_CALLER, WAITS)
    assert isinstance(came, ListenQueues)
    assert came.complete == (CLIENT,)
    *_, went = watched.told(LISTENS)
    assert isinstance(went, ListenQueues)
    assert went.complete == ()


def test_where_nobody_listens_any_more_nobody_waits(watched: Watched) -> None:
    watched.told(HAS_A_CALLER, WAITS)
    (gone,) = watched.told()
    assert isinstance(gone, ListenQueues)
    assert (gone.local, gone.complete, gone.half_open) == (SERVER, (), ())


def test_whom_accept_is_just_taking_leaves_the_queue_unsaid_and_not_gone(watched: Watched) -> None:
    watched.told(LISTENS)
    assert kinds(watched.told(LISTENS, WAITS)) == [KernelState, KernelState]


def test_an_answer_that_took_long_is_followed_by_a_rest(watched: Watched) -> None:
    watched.kernel.takes = 0.1
    (state,) = watched.told(WAITS)
    assert isinstance(state, KernelState)
    assert (state.time, state.asked) == (1.1, 1.0)
    assert watched.told(WAITS, later=REST * 0.1 / 2) == []
    assert watched.kernel.asked == 1
    assert kinds(watched.told(WAITS, later=REST * 0.1)) == [KernelState]


@pytest.mark.parametrize(("timer", "busy"), [(0, False), (1, True), (2, False), (3, False), (4, True)])
def test_busy_is_whoever_will_send_something_by_itself(watched: Watched, timer: int, busy: bool) -> None:
    watched.told(LISTENS, calling(1.0, timer))
    assert watched.watch.is_busy is busy
