from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QNativeGestureEvent, QPointingDevice, QPolygon, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.axis import Axis, Moment
from sim.network import events as e
from tests.bench.conversations import timeline_of
from tests.sim.network.play import CLIENT, Play
from widgets.chips import fill_of
from widgets.ladder import Ladder
from widgets.ladder_labels import label_box
from widgets.theme import DARK, THEMES

TIMELINE = timeline_of(30)
AXIS = Axis([Moment(time) for time in sorted({event.time for event in TIMELINE.events if event.is_moment})])


class PaintCounter(QObject):
    def __init__(self, parent: QObject, told: Callable[[None], None]) -> None:
        super().__init__(parent)
        self._told = told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._told(None)
        return False


@pytest.fixture
def ladder(qtbot: QtBot) -> Ladder:
    view = Ladder()
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.set_axis(AXIS)
    return view


def picture(ladder: Ladder, share: float) -> QImage:
    time = AXIS.time_of(AXIS.length * share)
    ladder.show_world(TIMELINE.world_at(time), time)
    return ladder.grab().toImage()


def test_the_same_moment_paints_the_same_pixels_whatever_was_shown_before(ladder: Ladder) -> None:
    first = picture(ladder, 0.4)
    later = picture(ladder, 0.9)
    earlier = picture(ladder, 0.1)
    assert picture(ladder, 0.4) == first
    assert first not in (later, earlier)


