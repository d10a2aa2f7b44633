"""What a hand does to the cable while a run goes on: a line of JSON each, on the standard input of the child."""

from __future__ import annotations

from enum import Enum
from typing import Protocol, runtime_checkable

import msgspec
from msgspec import Struct

from sim.network.traffic import Traffic


class Deed(Enum):
    """What a hand may do: the first two to the whole cable, the others to one frame that is under way."""

    PAUSE = "pause"
    GO_ON = "go_on"
    DROP = "drop"
    HOLD = "hold"
    RELEASE = "release"
    DUPLICATE = "duplicate"
    CORRUPT = "corrupt"
    SWAP = "swap"
    """Let the next frame of the same direction overtake it."""


TO_CABLE = {Deed.PAUSE: Traffic.pause, Deed.GO_ON: Traffic.go_on}
TO_FRAME = {
    Deed.DROP: Traffic.drop,
    Deed.HOLD: Traffic.hold,
    Deed.RELEASE: Traffic.release,
    Deed.DUPLICATE: Traffic.duplicate,
    Deed.CORRUPT: Traffic.corrupt,
    Deed.SWAP: Traffic.swap,
}


class Command(Struct, frozen=True, omit_defaults=True):
    """Do `deed` to the cable, or to the frame of that number."""

    deed: Deed
    number: int = 0

    def apply(self, traffic: Traffic, now: float) -> None:
        """Do it at `now`. Raises NoSuchFrameError if it is about a frame that is not under way."""
        if self.deed in TO_CABLE:
            TO_CABLE[self.deed](traffic, now)
        else:
            TO_FRAME[self.deed](traffic, self.number, now)


def command_of(deed: str, number: int) -> Command:
    """What a view wishes, as a command; `number` counts only where it is about one frame.

    Raises ValueError for an unknown deed.
    """
    return Command(Deed(deed), number)


@runtime_checkable
class Obeys(Protocol):
    """A source with a cable that a hand can reach."""

    def obey(self, command: Command) -> None:
        """Do it soon; may be called from any thread. What comes too late does nothing."""


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Command)


def to_line(command: Command) -> bytes:
    """One command as one line."""
    return _encoder.encode(command) + b"\n"


def from_line(line: bytes) -> Command:
    """What `to_line` wrote. Raises ValueError (msgspec.DecodeError) for anything else."""
    return _decoder.decode(line)
