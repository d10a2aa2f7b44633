from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QApplication

from app import preferences
from app.preferences import SMALLEST, Preferences, settings_folder, system_language


def test_everything_is_remembered(tmp_path: Path, qapp: QApplication) -> None:
    first = Preferences(tmp_path)
    first.lesson, first.theme, first.language = "udp-echo", "dark", "zh"
    first.size, first.speed = QSize(1600, 900), 0.5
    first.text_size, first.reduces_motion, first.asks = 1.25, True, False
    first.add_watched("udp-echo")
    first.add_watched("arp-dns")
    first.save()
    again = Preferences(tmp_path)
    assert (again.lesson, again.theme, again.language) == ("udp-echo", "dark", "zh")
    assert (again.size, again.speed) == (QSize(1600, 900), 0.5)
    assert (again.text_size, again.reduces_motion, again.asks) == (1.25, True, False)
    assert again.watched == {"udp-echo", "arp-dns"}
    assert again.file == tmp_path / "socketscope.ini"


def test_a_first_start_has_defaults(tmp_path: Path, qapp: QApplication) -> None:
    fresh = Preferences(tmp_path)
    assert (fresh.lesson, fresh.theme, fresh.language) == ("", "light", system_language())
    assert (fresh.size, fresh.speed) == (SMALLEST, 1.0)
    assert (fresh.text_size, fresh.reduces_motion, fresh.asks, fresh.watched) == (1.0, None, True, frozenset())


@pytest.mark.parametrize(
    "text", ["theme=pink\nlanguage=xx\nspeed=fast\nsize=big\n", "speed=nan\nsize=@Size(3 4)\n", "\x00\xff[[[", ""]
)
def test_a_spoilt_file_means_defaults(tmp_path: Path, qapp: QApplication, text: str) -> None:
    (tmp_path / "socketscope.ini").write_text(f"[General]\n{text}", "utf-8")
    spoilt = Preferences(tmp_path)
    assert (spoilt.theme, spoilt.language) == ("light", system_language())
    assert (spoilt.size, spoilt.speed) == (SMALLEST, 1.0)


def test_a_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> None:
    monkeypatch.setenv(preferences.FOLDER_VARIABLE, str(tmp_path / "elsewhere"))
    Preferences().theme = "dark"
    assert settings_folder() == tmp_path / "elsewhere"
    assert Preferences(tmp_path / "elsewhere").theme == "dark"


def test_without_the_variable_it_is_the_platforms_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(preferences.FOLDER_VARIABLE, raising=False)
    assert settings_folder().name == "socketscope"
    assert settings_folder().parent != Path()


@pytest.mark.parametrize(("locale", "language"), [("zh_CN", "zh"), ("zh_TW", "zh"), ("de_DE", "en"), ("en_US", "en")])
def test_the_systems_language_is_the_first(monkeypatch: pytest.MonkeyPatch, locale: str, language: str) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(locale))
    assert system_language() == language


def test_what_was_written_in_programs_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = '[{"lesson":"mutex","text":"a = \\"1\\", 2; # 100%\\n\\t二 @Invalid() \\\\"}]'
    first = Preferences(tmp_path)
    first.drafts = kept
    first.save()
    assert Preferences(tmp_path).drafts == kept
