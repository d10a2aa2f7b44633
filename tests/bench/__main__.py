"""Prints each figure beside its bound; exit code 1 if one is broken. Arguments choose groups of figures."""

from __future__ import annotations

import importlib
import os
import sys

GROUPS = (
    "startup",
    "captures",
    "timelines",
    "painting",
    "playing",
    "modelling",
    "carrying",
    "lasting",
    "provenance",
    "opening",
)


def main(chosen: list[str]) -> int:
    """Measure the chosen groups, or all."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    unknown = set(chosen) - set(GROUPS)
    if unknown:
        print(f"There is no group {', '.join(unknown)}. The groups are: {', '.join(GROUPS)}.", file=sys.stderr)
        return 2
    broken = 0
    for group in chosen or GROUPS:
        for figure in importlib.import_module(f"tests.bench.{group}").figures():
            print(figure, flush=True)
            broken += figure.share > 1
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
