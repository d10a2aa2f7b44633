"""What became of the messages of a run: the verdict in a sentence, what it has cost, and a row for each message."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from sim.network.codec_words import remark_said
from sim.network.events import AnyEvent, Printed
from sim.network.framing import SENDER, Outcome, outcome
from sim.network.news import packets_in
from sim.network.printed import messages_in
from sim.network.world import World
from sim.words import pieces_of
from widgets.formats import byte_count, duration
from widgets.framing_rows import NUMBER, SENT, VERDICT, FramingRows
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.words import rich, said

MOST_REMARKS = 2
NUMBERS, VERDICTS, SHARE = 40, 140, 0.38
"""Pixels of two columns at normal scale, and how much of the rest the messages sent get."""
LOW = 140
"""Pixels at normal scale in which there is no room for costs above the messages."""


class FramingTable(Speaking, QWidget):
    """Shows a moment of a run whose programs print their messages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framing_table")
        self._outcome, self._is_over = Outcome(), False
        self._theme = LIGHT
        self._seen: object = None
        self._verdict = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.RichText), "framing_verdict")
        self._costs = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "framing_costs")
        self._costs.setProperty("tone", "muted")
        self._remarks = named(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "framing_remarks")
        self._remarks.setProperty("tone", "error")
        self.rows = FramingRows(self)
        self._view = named(QTableView(), "framing_rows")
        self._column = QVBoxLayout(self)
        for widget in (self._verdict, self._costs, self._remarks):
            self._column.addWidget(widget)
        self._column.addWidget(self._view, 1)
        self._set_up()
        self.set_theme(LIGHT)
        self.retranslate()

    def _set_up(self) -> None:
        view = self._view
        view.setModel(self.rows)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setSelectionMode(QTableView.SelectionMode.NoSelection)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        view.verticalHeader().hide()
        header = view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_world(self, world: World) -> None:
        """Show this moment."""
        printed = tuple(len(program.printed) for program in world.programs.values())
        seen = (len(world.packets), len(world.altered), world.is_over, world.run, printed)
        if seen != self._seen:
            self._seen, self._outcome, self._is_over = seen, outcome(world), world.is_over
            self._show()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours and sizes."""
        self._column.setContentsMargins(theme.px(12), theme.px(8), theme.px(4), theme.px(4))
        self._column.setSpacing(theme.px(4))
        self._verdict.setFont(theme.font(Role.LEAD))
        self._costs.setFont(theme.font(Role.CAPTION))
        self._remarks.setFont(theme.font(Role.BODY))
        self.rows.set_theme(theme)
        self._view.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._view.verticalHeader().setDefaultSectionSize(theme.px(26))
        header = self._view.horizontalHeader()
        header.setFont(theme.font(Role.CAPTION))
        size = theme.px(Role.CAPTION.value[0])
        self._view.setStyleSheet(f"QHeaderView::section {{ font-size: {size}px; }}")
        self._theme = theme
        self._share_width()

    def _share_width(self) -> None:
        """Number and verdict take what they need; what came out may be longer than what was sent."""
        header, theme = self._view.horizontalHeader(), self._theme
        rest = self._view.width() - theme.px(NUMBERS) - theme.px(VERDICTS)
        widths = {NUMBER: theme.px(NUMBERS), SENT: round(rest * SHARE), VERDICT: theme.px(VERDICTS)}
        for column, width in widths.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        self._costs.setVisible(self.height() >= self._theme.px(LOW))

    def retranslate(self) -> None:
        self._view.setAccessibleName(self.tr("Message by message"))
        self.rows.retranslate()
        self._show()

    def _show(self) -> None:
        self.rows.show_rows(self._outcome.rows, self._is_over)
        self._verdict.setText(rich(pieces_of(self._verdict_text())))
        self._costs.setText(self._costs_text())
        last = self._outcome.remarks[-MOST_REMARKS:]
        self._remarks.setText("\n".join(said(remark_said(program, line)) for program, line in last))
        self._remarks.setVisible(bool(last))

    def spots(self, world: World, news: Sequence[AnyEvent]) -> list[QRect]:
        """See `ShowsNews`: the message that was sent or came out, what was printed besides, what a packet has cost."""
        printed = [event for event in news if isinstance(event, Printed)]
        found = [self._costs.geometry()] if packets_in(world, news) else []
        for event in printed:
            messages, others = messages_in(event.text.splitlines())
            found += [self._remarks.geometry()] * (bool(others) and not self._remarks.isHidden())
            found += [self._place_of_newest(event.program)] * bool(messages)
        return found

    def _place_of_newest(self, program: str) -> QRect:
        """The rows of the newest message that the program has printed; several where it came out of several."""
        rows = self._outcome.rows
        own = [place for place, row in enumerate(rows) if (row.sent is not None if program == SENDER else row.decoded)]
        last = first = own[-1] if own else 0
        while program != SENDER and first > 0 and rows[first - 1].is_joined_with(rows[last]):
            first -= 1
        view, corner = self._view.viewport(), self.rows.index(last, VERDICT)
        place = self._view.visualRect(self.rows.index(first, NUMBER)) | self._view.visualRect(corner)
        place &= view.rect()
        return QRect(view.mapTo(self, place.topLeft()), place.size())

    def _verdict_text(self) -> str:
        found = self._outcome
        if not found.sent and found.costs.payload:
            return self.tr("The client has sent data, but has printed no message so far.")
        if not found.sent:
            return self.tr("No message has been sent yet.")
        text = self.tr("**{right} of {sent}** messages have come out as they went in.")
        return text.format(right=found.right, sent=found.sent)

    def _costs_text(self) -> str:
        costs = self._outcome.costs
        text = self.tr(
            "{time} · round trips waited for: {trips} · packets: {packets} · on the cable: {size} for {payload} of data"
        )
        return text.format(
            packets=costs.packets,
            size=byte_count(costs.size),
            payload=byte_count(costs.payload),
            trips=costs.round_trips,
            time=duration(costs.seconds),
        )
