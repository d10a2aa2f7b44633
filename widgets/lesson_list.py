"""The course: its chapters and lessons, at the left of the window, and a search for what they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from sim.lesson_search import Hit, excerpt, found
from sim.lessons import Lesson
from widgets.focus_ring import OWN_RING
from widgets.icons import paint_icon
from widgets.named import named
from widgets.speaking import Speaking
from widgets.theme import LIGHT, Role, Theme
from widgets.way_back import WayBack
from widgets.words import tip

WIDTH = 184
LESSON_ID = Qt.ItemDataRole.UserRole
WATCHED = Qt.ItemDataRole.UserRole + 1
PASSAGE = Qt.ItemDataRole.UserRole + 2
CHECK = 16
"""Pixels of the mark beside a lesson that was watched."""
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
Index = QModelIndex | QPersistentModelIndex


class LessonList(Speaking, QWidget):
    """Chooses a lesson. Moving with the arrow keys chooses too.

    Signals:
        lesson_requested: the id of the lesson that the person chose.
        lesson_taken: by a click or Enter; whoever goes along the list with the keys may look on.
    """

    lesson_requested = Signal(str)
    lesson_taken = Signal()

    def __init__(self, lessons: Sequence[Lesson], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lesson_list")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lessons, self._language = lessons, "en"
        self._watched: Collection[str] = ()
        self._chosen = ""
        self._brand = named(QLabel(textFormat=Qt.TextFormat.RichText), "brand")
        self._delegate = _Delegate(self)
        self._list = named(_Rows(self._delegate), "lessons")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)  # with less room a title takes more lines
        self._search = named(QLineEdit(), "lesson_search")
        self._way_back = WayBack(self._search)
        self._search.textChanged.connect(self._fill)
        self._search.returnPressed.connect(self._take_first)
        for part in (self._search, self._list):
            part.installEventFilter(self)
        self._field = QVBoxLayout()
        self._field.addWidget(self._search)
        self.setFocusProxy(self._list)
        self._listen()
        self._lay_out()
        self.retranslate()
        self.set_theme(LIGHT)

    def _listen(self) -> None:
        self._list.currentItemChanged.connect(self._ask)
        self._list.selectionModel().selectionChanged.connect(self._leave_ring)
        for taken in (self._list.itemClicked, self._list.itemActivated):
            taken.connect(self._take)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(self._brand)
        layout.addLayout(self._field)
        layout.addWidget(self._list, 1)

    @property
    def lesson_id(self) -> str:
        """The chosen lesson, even while a search does not show it; empty if none is."""
        return self._chosen

    def set_lesson(self, lesson_id: str) -> None:
        """Choose without a signal; an empty id chooses none."""
        self._chosen = lesson_id
        self._list.blockSignals(True)
        rows = range(self._list.count())
        row = next((row for row in rows if self._list.item(row).data(LESSON_ID) == lesson_id), None)
        if row is not None:
            self._list.setCurrentRow(row)
        else:
            self._choose_none()
        self._list.blockSignals(False)

    def _choose_none(self) -> None:
        """Keys go on from the first heading, so that every lesson, also the one before, can be chosen anew."""
        self._list.setCurrentRow(0, QItemSelectionModel.SelectionFlag.Clear)

    def _leave_ring(self) -> None:
        """The chosen lesson shows where the keyboard is; where there is none, the whole list has to."""
        self._list.setProperty(OWN_RING, self._has_choice)

    @property
    def _has_choice(self) -> bool:
        """Whether a lesson is marked in the list."""
        return bool(self._list.selectedItems())

    def set_language(self, language: str) -> None:
        """Titles in 'zh' or 'en'."""
        if language != self._language:
            self._language = language
            self._fill()

    def set_watched(self, lesson_ids: Collection[str]) -> None:
        """Which lessons have been watched to their end: they get a mark."""
        if lesson_ids != self._watched:
            self._watched = lesson_ids
            self._fill()

    def search(self) -> None:
        """Let the person write what to search for."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def set_theme(self, theme: Theme) -> None:
        """Colours and sizes."""
        self._delegate.theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        self._search.setFont(theme.font(Role.BODY))
        self._field.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(4))
        self._brand.setFont(theme.font(Role.LEAD, QFont.Weight.Bold))
        self._brand.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(10))
        self._brand.setText(f'socket<span style="color: {theme.accent.name()}">scope</span>')
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._list.setAccessibleName(self.tr("Lessons"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setAccessibleName(self.tr("Search the lessons"))
        self._fill()

    def _ask(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(LESSON_ID):
            self._chosen = str(item.data(LESSON_ID))
            self.lesson_requested.emit(self._chosen)

    def _take(self, item: QListWidgetItem) -> None:
        if item.data(LESSON_ID):
            self.lesson_taken.emit()

    def _take_first(self) -> None:
        """Return in the search takes what was found first."""
        self._go_to_next_of(range(self._list.count()))

    def _take_last(self) -> None:
        """Up, where no lesson is chosen, goes to the other end than Down."""
        self._go_to_next_of(reversed(range(self._list.count())))

    def _go_to_next_of(self, rows: Iterable[int]) -> None:
        row = next((row for row in rows if self._list.item(row).data(LESSON_ID)), None)
        if row is not None:
            self._list.setFocus()
            self._list.setCurrentRow(row)

    def _end_search(self) -> None:
        """All lessons are there again, and the keyboard is where it was before."""
        is_searching = self._search.hasFocus()
        self._search.clear()
        if is_searching:
            self._way_back.go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and self._takes(Qt.Key(event.key()), event.type(), watched is self._search):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _takes(self, key: Qt.Key, kind: QEvent.Type, is_searching: bool) -> bool:
        """Down goes from the search to what was found. Esc ends it; the window has that key while there is none.

        Up goes to the last lesson while none is chosen; Down goes to the first by itself.
        """
        if key == Qt.Key.Key_Escape and (self._search.text() or is_searching):
            if kind is QEvent.Type.KeyPress:
                self._end_search()
            return kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if key == Qt.Key.Key_Down and kind is QEvent.Type.KeyPress and is_searching:
            self._take_first()
            return True
        if key == Qt.Key.Key_Up and kind is QEvent.Type.KeyPress and not is_searching and not self._has_choice:
            self._take_last()
            return True
        return False

    def _fill(self) -> None:
        wanted, heading = self._search.text(), ""
        is_fresh = self._list.currentItem() is None
        self._list.blockSignals(True)
        self._list.clear()
        for hit in found(self._lessons, wanted, self._language):
            above = self.tr("Speaking of it") if hit.speaks_of_it else hit.lesson.chapter.in_language(self._language)
            if above != heading:
                heading = above
                self._add_heading(heading)
            self._add(hit, excerpt(hit.passage, wanted))
        if not self._list.count() and self._lessons:
            self._add_heading(self.tr("No lesson about that"))
        self._list.blockSignals(False)
        if self._chosen or not is_fresh:
            self.set_lesson(self._chosen)
        self._leave_ring()

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _add(self, hit: Hit, passage: str) -> None:
        title = spoken = hit.lesson.title.in_language(self._language)
        item = QListWidgetItem(title)
        item.setData(LESSON_ID, hit.lesson.id)
        item.setData(PASSAGE, passage)
        item.setToolTip(tip("\n".join(filter(None, (title, hit.passage)))))
        if hit.lesson.id in self._watched:
            item.setData(WATCHED, True)
            spoken = self.tr("{title}, watched").format(title=title)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ": ".join(filter(None, (spoken, hit.passage))))
        self._list.addItem(item)


class _Rows(QListWidget):
    """Tells what draws its rows how wide they are."""

    def __init__(self, delegate: _Delegate) -> None:
        super().__init__()
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._delegate.width = event.size().width()
        super().resizeEvent(event)


class _Delegate(QStyledItemDelegate):
    """Chapters small, muted and bold; the chosen lesson on a rounded ground. Rows are so many pixels wide."""

    theme = LIGHT
    width = WIDTH

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(LESSON_ID):
            more = self.theme.line_height(Role.CAPTION) if index.data(PASSAGE) else 0
            room = self._room(QRect(0, 0, self.width, 0), index)
            return QSize(0, self.theme.px(32) + more + self._further_lines(index, room))
        return QSize(0, self.theme.px(28 if index.row() == 0 else 38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, lesson = self.theme, bool(index.data(LESSON_ID))
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = rect.adjusted(theme.px(8), 1, -theme.px(8), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if lesson and (chosen or state & QStyle.StateFlag.State_MouseOver):
            focused = chosen and state & QStyle.StateFlag.State_HasFocus
            painter.setPen(QPen(theme.accent, theme.px(2)) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(theme.selection if chosen else theme.canvas)
            painter.drawRoundedRect(ground, theme.px(6), theme.px(6))
        room = self._room(rect, index)
        if index.data(WATCHED):
            size = theme.px(CHECK)
            mark = QRectF(room.right() + theme.px(2), room.center().y() - size / 2, size, size)
            paint_icon(painter, "check", theme.ok, mark)
        if index.data(PASSAGE):
            below = room.adjusted(0, theme.px(20) + self._further_lines(index, room), 0, 0)
            room.setBottom(below.top() + theme.px(4))
            painter.setFont(theme.font(Role.CAPTION))
            painter.setPen(theme.text if chosen else theme.muted)
            _draw_line(painter, below, index.data(PASSAGE), lesson)
        painter.setFont(theme.font(Role.BODY if lesson else Role.CAPTION, _weight(lesson, chosen)))
        painter.setPen(theme.accent if chosen else theme.text if lesson else theme.muted)
        if lesson:
            painter.drawText(room, LEFT, "\n".join(self._lines(index, room)))
        else:
            _draw_line(painter, room, index.data(), lesson)
        painter.restore()

    def _room(self, rect: QRect, index: Index) -> QRect:
        """Where the text of a row stands."""
        theme, lesson = self.theme, bool(index.data(LESSON_ID))
        mark = theme.px(CHECK) + theme.px(2) if index.data(WATCHED) else 0
        return rect.adjusted(theme.px(16), 1, -theme.px(12) - mark, -1 if lesson else -1 - theme.px(4))

    def _further_lines(self, index: Index, room: QRect) -> int:
        """Pixels that the title needs beyond its first line."""
        return (len(self._lines(index, room)) - 1) * self.theme.line_height(Role.BODY)

    def _lines(self, index: Index, room: QRect) -> list[str]:
        """The title, in as many lines as it needs when it is chosen: so nothing moves when it is."""
        text = str(index.data())
        layout = QTextLayout(text, self.theme.font(Role.BODY, QFont.Weight.DemiBold))
        layout.beginLayout()
        ends = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room.width())
            ends.append(line.textStart() + line.textLength())
        layout.endLayout()
        return [text[start:end].strip() for start, end in pairwise([0, *ends])]


def _weight(lesson: bool, chosen: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if chosen or not lesson else QFont.Weight.Normal


def _draw_line(painter: QPainter, rect: QRect, text: str, lesson: bool) -> None:
    align = Qt.AlignmentFlag.AlignVCenter if lesson else Qt.AlignmentFlag.AlignBottom
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, align | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, elided)
