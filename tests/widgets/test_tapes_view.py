from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sim.network.events import CallStarted, FrameArrived, FrameSent
from sim.network.tapes import Box, Fate, Tapes
from tests.sim.network.play import CLIENT as C
from tests.sim.network.play import SERVER, Play
from tests.sim.network.test_tapes import stream, tapes_in
from widgets.tapes_labels import BUFFER, READS, SEGMENTS, SENDS
from widgets.tapes_layout import LARGEST_CELL
from widgets.tapes_view import TapesView
from widgets.theme import DARK, PROJECTOR, Theme

HELLO = tapes_in(stream([b"hello", b"bye"], [b"hellob"]))
THOUSANDS = tuple(Box(at, at + 1000, at // 1000 + 1) for at in range(0, 100_000, 1000))
LONG = Tapes(C, SERVER, False, bytes(100_000), THOUSANDS, (), (), ())


@pytest.fixture
def view(qtbot: QtBot) -> TapesView:
    view = TapesView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_tapes(HELLO, 1.0)
    return view


def spot(view: TapesView, row: int, byte: float) -> QPoint:
    """In the middle of a tape, over a byte."""
    frame = view.frame
    return QPointF(frame.x(byte), frame.top(row) + frame.tape / 2).toPoint()


def wheel(view: TapesView, notches: int, x: float, shift: bool = False) -> None:
    keys = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(x, 50), QPointF(x, 50), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


@pytest.mark.parametrize("theme", [DARK, PROJECTOR], ids=lambda theme: theme.name)
def test_the_mark_around_a_segment_leaves_its_label_free(view: TapesView, theme: Theme) -> None:
    view.set_theme(theme)
    frame, plain = view.frame, view.grab().toImage()
    box = HELLO.segments[0]
    assert box.packet is not None
    view.select_packet(box.packet.number)
    marked = view.grab().toImage()
    label = QRectF(frame.x(0) - 8, frame.label_top(SEGMENTS), box.size * frame.cell + 16, frame.label).toAlignedRect()
    assert marked != plain
    assert marked.copy(label) == plain.copy(label)


def test_the_same_moment_is_the_same_picture(view: TapesView) -> None:
    first = view.grab().toImage()
    view.show_tapes(tapes_in(stream([b"hello", b"bye"], [])), 1.0)
    other = view.grab().toImage()
    view.show_tapes(HELLO, 1.0)
    assert view.grab().toImage() == first
    assert other != first
    view.set_theme(DARK)
    assert view.grab().toImage() != first
    view.show_tapes(None, 1.0)
    assert view.description() == "No byte has been sent yet."
    assert not view.grab().isNull()


def test_hexadecimal_and_absolute_numbers_are_another_picture(view: TapesView) -> None:
    text = view.grab().toImage()
    view.set_hex(True)
    in_hex = view.grab().toImage()
    assert in_hex != text
    view.set_relative(False)
    assert view.grab().toImage() != in_hex


def test_a_click_on_a_segment_chooses_its_packet(view: TapesView, qtbot: QtBot) -> None:
    number = HELLO.segments[1].packet.number if HELLO.segments[1].packet is not None else 0
    with qtbot.waitSignal(view.packet_selected) as signal:
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, SEGMENTS, 6.5))
    assert signal.args == [number]
    plain = view.grab().toImage()
    view.select_packet(number)
    assert view.grab().toImage() != plain


def test_a_click_on_a_call_asks_for_its_moment(view: TapesView, qtbot: QtBot) -> None:
    for row, boxes in ((SENDS, HELLO.sends), (READS, HELLO.reads)):
        call = boxes[0].call
        assert call is not None
        with qtbot.waitSignal(view.time_requested) as signal:
            QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, row, 2))
        assert signal.args == [call.end_time()]


def test_a_click_beside_everything_does_nothing(view: TapesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.time_requested), qtbot.assertNotEmitted(view.packet_selected):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot(view, SENDS, 12))


def test_the_story_of_a_byte(view: TapesView) -> None:
    story = view.story_at(QPointF(spot(view, READS, 5.5)))
    assert story.startswith("Byte 6 of the stream: byte 1 of 3 of message 2\ngiven by send() in client.py:3")
    assert view.story_at(QPointF(1, 1)) == ""
    tip = QHelpEvent(QEvent.Type.ToolTip, spot(view, READS, 5.5), QPoint())
    assert QApplication.sendEvent(view, tip)
    view.show_tapes(tapes_in(Play().opens().says(C, "ACK", b"hi")), 1.0)
    assert "nobody told" in view.story_at(QPointF(spot(view, SEGMENTS, 0.5)))


