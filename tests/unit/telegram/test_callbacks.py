"""What buttons carry: short, read back as written, strict about numbers, and old buttons still read."""

import pytest
from aiogram.filters.callback_data import CallbackData
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.telegram.callbacks import (
    BroadcastButton,
    CancelAllButton,
    CardButton,
    ConvertButton,
    ErrandButton,
    GroupKeyButton,
    HistoryButton,
    JobAction,
    JobButton,
    KeyButton,
    PrivacyButton,
    SettingsButton,
    StatsButton,
    in_todays_form,
    job_data,
)

EVERY = (
    BroadcastButton, CancelAllButton, CardButton, ConvertButton, ErrandButton, GroupKeyButton, HistoryButton, JobButton,
    KeyButton, PrivacyButton, SettingsButton, StatsButton,
)  # fmt: skip
OLD = (
    "cancel:12", "cancel:12:3", "again:12", "one:7", "srt:0:99:7", "style.timed:12", "wrong.plain:12:1",
    "back.speakers:12", "afresh.plain:12", "hit.61:12", "hit:12", "cancel_all", "convert:abcdefghijkl:mp3",
    "card:open:abcdefghijkl:10", "card:text:abcdefghijkl", "card:get:abcdefghijkl:srt", "history:20", "set", "set:srt",
    "set:srt:never", "key:ask", "key:forget", "key:keep", "key:replace", "privacy:ask", "privacy:erase",
    "privacy:keep", "errand:own", "errand:no", "errand:back:-1001234567890", "g:key", "g:lend", "g:forget",
    "g:accept:77", "g:decline:77", "g:erase", "g:erase:yes", "g:erase:no", "stats:on", "stats:off", "stats:again",
    "broadcast:private:ab12", "broadcast:all:ab12", "broadcast:stop:ab12",
)  # fmt: skip
"""Every form that version 0.1 sent."""


@pytest.mark.parametrize("data", OLD)
def test_a_button_of_version_01_is_read(data: str) -> None:
    today = in_todays_form(data)
    assert in_todays_form(today) == today
    readers = [each for each in EVERY if _reads(each, today)]
    assert len(readers) == 1
    assert readers[0].unpack(today).pack() == today


@pytest.mark.parametrize(
    "data", ["cancel:²", "cancel:-1", "cancel:1:2:3:4", "cancel:", "cancel:1 ", "cancel:+1", "again:" + "9" * 18,
             "history:²", "history:1234567", "errand:back:²", "g:accept:٣", "card:open", "nonsense", ""]
)  # fmt: skip
def test_what_no_button_says_is_read_by_none(data: str) -> None:
    assert [each for each in EVERY if _reads(each, in_todays_form(data))] == []


@given(
    st.sampled_from(list(JobAction)),
    st.integers(-(2**52), 2**52),
    st.integers(1, 2**31),
    st.none() | st.integers(0, 2**56),
    st.sampled_from(["", "plain", "timed", "speakers", "86400"]),
)
def test_a_jobs_button_leads_back_to_the_job(
    action: JobAction, chat_id: int, message_id: int, item: int | None, word: str
) -> None:
    job_id = f"{chat_id}:{message_id}" + (f":{item}" if item else "")
    data = job_data(action, job_id, word)
    read = JobButton.unpack(data)
    assert len(data.encode()) <= 64
    assert (read.action, read.job_id(chat_id), read.word) == (action, job_id, word)


@given(st.text(min_size=1, max_size=40))
def test_a_word_of_the_service_never_breaks_a_button(word: str) -> None:
    try:
        data = CardButton(action="source", handle="abcdefghijkl", argument=word).pack()
    except ValidationError:
        return
    assert len(data.encode()) <= 64
    assert CardButton.unpack(data).argument == word


def _reads(kind: type[CallbackData], data: str) -> bool:
    try:
        kind.unpack(data)
    except (TypeError, ValueError):
        return False
    return True
