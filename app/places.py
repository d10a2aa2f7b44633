"""Where the parts of the window stand: the lessons at the left, the header above, the stage's column, the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.panels import Panel
from app.preferences import SMALLEST
from widgets.named import named
from widgets.theme import Theme


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

    def fold(self, theme: Theme, width: int) -> bool:
        """Projecting, lessons and inspector lie over the stage; with large text in a narrow window the inspector does.

        Returns whether it does in a window of `width` pixels.
        """
        lessons, inspector = self.panels
        is_narrow = theme.scale > 1 and width < theme.px(SMALLEST.width())
        lessons.set_floating(theme.is_projecting)
        inspector.set_floating(theme.is_projecting or is_narrow)
        return inspector.floats

    def set_theme(self, theme: Theme) -> None:
        """Spaces between the parts."""
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, theme.gap(12), margin, theme.gap(12))
        self._column.setSpacing(theme.gap(10))
