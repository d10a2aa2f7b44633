from __future__ import annotations

from collections.abc import Iterable

import pytest

from sim.network.events import Address, AnyEvent, KernelState, ListenQueues, TcpFigures, TcpState
from sim.sources import kernel_watch
from sim.sources.kernel_figures import RETRANSMITS, KernelSocket
from sim.sources.kernel_watch import REST, KernelWatch
from tests.sim.sources.runs import alone, needs_network

AT, CLIENT = Address("10.0.0.2", 8001), Address("10.0.0.1", 50000)
LISTENING = KernelSocket(AT, None, TcpState.LISTEN, 0, 0, 5, True, None)


def called(cwnd: int = 10, timer: int = 0) -> KernelSocket:
    """The server's end of a connection that nobody has accepted yet."""
    figures = TcpFigures(-1.0, AT, CLIENT, 1448, cwnd * 1448, None, None, None, 1.0, 0, 0, 0, 0)
    return KernelSocket(AT, CLIENT, TcpState.ESTABLISHED, timer, 0, 0, False, figures)


class Kernel:
    """Gives one answer after the other; a clock is looked at before a question and after its answer."""

    def __init__(self, answers: Iterable[list[KernelSocket]], clock: Iterable[float]) -> None:
        self.answers, self.clock = iter(answers), iter(clock)
        self.is_closed = False

    def sockets(self, time: float) -> list[KernelSocket]:
        return next(self.answers)

    def now(self) -> float:
        return next(self.clock)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel_watch, "KernelFigures", lambda kernel: kernel)


class Watched:
    """A watch over made-up answers. Each takes no time, and there is one every second, unless a clock is given."""

    def __init__(self, *answers: list[KernelSocket], clock: Iterable[float] = ()) -> None:
        every_second = [float(second) for second in range(len(answers)) for _ in range(2)]
        self.kernel = Kernel(answers, clock or every_second)
        self.watch = KernelWatch(self.kernel)  # type: ignore[arg-type]  # it stands for the host and its kernel

    def ask(self, kind: type[AnyEvent]) -> list[AnyEvent]:
        """What is told of that kind at the next question."""
        return [event for event in self.watch.ask(self.kernel.now) if isinstance(event, kind)]


def test_states_are_told_at_every_question() -> None:
    ours = Watched([LISTENING, called()], [LISTENING], clock=(1.0, 1.25, 3.0, 3.0))
    assert ours.ask(KernelState) == [
        KernelState(1.25, AT, None, TcpState.LISTEN, 1.0),
        KernelState(1.25, AT, CLIENT, TcpState.ESTABLISHED, 1.0),
    ]
    assert ours.ask(KernelState) == [KernelState(3.0, AT, None, TcpState.LISTEN, 3.0)]


def test_figures_are_told_when_they_have_changed() -> None:
    ours = Watched([called()], [called()], [called(cwnd=11)])
    told = [ours.ask(TcpFigures) for _ in range(3)]
    assert [[(event.time, event.cwnd // 1448) for event in each] for each in told] == [  # type: ignore[union-attr]
        [(0.0, 10)],
        [],
        [(2.0, 11)],
    ]


def test_queues_are_told_when_they_have_changed_and_when_nobody_listens_any_more() -> None:
    ours = Watched([LISTENING], [LISTENING], [LISTENING, called()], [], [])
    assert [ours.ask(ListenQueues) for _ in range(5)] == [
        [ListenQueues(0.0, AT, (), (), 5)],
        [],
        [ListenQueues(2.0, AT, (), (CLIENT,), 5)],
        [ListenQueues(3.0, AT, (), (), 5)],
        [],
    ]


def test_after_a_slow_answer_it_rests() -> None:
    """An answer that took 0.5 s is followed by a rest: what is asked meanwhile is not passed on to the kernel."""
    resting_until = 1.5 + REST * 0.5
    ours = Watched([LISTENING], [LISTENING], clock=(1.0, 1.5, resting_until - 0.01, resting_until, resting_until))
    assert [len(ours.ask(KernelState)) for _ in range(3)] == [1, 0, 1]


def test_it_is_busy_as_long_as_a_socket_has_something_to_send() -> None:
    ours = Watched([LISTENING, called(timer=RETRANSMITS)], [LISTENING, called()])
    assert not ours.watch.is_busy
    ours.ask(KernelState)
    assert ours.watch.is_busy
    ours.ask(KernelState)
    assert not ours.watch.is_busy


def test_closing_ends_the_questions() -> None:
    ours = Watched()
    ours.watch.close()
    assert ours.kernel.is_closed


@needs_network
def test_a_real_kernel_is_watched_and_nothing_stays_open() -> None:
    """Somebody calls and is never accepted; then nobody listens any more."""
    said = alone("""
import contextlib, os, socket
from itertools import count
from sim.network.events import ListenQueues
from sim.sources.kernel_watch import KernelWatch
class Here: inside = staticmethod(contextlib.nullcontext)
times = count(0.0, 0.25)
before = os.listdir("/proc/self/fd")
watch = KernelWatch(Here)
def told():
    for _ in range(9): next(times)  # it has rested
    events = list(watch.ask(lambda: next(times)))
    print([len(event.complete) for event in events if isinstance(event, ListenQueues)])
with socket.create_server(("127.0.0.1", 0)) as s:
    told()
    c = socket.create_connection(s.getsockname())
    told(); told()
told()
c.close(); watch.close()
print(os.listdir("/proc/self/fd") == before)
""")
    assert said == "[0]\n[1]\n[]\n[0]\nTrue\n"
