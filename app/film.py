"""A stretch of a run as a film: an animated GIF, or an MP4."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.shown import Shown
    from app.window import Window

    Pixels = NDArray[np.uint8]
    """Rows of red, green and blue."""

RATES = {".gif": 10, ".mp4": 25}
"""Pictures a second."""
LONGEST = 180
"""Seconds: nobody watches more, and it would take long to make."""
REST = 1.0
"""Seconds for which the last picture stays."""
COLOURS = 255


class TooLongError(Exception):
    """The film would be too long; `seconds` says how long."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.0f} s")
        self.seconds = seconds


def positions(start: float, end: float, rate: int, speed: float) -> list[float]:
    """Where the playhead is in each picture, from `start` to `end` (units of the axis). Raises TooLongError."""
    seconds = (end - start) / speed
    if seconds > LONGEST:
        raise TooLongError(seconds)
    count = max(1, round(seconds * rate))
    return [start + (end - start) * number / count for number in range(count + 1)] + [end] * round(REST * rate)


def write_film(
    out: Path, window: Window, stretch: tuple[float, float], speed: float, tell: Callable[[float], None]
) -> None:
    """Play the `stretch` (two shares of the run's length) into a file, and tell the share that is done.

    Raises TooLongError.
    """
    shown = window.shown
    length, rate = shown.run.player.axis.length, RATES[out.suffix]
    places = positions(stretch[0] * length, stretch[1] * length, rate, speed)
    writer = _write_gif if out.suffix == ".gif" else _write_mp4
    writer(out, rate, _pictures(shown, places, tell))


def _pictures(shown: Shown, places: list[float], tell: Callable[[float], None]) -> Iterator[Pixels]:
    from app.render import settle

    before, pixels = None, pixels_of(QImage(2, 2, QImage.Format.Format_RGB888))
    for number, place in enumerate(places, 1):
        if place != before:
            before = place
            shown.run.player.seek_position(place)
            settle()
            pixels = pixels_of(shown.column.grab().toImage())
        yield pixels
        tell(number / len(places))


def pixels_of(image: QImage) -> Pixels:
    """The picture's bytes; a film's width and height must be even, so an odd last row or column is left out."""
    import numpy as np

    image = image.convertToFormat(QImage.Format.Format_RGB888)
    size = QSize(image.width() // 2 * 2, image.height() // 2 * 2)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[: size.height(), : size.width() * 3].reshape(size.height(), size.width(), 3).copy()


def _write_gif(out: Path, rate: int, pictures: Iterator[Pixels]) -> None:
    from PIL import Image

    def drawn() -> Iterator[Image.Image]:
        for pixels in pictures:
            yield Image.fromarray(pixels).quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)

    frames = drawn()
    next(frames).save(out, "GIF", save_all=True, append_images=frames, duration=1000 // rate, loop=0)


def _write_mp4(out: Path, rate: int, pictures: Iterator[Pixels]) -> None:
    import av

    with av.open(str(out), "w", format="mp4") as file:
        stream = file.add_stream("libx264", rate=rate, options={"crf": "20", "preset": "veryfast"})
        stream.pix_fmt = "yuv420p"
        for number, pixels in enumerate(pictures):
            if not number:
                stream.height, stream.width = pixels.shape[:2]
            file.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        file.mux(stream.encode())
