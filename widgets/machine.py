"""The card of one TCP end: whose it is, its state diagram, why it last moved, and all that has happened to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sim.network.events import Address
from sim.network.inference import Origin, TcpEnd
from sim.network.state_arrows import Step, steps_of
from sim.network.world import World
from widgets.named import named
from widgets.state_diagram import StateDiagram
from widgets.step_list import StepList, step_cause, step_name
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich

SENTENCE_LINES = 2
LIST_LINES = 3


class Machine(QFrame):
    """Shows one end; its words stand under the diagram, or beside it where there is little height.

    Signals:
        time_requested: the person wants to see the moment of a step. arg: seconds
    """

    time_requested = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"machine_{name}").setProperty("card", True)
        self._theme = LIGHT
        self._owner, self._address = "", ""
        self._steps: list[Step] = []
        self._name, self._place = QLabel(), QLabel()
        self.diagram = named(StateDiagram(), f"{name}_diagram")
        self._sentence = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), f"{name}_cause")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.steps = StepList()
        for part in (self.diagram, self.steps):
            part.step_chosen.connect(lambda step: self.time_requested.emit(step.time))
        self._lay_out()

    def _lay_out(self) -> None:
        head = self._head = QHBoxLayout()
        head.addWidget(self._name)
        head.addStretch()
        head.addWidget(self._place)
        self._words = QWidget()
        words = self._word_column = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.addWidget(self._sentence)
        words.addWidget(self.steps, 1)
        body = self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        body.addWidget(self.diagram, 1)
        body.addWidget(self._words)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def set_beside(self, beside: bool) -> None:
        """Put the words beside the diagram instead of under it."""
        theme = self._theme
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._body.setDirection(direction)
        for place, share in enumerate((3, 2) if beside else (1, 0)):
            self._body.setStretch(place, share)
        low = SENTENCE_LINES * theme.line_height(Role.BODY) + theme.px(4)
        self._sentence.setFixedHeight(low * 2 if beside else low)
        self.steps.setMinimumHeight(0)
        self.steps.setMaximumHeight(16_777_215 if beside else theme.px(21) * LIST_LINES)

    def show_end(self, owner: str, local: Address | None, end: TcpEnd | None, world: World) -> None:
        """Show `end`, which `owner` (in words) has at `local`; None where it has no socket yet."""
        self._owner, self._address = owner, "" if local is None else str(local)
        self._steps = [] if end is None else steps_of(world, end)
        self.diagram.show_steps(self._steps)
        self.steps.show_steps(self._steps)
        self._say()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self._name.setFont(theme.font(Role.BODY, theme.font(Role.HEADING).weight()))
        self._place.setFont(theme.font(Role.CODE_CAPTION))
        size = theme.px(Role.CAPTION.value[0])
        self._place.setStyleSheet(f"font-size: {size}px; color: {theme.muted.name()};")
        self._sentence.setStyleSheet(f"font-size: {theme.px(Role.BODY.value[0])}px;")
        self._head.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(2))
        self._column.setContentsMargins(1, 1, 1, theme.px(4))
        self._word_column.setContentsMargins(theme.px(12), 0, theme.px(8), 0)
        self._word_column.setSpacing(theme.px(4))
        self.diagram.set_theme(theme)
        self.steps.set_theme(theme)

    def _say(self) -> None:
        self._name.setText(self._owner)
        self._place.setText(" · ".join(filter(None, (self._address, self._origin()))))
        if self._steps:
            last = self._steps[-1]
            self._sentence.setText(rich(f"**{step_name(last)}**  {step_cause(last)}"))
        else:
            self._sentence.setText(self.tr("There is no connection here yet."))

    def _origin(self) -> str:
        """Where the state is known from."""
        if not self._steps:
            return ""
        names = {Origin.KERNEL: self.tr("kernel"), Origin.MODEL: self.tr("model")}
        return names.get(self._steps[-1].origin, self.tr("inferred"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
