from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.run import Run
from app.stage_area import StageArea
from app.views import Views
from sim.axis import Scale
from sim.events import Problem
from sim.lessons import Lesson, find_lesson
from sim.network.events import FrameArrived, FrameSent, ProgramFailed
from sim.words import Sentence
from tests.app.actor import command
from tests.finding import the
from tests.sim.network.play import CLIENT, SERVER, Play
from widgets.caption import Caption
from widgets.transport import TransportBar


class Scene:
    """The views of one run, without a window."""

    def __init__(self, way: str) -> None:
        self.owner = QWidget()
        self.run = Run(command(way), self.owner)
        self.area, self.caption, self.transport = StageArea(self.owner), Caption(self.owner), TransportBar(self.owner)
        self.views = Views(self.run, self.area, self.caption, self.transport, str.title, self.owner)
        self.origin = ""
        self.views.origin_changed.connect(self._keep_origin)

    def _keep_origin(self, text: str) -> None:
        self.origin = text


@pytest.fixture
def lesson(lessons: Path) -> Lesson:
    return find_lesson("first", lessons)


@pytest.fixture
def scene(qtbot: QtBot, lesson: Lesson) -> Iterator[Scene]:
    """A run that is over, paused at its start."""
    scene = Scene("good")
    qtbot.addWidget(scene.owner)
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(lesson, "loopback", {})
    scene.run.player.home()
    yield scene
    scene.run.shut_down()


def plain(html: str) -> str:
    """What a text says, without its marks."""
    shown = QTextDocument()
    shown.setHtml(html)
    return shown.toPlainText()


def test_caption_and_read_out_follow_the_player(scene: Scene) -> None:
    scene.run.player.seek(0.04)
    assert "SYN" in scene.caption.text()
    assert the(QLabel, scene.transport, "time_read_out").text() == "0.040 000 s"
    scene.run.player.seek(0.0)
    assert "SYN" not in scene.caption.text()


def test_the_badge_says_what_the_events_say(scene: Scene) -> None:
    assert scene.origin == "captured on loopback · none missed"
    scene.run.clear()
    assert scene.origin == ""


