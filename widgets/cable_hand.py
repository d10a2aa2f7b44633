"""The learner's hand on the cable: what can be done to the frame that is on its way, and to all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from sim.network.packets import Packet
from sim.network.world import World
from widgets.chips import chips_of
from widgets.icons import icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

ON_FRAME = {"drop": "trash-2", "hold": "hand", "duplicate": "copy", "corrupt": "zap", "swap": "arrow-down-up"}
"""What can be done to one frame, and its icon."""


class CableHand(Speaking, QFrame):
    """Buttons for the frame that is chosen, as long as it is on its way.

    Signals:
        hand_requested: what is to be done, and to which frame: see `AnyStage`.
    """

    hand_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cable_hand")
        self._theme = LIGHT
        self._packet: Packet | None = None
        self._selected: int | None = None
        self._world = World()
        self._pause = named(QToolButton(), "cable_pause_button")
        self._pause.setCheckable(True)
        self._pause.clicked.connect(lambda paused: self.hand_requested.emit("pause" if paused else "go_on", 0))
        self._about = named(QLabel(), "cable_frame")
        self._about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = {deed: named(QToolButton(), f"cable_{deed}_button") for deed in ON_FRAME}
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._pause)
        self._row.addWidget(self._about, 1)
        for deed, button in self._buttons.items():
            button.setEnabled(False)
            button.clicked.connect(lambda _checked=False, deed=deed: self._do(deed))
            self._row.addWidget(button)
        self.hide()
        self.set_theme(LIGHT)
        self.retranslate()

    def offer(self, is_offered: bool) -> None:
        """Whether there is a cable that can be reached."""
        if not is_offered:
            self._pause.setChecked(False)
        self.setVisible(is_offered)

    def show_world(self, world: World) -> None:
        """Offer what can be done to the chosen frame in this world."""
        self._world = world
        self._choose()

    def select_packet(self, number: int | None) -> None:
        """The frame that is meant."""
        self._selected = number
        self._choose()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self._row.setContentsMargins(theme.px(8), theme.px(4), theme.px(8), theme.px(4))
        self._row.setSpacing(theme.px(4))
        self._about.setFont(theme.font(Role.CAPTION))
        self._pause.setIcon(icon("circle-pause", theme.text))
        for deed, button in self._buttons.items():
            button.setIcon(icon(ON_FRAME[deed], theme.text, theme.divider))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        titles = {
            "drop": self.tr("Take it off the cable"),
            "hold": self.tr("Let it go on") if self._is_held else self.tr("Hold it where it is"),
            "duplicate": self.tr("Send a second copy after it"),
            "corrupt": self.tr("Change a bit of it"),
            "swap": self.tr("Let the next frame overtake it"),
        }
        for deed, title in titles.items():
            self._buttons[deed].setToolTip(title)
            self._buttons[deed].setAccessibleName(title)
        self._pause.setToolTip(self.tr("Let everything on the cable stand still, and go on"))
        self._pause.setAccessibleName(self._pause.toolTip())
        if self._packet is None:
            self._about.setText(self.tr("Click a frame on its way"))
        else:
            what = " ".join(chips_of(self._packet)).upper()
            self._about.setText(self.tr("{what} is on its way").format(what=what))
        self._about.setToolTip(self._about.text())

    @property
    def _is_held(self) -> bool:
        return self._packet is not None and self._packet.arrives is None

    def _choose(self) -> None:
        packet = self._world.under_way.get(self._selected) if self._selected is not None else None
        if packet is not self._packet:
            self._packet = packet
            for button in self._buttons.values():
                button.setEnabled(packet is not None)
            self.retranslate()

    def _do(self, deed: str) -> None:
        if self._packet is not None:
            self.hand_requested.emit("release" if deed == "hold" and self._is_held else deed, self._packet.number)
