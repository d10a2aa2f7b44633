"""What is wrong with what is seen: cut off, too small, without a name, too faint, outside of the window."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from app.preferences import SMALLEST
from widgets.caption import Caption
from widgets.elided_label import ElidedLabel

LEAST = 22
"""Pixels of a type that is projected."""
READABLE = 4.5
PARTS_OF_QT = ("qt_", "ScrollLeftButton", "ScrollRightButton")
TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QPlainTextEdit, QAbstractItemView)
SHARPNESS = 3
"""Dots of a picture for each pixel, so that thin strokes reach the colour of their ink."""
EDGE = 5
"""Pixels at the edge of a control that are no text."""
LEAST_INK = 30
"""Dots of one colour that are more than a chance."""


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.objectName()} {text[:30]!r}"


def seen(root: QWidget) -> list[QWidget]:
    """`root` and what stands in it, as far as it is in sight.

    Qt calls a child visible whose parent was hidden while it was being shown.
    """
    own = (each for each in (root, *root.findChildren(QWidget)) if each.isVisible() and each.isVisibleTo(root))
    return [
        each for each in own if not each.visibleRegion().isEmpty() and not each.objectName().startswith(PARTS_OF_QT)
    ]


def too_small(root: QWidget) -> list[str]:
    least = max(LEAST, root.window().height() / 50)
    return [f"{name_of(each)} {each.font().pixelSize()} px" for each in seen(root) if each.font().pixelSize() < least]


def cut_off(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their text needs; what is cut with dots has the whole in its tooltip."""
    faults = []
    for each in seen(root):
        if isinstance(each, ElidedLabel | Caption):
            wanted = each.fontMetrics().horizontalAdvance(each.text()) > each.width()
            faults += [name_of(each)] if wanted and isinstance(each, ElidedLabel) and not each.toolTip() else []
        elif isinstance(each, QLabel) and each.wordWrap():
            faults += [name_of(each)] if each.heightForWidth(each.width()) > each.height() else []
        elif isinstance(each, QLabel | QAbstractButton) and has_text(each):
            faults += [name_of(each)] if each.sizeHint().width() > each.width() else []
    return faults


def has_text(each: QLabel | QAbstractButton) -> bool:
    return (
        bool(each.text())
        and getattr(each, "toolButtonStyle", lambda: None)() is not Qt.ToolButtonStyle.ToolButtonIconOnly
    )


def nameless(root: QWidget) -> list[str]:
    """What the keyboard reaches, or shows a part of the stage, without a name for those who cannot see it."""
    takes_keys = [each for each in seen(root) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    controls = [each for each in seen(root) if isinstance(each, QAbstractButton | QComboBox | QLineEdit)]
    return sorted({name_of(each) for each in (*takes_keys, *controls) if not each.accessibleName()})


def outside(root: QWidget) -> list[str]:
    """What reaches beyond its window, unless one can scroll to it."""
    window = root.window()
    texts = [each for each in seen(root) if isinstance(each, QLabel | QAbstractButton) and not is_scrolled(each)]
    places = {name_of(each): QRect(each.mapTo(window, QPoint()), each.size()) for each in texts}
    return [name for name, place in places.items() if not window.rect().contains(place)]


def too_large(root: QWidget) -> list[str]:
    """A window that does not fit on the smallest screen."""
    size = root.window().size()
    return [] if size == size.boundedTo(SMALLEST) else [f"the window is {size.width()}x{size.height()}"]


def is_scrolled(widget: QWidget) -> bool:
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, QScrollArea | QAbstractItemView):
        parent = parent.parentWidget()
    return parent is not None


def too_faint(root: QWidget) -> list[str]:
    """Texts that are painted in too little contrast to what they stand on (WCAG 2.2, section 1.4.3)."""
    image = painted(root)
    found = []
    for each in seen(root):
        if isinstance(each, TEXTS) and (not isinstance(each, QLabel | QAbstractButton) or has_text(each)):
            edge = 0 if isinstance(each, QLabel) else EDGE
            place = QRect(each.mapTo(root, QPoint()), each.size()).adjusted(edge, edge, -edge, -edge)
            reached = contrast_in(image, place)
            found += [f"{name_of(each)} {reached:.1f}"] if reached < READABLE else []
    return found


def painted(root: QWidget) -> QImage:
    image = QImage(root.size() * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    root.render(image, QPoint())
    return image


def contrast_in(image: QImage, place: QRect) -> float:
    """Between the colour that most of the place has and the one that differs most from it."""
    dots = QRect(place.topLeft() * SHARPNESS, place.size() * SHARPNESS) & image.rect()
    part = image.copy(dots).convertToFormat(QImage.Format.Format_RGB32)
    colours = Counter(memoryview(part.constBits()).cast("I"))
    ground = colours.most_common(1)[0][0]
    inks = [colour for colour, count in colours.items() if count >= LEAST_INK]
    return max(contrast(QColor.fromRgb(ink), QColor.fromRgb(ground)) for ink in inks)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.2, section 1.4.3."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
