"""The sentences on what a call that came back has brought about by then.

What was sent may have arrived, what was closed may be over: that shows in the world alone.
"""

from __future__ import annotations

from sim.network.events import CallReturned, TcpState
from sim.network.programs import Call
from sim.network.provenance import streams
from sim.network.world import World
from sim.words import QT_TRANSLATE_NOOP

SENT = QT_TRANSLATE_NOOP(
    "narrator",
    "The kernel has taken everything from **{program}** ({amount}). That does not mean that it has arrived.",
)
SENT_AND_ARRIVED = QT_TRANSLATE_NOOP(
    "narrator",
    "The kernel has taken everything from **{program}** ({amount}). By now it has arrived, too, but **{name}** would"
    " say the same if it had not.",
)
CLOSED = QT_TRANSLATE_NOOP("narrator", "**{program}** has no use of this socket any more.")
CLOSED_DATAGRAM = QT_TRANSLATE_NOOP(
    "narrator", "The UDP socket of **{program}** is closed. There is no connection that would have to be ended."
)
CLOSED_LISTENER = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** takes no callers here any more. What accept() has given are sockets of their own, which this"
    " does not touch.",
)
CLOSED_ALONE = QT_TRANSLATE_NOOP("narrator", "The socket of **{program}** is closed. It had no connection.")
CLOSED_AND_OVER = QT_TRANSLATE_NOOP(
    "narrator", "The socket of **{program}** is closed, and its connection is over (**CLOSED**): nothing is left to do."
)
CLOSED_AND_ENDING = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** is done with this socket. Its connection is in **{state}**: the kernel brings it to its end"
    " by itself.",
)
CLOSED_AND_KEPT = QT_TRANSLATE_NOOP(
    "narrator",
    "**{program}** is done with this socket. Both sides have said goodbye; the kernel only keeps the connection in mind"
    " for a while (**TIME_WAIT**).",
)
CLOSED_AND_SENDING = QT_TRANSLATE_NOOP(
    "narrator", "**{program}** is done with this socket. The kernel ends the connection by itself."
)
OVER = {TcpState.CLOSED: CLOSED_AND_OVER, TcpState.TIME_WAIT: CLOSED_AND_KEPT}
ENDING = (TcpState.FIN_WAIT_1, TcpState.FIN_WAIT_2, TcpState.CLOSING, TcpState.LAST_ACK)
LONG_RUN = 300
"""Packets of a world in which a sentence is not worth the search any more."""


def text_of_sent(call: Call, world: World) -> str:
    """For a call whose bytes the kernel has taken, every one."""
    return SENT_AND_ARRIVED if len(world.packets) <= LONG_RUN and _has_arrived(call, world) else SENT


def _has_arrived(call: Call, world: World) -> bool:
    parts = ((stream, part) for stream in streams(world) for part in stream.sends if part.call is call)
    return any(part.start < part.end <= stream.readable for stream, part in parts)


def text_of_closed(event: CallReturned, world: World) -> str:
    """For a TCP socket that was closed and did not listen."""
    state = state_of_closed(event, world)
    if event.peer is None or event.local is None:
        return CLOSED_ALONE
    if state is None:
        return CLOSED
    return OVER.get(state) or (CLOSED_AND_ENDING if state in ENDING else CLOSED_AND_SENDING)


def state_of_closed(event: CallReturned, world: World) -> TcpState | None:
    """What the connection of a closed socket is in now; None if nothing is known of it."""
    if event.local is None or event.peer is None:
        return None
    end = world.ends.get((event.local, event.peer))
    return end.state if end is not None else None
