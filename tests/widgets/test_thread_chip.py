from __future__ import annotations

from pytestqt.qtbot import QtBot

from sim.concurrency.events import State
from sim.concurrency.world import Thread
from widgets.theme import GREEN, PROJECTOR, SKY
from widgets.thread_chip import ThreadChip


def test_it_says_the_state_in_its_colour(qtbot: QtBot) -> None:
    chip = ThreadChip()
    qtbot.addWidget(chip)
    for state, fill, word in ((State.RUNNING, GREEN, "running"), (State.READY, SKY, "ready")):
        chip.show_thread(Thread(1, "T1", state=state))
        chip.resize(chip.sizeHint())
        image = chip.grab().toImage()
        assert image.pixelColor(image.width() - 5, image.height() // 2) == fill.fill
        assert (chip.state, chip.text, chip.accessibleName()) == (state, word, word)


def test_it_grows_for_the_last_row_of_the_room(qtbot: QtBot) -> None:
    chip = ThreadChip()
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.set_theme(PROJECTOR)
    assert chip.sizeHint().height() > before.height()
