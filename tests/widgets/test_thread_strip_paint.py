from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from sim.concurrency.events import Kind, Stepped
from sim.concurrency.world import World
from widgets.theme import LIGHT
from widgets.thread_strip_layout import StripLayout
from widgets.thread_strip_paint import StripPicture, short_text_of, text_of
from widgets.thread_words import kind_fill

STEPS = (Stepped(1.0, 0, Kind.READ, "read n"), Stepped(2.0, 1, Kind.WRITE, "n = 1"))
LAYOUT = StripLayout(STEPS, (0, 1), left=60.0, top=4.0, column=80.0, row=30.0)
PICTURE = StripPicture(LAYOUT, World(), World(), 1.0, (), 50.0, LIGHT, is_cut_above=False, is_cut_below=False)


def painted(picture: StripPicture) -> QImage:
    image = QImage(260, 70, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        picture.paint(painter, QRectF(image.rect()))
    return image


def colour(image: QImage, point: QPointF) -> QColor:
    return image.pixelColor(point.toPoint())


def test_done_is_filled_and_to_come_is_not(qapp: object) -> None:
    image = painted(PICTURE)
    corner = QPointF(6, 6)
    assert colour(image, LAYOUT.box(STEPS[0]).topLeft() + corner) == kind_fill(Kind.READ).fill
    assert colour(image, LAYOUT.box(STEPS[1]).topLeft() + corner) == LIGHT.surface


@pytest.mark.parametrize("turns", [(), (1,)])
def test_whose_turn_it_may_be_has_a_sign(qapp: object, turns: tuple[int, ...]) -> None:
    image = painted(replace(PICTURE, turns=turns))
    row = [colour(image, QPointF(x, 4 + 45)) for x in range(3, 17)]
    assert (LIGHT.accent in row) is bool(turns)


def test_the_end_of_a_thread_is_its_own(qapp: object) -> None:
    assert text_of(World(), Stepped(3.0, 1, Kind.END, "end thread 1")) == "end"
    assert text_of(World(), STEPS[1]) == "n = 1"


@pytest.mark.parametrize(
    ("step", "short"),
    [
        (Stepped(1.0, 0, Kind.UPDATE, "q.put(3)", writes=("q",), call="put"), "put"),
        (Stepped(1.0, 0, Kind.RELEASE, "release parking", writes=("parking",), call="release"), "parking"),
        (Stepped(1.0, 0, Kind.ACQUIRE, "acquire ready", writes=("lock of ready",)), "ready"),
        (Stepped(1.0, 0, Kind.START, "start thread 1", writes=("thread 1",)), "T1"),
    ],
)
def test_a_narrow_block_names_the_call_or_what_is_touched_and_leaves_the_rest_to_the_icon(
    step: Stepped, short: str
) -> None:
    assert short_text_of(World(), step) == short
