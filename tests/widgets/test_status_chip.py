from __future__ import annotations

from pytestqt.qtbot import QtBot

from widgets.status_chip import StatusChip
from widgets.theme import PROJECTOR


def test_the_chip_grows_with_the_projector(qtbot: QtBot) -> None:
    chip = StatusChip()
    qtbot.addWidget(chip)
    chip.show_status("blocked", "blocked")
    before = chip.sizeHint()
    chip.set_theme(PROJECTOR)
    assert chip.sizeHint().width() > 1.5 * before.width()


def test_without_a_status_it_takes_no_room(qtbot: QtBot) -> None:
    chip = StatusChip()
    qtbot.addWidget(chip)
    assert chip.sizeHint().width() == 0
    chip.show_status("ended", "ended")
    assert (chip.status, chip.accessibleName()) == ("ended", "ended")
