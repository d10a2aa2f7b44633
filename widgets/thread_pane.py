"""One thread in full: its state, its source line, its bytecode and its local variables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from sim.concurrency.bytecode import Instruction, instructions_of
from sim.concurrency.deeds import deed_said
from sim.concurrency.events import AnyEvent
from sim.concurrency.listing import listing_of
from sim.concurrency.names import MAIN, key_of, short_name
from sim.concurrency.news import threads_in
from sim.concurrency.world import Thread, World
from widgets.chips import chip_font
from widgets.code_view import CodeView
from widgets.elided_label import ElidedLabel
from widgets.icons import icon
from widgets.key_cap import key_cap_style
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.thread_chip import ThreadChip
from widgets.thread_locals import LocalsView, local_rows
from widgets.thread_words import STEP, remark_on, state_text
from widgets.words import said, tip

FRAME = 2
LEAST_WITH_BYTECODE = 205
"""Pixels of height under which the bytecode is left out, before the theme's scale."""


class ThreadPane(Speaking, QFrame):
    """The card of a thread. A click anywhere on it, or Enter, is the wish that the thread takes its next step.

    Signals:
        advance_requested: arg: the thread's number
    """

    advance_requested = Signal(int)

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"thread_{number}")
        self.setProperty("card", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = number
        self._text, self._world, self._whole, self._theme = "", World(), World(), LIGHT
        self.title = named(ElidedLabel(), f"thread_{number}_title")
        self._key = named(QLabel(textFormat=Qt.TextFormat.PlainText), f"thread_{number}_key")
        self._turn = named(QToolButton(), f"turn_{number}")
        self._turn.clicked.connect(lambda: self.advance_requested.emit(number))
        self._turn.setEnabled(False)
        self.chip = named(ThreadChip(), f"thread_{number}_state")
        self.code = named(CodeView(), f"thread_{number}_code")
        self.bytecode = named(CodeView(), f"thread_{number}_bytecode")
        self.locals = named(LocalsView(), f"thread_{number}_locals")
        for view in (self.code, self.bytecode):
            view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 1, 6, 1)
        head.setSpacing(8)
        head.addWidget(self._key)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._turn)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(FRAME, FRAME, FRAME, FRAME)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(_rule())
        self._column.addWidget(self.code, 3)
        self._bytecode_rule = _rule()
        self._column.addWidget(self._bytecode_rule)
        self._column.addWidget(self.bytecode, 2)
        self._column.addWidget(_rule())
        self._column.addWidget(self.locals)
        self._column.addStretch(0)

    def set_program(self, text: str) -> None:
        """The program that the thread runs, as long as the world tells no other."""
        self._text = text
        self.show_world(self._world, self._whole)

    def show_world(self, world: World, whole: World | None = None) -> None:
        """Show this moment of a run that ends with `whole`, which knows the name also of one that is not made yet."""
        self._world, self._whole = world, whole or world
        text = world.run.text if world.run is not None and world.run.text else self._text
        thread = world.threads.get(self.number) or Thread(self.number, "")
        self._show_head(world, thread)
        self._show_code(thread, text)
        self._show_bytecode(thread, text)
        self._fit()
        self.locals.show_rows(local_rows(world, thread))

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`."""
        return [self.rect()] if self.number in threads_in(news) else []

    def set_turn(self, could_step: bool) -> None:
        """Whether the thread could take the next step."""
        self._turn.setEnabled(could_step)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._theme = theme
        self.title.setFont(theme.font(Role.BODY, chip_font(theme).weight()))
        self._key.setFont(theme.font(Role.CODE_CAPTION))
        self._key.setStyleSheet(key_cap_style(theme))
        self._turn.setIcon(icon(STEP, theme.accent, theme.divider, filled=True))
        self._turn.setIconSize(QSize(theme.px(18), theme.px(18)))
        self._turn.setFixedSize(theme.px(32), theme.px(32))
        for part in (self.chip, self.code, self.bytecode, self.locals):
            part.set_theme(theme)
        self._fit()

    def _show_head(self, world: World, thread: Thread) -> None:
        name = short_name(self._whole, self.number)
        function = f"  {thread.function}()" if thread.function.isidentifier() else ""
        self.title.setText(name + function)
        title = self.tr("Main thread") if self.number == MAIN else self.tr("Thread {name}").format(name=name)
        self.setAccessibleName(title + function)
        self._turn.setAccessibleName(self.tr("Let {thread} step").format(thread=name))
        self._turn.setToolTip(self._turn.accessibleName())
        self._key.setText(key_of(self._whole, self.number))
        self._key.setVisible(bool(self._key.text()))
        self.chip.show_thread(thread)
        self.setAccessibleDescription(f"{state_text(thread)}; {_wish(thread, world)}".strip("; "))
        remark = remark_on(thread, world)
        self.chip.setToolTip(tip(remark))
        self.setToolTip(tip(remark or self.tr("Click: this thread takes its next step")))

    def _show_code(self, thread: Thread, text: str) -> None:
        line = thread.failure.line if thread.failure is not None else thread.line
        listing = listing_of(text, _function(thread), line)
        if _is_past(thread):  # on an empty line behind the last one
            lines = [*listing.text.rstrip().splitlines(), ""]
            self.code.set_source("\n".join([*lines, ""]))
            self.code.show_line(len(lines))
            return
        self.code.set_source(listing.text)
        self.code.show_line(listing.place_of(line), thread.failure is not None)

    def _show_bytecode(self, thread: Thread, text: str) -> None:
        listed = instructions_of(text, _function(thread), thread.line)
        self.bytecode.set_source("\n".join(str(each) for each in listed))
        self.bytecode.show_line(0 if _is_past(thread) else _place(listed, thread))

    def _fit(self) -> None:
        """No part is higher than what it shows; the bytecode gives way where there is no room for both."""
        for view in (self.code, self.bytecode):
            view.setMaximumHeight(view.full_height(self.width() - 2 * FRAME) + self._theme.gap(2))
        has_room = self.height() >= self._theme.gap(LEAST_WITH_BYTECODE)
        self._bytecode_rule.setVisible(has_room)
        self.bytecode.setVisible(has_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.advance_requested.emit(self.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.advance_requested.emit(self.number)
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self.code.setAccessibleName(self.tr("Source code"))
        self.bytecode.setAccessibleName(self.tr("Bytecode"))
        self.locals.setAccessibleName(self.tr("Local variables"))
        self.show_world(self._world, self._whole)


def _function(thread: Thread) -> str:
    return thread.instruction.function if thread.instruction is not None else thread.function


def _place(listed: tuple[Instruction, ...], thread: Thread) -> int:
    """The number of the thread's instruction among the listed ones, from 1; 0 where it is not there."""
    now = thread.instruction
    if now is None:
        return 0
    return next((place for place, each in enumerate(listed, 1) if each.offset >= now.offset), 0)


def _is_past(thread: Thread) -> bool:
    """Whether it stands at no line any more."""
    return thread.is_at_end and thread.failure is None


def _wish(thread: Thread, world: World) -> str:
    return thread.waits_for or said(deed_said(thread.wants, world))


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("rule", True)
    line.setFixedHeight(1)
    return line
