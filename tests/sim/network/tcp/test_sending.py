from __future__ import annotations

from msgspec.structs import replace

from sim.network.tcp.sending import Piece, Sender
from sim.network.tcp.settings import TEXTBOOK


def sender(window: int = 1000, **settings: int | bool) -> Sender:
    """Connected, with the numbers from 1 on free."""
    result = Sender(0, replace(TEXTBOOK, **{"mss": 100, **settings}))
    result.note_syn(0.0)
    result.acknowledge(1)
    result.set_window(1, 1, window)
    return result


def sent_of(s: Sender) -> list[tuple[int, int, bool]]:
    """All pieces that may leave, one after the other."""
    pieces = []
    while (piece := s.next_piece(is_forced=False)) is not None:
        s.note_sent(piece, 0.0)
        pieces.append((piece.start, piece.size, piece.fin))
    return pieces


def test_the_buffer_takes_what_fits() -> None:
    s = sender(send_buffer=250)
    assert (s.put(bytes(200)), s.wants_room, s.put(bytes(200)), s.wants_room, s.room) == (200, False, 50, True, 0)


def test_a_smaller_buffer_takes_nothing_until_there_is_room() -> None:
    s = sender(send_buffer=250)
    s.put(bytes(250))
    s.settings = replace(s.settings, send_buffer=100)
    assert s.put(b"x") == 0


def test_pieces_are_full_or_last() -> None:
    s = sender()
    s.put(bytes(250))
    assert sent_of(s) == [(1, 100, False), (101, 100, False)]
    s.acknowledge(201)
    assert sent_of(s) == [(201, 50, False)]


def test_a_fin_follows_the_last_byte() -> None:
    s = sender()
    s.put(bytes(150))
    s.is_finishing = True
    assert sent_of(s) == [(1, 100, False), (101, 50, True)]
    assert not s.has_more
    assert s.next == 152


def test_a_fin_alone_is_sent_once() -> None:
    s = sender()
    s.is_finishing = True
    assert sent_of(s) == [(1, 0, True)]


def test_a_fin_needs_a_place_in_the_window() -> None:
    s = sender(window=50)
    s.put(bytes(50))
    s.is_finishing = True
    assert sent_of(s) == [(1, 50, False)]
    assert s.has_more
    s.acknowledge(51)
    s.set_window(1, 51, 50)
    assert sent_of(s) == [(51, 0, True)]


def test_the_timeout_overrides_the_silly_window() -> None:
    s = sender()
    s.set_window(1, 1, 30)
    s.put(bytes(500))
    assert s.next_piece(is_forced=False) is None
    assert s.next_piece(is_forced=True) == Piece(1, 30, False)
    s.set_window(1, 1, 0)
    assert s.next_piece(is_forced=True) is None


def test_acknowledged_bytes_leave_the_buffer() -> None:
    s = sender(nagle=False)
    s.put(b"abcdef")
    sent_of(s)
    s.acknowledge(4)
    assert s.bytes_between(1, 100) == b"def"
    assert s.bytes_between(5, 6) == b"e"


def test_acknowledgements_do_not_go_beyond_the_window() -> None:
    s = sender(window=300)
    s.put(bytes(300))
    sent_of(s)
    assert s.number_for_ack == 301
    s.set_window(1, 1, 100)
    assert s.number_for_ack == 101
    assert s.usable == -200


def test_a_window_told_earlier_does_not_count() -> None:
    s = sender()
    s.set_window(10, 1, 500)
    s.set_window(9, 1, 700)
    assert s.window == 500
    s.set_window(10, 2, 600)
    assert (s.window, s.largest_window) == (600, 1000)


def test_a_probe_takes_the_next_byte_or_the_fin() -> None:
    s = sender(window=0)
    s.put(b"a")
    s.is_finishing = True
    first, second = s.note_probe(0.0), s.note_probe(0.0)
    assert first is not None
    assert second is not None
    assert ((first.start, first.fin), (second.start, second.fin)) == ((1, False), (2, True))
    assert s.note_probe(0.0) is None


def test_linux_waits_for_small_pieces_alone() -> None:
    s = sender(minshall=True)
    s.put(bytes(110))
    assert sent_of(s) == [(1, 100, False), (101, 10, False)]
    s.put(bytes(10))
    assert sent_of(s) == []
    s.acknowledge(101)
    assert sent_of(s) == []
    s.acknowledge(111)
    assert sent_of(s) == [(111, 10, False)]
