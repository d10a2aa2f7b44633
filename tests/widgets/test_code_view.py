import pytest
from pytestqt.qtbot import QtBot

from widgets.code_view import CodeView, highlighted
from widgets.theme import DARK, LIGHT, VERMILION, Role

SOURCE = "import socket  # why\n\nfor n in range(3):\n    print('n', n)\n" + "x = 1\n" * 60


def view(qtbot: QtBot, width: int = 300, height: int = 200) -> CodeView:
    code = CodeView()
    qtbot.addWidget(code)
    code.resize(width, height)
    code.set_source(SOURCE)
    code.show()
    return code


def colours_in(code: CodeView, row: int) -> set[str]:
    image = code.viewport().grab().toImage()
    return {image.pixelColor(x, row).name() for x in range(image.width())}


def test_pieces_are_the_text_line_by_line() -> None:
    lines = highlighted(SOURCE)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == SOURCE


def test_words_of_the_language_strings_numbers_and_comments_are_told_apart() -> None:
    kinds = {piece.text.strip(): piece.kind for line in highlighted(SOURCE) for piece in line}
    assert (kinds["import"], kinds["n"], kinds["3"], kinds["# why"]) == ("keyword", "text", "number", "comment")
    assert {piece.text for line in highlighted("print('n')") for piece in line if piece.kind == "string"} == {"'", "n"}


def test_a_text_that_is_no_python_is_shown_all_the_same() -> None:
    lines = highlighted("def (:\n\x00'")
    assert len(lines) == 2


def test_the_current_line_is_marked(qtbot: QtBot) -> None:
    code = view(qtbot)
    assert LIGHT.current_line.name() not in colours_in(code, 10)
    code.show_line(1)
    assert LIGHT.current_line.name() in colours_in(code, 10)


def test_an_error_is_marked_in_the_colour_of_errors(qtbot: QtBot) -> None:
    code = view(qtbot)
    code.show_line(1, is_failed=True)
    assert LIGHT.error.name() in colours_in(code, 10)


def test_the_lines_of_all_running_calls_are_marked_and_those_that_wait_stand_out(qtbot: QtBot) -> None:
    code = view(qtbot)
    code.show_line(1, calls={1: False, 3: True})
    rows = {number: colours_in(code, (number - 1) * LIGHT.line_height(Role.CODE_CAPTION) + 3) for number in (1, 2, 3)}
    ground, waiting = LIGHT.current_line.name(), VERMILION.fill.name()
    assert {number for number, colours in rows.items() if ground in colours} == {1, 3}
    assert {number for number, colours in rows.items() if waiting in colours} == {3}
    code.show_line(1)
    assert ground not in colours_in(code, 2 * LIGHT.line_height(Role.CODE_CAPTION) + 3)


@pytest.mark.parametrize("height", [100, 107, 199, 200, 211])
def test_the_current_line_is_kept_in_sight_with_its_neighbours(qtbot: QtBot, height: int) -> None:
    code = view(qtbot, height=height)
    code.show_line(50)
    assert code.first_line < 50 < code.first_line + code.lines_in_sight - 1
    code.show_line(1)
    assert code.first_line == 1


def test_a_line_is_shown_alike_whichever_was_shown_before(qtbot: QtBot) -> None:
    code, fresh = view(qtbot), view(qtbot)
    for line in (1, 40, 12, 13, 14, 30, 29, 28, 20):
        code.show_line(line)
        fresh.show_line(0)
        fresh.show_line(line)
        assert code.first_line == fresh.first_line
        assert code.first_line < line < code.first_line + code.lines_in_sight - 1 or line == 1


def test_only_whole_lines_are_shown(qtbot: QtBot) -> None:
    code = view(qtbot, width=400, height=4 * LIGHT.line_height(Role.CODE) + 13)
    code.set_source("x = 1\n" * 9)
    assert code.lines_in_sight == 4
    for first in range(3):
        code.verticalScrollBar().setValue(first)
        assert colours_in(code, 4 * LIGHT.line_height(Role.CODE) + 8) == {LIGHT.surface.name()}


def test_a_pane_with_room_for_one_line_shows_the_current_one(qtbot: QtBot) -> None:
    code = view(qtbot, height=25)
    code.show_line(20)
    assert (code.first_line, code.lines_in_sight) == (20, 1)


def test_small_type_has_small_lines(qtbot: QtBot) -> None:
    wide, narrow = view(qtbot, width=400), view(qtbot, width=200)
    assert narrow.lines_in_sight > wide.lines_in_sight


def test_the_theme_reaches_the_paper(qtbot: QtBot) -> None:
    code = view(qtbot)
    code.set_theme(DARK)
    assert DARK.surface.name() in colours_in(code, 190)


def test_the_height_of_all_lines_depends_on_the_size_that_fits(qtbot: QtBot) -> None:
    view = CodeView()
    qtbot.addWidget(view)
    view.set_source("a = 1\nb = 2\nc = 3")
    assert view.full_height(600) == 3 * LIGHT.line_height(Role.CODE)
    assert view.full_height(120) == 3 * LIGHT.line_height(Role.CODE_CAPTION)
