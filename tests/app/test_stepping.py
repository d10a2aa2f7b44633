from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.preferences import Preferences
from app.side_column import EVENTS, EXPLAIN
from app.window import Window
from tests.app.conftest import MakeWindow
from tests.finding import the
from widgets.layers_stage import LayersStage
from widgets.myth_card import MythCard
from widgets.spotlight import Spotlight

QUESTION_AND_SAYING = """
[[question]]
name = "number"
at = "synack:1"
fact = "acknowledgement"
ask = { en = "Which?", zh = "几？" }
because = { en = "So.", zh = "所以。" }
answers = [
  { value = "0", title = { en = "0", zh = "0" } },
  { value = "1", title = { en = "1", zh = "1" } },
]

[[myth]]
name = "one"
proof = "nothing lost"
claim = { en = "The first.", zh = "第一。" }
because = { en = "So.", zh = "所以。" }
"""


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    window = make_window()
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.player.home()
    return window


def stepped(window: Window, *keys: Qt.Key) -> Spotlight:
    for key in keys:
        QTest.keyClick(window, key)
    return the(Spotlight, window)


def test_projected_a_step_shows_where_to_look_for_a_moment(window: Window, qtbot: QtBot) -> None:
    window.set_theme("projector")
    light = stepped(window, Qt.Key.Key_PageDown)
    assert light.places
    qtbot.waitUntil(light.isHidden)
    assert not light.places
    assert stepped(window, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp).places


def test_otherwise_and_with_reduced_motion_nothing_flashes(window: Window, qtbot: QtBot) -> None:
    assert stepped(window, Qt.Key.Key_Right).isHidden()
    window.set_theme("projector")
    window._looks.choose("reduced_motion", "yes")
    assert stepped(window, Qt.Key.Key_Right).isHidden()


@pytest.mark.usefixtures("heeded_at_once")
def test_while_a_question_stands_no_number_key_runs_the_experiment_of_a_saying(
    make_window: MakeWindow, qtbot: QtBot, lessons: Path
) -> None:
    file = lessons / "first" / "lesson.toml"
    file.write_text(file.read_text("utf-8") + QUESTION_AND_SAYING, "utf-8")
    window = make_window()
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    window.player.home()
    for _ in range(20):
        stepped(window, *[] if window._questions.is_asking else [Qt.Key.Key_Right])
    window._views.side.show_page(EXPLAIN)
    run = window.newest_world.run
    stepped(window, Qt.Key.Key_1)
    assert window._questions.is_asking
    assert not window._questions.is_waiting
    stepped(window, Qt.Key.Key_1)
    assert window.newest_world.run is run
    assert the(MythCard, window, "myth_card").is_asking


def test_a_saying_that_is_not_seen_takes_no_number_key(make_window: MakeWindow, qtbot: QtBot, lessons: Path) -> None:
    file = lessons / "first" / "lesson.toml"
    file.write_text(file.read_text("utf-8") + QUESTION_AND_SAYING, "utf-8")
    window = make_window()
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    run = window.newest_world.run
    window._views.side.show_page(EVENTS)
    stepped(window, Qt.Key.Key_1)
    assert window.newest_world.run is run
    window._views.side.show_page(EXPLAIN)
    with qtbot.waitSignal(window.run_finished):
        stepped(window, Qt.Key.Key_1)


def test_in_the_layers_a_step_goes_from_one_layer_to_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    window = Window(Preferences(tmp_path / "config"))
    qtbot.addWidget(window)
    window.open_lesson("osi-layers")
    window.set_source("model")
    window._questions.set_allowed(False)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.waitSignal(window.run_finished, timeout=20_000):
        window.run()
    data = next(packet for packet in window.newest_world.packets if packet.length)
    window.player.seek(data.sent)
    stage = the(LayersStage, window)
    seen = []
    while window.player.time < (data.arrives or 0.0):
        if stage._packet is not None and stage._packet.number == data.number:  # an older frame may come meanwhile
            seen.append(tuple(stage.towers[side].active for side in ("left", "right")))
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    read = next(call for call in window.newest_world.programs["server"].calls if call.started.name == "recv")
    window.player.seek(read.end_time())
    assert window.newest_world.packets[-1] != stage._packet
    assert stage._packet is not None
    assert stage._packet.number == data.number
    # Calls that return meanwhile are moments too.
    assert [each for each, _ in groupby(seen)] == [
        *((layer, 0) for layer in (7, 4, 3, 2)),
        (0, 0),
        *((0, layer) for layer in (2, 3, 4, 7)),
    ]
