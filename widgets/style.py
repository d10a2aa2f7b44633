"""How standard widgets look: one style sheet, filled with the tokens of a theme."""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor

from widgets.icons import icon_file
from widgets.theme import Role, Theme

SHEET = Template("""
QMenu, QComboBox QAbstractItemView { font-size: ${body}px; }
QWidget#window, QWidget#stage_column, QWidget#threads_column { background: $canvas; }
QWidget#lesson_list, QWidget#side_column, QWidget#header { background: $surface; }
QWidget#lesson_list { border: none; border-right: 1px solid $divider; }
QWidget#side_column { border: none; border-left: 1px solid $divider; }
QWidget#header { border: none; border-bottom: 1px solid $divider; }
QFrame#export_bar { background: $surface; border: none; border-top: 1px solid $divider; }
QFrame[card="true"] { background: $surface; border: 1px solid $divider; border-radius: ${radius}px; }
QFrame[rule="true"] { background: $divider; border: none; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: $muted; }
QLabel[tone="error"] { color: $error; }

QPushButton, QToolButton, QComboBox {
    background: $surface; color: $text; border: 1px solid $border; border-radius: ${radius}px;
    min-height: ${control}px; padding: 1px ${pad}px;
}
QToolButton { min-width: ${control}px; padding: 1px; }
QToolButton[text="true"] { padding: 1px ${pad}px; }
QPushButton:hover, QToolButton:hover, QComboBox:hover { background: $selection; }
QPushButton:pressed, QToolButton:pressed { background: $selection; border-color: $accent; }
QPushButton:focus, QToolButton:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 ${pad1}px; }
QToolButton:focus { padding: 0; }
QToolButton[text="true"]:focus { padding: 0 ${pad1}px; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled {
    color: $muted; border-color: $divider; background: $canvas;
}
QPushButton:checked, QToolButton:checked { background: $accent; color: $on_accent; border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[primary="true"], QToolButton[primary="true"] {
    background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
}
QPushButton[primary="true"]:hover, QToolButton[primary="true"]:hover { background: $accent_hover; }
QPushButton[primary="true"]:focus, QToolButton[primary="true"]:focus, QPushButton[segment]:checked:focus,
QToolButton:checked:focus { border: 2px solid $focus_on_accent; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled {
    background: $canvas; color: $muted; border: 1px solid $divider;
}

QPushButton[segment] { border-radius: 0; border-right-width: 0; }
QPushButton[segment="first"] { border-top-left-radius: ${radius}px; border-bottom-left-radius: ${radius}px; }
QPushButton[segment="last"] {
    border-top-right-radius: ${radius}px; border-bottom-right-radius: ${radius}px; border-right-width: 1px;
}
QPushButton[segment="only"] { border-radius: ${radius}px; border-right-width: 1px; }
QPushButton[segment]:focus { border: 2px solid $accent; }

QLineEdit, QAbstractSpinBox {
    background: $surface; color: $text; border: 1px solid $border; border-radius: ${radius}px;
    min-height: ${control}px; padding: 1px ${pad}px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; min-height: 0; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
    subcontrol-origin: border; width: 0; height: 0; border: none;
}
QLineEdit:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 ${pad1}px; }
QLineEdit[wrong="true"], QAbstractSpinBox[wrong="true"] { border: 2px solid $error; padding: 0 ${pad1}px; }
QLineEdit:disabled, QAbstractSpinBox:disabled { color: $muted; background: $canvas; border-color: $divider; }
QComboBox, QComboBox:focus { padding-right: 0; }
QComboBox::drop-down {
    subcontrol-origin: padding; subcontrol-position: center right; border: none; width: ${arrow_place}px;
}
QComboBox::down-arrow { image: url($arrow); width: ${icon}px; height: ${icon}px; }
QComboBox::down-arrow:disabled { image: url($arrow_disabled); }
QComboBox QAbstractItemView, QMenu { background: $raised; color: $text; border: 1px solid $border; outline: none; }
QComboBox QAbstractItemView::item, QMenu::item { min-height: ${control}px; padding: 0 ${pad}px; }
QComboBox QAbstractItemView::item:selected, QMenu::item:selected { background: $selection; color: $text; }
QMenu { icon-size: ${icon}px; }
QMenu::icon { padding-left: ${pad}px; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: ${rule}px solid transparent;
    padding: ${small}px ${tiny}px; margin-right: 0; font-weight: 600;
}
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; background: $selection; }

QAbstractItemView { background: $surface; color: $text; border: none; outline: none; }
QTableView { gridline-color: $divider; selection-background-color: $selection; selection-color: $text; }
QTableView:focus, QScrollArea:focus, QPlainTextEdit:focus, QTextBrowser:focus { border: 2px solid $accent; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $divider;
    padding: ${tiny}px ${small}px; font-weight: 600;
}
QScrollArea, QTextBrowser, QScrollArea > QWidget > QWidget#scrolled { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${bar}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${bar}px; margin: 0; }
QScrollBar::handle {
    background: $border; border-radius: ${bar_radius}px; margin: 2px; min-height: ${control}px; min-width: ${control}px;
}
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: ${tiny}px; font-size: ${caption}px; }
QSplitter::handle { background: $divider; }
""")


COLOURS = (
    "canvas", "surface", "raised", "text", "muted", "accent", "border", "divider", "selection", "error", "on_accent",
)  # fmt: skip
"""Tokens that the sheet names as the theme does."""
LENGTHS = {
    "radius": 6,
    "control": 30,
    "pad": 10,
    "tiny": 4,
    "small": 8,
    "rule": 2,
    "bar": 10,
    "bar_radius": 3,
    "icon": 16,
    "arrow_place": 22,
    "body": Role.BODY.value[0],
    "caption": Role.CAPTION.value[0],
}
"""Pixels, before the theme's scale."""


def style_sheet(theme: Theme) -> str:
    """The style sheet of a theme, for the application's window."""
    values = {name: getattr(theme, name).name() for name in COLOURS}
    values |= {name: str(theme.px(length)) for name, length in LENGTHS.items()}
    values["pad1"] = str(theme.px(LENGTHS["pad"]) - 1)
    values["accent_hover"] = _hovered(theme).name()
    values["focus_on_accent"] = theme.text.name()
    values["arrow"] = icon_file("chevron-down", theme.text.name())
    values["arrow_disabled"] = icon_file("chevron-down", theme.muted.name())
    return SHEET.substitute(values)


def _hovered(theme: Theme) -> QColor:
    """The accent under the mouse, away from what is written on it."""
    return theme.accent.darker(115) if theme.on_accent.lightness() > 128 else theme.accent.lighter(115)
