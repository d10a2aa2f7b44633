"""What stands on a key, drawn as the cap of that key, so that nobody takes it for an answer or a number."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen

from widgets.icons import drawn_icon
from widgets.theme import Role, Theme

SIDE = 20
"""Pixels of a cap's side, before the theme's scale."""


def paint_key_cap(painter: QPainter, room: QRectF, text: str, theme: Theme) -> None:
    """Fill `room` with the cap: thicker below than above, as seen from the front."""
    stroke, radius = max(1.0, theme.scale), theme.px(4)
    edge = room.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.muted, stroke))
    painter.setBrush(theme.muted)
    painter.drawRoundedRect(edge, radius, radius)
    painter.setBrush(theme.surface)
    top = edge.adjusted(0, 0, 0, -2 * stroke)
    painter.drawRoundedRect(top, radius, radius)
    painter.setPen(theme.muted)
    painter.setFont(theme.font(Role.CODE_CAPTION))
    painter.drawText(top, Qt.AlignmentFlag.AlignCenter, text)


def key_cap(text: str, theme: Theme) -> QIcon:
    """The cap as the icon of a button that the key presses."""
    return drawn_icon(lambda painter, room, _: paint_key_cap(painter, room, text, theme))


def key_cap_style(theme: Theme) -> str:
    """A label with the text on the key looks so with this style sheet."""
    stroke, colour = theme.px(1), theme.muted.name()
    edge = f"border: {stroke}px solid {colour}; border-bottom-width: {3 * stroke}px; border-radius: {theme.px(4)}px"
    return f"color: {colour}; background: {theme.surface.name()}; {edge}; padding: 0 {theme.px(5)}px;"
