from __future__ import annotations

import sys
from types import ModuleType

import pytest

from sim.sources.model.modules import ANEW, Modules
from tests.sim.sources.runs import modelled


def test_a_module_is_loaded_anew_for_each_and_the_real_one_stays() -> None:
    real = sys.modules["queue"]
    prepared: list[str] = []
    first, second = (Modules({}, lambda module: prepared.append(module.__name__)) for _ in range(2))
    assert first.get("queue") is first.get("queue")
    assert first.get("queue") is not second.get("queue")
    assert sys.modules["queue"] is real
    assert prepared.count("queue") == 2


def test_a_stand_in_is_made_when_it_is_first_wanted() -> None:
    made: list[ModuleType] = []

    def make() -> ModuleType:
        made.append(ModuleType("time"))
        return made[-1]

    modules = Modules({"time": make}, lambda module: None)
    assert made == []
    assert modules.builtins["__import__"]("time") is modules.get("time")
    assert made == [modules.get("time")]


def test_other_modules_are_the_real_ones() -> None:
    modules = Modules({}, lambda module: None)
    assert modules.builtins["__import__"]("json") is sys.modules["json"]


@pytest.mark.parametrize("name", ANEW)
def test_a_program_can_import_each_of_them(name: str) -> None:
    ran = modelled(server=f"import {name}\nprint({name}.__name__)")
    assert ran.printed("server") == f"{name}\n"


def test_what_would_reach_past_the_model_is_refused_with_a_way_out() -> None:
    failure = modelled(server="import asyncio").failure("server")
    assert failure == ("1 ImportError: the model has no module asyncio; run this program on loopback or on the wire")


def test_random_numbers_have_a_seed() -> None:
    text = "import random\nprint(random.random())"
    assert modelled(server=text).printed("server") == modelled(server=text).printed("server")
