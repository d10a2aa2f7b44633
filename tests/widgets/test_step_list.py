import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sim.network.events import TcpState
from sim.network.inference import Origin
from sim.network.state_arrows import Step
from widgets.step_list import StepList, step_cause, step_name
from widgets.theme import PROJECTOR

S = TcpState
STEPS = [
    Step(0.0, None, S.CLOSED, Origin.INFERRED),
    Step(0.1, S.CLOSED, S.SYN_SENT, Origin.INFERRED, "send SYN"),
    Step(0.2, S.SYN_SENT, S.ESTABLISHED, Origin.KERNEL),
]


@pytest.fixture
def steps(qtbot: QtBot) -> StepList:
    widget = StepList()
    qtbot.addWidget(widget)
    widget.resize(400, 120)
    widget.show_steps(STEPS)
    return widget


def test_a_step_is_told_with_its_cause_or_with_who_said_so() -> None:
    assert [step_name(step) for step in STEPS] == ["CLOSED", "CLOSED → SYN_SENT", "SYN_SENT → ESTABLISHED"]
    assert [step_cause(step) for step in STEPS] == [
        "so it was when it was first seen",
        "because it calls: it sends a SYN",
        "as the kernel says",
    ]


def test_every_step_has_its_line_and_the_last_one_stands_out(steps: StepList) -> None:
    assert [steps.item(row).text() for row in range(steps.count())] == [
        f"{step_name(step)}  {step_cause(step)}" for step in STEPS
    ]
    assert [steps.item(row).font().bold() or steps.item(row).font().weight() > 500 for row in range(3)] == [
        False, False, True
    ]  # fmt: skip


def test_a_step_is_chosen_by_mouse_and_by_keyboard(steps: StepList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(steps.step_chosen) as chosen:
        place = steps.visualItemRect(steps.item(1)).center()
        QTest.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [STEPS[1]]
    steps.setCurrentRow(2)
    with qtbot.waitSignal(steps.step_chosen) as chosen:
        QTest.keyClick(steps, Qt.Key.Key_Return)
    assert chosen.args == [STEPS[2]]


def test_a_projected_line_is_as_high_as_its_type(steps: StepList) -> None:
    low = steps.line_height
    steps.set_theme(PROJECTOR)
    steps.set_wrapping(True)
    assert steps.line_height == pytest.approx(1.8 * low)
    assert steps.visualItemRect(steps.item(1)).height() >= steps.line_height
