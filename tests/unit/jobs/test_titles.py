"""What a recording is called in its chat, and what its files are."""

from datetime import UTC, datetime

import pytest

from bot.jobs.media import address_of, file_stem, title_of, upload_name
from bot.jobs.record import Job, Media, Origin, Sent, ServiceTask, Wait, tag_of

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
NOTE = Media(kind="voice", file_id="f", file_unique_id="u")


def job(job_id: str = "1:2", *, media: Media | None = None, url: str | None = None, **task: object) -> Job:
    return Job(
        id=job_id, origin=Origin(chat_id=1, message_id=2, author="Маша"), sent=Sent(media=media, url=url),
        task=ServiceTask.model_validate(task), created_at=NOW, wait=Wait(deadline_at=NOW),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("called", "title", "stem"),
    [
        (job(media=NOTE, length_s=40), "Маша, 0:40", "Маша, 0.40"),
        (job(media=NOTE), "Маша", "Маша"),
        (job(media=NOTE.model_copy(update={"name": "Лекция 3.mp3"})), "Лекция 3", "Лекция 3"),
        (job(url="https://www.example.com/a.mp4", title="A talk"), "A talk", "A talk"),
        (job("1:2:3", url="https://www.example.com/a.mp4", title="A talk"), "A talk", "A talk (4)"),
        (job(url="https://www.example.com/a.mp4"), "example.com/a.mp4", "example.com a"),
        (job("1:2:1", url="https://www.example.com/b"), "example.com/b", "example.com b"),
    ],
)
def test_a_recording_is_called_as_its_person_would(called: Job, title: str, stem: str) -> None:
    assert title_of(called) == title
    assert file_stem(called) == stem


def test_the_service_hears_nobody_s_name() -> None:
    assert "Маша" not in upload_name(job(media=NOTE, length_s=40))


def test_the_mark_of_an_upload_is_in_no_title() -> None:
    marked = f"Talk {tag_of('1:2', NOW)}.mp3"
    assert title_of(job(media=NOTE.model_copy(update={"name": marked}))) == "Talk"
    assert file_stem(job(media=NOTE.model_copy(update={"name": marked}))) == "Talk"


def test_two_long_links_are_told_apart_by_their_ends() -> None:
    one, other = (address_of(f"https://example.com/{'path/' * 20}{name}") for name in ("one", "other"))
    assert one != other
    assert max(map(len, (one, other))) <= 60