def test_zooming_keeps_the_byte_under_the_mouse_and_has_limits(view: TapesView) -> None:
    view.show_tapes(LONG, 1.0)
    whole = view.frame
    assert whole.cell * 100_000 <= whole.room
    x = whole.x(40_000)
    wheel(view, 3, x)
    assert view.frame.cell == pytest.approx(8 * whole.cell)
    assert view.frame.byte(x) == pytest.approx(40_000, abs=1)
    view.zoom(50)
    assert view.frame.cell == LARGEST_CELL
    view.zoom(-50)
    assert view.frame == whole


def test_what_is_zoomed_can_be_scrolled_and_fitted_again(view: TapesView) -> None:
    view.show_tapes(LONG, 1.0)
    whole = view.frame
    view.zoom(4)
    middle = view.frame.first
    wheel(view, -1, 300, shift=True)
    assert view.frame.first > middle
    view.scroll_to(1e9)
    assert view.frame.byte(view.frame.right) == pytest.approx(100_000)
    view.fit()
    assert view.frame == whole


def test_a_zoomed_stream_that_grows_keeps_its_scale(view: TapesView) -> None:
    view.show_tapes(LONG, 1.0)
    view.zoom(50)
    view.show_tapes(HELLO, 1.0)
    view.show_tapes(LONG, 1.0)
    assert view.frame.cell == LARGEST_CELL


def test_100_kb_never_become_unreadable_text(view: TapesView) -> None:
    view.show_tapes(LONG, 1.0)
    for _ in range(12):
        assert not view.grab().isNull()
        view.zoom(1)


def test_what_is_under_way_moves_with_time(view: TapesView) -> None:
    play = Play().opens()
    number = play.sends(C, "ACK", b"hello")
    tapes = tapes_in(play)
    packet = play.packets[number - 1]
    assert tapes.segments[0].fate is Fate.UNDER_WAY
    view.show_tapes(tapes, packet.sent)
    at_first = view.grab().toImage()
    assert packet.arrives is not None
    view.show_tapes(tapes, (packet.sent + packet.arrives) / 2)
    assert view.grab().toImage() != at_first


def test_the_moment_is_told_in_words(view: TapesView) -> None:
    told = view.accessibleDescription()
    assert "8 B given in 2 calls, carried by 2 segments, taken in 1 reads; 2 B wait" in told
    assert "#1: 5 B + #2: 1 B" in told
    assert "2 messages became 1 read: sticky" in told


@pytest.mark.parametrize("size", [(300, 120), (1900, 900)])
def test_it_can_be_painted_at_any_size_projected_too(view: TapesView, size: tuple[int, int]) -> None:
    view.set_theme(PROJECTOR)
    view.resize(*size)
    assert not view.grab().isNull()


def test_keys_go_from_segment_to_segment(view: TapesView, qtbot: QtBot) -> None:
    numbers = [box.packet.number for box in HELLO.segments if box.packet is not None]
    for key, selected, wanted in (
        (Qt.Key.Key_Down, None, numbers[0]),
        (Qt.Key.Key_Down, numbers[0], numbers[1]),
        (Qt.Key.Key_Down, numbers[1], numbers[1]),
        (Qt.Key.Key_Up, numbers[1], numbers[0]),
    ):
        view.select_packet(selected)
        with qtbot.waitSignal(view.packet_selected) as signal:
            QTest.keyClick(view, key)
        assert signal.args == [wanted]


def test_time_alone_changes_nothing_unless_a_segment_is_under_way(view: TapesView) -> None:
    before = view.grab().toImage()
    view.show_tapes(HELLO, 2.0)
    assert view.grab().toImage() == before


def test_calls_and_segments_are_pointed_at_in_their_rows(view: TapesView) -> None:
    play = stream([b"hello", b"bye"], [b"hellob"])
    read = play.timeline.events[-1]
    sent = next(event for event in play.timeline.events if isinstance(event, FrameSent) and b"bye" in event.data)
    gave = next(event for event in play.timeline.events if isinstance(event, CallStarted) and event.data == b"hello")
    for event, row, first, last in ((read, READS, 0, 5), (sent, SEGMENTS, 5, 7), (gave, SENDS, 0, 4)):
        (place,) = view.spots(play.world, [event])
        for byte in (first + 0.5, last + 0.5):
            assert place.contains(spot(view, row, byte))
        assert not place.contains(spot(view, row, last + 1.5))
    places = view.spots(play.world, [FrameArrived(sent.time, sent.number)])
    assert [place.contains(spot(view, row, 6.5)) for row, place in zip((SEGMENTS, BUFFER), places, strict=True)] == [
        True,
        True,
    ]


def test_a_call_among_many_that_are_drawn_as_one_is_pointed_at_too(view: TapesView) -> None:
    play = stream([bytes([65 + number % 26]) for number in range(600)], [])
    tapes = tapes_in(play)
    view.show_tapes(tapes, play.time)
    view._cell = 0.0
    gave = tapes.sends[300].call
    assert gave is not None
    (place,) = view.spots(play.world, [gave.started])
    assert place.contains(spot(view, SENDS, 300.5))
