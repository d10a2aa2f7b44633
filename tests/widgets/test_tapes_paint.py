from __future__ import annotations

import pytest
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QImage, QPainter

from sim.network.tapes import Box, Fate, Tapes
from tests.sim.network.play import CLIENT, SERVER
from widgets import tapes_paint as paint
from widgets.tapes_layout import Frame, Placed
from widgets.theme import LIGHT, PROJECTOR

pytestmark = pytest.mark.usefixtures("qapp")
FRAME = Frame(300.0, 400.0, 1.0, 20.0, 16.0, 24.0)
TAPES = Tapes(CLIENT, SERVER, False, b"hellobye", (Box(0, 5, 1), Box(5, 8, 2)), (), (), ())


def painted(box: Box, frame: Frame = FRAME, tapes: Tapes = TAPES, is_hex: bool = False) -> QImage:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    with QPainter(image) as painter:
        rect = QRectF(frame.x(box.start), 10, box.size * frame.cell, 40)
        paint.paint_placed(painter, Placed(box, rect), tapes, frame, paint.Style(LIGHT, is_hex))
    return image


def colours(image: QImage, y: int = 14) -> list[str]:
    """The colours along a line under the upper edge, where no text stands."""
    found: list[str] = []
    for x in range(image.width()):
        name = image.pixelColor(x, y).name()
        if not found or found[-1] != name:
            found.append(name)
    return found


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (b"hi", ["h", "i"]),
        ("你a".encode(), ["你", "a"]),
        ("你".encode()[:2], ["e4", "bd"]),
        ("你".encode()[1:], ["bd", "a0"]),
        (b"a\n\x00", ["a", "0a", "00"]),
        (b"", []),
    ],
)
def test_a_character_stands_over_its_bytes_and_what_is_none_in_hexadecimal(data: bytes, texts: list[str]) -> None:
    written = list(paint.glyphs(data, 10, False))
    assert [glyph.text for glyph in written] == texts
    assert sum(glyph.count for glyph in written) == len(data)
    assert [glyph.text for glyph in paint.glyphs(b"hi", 0, True)] == ["68", "69"]


def test_bytes_are_written_only_where_there_is_room() -> None:
    assert paint.can_write(12, paint.Style(LIGHT))
    assert not paint.can_write(12, paint.Style(LIGHT, True))
    assert not paint.can_write(12, paint.Style(PROJECTOR))


def test_each_message_has_its_own_colour() -> None:
    image = painted(Box(0, 8, 1))
    assert paint.fill_of(1).fill.name() in colours(image)
    assert paint.fill_of(2).fill.name() in colours(image)
    assert paint.fill_of(1) != paint.fill_of(2)


def test_what_has_been_taken_is_paler_and_what_is_gone_has_no_colour_of_its_own() -> None:
    full = paint.fill_of(1).fill.name()
    assert full in colours(painted(Box(0, 5, 1)))
    assert full not in colours(painted(Box(0, 5, 1, Fate.TAKEN)))
    assert full not in colours(painted(Box(0, 5, 1, Fate.GONE)))


def test_bytes_of_nobody_are_neutral() -> None:
    nobody = Tapes(CLIENT, SERVER, False, b"hello", (), (), (), ())
    assert LIGHT.divider.name() in colours(painted(Box(0, 5, 1), tapes=nobody))


def test_text_and_hexadecimal_look_different_and_small_cells_are_summed_up() -> None:
    assert painted(Box(0, 5, 1)) != painted(Box(0, 5, 1), is_hex=True)
    tight = Frame(300.0, 400.0, 1.0, 20.0, 16.0, 0.2)
    many = tuple(Box(start, start + 10, order) for order, start in enumerate(range(0, 1000, 10), 1))
    tapes = Tapes(CLIENT, SERVER, False, bytes(1000), many, (), (), ())
    assert len(set(colours(painted(Box(0, 1000, 1), tight, tapes)))) < 8


def label_texts(placed: list[Placed], texts: list[list[str]]) -> QImage:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    with QPainter(image) as painter:
        paint.paint_labels(painter, placed, texts, 0.0, FRAME, LIGHT)
    return image


def test_of_the_texts_of_a_label_the_first_that_finds_room_is_written() -> None:
    box, neighbour = Placed(Box(0, 2, 1), QRectF(20, 10, 48, 40)), Placed(Box(2, 9, 2), QRectF(68, 10, 168, 40))
    long = "much too long for so small a box"
    fitting = label_texts([box, neighbour], [["2 B"], []])
    assert label_texts([box, neighbour], [[long, "2 B"], []]) == fitting
    assert label_texts([box, neighbour], [[long], []]) != fitting
    assert label_texts([box], [[long]]) != label_texts([box, neighbour], [[long], []])


def test_selection_guides_and_what_is_under_way_are_painted() -> None:
    image = QImage(300, 60, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    with QPainter(image) as painter:
        paint.paint_selection(painter, QRectF(30, 10, 50, 30), LIGHT)
        paint.paint_guides(painter, [QLineF(100, 0, 100, 60)], LIGHT)
        paint.paint_flying(painter, QRectF(140, 20, 100, 8), Box(5, 8, 2), TAPES, FRAME, paint.Style(LIGHT))
    assert LIGHT.accent.name() in colours(image, 20)
    assert len({image.pixelColor(100, y).name() for y in range(60)}) > 1
    assert paint.fill_of(2).fill.name() in colours(image, 24)
