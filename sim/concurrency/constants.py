"""A lesson's settings within a program's own text: what is set is what stands there, and what runs."""

from __future__ import annotations

import re
from collections.abc import Mapping


def with_constants(text: str, values: Mapping[str, object]) -> str:
    """The program with another value for each constant that it has, such as the `N` of `N = 5`; first lines count."""
    for name, value in values.items():
        text = re.sub(rf"^{re.escape(name.upper())} = .*$", f"{name.upper()} = {value!r}", text, count=1, flags=re.M)
    return text
