from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from sim.words import pieces_of
from widgets.caption import Caption
from widgets.theme import DARK, PROJECTOR, Role, theme_for
from widgets.words import tip

SHORT = "**client** asks for a connection."
LONG = "The server answers that it has heard the client's number and names its own. " * 3


@pytest.fixture
def caption(qtbot: QtBot) -> Caption:
    caption = Caption()
    caption.resize(744, caption.height())
    qtbot.addWidget(caption)
    caption.show()
    return caption


def test_stars_are_bold_and_markup_of_the_data_is_text(caption: Caption) -> None:
    caption.show_sentence(pieces_of("**client** sends <b>"))
    assert "<b>client</b> sends &lt;b&gt;" in caption.text()


def test_a_long_sentence_is_smaller_and_nothing_jumps(caption: Caption) -> None:
    caption.show_sentence(pieces_of(SHORT))
    height, size = caption.height(), caption.font().pixelSize()
    caption.show_sentence(pieces_of(LONG))
    assert caption.height() == height
    assert caption.font().pixelSize() < size
    caption.show_sentence(pieces_of(SHORT))
    assert caption.font().pixelSize() == size


def test_what_cannot_be_shown_whole_can_be_read_in_the_tip(caption: Caption) -> None:
    caption.show_sentence(pieces_of(LONG))
    assert caption.toolTip() == ""
    caption.show_sentence(pieces_of(LONG * 4))
    assert caption.toolTip() == tip(LONG * 4)


def test_problems_have_the_colour_of_errors(caption: Caption) -> None:
    caption.set_theme(DARK)
    caption.show_sentence(pieces_of("The port is taken."), is_problem=True)
    assert DARK.error.name() in caption.text()
    caption.show_sentence(pieces_of("The port is taken."))
    assert DARK.text.name() in caption.text()


@pytest.mark.parametrize("height", [720, 900, 1080, 1440, 2160])
def test_projecting_even_the_longest_sentence_is_read_in_the_last_row(caption: Caption, height: int) -> None:
    caption.set_theme(theme_for("projector", 1.0, height))
    caption.show_sentence(pieces_of(LONG * 4))
    assert caption.font().pixelSize() >= max(22, height / 50)


def test_projecting_it_holds_two_large_lines_or_more_smaller_ones(caption: Caption) -> None:
    caption.set_theme(PROJECTOR)
    caption.resize(1200, caption.height())
    for sentence, size in ((LONG[:76] + ".", Role.HEADING), (LONG, Role.BODY)):
        caption.show_sentence(pieces_of(sentence))
        assert caption.font().pixelSize() == PROJECTOR.px(size.value[0])
        assert caption.toolTip() == ""


def test_what_lies_over_it_leaves_the_sentence_free(caption: Caption) -> None:
    caption.show_sentence(pieces_of(LONG))
    caption.leave_free(300)
    assert caption.contentsRect().right() < caption.width() - 299
    small = caption.font().pixelSize()
    caption.leave_free(0)
    assert caption.contentsRect().width() == caption.width()
    assert caption.font().pixelSize() > small


def test_what_is_of_before_a_change_says_so_with_whatever_is_said(caption: Caption) -> None:
    caption.show_sentence(pieces_of(SHORT))
    caption.set_old(True)
    assert caption.text().index("before the change") < caption.text().index("asks for a connection")
    caption.show_sentence(pieces_of("The run is over."))
    assert "before the change" in caption.text()
    caption.set_old(False)
    assert "before the change" not in caption.text()


def test_what_waits_for_the_end_of_the_run_says_so(caption: Caption) -> None:
    caption.show_sentence(pieces_of(SHORT))
    caption.set_waiting(True)
    assert caption.text().index("wait for its end") < caption.text().index("asks for a connection")
    caption.set_waiting(False)
    assert "wait for its end" not in caption.text()
