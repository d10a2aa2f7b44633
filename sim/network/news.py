"""What the newest events of a conversation are about: which frames, which programs, which calls."""

from __future__ import annotations

from collections.abc import Iterable

from sim.network import events as e
from sim.network.events import AnyEvent
from sim.network.packets import Packet
from sim.network.world import World

OfProgram = e.CallStarted | e.CallReturned | e.ProgramFailed | e.ProgramEnded
Call = tuple[str, int]
"""A program, and the number of its call."""


def packets_in(world: World, news: Iterable[AnyEvent]) -> list[Packet]:
    """The frames to which something has happened, each once."""
    numbers = dict.fromkeys(event.number for event in news if isinstance(event, e.FrameEvent))
    return [packet for number in numbers if (packet := world.packet(number)) is not None]


def programs_in(news: Iterable[AnyEvent]) -> set[str]:
    """The programs that have done something at which play stops."""
    return {event.program for event in news if isinstance(event, OfProgram)}


def calls_in(news: Iterable[AnyEvent]) -> set[Call]:
    """The calls that have begun or come back."""
    return {(event.program, event.call) for event in news if isinstance(event, e.CallStarted | e.CallReturned)}
