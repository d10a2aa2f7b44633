from sim.network.sides import sides_of
from tests.sim.network.play import CLIENT, SERVER, Play


def test_the_client_is_on_the_left_whoever_sends() -> None:
    world = Play().opens().world
    assert [sides_of(world, packet) for packet in world.packets] == [(CLIENT, SERVER)] * 3


def test_among_strangers_the_caller_is_on_the_left() -> None:
    play = Play()
    play.says(CLIENT, "SYN").says(SERVER, "SYN ACK")
    assert not play.world.owners
    assert [sides_of(play.world, packet) for packet in play.packets] == [(CLIENT, SERVER)] * 2
