"""The Chinese catalogue keeps up with the sources, and what Qt loads keeps up with the catalogue."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

import dev
from tests.sim.marks import stray_blanks

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


def test_no_blank_stands_between_two_chinese_words() -> None:
    texts = [text.text or "" for text in ElementTree.parse(dev.CATALOGUE).iter("translation")]
    for path in (dev.ROOT / "assets" / "lessons").glob("**/*.toml"):
        texts += re.findall(r'\bzh = ("""(?s:.*?)"""|"(?:[^"\\\n]|\\.)*")', path.read_text("utf-8"))
    assert len(texts) > 1000
    assert [found for text in texts for found in stray_blanks(text)] == []


INNER = ("interleaver", "timeline", "playhead", "backtrack", "JSON line", "baton")
"""Words of the works inside."""
OTHERWISE = ("重发", "环回", "数据包", "计时器", "梯形图", "延时", "互斥量", "封包", "信号灯")
"""For what is called 重传, 回环, 报文, 定时器, 时序图, 时延 or 停顿, 互斥锁, 报文, 信号量."""


@pytest.mark.parametrize("word", [*INNER, *OTHERWISE])
def test_no_text_says_what_has_another_name(word: str) -> None:
    lessons = [path.read_text("utf-8") for path in (dev.ROOT / "assets" / "lessons").glob("**/lesson.toml")]
    catalogue = ElementTree.parse(dev.CATALOGUE)
    texts = [text.text or "" for tag in ("source", "translation") for text in catalogue.iter(tag)]
    assert [text for text in (*texts, *lessons) if word.casefold() in text.casefold()] == []


def hidden_texts(tree: ast.AST) -> list[str]:
    """Texts to be translated that stand within an f-string, where Qt's lupdate does not see them."""
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    names = {"tr": 0, "translate": 1, "_tr": 0}
    found = []
    for call in calls:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name in names and isinstance(call.args[names[name]], ast.Constant):
            found.append(ast.unparse(call))
    return found


@pytest.mark.parametrize("folder", ["app", "widgets"])
def test_no_text_is_hidden_from_the_catalogue(folder: str) -> None:
    for file in (dev.ROOT / folder).glob("**/*.py"):
        assert hidden_texts(ast.parse(file.read_text("utf-8"))) == [], file.name


def test_a_hidden_text_is_found() -> None:
    assert hidden_texts(ast.parse("""f"{name}: {self.tr('not sent')}" """)) == ["self.tr('not sent')"]
