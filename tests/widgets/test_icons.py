import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from widgets.icons import icon, paint_icon, svg


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: object) -> None:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, "play", QColor("#0b62a4"), QRectF(0, 0, 48, 48), filled=True)
    painter.end()
    assert image.pixelColor(22, 24).name() == "#0b62a4"
    assert image.pixelColor(1, 1).name() == "#ffffff"


def test_a_disabled_icon_is_muted(qapp: object) -> None:
    drawn = icon("square", QColor("#ff0000"), QColor("#0000ff"), filled=True)
    normal = drawn.pixmap(QSize(24, 24), QIcon.Mode.Normal).toImage().pixelColor(12, 12)
    disabled = drawn.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage().pixelColor(12, 12)
    assert (normal.name(), disabled.name()) == ("#ff0000", "#0000ff")


def test_an_unknown_icon_is_an_error_at_once() -> None:
    with pytest.raises(KeyError):
        svg("no-such-icon", "#000000")
