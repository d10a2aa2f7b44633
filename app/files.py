"""Asks for the file to open or to save. The window goes on living meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from sim.words import QT_TRANSLATE_NOOP

OPEN = QT_TRANSLATE_NOOP("files", "Open a recording")
SAVE = QT_TRANSLATE_NOOP("files", "Save this run")
READABLE = QT_TRANSLATE_NOOP("files", "Recordings and captures")
RECORDING = QT_TRANSLATE_NOOP("files", "Recording: everything that happened")
CAPTURE = QT_TRANSLATE_NOOP("files", "Capture: the packets, for Wireshark")


def ask_what_to_open(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a file that exists."""
    dialog = QFileDialog(parent, _tr(OPEN))
    dialog.setNameFilter(f"{_tr(READABLE)} ({_endings()})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, chosen)


def ask_where_to_save(parent: QWidget, chosen: Callable[[Path], None]) -> QFileDialog:
    """Ask for a place; an ending is added where none was written."""
    dialog = QFileDialog(parent, _tr(SAVE))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([f"{_tr(RECORDING)} (*.jsonl)", f"{_tr(CAPTURE)} (*.pcapng)"])
    dialog.setDefaultSuffix("jsonl")
    dialog.filterSelected.connect(lambda name: dialog.setDefaultSuffix("pcapng" if "pcapng" in name else "jsonl"))
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
