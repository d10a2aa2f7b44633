"""A run on paper: a PDF file with its pictures and its sentences, to take along and to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QFile, QIODevice, QMarginsF, QPoint, QSizeF, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from app.render import settle
from sim.words import QT_TRANSLATE_NOOP, Pieces
from widgets.fonts import TEXT_FAMILIES
from widgets.lesson_page import goals_heading
from widgets.words import rich

DPI, MARGIN = 150, 15.0
"""Dots per inch, and millimetres at every edge."""
SCREEN_DPI = 96
TEXT_WIDTH, PAGE_HEIGHT, SENTENCE_HEIGHT, LEAST = 170, 250, 14, 110
"""Millimetres."""
SHARPNESS = 2.0
"""Dots of a picture for each of its pixels."""
TEXT_SIZE = 10.5
"""Points."""
MOST_SENTENCES = 400
GAP = 12
"""Pixels between a time and its sentence."""

IMAGE = "\ufffc"
"""The character that stands for a picture in a document's text."""
NEW_PAGE = "page-break-before: always;"

STEP_BY_STEP = QT_TRANSLATE_NOOP("handout", "Step by step")
EVERYTHING = QT_TRANSLATE_NOOP("handout", "Everything that happened")
LEFT_OUT = QT_TRANSLATE_NOOP("handout", "Left out here: {count} more.")
WHAT = QT_TRANSLATE_NOOP("handout", "What happened")

SHEET = """
h1 { font-size: 20pt; }
h2 { font-size: 14pt; }
ul { margin: 0 0 12px -20px; }
td, th { padding: 2px 8px 2px 0; text-align: left; }
.time { color: #444444; }
"""


@dataclass(frozen=True)
class Told:
    """A sentence about what happened at `time`, which is written as `clock`, and maybe a picture of it."""

    time: float
    clock: str
    sentence: Pieces
    picture: QImage | None = None


@dataclass(frozen=True)
class Handout:
    """What stands on the paper: title, goals, introduction, the whole run as a picture, some moments, all sentences.

    `goals` say what the learner will be able to do, `heading` says what the times are.
    """

    title: str
    goals: Sequence[Pieces]
    introduction: Pieces
    whole: QImage
    moments: Sequence[Told]
    sentences: Sequence[Told]
    heading: str


def picture_of(widget: QWidget) -> QImage:
    """The widget as it looks now, sharp enough for paper, without what only a hand on the computer could press."""
    # Rows that can be pressed are what the picture is about; they are buttons of their own.
    buttons: list[QAbstractButton] = [each for kind in (QPushButton, QToolButton) for each in widget.findChildren(kind)]
    buttons = [each for each in buttons if each.isVisibleTo(widget)]
    for button in buttons:
        button.hide()
    settle()
    image = _drawn(widget)
    for button in buttons:
        button.show()
    return image


def _drawn(widget: QWidget) -> QImage:
    size = widget.size() * SHARPNESS
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(0xFFFFFFFF)
    widget.render(image, QPoint())
    return image


def write_handout(out: Path, handout: Handout) -> bool:
    """Lay it out on A4 pages; False if the file could not be written."""
    file = QFile(str(out))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(file)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN),
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setResolution(DPI)
    writer.setTitle(handout.title)
    writer.setCreator("Socketscope")
    laid_out(handout, writer).print_(writer)
    file.close()
    return file.error() is QFile.FileError.NoError


