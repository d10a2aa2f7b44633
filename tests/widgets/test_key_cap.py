from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from widgets.key_cap import SIDE, key_cap, key_cap_style, paint_key_cap
from widgets.theme import theme_for


def test_a_cap_has_an_edge_and_bears_what_stands_on_the_key(qapp: object) -> None:
    theme = theme_for("light", 1.0, 720)

    def drawn(text: str) -> QImage:
        image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            paint_key_cap(painter, QRectF(0, 0, SIDE, SIDE), text, theme)
        return image

    assert drawn("1").pixelColor(SIDE // 2, SIDE - 1) == theme.muted
    assert drawn("1") != drawn("2")


def test_a_cap_is_as_large_as_it_is_asked_for_and_a_label_looks_like_it(qapp: object) -> None:
    theme = theme_for("dark", 1.0, 720)
    assert key_cap("1", theme).pixmap(QSize(32, 32)).width() == 32
    assert theme.muted.name() in key_cap_style(theme)
