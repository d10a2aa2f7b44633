"""The command `list`: the lessons, what can be set in one of them, and which sources can run here."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from typing import Any

from app import lesson_folders
from app.voice import complain, language, told, words
from sim.lessons import Course, Lesson
from sim.settings import Kind, Setting
from sim.words import QT_TRANSLATE_NOOP, Sentence

HELP = QT_TRANSLATE_NOOP("commands", "the lessons, and where each can run")
HELP_ON_ONE = QT_TRANSLATE_NOOP("commands", "tell what --set and --preset may say in this one")
MACHINE_READABLE = QT_TRANSLATE_NOOP("commands", "machine-readable")
SOURCE = QT_TRANSLATE_NOOP("commands", "{source}: {answer}")
CAN_RUN = QT_TRANSLATE_NOOP("commands", "can run here")
RUNS_ON = QT_TRANSLATE_NOOP("commands", "{lesson}: {title}, runs on {sources}")
SETTING = QT_TRANSLATE_NOOP("commands", "{title}: {allowed} (default: {default})")
NOTHING = QT_TRANSLATE_NOOP("commands", "nothing")
RANGES = {
    Kind.INTEGER: QT_TRANSLATE_NOOP("commands", "{low} to {high}"),
    Kind.SECONDS: QT_TRANSLATE_NOOP("commands", "{low} to {high} seconds"),
    Kind.PERCENT: QT_TRANSLATE_NOOP("commands", "{low} to {high} percent"),
}
FORMS = {
    Kind.BYTES: QT_TRANSLATE_NOOP("commands", "text; \\n, \\xff and the like stand for one byte"),
    Kind.RULES: QT_TRANSLATE_NOOP("commands", "frames by sender, kind and number, as client.data:2"),
}
Reasons = Mapping[str, Sentence | None]
"""By source: why it cannot run here, None if it can."""


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Add it to argparse's subparsers, which have no public type, and return its parser."""
    listing: argparse.ArgumentParser = commands.add_parser("list", help=told(HELP))
    listing.add_argument("lesson", nargs="?", metavar="LESSON", help=told(HELP_ON_ONE))
    listing.add_argument("--json", action="store_true", help=told(MACHINE_READABLE))
    lesson_folders.add_option(listing)
    return listing


def list_lessons(course: Course, as_json: bool) -> None:
    """Print every lesson and source; on standard error, what is wrong with lessons that are left out."""
    from sim.sources.availability import SOURCES, why_not

    reasons = {source: why_not(source) for source in SOURCES}
    if as_json:
        print(json.dumps([described(lesson, reasons) for lesson in course.lessons], ensure_ascii=False, indent=2))
    else:
        for lesson in course.lessons:
            print(f"{lesson.id:16} {lesson.title.en} / {lesson.title.zh}  [{', '.join(lesson.sources)}]")
        for source, reason in reasons.items():
            print(told(SOURCE, source=source, answer=reason or words(CAN_RUN)))
    complain(*(complaint.sentence for complaint in course.complaints.values()))


def tell_settings(lesson: Lesson) -> None:
    """Print what --set and --preset may say."""
    title = f"{lesson.title.en} / {lesson.title.zh}"
    print(told(RUNS_ON, lesson=lesson.id, title=title, sources=", ".join(lesson.sources)))
    for line in (*_setting_lines(lesson), *_preset_lines(lesson)):
        print(line)


def _setting_lines(lesson: Lesson) -> Iterator[str]:
    seen: dict[str, tuple[Setting, list[str]]] = {}
    for source in lesson.sources:
        for setting in lesson.settings_on(source):
            seen.setdefault(setting.name, (setting, []))[1].append(source)
    for setting, sources in seen.values():
        where = "" if len(sources) == len(lesson.sources) else f"  [{', '.join(sources)}]"
        title, default = setting.title.in_language(language()), setting.default or words(NOTHING)
        meaning = told(SETTING, title=title, allowed=allowed(setting), default=default)
        yield f"  --set {setting.name}=  {meaning}{where}"


def _preset_lines(lesson: Lesson) -> Iterator[str]:
    for preset in lesson.presets:
        yield f"  --preset {preset.name}  {preset.title.en} / {preset.title.zh}"


def allowed(setting: Setting) -> str:
    """What a setting takes, in words."""
    if setting.kind in RANGES:
        return told(RANGES[setting.kind], low=f"{setting.minimum:.12g}", high=f"{setting.maximum:.12g}")
    if setting.kind in FORMS:
        return told(FORMS[setting.kind])
    return " | ".join(choice.value for choice in setting.choices)


def described(lesson: Lesson, reasons: Reasons) -> dict[str, object]:
    """A lesson for programs, which all read English."""
    return {
        "id": lesson.id,
        "title": {"en": lesson.title.en, "zh": lesson.title.zh},
        "chapter": {"en": lesson.chapter.en, "zh": lesson.chapter.zh},
        "sources": [_source(name, reasons[name]) for name in lesson.sources],
        "settings": [
            {
                "name": setting.name,
                "kind": setting.kind.value,
                "default": setting.default,
                "choices": [choice.value for choice in setting.choices],
            }
            for setting in lesson.settings
        ],
        "presets": [
            {"name": preset.name, "title": {"en": preset.title.en, "zh": preset.title.zh}, "values": preset.values}
            for preset in lesson.presets
        ],
    }


def _source(name: str, reason: Sentence | None) -> dict[str, object]:
    return {"name": name, "available": reason is None, "reason": None if reason is None else str(reason)}
