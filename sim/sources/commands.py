"""What a hand may do to the cable while a run goes on: a line of JSON each, on the standard input of the child."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

import msgspec
from msgspec import Struct

from sim.network.traffic import Traffic


class Command(Struct, frozen=True, tag=True):
    """Something to be done to the cable."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """Do it at `now`. Raises NoSuchFrameError if it is about a frame that is not under way."""
        raise NotImplementedError


class OnFrame(Command, frozen=True):
    """Something to be done to the frame of this number."""

    number: int


class Pause(Command, frozen=True):
    """Let everything on the cable stand still."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.pause(now)


class GoOn(Command, frozen=True):
    """End a pause."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.go_on(now)


class Drop(OnFrame, frozen=True):
    """Take the frame off the cable."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.drop(self.number, now)


class Hold(OnFrame, frozen=True):
    """Keep the frame where it is."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.hold(self.number, now)


class Release(OnFrame, frozen=True):
    """Let the frame go on."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.release(self.number, now)


class Duplicate(OnFrame, frozen=True):
    """Send a copy of the frame after it."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.duplicate(self.number, now)


class Corrupt(OnFrame, frozen=True):
    """Change a bit of the frame."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.corrupt(self.number, now)


class Swap(OnFrame, frozen=True):
    """Let the next frame of the same direction overtake this one."""

    def apply(self, traffic: Traffic, now: float) -> None:
        """See `Command`."""
        traffic.swap(self.number, now)


AnyCommand = Pause | GoOn | Drop | Hold | Release | Duplicate | Corrupt | Swap

_ON_ALL: dict[str, type[Pause | GoOn]] = {"pause": Pause, "go_on": GoOn}
_ON_FRAME: dict[str, type[Drop | Hold | Release | Duplicate | Corrupt | Swap]] = {
    "drop": Drop,
    "hold": Hold,
    "release": Release,
    "duplicate": Duplicate,
    "corrupt": Corrupt,
    "swap": Swap,
}


def command_of(deed: str, number: int) -> AnyCommand:
    """What a view wishes, as a command; `number` counts only where it is about one frame.

    Raises KeyError for an unknown deed.
    """
    return _ON_ALL[deed]() if deed in _ON_ALL else _ON_FRAME[deed](number)


@runtime_checkable
class Obeys(Protocol):
    """A source with a cable that a hand can reach."""

    def obey(self, command: AnyCommand) -> None:
        """Do it soon; from any thread. What comes too late does nothing."""


_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyCommand] = msgspec.json.Decoder(AnyCommand)


def to_line(command: AnyCommand) -> bytes:
    """One command as one line."""
    return _encoder.encode(command) + b"\n"


def from_line(line: bytes) -> AnyCommand:
    """What `to_line` wrote. Raises ValueError (msgspec.DecodeError) for anything else."""
    return _decoder.decode(line)
