from itertools import product

import pytest
from PySide6.QtGui import QFont, QPalette

from tests.on_the_screen import contrast
from widgets.theme import FLAG_FILLS, LAYER_FILLS, LIGHT, PROJECTOR, THEMES, Fill, Role, Theme

GROUNDS = ("canvas", "surface", "raised")


@pytest.mark.parametrize(
    ("theme", "token"), [*product(THEMES.values(), ("text", "muted", "accent", "error", "ok", "warn"))]
)
def test_text_is_readable_on_every_ground(theme: Theme, token: str) -> None:
    grounds = [*GROUNDS, "selection", "current_line"] if token == "text" else GROUNDS
    assert min(contrast(getattr(theme, token), getattr(theme, ground)) for ground in grounds) >= 4.5


@pytest.mark.parametrize("fill", [*FLAG_FILLS.values(), *LAYER_FILLS.values()], ids=lambda fill: fill.fill.name())
def test_ink_is_readable_on_its_fill(fill: Fill) -> None:
    assert contrast(fill.ink, fill.fill) >= 4.5


@pytest.mark.parametrize("theme", [*THEMES.values()], ids=lambda theme: theme.name)
def test_borders_are_visible(theme: Theme) -> None:
    assert min(contrast(theme.border, getattr(theme, ground)) for ground in GROUNDS) >= 3


def test_projected_type_is_large_enough_for_the_last_row(qapp: object) -> None:
    assert min(PROJECTOR.font(role).pixelSize() for role in Role) >= 22


def test_the_palette_gives_disabled_text_its_own_colour() -> None:
    theme = THEMES["dark"]
    disabled = theme.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == theme.muted != theme.text


@pytest.mark.parametrize("role", Role)
def test_two_characters_are_never_drawn_as_one_sign(role: Role) -> None:
    font = LIGHT.font(role)
    assert [font.featureValue(QFont.Tag(name)) for name in ("calt", "liga")] == [0, 0]
    assert all(font.isFeatureSet(QFont.Tag(name)) for name in ("calt", "liga"))
