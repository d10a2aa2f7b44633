"""The words beside a lifeline: states and calls, where they begin. What is written on an arrow keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from sim.network.inference import Origin
from sim.network.programs import Call
from widgets.icons import paint_icon
from widgets.ladder_layout import Frame, Lane
from widgets.ladder_paint import Stretch, Style
from widgets.legend import MARKS
from widgets.theme import Role, Theme

MARK, MARK_GAP = 14, 4


@dataclass(frozen=True)
class SideLabel:
    """A word beside a lifeline: a state (strong) or a call. In content pixels, at `top`, or lower down to `lowest`."""

    text: str
    top: float
    is_state: bool
    origin: Origin = Origin.INFERRED
    lowest: float = 0.0


def state_labels(stretches: Sequence[Stretch], highest: float, height: float) -> list[SideLabel]:
    """The names of the states where they begin, or at `highest` while their beginning is out of sight.

    A state that passes too quickly to be named between its neighbours is left to the event table.
    """
    labels = []
    for index, stretch in enumerate(stretches):
        top = max(stretch.top, highest)
        lowest = inf if index == len(stretches) - 1 else stretch.bottom - height
        if top <= lowest:
            labels.append(SideLabel(stretch.state.value, top, True, stretch.origin, lowest))
    return labels


def call_label(call: Call, frame: Frame) -> SideLabel:
    """The name of a call where it begins."""
    top = frame.y(call.started.time)
    return SideLabel(f"{call.started.name}()", top, False, lowest=top)


def placed_labels(
    lane: Lane, labels: Sequence[SideLabel], theme: Theme, taken: Iterable[QRectF] = ()
) -> list[SideLabel]:
    """States first, then as many calls as find room between them and beside what is `taken` already; each there."""
    placed: list[SideLabel] = []
    obstacles = list(taken)
    for label in sorted(labels, key=lambda label: (not label.is_state, label.top)):
        free = _lowered(label, lane, obstacles, theme) if _has_room(label, lane, theme) else None
        if free is not None:
            placed.append(free)
            obstacles.append(whole_place(free, lane, theme))
    return placed


def _lowered(label: SideLabel, lane: Lane, obstacles: Sequence[QRectF], theme: Theme) -> SideLabel | None:
    """The label below whatever stands in its way; None if it would leave what it names."""
    while label.top <= label.lowest:
        place = whole_place(label, lane, theme)
        below = max((each.bottom() for each in obstacles if each.intersects(place)), default=None)
        if below is None:
            return label
        label = replace(label, top=below)
    return None


def paint_side_label(painter: QPainter, lane: Lane, label: SideLabel, style: Style) -> None:
    """The word, and the mark that tells where a state is known from."""
    theme = style.theme
    box = _side_box(label, lane, theme)
    painter.setFont(_side_font(label, theme))
    covered = label_place(label, lane, theme)
    painter.fillRect(covered, theme.surface)
    painter.setPen(theme.text if label.is_state else theme.muted)
    side = Qt.AlignmentFlag.AlignRight if lane.is_left else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, label.text)
    if label.origin in MARKS:
        size = theme.px(MARK)
        away = theme.px(MARK_GAP) * bool(label.text)
        left = covered.left() - away - size if lane.is_left else covered.right() + away
        paint_icon(painter, MARKS[label.origin], theme.ok, QRectF(left, box.center().y() - size / 2, size, size))


def _side_font(label: SideLabel, theme: Theme) -> QFont:
    return theme.font(Role.CODE_CAPTION, QFont.Weight.DemiBold if label.is_state else None)


def _side_box(label: SideLabel, lane: Lane, theme: Theme) -> QRectF:
    return QRectF(lane.words_from, label.top, lane.words_to - lane.words_from, theme.line_height(Role.CAPTION))


def label_place(label: SideLabel, lane: Lane, theme: Theme) -> QRectF:
    """What the text covers: no line may run through it."""
    box = _side_box(label, lane, theme)
    width = QFontMetricsF(_side_font(label, theme)).horizontalAdvance(label.text)
    return QRectF(box.right() - width if lane.is_left else box.left(), box.top(), width, box.height())


def whole_place(label: SideLabel, lane: Lane, theme: Theme) -> QRectF:
    """With the mark that tells where the state is known from."""
    place = label_place(label, lane, theme)
    if label.origin not in MARKS:
        return place
    mark = theme.px(MARK + MARK_GAP)
    return place.adjusted(-mark, 0, 0, 0) if lane.is_left else place.adjusted(0, 0, mark, 0)


def _has_room(label: SideLabel, lane: Lane, theme: Theme) -> bool:
    """Outside there is always room; between two lifelines words must not run into the next one."""
    return (
        lane.is_left or lane.is_outermost or whole_place(label, lane, theme).width() <= lane.words_to - lane.words_from
    )
