"""What making a transcript again costs."""

from datetime import UTC, datetime

import pytest

from bot.jobs.answer.redo import price_of
from bot.jobs.record import Job, Media, Origin, Sent, ServiceTask, Wait

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
MEDIA = Media(kind="voice", file_id="f", file_unique_id="u")


def job(url: str | None = None, looks: int = 1) -> Job:
    return Job(
        id="1:2", origin=Origin(chat_id=1, message_id=2), sent=Sent(media=None if url else MEDIA, url=url),
        task=ServiceTask(checks=looks),
        created_at=NOW, wait=Wait(deadline_at=NOW),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "downloads", "from_service", "requests"),
    [
        (job(), 1, False, 4),
        (job(), 1, True, 5),
        (job(), 0, False, 3),
        (job(looks=7), 1, False, 10),
        (job(looks=0), 1, False, 4),
        (job("https://example.com/a.mp4"), 0, False, 4),
    ],
)
def test_the_price_counts_what_will_be_asked(asked: Job, downloads: int, from_service: bool, requests: int) -> None:
    assert price_of(asked, downloads=downloads, from_service=from_service) == requests
