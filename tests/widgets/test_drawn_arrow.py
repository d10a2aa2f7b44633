from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from widgets.drawn_arrow import moved_aside, paint_arrow, shortened


def test_a_line_is_shortened_at_both_ends() -> None:
    assert shortened(QPointF(0, 0), QPointF(100, 0), 10, 20) == (QPointF(10, 0), QPointF(80, 0))


def test_two_that_go_to_and_fro_are_moved_apart() -> None:
    here, there = QPointF(0, 0), QPointF(100, 0)
    one, other = moved_aside(here, there, 6), moved_aside(there, here, 6)
    assert abs(one[0].y() - other[1].y()) == 12


def test_the_arrow_is_broadest_at_its_head() -> None:
    image = QImage(120, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_arrow(painter, QPointF(10, 20), QPointF(110, 20), QPen(Qt.GlobalColor.black, 2), 20)
    broad, narrow = (sum(image.pixelColor(x, y).value() < 128 for y in range(40)) for x in (94, 40))
    assert broad > narrow > 0


def test_an_arrow_of_no_length_is_not_drawn() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        paint_arrow(painter, QPointF(10, 10), QPointF(10, 10), QPen(Qt.GlobalColor.black, 2), 8)
    assert image.pixelColor(10, 10) == Qt.GlobalColor.white
