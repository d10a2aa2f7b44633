"""Icons as vectors in the colour of the theme, from the Lucide set. No character of a font is ever an icon."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from os import getpid
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@cache
def _drawings() -> ZipFile:
    """The packed set; the package itself is not imported, which would cost more than reading its list of names."""
    found = find_spec("lucide")
    assert found is not None
    assert found.origin is not None
    return ZipFile(Path(found.origin).with_name("lucide.zip"))


@lru_cache(maxsize=256)
def svg(name: str, colour: str, filled: bool = False) -> bytes:
    """The drawing called `name` in `colour` (#rrggbb). Raises KeyError for an unknown name."""
    text = _drawings().read(f"{name}.svg").decode()
    if filled:
        text = text.replace('fill="none"', f'fill="{colour}"', 1)
    return text.replace("currentColor", colour).encode()


_folders: list[Path] = []


def keep_in(folder: Path) -> None:
    """Where files of icons stay from one start to the next. The first folder that is named counts."""
    _folders.append(folder)


@cache
def _passing_folder() -> TemporaryDirectory[str]:
    """For a process that may write nowhere else; it goes with it."""
    return TemporaryDirectory(prefix="socketscope-")


@lru_cache(maxsize=256)
def icon_file(name: str, colour: str) -> str:
    """The path of a file with that icon in `colour` (#rrggbb), for style sheets, which take icons from files alone."""
    drawing, file = svg(name, colour), f"{name}-{colour[1:]}.svg"
    for folder in _folders[:1]:
        with suppress(OSError):
            return _kept(folder / file, drawing).as_posix()
    return _kept(Path(_passing_folder().name) / file, drawing).as_posix()


def _kept(path: Path, drawing: bytes) -> Path:
    """The file, written if it is not there as it must be. Raises OSError."""
    if not path.is_file() or path.read_bytes() != drawing:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Another window may just be reading it.
        part = path.with_name(f".{getpid()}-{path.name}")
        part.write_bytes(drawing)
        part.replace(path)
    return path


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, filled: bool) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(svg(name, colour, filled)))


def paint_icon(painter: QPainter, name: str, colour: QColor, rect: QRectF, filled: bool = False) -> None:
    """Draw an icon into `rect`, sharp at every scale."""
    _renderer(name, colour.name(), filled).render(painter, rect)


Draw = Callable[[QPainter, QRectF, QIcon.Mode], None]


class _Drawn(QIconEngine):
    """Draws the icon anew at whatever size and screen it is asked for."""

    def __init__(self, draw: Draw) -> None:
        super().__init__()
        self._draw = draw

    def paint(self, painter: QPainter, rect: QRect | QRectF, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._draw(painter, QRectF(rect), mode)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRectF(QPointF(), size.toSizeF()), mode, state)
        return pixmap

    def clone(self) -> QIconEngine:
        return _Drawn(self._draw)


def drawn_icon(draw: Draw) -> QIcon:
    """An icon that `draw` paints into the room that it is given."""
    return QIcon(_Drawn(draw))


def icon(name: str, colour: QColor, muted: QColor | None = None, filled: bool = False) -> QIcon:
    """A QIcon called `name`; `muted` is its colour while disabled."""

    def draw(painter: QPainter, room: QRectF, mode: QIcon.Mode) -> None:
        paint_icon(painter, name, (muted or colour) if mode is QIcon.Mode.Disabled else colour, room, filled)

    return drawn_icon(draw)
