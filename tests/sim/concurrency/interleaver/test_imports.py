from __future__ import annotations

import pytest

from sim.concurrency.interleaver.imports import Imports
from sim.words import Sentence


@pytest.fixture
def escaped() -> list[Sentence]:
    return []


@pytest.fixture
def imports(escaped: list[Sentence]) -> Imports:
    return Imports(escaped.append)


def test_a_stand_in_is_the_same_module_each_time(imports: Imports, escaped: list[Sentence]) -> None:
    threading = imports.module("threading")
    assert threading is imports.module("threading") is imports.by_name("threading")
    assert threading.Lock.__module__.startswith("sim.concurrency.interleaver")
    assert escaped == []


def test_what_waits_for_the_world_is_refused(imports: Imports, escaped: list[Sentence]) -> None:
    with pytest.raises(ImportError, match="socket"):
        imports.module("socket")
    assert len(escaped) == 1


def test_a_harmless_module_is_the_real_one(imports: Imports, escaped: list[Sentence]) -> None:
    import math

    assert imports.module("math") is math
    assert escaped == []


def test_what_a_stand_in_lacks_is_told(imports: Imports, escaped: list[Sentence]) -> None:
    with pytest.raises(AttributeError):
        _ = imports.module("threading").setprofile_all_threads_of_old
    assert escaped == []
    with pytest.raises(AttributeError):
        _ = imports.module("threading").settrace
    assert "threading.settrace" in str(escaped[0])
