"""Where the parts of the window stand: the lessons at the left, the header above, the stage's column, the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.panels import Panel
from widgets.named import named
from widgets.theme import Theme

NARROW, NARROWEST = 1200, 840
"""Pixels at normal scale below which the inspector has no room beside the stage, and the lessons neither.

They are more than what stands there must have, so that a window can be made narrower than them.
"""


@dataclass(frozen=True)
class Parts:
    """What is to be placed; `column` from above to below, of which `area` takes all the room that is left.

    `foot` stands below whatever room is shown.
    """

    lessons: QWidget
    header: QWidget
    column: Sequence[QWidget]
    area: QWidget
    inspector: QWidget
    foot: QWidget


class Places:
    """Places the parts in `window`. `panels` are those that fold away: lessons and inspector.

    `floor` holds whatever room is shown, `column` those parts that are not beside the stage.
    """

    def __init__(self, window: QWidget, parts: Parts) -> None:
        whole, right, body, column = (named(QWidget(), name) for name in ("window", "right", "body", "stage_column"))
        across, down, beside, filling = QHBoxLayout(whole), QVBoxLayout(right), QHBoxLayout(body), QVBoxLayout(window)
        for layout in (across, down, beside, filling):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self.column = column
        self._column = QVBoxLayout(column)
        for part in parts.column:
            self._column.addWidget(part, 1 if part is parts.area else 0)
        floor = self.floor = named(QWidget(), "floor")
        self._body = body
        self._floor = QVBoxLayout(floor)
        self._floor.setContentsMargins(0, 0, 0, 0)
        self._room: QWidget | None = None
        self._floor.addWidget(body)
        beside.addWidget(column, 1)
        down.addWidget(parts.header)
        down.addWidget(floor, 1)
        down.addWidget(parts.foot)
        across.addWidget(right, 1)
        filling.addWidget(whole)
        self.panels = (Panel(parts.lessons, across, 0, floor), Panel(parts.inspector, beside, 1, body))

    def show_room(self, room: QWidget | None) -> None:
        """Another room in the place of stage and inspector; None brings them back."""
        if room is self._room:
            return
        if self._room is not None:
            self._room.hide()
        self._room = room
        self._body.setVisible(room is None)
        if room is not None:
            self._floor.addWidget(room)
            room.show()

    def fold(self, theme: Theme, width: int, *, brings_back: bool = True) -> tuple[bool, bool]:
        """Projecting, lessons and inspector lie over the stage; in a window of `width` pixels those that lack room do.

        Returns which of the two do. Without `brings_back` none comes back beside the stage.
        """
        for panel, least in zip(self.panels, (NARROWEST, NARROW), strict=True):
            is_wanted = theme.is_projecting or width < theme.px(least)
            panel.set_floating(is_wanted or (panel.floats and not brings_back))
        lessons, inspector = self.panels
        return lessons.floats, inspector.floats

    def set_theme(self, theme: Theme) -> None:
        """Spaces between the parts."""
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, theme.gap(12), margin, theme.gap(12))
        self._column.setSpacing(theme.gap(10))
