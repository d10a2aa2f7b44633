"""Child processes that are not wanted any more: they are killed, and nobody waits for them while the window lives."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess

PATIENCE = 2000
"""Milliseconds that each has to go when the window closes."""


class Departing(QObject):
    """Keeps them until they are gone."""

    def send_away(self, process: QProcess) -> None:
        """Kill it; nothing of it is heard any more."""
        process.readyReadStandardOutput.disconnect()
        process.finished.disconnect()
        if process.state() is QProcess.ProcessState.NotRunning:
            process.deleteLater()
            return
        process.setParent(self)
        process.finished.connect(process.deleteLater)
        process.kill()

    def shut_down(self) -> None:
        """Wait until all are gone. For closing the window."""
        for process in self.findChildren(QProcess):
            process.waitForFinished(PATIENCE)
