"""What the window remembers from one day to the next, in a file that a person can read and delete."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLocale, QSettings, QSize, QStandardPaths

SMALLEST = QSize(1280, 720)
FOLDER_VARIABLE = "SOCKETSCOPE_CONFIG"
SLOWEST, FASTEST = 0.25, 4.0
LANGUAGES = ("en", "zh")
THEMES = ("light", "dark", "projector")
KEPT_THEMES = THEMES[:2]
TEXT_SIZES = (1.0, 1.25, 1.5)
YES, NO = "yes", "no"
Preference = Literal["theme", "language", "text_size", "reduced_motion", "questions", "interface"]
"""What can be chosen in the dialog, by name."""


def settings_folder() -> Path:
    """Where settings are kept on this platform; the variable SOCKETSCOPE_CONFIG names another folder."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)) / "socketscope"


def cache_folder() -> Path:
    """Where this platform keeps what may be deleted at any time, or the settings' folder if that is elsewhere."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)) / "socketscope"


def system_language() -> str:
    """'zh' where the system speaks Chinese, else 'en'."""
    return "zh" if QLocale.system().language() is QLocale.Language.Chinese else "en"


class Preferences:
    """What was chosen last, and what was watched. What is missing or makes no sense has its default.

    `file` is where it is kept.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.file = (folder or settings_folder()) / "socketscope.ini"
        self._settings = QSettings(str(self.file), QSettings.Format.IniFormat)

    def save(self) -> None:
        """Write everything to the file now."""
        self._settings.sync()

    @property
    def lesson(self) -> str:
        """The id of the last lesson; empty before the first."""
        return self._text("lesson")

    @lesson.setter
    def lesson(self, lesson_id: str) -> None:
        self._settings.setValue("lesson", lesson_id)

    @property
    def source(self) -> str:
        """Where lessons ran last, if they have that source; empty before the first choice."""
        return self._text("source")

    @source.setter
    def source(self, source: str) -> None:
        self._settings.setValue("source", source)

    @property
    def theme(self) -> str:
        """'light' or 'dark': whoever projects today begins tomorrow as before."""
        return self._one_of("theme", KEPT_THEMES, "light")

    @theme.setter
    def theme(self, theme: str) -> None:
        self._settings.setValue("theme", theme)

    @property
    def language(self) -> str:
        """'zh' or 'en'; the system's before the person chose."""
        return self._one_of("language", LANGUAGES, system_language())

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("language", language)

    @property
    def size(self) -> QSize:
        """The window's size in pixels, never smaller than what is comfortable."""
        size = self._settings.value("size")
        return size.expandedTo(SMALLEST) if isinstance(size, QSize) else SMALLEST

    @size.setter
    def size(self, size: QSize) -> None:
        self._settings.setValue("size", size)

    @property
    def speed(self) -> float:
        """Units of position per second."""
        try:
            speed = float(self._text("speed"))
        except ValueError:
            return 1.0
        return speed if SLOWEST <= speed <= FASTEST else 1.0

    @speed.setter
    def speed(self, speed: float) -> None:
        self._settings.setValue("speed", speed)

    @property
    def text_size(self) -> float:
        """How many times as large as usual text is, where nothing is projected."""
        allowed = {f"{size:g}": size for size in TEXT_SIZES}
        return allowed.get(self._text("text_size"), 1.0)

    @text_size.setter
    def text_size(self, size: float) -> None:
        self._settings.setValue("text_size", f"{size:g}")

    @property
    def reduces_motion(self) -> bool | None:
        """Whether to jump instead of moving; None leaves it to the system's wish."""
        return {YES: True, NO: False}.get(self._text("reduced_motion"))

    @reduces_motion.setter
    def reduces_motion(self, reduces: bool) -> None:
        self._settings.setValue("reduced_motion", YES if reduces else NO)

    @property
    def interface(self) -> str:
        """The loopback interface to capture on; empty where the system's usual one will do."""
        return self._text("interface")

    @interface.setter
    def interface(self, interface: str) -> None:
        self._settings.setValue("interface", interface)

    @property
    def asks(self) -> bool:
        """Whether play stops to ask the questions of a lesson."""
        return self._text("questions") != NO

    @asks.setter
    def asks(self, asks: bool) -> None:
        self._settings.setValue("questions", YES if asks else NO)

    @property
    def watched(self) -> frozenset[str]:
        """The ids of the lessons of which a run was watched to its end."""
        return frozenset(filter(None, self._text("watched").split("/")))

    def add_watched(self, lesson_id: str) -> None:
        """One more lesson was watched to its end."""
        self._settings.setValue("watched", "/".join(sorted({*self.watched, lesson_id})))

    @property
    def drafts(self) -> str:
        """What was written in programs, as `app.drafts` puts it down."""
        return self._text("drafts")

    @drafts.setter
    def drafts(self, kept: str) -> None:
        self._settings.setValue("drafts", kept)

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else "" if value is None else str(value)

    def _one_of(self, key: str, allowed: tuple[str, ...], default: str) -> str:
        value = self._text(key)
        return value if value in allowed else default
