from __future__ import annotations

from sim.presets import Preset
from sim.settings import Kind, Setting, Words

WORDS = Words(en="Words", zh="词")
SIZE = Setting("size", WORDS, Kind.INTEGER, "1024", 1, 4096)
PAUSE = Setting("pause", WORDS, Kind.SECONDS, "0.5", 0, 5)
LOSS = Setting("loss", WORDS, Kind.PERCENT, "0", 0, 100)
SMALL = Preset("small", WORDS, WORDS, {"size": "4", "loss": "20"})


def test_what_a_preset_does_not_name_goes_back_to_its_default() -> None:
    assert SMALL.chosen([SIZE, PAUSE, LOSS]) == {"size": "4", "pause": "0.5", "loss": "20"}


def test_what_a_source_does_not_have_is_left_out() -> None:
    assert SMALL.chosen([SIZE, PAUSE]) == {"size": "4", "pause": "0.5"}


def test_it_is_set_if_the_texts_mean_the_same() -> None:
    assert SMALL.is_set([SIZE, PAUSE], {"size": "4", "pause": "0.50"})
    assert not SMALL.is_set([SIZE, PAUSE], {"size": "5", "pause": "0.5"})
    assert not SMALL.is_set([SIZE, PAUSE], {"size": "4", "pause": "soon"})
