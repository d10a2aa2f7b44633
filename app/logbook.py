"""The last lines of what went on inside, kept in memory for a bug report; nothing is written to a disk."""

from __future__ import annotations

import logging
import sys
from collections import deque
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

KEPT = 300
"""Lines."""
LOG = logging.getLogger("socketscope")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


class Logbook(logging.Handler):
    """Takes everything that is logged; the oldest lines give way."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        self._lines: deque[str] = deque(maxlen=KEPT)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self._lines.extend(self.format(record).splitlines())

    @property
    def lines(self) -> list[str]:
        """What is kept, the oldest first."""
        return list(self._lines)


LOGBOOK = Logbook()


def begin() -> None:
    """From now on keep what this program, Qt and Python's last resort for errors say."""
    LOG.addHandler(LOGBOOK)
    LOG.setLevel(logging.INFO)
    qInstallMessageHandler(note_qt)
    sys.excepthook = note_error


def note_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """What Qt says, which otherwise goes to standard error alone."""
    LOG.log(LEVELS.get(kind, logging.ERROR), "Qt: %s", message)
    print(message, file=sys.stderr)


def note_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that nothing has caught."""
    LOG.error("not caught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
