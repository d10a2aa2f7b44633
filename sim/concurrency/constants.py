"""A lesson's settings within a program's own text: what is set is what stands there, and what runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def with_constants(text: str, values: Mapping[str, object]) -> str:
    """The program with another value for each constant that it has, such as the `N` of `N = 5`; first lines count."""
    for name, value in values.items():
        text = re.sub(_line_of(name.upper()), f"{name.upper()} = {value!r}", text, count=1, flags=re.M)
    return text


def without_constant(text: str, names: Iterable[str]) -> dict[str, str]:
    """Those of the settings whose constant the program does not have, and how that is called."""
    constants = {name: name.upper() for name in names}
    return {name: each for name, each in constants.items() if not re.search(_line_of(each), text, re.M)}


def _line_of(constant: str) -> str:
    return rf"^{re.escape(constant)} = .*$"
