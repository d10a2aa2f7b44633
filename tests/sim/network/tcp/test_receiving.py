from __future__ import annotations

from sim.network.tcp.receiving import Receiver


def receiver(capacity: int = 1000, mss: int = 100, scale: int = 0) -> Receiver:
    result = Receiver(capacity, mss)
    result.synchronise(0)
    result.scale = scale
    result.advertise()
    return result


def test_the_window_is_the_room() -> None:
    assert receiver().advertise() == 1000


def test_a_window_beyond_16_bits_needs_a_scale() -> None:
    assert receiver(200_000).advertise() == 65535
    assert receiver(200_000, scale=2).advertise() == 50_000
    assert receiver(200_000, scale=2).advertise(scale=0) == 65535


def test_data_in_order_uses_up_the_window() -> None:
    r = receiver()
    assert r.take(1, bytes(300), is_last=False) == 300
    assert (r.next, r.advertise()) == (301, 700)


def test_data_beyond_the_window_is_cut_off() -> None:
    r = receiver()
    assert r.take(1, bytes(1200), is_last=True) == 1000
    assert (r.next, r.is_at_fin) == (1001, False)


def test_the_right_edge_never_goes_back() -> None:
    r = receiver()
    r.capacity = 10
    assert r.advertise() == 1000


def test_the_window_opens_when_it_is_worth_it() -> None:
    r = receiver()
    r.take(1, bytes(1000), is_last=False)
    r.read(99)
    assert (r.advertise(), r.wants_update()) == (0, False)
    r.read(1)
    assert r.wants_update()
    assert r.advertise() == 100


def test_half_the_buffer_is_worth_it_even_if_it_is_less_than_a_segment() -> None:
    r = receiver(capacity=60)
    r.take(1, bytes(60), is_last=False)
    r.read(29)
    assert r.advertise() == 0
    r.read(1)
    assert r.advertise() == 30


def test_a_large_window_is_not_worth_a_word() -> None:
    r = receiver()
    r.take(1, bytes(400), is_last=False)
    r.read(400)
    assert not r.wants_update()
    assert r.advertise() == 1000


def test_a_window_that_doubles_is() -> None:
    r = receiver()
    r.take(1, bytes(500), is_last=False)
    r.read(500)
    assert r.wants_update()


def test_what_the_peer_cannot_see_because_of_scaling_counts_as_closed() -> None:
    r = receiver(scale=7)
    r.take(1, bytes(950), is_last=False)
    assert r.advertise() == 0
    r.read(950)
    assert r.wants_update()


def test_a_fin_counts_when_everything_before_it_is_here() -> None:
    r = receiver()
    assert r.take(11, bytes(10), is_last=True) == 0
    assert (r.fin_at, r.is_at_fin) == (21, False)
    assert r.take(1, bytes(10), is_last=False) == 20
    assert (r.next, r.is_at_fin) == (22, True)


def test_nothing_comes_after_the_fin() -> None:
    r = receiver()
    r.take(5, b"abc", is_last=True)
    assert r.take(1, b"0123456789", is_last=False) == 7
    assert r.read(100) == b"0123abc"
    assert r.is_at_fin


def test_a_closed_window_has_room_for_a_fin() -> None:
    r = receiver()
    r.take(1, bytes(1000), is_last=False)
    assert r.take(1001, b"", is_last=True) == 0
    assert r.is_at_fin
    assert r.window == 0


def test_a_fin_beyond_the_window_is_not_taken() -> None:
    r = receiver()
    r.take(1002, b"", is_last=True)
    assert r.fin_at is None


def test_the_first_place_of_the_fin_counts() -> None:
    r = receiver()
    r.take(5, b"", is_last=True)
    r.take(9, b"", is_last=True)
    assert r.fin_at == 5


def test_reading_takes_what_is_there() -> None:
    r = receiver()
    r.take(1, b"abcdef", is_last=False)
    assert [r.read(4), r.read(4), r.read(4)] == [b"abcd", b"ef", b""]
