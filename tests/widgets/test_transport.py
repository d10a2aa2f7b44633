from __future__ import annotations

from math import inf

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from sim.axis import Axis, Moment, Scale
from tests.finding import the
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.theme import FLAG_FILLS, PROJECTOR
from widgets.transport import ROOMY, TransportBar, next_speed


@pytest.fixture
def bar(qtbot: QtBot) -> TransportBar:
    bar = TransportBar()
    bar.resize(744, 40)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def button(bar: TransportBar, name: str) -> QToolButton:
    return the(QToolButton, bar, f"{name}_button")


@pytest.mark.parametrize("name", ["home", "back", "step", "end"])
def test_a_button_is_a_wish(bar: TransportBar, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(getattr(bar, f"{name}_requested")):
        button(bar, name).click()


def test_the_big_button_plays_and_pauses(bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.play_requested):
        button(bar, "play").click()
    assert button(bar, "play").accessibleName() == "Play"
    bar.set_playing(True)
    assert button(bar, "play").accessibleName() == "Pause"
    with qtbot.waitSignal(bar.pause_requested):
        button(bar, "play").click()


def test_where_we_are_is_said_in_seconds(bar: TransportBar) -> None:
    bar.set_axis(Axis([Moment(0.0), Moment(1.0)]), [])
    bar.show_time(0.25, 0.5)
    assert the(QLabel, bar, "time_read_out").text() == "0.500 000 s"
    assert bar.scrubber.value() == 250


def test_speed_is_a_wish_and_what_the_player_has_is_shown(bar: TransportBar, qtbot: QtBot) -> None:
    combo = the(QComboBox, bar, "speed_choice")
    with qtbot.waitSignal(bar.speed_requested) as signal:
        combo.activated.emit(combo.findData(4.0))
    assert signal.args == [4.0]
    bar.set_speed(0.25)
    assert combo.currentData() == 0.25


@pytest.mark.parametrize("scale", list(Scale))
def test_a_scale_is_a_wish_and_what_the_axis_has_is_shown(bar: TransportBar, qtbot: QtBot, scale: Scale) -> None:
    action = bar.findChild(QAction, f"scale_{scale.value}")
    assert action is not None
    with qtbot.waitSignal(bar.scale_requested) as signal:
        action.trigger()
    assert signal.args == [scale]
    bar.set_axis(Axis([Moment(0.0), Moment(1.0)], scale), [])
    assert action.isChecked()
    assert action.text() in button(bar, "scale").text()


def test_zoom_is_a_wish(bar: TransportBar, qtbot: QtBot) -> None:
    for name, steps in (("zoom_in", 1.0), ("zoom_out", -1.0)):
        with qtbot.waitSignal(bar.zoom_requested) as wish:
            bar.findChildren(QAction, name)[0].trigger()
        assert wish.args == [steps]
    with qtbot.waitSignal(bar.unzoom_requested):
        bar.findChildren(QAction, "unzoom")[0].trigger()


def test_numbers_can_be_absolute(bar: TransportBar, qtbot: QtBot) -> None:
    action = bar.findChild(QAction, "relative_numbers")
    assert action is not None
    with qtbot.waitSignal(bar.relative_requested) as signal:
        action.trigger()
    assert signal.args == [False]


def test_follow_live_is_a_wish(bar: TransportBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.follow_live_requested) as signal:
        button(bar, "follow_live").click()
    assert signal.args == [True]
    bar.set_follow_live(False)
    assert not button(bar, "follow_live").isChecked()


def test_a_packet_is_marked_where_it_was_sent(bar: TransportBar, monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play()
    play.says(CLIENT, "SYN")
    play.says(SERVER, "SYN ACK")
    marks: list[tuple[float, object]] = []
    monkeypatch.setattr(bar.scrubber, "set_marks", marks.extend)
    axis = Axis([Moment(event.time) for event in play.timeline.events])
    bar.set_axis(axis, play.packets)
    assert [position for position, _ in marks] == [axis.position_of(packet.sent) for packet in play.packets]
    assert [fill for _, fill in marks] == [FLAG_FILLS["syn"], FLAG_FILLS["syn"]]


def test_what_is_to_be_guessed_has_no_mark(bar: TransportBar) -> None:
    play = Play().opens()
    first, second = (packet.sent for packet in play.packets[:2])
    bar.hide_after(second)
    bar.set_axis(Axis([Moment(event.time) for event in play.timeline.events]), play.packets)
    assert [mark.position for mark in bar.scrubber._marks] == [bar._axis.position_of(first)]
    bar.hide_after(inf)
    assert len(bar.scrubber._marks) == len(play.packets)


def test_words_appear_where_there_is_room(bar: TransportBar) -> None:
    narrow = button(bar, "scale").toolButtonStyle()
    bar.resize(ROOMY, 40)
    QTest.qWait(0)
    assert button(bar, "scale").toolButtonStyle() is not narrow


def test_targets_are_large_enough_to_hit(bar: TransportBar) -> None:
    bar.set_theme(PROJECTOR)
    for each in bar.findChildren(QToolButton):
        assert each.sizeHint().height() >= 20 * PROJECTOR.scale


@pytest.mark.parametrize(
    ("speed", "steps", "following"), [(1.0, 1, 2.0), (1.0, -1, 0.5), (4.0, 1, 4.0), (0.25, -2, 0.25), (1.1, 1, 2.0)]
)
def test_the_next_speed_is_one_of_those_that_there_are(speed: float, steps: int, following: float) -> None:
    assert next_speed(speed, steps) == following
