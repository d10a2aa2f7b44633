"""One short scene for every sentence on states, queues, figures and the cable."""

from __future__ import annotations

from sim.network import cable_words as cable
from sim.network import events as e
from sim.network import state_words as state
from sim.network.events import Address, Loss
from sim.network.events import TcpState as S
from tests.sim.network.play import CLIENT, SERVER, Play
from tests.sim.network.scenes_of_packets import Scene

C, V = CLIENT, SERVER
MODEL_CAUSES = [*state.CAUSE_BY_WORDS, "no trigger that anybody knows"]


def kernel(play: Play, told: S) -> e.KernelState:
    """The kernel's word on the server's end, now."""
    return e.KernelState(play.time, V, C, told, play.time)


def model(play: Play, told: S, cause: str = "receive SYN") -> e.ModelState:
    """The model's word on the server's end, now."""
    return e.ModelState(play.time, V, C, told, cause)


def begins(cause: str) -> Scene:
    """The first that is heard of an end."""
    return Scene(f"model: {cause}", state.MODEL_BEGINS, lambda p: p.happens(model(p, S.ESTABLISHED, cause)))


def figures(play: Play) -> e.TcpFigures:
    """What the client's end reckons with, now."""
    return e.TcpFigures(play.time, C, V, 1460, 14600, None, 0.1, 0.05, 0.3, 1, 5, 0)


STATES = [
    Scene(
        "kernel listens",
        state.KERNEL_LISTENS,
        lambda p: p.happens(e.KernelState(p.time, V, None, S.LISTEN, p.time)),
    ),
    Scene("kernel knows more", state.KERNEL_AGREES, lambda p: p.happens(kernel(p, S.ESTABLISHED))),
    Scene("kernel agrees", state.KERNEL_AGREES, lambda p: p.opens().happens(kernel(p, S.ESTABLISHED))),
    Scene("kernel corrects", state.KERNEL_CORRECTS, lambda p: p.opens().happens(kernel(p, S.CLOSE_WAIT))),
    Scene(
        "kernel goes on",
        state.KERNEL_AGREES,
        lambda p: p.opens().happens(kernel(p, S.FIN_WAIT_1)).happens(kernel(p, S.FIN_WAIT_2)),
    ),
    *(begins(cause) for cause in MODEL_CAUSES),
    Scene(
        "model moves",
        state.MODEL_MOVES,
        lambda p: p.happens(model(p, S.SYN_RECEIVED)).happens(model(p, S.ESTABLISHED, "receive ACK of SYN")),
    ),
    Scene("queues", state.QUEUES, lambda p: p.happens(e.ListenQueues(p.time, V, (C,), (Address("::1", 5),), 3))),
    Scene("figures", state.FIGURES, lambda p: p.happens(figures(p))),
]


def lost(cause: Loss, rule: str = "", *, flags: str = "PSH ACK", data: bytes = b"hello") -> Scene:
    """A segment dies on its way."""

    def act(play: Play) -> Play:
        number = play.opens().sends(C, flags, data)
        return play.happens(e.FrameLost(play.time, number, cause, rule))

    return Scene(f"lost: {cause.value}, {flags}", cable.LOST[cause], act)


def discarded(reason: str) -> Scene:
    """A segment arrives and is thrown away."""

    def act(play: Play) -> Play:
        number = play.opens().sends(C, "PSH ACK", b"hello")
        return play.arrives(number).happens(e.FrameDiscarded(play.time, number, reason))

    return Scene(f"discarded: {reason}", cable.DISCARDED, act)


CABLE = [
    lost(Loss.CHANCE),
    lost(Loss.RULE, "data:1"),
    lost(Loss.CUT, flags="FIN PSH ACK"),
    lost(Loss.CUT, flags="ACK", data=b""),
    lost(Loss.HAND),
    Scene("held", cable.HELD, lambda p: p.happens(e.FrameDelayed(p.time, p.datagram(C, V, b"hi")))),
    Scene("held, empty", cable.HELD, lambda p: p.happens(e.FrameDelayed(p.time, p.datagram(C, V)))),
    Scene("delayed", cable.DELAYED, lambda p: p.happens(e.FrameDelayed(p.time, p.datagram(C, V, b"hi"), 9.0))),
    Scene("swapped", cable.SWAPPED, lambda p: p.happens(e.FrameDelayed(p.time, p.datagram(C, V, b"hi"), 9.0, "any:1"))),
    Scene("changed", cable.CHANGED, lambda p: p.happens(e.FrameChanged(p.time, p.icmp(8, 0), b"?"))),
    Scene("unseen", cable.LOST_UNSEEN, lambda p: p.happens(e.FrameLost(p.time, 77, Loss.HAND))),
    *(discarded(reason) for reason in (*cable.REASONS, "a reason that nobody knows")),
]
