"""One program of the lesson: its code with the current line, whether it is blocked, its last call, what it printed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sim.network.programs import Call, Program
from sim.network.world import World
from widgets.chips import IconLook, chip_font, icon_chip_width, paint_icon_chip
from widgets.code_view import CodeView
from widgets.elided_label import ElidedLabel
from widgets.formats import duration
from widgets.named import named
from widgets.theme import GREEN, GREY, LIGHT, VERMILION, Fill, Role, Theme

STATUS_ICONS = {"blocked": "x", "running": "circle", "ended": "square", "failed": "triangle-alert"}
STATUS_FILLS: dict[str, Fill] = {"blocked": VERMILION, "running": GREEN, "ended": GREY, "failed": VERMILION}


class StatusChip(QWidget):
    """How a program is doing, as a symbol and a word on a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._status, self._text = "", ""
        self._theme = LIGHT

    @property
    def status(self) -> str:
        """One of "blocked", "running", "ended", "failed", or nothing."""
        return self._status

    def show_status(self, status: str, text: str) -> None:
        """Show `text` in the manner of `status`; an empty status shows nothing."""
        if (status, text) != (self._status, self._text):
            self._status, self._text = status, text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._status:
            return QSize(0, self._theme.px(22))
        return QSize(icon_chip_width(self._text, self._theme), self._theme.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._status:
            return
        look = IconLook(STATUS_ICONS[self._status], STATUS_FILLS[self._status], is_filled=self._status == "running")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_icon_chip(painter, QRectF(self.rect()), self._text, look, self._theme)


class CodePane(QFrame):
    """The card of one program, by its name."""

    def __init__(self, program: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"code_pane_{program}")
        self.setProperty("card", True)
        self.program = program
        self._world, self._time = World(), 0.0
        self._theme = LIGHT
        self._title = QLabel(f"{program}.py", textFormat=Qt.TextFormat.PlainText)
        self._title.setObjectName(f"{program}_title")
        self._place = named(QLabel(textFormat=Qt.TextFormat.PlainText), f"{program}_place")
        self._place.setProperty("tone", "muted")
        self._chip = StatusChip()
        self._chip.setObjectName(f"{program}_status")
        self.code = CodeView()
        self.code.setObjectName(f"{program}_code")
        self._call, self._output = (ElidedLabel(Qt.TextElideMode.ElideMiddle) for _ in range(2))
        self._lay_out()
        self._retranslate()

    @property
    def status(self) -> str:
        """What the chip says: "blocked", "running", "ended", "failed" or nothing."""
        return self._chip.status

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 4, 4)
        head.addWidget(self._title)
        head.addSpacing(6)
        head.addWidget(self._place)
        head.addStretch()
        head.addWidget(self._chip)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(12, 6, 12, 8)
        foot.setSpacing(2)
        for label in (self._call, self._output):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            foot.addWidget(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_rule())
        column.addWidget(self.code, 1)
        column.addWidget(_rule())
        column.addWidget(self._foot)

    def set_compact(self, compact: bool) -> None:
        """Leave out the last call and the last output, where there is room for the code only."""
        self._foot.setHidden(compact)

    def set_source(self, source: str) -> None:
        """Show the program as it stands in the lesson, before it runs."""
        self.code.set_source(source)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._chip.set_theme(theme)
        self.code.set_theme(theme)
        self._title.setFont(theme.font(Role.BODY, chip_font(theme).weight()))
        self._place.setFont(theme.font(Role.CAPTION))
        for label in (self._call, self._output):
            label.setFont(theme.font(Role.CODE_CAPTION))

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._world, self._time = world, time
        program = world.programs.get(self.program)
        if program is None:
            self.code.show_line(0)
            self._chip.show_status("", "")
            self._place.setText("")
            self._call.setText("")
            self._output.setText("")
            self._output.hide()
            return
        if program.text:
            self.code.set_source(program.text)
        self.code.show_line(program.line, program.failure is not None, _lines_of_calls(program))
        self._chip.show_status(*self._status_of(program))
        self._place.setText(self.tr("model") if program.is_modelled else self.tr("kernel"))
        self._call.setText(self._call_text(program))
        self._output.setText(self._output_text(program))
        self._output.setVisible(bool(self._output.text()))

    def _status_of(self, program: Program) -> tuple[str, str]:
        if program.failure is not None:
            return "failed", program.failure.error
        if program.end is not None:
            return "ended", self.tr("ended")
        if program.is_blocked:
            return "blocked", self.tr("blocked")
        return "running", self.tr("runs")

    def _call_text(self, program: Program) -> str:
        call = program.call or (program.calls[-1] if program.calls else None)
        if call is None:
            return ""
        called = f"{call.started.name}({call.started.arguments})"
        if call.returned is None:
            waited = duration(max(0.0, self._time - call.started.time))
            return f"{called}  " + self.tr("for {time} now").format(time=waited)
        return f"{called} {_arrow_result(call)}  " + duration(call.duration or 0.0)

    def _output_text(self, program: Program) -> str:
        if not program.printed:
            return ""
        return self.tr("printed: {text}").format(text=program.printed[-1].rstrip("\n").rpartition("\n")[2])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Program {name}").format(name=self.program))
        self.code.setAccessibleName(self.tr("Code of {name}").format(name=self.program))
        self._call.setAccessibleName(self.tr("Last socket call"))
        self._output.setAccessibleName(self.tr("Last printed line"))
        self.show_world(self._world, self._time)


def _arrow_result(call: Call) -> str:
    assert call.returned is not None
    if call.returned.error:
        return f"-> {call.returned.error}"
    return f"-> {call.returned.result}" if call.returned.result else ""


def _lines_of_calls(program: Program) -> dict[int, bool]:
    """The lines whose calls have not returned; True where one must wait."""
    lines: dict[int, bool] = {}
    for call in program.running.values():
        lines[call.started.line] = lines.get(call.started.line, False) or call.started.must_wait
    return lines


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line
