"""What a run has come to: the variables of interest, who waits for ever, what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sim.concurrency.interleaver.controlled import Ending
from sim.concurrency.interleaver.show import full_text, has_attributes, has_stand_ins

if TYPE_CHECKING:
    from sim.concurrency.interleaver.runtime import Runtime


def ending_of(runtime: Runtime) -> Ending:
    """How the run ended, once nobody is enabled."""
    errors = {number: failure.sentence for number, failure in runtime.failures.items()}
    if runtime.script.broken is not None:
        errors[0] = runtime.script.broken.sentence
    waiting = [] if runtime.is_over else [task for task in runtime.tasks if task.pending is not None]
    return Ending(
        values_of(runtime),
        {task.number: _called(runtime, task.waits_for) for task in waiting},
        {task.number: task.waits_for._own_held_by(task) for task in waiting},
        errors,
        runtime.escaped or runtime.cut or runtime.objects.not_followed or runtime.script.out_of_sight(),
        runtime.cut is not None,
    )


def values_of(runtime: Runtime) -> dict[str, str]:
    """The watched variables as they are now, each as a short text."""
    if not runtime.tasks:
        return {}
    values = {name: value for name, value in runtime.module.__dict__.items() if not name.startswith("__")}
    told: dict[str, str] = {}
    for name, value in values.items():
        if isinstance(value, type) and (not runtime.watch or name in runtime.watch + runtime.also):
            told |= {f"{name}.{key}": full_text(item) for key, item in _attributes(runtime, value)}
        elif _is_watched(runtime, name, value):
            told[name] = full_text(value)
    return told


def _attributes(runtime: Runtime, kind: type) -> Iterator[tuple[str, Any]]:
    """Those of a class of the program's own that somebody assigns while there are threads."""
    if kind.__module__ == "__main__":
        changed = runtime.script.facts.class_attributes
        yield from ((key, value) for key, value in vars(kind).items() if key in changed and not has_stand_ins(value))


def _is_watched(runtime: Runtime, name: str, value: object) -> bool:
    if runtime.watch or name in runtime.also:
        return name in runtime.watch or name in runtime.also
    facts = runtime.script.facts
    return not has_stand_ins(value) and (name in facts.watched or has_attributes(value, facts.attributes))


def _called(runtime: Runtime, waited_for: Any) -> str:
    """The variable that holds it, where the script alone had to do with it; otherwise the name that it has."""
    names = (name for name, value in runtime.module.__dict__.items() if value is waited_for)
    if not runtime.objects.name_of(waited_for):
        return next(names, waited_for._own_name)
    return str(waited_for._own_name)