def laid_out(handout: Handout, paper: QPdfWriter) -> QTextDocument:
    """All of it as a document for that paper."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(paper)
    document.setPageSize(QSizeF(paper.width(), paper.height()))
    document.setDocumentMargin(0)
    font = QFont(TEXT_FAMILIES)
    font.setPointSizeF(TEXT_SIZE)
    document.setDefaultFont(font)
    document.setDefaultStyleSheet(SHEET)
    document.setHtml("".join(_html(handout, document)))
    _keep_pictures_with_words(document)
    _keep_rows_together(document)
    return document


def _keep_pictures_with_words(document: QTextDocument) -> None:
    """Let a sentence whose picture has no room below it begin the next page."""
    layout, height = document.documentLayout(), document.pageSize().height()
    block = document.begin()
    while block.isValid():
        words = block.previous()
        if IMAGE in block.text() and words.isValid():
            layout.documentSize()  # lays out what a page's new beginning has moved
            top, bottom = layout.blockBoundingRect(words).top(), layout.blockBoundingRect(block).bottom()
            if top // height != bottom // height:
                _begin_page_with(words)
        block = block.next()


def _keep_rows_together(document: QTextDocument) -> None:
    """Let a row that would be parted by the end of a page begin the next one, and the heading go with the first."""
    layout, height = document.documentLayout(), document.pageSize().height()

    def page(y: float) -> int:
        return int(y / height)

    rows = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    if len(rows) > 1:
        heading = document.findBlock(rows[0].firstPosition() - 1).previous()
        if page(layout.blockBoundingRect(heading).top()) != page(layout.frameBoundingRect(rows[1]).bottom()):
            _begin_page_with(heading)
    for row in rows:
        shape = layout.frameBoundingRect(row)
        if page(shape.top()) != page(shape.bottom()):
            form = row.frameFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            row.setFrameFormat(form)


def _begin_page_with(block: QTextBlock) -> None:
    form = block.blockFormat()
    form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
    QTextCursor(block).setBlockFormat(form)


def _html(handout: Handout, document: QTextDocument) -> Iterator[str]:
    head = f"<h1>{escape(handout.title)}</h1>{_goals(handout.goals)}<p>{rich(handout.introduction)}</p>"
    yield head
    yield _image(handout.whole, "whole", document, max(LEAST, PAGE_HEIGHT - _height(head, document)))
    yield f'<h2 style="{NEW_PAGE}">{_tr(STEP_BY_STEP)}</h2>'
    for number, moment in enumerate(handout.moments, 1):
        # A picture must not be parted from its sentence.
        place = NEW_PAGE if number > 1 and number % 2 else ""
        time = f'<span class="time">{moment.clock}</span>'
        yield f'<p style="{place}"><b>{number}.</b> {time} {rich(moment.sentence)}</p>'
        if moment.picture is not None:
            yield _image(moment.picture, f"moment{number}", document, PAGE_HEIGHT / 2 - SENTENCE_HEIGHT)
    sentences = handout.sentences[:MOST_SENTENCES]
    width = _width([_tr(handout.heading), *(told.clock for told in sentences)], document)
    yield f"<h2>{_tr(EVERYTHING)}</h2>"
    yield f'<table><tr><th width="{width}">{_tr(handout.heading)}</th><th>{_tr(WHAT)}</th></tr></table>'
    for told in sentences:
        # Qt parts the rows of a table, so each is a table.
        time = f'<td class="time" width="{width}">{told.clock}</td>'
        yield f"<table><tr>{time}<td>{rich(told.sentence)}</td></tr></table>"
    left = len(handout.sentences) - MOST_SENTENCES
    if left > 0:
        yield f"<p>{_tr(LEFT_OUT).format(count=left)}</p>"


def _goals(goals: Sequence[Pieces]) -> str:
    lines = "".join(f"<li>{rich(goal)}</li>" for goal in goals)
    return f"<p>{goals_heading()}</p><ul>{lines}</ul>" if lines else ""


def _width(texts: Sequence[str], document: QTextDocument) -> int:
    """Pixels of a screen that hold the longest of these."""
    bold = QFont(document.defaultFont())
    bold.setBold(True)
    metrics = QFontMetricsF(bold, document.documentLayout().paintDevice())
    return ceil(max(map(metrics.horizontalAdvance, texts)) / DPI * SCREEN_DPI) + GAP


def _height(html: str, document: QTextDocument) -> float:
    """How high that is on the paper, in millimetres."""
    document.setHtml(html)
    return document.documentLayout().blockBoundingRect(document.lastBlock()).bottom() / DPI * 25.4


def _image(image: QImage, name: str, document: QTextDocument, most: float) -> str:
    """A picture as wide as the text, and at most so high (millimetres).

    Its size counts in pixels of a screen, which Qt makes dots of the paper.
    """
    document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
    shape = image.height() / image.width()
    width = min(TEXT_WIDTH, most / shape) / 25.4 * SCREEN_DPI
    return f'<p><img src="{name}" width="{width:.0f}" height="{width * shape:.0f}"></p>'


def _tr(text: str) -> str:
    return QCoreApplication.translate("handout", text)
