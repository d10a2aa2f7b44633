from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sim.network.tcp.reassembly import Reassembly


def kept(*pieces: tuple[int, bytes]) -> Reassembly:
    reassembly = Reassembly()
    for start, data in pieces:
        reassembly.add(start, data)
    return reassembly


def test_pieces_join_when_the_gap_is_gone() -> None:
    assert kept((3, b"de"), (5, b"fg")).take(3) == b"defg"


def test_a_gap_ends_what_can_be_taken() -> None:
    reassembly = kept((3, b"de"), (6, b"gh"))
    assert reassembly.take(3) == b"de"
    assert reassembly.blocks == [(6, 8)]
    assert reassembly.take(5) == b""
    assert reassembly.take(6) == b"gh"


def test_what_came_first_counts() -> None:
    assert kept((3, b"ABC"), (2, b"vwxyz")).take(2) == b"vABCz"


def test_one_piece_can_fill_many_gaps() -> None:
    assert kept((2, b"B"), (4, b"D"), (6, b"F"), (1, b"abcdefg")).take(1) == b"aBcDeFg"


def test_what_lies_before_is_forgotten() -> None:
    reassembly = kept((1, b"abc"), (9, b"x"))
    assert reassembly.take(3) == b"c"
    assert reassembly.take(9) == b"x"
    assert kept((1, b"abc")).take(7) == b""


def test_blocks_are_ordered_by_news() -> None:
    reassembly = kept((10, b"aa"), (20, b"bb"), (30, b"cc"))
    assert reassembly.blocks == [(30, 32), (20, 22), (10, 12)]
    reassembly.add(12, b"a")
    assert reassembly.blocks == [(10, 13), (30, 32), (20, 22)]
    reassembly.add(13, bytes(7))
    assert reassembly.blocks == [(10, 22), (30, 32)]


def test_nothing_adds_nothing() -> None:
    assert kept((3, b"")).blocks == []


def test_clearing_forgets_everything() -> None:
    reassembly = kept((3, b"abc"))
    reassembly.clear()
    assert (reassembly.blocks, reassembly.take(3)) == ([], b"")


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=20), st.integers(0, 80))
def test_any_order_and_overlap_gives_the_bytes_of_the_stream(cuts: list[tuple[int, int]], start: int) -> None:
    stream = bytes(range(100))
    reassembly = kept(*((at, stream[at : at + size]) for at, size in cuts))
    have = {number for at, size in cuts for number in range(at, at + size)}
    end = next(number for number in range(start, 101) if number not in have)
    covered = {number for first, last in reassembly.blocks for number in range(first, last)}
    assert covered == have
    assert reassembly.take(start) == stream[start:end]
    assert all(first > end for first, _ in reassembly.blocks)