def wheel(ladder: Ladder, turn: int, modifier: Qt.KeyboardModifier) -> None:
    middle = QPointF(ladder.rect().center())
    event = QWheelEvent(
        middle, ladder.mapToGlobal(middle), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, modifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(ladder, event)


def pinch(ladder: Ladder, value: float) -> None:
    middle = QPointF(ladder.rect().center())
    kind, device = Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(kind, device, 2, middle, middle, ladder.mapToGlobal(middle), value, QPointF())
    QCoreApplication.sendEvent(ladder, event)


@pytest.mark.parametrize("steps", [1.0, -0.5])
def test_the_wheel_with_control_is_a_wish_to_zoom(ladder: Ladder, qtbot: QtBot, steps: float) -> None:
    before = picture(ladder, 0.9)
    with qtbot.waitSignal(ladder.zoom_requested) as wish:
        wheel(ladder, round(240 * steps), Qt.KeyboardModifier.ControlModifier)
    assert wish.args == [steps]
    assert ladder.grab().toImage() == before


def test_a_pinch_is_a_wish_to_zoom(ladder: Ladder, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ladder.zoom_requested) as wish:
        pinch(ladder, 1.0)
    assert wish.args == [1.0]


@pytest.mark.parametrize("zoom", [0.25, 8.0, 4096.0])
@pytest.mark.parametrize("share", [0.0, 0.31, 0.77, 1.0])
def test_zoomed_the_playhead_stays_in_view(ladder: Ladder, zoom: float, share: float) -> None:
    ladder.set_theme(THEMES["projector"])
    picture(ladder, share)
    wheel(ladder, 100_000, Qt.KeyboardModifier.NoModifier)
    ladder.set_axis(AXIS.zoomed(zoom))
    picture(ladder, share)
    image, accent = ladder.grab().toImage(), THEMES["projector"].accent
    assert any(image.pixelColor(2, y) == accent for y in range(image.height()))


@pytest.mark.parametrize("share", [0.05, 0.33, 0.5, 0.77, 1.0])
def test_what_is_kept_from_picture_to_picture_changes_no_pixel(ladder: Ladder, share: float) -> None:
    for step in range(20):
        picture(ladder, share * step / 20)
    kept = picture(ladder, share)
    ladder.caches = False
    fresh = picture(ladder, share)
    assert kept == fresh


def test_a_picture_that_does_not_change_is_not_painted_again(
    ladder: Ladder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ladder.show()
    qtbot.waitExposed(ladder)
    time = AXIS.time_of(AXIS.length / 2)
    world = TIMELINE.world_at(time)
    ladder.show_world(world, time)
    qtbot.waitUntil(lambda: "packets" in ladder.accessibleDescription())
    painted: list[None] = []
    ladder.installEventFilter(PaintCounter(ladder, painted.append))
    ladder.show_world(world, time)
    ladder.select_packet(None)
    qtbot.wait(50)
    assert painted == []


def test_a_click_on_a_label_chooses_its_packet(ladder: Ladder, qtbot: QtBot) -> None:
    picture(ladder, 0.3)
    arrow = ladder._arrows.within(0, ladder.frame.length)[-2]
    x, y = arrow.point(0.5)
    y -= ladder.frame.offset(AXIS.time_of(AXIS.length * 0.3))
    with qtbot.waitSignal(ladder.packet_selected) as chosen:
        QTest.mouseClick(ladder, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    assert chosen.args == [arrow.packet.number]


def test_a_click_beside_every_arrow_chooses_nothing(ladder: Ladder, qtbot: QtBot) -> None:
    picture(ladder, 0.3)
    with qtbot.assertNotEmitted(ladder.packet_selected):
        QTest.mouseClick(ladder, Qt.MouseButton.LeftButton, pos=QPoint(350, 495))


def test_arrow_keys_go_from_packet_to_packet(ladder: Ladder, qtbot: QtBot) -> None:
    picture(ladder, 0.5)
    ladder.select_packet(2)
    for key, number in ((Qt.Key.Key_Down, 3), (Qt.Key.Key_Up, 1)):
        with qtbot.waitSignal(ladder.packet_selected) as chosen:
            QTest.keyClick(ladder, key)
        assert chosen.args == [number]


def test_the_wheel_looks_back_and_play_returns(ladder: Ladder, qtbot: QtBot) -> None:
    at_end = picture(ladder, 1.0)
    ladder._scrolled = -200.0
    ladder.update()
    assert ladder.grab().toImage() != at_end
    assert picture(ladder, 0.5) != at_end
    assert picture(ladder, 1.0) == at_end


@pytest.mark.parametrize(
    "change",
    [
        lambda view: view.set_theme(DARK),
        lambda view: view.set_relative(False),
        lambda view: view.select_packet(TIMELINE.world_at(AXIS.time_of(AXIS.length / 2)).packets[-1].number),
    ],
)
def test_theme_numbers_and_selection_are_seen(ladder: Ladder, change: Callable[[Ladder], None]) -> None:
    before = picture(ladder, 0.5)
    change(ladder)
    assert picture(ladder, 0.5) != before


@pytest.mark.parametrize("theme", [*THEMES.values()], ids=lambda theme: theme.name)
def test_the_moment_is_also_told_in_words(ladder: Ladder, theme: object) -> None:
    picture(ladder, 1.0)
    words = ladder.accessibleDescription()
    assert "30 packets" in words
    assert "Client 127.0.0.1:50000: ESTABLISHED" in words


def test_an_empty_world_is_painted_too(ladder: Ladder) -> None:
    from sim.network.world import World

    ladder.show_world(World(), 0.0)
    assert not ladder.grab().isNull()


@pytest.mark.parametrize("gap", [0.001, 0.002, 0.004])
def test_no_line_of_a_packet_under_way_runs_through_a_label_that_stands(ladder: Ladder, gap: float) -> None:
    alone = Play().listens()
    crossed = Play().listens()
    sent, data = alone.time, syn()
    for play, number in ((alone, 1), (crossed, 1), (crossed, 2)):
        play.happens(e.FrameSent(sent + gap * (number - 1), number, data, arrives=sent + 0.1 + gap * (number - 1)))
    for play in (alone, crossed):
        play.happens(e.FrameArrived(sent + 0.1, 1))
    ladder.set_axis(Axis([Moment(sent + at / 50) for at in range(30)]))
    pictures = []
    for play in (alone, crossed):
        ladder.show_world(play.world, sent + 0.1 + gap / 2)
        pictures.append(ladder.grab().toImage())
        (box,) = ladder._taken
    assert pictures[0] != pictures[1]
    inside = box.translated(0, -ladder._offset(ladder.frame)).toAlignedRect().adjusted(2, 2, -2, -2)
    assert pictures[0].copy(inside) == pictures[1].copy(inside)


def syn() -> bytes:
    """The frame of the client's SYN."""
    play = Play()
    play.sends(CLIENT, "SYN")
    return play.packets[0].event.data


def test_nothing_is_pointed_at_above_the_lifelines(ladder: Ladder) -> None:
    world = TIMELINE.world_after(len(TIMELINE))
    ladder.show_world(world, TIMELINE.end)
    ladder.grab()
    for event in TIMELINE.events:
        for place in ladder.spots(world, [event]):
            assert place.isEmpty() or place.top() >= int(ladder.frame.head)
    newest = [event for event in TIMELINE.events if isinstance(event, e.FrameArrived)][-1]
    (place,) = ladder.spots(world, [newest])
    assert not (place & ladder.rect()).isEmpty()


def place_of(ladder: Ladder, colour: QColor) -> QRect:
    """Where the ladder shows this colour."""
    image = ladder.grab().toImage()
    inside = [
        QPoint(x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y) == colour
    ]
    return QPolygon(inside).boundingRect()


def chip_of_a_syn(ladder: Ladder, share: float) -> QPointF:
    """Where the middle of its chip is, seen from the place of its label on the arrow; a share of 1 has arrived."""
    play = Play().listens()
    sent = play.time
    play.happens(e.FrameSent(sent, 1, syn(), arrives=sent + 0.1))
    if share == 1:
        play.happens(e.FrameArrived(sent + 0.1, 1))
    time = sent + 0.1 * share
    ladder.set_axis(Axis([Moment(sent + at / 50) for at in range(10)]))
    ladder.show_world(play.world, time)
    chip = QRectF(place_of(ladder, fill_of("syn").fill)).center()
    (arrow,) = ladder._arrows.within(0, ladder.frame.length)
    x, y = arrow.point(min(share, 0.5))
    return chip - QPointF(x, y - ladder.frame.offset(time))


@pytest.mark.parametrize("number", [None, 1])
def test_a_label_goes_with_its_packet_until_half_way_and_stays_there(ladder: Ladder, number: int | None) -> None:
    ladder.select_packet(number)
    *under_way, arrived = (chip_of_a_syn(ladder, share) for share in (0.35, 0.5, 0.9, 1))
    assert abs(arrived.y()) <= 2
    for place in under_way:
        assert (place - arrived).manhattanLength() <= 2


def test_the_label_of_the_selected_packet_stands_ahead_of_it_where_another_has_its_place(ladder: Ladder) -> None:
    play, data = Play().listens(), syn()
    sent = play.time
    for number, since in ((1, 0.0), (2, 0.04)):
        play.happens(e.FrameSent(sent + since, number, data, arrives=sent + since + 0.1))
    play.happens(e.FrameLost(sent + 0.03, 1, e.Loss.CHANCE))
    ladder.set_axis(Axis([Moment(sent + at / 50) for at in range(9)]))
    ladder.select_packet(2)
    ladder.show_world(play.world, sent + 0.05)
    ladder.grab()
    ((arrow, box),) = ladder._moving_labels()
    assert arrow.packet.number == 2
    by_itself = label_box(arrow, arrow.progress(sent + 0.05), ladder._style)
    assert any(by_itself.intersects(standing) for standing in ladder._taken)
    assert not any(box.intersects(standing) for standing in ladder._taken)
