"""A list that tells nothing of our tasks is left alone for an hour, and asked again then."""

from datetime import UTC, datetime, timedelta

from bot.polling.schedule import BROKEN, OF_OTHERS, ListUse

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def test_a_list_of_others_tasks_is_asked_twice() -> None:
    lists = ListUse()
    lists.note("a", OF_OTHERS, NOW)
    assert lists.helps("a", NOW)
    lists.note("a", OF_OTHERS, NOW)
    assert not lists.helps("a", NOW)
    assert lists.helps("b", NOW)
    assert lists.helps("a", NOW + timedelta(hours=1, seconds=1))


def test_a_list_that_breaks_now_and_then_is_still_asked() -> None:
    lists = ListUse()
    for _ in range(3):
        lists.note("a", BROKEN, NOW)
    assert lists.helps("a", NOW)
    lists.note("a", 0, NOW)
    for _ in range(3):
        lists.note("a", BROKEN, NOW)
    assert lists.helps("a", NOW)
    lists.note("a", BROKEN, NOW)
    assert not lists.helps("a", NOW)
