"""The sending half of a connection: what waits, what is on its way, and the next piece that may go."""

from __future__ import annotations

from msgspec import Struct

from sim.network.tcp.flight import Flight, Sent
from sim.network.tcp.settings import TcpSettings


class Piece(Struct, frozen=True):
    """`size` bytes from the number `start` on, and whether a FIN follows them."""

    start: int
    size: int
    fin: bool

    @property
    def end(self) -> int:
        """The number after it."""
        return self.start + self.size + self.fin


class Sender:
    """SND.UNA, SND.NXT and SND.WND, the send buffer and the flight. Numbers are endless (`numbers.py`)."""

    def __init__(self, iss: int, settings: TcpSettings) -> None:
        self.settings = settings
        self.iss = iss
        self.una = iss
        self.next = iss
        self.window = 0
        self.largest_window = 0
        self.scale = 0
        self.mss = settings.mss
        self.flight = Flight()
        self.is_finishing = False
        self.wants_room = False
        self._buffer = bytearray()
        self._start = iss + 1
        self._told: tuple[int, int] | None = None
        self._small_end = iss

    @property
    def room(self) -> int:
        """How many more bytes the buffer takes."""
        return max(self.settings.send_buffer - len(self._buffer), 0)

    @property
    def end(self) -> int:
        """The number after the last byte in the buffer; a FIN gets it."""
        return self._start + len(self._buffer)

    @property
    def unsent(self) -> int:
        """How many bytes were never sent."""
        return max(self.end - max(self.next, self._start), 0)

    @property
    def has_more(self) -> bool:
        """Whether bytes or a FIN were never sent."""
        return self.next < self.end + self.is_finishing

    @property
    def usable(self) -> int:
        """How many more numbers the peer's window allows; negative if the peer took some of it back."""
        return self.una + self.window - self.next

    @property
    def number_for_ack(self) -> int:
        """The number of a segment that takes none: SND.NXT, or the window's edge if the peer would refuse that."""
        return max(self.una, min(self.next, self.una + self.window))

    def put(self, data: bytes | memoryview) -> int:
        """Queue the program's bytes; how many of them the buffer took."""
        taken = data[: self.room]
        self._buffer += taken
        self.wants_room = len(taken) < len(data)
        return len(taken)

    def bytes_between(self, start: int, end: int) -> bytes:
        """The bytes with these numbers, as far as the buffer has them."""
        return bytes(self._buffer[max(start - self._start, 0) : max(end - self._start, 0)])

    def acknowledge(self, ack: int) -> list[Sent]:
        """The peer has everything before `ack`: the segments that are done with."""
        done = self.flight.acknowledge(ack)
        self.una = ack
        if ack > self._start:
            count = min(ack, self.end) - self._start
            del self._buffer[:count]
            self._start += count
        return done

    def set_window(self, sequence: int, ack: int, window: int) -> None:
        """Take the peer's (scaled) window, unless the segment is older than the last one that told it.

        `_told` is SND.WL1 and SND.WL2 of RFC 9293 3.10.7.4, fifth.
        """
        if self._told is None or (sequence, ack) >= self._told:
            self.window = window
            self._told = (sequence, ack)
            self.largest_window = max(self.largest_window, window)

    def next_piece(self, is_forced: bool) -> Piece | None:
        """The next piece that window, Nagle and silly-window avoidance let go; None if they let none.

        RFC 9293 3.8.6.2.1 (sender's silly window) and 3.7.4 (Nagle). `is_forced`: the override timeout has passed.
        """
        unsent, usable = self.unsent, self.usable
        size = min(unsent, usable, self.mss)
        fin = self.is_finishing and max(size, 0) == unsent and usable > unsent and self.next <= self.end
        if size <= 0 and not fin:
            return None
        piece = Piece(self.next, max(size, 0), fin)
        return piece if is_forced or fin or self._is_worth_sending(piece, unsent) else None

    def _is_worth_sending(self, piece: Piece, unsent: int) -> bool:
        if piece.size >= self.mss:
            return True
        if piece.size < unsent:
            return 2 * piece.size >= self.largest_window
        return not self._nagle_waits()

    def _nagle_waits(self) -> bool:
        """Whether a small piece has to wait. Minshall's variant waits for small ones alone, as Linux does."""
        if not self.settings.nagle:
            return False
        return self._small_end > self.una if self.settings.minshall else self.next > self.una

    def note_sent(self, piece: Piece, now: float) -> None:
        """The piece left."""
        self.flight.add(Sent(piece.start, piece.end, now, fin=piece.fin))
        self.next = piece.end
        if 0 < piece.size < self.mss:
            self._small_end = piece.end

    def note_syn(self, now: float) -> None:
        """The SYN left for the first time."""
        self.flight.add(Sent(self.iss, self.iss + 1, now, syn=True))
        self.next = self.iss + 1

    def note_probe(self, now: float) -> Sent | None:
        """One byte, or the FIN, leaves against a closed window (RFC 9293 3.8.6.1)."""
        fin = self.unsent == 0
        if not self.has_more:
            return None
        sent = Sent(self.next, self.next + 1, now, fin=fin, is_probe=True)
        self.flight.add(sent)
        self.next += 1
        return sent
