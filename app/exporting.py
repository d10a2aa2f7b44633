"""Saves the run that is shown. What takes its time, a process of its own makes: the window goes on meanwhile; a picture
is what the window shows just now. What makes a file is imported when the first one is wanted."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal
from PySide6.QtWidgets import QWidget

from app.saving import RunError, check_place, put_in_place
from app.shown import Savable, Shown
from sim.sources.request import ROOT
from sim.words import QT_TRANSLATE_NOOP, Sentence
from widgets.export_bar import ExportBar
from widgets.words import said

if TYPE_CHECKING:
    from app.film_dialog import Stretch

COMMAND = (sys.executable, "main.py", "export")
ENDED_WELL = (0, 1)
"""The exit codes of `main.py export` where the file is there; 1: the run that it shows tells of a problem."""
PATIENCE = 2000
"""Milliseconds that the process has to go when the window closes."""
LOG = logging.getLogger("socketscope.exporting")
BROKE_OFF = QT_TRANSLATE_NOOP(
    "exporting",
    "The file {file} was not made, because the process that makes it ended too early (exit code {code}). Try it again.",
)


@dataclass(frozen=True)
class _Job:
    """A file to be made: the options say how.

    In `folder` lies the run as it was when that was asked for, and whatever else the process needs for the moment.
    """

    out: Path
    folder: TemporaryDirectory[str]
    options: Sequence[str]

    def clean(self) -> None:
        """Nothing stays but the file."""
        from app.export import part_of

        with suppress(OSError):
            part_of(self.out).unlink(missing_ok=True)
        self.folder.cleanup()


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
        self._job: _Job | None = None
        self._next: _Job | None = None
        self._share, self._failure, self._is_cancelled = 0.0, "", False
        self._is_left = False
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(ROOT))
        self._process.readyReadStandardOutput.connect(self._hear)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._fail)
        bar.cancel_requested.connect(self.cancel)

    def save(self, out: Path) -> None:
        """Save as the ending of `out` says; for a film, ask for the stretch first. Raises RunError."""
        from app.film import RATES
        from app.render import PICTURES

        run = self._run
        run.check_savable(out.suffix)
        check_place(out, self._shown().telling.endings)
        if out.suffix == ".jsonl":
            run.save(out)
            self._bar.show_done(str(out))
        elif out.suffix in PICTURES:
            self._picture(out)
        elif out.suffix in RATES:
            self._ask_stretch(out)
        else:
            self._start(out, [])

    def cancel(self) -> None:
        """Give up what is being made; nothing of it stays. Returns at once; `ended` follows."""
        if self._next is not None:
            self._next.clean()
            self._next = None
        if self._job is not None:
            self._is_cancelled = True
            self._process.kill()

    def may_close(self) -> bool:
        """Whether the window may close now; while a file is being made, the person is asked."""
        if self._job is None or self._is_left:
            return True
        from app.leaving import LeavingQuestion

        question = LeavingQuestion(self._job.out.name, self._window)
        question.accepted.connect(self._leave)
        self.ended.connect(question.reject)  # by then there is nothing to give up
        question.open()
        return False

    def _leave(self) -> None:
        self._is_left = True
        self._window.window().close()

    def shut_down(self) -> None:
        """Leave no process behind; the window closes, and nothing is told any more."""
        self._process.finished.disconnect(self._finish)
        self.cancel()
        self._process.waitForFinished(PATIENCE)
        if self._job is not None:
            self._job.clean()

    @property
    def _run(self) -> Savable:
        return self._shown().run

    def _picture(self, out: Path) -> None:
        """What is on the screen. Raises RunError."""
        from app.render import NOT_WRITTEN, draw

        def write(part: Path) -> None:
            if not draw(self._window, part):
                raise RunError(NOT_WRITTEN, file=str(out))

        put_in_place(out, write)
        self._bar.show_done(str(out))

    def _ask_stretch(self, out: Path) -> None:
        from app.film_dialog import FilmDialog

        FilmDialog(self._run.player.axis.length, lambda *chosen: self._film(out, *chosen), self._window).open()

    def _film(self, out: Path, stretch: Stretch, speed: float) -> None:
        start, end = (f"{100 * share:g}%" for share in stretch)
        self._start(out, ["--from", start, "--to", end, "--speed", f"{speed:g}"])

    def _start(self, out: Path, arguments: Sequence[str]) -> None:
        job = self._job_of(out, arguments)
        self.cancel()
        self._bar.show_progress(out.name, 0.0)
        if self._job is None:
            self._begin(job)
        else:
            self._next = job  # as soon as the one before it is gone

    def _job_of(self, out: Path, arguments: Sequence[str]) -> _Job:
        folder = TemporaryDirectory()
        name = Path(self._run.lesson_id).name or "run"
        saved = Path(folder.name) / f"{name}.jsonl"
        try:
            self._run.save(saved)
        except RunError:
            folder.cleanup()
            raise
        here = f"{100 * self._run.player.position / (self._run.player.axis.length or 1):.6f}%"
        options = [str(saved), "--out", str(out), "--at", here, "--progress", "--scratch", folder.name]
        options += [*self._look(), *arguments]
        return _Job(out, folder, options)

    def _begin(self, job: _Job) -> None:
        self._job, self._share, self._failure, self._is_cancelled = job, 0.0, "", False
        program, *words = COMMAND
        self._process.setProcessEnvironment(_environment(job.folder.name))
        self._process.start(program, [*words, *job.options])

    def _hear(self) -> None:
        from app.export import FAILURE, PROGRESS

        while self._process.canReadLine():
            word, _, rest = bytes(self._process.readLine().data()).decode("utf-8", "replace").partition(" ")
            with suppress(ValueError):
                if word == PROGRESS:
                    self._share = float(rest)
                elif word == FAILURE:
                    self._failure = said(msgspec.json.decode(rest, type=Sentence))
        if self._job is not None and not self._is_cancelled:
            self._bar.show_progress(self._job.out.name, self._share)

    def _fail(self, error: QProcess.ProcessError) -> None:
        """Whatever else goes wrong, it finishes."""
        if error is QProcess.ProcessError.FailedToStart:
            self._finish(self._process.exitCode(), QProcess.ExitStatus.CrashExit)

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._hear()
        job, self._job = self._job, None
        assert job is not None
        job.clean()
        if self._next is None:
            self._tell(job, code, status)
        else:
            next_job, self._next = self._next, None
            self._begin(next_job)

    def _tell(self, job: _Job, code: int, status: QProcess.ExitStatus) -> None:
        """What has come of it."""
        ended_well = status is QProcess.ExitStatus.NormalExit and code in ENDED_WELL and self._share >= 1
        if self._is_cancelled:
            self.ended.emit("")
        elif ended_well and job.out.is_file():
            self._bar.show_done(str(job.out))
            self.ended.emit("")
        else:
            self._bar.hide()
            self.ended.emit(self._failure or self._why_not(job, code))

    def _why_not(self, job: _Job, code: int) -> str:
        """What is said where the process could not say it itself; its last words are for a bug report."""
        for line in bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").splitlines():
            LOG.warning("standard error: %s", line)
        try:
            check_place(job.out, [job.out.suffix.removeprefix(".")])
        except RunError as error:
            return said(error.sentence)
        return said(Sentence("exporting", BROKE_OFF, {"file": str(job.out), "code": code}))


def _environment(scratch: str) -> QProcessEnvironment:
    """The window's, but that passing files lie in `scratch`: they are gone with it, however the process ends."""
    environment = QProcessEnvironment.systemEnvironment()
    for name in ("TMPDIR", "TEMP", "TMP"):
        environment.insert(name, scratch)
    return environment
