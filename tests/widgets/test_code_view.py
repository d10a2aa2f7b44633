from pytestqt.qtbot import QtBot

from widgets.code_view import CodeView, highlighted
from widgets.theme import DARK, LIGHT

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


def test_the_current_line_is_kept_in_sight(qtbot: QtBot) -> None:
    code = view(qtbot)
    code.show_line(50)
    height = LIGHT.line_height
    from widgets.theme import Role

    top = 49 * height(Role.BODY) - code.verticalScrollBar().value()
    assert 0 <= top <= code.viewport().height() - height(Role.BODY)
    code.show_line(1)
    assert code.verticalScrollBar().value() == 0


def test_the_theme_reaches_the_paper(qtbot: QtBot) -> None:
    code = view(qtbot)
    code.set_theme(DARK)
    assert DARK.surface.name() in colours_in(code, 190)
