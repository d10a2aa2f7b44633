"""The bits of a frame as a signal: no return to zero, and Manchester as Ethernet at 10 Mbit/s sends it.

Imports pyqtgraph, which takes half a second: so it is made when there is a first frame to draw.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollBar, QVBoxLayout, QWidget

from sim.network.encapsulation import MACS, Medium
from sim.network.line_codes import Curve, bits_of, manchester, nrz
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import BLUE, GREEN, LIGHT, Role, Theme

PLOT_HEIGHTS = (84, 130)
TIGHT, TIGHT_PLOT = 231, 54
"""Of so little room the plot takes this much, and leaves the bytes out: they stand in the layers above."""
BIT = 20
"""Pixels that one bit takes at least, at normal scale."""
NRZ_LEVEL, MANCHESTER_LEVEL, BITS_AT, BYTES_AT = 1.75, 0.0, 3.3, 4.3
TOP, TIGHT_TOP, BOTTOM = 4.75, 3.8, -0.35
NAMES = 4.4
"""Bits of room at the left, for the names of the curves."""


class SignalPlot(Speaking, QWidget):
    """As many bytes of a frame as there is room for; the scroll bar leads to the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "signal")
        self._theme = LIGHT
        self._data = b""
        self._share = 0.0
        self._start = 0
        self._medium = Medium.CABLE
        self._is_compact = False
        self._room = 0
        self._plot = named(pg.PlotWidget(), "signal_plot")
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(False, False)
        self._plot.hideButtons()
        # Keys have nothing to do there: the bar below moves it.
        for part in (self._plot, self._plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for side in ("left", "bottom"):
            self._plot.hideAxis(side)
        self._curves = [self._plot.plot() for _ in range(2)]
        self._playhead = pg.InfiniteLine(angle=90)
        self._plot.addItem(self._playhead)
        self._texts: list[pg.TextItem] = []
        self._scroll = named(QScrollBar(Qt.Orientation.Horizontal), "signal_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.valueChanged.connect(self._draw)
        self._note = named(QLabel(wordWrap=True), "signal_note")
        self._note.setProperty("tone", "muted")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._plot, self._scroll, self._note):
            column.addWidget(part)
        self._say()

    @property
    def first_byte(self) -> int:
        """The first byte of the frame that is in sight."""
        return self._scroll.value()

    @property
    def byte_count(self) -> int:
        """How many bytes are in sight at a time."""
        return max(1, int(self._plot.width() / (BIT * self._theme.scale) - NAMES) // 8)

    def set_room(self, room: int, compact: bool) -> None:
        """Take a share of `room` (pixels in height); `compact`: leave out the note and the scroll bar."""
        self._room = room
        self._is_compact = compact
        self._set_height()
        self._note.setHidden(compact)
        self._draw()

    def _set_height(self) -> None:
        low, high = (self._theme.px(height) for height in PLOT_HEIGHTS)
        usual = low if self._is_compact else min(high, max(low, self._room // 6))
        self._plot.setFixedHeight(self._theme.px(TIGHT_PLOT) if self._is_tight else usual)

    @property
    def _is_tight(self) -> bool:
        return self._is_compact and self._room < self._theme.px(TIGHT)

    def scroll_to(self, byte: int) -> None:
        """Let this byte of the frame be the first in sight, or as near to that as can be."""
        self._scroll.setValue(byte)

    def show_frame(self, data: bytes, medium: Medium, start: int = 0) -> None:
        """Show this frame from its byte `start` on, and say what it goes over."""
        if (data, medium, start) != (self._data, self._medium, self._start):
            self._data, self._medium, self._start = data, medium, start
            self._say()
            self._draw()
            # MAC addresses of zeros: nothing to see there.
            self._scroll.setValue(MACS if medium is Medium.LOOPBACK and start == 0 else start)

    def show_share(self, share: float) -> None:
        """Show how much of its way over the cable the frame has behind it, from 0 to 1."""
        if share != self._share:
            self._share = share
            self._place_playhead()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._plot.setBackground(theme.surface)
        for curve, fill in zip(self._curves, (BLUE, GREEN), strict=True):
            curve.setPen(pg.mkPen(fill.fill, width=2 * theme.scale))
        self._playhead.setPen(pg.mkPen(theme.accent, width=2 * theme.scale))
        self._column.setSpacing(theme.gap(2))
        self._set_height()
        self._note.setStyleSheet(f"font-size: {theme.px(Role.CAPTION.value[0])}px; color: {theme.muted.name()};")
        self._draw()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # QResizeEvent, which pyqtgraph's types hide
        self._draw()

    # Drawing

    def _draw(self) -> None:
        count = self.byte_count
        self._scroll.setRange(self._start, max(self._start, len(self._data) - count))
        self._scroll.setPageStep(count)
        self._scroll.setVisible(len(self._data) - self._start > count and not self._is_compact)
        seen = self._data[self.first_byte : self.first_byte + count]
        bits = bits_of(seen)
        for curve, code, level in zip(
            self._curves, (nrz(bits), manchester(bits)), (NRZ_LEVEL, MANCHESTER_LEVEL), strict=True
        ):
            curve.setData(*_columns(code, level))
        top = TIGHT_TOP if self._is_tight else TOP
        self._plot.setRange(xRange=(-NAMES, 8 * count), yRange=(BOTTOM, top), padding=0, disableAutoRange=True)
        self._write(seen, bits)
        self._place_playhead()

    def _write(self, seen: bytes, bits: list[int]) -> None:
        for text in self._texts:
            self._plot.removeItem(text)
        theme = self._theme
        self._texts = [self._text(self.tr("NRZ"), -NAMES, NRZ_LEVEL + 0.5, (0, 0.5))]
        self._texts.append(self._text(self.tr("Manchester"), -NAMES, MANCHESTER_LEVEL + 0.5, (0, 0.5)))
        for place, bit in enumerate(bits):
            self._texts.append(self._text(str(bit), place + 0.5, BITS_AT, (0.5, 0.5)))
        for place, byte in enumerate(() if self._is_tight else seen):
            about = f"{self.first_byte + place}: {byte:02x}"
            self._texts.append(self._text(about, 8 * place + 4, BYTES_AT, (0.5, 0.5), theme.muted.name()))

    def _text(self, text: str, x: float, y: float, anchor: tuple[float, float], colour: str = "") -> pg.TextItem:
        item = pg.TextItem(text, color=colour or self._theme.text.name(), anchor=anchor)
        item.setFont(self._theme.font(Role.CODE_CAPTION))
        item.setPos(x, y)
        self._plot.addItem(item)
        return item

    def _place_playhead(self) -> None:
        self._playhead.setVisible(0 < self._share < 1)
        self._playhead.setPos(self._share * 8 * self.byte_count)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._say()
        self._draw()

    def _say(self) -> None:
        self.setAccessibleName(self.tr("Bits as a signal"))
        self._scroll.setAccessibleName(self.tr("Bytes in sight"))
        self._note.setText(self._about())

    def _about(self) -> str:
        match self._medium:
            case Medium.LOOPBACK:
                return self.tr("On loopback nothing goes over a wire. Drawn as 10 Mbit/s Ethernet would send it.")
            case Medium.UNKNOWN:
                return self.tr("No frame was captured. Drawn from the packet on, as 10 Mbit/s Ethernet would send it.")
            case Medium.CABLE:
                return self.tr(
                    "Drawn, not measured: 10 Mbit/s Ethernet, lowest bit first. Preamble and FCS are not captured."
                )


def _columns(curve: Curve, level: float) -> tuple[list[float], list[float]]:
    return [x for x, _ in curve], [y + level for _, y in curve]
