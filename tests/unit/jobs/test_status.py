"""What a waiting job says: which limit of whose plan, until when, or that the service is away."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.accounts.plan_limits import LimitScope, Payer
from bot.jobs.record import Job, JobState, Origin, Parked, ServiceTask, Wait
from bot.jobs.status import status_text
from bot.texts.catalogue import Catalogue
from sandbox.telegram.markup import parse_html

NOW = datetime(2026, 11, 26, 14, 5, tzinfo=UTC)
TOMORROW = datetime(2026, 11, 27, tzinfo=UTC)


def said(parked: Parked, *, chat_id: int = 7, language: str = "en", payer: Payer | None = None) -> str:
    job = Job(
        id=f"{chat_id}:1", origin=Origin(chat_id=chat_id, message_id=1), created_at=NOW,
        wait=Wait(deadline_at=NOW + timedelta(days=1), parked=parked),
    )  # fmt: skip
    return parse_html(status_text(job, Catalogue.load().texts(language), NOW, payer))[0]


@pytest.mark.parametrize(
    ("scope", "until", "words"),
    [
        (None, NOW + timedelta(seconds=45), "is reached: too many requests at once. I'll go on in 45 sec."),
        ("burst", NOW + timedelta(hours=2), "is reached: too many requests at once. I'll go on in 2 hr."),
        (None, TOMORROW, "is reached: no more requests today. I'll go on at 27 Nov, 00:00 UTC, in 9 hr 55 min."),
        ("day", TOMORROW, "is reached: no more requests today. I'll go on at 27 Nov, 00:00 UTC"),
        (
            None,
            datetime(2026, 12, 1, tzinfo=UTC),
            "is reached: no more requests this month. I'll go on at 1 Dec",
        ),
        ("month", NOW + timedelta(minutes=5), "is reached: no more requests this month. I'll go on at 26 Nov"),
        (None, NOW + timedelta(hours=3), "is reached. I'll go on at 26 Nov, 17:05 UTC, in 3 hr."),
        ("minutes", TOMORROW, "are used up. I'll keep this and try again at 27 Nov, 00:00 UTC, in 9 hr 55 min."),
        ("attempts", TOMORROW, "are used up. I'll keep this and try again at 27 Nov"),
    ],
)
@pytest.mark.parametrize("chat_id", [7, -7])
def test_limits_are_told_apart(scope: LimitScope | None, until: datetime, words: str, chat_id: int) -> None:
    assert words in said(Parked(reason="limit", until=until, scope=scope), chat_id=chat_id)


@pytest.mark.parametrize(
    ("payer", "plan", "in_russian"),
    [
        (Payer("own"), "The minutes of your plan are", "Минуты вашего тарифа закончились"),
        (Payer("group"), "The minutes of this group's plan are", "Минуты тарифа этой группы закончились"),
        (Payer("lent", 5), "of the plan of the member who lent their key are", "тарифа участника, который одолжил"),
        (Payer("operator"), "The minutes of the bot owner's plan are", "Минуты тарифа владельца бота"),
    ],
)
def test_whose_plan_it_is_is_said(payer: Payer, plan: str, in_russian: str) -> None:
    parked = Parked(reason="limit", until=TOMORROW, scope="minutes")
    assert plan in said(parked, payer=payer)
    assert in_russian in said(parked, payer=payer, language="ru")
    assert ("Send me your key again" in said(parked, payer=payer)) is (payer.kind == "own")


def test_a_reader_sees_the_time_in_their_own_zone_and_how_it_moves() -> None:
    job = Job(
        id="7:1", origin=Origin(chat_id=7, message_id=1), created_at=NOW,
        wait=Wait(deadline_at=TOMORROW, parked=Parked(reason="limit", until=TOMORROW)),
    )  # fmt: skip
    html = status_text(job, Catalogue.load().texts("en"), NOW)
    assert f'<tg-time unix="{int(TOMORROW.timestamp())}" format="dt">27 Nov, 00:00 UTC</tg-time>' in html
    assert f'<tg-time unix="{int(TOMORROW.timestamp())}" format="r">in 9 hr 55 min</tg-time>' in html


def test_an_outage_is_told_with_its_beginning() -> None:
    parked = Parked(reason="service", since=NOW, outage_at=NOW - timedelta(minutes=20))
    assert "PolyglotVoice hasn't answered since 13:45 UTC." in said(parked)
    assert "PolyglotVoice не отвечает с 13:45 UTC." in said(parked, language="ru")
    only_uploads = parked.model_copy(update={"only_uploads": True})
    assert "PolyglotVoice has taken no recordings since 13:45 UTC." in said(only_uploads)


def test_a_day_s_limit_in_russian() -> None:
    assert "исчерпан: на сегодня запросов нет. Продолжу" in said(Parked(reason="limit", until=TOMORROW), language="ru")


@pytest.mark.parametrize(
    ("expected_s", "passed_s", "words"),
    [(64.0, 30, "about 40 sec left"), (64.0, 62, "Transcribing… 1 min 2 sec"), (None, 30, "Transcribing… 30 sec")],
)
def test_what_is_left_is_said_where_the_pace_is_known(expected_s: float | None, passed_s: int, words: str) -> None:
    job = Job(
        id="7:1", origin=Origin(chat_id=7, message_id=1), created_at=NOW, state=JobState.WATCHING,
        task=ServiceTask(expected_s=expected_s, submitted_at=NOW), wait=Wait(deadline_at=NOW + timedelta(days=1)),
    )  # fmt: skip
    assert words in status_text(job, Catalogue.load().texts("en"), NOW + timedelta(seconds=passed_s))
