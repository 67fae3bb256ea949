"""A clock that is set back is noticed once; one that runs on, or is set forward, is not."""

from datetime import UTC, datetime, timedelta

from bot.jobs.setback import SetBack

START = datetime(2026, 1, 31, 12, tzinfo=UTC)


class Time:
    def __init__(self) -> None:
        self.passed_s = 0.0
        self.wrong_by_s = 0.0

    def clock(self) -> datetime:
        return START + timedelta(seconds=self.passed_s + self.wrong_by_s)

    def steady(self) -> float:
        return self.passed_s


def test_only_a_clock_that_was_set_back_tells_by_how_much() -> None:
    time = Time()
    back = SetBack(time.clock, time.steady)
    time.passed_s = 7200
    assert back.by_s() == 0
    time.wrong_by_s = 3600
    assert back.by_s() == 0
    time.wrong_by_s = 0
    assert back.by_s() == 3600
    assert back.by_s() == 0
    time.wrong_by_s = -5
    assert back.by_s() == 0
