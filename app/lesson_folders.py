"""Where lessons are looked for: those of the product, then those of a person's own."""

from __future__ import annotations

import argparse
import os
import tomllib
from functools import cache
from pathlib import Path

from sim.lessons import LESSONS, Course, Parse, read_course

FOLDER_VARIABLE = "SOCKETSCOPE_LESSONS"


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
    command.add_argument(
        "--lessons",
        type=Path,
        metavar="FOLDER",
        help=f"your own lessons (default: {FOLDER_VARIABLE} or {own_folder()})",
    )


@cache
def course_of(own: Path | None, parse: Parse = tomllib.loads) -> Course:
    """The lessons of the product and those in `own`; None stands for the person's own folder."""
    return read_course([LESSONS, own or own_folder()], parse)
