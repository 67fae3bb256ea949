"""A clock that is set is noticed: once where it was set back, and by every span into which that fell."""

from datetime import UTC, datetime, timedelta

from bot.clock import SetBack, Spans

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


def test_a_span_is_true_unless_the_clock_was_set_in_it() -> None:
    time = Time()
    spans = Spans(time.clock, time.steady)
    before = time.clock()
    time.passed_s = 60
    assert spans.is_true_from(before)
    time.wrong_by_s = 3600
    assert not spans.is_true_from(before)
    time.passed_s = 61
    after = time.clock()
    time.passed_s = 120
    assert spans.is_true_from(after)


def test_the_hour_that_comes_twice_is_not_believed() -> None:
    time = Time()
    spans = Spans(time.clock, time.steady)
    time.passed_s = 60
    before = time.clock()
    time.wrong_by_s = -3600
    assert not spans.is_true_from(before)
    again = time.clock()
    time.passed_s = 120
    assert not spans.is_true_from(again)
    time.passed_s = 3700
    later = time.clock()
    assert spans.is_true_from(later)
