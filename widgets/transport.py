"""Play, pause, step, scrub, speed, and how time is spread: the bar under the stage."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from sim.axis import Axis, Scale
from sim.network.packets import Packet
from widgets.chips import chips_of, fill_of
from widgets.formats import clock
from widgets.icons import icon
from widgets.named import named
from widgets.scrubber import Mark, Scrubber
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

SPEEDS = {0.25: "×¼", 0.5: "×½", 1.0: "×1", 2.0: "×2", 4.0: "×4"}
ROOMY = 900
"""Pixels from which on the last buttons carry words beside their icons."""
ICONS = {"home": "skip-back", "back": "step-back", "play": "play", "step": "step-forward", "end": "skip-forward"}
SCALE_ICONS = {Scale.STEPS: "columns-4", Scale.COMPRESSED: "fold-horizontal", Scale.LINEAR: "ruler"}


def next_speed(speed: float, steps: int) -> float:
    """The one of SPEEDS that is so many steps faster than `speed` (slower, if negative), or the last one there is."""
    speeds = list(SPEEDS)
    index = min(range(len(speeds)), key=lambda each: abs(speeds[each] - speed))
    return speeds[min(max(index + steps, 0), len(speeds) - 1)]


class TransportBar(Speaking, QWidget):
    """Shows where the player is and says what the person wishes; it moves nothing by itself.

    Signals:
        play_requested, pause_requested, home_requested, back_requested, step_requested, end_requested: a button.
        position_requested: a position on the axis was pointed at.
        speed_requested: units of position per second.
        scale_requested: another way of giving room to time.
        zoom_requested: more room and time for everything. arg: how many times twice the room
        unzoom_requested: as much room as the scale gives by itself.
        relative_requested: sequence numbers from 0 (True), or as they are on the wire.
        follow_live_requested: whether to stay on the newest event.
    """

    play_requested = Signal()
    pause_requested = Signal()
    home_requested = Signal()
    back_requested = Signal()
    step_requested = Signal()
    end_requested = Signal()
    position_requested = Signal(float)
    speed_requested = Signal(float)
    scale_requested = Signal(object)
    zoom_requested = Signal(float)
    unzoom_requested = Signal()
    relative_requested = Signal(bool)
    follow_live_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transport")
        self._theme, self._is_playing, self._axis, self._scale = LIGHT, False, Axis([]), Scale.STEPS
        self._packets: Sequence[Packet] = ()
        self._horizon = inf
        self.scrubber = Scrubber(self)
        self.scrubber.setObjectName("scrubber")
        self.scrubber.position_requested.connect(self.position_requested)
        self._buttons = {name: named(QToolButton(), f"{name}_button") for name in ICONS}
        self._read_out = named(
            QLabel(
                alignment=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                textFormat=Qt.TextFormat.PlainText,
            ),
            "time_read_out",
        )
        self._speed = named(QComboBox(), "speed_choice")
        self._scale_button = named(QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup), "scale_button")
        self._scales: dict[Scale, QAction] = {}
        self._zooms = {name: named(QAction(self), name) for name in ("zoom_in", "zoom_out", "unzoom")}
        self._relative = named(QAction(self, checkable=True, checked=True), "relative_numbers")
        self._follow = named(QToolButton(), "follow_live_button")
        self._build()
        self._connect()
        self.retranslate()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        for speed, text in SPEEDS.items():
            self._speed.addItem(text, speed)
        self._speed.setCurrentText(SPEEDS[1.0])
        menu, group = QMenu(self._scale_button), QActionGroup(self)
        for scale in (Scale.STEPS, Scale.COMPRESSED, Scale.LINEAR):
            action = named(QAction(self, checkable=True), f"scale_{scale.value}")
            action.triggered.connect(lambda _checked=False, scale=scale: self.scale_requested.emit(scale))
            group.addAction(action)
            menu.addAction(action)
            self._scales[scale] = action
        menu.addSeparator()
        menu.addActions(list(self._zooms.values()))
        menu.addSeparator()
        menu.addAction(self._relative)
        self._relative.toggled.connect(self.relative_requested)
        self._relative.toggled.connect(lambda _relative: self._show_scale())
        self._scale_button.setMenu(menu)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons.values():
            layout.addWidget(button)
        layout.addWidget(self.scrubber, 1)
        for widget in (self._read_out, self._speed, self._scale_button, self._follow):
            layout.addWidget(widget)

    def _connect(self) -> None:
        wishes = {
            "home": self.home_requested,
            "back": self.back_requested,
            "step": self.step_requested,
            "end": self.end_requested,
        }
        for name, wish in wishes.items():
            self._buttons[name].clicked.connect(wish)
        self._buttons["play"].clicked.connect(self._toggle)
        self._speed.activated.connect(lambda index: self.speed_requested.emit(self._speed.itemData(index)))
        self._zooms["zoom_in"].triggered.connect(lambda: self.zoom_requested.emit(1.0))
        self._zooms["zoom_out"].triggered.connect(lambda: self.zoom_requested.emit(-1.0))
        self._zooms["unzoom"].triggered.connect(lambda: self.unzoom_requested.emit())
        self._follow.setCheckable(True)
        self._follow.clicked.connect(self.follow_live_requested)

    def _toggle(self) -> None:
        (self.pause_requested if self._is_playing else self.play_requested).emit()

    # What it shows

    def set_axis(self, axis: Axis, packets: Sequence[Packet]) -> None:
        """The length of the run and a mark for every packet of it."""
        self._axis, self._scale, self._packets = axis, axis.scale, packets
        self.scrubber.set_length(axis.length)
        self._show_marks()
        self._scales[axis.scale].setChecked(True)
        self._show_scale()

    def hide_after(self, time: float) -> None:
        """What is sent from that time (seconds) on is to be guessed, and has no mark."""
        self._horizon = time
        self._show_marks()

    def _show_marks(self) -> None:
        stride = max(1, len(self._packets) // 2000)
        seen = (packet for packet in self._packets[::stride] if packet.sent < self._horizon)
        marked = ((packet.sent, next(iter(chips_of(packet)), "")) for packet in seen)
        self.scrubber.set_marks([Mark(self._axis.position_of(sent), fill_of(chip)) for sent, chip in marked])

    def show_time(self, position: float, time: float) -> None:
        """Where the playhead is; `time` in seconds."""
        self.scrubber.set_position(position)
        self._read_out.setText(f"{clock(time)} s")

    def show_steps(self, position: float, step: int, steps: int) -> None:
        """Where the playhead is in a run whose time is counted in steps."""
        self.scrubber.set_position(position)
        self._read_out.setText(self.tr("step {step} / {steps}").format(step=step, steps=steps))

    def offer_times(self, are_offered: bool) -> None:
        """Whether there is a choice of how time is spread, and a newest moment to stay at."""
        self._scale_button.setVisible(are_offered)
        self._follow.setVisible(are_offered)

    def take_focus(self) -> None:
        """Have the keyboard where Space plays and pauses."""
        self._buttons["play"].setFocus()

    def offer_play(self, is_offered: bool) -> None:
        """Whether there is something to play."""
        self._buttons["play"].setEnabled(is_offered)

    def set_playing(self, playing: bool) -> None:
        """Whether the button pauses or plays."""
        self._is_playing = playing
        self._show_play()

    def set_speed(self, speed: float) -> None:
        """The speed that the player has."""
        self._speed.setCurrentIndex(max(self._speed.findData(speed), 0))

    def set_follow_live(self, follow: bool) -> None:
        """Whether the player stays on the newest event."""
        self._follow.setChecked(follow)
        self._show_follow()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._theme = theme
        self.scrubber.set_theme(theme)
        self._row.setSpacing(theme.px(8))
        size = QSize(theme.px(18), theme.px(18))
        for button in (*self._buttons.values(), self._scale_button, self._follow):
            button.setIconSize(size)
        for name, button in self._buttons.items():
            button.setIcon(icon(ICONS[name], theme.text, theme.muted, filled=True))
        self._buttons["play"].setMinimumWidth(theme.px(46))
        self._buttons["play"].setProperty("primary", True)
        self._read_out.setFont(theme.font(Role.CODE))
        self._read_out.setMinimumWidth(self._read_out.fontMetrics().horizontalAdvance("00.000 000 s"))
        self._show_play()
        self._show_scale()
        self._show_follow()
        self._show_words()

    def _show_play(self) -> None:
        button = self._buttons["play"]
        button.setIcon(
            icon("pause" if self._is_playing else "play", self._theme.on_accent, self._theme.muted, filled=True)
        )
        title = self.tr("Pause") if self._is_playing else self.tr("Play")
        button.setToolTip(self.tr("{action} (Space)").format(action=title))
        button.setAccessibleName(title)

    def _show_scale(self) -> None:
        theme = self._theme
        self._scale_button.setIcon(icon(SCALE_ICONS[self._scale], theme.text))
        chosen = icon("check", theme.accent)
        for scale, action in self._scales.items():
            action.setIcon(chosen if action.isChecked() else icon(SCALE_ICONS[scale], theme.text))
        self._relative.setIcon(chosen if self._relative.isChecked() else QIcon())
        self._scale_button.setText(" " + self._scales[self._scale].text())

    def _show_follow(self) -> None:
        theme = self._theme
        self._follow.setIcon(icon("radio", theme.on_accent if self._follow.isChecked() else theme.text))

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        titles = {
            "home": self.tr("To the start (Home)"),
            "back": self.tr("One step back (Left)"),
            "step": self.tr("One step (Right)"),
            "end": self.tr("To the end (End)"),
        }
        for name, title in titles.items():
            self._buttons[name].setToolTip(title)
            self._buttons[name].setAccessibleName(title)
        self._scales[Scale.STEPS].setText(self.tr("Even steps"))
        self._scales[Scale.COMPRESSED].setText(self.tr("Gaps compressed"))
        self._scales[Scale.LINEAR].setText(self.tr("True to scale"))
        self._zooms["zoom_in"].setText(self.tr("Zoom in (Ctrl and +)"))
        self._zooms["zoom_out"].setText(self.tr("Zoom out (Ctrl and −)"))
        self._zooms["unzoom"].setText(self.tr("Not zoomed (Ctrl and 0)"))
        self._relative.setText(self.tr("Sequence numbers from 0"))
        self._scale_button.setToolTip(self.tr("How much room each stretch of time gets, and how numbers are shown"))
        self._scale_button.setAccessibleName(self.tr("Time axis and numbers"))
        self._follow.setText(" " + self.tr("Live"))
        self._follow.setToolTip(self.tr("Stay on the newest event while the programs run"))
        self._follow.setAccessibleName(self.tr("Follow live"))
        self._speed.setToolTip(self.tr("Speed (+ and −)"))
        self._speed.setAccessibleName(self.tr("Speed"))
        self._read_out.setToolTip(self.tr("Seconds since the run began"))
        self.scrubber.setAccessibleName(self.tr("Place in the run"))
        self._show_play()
        self._show_scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_words()

    def _show_words(self) -> None:
        roomy = self.width() >= self._theme.px(ROOMY)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if roomy else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self._scale_button, self._follow):
            if button.toolButtonStyle() is not style:
                button.setToolButtonStyle(style)
