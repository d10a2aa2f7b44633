"""What is told while a file is read, before anything of it is played."""

from __future__ import annotations

from sim.events import Event
from sim.network.addresses import Address


class FileRead(Event, frozen=True):
    """So many bytes of a file have been read, out of so many."""

    done: int
    size: int

    @property
    def share(self) -> float:
        """How much of it, from 0 to 1; 1 of an empty file."""
        return min(1.0, self.done / self.size) if self.size else 1.0


class ConversationFound(Event, frozen=True):
    """A capture holds this conversation, which begins now and has its last packet at `end` (seconds).

    `packets` and `bytes` are those that `first` sent, and those that `second` sent. `is_opened` if its beginning was
    captured, `is_ended` if its end was; both are None where the protocol knows neither.
    """

    number: int
    protocol: str
    first: Address
    second: Address
    packets: tuple[int, int]
    bytes: tuple[int, int]
    end: float
    is_opened: bool | None = None
    is_ended: bool | None = None

    @property
    def duration(self) -> float:
        """Seconds from its first packet to its last."""
        return self.end - self.time

    @property
    def is_complete(self) -> bool | None:
        """Whether its beginning and its end were captured; None where the protocol knows neither."""
        return None if self.is_opened is None else bool(self.is_opened and self.is_ended)
