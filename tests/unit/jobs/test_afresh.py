"""What making a transcript again costs."""

from datetime import UTC, datetime

import pytest

from bot.jobs.afresh import price_of
from bot.store.choices import Choices
from bot.store.records import Job, Media, Origin

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
MEDIA = Media(kind="voice", file_id="f", file_unique_id="u")


def job(url: str | None = None, looks: int = 1) -> Job:
    return Job(
        id="1:2", origin=Origin(chat_id=1, message_id=2), media=None if url else MEDIA, url=url, looks=looks,
        created_at=NOW, deadline_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "choices", "from_service", "requests"),
    [
        (job(), Choices(srt_from="service"), False, 4),
        (job(), Choices(srt_from="service"), True, 5),
        (job(), Choices(srt_from="transcript"), False, 3),
        (job(), Choices(srt="never", srt_from="service"), False, 3),
        (job(looks=7), Choices(srt_from="service"), False, 10),
        (job(looks=0), Choices(srt_from="service"), False, 4),
        (job("https://example.com/a.mp4"), Choices(srt_from="service"), False, 5),
    ],
)
def test_the_price_counts_what_will_be_asked(asked: Job, choices: Choices, from_service: bool, requests: int) -> None:
    assert price_of(asked, choices, from_service=from_service) == requests
