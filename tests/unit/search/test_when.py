"""The time that a search names stands beside its words, in whichever language."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.search.when import split_time
from bot.texts.catalogue import Catalogue

CATALOGUE = Catalogue.load()
NOW = datetime(2026, 11, 26, 15, 0, tzinfo=UTC)  # a Thursday


@pytest.mark.parametrize(
    ("said", "words", "holds_days_ago", "not_days_ago"),
    [
        ("договор за вчера", "договор", 1, 3),
        ("договор вчера", "договор", 1, 3),
        ("вчерашний договор", "договор", 1, 3),
        ("бюджет за последние 3 дня", "бюджет", 2.5, 3.5),
        ("бюджет на прошлой неделе", "бюджет", 5, 1),
        ("ключи позавчера", "ключи", 2, 4),
        ("отчёт сегодня", "отчёт", 0.1, 2),
        ("budget from last week", "budget", 5, 1),
        ("the contract from yesterday", "the contract", 1, 3),
        ("keys in the last 12 hours", "keys", 0.4, 0.6),
        ("rent this week", "rent", 6, 9),
        ("contrato de ayer", "contrato", 1, 3),
        ("vertrag von gestern", "vertrag", 1, 3),
    ],
)
def test_a_time_narrows_a_search(said: str, words: str, holds_days_ago: float, not_days_ago: float) -> None:
    found, span = split_time(said, NOW, CATALOGUE)
    assert found == words
    assert span is not None
    assert span.holds(NOW - timedelta(days=holds_days_ago))
    assert not span.holds(NOW - timedelta(days=not_days_ago))


@pytest.mark.parametrize(
    "said", ["вчера", "yesterday", "договор", "yesterday's", "3 дня", "отпуск 14 дней", "7 days war"]
)
def test_a_time_alone_or_none_is_what_is_looked_for(said: str) -> None:
    assert split_time(said, NOW, CATALOGUE) == (said, None)
