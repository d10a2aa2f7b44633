from __future__ import annotations

from PySide6.QtGui import QImage, QPainter

from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.ladder_layout import Arrow
from widgets.ladder_paint import Style
from widgets.ladder_ties import original_of, paint_tie
from widgets.theme import LIGHT


def test_what_is_sent_again_is_tied_to_the_newest_that_began_with_its_number() -> None:
    play = Play().opens()
    first = play.next[CLIENT]
    numbers = [play.sends(CLIENT, "PSH ACK", b"hello", seq=first) for _ in range(3)]
    originals = [original_of(packet, play.packets) for packet in play.packets[-3:]]
    assert [None if each is None else each.number for each in originals] == [None, *numbers[:2]]


def test_other_segments_and_copies_are_not_tied() -> None:
    play = Play().opens()
    play.doubles(play.sends(CLIENT, "PSH ACK", b"hello"))
    play.sends(SERVER, "ACK")
    play.datagram(CLIENT, SERVER, b"hi")
    assert [original_of(packet, play.packets) for packet in play.packets] == [None] * len(play.packets)


def test_the_tie_bows_from_the_first_sending_to_the_second(qapp: object) -> None:
    play = Play().opens()
    one, other = play.packets[0], play.packets[2]
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    before = image.copy()
    with QPainter(image) as painter:
        paint_tie(painter, Arrow(other, 50, 80, 150, 90), Arrow(one, 50, 10, 150, 20), Style(LIGHT))
    changed = [(x, y) for x in range(200) for y in range(100) if image.pixel(x, y) != before.pixel(x, y)]
    assert changed
    assert all(48 <= x <= 80 for x, _ in changed)
    assert min(y for _, y in changed) <= 14
    assert max(y for _, y in changed) >= 76