def test_the_newest_packet_is_the_chosen_one(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[int | None] = []
    monkeypatch.setattr(scene.views.side, "select_packet", chosen.append)
    for time in (0.04, 0.05, 0.055, 0.06, 0.0):
        scene.run.player.seek(time)
    assert chosen == [1, 2, 3, None]


def test_the_chosen_packet_is_that_of_the_sentence(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    play = Play().opens()
    data, answer = play.sends(SERVER, "PSH ACK", b"hello"), play.sends(CLIENT, "PSH ACK", b"bye")
    play.arrives(data).arrives(answer)
    scene.run.clear()
    scene.run.feed.events_arrived.emit(play.timeline.events)
    scene.run.player.run_ended()
    chosen: list[int | None] = []
    monkeypatch.setattr(scene.views.side, "select_packet", chosen.append)
    numbers = []
    for event in play.timeline.events:
        scene.run.player.seek(event.time)
        numbers += [event.number] if isinstance(event, FrameSent | FrameArrived) else []
        assert chosen[-1:] == numbers[-1:]
        assert scene.views.describe(event) in plain(scene.caption.text())
    assert numbers[-4:] == [data, answer, data, answer]


def test_a_click_on_a_packet_goes_to_its_arrival(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[int | None] = []
    monkeypatch.setattr(scene.views.side, "select_packet", chosen.append)
    scene.run.player.end()
    scene.area.packet_selected.emit(2)
    assert scene.run.player.time == pytest.approx(0.055)
    assert chosen[-1] == 2


def test_each_wish_is_done(scene: Scene) -> None:
    player, bar = scene.run.player, scene.transport
    bar.end_requested.emit()
    assert player.time == 0.1
    bar.back_requested.emit()
    assert player.time == 0.08
    bar.position_requested.emit(1.0)
    assert player.position == 1.0
    bar.home_requested.emit()
    assert player.time == 0.0
    bar.speed_requested.emit(4.0)
    assert player.speed == 4.0
    bar.scale_requested.emit(Scale.LINEAR)
    assert player.axis.scale is Scale.LINEAR
    scene.views.play_or_pause()
    assert player.is_playing
    bar.pause_requested.emit()
    assert not player.is_playing
    scene.views.side.time_requested.emit(0.05)
    assert player.time == pytest.approx(0.05)


def test_speed_goes_up_and_down_between_its_limits(scene: Scene) -> None:
    speeds = []
    for steps in (1, 1, 1, -1, -1, -1, -1, -1):
        scene.views.change_speed(steps)
        speeds.append(scene.run.player.speed)
    assert speeds == [2.0, 4.0, 4.0, 2.0, 1.0, 0.5, 0.25, 0.25]


def test_play_before_the_first_run_runs_the_lesson(qtbot: QtBot) -> None:
    scene = Scene("good")
    qtbot.addWidget(scene.owner)
    with qtbot.waitSignal(scene.views.run_requested):
        scene.views.play_or_pause()
    assert not scene.run.player.is_playing


def test_a_problem_is_said_once_and_can_be_closed(qtbot: QtBot, lesson: Lesson) -> None:
    scene = Scene("complaining")
    qtbot.addWidget(scene.owner)
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(lesson, "loopback", {})
    assert the(QLabel, scene.area.banner, "banner_text").text() == "There is no network here."
    scene.area.banner.hide()
    scene.run.player.run_ended()
    assert scene.area.banner.isHidden()
    scene.run.clear()
    assert the(QLabel, scene.area.banner, "banner_text").text() == ""


@pytest.mark.parametrize("text", ["**no** `marks`", "<html><b>no</b> tags</html>", "&amp; {program} \\*"])
def test_what_a_program_says_is_shown_as_it_is(scene: Scene, text: str) -> None:
    failed = ProgramFailed(0.052, "client", 1, text, text)
    sentence = f"client stops at line 1, because nothing caught the error {text}: {text}"
    scene.run.timeline.add(failed)
    scene.run.player.events_added()
    scene.run.player.seek(failed.time + 0.001)
    assert plain(scene.caption.text()) == sentence
    assert scene.views.describe(failed) == sentence


def test_an_event_is_described_in_plain_words(scene: Scene) -> None:
    sentences = [scene.views.describe(event) for event in scene.run.timeline.events if event.is_moment]
    assert all(sentences)
    assert not any("**" in sentence for sentence in sentences)


def test_a_line_of_the_comparison_goes_to_its_packet(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[int | None] = []
    monkeypatch.setattr(scene.area, "select_packet", chosen.append)
    scene.views.side.packet_requested.emit(2)
    assert scene.run.player.time == pytest.approx(0.055)
    assert chosen[-1] == 2


def test_the_last_run_s_sentence_goes_with_it(scene: Scene) -> None:
    scene.run.player.seek(0.04)
    assert "SYN" in scene.caption.text()
    scene.run.clear()
    assert "SYN" not in scene.caption.text()


def test_a_lesson_is_called_by_its_title(scene: Scene) -> None:
    assert "<b>First</b> begins" in scene.caption.text()
    assert scene.views.describe(scene.run.timeline.events[0]).startswith("First begins")


def test_a_file_that_tells_nothing_is_said_and_the_run_stays(scene: Scene, qtbot: QtBot, tmp_path: Path) -> None:
    problem = Problem(0.0, Sentence("x", "No such file."))
    scene.views.show_refusal(problem)
    assert the(QLabel, scene.area, "banner_text").text() == "No such file."
    assert len(scene.run.timeline)


def test_what_was_wrong_with_the_run_is_not_said_again_over_what_is_wrong_with_a_file(scene: Scene) -> None:
    scene.run.timeline.add(Problem(scene.run.timeline.end, Sentence("x", "Cut off.")))
    scene.run.player.run_ended()
    assert the(QLabel, scene.area, "banner_text").text() == "Cut off."
    scene.views.show_refusal(Problem(0.0, Sentence("x", "No such file.")))
    scene.run.player.run_ended()
    assert the(QLabel, scene.area, "banner_text").text() == "No such file."


@pytest.mark.parametrize(("way", "is_offered"), [("complaining", True), ("stumbling", False)])
def test_the_model_is_offered_where_a_program_could_not_begin_and_not_for_a_mistake_in_one(
    qtbot: QtBot, lessons: Path, way: str, is_offered: bool
) -> None:
    scene = Scene(way)
    qtbot.addWidget(scene.owner)
    with qtbot.waitSignal(scene.run.ended):
        scene.run.start_lesson(find_lesson("second", lessons), "loopback", {})
    assert not scene.area.banner.isHidden()
    assert the(QPushButton, scene.area, "offer_button").isHidden() is not is_offered
    scene.run.shut_down()
