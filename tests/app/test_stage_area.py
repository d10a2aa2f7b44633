from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.render import settle
from app.stage_area import MAKERS, StageArea
from sim.axis import Axis, Moment
from sim.lessons import StageKind
from sim.network.events import FileRead
from sim.network.world import World
from tests.finding import the
from tests.sim.network.play import Play
from widgets.any_stage import AnyStage
from widgets.conversation_page import ConversationPage
from widgets.stage import ConversationStage
from widgets.tapes_stage import TapesStage
from widgets.theme import DARK

PROGRAMS = {"server": "s.accept()\n", "client": "c.connect()\n"}


@pytest.fixture
def area(qtbot: QtBot) -> StageArea:
    area = StageArea()
    area.resize(900, 500)
    qtbot.addWidget(area)
    area.show()
    return area


def test_before_the_first_run_there_is_one_sentence_and_one_button(area: StageArea, qtbot: QtBot) -> None:
    area.invite()
    assert area.stage is None
    assert the(QLabel, area, "empty_sentence").text()
    with qtbot.waitSignal(area.run_requested):
        the(QPushButton, area, "empty_button").click()


def test_without_a_lesson_there_is_nothing_to_run(area: StageArea) -> None:
    area.invite(has_lesson=False)
    assert not the(QPushButton, area, "empty_button").isVisible()


def test_programs_bring_the_stage_with_everything_set_before(area: StageArea, qtbot: QtBot) -> None:
    axis = Axis([Moment(0.0), Moment(1.0)])
    area.set_axis(axis)
    area.set_theme(DARK)
    area.show_programs(PROGRAMS)
    assert area.stage is not None
    assert area.stage.isVisible()
    with qtbot.waitSignal(area.packet_selected) as signal:
        area.stage.packet_selected.emit(3)
    assert signal.args == [3]


def test_the_same_programs_are_not_set_up_twice(area: StageArea) -> None:
    area.show_programs(PROGRAMS)
    stage = area.stage
    assert isinstance(stage, ConversationStage)
    panes = dict(stage.panes)
    area.show_programs(dict(PROGRAMS))
    assert stage.panes == panes
    area.show_programs({"client": "c.close()\n"})
    assert list(stage.panes) == ["client"]


def test_another_kind_of_stage_takes_over_what_was_shown(
    area: StageArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []

    class Other(AnyStage):
        def set_programs(self, programs: Mapping[str, str]) -> None:
            shown.append(dict(programs))

        def select_packet(self, number: int | None) -> None:
            shown.append(number)

    monkeypatch.setitem(MAKERS, StageKind.LAYERS, Other)
    area.show_programs(PROGRAMS)
    area.select_packet(7)
    area.set_kind(StageKind.LAYERS)
    assert isinstance(area.stage, Other)
    assert area.stage.isVisible()
    assert shown == [7, PROGRAMS]
    with qtbot.waitSignal(area.time_requested) as signal:
        area.stage.time_requested.emit(0.5)
    assert signal.args == [0.5]
    area.set_kind(StageKind.CONVERSATION)
    assert isinstance(area.stage, ConversationStage)


def test_a_choice_stands_in_the_place_of_the_stage_until_there_are_packets(area: StageArea, qtbot: QtBot) -> None:
    area.show_programs({})
    assert area.stage is not None
    reading = World(reading=FileRead(0.0, 1, 2))
    with qtbot.waitSignal(area.choosing_changed) as signal:
        area.show_choice(reading)
    assert signal.args == [True]
    page = the(ConversationPage, area)
    assert page.isVisible()
    assert not area.stage.isVisible()
    with qtbot.waitSignal(area.conversation_requested) as asked:
        page.conversation_requested.emit(3)
    assert asked.args == [3]
    with qtbot.assertNotEmitted(area.choosing_changed):
        area.show_choice(reading)
    with qtbot.waitSignal(area.choosing_changed) as signal:
        area.show_choice(Play().opens().world)
    assert signal.args == [False]
    assert area.stage.isVisible()


def test_a_problem_may_offer_a_way_out(area: StageArea, qtbot: QtBot) -> None:
    area.show_problem("No right to capture.", "Use the model")
    with qtbot.waitSignal(area.offer_taken):
        the(QPushButton, area, "offer_button").click()


def test_a_wide_stage_can_become_narrow_again(area: StageArea) -> None:
    area.resize(1400, 500)
    area.show_programs(PROGRAMS)
    assert area.minimumSizeHint().width() <= 640


def test_a_problem_stands_above_the_stage_and_covers_nothing_of_it(area: StageArea) -> None:
    area.show_programs(PROGRAMS)
    assert area.stage is not None
    size = area.size()
    for sentence in ("The port is taken.", "The port is taken. " * 10):
        area.show_problem(sentence)
        settle()
        stage = QRect(area.stage.mapTo(area, QPoint()), area.stage.size())
        assert area.banner.isVisible()
        assert area.banner.height() >= area.banner.heightForWidth(area.banner.width())
        assert not area.banner.geometry().intersects(stage)
        assert stage.height() > area.height() / 2
        assert area.size() == size
    assert area.rect().contains(area.banner.geometry())
    area.show_problem("")
    assert not area.banner.isVisible()


def test_zoom_goes_to_the_stage_and_to_time_as_long_as_there_is_none(area: StageArea, qtbot: QtBot) -> None:
    with qtbot.waitSignal(area.zoom_requested) as signal:
        area.zoom(1.0)
    assert signal.args == [1.0]
    with qtbot.waitSignal(area.unzoom_requested):
        area.unzoom()
    area.set_kind(StageKind.TAPES)
    area.show_programs(PROGRAMS)
    assert isinstance(area.stage, TapesStage)
    with qtbot.assertNotEmitted(area.zoom_requested), qtbot.assertNotEmitted(area.unzoom_requested):
        area.zoom(1.0)
        area.unzoom()
