"""What /doctor names of what holds up a chat: each cause with its remedy, in every language."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.accounts.plan_limits import OWN, Payer
from bot.chats.store import Unwritable
from bot.groups.condition import Condition, ailments
from bot.jobs.record import Parked
from bot.telegram.troubles import UnwritableReason
from bot.texts.catalogue import Catalogue

CATALOGUE = Catalogue.load()
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
WELL = Condition(
    payer=OWN, is_dead=False, limit=None, away=None, held=(), waiting=Counter(), undelivered=0, unwritable=None,
    now=NOW,
)  # fmt: skip
PAUSED = replace(WELL, held=[Parked(reason="pause", since=NOW, note="a new server")])
SPENT = replace(WELL, held=[Parked(reason="budget", until=NOW + timedelta(days=1), note="groups-month")])
MUTED = replace(WELL, undelivered=2, unwritable=Unwritable(reason=UnwritableReason.MUTED, since=NOW))
TOPIC = replace(WELL, undelivered=1, unwritable=Unwritable(reason=UnwritableReason.TOPIC, since=NOW))
LENT = replace(WELL, payer=Payer("lent", lender_id=77), is_dead=True)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (MUTED, ("2 answers wait: I may not write", "2 ответа ждут: писать сюда мне нельзя")),
        (TOPIC, ("1 answer waits: its topic is gone", "1 ответ ждёт: темы больше нет")),
        (replace(TOPIC, undelivered=0), ("A topic here is gone or closed", "Темы здесь больше нет")),
        (PAUSED, (": a new server. Nothing is lost", ": a new server. ")),
        (
            SPENT,
            (
                "This group's budget on the owner's key",
                "Бюджет группы на ключе владельца",
            ),
        ),
        (LENT, ('href="tg://user?id=77"', 'href="tg://user?id=77"')),
    ],
)
def test_a_cause_is_named_with_its_remedy(condition: Condition, words: tuple[str, str]) -> None:
    for language, wanted in zip(("en", "ru"), words, strict=True):
        (line,) = ailments(condition, CATALOGUE.texts(language))
        assert line.startswith("✗ ")
        assert wanted in line


def test_nothing_is_said_of_what_is_well() -> None:
    assert ailments(WELL, CATALOGUE.texts("en")) == []
