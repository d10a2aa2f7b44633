"""What is wrong with a file of settings: its line, what was found there, and what is allowed instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import inspect

from sim.refusals import why_refused
from sim.settings import NAME, NOT_A_CHOICE, TEXT, WORD, LessonError, sentence
from sim.toml_lines import Place, line_of, line_of_syntax_error
from sim.words import QT_TRANSLATE_NOOP, Sentence

BAD_FILE = QT_TRANSLATE_NOOP("lessons", "The lesson file {file} cannot be used: {reason}")
BAD_LINE = QT_TRANSLATE_NOOP("lessons", "Line {line} of the lesson file {file} cannot be used: {reason}")
SYNTAX = QT_TRANSLATE_NOOP(
    "lessons", "It is no TOML ({reason}). Write name = value, texts in quotes, and every name once."
)
UNKNOWN = QT_TRANSLATE_NOOP("lessons", "“{name}” is unknown here. Allowed are: {allowed}.")
MISSING = QT_TRANSLATE_NOOP("lessons", "“{name}” is missing here. Needed are: {needed}.")
WRONG_TYPE = QT_TRANSLATE_NOOP("lessons", "“{name}” must be {expected}, but it is {found}.")
NOT_READ = QT_TRANSLATE_NOOP("lessons", "{reason}.")
NO_FILE = QT_TRANSLATE_NOOP("lessons", "There is no file {file}. Put it there, or write the name of one that is there.")
NO_UTF8 = QT_TRANSLATE_NOOP("lessons", "Line {line} of {file} is no text in UTF-8. Save that file as UTF-8.")
REFUSED = QT_TRANSLATE_NOOP("lessons", "The file {file} cannot be read ({reason}). See whether you may read it.")
NO_PYTHON = QT_TRANSLATE_NOOP("lessons", "It is no Python ({reason}). Write it so that Python can run it.")

BLANK = QT_TRANSLATE_NOOP("lessons", "“{name}” is blank. Write what people are to read there.")
BAD_WORD = QT_TRANSLATE_NOOP(
    "lessons", "“{name}” is no such name: a small letter, then small letters, digits and _, because programs use it."
)
BAD_NAME = QT_TRANSLATE_NOOP("lessons", "“{name}” may only have small letters, digits and hyphens, as in my-name.")

WHERE = re.compile(r" - at `\$(?P<place>.*)`$")
STEP = re.compile(r"\.(?P<name>[^.\[]+)|\[(?P<number>\d+)\]|\[(?P<any>\.\.\.)\]")
SAID = {
    UNKNOWN: re.compile(r"Object contains unknown field `(?P<name>.+)`"),
    MISSING: re.compile(r"Object missing required field `(?P<name>.+)`"),
    WRONG_TYPE: re.compile(r"Expected `(?P<expected>.+)`, got `(?P<found>.+)`"),
    NOT_A_CHOICE: re.compile(r"Invalid enum value '(?P<value>.*)'"),
}
FORM = re.compile(r"Expected `str` matching regex '(?P<regex>.+)'")
FORMS = {repr(TEXT): BLANK, repr(WORD): BAD_WORD, repr(NAME): BAD_NAME}
"""What is told of a text that does not look as it must."""
TYPES = {
    "str": QT_TRANSLATE_NOOP("lessons", "a text in quotes"),
    "int": QT_TRANSLATE_NOOP("lessons", "a whole number"),
    "float": QT_TRANSLATE_NOOP("lessons", "a number"),
    "bool": QT_TRANSLATE_NOOP("lessons", "true or false"),
    "array": QT_TRANSLATE_NOOP("lessons", "a list in [ ]"),
    "object": QT_TRANSLATE_NOOP("lessons", "a table of names and values"),
}


class MisplacedError(Exception):
    """Something at a place of the file makes no sense."""

    def __init__(self, place: Place, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.place, self.reason = place, reason


@contextmanager
def at(*place: str | int) -> Iterator[None]:
    """What goes wrong within is the fault of what stands at `place`. Raises MisplacedError."""
    try:
        yield
    except LessonError as error:
        raise MisplacedError(place, error.sentence) from error


@contextmanager
def of_file(file: Path, text: str, kind: type) -> Iterator[None]:
    """Whatever is found wrong within, while `text` is made a `kind`, is told with its line. Raises LessonError."""
    try:
        yield
    except tomllib.TOMLDecodeError as error:
        line, reason = line_of_syntax_error(error, text)
        raise _bad_line(file, line, sentence(SYNTAX, reason=reason)) from error
    except msgspec.ValidationError as error:
        place, said = _explained(str(error), kind)
        raise _bad_line(file, line_of(text, place), said) from error
    except MisplacedError as error:
        raise _bad_line(file, line_of(text, error.place), error.reason) from error


def unreadable(file: Path, error: OSError | UnicodeDecodeError) -> LessonError:
    """The whole file cannot be read."""
    return LessonError(Sentence("lessons", BAD_FILE, {"file": str(file), "reason": why_unreadable(file, error)}))


def why_unreadable(file: Path, error: OSError | UnicodeDecodeError) -> Sentence:
    """Why the text of a file cannot be had, and what to do; `file` counts where the error does not name one."""
    if isinstance(error, OSError) and error.filename:
        file = Path(error.filename)
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return Sentence("lessons", NO_UTF8, {"line": line, "file": file.name})
    if isinstance(error, FileNotFoundError):
        return sentence(NO_FILE, file=file.name)
    return Sentence("lessons", REFUSED, {"file": file.name, "reason": why_refused(error)})


def no_python(file: Path, error: SyntaxError | ValueError) -> LessonError:
    """A program that Python cannot run; zero bytes in it have no line."""
    line, reason = (error.lineno or 1, error.msg) if isinstance(error, SyntaxError) else (1, str(error))
    return _bad_line(file, line, sentence(NO_PYTHON, reason=reason))


def _bad_line(file: Path, line: int, reason: Sentence) -> LessonError:
    return LessonError(Sentence("lessons", BAD_LINE, {"file": str(file), "line": line, "reason": reason}))


def _explained(message: str, kind: type) -> tuple[Place, Sentence]:
    """Where msgspec found a fault, and that fault in our words."""
    where = WHERE.search(message)
    place = _place_of(where["place"]) if where is not None else ()
    fault_alone = WHERE.sub("", message)
    for template, pattern in SAID.items():
        found = pattern.fullmatch(fault_alone)
        if found is not None:
            values = found.groupdict()
            names_key = template in (UNKNOWN, MISSING)
            fault = (*place, values["name"]) if names_key else place
            return fault if template is UNKNOWN else place, _said(template, values, fault, kind)
    form = FORM.fullmatch(fault_alone)
    if form is not None:
        return place, sentence(FORMS[f"'{form['regex']}'"], name=str(place[-1]))
    return place, sentence(NOT_READ, reason=fault_alone)


def _said(template: str, values: dict[str, str], fault: Place, kind: type) -> Sentence:
    if template is WRONG_TYPE:
        types = {key: _type_named(values[key]) for key in ("expected", "found")}
        return Sentence("lessons", template, {"name": str(fault[-1]) if fault else "", **types})
    if template is NOT_A_CHOICE:
        allowed = [str(each.value) for each in _type_at(kind, fault).cls]
        return sentence(template, name=str(fault[-1]), allowed=", ".join(allowed), **values)
    fields = _type_at(kind, fault[:-1]).fields
    needed = ", ".join(field.encode_name for field in fields if field.required)
    return sentence(template, allowed=", ".join(field.encode_name for field in fields), needed=needed, **values)


def _type_named(name: str) -> Sentence | str:
    """What msgspec calls a type, for people; of alternatives the first."""
    first = name.split(" | ")[0]
    return Sentence("lessons", TYPES[first]) if first in TYPES else first


def _place_of(text: str) -> Place:
    """msgspec does not say which value of a table it means."""
    steps = STEP.finditer(text)
    return tuple(int(step["number"]) if step["number"] else step["name"] or step["any"] for step in steps)


def _type_at(kind: type, place: Place) -> Any:
    """What msgspec knows of the type of what stands at `place` in a `kind`."""
    here: Any = inspect.type_info(kind)
    for step in place:
        if isinstance(here, inspect.StructType):
            here = next(field.type for field in here.fields if field.encode_name == step)
        elif isinstance(here, inspect.DictType):
            here = here.value_type
        else:
            here = here.item_type
        if isinstance(here, inspect.UnionType):
            here = next(each for each in here.types if not isinstance(each, inspect.NoneType))
    return here
