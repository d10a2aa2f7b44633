"""One program of the lesson: its code with the current line, whether it is blocked, its last call, what it printed."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from sim.network.events import AnyEvent
from sim.network.news import programs_in
from sim.network.programs import Call, Program
from sim.network.world import World
from widgets.code_editor import CodeEditor
from widgets.code_head import CodeHead
from widgets.code_view import CodeView
from widgets.elided_label import ElidedLabel
from widgets.formats import duration
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import said


class CodePane(Speaking, QFrame):
    """The card of one program, by its name. It turns to the file that the program executes.

    Signals:
        text_edited: run with another text for a file of the lesson. args: the file's name without .py, the text
        writing_changed: the learner begins or ends to write, and needs more or less room.
    """

    text_edited = Signal(str, str)
    writing_changed = Signal()

    def __init__(self, program: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"code_pane_{program}")
        self.setProperty("card", True)
        self.program = program
        self._world, self._time = World(), 0.0
        self._theme = LIGHT
        self._module = self._executed = ""
        self._program_text = ""
        self._drafts: MutableMapping[str, str] = {}
        self._own_text: Callable[[str], str | None] = lambda _name: None
        self._head = CodeHead(program)
        self._head.file_chosen.connect(self._choose_file)
        self._head.wished.connect(self._do)
        self.code, self.editor = named(CodeView(), f"{program}_code"), named(CodeEditor(), f"{program}_editor")
        self.editor.hide()
        self.editor.textChanged.connect(self._keep)
        self._call, self._output = (ElidedLabel(Qt.TextElideMode.ElideMiddle) for _ in range(2))
        self._lay_out()
        self.retranslate()

    @property
    def status(self) -> str:
        """What the chip says: "blocked", "running", "ended", "failed" or nothing."""
        return self._head.chip.status

    def _lay_out(self) -> None:
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
        column.addWidget(self._head)
        column.addWidget(_rule())
        column.addWidget(self.code, 1)
        column.addWidget(self.editor, 1)
        column.addWidget(_rule())
        column.addWidget(self._foot)

    @property
    def is_writing(self) -> bool:
        """Whether the learner writes in it."""
        return not self.editor.isHidden()

    def set_compact(self, compact: bool) -> None:
        """Leave out the last call and the last output, where there is room for the code only."""
        self._foot.setHidden(compact)

    def set_source(self, source: str) -> None:
        """Show the program as it stands in the lesson, before it runs."""
        self._program_text = source
        self.code.set_source(source)

    def set_drafts(self, drafts: MutableMapping[str, str], own_text: Callable[[str], str | None]) -> None:
        """What was written in the files, by their names; what is being written is put there at once.

        `own_text` says what the lesson itself has in a file.
        """
        self._drafts, self._own_text = drafts, own_text

    def offer_edit(self, is_offered: bool) -> None:
        """Whether the learner can change the program's files."""
        self._head.offer_edit(is_offered)
        if not is_offered:
            self._set_writing(False)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        for part in (self._head, self.code, self.editor):
            part.set_theme(theme)
        for label in (self._call, self._output):
            label.setFont(theme.font(Role.CODE_CAPTION))

    def show_world(self, world: World, time: float) -> None:
        """Show this moment."""
        self._world, self._time = world, time
        program = world.programs.get(self.program)
        if program is None:
            self.code.show_line(0)
            self._head.chip.show_status("", "")
            self._head.show_place("")
            self._call.setText("")
            self._output.setText("")
            self._output.hide()
            return
        if program.module != self._executed:
            self._executed = self._module = program.module
        if program.text:
            self._program_text = program.text
        self._show_file(program)
        self._head.chip.show_status(*self._status_of(program))
        self._head.show_place(self.tr("model") if program.is_modelled else self.tr("kernel"))
        self._call.setText(self._call_text(program))
        self._output.setText(self._output_text(program))
        self._output.setVisible(bool(self._output.text()))

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the line that runs, if it is this program that has done something."""
        if self.program not in programs_in(news) or self.is_writing:
            return []
        return [self.code.line_place.translated(self.code.pos())]

    def _show_file(self, program: Program) -> None:
        self._head.show_files(tuple(program.modules), self._module)
        self.code.set_source(program.modules.get(self._module, self._program_text))
        line = program.line if program.module == self._module else 0
        self.code.show_line(line, program.failure is not None, _lines_of_calls(program, self._module))

    def _choose_file(self, module: str) -> None:
        self._module = module
        self.show_world(self._world, self._time)

    # Writing

    def take_edit(self) -> bool:
        """Hand over what is being written, to be run; False if nothing is."""
        is_written = self.is_writing
        if is_written:
            self._do("run")
        return is_written

    def _do(self, wish: str) -> None:
        """One of the buttons in the head."""
        name, text = self._module or self.program, self.editor.toPlainText()
        if wish == "edit":
            self._begin(name)
        elif wish == "restore":
            self._take_back(name)
        self._set_writing(wish in ("edit", "restore"))
        if wish == "run":
            self.text_edited.emit(name, text)

    def _begin(self, name: str) -> None:
        """Go on with what was written last; undone, the file is as it is shown."""
        self.editor.setPlainText(self.code.source)
        draft = self._drafts.get(name, self.code.source)
        if draft != self.code.source:
            self.editor.replace_text(draft)

    def _take_back(self, name: str) -> None:
        """The lesson's own text in the place of what is written; undone, that comes back."""
        own = self._own_text(name)
        if own is not None:
            self.editor.replace_text(own)
        self.editor.setFocus()

    def _keep(self) -> None:
        if self.is_writing:
            self._drafts[self._module or self.program] = self.editor.toPlainText()

    def _set_writing(self, is_writing: bool) -> None:
        if is_writing == self.is_writing:
            return
        self._head.set_writing(is_writing)
        self.code.setHidden(is_writing)
        self.editor.setVisible(is_writing)
        (self.editor if is_writing else self.code).setFocus()
        self.writing_changed.emit()

    # Words

    def _status_of(self, program: Program) -> tuple[str, str]:
        if program.failure is not None:
            return "failed", program.failure.error
        if program.end is not None:
            return "ended", self.tr("ended")
        if program.is_blocked:
            return "blocked", self.tr("blocked")
        return "running", self.tr("runs")

    def _call_text(self, program: Program) -> str:
        if program.quiet_since is not None:
            seconds = int(self._time - program.quiet_since)
            return self.tr("no call and no output for {seconds} s").format(seconds=seconds)
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

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Program {name}").format(name=self.program))
        for view in (self.code, self.editor):
            view.setAccessibleName(self.tr("Code of {name}").format(name=self.program))
        self._call.setAccessibleName(self.tr("Last socket call"))
        self._output.setAccessibleName(self.tr("Last printed line"))
        self.show_world(self._world, self._time)


def _arrow_result(call: Call) -> str:
    assert call.returned is not None
    if call.returned.refusal is not None:
        return f"-> {call.returned.error.partition(':')[0]}: {said(call.returned.refusal)}"
    if call.returned.error:
        return f"-> {call.returned.error}"
    return f"-> {call.returned.result}" if call.returned.result else ""


def _lines_of_calls(program: Program, module: str) -> dict[int, bool]:
    """The lines of a file whose calls have not returned; True where one must wait."""
    lines: dict[int, bool] = {}
    for call in program.running.values():
        if call.started.module != module:
            continue
        lines[call.started.line] = lines.get(call.started.line, False) or call.started.must_wait
    return lines


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line
