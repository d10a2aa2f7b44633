from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter

from widgets import icons
from widgets.icons import icon, icon_file, paint_icon, svg


def test_an_icon_is_drawn_in_the_colour_asked_for(qapp: object) -> None:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, "play", QColor("#0b62a4"), QRectF(0, 0, 48, 48), filled=True)
    painter.end()
    assert image.pixelColor(22, 24).name() == "#0b62a4"
    assert image.pixelColor(1, 1).name() == "#ffffff"


def test_a_disabled_icon_is_muted(qapp: object) -> None:
    drawn = icon("square", QColor("#ff0000"), QColor("#0000ff"), filled=True)
    normal = drawn.pixmap(QSize(24, 24), QIcon.Mode.Normal).toImage().pixelColor(12, 12)
    disabled = drawn.pixmap(QSize(24, 24), QIcon.Mode.Disabled).toImage().pixelColor(12, 12)
    assert (normal.name(), disabled.name()) == ("#ff0000", "#0000ff")


def test_an_unknown_icon_is_an_error_at_once() -> None:
    with pytest.raises(KeyError):
        svg("no-such-icon", "#000000")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(icons, "_folders", [tmp_path / "icons"])
    icon_file.cache_clear()
    return tmp_path / "icons"


def test_a_file_of_an_icon_stays_for_the_next_start(folder: Path) -> None:
    first = Path(icon_file("check", "#123456"))
    written = first.stat().st_mtime_ns
    icon_file.cache_clear()
    assert Path(icon_file("check", "#123456")) == first == folder / "check-123456.svg"
    assert first.stat().st_mtime_ns == written
    assert [each.name for each in folder.iterdir()] == [first.name]


def test_a_damaged_file_of_an_icon_is_written_anew(folder: Path) -> None:
    folder.mkdir()
    (folder / "check-123456.svg").write_bytes(b"<svg")
    assert Path(icon_file("check", "#123456")).read_bytes() == svg("check", "#123456")


def test_where_nothing_can_be_kept_the_icon_goes_with_the_process(folder: Path) -> None:
    folder.write_bytes(b"no folder")
    kept = Path(icon_file("check", "#123456"))
    assert kept.read_bytes() == svg("check", "#123456")
    assert kept.parent != folder
