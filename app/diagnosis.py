"""What works on this computer: the sources, tried out in a child process, and the versions of everything."""

from __future__ import annotations

import platform
import sys
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version

import msgspec
from PySide6.QtCore import QObject, QProcess, Signal, qVersion

from sim.sources.request import ROOT
from sim.words import Sentence

COMMAND = (sys.executable, "-m", "sim.sources.availability")
LIBRARIES = ("PySide6-Essentials", "scapy", "msgspec", "pyqtgraph")
PATIENCE = 2000
"""Milliseconds that the child has to go."""
Refusals = Mapping[str, Sentence | None]
"""By source: why it cannot run here, None if it can."""


class Diagnosis(QObject):
    """Tries the sources out without making the window wait.

    Signals:
        found: the answer of every source: a dictionary from its name to the reason against it, or None.
        failed: there was no answer. arg: what the child said last
    """

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(ROOT))
        self._process.finished.connect(self._finish)

    def start(self) -> None:
        """Ask; `found` or `failed` follows."""
        if self._process.state() is QProcess.ProcessState.NotRunning:
            program, *words = COMMAND
            self._process.start(program, words)

    def shut_down(self) -> None:
        """Leave no process behind."""
        self._process.finished.disconnect(self._finish)
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    def _finish(self) -> None:
        try:
            refusals = msgspec.json.decode(
                bytes(self._process.readAllStandardOutput().data()), type=dict[str, Sentence | None]
            )
        except msgspec.DecodeError:
            words = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip().splitlines()
            self.failed.emit(words[-1] if words else "?")
        else:
            self.found.emit(refusals)


def versions() -> dict[str, str]:
    """What runs here, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = {"Socketscope": str(project["version"]), "Python": sys.version.split()[0], "Qt": qVersion()}
    return {**own, **{name: _version_of(name) for name in LIBRARIES}, "System": platform.platform()}


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "-"
