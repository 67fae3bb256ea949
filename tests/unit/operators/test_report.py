"""The daily digest: once a day, yesterday's numbers, and only where it is wanted."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.operators.report import next_digest
from tests.office import Office, office


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path) as opened:
        yield opened


def test_it_comes_at_six_utc() -> None:
    six = datetime(2056, 3, 10, 6, 0, tzinfo=UTC)
    assert next_digest(six - timedelta(seconds=1)) == six
    assert next_digest(six) == six + timedelta(days=1)


async def test_it_tells_yesterday_once_though_its_step_runs_twice(at: Office) -> None:
    await at.daily_counters.add({"delivered": 41}, at.now)
    digest = at.digest()
    await digest.choose(at.olga.id, wanted=True)
    at.wait_until(datetime(2056, 3, 11, 6, 0, 1, tzinfo=UTC))
    due = await digest.step(str(at.olga.id))
    assert due == datetime(2056, 3, 12, 6, 0, tzinfo=UTC)
    assert await digest.step(str(at.olga.id)) == due
    assert at.heard("Daily digest: 10 Mar 2056") == 1
    assert at.heard("41 delivered") == 1
    assert at.heard("Today") == 0


async def test_it_waits_for_telegram_and_is_not_lost(at: Office) -> None:
    digest = at.digest()
    await digest.choose(at.olga.id, wanted=True)
    at.wait_until(datetime(2056, 3, 11, 6, 0, 1, tzinfo=UTC))
    at.telegram.fail("sendMessage", times=1)
    again_at = await digest.step(str(at.olga.id))
    assert again_at is not None
    assert again_at < at.now + timedelta(hours=1)
    at.wait_until(again_at)
    await digest.step(str(at.olga.id))
    assert at.heard("Daily digest") == 1


async def test_who_does_not_want_it_any_more_gets_none(at: Office) -> None:
    digest = at.digest()
    await digest.choose(at.olga.id, wanted=True)
    await digest.choose(at.olga.id, wanted=False)
    at.wait_until(datetime(2056, 3, 11, 6, 0, 1, tzinfo=UTC))
    assert await digest.step(str(at.olga.id)) == datetime(2056, 3, 12, 6, 0, tzinfo=UTC)
    assert at.heard("Daily digest") == 0


async def test_who_wants_none_reads_one_line_on_the_day_after_the_service_spoke_anew(at: Office) -> None:
    digest = at.digest()
    for day in (11, 12, 13):
        await at.daily_counters.add(
            {"unrecognised_field": 3} | ({"unrecognised_status": 1} if day > 12 else {}), at.now
        )
        at.wait_until(datetime(2056, 3, day, 6, 0, 1, tzinfo=UTC))
        for _ in range(2):
            await digest.step(str(at.olga.id))
        assert at.heard("a new field: 3, a new status: 0") == 1
    assert at.heard("a new field: 3, a new status: 1, a new refusal: 0, unreadable: 0") == 1
    assert at.heard("Daily digest") == 0


async def test_a_start_plans_it_once(at: Office) -> None:
    digest = at.digest()
    for _ in range(2):
        await digest.plan_all()
    assert (await at.engine.depth()).planned == 1
