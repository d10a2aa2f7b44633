from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.film import LONGEST, RATES, REST, TooLongError, pixels_of, positions, write_film
from app.window import Window
from tests.app.conftest import MakeWindow
from tests.finding import the


def test_the_playhead_goes_evenly_from_the_first_moment_to_the_last_and_rests_there() -> None:
    places = positions(2.0, 6.0, 10, 2.0)
    moving, resting = places[:21], places[21:]
    assert (moving[0], moving[-1]) == (2.0, 6.0)
    assert [after - before for before, after in pairwise(moving)] == pytest.approx([0.2] * 20)
    assert resting == [6.0] * round(10 * REST)


def test_a_film_that_nobody_would_watch_is_refused() -> None:
    with pytest.raises(TooLongError) as refused:
        positions(0.0, LONGEST + 10, 10, 1.0)
    assert refused.value.seconds == LONGEST + 10
    assert positions(0.0, LONGEST + 10, 10, 2.0)


@pytest.mark.parametrize(("width", "height"), [(4, 2), (5, 3), (7, 4)])
def test_pixels_are_those_of_the_picture_with_even_sides(width: int, height: int) -> None:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    for x in range(width):
        for y in range(height):
            image.setPixelColor(x, y, QColor(10 * x, 20 * y, 7))
    pixels = pixels_of(image)
    assert pixels.shape == (height // 2 * 2, width // 2 * 2, 3)
    assert pixels[1, 3].tolist() == [30, 20, 7]


@pytest.fixture
def window(make_window: MakeWindow, qtbot: QtBot) -> Window:
    window = make_window()
    with qtbot.waitSignal(window.run_finished):
        window.run()
    return window


def seen_at(window: Window, share: float) -> np.ndarray:
    window.show_at(share)
    return pixels_of(the(QWidget, window, "stage_column").grab().toImage())


def test_a_gif_shows_the_moments_of_the_stretch(window: Window, tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    shares: list[float] = []
    write_film(tmp_path / "a.gif", window, (0.5, 1.0), 2.0, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    with image.open(tmp_path / "a.gif") as film:
        assert film.info["loop"] == 0
        last = seen_at(window, 1.0)
        assert film.size == last.shape[1::-1]
        first = np.asarray(film.convert("RGB"), np.int16)
        film.seek(film.n_frames - 1)
        shown = np.asarray(film.convert("RGB"), np.int16)
    assert np.abs(shown - last).mean() < 6
    assert np.abs(first - last).mean() > np.abs(shown - last).mean()


def test_an_mp4_is_as_long_as_it_plays_and_ends_with_the_last_moment(window: Window, tmp_path: Path) -> None:
    av = pytest.importorskip("av")
    write_film(tmp_path / "a.mp4", window, (0.0, 1.0), 4.0, lambda share: None)
    seconds = window.player.axis.length / 4 + REST
    with av.open(str(tmp_path / "a.mp4")) as film:
        pictures = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
    assert len(pictures) / RATES[".mp4"] == pytest.approx(seconds, abs=0.1)
    last = seen_at(window, 1.0).astype(np.int16)
    assert pictures[0].shape == last.shape
    assert np.abs(pictures[-1] - last).mean() < 6
