"""A list that tells nothing of our tasks is left alone for an hour, and asked again then."""

from datetime import UTC, datetime, timedelta

from bot.polling.poll import BROKEN, OF_OTHERS, ListUse


class Time:
    now = datetime(2026, 1, 31, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_a_list_of_others_tasks_is_asked_twice() -> None:
    time = Time()
    lists = ListUse(time)
    lists.note("a", OF_OTHERS)
    assert lists.help("a")
    lists.note("a", OF_OTHERS)
    assert not lists.help("a")
    assert lists.help("b")
    time.now += timedelta(hours=1, seconds=1)
    assert lists.help("a")


def test_a_list_that_breaks_now_and_then_is_still_asked() -> None:
    lists = ListUse(Time())
    for _ in range(3):
        lists.note("a", BROKEN)
    assert lists.help("a")
    lists.note("a", 0)
    for _ in range(3):
        lists.note("a", BROKEN)
    assert lists.help("a")
    lists.note("a", BROKEN)
    assert not lists.help("a")
