"""Where on a stage the newest event of a world is to be seen: a line of code, an arrow of the ladder."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from sim.network.world import World
from widgets.code_pane import CodePane
from widgets.ladder import Ladder
from widgets.ladder_layout import arrows_of, lanes_of

THIN = 16
"""Pixels at normal scale that an arrow's place has above and below it."""


def spots(stage: QWidget, world: World, time: float) -> list[QRect]:
    """The places, in the pixels of `stage`; none for what a stage shows in another way."""
    found = []
    program, number = getattr(world.last, "program", ""), getattr(world.last, "number", None)
    for pane in stage.findChildren(CodePane):
        if pane.program == program and pane.isVisible():
            found.append(_within(stage, pane.code, pane.code.line_place))
    for ladder in stage.findChildren(Ladder):
        place = _arrow_place(ladder, world, time, number) if number is not None and ladder.isVisible() else QRect()
        found.append(_within(stage, ladder, place))
    return [place for place in found if not place.isEmpty()]


def _within(stage: QWidget, part: QWidget, place: QRect) -> QRect:
    """A place of `part` in the pixels of `stage`."""
    seen = place & part.rect()
    return QRect() if seen.isEmpty() else QRect(part.mapTo(stage, seen.topLeft()), seen.size())


def _arrow_place(ladder: Ladder, world: World, time: float, number: int) -> QRect:
    packet, frame = world.packet(number), ladder.frame
    if packet is None:
        return QRect()
    offset = min(max(0.0, frame.offset(time)), max(0.0, frame.length - frame.height))
    for arrow in arrows_of([packet], lanes_of(world, frame), frame):
        left, right = sorted((arrow.x1, arrow.x2))
        thin = THIN * frame.scale
        return QRect(
            round(left), round(arrow.y1 - offset - thin), round(right - left), round(arrow.y2 - arrow.y1 + 2 * thin)
        )
    return QRect()
