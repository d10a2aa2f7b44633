"""Where lessons are looked for: those of the product, then those of a person's own."""

from __future__ import annotations

import argparse
import os
import tomllib
from functools import cache
from pathlib import Path

from app.voice import told
from sim.lessons import LESSONS, Course, Parse, read_course
from sim.words import QT_TRANSLATE_NOOP

FOLDER_VARIABLE = "SOCKETSCOPE_LESSONS"
HELP = QT_TRANSLATE_NOOP("commands", "your own lessons (default: {variable} or {folder})")


def own_folder() -> Path:
    """The person's own lessons on this platform; the variable SOCKETSCOPE_LESSONS names another folder."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    from PySide6.QtCore import QStandardPaths

    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(data) / "socketscope" / "lessons"


def add_option(command: argparse.ArgumentParser) -> None:
    """Let the person say where own lessons are."""
    meaning = told(HELP, variable=FOLDER_VARIABLE, folder=str(own_folder()))
    command.add_argument("--lessons", type=Path, metavar="FOLDER", help=meaning)


@cache
def course_of(own: Path | None, parse: Parse = tomllib.loads, *, checked: Path | None = None) -> Course:
    """The lessons of the product and those in `own`; None stands for the person's own folder."""
    return read_course([LESSONS, own or own_folder()], parse, checked=checked)
