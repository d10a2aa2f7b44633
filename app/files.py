"""Asks for the file to open or to save. The window goes on living meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QWidget

from sim.words import QT_TRANSLATE_NOOP

OPEN = QT_TRANSLATE_NOOP("files", "Open a recording")
SAVE = QT_TRANSLATE_NOOP("files", "Save or export this run")
READABLE = QT_TRANSLATE_NOOP("files", "Recordings and captures")
KINDS = {
    "jsonl": QT_TRANSLATE_NOOP("files", "Recording: everything that happened"),
    "pcapng": QT_TRANSLATE_NOOP("files", "Capture with our sentences, for Wireshark"),
    "pdf": QT_TRANSLATE_NOOP("files", "Handout: pictures and sentences on paper"),
    "gif": QT_TRANSLATE_NOOP("files", "Film for slides (GIF)"),
    "mp4": QT_TRANSLATE_NOOP("files", "Film (MP4)"),
    "png": QT_TRANSLATE_NOOP("files", "Picture of this moment (PNG)"),
    "svg": QT_TRANSLATE_NOOP("files", "Drawing of this moment (SVG)"),
    "csv": QT_TRANSLATE_NOOP("files", "Table of events (CSV)"),
}
"""What a run can be saved as, by the ending."""


class SaveDialog(QFileDialog):
    """Asks about the file that the name says, and about no other; its ending, if one was written, is the kind."""

    def accept(self) -> None:
        # Qt's own dialog marks u.jsonl while "u" is written, and holds to it although the name has become u.svg.
        for view in self.findChildren(QAbstractItemView):
            view.clearSelection()
        super().accept()


def ask_what_to_open(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file that exists."""
    dialog = QFileDialog(parent, _tr(OPEN))
    dialog.setNameFilter(f"{_tr(READABLE)} ({_endings()})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, chosen)


def ask_where_to_save(
    parent: QWidget, chosen: Callable[[Path], None], name: str = "", endings: Sequence[str] = tuple(KINDS)
) -> QFileDialog:
    """Ask for a place, suggesting a file's `name`; one of the `endings` is added where none was written."""
    dialog = SaveDialog(parent, _tr(SAVE))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    filters = {f"{_tr(title)} (*.{ending})": ending for ending, title in KINDS.items() if ending in endings}
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix("jsonl")
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix(filters[name]))
    dialog.selectFile(name)
    return _ask(dialog, chosen)


def _endings() -> str:
    from sim.sources.recording import SUFFIXES

    return " ".join(f"*{suffix}" for suffix in SUFFIXES)


def _ask(dialog: QFileDialog, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _tr(text: str) -> str:
    return QCoreApplication.translate("files", text)
