"""What a waiting job says: which limit, until when, or that the service is away."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.jobs.record import Job, Origin, Parked, Wait
from bot.jobs.status import status_text
from bot.texts.catalogue import Catalogue
from sandbox.telegram.markup import parse_html

NOW = datetime(2026, 11, 26, 14, 5, tzinfo=UTC)


def said(parked: Parked, *, chat_id: int = 7, language: str = "en") -> str:
    job = Job(
        id=f"{chat_id}:1", origin=Origin(chat_id=chat_id, message_id=1), created_at=NOW,
        wait=Wait(deadline_at=NOW + timedelta(days=1), parked=parked),
    )  # fmt: skip
    return parse_html(status_text(job, Catalogue.load().texts(language), NOW))[0]


@pytest.mark.parametrize(
    ("until", "words"),
    [
        (NOW + timedelta(seconds=45), "The limit of your plan is reached. I go on by myself in 45 sec."),
        (
            datetime(2026, 11, 27, tzinfo=UTC),
            "is reached: no more requests today. I go on by myself on 27 Nov",
        ),
        (datetime(2026, 12, 1, tzinfo=UTC), "is reached: no more requests this month. I go on by myself on 1 Dec"),
        (NOW + timedelta(hours=3), "The limit of your plan is reached. I go on by myself on 26 Nov, 17:05 UTC"),
    ],
)
@pytest.mark.parametrize("chat_id", [7, -7])
def test_limits_are_told_apart(until: datetime, words: str, chat_id: int) -> None:
    assert words in said(Parked(reason="limit", until=until), chat_id=chat_id)


def test_an_outage_is_told_with_its_beginning() -> None:
    parked = Parked(reason="service", since=NOW, outage_at=NOW - timedelta(minutes=20))
    assert "PolyglotVoice does not answer since 13:45 UTC." in said(parked)
    assert "PolyglotVoice не отвечает с 13:45 UTC." in said(parked, language="ru")


def test_a_day_s_limit_in_russian() -> None:
    assert "исчерпан: на сегодня запросов больше нет. Продолжу сам" in said(
        Parked(reason="limit", until=datetime(2026, 11, 27, tzinfo=UTC)), language="ru"
    )
