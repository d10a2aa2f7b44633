from __future__ import annotations

import re
import zlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPdfWriter, QTextTable
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.handout import IMAGE, MOST_SENTENCES, SHARPNESS, Handout, Told, laid_out, picture_of, write_handout
from app.language import Language
from sim.words import pieces_of


def image(colour: str = "red") -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def handout(moments: int = 3, sentences: int = 5) -> Handout:
    told = [Told(number / 10, f"{number} s", pieces_of("the **client** says <SYN>")) for number in range(sentences)]
    pictured = [Told(number / 10, f"{number} s", pieces_of("step"), image()) for number in range(moments)]
    goals = [pieces_of("say who **opens**"), pieces_of("count <SYN>")]
    return Handout("Handshake <1>", goals, pieces_of("Look at `connect`."), image("blue"), pictured, told, "Time")


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


def test_a_handout_is_a_pdf_with_a_page_for_every_two_moments(qapp: object, tmp_path: Path) -> None:
    assert write_handout(tmp_path / "a.pdf", handout(moments=2))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert write_handout(tmp_path / "b.pdf", handout(moments=4))
    assert pages(tmp_path / "b.pdf") == pages(tmp_path / "a.pdf") + 1


@pytest.mark.parametrize(("language", "heading"), [("en", "After this lesson you can:"), ("zh", "学完这一课，你能：")])
def test_title_goals_introduction_and_sentences_stand_on_it_in_this_order(
    qapp: QObject, tmp_path: Path, language: str, heading: str
) -> None:
    speaking = Language(qapp)
    speaking.speak(language)
    text = laid_out(handout(), QPdfWriter(str(tmp_path / "a.pdf"))).toPlainText()
    speaking.be_silent()
    parts = ["Handshake <1>", heading, "say who opens", "count <SYN>", "Look at connect.", "the client says <SYN>"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_without_goals_nothing_is_said_of_them(qapp: object, tmp_path: Path) -> None:
    paper = QPdfWriter(str(tmp_path / "a.pdf"))
    assert "you can" not in laid_out(replace(handout(), goals=[]), paper).toPlainText()


def test_of_very_many_sentences_the_rest_is_left_out(qapp: object, tmp_path: Path) -> None:
    assert write_handout(tmp_path / "a.pdf", handout(sentences=MOST_SENTENCES))
    assert write_handout(tmp_path / "b.pdf", handout(sentences=20 * MOST_SENTENCES))
    assert pages(tmp_path / "b.pdf") - pages(tmp_path / "a.pdf") in (0, 1)


@pytest.mark.parametrize("moments", [1, 2])
def test_no_row_is_parted_by_the_end_of_a_page(qapp: object, tmp_path: Path, moments: int) -> None:
    long = [Told(number, f"{number} s", pieces_of("so it is " * 30)) for number in range(60)]
    document = laid_out(replace(handout(moments), sentences=long), QPdfWriter(str(tmp_path / "a.pdf")))
    layout, height = document.documentLayout(), document.pageSize().height()
    rows = [
        layout.frameBoundingRect(frame) for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)
    ]
    assert len(rows) == 61
    assert len({int(row.top() / height) for row in rows}) > 2
    heading = document.find("Everything that happened").block()
    assert int(layout.blockBoundingRect(heading).top() / height) == int(rows[1].bottom() / height)
    assert [row for row in rows if int(row.top() / height) != int(row.bottom() / height)] == []


@pytest.mark.parametrize("words", [1, 60, 160])
def test_no_sentence_stands_on_another_page_than_its_picture(qapp: object, tmp_path: Path, words: int) -> None:
    tall = image().scaled(400, 500)
    told = [Told(number, f"{number} s", pieces_of("step by step " * words), tall) for number in range(6)]
    document = laid_out(replace(handout(), moments=told), QPdfWriter(str(tmp_path / "a.pdf")))
    layout, height = document.documentLayout(), document.pageSize().height()
    blocks = [document.findBlockByNumber(number) for number in range(document.blockCount())]
    pairs = [(sentence, block) for sentence, block in pairwise(blocks) if IMAGE in block.text()]
    assert len(pairs) == 7
    for sentence, picture in pairs:
        top, bottom = layout.blockBoundingRect(sentence).top(), layout.blockBoundingRect(picture).bottom()
        assert int(top / height) == int(bottom / height), sentence.text()[:20]


def test_the_pictures_are_in_it(qapp: object, tmp_path: Path) -> None:
    assert write_handout(tmp_path / "a.pdf", handout())
    data = (tmp_path / "a.pdf").read_bytes()
    assert data.count(b"/Subtype /Image") >= 2
    assert zlib.crc32(data)


def test_what_cannot_be_written_is_told(qapp: object, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert not write_handout(tmp_path / "nowhere" / "a.pdf", handout())


def test_a_picture_is_sharper_than_the_screen(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 50)
    assert picture_of(widget).size().toTuple() == (100 * SHARPNESS, 50 * SHARPNESS)


def test_a_picture_has_no_buttons(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 50)
    widget.show()
    empty = picture_of(widget)
    button, hidden = QPushButton("Press", widget), QPushButton("Never", widget)
    button.show()
    hidden.hide()
    assert picture_of(widget) == empty
    assert (button.isVisible(), hidden.isVisible()) == (True, False)
