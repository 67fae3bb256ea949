"""The time that a search names stands beside its words, in whichever language."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.search.when import day_alone, is_hour, split_time
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
        ("budget since yesterday", "budget", 0.1, 3),
        ("договор вчера вечером", "договор", 1, 3),
        ("договор в понедельник", "договор", 3, 1),
        ("во вторник договор", "договор", 2, 5),
        ("бюджет за среду", "бюджет", 1, 4),
        ("бюджет с понедельника", "бюджет", 0.1, 5),
        ("ключи в прошлый четверг", "ключи", 7, 0.1),
        ("the contract on Friday", "the contract", 6, 4),
        ("rent last friday morning", "rent", 6, 4),
        ("rent since Monday", "rent", 0.1, 5),
        ("договор 23 ноября", "договор", 3, 1),
        ("договор от 23-го ноября 2026 года", "договор", 3, 1),
        ("договор в пятницу, 20 ноября", "договор", 6, 4),
        ("договор 3 мая", "договор", 207, 1),
        ("отпуск 30 декабря", "отпуск", 331, 1),
        ("договор 23.11", "договор", 3, 1),
        ("договор 23.11.2026", "договор", 3, 1),
        ("contract November 23rd", "contract", 3, 1),
        ("contract on the 23rd of November, 2026", "contract", 3, 1),
        ("contract 11/23", "contract", 3, 1),
        ("contract on the 23rd", "contract", 3, 1),
        ("contract 2026-11-23", "contract", 3, 1),
        ("vertrag am Montag", "vertrag", 3, 1),
        ("vertrag vom 23. November", "vertrag", 3, 1),
        ("contrato del lunes", "contrato", 3, 1),
        ("contrato de 23 de novembro", "contrato", 3, 1),
        ("contrato na segunda-feira", "contrato", 3, 1),
        ("договір у п’ятницю", "договір", 6, 4),
        ("келісім дүйсенбіде", "келісім", 3, 1),
        ("العقد يوم الاثنين", "العقد", 3, 1),
    ],
)
def test_a_time_narrows_a_search(said: str, words: str, holds_days_ago: float, not_days_ago: float) -> None:
    found, span = split_time(said, NOW, CATALOGUE)
    assert found == words
    assert span is not None
    assert span.holds(NOW - timedelta(days=holds_days_ago))
    assert not span.holds(NOW - timedelta(days=not_days_ago))


@pytest.mark.parametrize(
    "said",
    [
        "вчера",
        "yesterday",
        "договор",
        "yesterday's",
        "3 дня",
        "отпуск 14 дней",
        "7 days war",
        "в пятницу",
        "what we may",
        "our march",
        "version 3.77",
        "room 12",
        "отчёт 2019",
        "12 monkeys",
        "report 3 5",
        "flight 2031-01-01",
        "договор за май",
    ],
)
def test_a_time_alone_or_none_is_what_is_looked_for(said: str) -> None:
    assert split_time(said, NOW, CATALOGUE) == (said, None)


@pytest.mark.parametrize(
    "said", ["вчера", "вчера в 15:00", "за вчера", "yesterday at 3 pm", "3pm yesterday", "gestern"]
)
def test_a_day_alone_is_that_day_whatever_the_hour(said: str) -> None:
    day = day_alone(said, NOW, CATALOGUE)
    assert day is not None
    assert day.holds(NOW - timedelta(days=1))
    assert not is_hour(said, CATALOGUE)


@pytest.mark.parametrize("said", ["15:00", "в 15:00", "at 3 pm", "3pm", "утром", "um 15:00"])
def test_an_hour_is_no_day(said: str) -> None:
    assert day_alone(said, NOW, CATALOGUE) is None
    assert is_hour(said, CATALOGUE)


@pytest.mark.parametrize("said", ["договор вчера", "встреча в 15:00", "договор", "15"])
def test_what_says_more_is_neither(said: str) -> None:
    assert day_alone(said, NOW, CATALOGUE) is None
    assert not is_hour(said, CATALOGUE)
