"""A key's last days."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.chats.store import ChatKey
from bot.keys.chat_key import WARN_DAYS, days_left, next_warning, warning_due

SET = datetime(2026, 1, 1, 15, 30, tzinfo=UTC)
KEY = ChatKey("acc", "sk_x", SET)


def test_warnings_stand_seven_three_and_one_day_before_the_end() -> None:
    times, now = [], SET
    while (when := next_warning(KEY, now)) is not None:
        times.append(when)
        now = when
    assert [(KEY.expires_at - when).days for when in times] == list(WARN_DAYS)
    assert [days_left(KEY, when) for when in times] == list(WARN_DAYS)


@given(st.integers(0, 40 * 86_400))
def test_the_next_warning_is_never_in_the_past(passed_s: int) -> None:
    now = SET + timedelta(seconds=passed_s)
    when = next_warning(KEY, now)
    assert when is None or when > now


def test_a_warning_whose_day_was_slept_through_is_said_late_and_none_after_the_end() -> None:
    assert [warning_due(left) for left in (9, 8, 7, 6, 4, 3, 2, 1, 0, -3)] == [None, None, 7, 7, 7, 3, 3, 1, None, None]
