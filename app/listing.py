"""The command `list`: the lessons, what can be set in one of them, and which sources can run here."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from app import lesson_folders
from sim.lessons import Course, Lesson
from sim.settings import Kind, Setting

NUMBERS = (Kind.INTEGER, Kind.SECONDS, Kind.PERCENT)
UNITS = {Kind.SECONDS: " seconds", Kind.PERCENT: " percent"}
FORMS = {
    Kind.BYTES: r"text; \n, \xff and the like stand for one byte",
    Kind.RULES: "frames by sender, kind and number, as client.data:2",
}
Reasons = Mapping[str, str | None]
"""By source: why it cannot run here, None if it can."""


def add_command(commands: Any) -> argparse.ArgumentParser:
    """Add it to argparse's subparsers, which have no public type, and return its parser."""
    listing: argparse.ArgumentParser = commands.add_parser("list", help="the lessons, and where each can run")
    listing.add_argument("lesson", nargs="?", metavar="LESSON", help="tell what --set and --preset may say in this one")
    listing.add_argument("--json", action="store_true", help="machine-readable")
    lesson_folders.add_option(listing)
    return listing


def list_lessons(course: Course, as_json: bool) -> None:
    """Print every lesson and source; on standard error, what is wrong with lessons that are left out."""
    from sim.sources.availability import SOURCES, why_not

    refusals = {source: why_not(source) for source in SOURCES}
    reasons = {source: None if refusal is None else str(refusal) for source, refusal in refusals.items()}
    if as_json:
        print(json.dumps([described(lesson, reasons) for lesson in course.lessons], ensure_ascii=False, indent=2))
    else:
        for lesson in course.lessons:
            print(f"{lesson.id:16} {lesson.title.en} / {lesson.title.zh}  [{', '.join(lesson.sources)}]")
        for source, reason in reasons.items():
            print(f"{source}: {reason or 'can run here'}")
    for complaint in course.complaints.values():
        print(complaint, file=sys.stderr)


def tell_settings(lesson: Lesson) -> None:
    """Print what --set and --preset may say."""
    print(f"{lesson.id}: {lesson.title.en} / {lesson.title.zh}, runs on {', '.join(lesson.sources)}")
    for line in (*_setting_lines(lesson), *_preset_lines(lesson)):
        print(line)


def _setting_lines(lesson: Lesson) -> Iterator[str]:
    seen: dict[str, tuple[Setting, list[str]]] = {}
    for source in lesson.sources:
        for setting in lesson.settings_on(source):
            seen.setdefault(setting.name, (setting, []))[1].append(source)
    for setting, sources in seen.values():
        where = "" if len(sources) == len(lesson.sources) else f"  [{', '.join(sources)}]"
        words = f"{setting.title.en}: {allowed(setting)}"
        yield f"  --set {setting.name}=  {words} (default: {setting.default or 'nothing'}){where}"


def _preset_lines(lesson: Lesson) -> Iterator[str]:
    for preset in lesson.presets:
        yield f"  --preset {preset.name}  {preset.title.en} / {preset.title.zh}"


def allowed(setting: Setting) -> str:
    """What a setting takes, in words."""
    if setting.kind in NUMBERS:
        return f"{setting.minimum:.12g} to {setting.maximum:.12g}{UNITS.get(setting.kind, '')}"
    return FORMS.get(setting.kind) or " | ".join(choice.value for choice in setting.choices)


def described(lesson: Lesson, reasons: Reasons) -> dict[str, object]:
    """A lesson for programs."""
    return {
        "id": lesson.id,
        "title": {"en": lesson.title.en, "zh": lesson.title.zh},
        "chapter": {"en": lesson.chapter.en, "zh": lesson.chapter.zh},
        "sources": [
            {"name": name, "available": reasons[name] is None, "reason": reasons[name]} for name in lesson.sources
        ],
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
