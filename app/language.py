"""Which language the application speaks. English is written in the code; Chinese and plurals lie in `assets/i18n`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator

TRANSLATIONS = Path(__file__).parents[1] / "assets" / "i18n"
CATALOGUES = {"en": "socketscope_en.qm", "zh": "socketscope_zh_CN.qm"}
LOCALES = {
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedStates),
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
}


class Language(QObject):
    """Switches the application's language at run time. What it has installed goes when it goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.name = "en"
        self._translators: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Speak 'zh' or 'en'. Every widget is told by Qt's LanguageChange event."""
        self.be_silent()
        self.name = language
        # Qt names kinds of files in the default locale's language.
        QLocale.setDefault(LOCALES[language])
        self._install(TRANSLATIONS / CATALOGUES[language])
        if language == "zh":
            self._install(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_zh_CN.qm")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)

    def be_silent(self) -> None:
        """Take back every translation."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()

    def _install(self, path: Path) -> None:
        translator = QTranslator(self)
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
