"""The sentences on what a TCP end is in: its state, who waits at it, what it reckons with."""

from __future__ import annotations

from sim.network import events as e
from sim.network.inference import Origin
from sim.network.phrases import amount, say, who
from sim.network.tcp.states import Trigger
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP, Sentence

KERNEL_LISTENS = QT_TRANSLATE_NOOP("narrator", "The kernel says: **{owner}** has a socket in **{state}** at {local}.")
KERNEL_AGREES = QT_TRANSLATE_NOOP(
    "narrator", "The kernel says: the connection of **{owner}** to {peer} is in **{state}**."
)
KERNEL_CORRECTS = QT_TRANSLATE_NOOP(
    "narrator",
    "The kernel says: the connection of **{owner}** to {peer} is in **{state}**."
    " The packets alone had looked like {before}.",
)
MODEL_BEGINS = QT_TRANSLATE_NOOP("narrator", "**{owner}** is in **{state}**, {cause}.")
MODEL_MOVES = QT_TRANSLATE_NOOP("narrator", "**{owner}** goes from {before} to **{state}**, {cause}.")

CAUSES = {
    Trigger.PASSIVE_OPEN: QT_TRANSLATE_NOOP("narrator", "because its program called listen()"),
    Trigger.ACTIVE_OPEN: QT_TRANSLATE_NOOP("narrator", "because it calls: it sends a SYN"),
    Trigger.RECEIVE_SYN: QT_TRANSLATE_NOOP("narrator", "because a SYN has come"),
    Trigger.RECEIVE_SYN_ACK: QT_TRANSLATE_NOOP("narrator", "because the SYN ACK has come"),
    Trigger.RECEIVE_OTHER_SYN: QT_TRANSLATE_NOOP("narrator", "because a SYN with another number has come"),
    Trigger.RECEIVE_ACK_OF_SYN: QT_TRANSLATE_NOOP("narrator", "because its SYN is acknowledged"),
    Trigger.CLOSE: QT_TRANSLATE_NOOP("narrator", "because its program is done: it sends a FIN"),
    Trigger.RECEIVE_FIN: QT_TRANSLATE_NOOP("narrator", "because the other side's FIN has come"),
    Trigger.RECEIVE_ACK_OF_FIN: QT_TRANSLATE_NOOP("narrator", "because its FIN is acknowledged"),
    Trigger.RECEIVE_RST: QT_TRANSLATE_NOOP("narrator", "because a RST has come"),
    Trigger.RECEIVE_RST_AS_CALLER: QT_TRANSLATE_NOOP("narrator", "because a RST has come: its call is refused"),
    Trigger.ABORT: QT_TRANSLATE_NOOP("narrator", "because it breaks off: it sends a RST"),
    Trigger.FORGET: QT_TRANSLATE_NOOP("narrator", "because its program closed it, and there is nobody to tell"),
    Trigger.GIVE_UP: QT_TRANSLATE_NOOP("narrator", "because it has waited long enough in vain"),
    Trigger.TIME_WAIT_OVER: QT_TRANSLATE_NOOP(
        "narrator", "because it has waited for twice the longest life of a segment (2 MSL)"
    ),
}
OTHER_CAUSE = QT_TRANSLATE_NOOP("narrator", "and nobody said why")
CAUSE_BY_WORDS = {trigger.value: text for trigger, text in CAUSES.items()}

QUEUES = QT_TRANSLATE_NOOP(
    "narrator",
    "At {local} {half_open} have called and not completed the handshake (SYN queue); {complete} wait for accept()"
    " (accept queue, which takes {most}).",
)
FIGURES = QT_TRANSLATE_NOOP(
    "narrator",
    "**{owner}** reckons: {in_flight} under way, congestion window {cwnd}, retransmission timeout {rto} ms.",
)


def state_told(event: e.KernelState | e.ModelState, world: World) -> Sentence:
    """Which state an end is in, and why; `world` is the world after it."""
    if isinstance(event, e.ModelState):
        return _model_state(event, world)
    values = {"owner": who(event.local, world), "state": event.state.value, "local": str(event.local)}
    if event.peer is None:
        return say(KERNEL_LISTENS, **values)
    end = world.end_of(event.local, event.peer)
    before = end.states[-2] if end is not None and len(end.states) > 1 else None
    values["peer"] = who(event.peer, world)
    if before is None or before.origin is Origin.KERNEL or before.state is event.state:
        return say(KERNEL_AGREES, **values)
    return say(KERNEL_CORRECTS, before=before.state.value, **values)


def _model_state(event: e.ModelState, world: World) -> Sentence:
    end = world.end_of(event.local, event.peer)
    values = {"owner": who(event.local, world), "state": event.state.value, "cause": cause_of(event.cause)}
    if end is None or len(end.states) < 2:
        return say(MODEL_BEGINS, **values)
    return say(MODEL_MOVES, before=end.states[-2].state.value, **values)


def cause_of(words: str) -> Sentence:
    """Why an end moved, from the words of its trigger."""
    return say(CAUSE_BY_WORDS.get(words, OTHER_CAUSE))


def queues_seen(event: e.ListenQueues) -> Sentence:
    """Who waits at a listening socket."""
    counts = {"half_open": len(event.half_open), "complete": len(event.complete), "most": event.backlog + 1}
    return say(QUEUES, local=str(event.local), **counts)


def figures_told(event: e.TcpFigures, world: World) -> Sentence:
    """What a TCP end reckons with."""
    sizes = {"in_flight": amount(event.in_flight), "cwnd": amount(event.cwnd)}
    return say(FIGURES, owner=who(event.local, world), rto=round(event.rto * 1000), **sizes)
