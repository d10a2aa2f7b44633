"""A capture before one of its conversations is chosen: how far it has been read, and then what there is to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from sim.network.events import FileRead
from sim.network.world import World
from widgets.conversation_table import ConversationTable
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme

PERMILLE = 1000


class ConversationPage(Speaking, QFrame):
    """A sentence, a bar while the file is being read, and the table.

    Signals:
        conversation_requested: arg: the number of a conversation, 0 for all packets together
        stop_requested: enough has been read.
    """

    conversation_requested = Signal(int)
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conversation_page")
        self.setProperty("card", True)
        self._count, self._reading = 0, FileRead(0.0, 0, 1)
        self._sentence = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "conversation_sentence")
        self._bar = named(QProgressBar(maximum=PERMILLE, textVisible=False), "reading_bar")
        self._stop = named(QPushButton(), "reading_stop")
        self._all = named(QPushButton(), "all_conversations")
        self._table = ConversationTable()
        self._stop.clicked.connect(self.stop_requested)
        self._all.clicked.connect(lambda: self.conversation_requested.emit(0))
        self._table.conversation_chosen.connect(self.conversation_requested)
        self._row, self._column = QHBoxLayout(), QVBoxLayout(self)
        self._row.addWidget(self._sentence, 1)
        for button in (self._all, self._stop):
            self._row.addWidget(button)
        self._column.addLayout(self._row)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._table, 1)
        self._column.addStretch(0)
        self.set_theme(LIGHT)
        self.show_choice(World())

    def show_choice(self, world: World) -> None:
        """Show what is known of the file."""
        is_reading = not world.conversations and not world.is_over
        self._reading = world.reading or FileRead(0.0, 0, 1)
        self._bar.setVisible(is_reading)
        self._bar.setValue(round(PERMILLE * self._reading.share))
        self._stop.setVisible(is_reading)
        self._all.setVisible(not is_reading)
        self._table.setVisible(not is_reading)
        # Without the table, sentence and bar stand together at the top.
        self._column.setStretch(self._column.count() - 1, int(is_reading))
        if len(world.conversations) != self._count:
            self._count = len(world.conversations)
            self._table.set_conversations(world.conversations)
        self.retranslate()

    def take_focus(self) -> None:
        """The keys go to the table."""
        self._table.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        margin = theme.gap(16)
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(theme.gap(12))
        self._row.setSpacing(theme.gap(8))
        self._sentence.setFont(theme.font(Role.LEAD))
        self._bar.setFixedHeight(theme.px(8))
        round_edge = f"border: none; border-radius: {theme.px(4)}px;"
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.divider.name()}; {round_edge} }}"
            f"QProgressBar::chunk {{ background: {theme.accent.name()}; {round_edge} }}"
        )
        self._table.set_theme(theme)

    def retranslate(self) -> None:
        if self._bar.isHidden():
            text = self.tr("Conversations in this capture: {count}. Choose one by a click or with Enter.")
            self._sentence.setText(text.format(count=self._count))
        else:
            text = self.tr("The capture is being read: {share} %.")
            self._sentence.setText(text.format(share=round(100 * self._reading.share)))
        self._bar.setAccessibleName(self.tr("How much has been read"))
        for button, text, tip in (
            (self._stop, self.tr("Enough"), self.tr("Stop reading and show what was found so far")),
            (self._all, self.tr("All together"), self.tr("Show every packet of the capture on one ladder")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(tip)
