from __future__ import annotations

from PySide6.QtCore import QPointF

from sim.concurrency.events import Kind, Stepped
from widgets.thread_strip_layout import StripLayout

STEPS = [Stepped(float(number), number % 2, Kind.READ, "read n") for number in range(1, 1001)]
LAYOUT = StripLayout(STEPS, (0, 1), left=40.0, top=4.0, column=50.0, row=30.0)


def test_a_column_for_each_step_and_a_row_for_each_thread() -> None:
    first, second = LAYOUT.box(STEPS[0]), LAYOUT.box(STEPS[1])
    assert first.left() > LAYOUT.left
    assert second.left() - first.left() == LAYOUT.column
    assert first.top() - second.top() == LAYOUT.row
    assert LAYOUT.x_of(1.0) > first.right()


def test_only_what_lies_between_is_asked_for() -> None:
    seen = LAYOUT.between(40.0, 240.0)
    assert [step.time for step in seen][0] == 1.0
    assert len(seen) <= 6


def test_the_step_under_the_pointer() -> None:
    assert LAYOUT.step_at(LAYOUT.box(STEPS[500]).center()) is STEPS[500]
    assert LAYOUT.step_at(QPointF(45.0, 10.0)) is None
