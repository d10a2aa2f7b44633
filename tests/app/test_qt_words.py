from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QMessageBox, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from app.files import ask_what_to_open, ask_where_to_save
from app.language import Language
from app.qt_words import MISSING

NAMES = re.compile(r"jsonl?|JSON|pcap(ng)?|cap|gz|(?i:pdf|gif|mp4|png|svg|csv)|Wireshark|KiB|mine|Alt\+\w+")
"""Of files, formats, units and keys."""
LATIN = re.compile(r"[A-Za-z]{2,}")

pytestmark = pytest.mark.usefixtures("own_dialogs")


class Listener(QTranslator):
    """Hears which texts Qt wants to have translated, and translates none."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        self.asked.add((context, text))
        return None


@pytest.fixture
def listener(qtbot: QtBot) -> Iterator[Listener]:
    """Everything is said in Chinese, and heard."""
    owner, listener, locale = QWidget(), Listener(), QLocale()
    qtbot.addWidget(owner)
    language = Language(owner)
    language.speak("zh")
    QCoreApplication.installTranslator(listener)
    yield listener
    QCoreApplication.removeTranslator(listener)
    language.be_silent()
    QLocale.setDefault(locale)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine.json").write_text("x" * 3000)
    return tmp_path


def foreign(listener: Listener) -> list[tuple[str, str]]:
    """What Qt asked for and got in English. Keys are called what is printed on them; kinds of files, by the system."""
    asked = [(context, text) for context, text in sorted(listener.asked) if context not in ("QShortcut", "QMimeType")]
    return [each for each in asked if LATIN.search(NAMES.sub("", QCoreApplication.translate(*each)))]


def shown(dialog: QFileDialog) -> list[str]:
    """Every text in the dialog, but for the paths of folders."""
    texts = [str(part.property(name) or "") for part in dialog.findChildren(QWidget) for name in ("text", "toolTip")]
    texts += [str(action.text()) for part in dialog.findChildren(QWidget) for action in part.actions()]
    kinds = dialog.findChildren(QComboBox, "fileTypeCombo")[0]
    texts += [kinds.itemText(index) for index in range(kinds.count())]
    tree = dialog.findChildren(QTreeView)[0]
    model, root = tree.model(), tree.rootIndex()
    for row in range(model.rowCount(root)):
        texts += [str(model.index(row, column, root).data() or "") for column in range(model.columnCount(root))]
    return texts


@pytest.mark.parametrize("ask", [ask_what_to_open, ask_where_to_save])
def test_a_file_dialog_is_chinese_but_for_names(listener: Listener, folder: Path, qtbot: QtBot, ask: object) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    assert callable(ask)
    dialog = ask(owner, lambda path: None)
    dialog.setDirectory(str(folder))
    dialog.setNameFilters([*dialog.nameFilters(), "(*)"])
    dialog.selectNameFilter("(*)")
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    tree = dialog.findChildren(QTreeView)[0]
    qtbot.waitUntil(lambda: tree.model().rowCount(tree.rootIndex()) == 2)
    assert [text for text in shown(dialog) if LATIN.search(NAMES.sub("", text))] == []
    assert foreign(listener) == []


def test_so_is_the_question_whether_to_replace_a_file(listener: Listener, folder: Path, qtbot: QtBot) -> None:
    owner, asked = QWidget(), []
    qtbot.addWidget(owner)
    dialog = ask_where_to_save(owner, lambda path: None)
    dialog.setDirectory(str(folder))
    dialog.selectFile("mine.json")

    def answer() -> None:
        boxes = [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
        asked.extend([boxes[0].text(), *(button.text() for button in boxes[0].buttons())])
        boxes[0].reject()

    QTimer.singleShot(100, answer)
    dialog.accept()
    assert [text for text in asked if LATIN.search(NAMES.sub("", text))] == []
    assert len(asked) == 3
    assert foreign(listener) == []


@pytest.mark.parametrize("context", MISSING)
def test_each_word_is_ours_alone(context: str, listener: Listener) -> None:
    """Once Qt's own catalogue has it, ours need not."""
    qts = QTranslator()
    assert qts.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for word in MISSING[context]:
        assert not qts.translate(context, word)
        assert not LATIN.search(QCoreApplication.translate(context, word))
