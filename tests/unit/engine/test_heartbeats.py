"""Who is dead is told by heartbeats that stand still, whatever clocks say, and never by an outage of the store."""

from bot.engine.heartbeats import Heartbeats

NOW_S = 1_770_000_000.0
A, B = b"a", b"b"


class Time:
    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_a_heartbeat_that_stands_still_is_that_of_a_dead_worker() -> None:
    time = Time()
    beats = Heartbeats(time)
    assert beats.dead([A], {A: NOW_S - 1}, NOW_S) == set()
    for time.now_s in (1.5, 3.0, 4.5):
        assert beats.dead([A, B], {A: NOW_S - 1}, NOW_S) == set()
    time.now_s = 6.0
    assert beats.dead([A, B], {A: NOW_S - 1}, NOW_S) == {A}
    time.now_s = 7.5
    assert beats.dead([A, B], {A: NOW_S + 6}, NOW_S) == {B}


def test_a_worker_that_was_dead_before_the_start_is_known_at_once_and_one_of_a_slow_clock_lives() -> None:
    assert Heartbeats(Time()).dead([A, B], {A: NOW_S - 31}, NOW_S) == {A, B}
    assert Heartbeats(Time()).dead([A], {A: NOW_S - 29}, NOW_S) == set()


def test_an_outage_of_the_store_kills_nobody() -> None:
    time = Time()
    beats = Heartbeats(time)
    beats.dead([A], {A: NOW_S}, NOW_S)
    time.now_s = 30
    assert beats.dead([A], {A: NOW_S}, NOW_S + 30) == set()
    time.now_s = 31.5
    assert beats.dead([A], {A: NOW_S}, NOW_S + 31) == set()
    time.now_s = 33
    assert beats.dead([A], {A: NOW_S + 32}, NOW_S + 33) == set()


def test_a_clock_that_is_set_kills_nobody() -> None:
    time = Time()
    beats = Heartbeats(time)
    beats.dead([A], {A: NOW_S}, NOW_S)
    for number in range(1, 9):
        time.now_s = number * 1.5
        assert beats.dead([A], {A: NOW_S + number}, NOW_S + 3600) == set()
