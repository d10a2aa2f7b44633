"""Saves the run that is shown. What takes its time, a process of its own makes: the window goes on meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QWidget

from app.export import PROGRESS, part_of
from app.film import RATES
from app.film_dialog import FilmDialog, Stretch
from app.saving import check_place
from app.shown import Savable, Shown
from sim.sources.request import ROOT
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.export_bar import ExportBar
from widgets.words import said

COMMAND = (sys.executable, "main.py", "export")
PATIENCE = 2000
"""Milliseconds that the process has to go."""
FAILED = QT_TRANSLATE_NOOP("exporting", "The file {file} was not made. {reason}")


class Exporting(QObject):
    """One file at a time: a new one takes the place of one that is still being made.

    `shown` gives what is saved, `look` the options of `main.py export` that say how the window looks.

    Signals:
        ended: a file has been made, or not. arg: what went wrong, empty if nothing did
    """

    ended = Signal(str)

    def __init__(
        self, shown: Callable[[], Shown], bar: ExportBar, look: Callable[[], Sequence[str]], window: QWidget
    ) -> None:
        super().__init__(window)
        self._shown, self._bar, self._look, self._window = shown, bar, look, window
        self._out = Path()
        self._folder: TemporaryDirectory[str] | None = None
        self._share = 0.0
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(ROOT))
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._finish)
        bar.cancel_requested.connect(self.cancel)

    def save(self, out: Path) -> None:
        """Save as the ending of `out` says; for a film, ask for the stretch first. Raises RunError."""
        run = self._run
        run.check_savable(out.suffix)
        check_place(out, self._shown().telling.endings)
        if out.suffix == ".jsonl":
            run.save(out)
        elif out.suffix in RATES:
            FilmDialog(run.player.axis.length, lambda *chosen: self._film(out, *chosen), self._window).open()
        else:
            self._start(out, [])

    def cancel(self) -> None:
        """Give up what is being made; nothing of it stays."""
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(PATIENCE)

    def shut_down(self) -> None:
        """Leave no process behind."""
        self._process.finished.disconnect(self._finish)
        self.cancel()
        self._clean()

    @property
    def _run(self) -> Savable:
        return self._shown().run

    def _film(self, out: Path, stretch: Stretch, speed: float) -> None:
        start, end = (f"{100 * share:g}%" for share in stretch)
        self._start(out, ["--from", start, "--to", end, "--speed", f"{speed:g}"])

    def _start(self, out: Path, arguments: Sequence[str]) -> None:
        self.cancel()
        self._out, self._share = out, 0.0
        self._folder = TemporaryDirectory()
        name = Path(self._run.lesson_id).name or "run"
        saved = Path(self._folder.name) / f"{name}.jsonl"
        self._run.save(saved)
        program, *words = COMMAND
        here = f"{100 * self._run.player.position / (self._run.player.axis.length or 1):.6f}%"
        options = [str(saved), "--out", str(out), "--at", here, "--progress", *self._look(), *arguments]
        self._bar.show_progress(out.name, 0.0)
        self._process.start(program, [*words, *options])

    def _hear(self) -> None:
        for line in bytes(self._process.readAllStandardOutput().data()).decode("utf-8", "replace").splitlines():
            word, _, share = line.partition(" ")
            if word == PROGRESS:
                with suppress(ValueError):
                    self._share = float(share)
        self._bar.show_progress(self._out.name, self._share)

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        self._clean()
        if status is QProcess.ExitStatus.CrashExit:
            self._bar.hide()
            self.ended.emit("")
        elif self._share >= 1:
            self._bar.show_done(str(self._out))
            self.ended.emit("")
        else:
            self._bar.hide()
            words = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip().splitlines()
            values = {"file": str(self._out), "reason": words[-1] if words else ""}
            self.ended.emit(said(Sentence("exporting", FAILED, values)))

    def _clean(self) -> None:
        if self._folder is not None:
            with suppress(OSError):
                part_of(self._out).unlink(missing_ok=True)
            self._folder.cleanup()
            self._folder = None
