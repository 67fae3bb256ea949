"""What was sent and not recorded is known until it is recorded, and not of a job that is done afresh."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast

import pytest
from redis.exceptions import RedisError

from bot.jobs.answer.sending import AnswerParts
from bot.jobs.record import Job, JobState, Origin, Wait

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def job(created_at: datetime = NOW) -> Job:
    return Job(
        id="1:2",
        origin=Origin(chat_id=1, message_id=2),
        state=JobState.DELIVERING,
        created_at=created_at,
        wait=Wait(deadline_at=NOW + timedelta(days=1)),
    )


@dataclass(slots=True)
class Records:
    """A store that loses what is written to it, for a while."""

    is_away: bool = True
    job: Job = field(default_factory=job)

    async def get_lately(self, _: str) -> Job:
        return self.job

    async def apply(self, _: str, __: object) -> Job:
        if self.is_away:
            raise RedisError("away")
        return self.job


@dataclass(slots=True)
class Chat:
    """Counts what is sent to it."""

    records: Records
    sent: int = 0
    parts: AnswerParts = field(init=False)

    def __post_init__(self) -> None:
        unused: Any = None
        self.parts = AnswerParts(
            jobs=cast("Any", self.records),
            sender=unused,
            status=unused,
            journal=unused,
            outbox=unused,
            catalogue=unused,
        )

    async def send(self) -> int:
        self.sent += 1
        return 7

    async def unrecorded(self) -> None:
        with pytest.raises(RedisError):
            await self.parts.part(self.records.job, "text", self.send)


async def test_a_part_is_known_until_it_is_recorded() -> None:
    chat = Chat(Records())
    await chat.unrecorded()
    await chat.unrecorded()
    assert chat.sent == 1
    chat.records.is_away = False
    await chat.parts.part(job(), "text", chat.send)
    assert chat.sent == 1
    await chat.parts.part(job(), "text", chat.send)
    assert chat.sent == 2, "from now on the record tells"


async def test_a_job_that_is_done_afresh_sends_its_text_again() -> None:
    chat = Chat(Records())
    await chat.unrecorded()
    chat.records.job = job(NOW + timedelta(minutes=5))
    await chat.unrecorded()
    assert chat.sent == 2
