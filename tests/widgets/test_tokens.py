from __future__ import annotations

import re

from widgets.tokens import TOKENS


def test_every_theme_has_a_colour_for_every_token() -> None:
    for tokens in TOKENS.values():
        assert set(tokens) == set(TOKENS["light"])
        assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in tokens.values())
