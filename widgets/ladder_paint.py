"""How the ladder is drawn: lifelines, state bars, calls, arrows, labels. Knows measures and colours, keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from sim.network.events import TcpState
from sim.network.inference import Origin, StateEntry
from sim.network.world import World
from widgets.ladder_layout import Arrow, Frame, Lane
from widgets.theme import GREEN, GREY, ORANGE, SKY, VERMILION, YELLOW, Role, Theme

BAR = 12
CROSS = 6
GAP_WIDTH = 120
STATE_FILLS = {
    TcpState.LISTEN: YELLOW,
    TcpState.SYN_SENT: SKY,
    TcpState.SYN_RECEIVED: SKY,
    TcpState.ESTABLISHED: GREEN,
    TcpState.TIME_WAIT: GREY,
}


@dataclass(frozen=True)
class Style:
    """How the learner wants it: the theme, and relative or absolute numbers."""

    theme: Theme
    relative: bool = True


# Lifelines


def paint_heads(
    painter: QPainter, lanes: Sequence[Lane], frame: Frame, style: Style, name_of: Callable[[str], str], nowhere: str
) -> None:
    """The names and addresses at the top; they stay while the ladder scrolls. `nowhere` stands beside addresses."""
    theme = style.theme
    painter.fillRect(QRectF(0, 0, frame.width, frame.head - theme.px(4)), theme.surface)
    groups = [list(group) for _, group in groupby(lanes, key=lambda lane: lane.program)]
    width = min([frame.width / 2, *(right.x - left.x for left, right in pairwise(lanes))])
    metrics = QFontMetricsF(theme.font(Role.CODE_CAPTION))
    room = min([width, *(2 * min(lane.x, frame.width - lane.x) for lane in lanes)])
    fits = all(metrics.horizontalAdvance(str(lane.address or "")) <= room for lane in lanes)
    for group in groups:
        _paint_head(painter, group, width, name_of(group[0].program), fits, nowhere if len(group) > 1 else "", theme)


def _paint_head(
    painter: QPainter, group: Sequence[Lane], width: float, name: str, with_host: bool, nowhere: str, theme: Theme
) -> None:
    """The name of a program over all of its lifelines, and each one's address, or its port alone, or that of none."""
    box = QRectF(group[0].x - width / 2, theme.px(8), group[-1].x - group[0].x + width, theme.line_height(Role.BODY))
    painter.setPen(theme.text)
    painter.setFont(theme.font(Role.BODY, QFont.Weight.DemiBold))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
    painter.setPen(theme.muted)
    painter.setFont(theme.font(Role.CODE_CAPTION))
    for lane in group:
        text = nowhere if lane.address is None else str(lane.address) if with_host else f":{lane.address.port}"
        place = QRectF(lane.x - width / 2, box.bottom(), width, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def paint_lifelines(painter: QPainter, lanes: Sequence[Lane], frame: Frame, style: Style) -> None:
    """The vertical lines, from the names to the end of the content."""
    painter.setPen(QPen(style.theme.divider, max(1.0, style.theme.scale * 1.5)))
    for lane in lanes:
        painter.drawLine(QPointF(lane.x, frame.head), QPointF(lane.x, frame.length))


# States


@dataclass(frozen=True)
class Stretch:
    """A state's piece of a bar, in content pixels; `origin` is the kernel once it has named this state itself."""

    state: TcpState
    origin: Origin
    top: float
    bottom: float


def stretches_of(states: Sequence[StateEntry], frame: Frame, now: float) -> list[Stretch]:
    """The bar of one end up to `now` (seconds)."""
    if not states:
        return []
    runs = [list(entries) for _, entries in groupby(states, key=lambda entry: entry.state)]
    tops = [frame.y(run[0].time) for run in runs]
    bottoms = [*tops[1:], frame.y(now)]
    return [
        Stretch(run[0].state, _origin_of(run), top, max(top, bottom))
        for run, top, bottom in zip(runs, tops, bottoms, strict=True)
    ]


def _origin_of(run: Sequence[StateEntry]) -> Origin:
    origins = [entry.origin for entry in run]
    return Origin.KERNEL if Origin.KERNEL in origins else origins[0]


def states_at(world: World, lane: Lane) -> Sequence[StateEntry]:
    """The states of the last TCP end at a lifeline; of its listening socket if there is no connection yet."""
    ends = world.ends_at(lane.address) if lane.address is not None else []
    connected = [end for end in ends if end.peer is not None]
    chosen = (connected or ends)[-1:]
    return chosen[0].states if chosen else ()


def paint_states(painter: QPainter, lane: Lane, stretches: Sequence[Stretch], style: Style) -> None:
    """The bar beside a lifeline: one fill for each kind of state, its name where it begins."""
    theme = style.theme
    width = theme.px(BAR)
    for stretch in stretches:
        if stretch.bottom - stretch.top < 1:
            continue
        fill = STATE_FILLS.get(stretch.state, ORANGE)
        painter.setPen(QPen(theme.border, max(1.0, theme.scale)))
        painter.setBrush(theme.surface if stretch.state is TcpState.CLOSED else fill.fill)
        painter.drawRect(QRectF(lane.x - width / 2, stretch.top, width, stretch.bottom - stretch.top))


# Calls


def paint_wait(painter: QPainter, lane: Lane, top: float, bottom: float, style: Style) -> None:
    """A line along the lifeline for as long as a call had to wait."""
    theme = style.theme
    x = lane.x + (-1 if lane.is_left else 1) * (theme.px(BAR) / 2 + theme.px(4))
    painter.setPen(QPen(VERMILION.fill, theme.px(3)))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))


