"""The list of what is amiss: every kind has its sentences, its rule and its line in the runbook, and no check hangs."""

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError

from bot.observe.checks import TelegramChecks
from bot.observe.health import KINDS, LIMIT_S, Check, Health
from bot.texts.catalogue import Catalogue
from tests.office import Told
from tests.shipped import ALERTS

RUNBOOK = Path(__file__).resolve().parents[3] / "docs/runbook.md"
CATALOGUE = Catalogue.load()


def health(checks: Mapping[str, Check]) -> Health:
    return Health([Told(checks)], CATALOGUE.texts("en"), lambda: datetime.now(UTC), kept_s=0.0)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_sentences_its_rule_and_its_line_in_the_runbook(kind: str) -> None:
    for language in ("en", "ru"):
        texts = CATALOGUE.texts(language)
        assert texts.plain(f"alarm-{kind}", since="now", detail="why")
        assert texts.plain(f"alarm-{kind}-over", since="now", lasted="1 h")
    assert f"## {kind}\n" in RUNBOOK.read_text("utf-8")
    if kind != "token":  # with a refused one no process is left to scrape
        assert f'kind="{kind}"' in ALERTS.read_text("utf-8")


async def test_where_no_updates_come_for_a_minute_telegram_is_away_whatever_else_it_answers() -> None:
    async def nothing(*_: object) -> None:
        return None

    checks = TelegramChecks(nothing, nothing, lambda: datetime.now(UTC))
    looks = Health([checks], CATALOGUE.texts("en"), lambda: datetime.now(UTC), kept_s=0.0)
    failing: list[tuple[float, str] | None] = [None]
    checks.failing = lambda: failing[0]
    told = ["getUpdates: HTTP 502"]
    for failing_s, found in ((45.0, []), (61.0, told), (1.0, told), (None, []), (45.0, [])):
        failing[0] = None if failing_s is None else (failing_s, "HTTP 502")
        checks.called("getMe", "ok")
        assert [problem.trouble.detail for problem in await looks.problems()] == found


async def test_what_can_not_be_told_now_stands_as_it_was() -> None:
    answers: list[str | Exception | None] = ["", RedisConnectionError(), None]

    async def check() -> str | None:
        if isinstance(answer := answers.pop(0), Exception):
            raise answer
        return answer

    looks = health({"aof": check})
    for is_there, untold in ((True, frozenset()), (True, {"aof"}), (False, frozenset())):
        assert bool(await looks.problems()) is is_there
        assert looks.untold == untold


async def test_a_check_that_hangs_or_breaks_hides_nothing_and_takes_no_longer_than_its_limit() -> None:
    hung: list[float] = []

    async def hangs() -> str | None:
        hung.append(time.monotonic())
        await asyncio.Event().wait()
        return None

    async def breaks() -> str | None:
        raise ValueError

    async def blind() -> str | None:
        raise RedisConnectionError

    async def finds() -> str | None:
        return "HTTP 502"

    checks = {"store": hangs, "memory": hangs, "steps": breaks, "aof": blind, "telegram": finds}
    async with asyncio.timeout(60):
        found = await health(checks).problems()
    assert hung[1] - hung[0] < LIMIT_S, "one is not waited for before the other"
    assert [problem.kind for problem in found] == ["store", "telegram"]
    assert found[0].stops
    assert "does not answer in time" in found[0].sentence
    assert "HTTP 502" in found[1].sentence
    assert not found[1].stops
