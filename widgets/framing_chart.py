"""What the four ways of framing cost: the time for 1 to 1,000 messages, near by and over a long cable.

Imports pyqtgraph, which takes half a second: so it is made when it is first looked at.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sim.network.framing_costs import FAR, LONGEST, METHODS, NEAR, Measurement, findings
from sim.words import pieces_of
from widgets.formats import byte_count, duration
from widgets.icons import icon
from widgets.method_plot import LEAST, MethodPlot
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import pieces_said, rich

ROOM_FOR_ALL = 330
"""The height, at normal scale, from which on all sentences find room below the plots."""
ROOM_FOR_TABLE = 420
"""The same for the table."""
UNMEASURED = (1e-4, 10.0)
MARGIN = 2.0
"""So many times more, and less, than the points need is the range of the time axis."""


class FramingChart(Speaking, QWidget):
    """Two plots, the sentences that they speak, and the way to take their points.

    Signals:
        measure_requested: take all points anew.
        stop_requested: take no more.
    """

    measure_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framing_chart")
        self._theme = LIGHT
        self._measurement = Measurement()
        self._title = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "chart_title")
        self._progress = named(QLabel(textFormat=Qt.TextFormat.PlainText), "chart_progress")
        self._progress.setProperty("tone", "muted")
        self._button = named(QPushButton(), "measure_button")
        self._button.clicked.connect(self._press)
        self._note = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "chart_note")
        self._table = named(QLabel(textFormat=Qt.TextFormat.RichText), "chart_table")
        self.plots = {place: MethodPlot(f"{place}_chart") for place in (NEAR, FAR)}
        self._lay_out()
        self.set_theme(LIGHT)
        self.retranslate()

    def _lay_out(self) -> None:
        head, plots = QHBoxLayout(), QHBoxLayout()
        for widget in (self._title, self._progress, self._button):
            head.addWidget(widget, int(widget is self._title))
        for plot in self.plots.values():
            plots.addWidget(plot, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(plots, 1)
        self._column.addWidget(self._table)
        self._column.addWidget(self._note)

    def show_measurement(self, measurement: Measurement) -> None:
        """Show the points that have been taken."""
        self._measurement = measurement
        self._show()

    def _press(self) -> None:
        (self.stop_requested if self._measurement.is_running else self.measure_requested).emit()

    def _show(self) -> None:
        seconds = [max(point.seconds, LEAST) for point in self._measurement.points] or list(UNMEASURED)
        limits = min(seconds) / MARGIN, max(seconds) * MARGIN
        for place, plot in self.plots.items():
            plot.show_lines({method: self._measurement.line(method, place) for method in METHODS}, limits)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._column.setContentsMargins(theme.gap(12), theme.gap(4), theme.gap(12), theme.gap(8))
        self._column.setSpacing(theme.gap(4))
        self._title.setFont(theme.font(Role.BODY, QFont.Weight.Normal))
        self._progress.setFont(theme.font(Role.CAPTION))
        for label in (self._note, self._table):
            label.setFont(theme.font(Role.BODY))
        for plot in self.plots.values():
            plot.set_theme(theme)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_note()

    # Words

    def retranslate(self) -> None:
        self._title.setText(self.tr("Time until the last byte has arrived, by the number of messages"))
        self._say()

    def _say(self) -> None:
        found, theme = self._measurement, self._theme
        text = self.tr("Stop") if found.is_running else self.tr("Measure")
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self._button.setIcon(icon("square" if found.is_running else "play", theme.text))
        done = self.tr("{done} of {total} runs").format(done=len(found.points), total=found.total)
        self._progress.setText(done if found.total else "")
        names = self._method_names()
        for place, plot in self.plots.items():
            plot.set_words(self._place(place), names, self._modelled())
        self._say_note()
        self.setAccessibleDescription(self._description())

    def _say_note(self) -> None:
        """All sentences where there is room; else the first, and all of them as a tip."""
        found = self._measurement
        if found.problem is not None:
            sentences = [rich(pieces_said(found.problem))]
        elif found.points:
            sentences = [rich(pieces_said(sentence)) for sentence in findings(found)]
        else:
            sentences = [rich(pieces_of(self._invitation()))]
        rows = self._rows() if self.height() >= self._theme.px(ROOM_FOR_TABLE) else []
        self._table.setText(_html_of(rows, self._theme.px(20)))
        self._table.setVisible(bool(rows))
        room = len(sentences) if self.height() >= self._theme.px(ROOM_FOR_ALL) else 1
        self._note.setText("<br>".join(sentences[:room]))
        self._note.setToolTip("<br>".join(sentences))

    def _rows(self) -> list[list[str]]:
        """What the same messages have cost by each method, far away if that was measured; the heads first."""
        points = self._measurement.all_at_once(FAR) or self._measurement.all_at_once(NEAR)
        if not points:
            return []
        case, names = points[0].case, self._method_names()
        count = self.tr("{count} messages").format(count=case.count)
        heads = [self.tr("right"), self.tr("time"), self.tr("round trips"), self.tr("packets"), self.tr("on the cable")]
        rows = [[f"{self._place(case.place)} · {count}", *heads]]
        for point in points:
            right = self.tr("{right} of {count}").format(right=point.right, count=point.case.count)
            figures = [duration(point.seconds), str(point.round_trips), str(point.packets), byte_count(point.size)]
            name = names[point.case.method]
            rows.append([self._modelled().format(name=name) if point.case.stands_in else name, right, *figures])
        return rows

    def _invitation(self) -> str:
        return self.tr(
            "Each point is a run of the lesson's own programs, in processes of their own: by all four methods, near by"
            " and over a cable with a round trip of 50 ms, without Nagle. What would wait longer than {most} s there is"
            " left to the model, which has a clock of its own. It takes about a minute."
        ).format(most=round(LONGEST))

    def _method_names(self) -> dict[str, str]:
        return {
            "unframed": self.tr("none"),
            "confirmed": self.tr("length, then ok"),
            "header": self.tr("header"),
            "delimiter": self.tr("delimiter"),
        }

    def _modelled(self) -> str:
        return self.tr("{name} (model)")

    def _place(self, place: str) -> str:
        usual = (point.case for point in self._measurement.points if not point.case.stands_in)
        source = next((case.source for case in usual if case.place == place), "")
        words = {
            (NEAR, ""): self.tr("Near by"),
            (NEAR, "loopback"): self.tr("On loopback"),
            (NEAR, "model"): self.tr("Near by, on the model"),
            (FAR, ""): self.tr("Over 50 ms"),
            (FAR, "wire"): self.tr("On the wire, 50 ms there and back"),
            (FAR, "model"): self.tr("On the model, 50 ms there and back"),
        }
        return words[place, source]

    def _description(self) -> str:
        names = self._method_names()
        points = ((point.case, point.seconds) for point in self._measurement.points)
        return "; ".join(
            f"{names[case.method]}, {self._place(case.place)}, {case.count}: {seconds:.6f} s"
            for case, seconds in points
        )


def _html_of(rows: list[list[str]], gap: int) -> str:
    """A table with heads, figures at the right; `gap` is between columns, in pixels."""
    lines = []
    for number, row in enumerate(rows):
        kind = "td" if number else "th"
        cells = (
            f'<{kind} align="{"right" if column else "left"}" style="padding-right: {gap}px">{escape(text)}</{kind}>'
            for column, text in enumerate(row)
        )
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table cellspacing=0>{''.join(lines)}</table>" if lines else ""