# Arrows


def paint_line(painter: QPainter, arrow: Arrow, share: float, style: Style, is_selected: bool) -> None:
    """The arrow as far as the packet has come; a dashed line for the rest of its way."""
    theme = style.theme
    colour = theme.accent if is_selected else theme.muted
    x, y = arrow.point(share)
    if share < 1:
        painter.setPen(QPen(theme.divider, theme.stroke * 0.6, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, y), QPointF(arrow.x2, arrow.y2))
    painter.setPen(QPen(colour, theme.stroke * (1.3 if is_selected else 1)))
    painter.drawLine(QPointF(arrow.x1, arrow.y1), QPointF(x, y))
    if share > 0.02:
        _paint_tip(painter, arrow, x, y, colour, theme)


def _paint_tip(painter: QPainter, arrow: Arrow, x: float, y: float, colour: QColor, theme: Theme) -> None:
    dx, dy = arrow.x2 - arrow.x1, arrow.y2 - arrow.y1
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / length, dy / length
    size = theme.px(10)
    back_x, back_y = x - ux * size, y - uy * size
    wing = size * 0.5
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, y),
                QPointF(back_x - uy * wing, back_y + ux * wing),
                QPointF(back_x + uy * wing, back_y - ux * wing),
            ]
        )
    )


def cross_box(arrow: Arrow, style: Style) -> QRectF:
    """Where the cross of a ghost stands: at the end of its way."""
    x, y = arrow.end
    size = style.theme.px(CROSS)
    return QRectF(x - size, y - size, 2 * size, 2 * size)


# The moment


def paint_playhead(painter: QPainter, y: float, frame: Frame, style: Style) -> None:
    """The line of the present moment, across the whole ladder."""
    theme = style.theme
    painter.setPen(QPen(theme.accent, max(1.0, theme.scale)))
    painter.drawLine(QPointF(0, y), QPointF(frame.width, y))
    size = theme.px(6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawPolygon(QPolygonF([QPointF(0, y - size), QPointF(size, y), QPointF(0, y + size)]))


def gap_box(y: float, lanes: Sequence[Lane], style: Style) -> QRectF:
    """Where it stands how long nothing moved: between two lifelines, so that no bar covers it."""
    theme = style.theme
    right = len(lanes) // 2
    left, width = lanes[max(0, right - 1)].x, theme.px(GAP_WIDTH)
    x, height = (left + lanes[right].x) / 2, theme.line_height(Role.CAPTION)
    return QRectF(x - width / 2, y - height / 2, width, height)


def paint_gap(painter: QPainter, text: str, box: QRectF, style: Style) -> QRectF:
    """How long nothing moved between two packets; where that stands in `box`."""
    painter.setFont(style.theme.font(Role.CODE_CAPTION))
    painter.setPen(style.theme.muted)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    width = QFontMetricsF(painter.font()).horizontalAdvance(text)
    return QRectF(box.center().x() - width / 2, box.top(), width, box.height())
