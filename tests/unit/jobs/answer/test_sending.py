"""What was sent and not recorded is known until it is recorded, and not of a job that is done afresh."""

from datetime import UTC, datetime, timedelta

from bot.jobs.answer.sending import SentParts
from bot.jobs.record import Job, JobState, Origin, Wait

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)


def job(created_at: datetime) -> Job:
    return Job(
        id="1:2",
        origin=Origin(chat_id=1, message_id=2),
        created_at=created_at,
        wait=Wait(deadline_at=NOW + timedelta(days=1)),
    )


def test_a_part_is_known_until_it_is_recorded() -> None:
    sent, first = SentParts(), job(NOW).upload_tag
    sent.add(first, "text", 7)
    assert sent.of(job(NOW).with_(state=JobState.DELIVERING).upload_tag, "text") == 7
    assert sent.of(first, "srt") is None
    sent.recorded(first, "text")
    assert sent.of(first, "text") is None


def test_a_job_that_is_done_afresh_sends_its_text_again() -> None:
    sent = SentParts()
    sent.add(job(NOW).upload_tag, "text", 7)
    assert sent.of(job(NOW + timedelta(minutes=5)).upload_tag, "text") is None
