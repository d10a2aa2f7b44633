"""The Chinese catalogue keeps up with the sources, and what Qt loads keeps up with the catalogue."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import dev

CATALOGUES = pytest.mark.parametrize("catalogue", [dev.CATALOGUE, dev.PLURALS], ids=["zh", "en"])


@CATALOGUES
def test_the_catalogue_holds_the_texts_of_the_sources_and_is_compiled(catalogue: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(catalogue, tmp_path))
    dev.update_catalogue(copy)
    hint = "run: python3 dev.py translate"
    assert copy.read_text("utf-8") == catalogue.read_text("utf-8"), hint
    assert copy.with_suffix(".qm").read_bytes() == catalogue.with_suffix(".qm").read_bytes(), hint


@CATALOGUES
def test_every_text_is_translated(catalogue: Path) -> None:
    texts = catalogue.read_text("utf-8")
    assert "</translation>" in texts
    assert texts.count('type="unfinished"') == 0
