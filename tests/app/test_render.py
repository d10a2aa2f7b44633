from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtGui import QImage

from app.film import pixels_of
from app.render import NothingShownError, Picture, render, settle, staged
from app.stage_area import StageArea
from app.window import Window
from sim.lessons import StageKind, all_lessons
from sim.sources.recording import write_recording
from tests.bench.conversations import timeline_of
from tests.finding import the
from tests.sim.sources.strangers import save
from widgets.caption import Caption


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("recording") / "run.jsonl"
    write_recording(path, timeline_of(20).events)
    return path


def picture(recording: Path, share: float, theme: str = "light", language: str = "en") -> Picture:
    return Picture("", recording, share, (1280, 720), theme, language)


def drawn(recording: Path, out: Path, share: float, theme: str = "light", language: str = "en") -> QImage:
    assert render(picture(recording, share, theme, language), out) == []
    return QImage(str(out))


def test_the_same_moment_is_the_same_picture_and_another_is_not(qapp: object, recording: Path, tmp_path: Path) -> None:
    first = drawn(recording, tmp_path / "a.png", 0.4)
    again = drawn(recording, tmp_path / "b.png", 0.4)
    later = drawn(recording, tmp_path / "c.png", 0.9)
    assert first.size().toTuple() == (1280, 720)
    assert first == again
    assert first != later


@pytest.mark.parametrize(("theme", "language"), [("light", "zh"), ("dark", "en"), ("projector", "zh")])
def test_every_theme_and_language_has_its_own_picture_of_the_size_asked_for(
    qapp: object, recording: Path, tmp_path: Path, theme: str, language: str
) -> None:
    other = drawn(recording, tmp_path / "b.png", 0.4, theme, language)
    assert other.size().toTuple() == (1280, 720)
    assert other != drawn(recording, tmp_path / "a.png", 0.4)


def test_the_curves_can_be_in_the_picture(qapp: object, recording: Path, tmp_path: Path) -> None:
    without = drawn(recording, tmp_path / "a.png", 0.5)
    assert render(replace(picture(recording, 0.5), has_curves=True), tmp_path / "b.png") == []
    assert QImage(str(tmp_path / "b.png")) != without


def test_a_vector_picture_has_its_words_as_shapes_or_text(qapp: object, recording: Path, tmp_path: Path) -> None:
    render(picture(recording, 0.4), tmp_path / "a.svg")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    drawn_things = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert "ladder" not in drawn_things
    assert drawn_things.count("path") + drawn_things.count("text") > 100


def test_what_is_wrong_with_a_file_is_told(qapp: object, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_bytes(b"\x00\x01 no recording")
    with pytest.raises(NothingShownError, match=r"broken\.jsonl"):
        render(picture(broken, 0.5), tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize("name", ["a.png", "a.svg"])
def test_a_picture_that_cannot_be_written_is_told(qapp: object, recording: Path, tmp_path: Path, name: str) -> None:
    (problem,) = render(picture(recording, 0.5), tmp_path / "nowhere" / name)
    assert "could not be written" in str(problem)
    assert str(tmp_path / "nowhere" / name) in str(problem)


def test_a_run_that_does_not_end_in_time_is_told(
    qapp: object, recording: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.render.PATIENCE", 1)
    (problem,) = render(picture(recording, 0.5), tmp_path / "a.png")
    assert "not over" in str(problem)


def moments(window: Window) -> list[np.ndarray]:
    """Stage and caption at a few moments of the run. Only a lesson's own run offers to change its programs."""
    window._area.offer_edit(False)
    seen = []
    for share in (0.15, 0.5, 0.85, 1.0):
        window.show_at(share)
        settle()
        seen += [pixels_of(part.grab().toImage()) for part in (the(StageArea, window), the(Caption, window))]
    return seen


@pytest.mark.parametrize(
    "kind", [kind for kind in StageKind if kind is not StageKind.THREADS], ids=lambda kind: kind.value
)
def test_a_run_that_was_saved_and_opened_again_gives_the_same_pictures(
    qapp: object, kind: StageKind, tmp_path: Path
) -> None:
    lesson = next((each for each in all_lessons() if each.stage is kind), None)
    if lesson is None:
        pytest.skip("no lesson has this stage yet")
    source = "model" if "model" in lesson.sources else lesson.sources[0]
    path = tmp_path / "run.jsonl"
    # Projecting, a lesson has no settings above its stage, which a recording never has.
    look = (1.0, (1280, 720), "projector", "zh")
    with staged(Picture(lesson.id, None, *look, source=source)) as (window, problems):
        assert problems == []
        before = moments(window)
        window.save_recording(path)
    with staged(Picture("", path, *look)) as (window, problems):
        assert problems == []
        after = moments(window)
    assert [np.array_equal(old, new) for old, new in zip(before, after, strict=True)] == [True] * len(before)
    assert not np.array_equal(before[0], before[-2])


def test_one_conversation_of_a_capture_can_be_drawn(qapp: object, tmp_path: Path) -> None:
    path = save(tmp_path, "raw4")
    drawn_things = []
    for number in (None, 0, 1, 2):
        shown = Picture("", path, 1.0, (1280, 720), "light", "en", conversation=number)
        assert render(shown, tmp_path / "a.png") == []
        drawn_things.append(pixels_of(QImage(str(tmp_path / "a.png"))))
    same = [[np.array_equal(one, other) for other in drawn_things] for one in drawn_things]
    assert same == [[row == column for column in range(4)] for row in range(4)]
