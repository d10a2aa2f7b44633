"""The Chinese catalogue keeps up with the sources, and what Qt loads keeps up with the catalogue."""

from __future__ import annotations

import shutil
from pathlib import Path

import dev


def test_the_catalogue_holds_the_texts_of_the_sources_and_is_compiled(tmp_path: Path) -> None:
    copy = Path(shutil.copy(dev.CATALOGUE, tmp_path))
    dev.update_catalogue(copy)
    hint = "run: python3 dev.py translate"
    assert copy.read_text("utf-8") == dev.CATALOGUE.read_text("utf-8"), hint
    assert copy.with_suffix(".qm").read_bytes() == dev.CATALOGUE.with_suffix(".qm").read_bytes(), hint


def test_every_text_is_translated() -> None:
    catalogue = dev.CATALOGUE.read_text("utf-8")
    assert "<translation>" in catalogue
    assert catalogue.count('type="unfinished"') == 0
