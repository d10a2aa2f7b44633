import pytest
from PySide6.QtGui import QFontDatabase, QFontMetricsF

from widgets import fonts
from widgets.theme import LIGHT, Role


def test_chinese_has_glyphs_in_every_role(qapp: object) -> None:
    fonts.load_fonts()
    for role in Role:
        assert QFontMetricsF(LIGHT.font(role)).inFontUcs4(ord("粘")) or _some_family_has("粘")


def _some_family_has(character: str) -> bool:
    from PySide6.QtGui import QFont

    return any(QFontMetricsF(QFont(family)).inFontUcs4(ord(character)) for family in fonts.CHINESE_FAMILIES)


def test_a_machine_without_chinese_fonts_gets_the_packaged_one(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = []
    monkeypatch.setattr(QFontDatabase, "families", lambda *_: ["Sans"])
    monkeypatch.setattr(QFontDatabase, "addApplicationFontFromData", lambda data: loaded.append(bytes(data[:4])))
    fonts.load_fonts()
    assert loaded == [b"OTTO"]


def test_code_is_set_without_ligatures(qapp: object) -> None:
    metrics = QFontMetricsF(LIGHT.font(Role.CODE))
    assert metrics.horizontalAdvance("==") == pytest.approx(2 * metrics.horizontalAdvance("="))
