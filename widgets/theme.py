"""Colours, type and space as tokens. Everything that is painted asks the theme; nothing names a colour of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from math import ceil, sqrt

from PySide6.QtGui import QColor, QFont, QPalette

from widgets.fonts import CODE_FAMILIES, TEXT_FAMILIES
from widgets.tokens import TOKENS


class Role(Enum):
    """What a text is for: (pixel size, line height, weight), before the theme's scale."""

    CAPTION = (12, 16, QFont.Weight.Normal)
    CODE_CAPTION = (12, 16, QFont.Weight.Normal, "code")
    BODY = (14, 20, QFont.Weight.Normal)
    CODE = (14, 20, QFont.Weight.Normal, "code")
    LEAD = (16, 22, QFont.Weight.Normal)
    HEADING = (20, 28, QFont.Weight.DemiBold)
    TITLE = (28, 36, QFont.Weight.DemiBold)

    @property
    def is_code(self) -> bool:
        """Whether it is set in a fixed-width font."""
        return len(self.value) == 4


@dataclass(frozen=True)
class Fill:
    """A category colour and the ink that is readable on it, the same in every theme (Okabe and Ito)."""

    fill: QColor
    ink: QColor


def _fill(fill: str, ink: str) -> Fill:
    return Fill(QColor(fill), QColor(ink))


BLUE, GREEN, ORANGE = _fill("#0072B2", "white"), _fill("#009E73", "black"), _fill("#E69F00", "black")
VERMILION, PURPLE, SKY = _fill("#D55E00", "black"), _fill("#CC79A7", "black"), _fill("#56B4E9", "black")
YELLOW, GREY = _fill("#F0E442", "black"), _fill("#5B6470", "white")

FLAG_FILLS = {
    "syn": BLUE, "ack": GREEN, "fin": ORANGE, "rst": VERMILION, "psh": PURPLE, "urg": YELLOW, "ece": GREY, "cwr": GREY,
    "data": SKY, "udp": SKY,
}  # fmt: skip
"""By flag, or by protocol where there are no flags; whatever is not here is grey."""
LAYER_FILLS = {1: GREY, 2: ORANGE, 3: GREEN, 4: BLUE, 5: PURPLE, 6: PURPLE, 7: PURPLE}


@dataclass(frozen=True)
class Theme:
    """One set of colour tokens and the scale of all type, strokes and spaces."""

    name: str
    scale: float
    canvas: QColor
    surface: QColor
    raised: QColor
    text: QColor
    muted: QColor
    accent: QColor
    border: QColor
    divider: QColor
    selection: QColor
    error: QColor
    ok: QColor
    warn: QColor
    current_line: QColor

    @property
    def is_projecting(self) -> bool:
        """Whether the picture is made for the last row of a lit room."""
        return self.name == "projector"

    @property
    def on_accent(self) -> QColor:
        """Ink on a surface of the accent colour."""
        return QColor("black") if self.name == "dark" else QColor("white")

    @property
    def stroke(self) -> float:
        """Width of arrows and lifelines in pixels."""
        return 2.5 * self.scale

    def px(self, length: float) -> int:
        """A length of the 4 px grid at this theme's scale."""
        return round(length * self.scale)

    def gap(self, length: float) -> int:
        """A space between things, in pixels. Projecting it grows less than they do: they need the room."""
        return round(length * sqrt(self.scale))

    def font(self, role: Role, weight: QFont.Weight | None = None) -> QFont:
        """The font of a role; `weight` overrides the role's own."""
        font = QFont(CODE_FAMILIES if role.is_code else TEXT_FAMILIES)
        font.setPixelSize(self.px(role.value[0]))
        font.setWeight(weight or role.value[2])
        if role.is_code:
            font.setStyleHint(QFont.StyleHint.Monospace)
        # A beginner must see == and -> as they are typed, also where code stands in a text.
        for ligatures in ("calt", "liga"):
            font.setFeature(QFont.Tag(ligatures), 0)
        return font

    def line_height(self, role: Role) -> int:
        """Pixels from one line of a role to the next."""
        return self.px(role.value[1])

    def palette(self) -> QPalette:
        """The palette for every standard widget; the platform's own dark mode does not reach all of them."""
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, colour in (
            (roles.Window, self.canvas), (roles.WindowText, self.text),
            (roles.Base, self.surface), (roles.Text, self.text),
            (roles.AlternateBase, self.canvas), (roles.Button, self.surface), (roles.ButtonText, self.text),
            (roles.Highlight, self.accent), (roles.HighlightedText, self.on_accent), (roles.ToolTipBase, self.raised),
            (roles.ToolTipText, self.text), (roles.PlaceholderText, self.muted),
            (roles.Link, self.accent), (roles.Mid, self.divider),
        ):  # fmt: skip
            palette.setColor(role, colour)
        for role in (roles.WindowText, roles.Text, roles.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.muted)
        return palette


def _theme(name: str, scale: float) -> Theme:
    return Theme(name, scale, **{token: QColor(colour) for token, colour in TOKENS[name].items()})


LIGHT, DARK, PROJECTOR = _theme("light", 1.0), _theme("dark", 1.0), _theme("projector", 1.8)
THEMES = {theme.name: theme for theme in (LIGHT, DARK, PROJECTOR)}
SMALLEST_SHARE = 50
"""Projecting, the smallest text is this part of the window's height, if not larger."""


def theme_for(name: str, text_size: float, height: int) -> Theme:
    """The theme of that name, `text_size` times as large; projecting, as large as `height` pixels of window need."""
    theme = THEMES[name]
    if theme.is_projecting:
        return replace(theme, scale=max(theme.scale, ceil(height / SMALLEST_SHARE) / Role.CAPTION.value[0]))
    return replace(theme, scale=text_size)
