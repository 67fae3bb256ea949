"""Alerts: what needs a person is said once, and once more when it is over."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from redis.exceptions import RedisError

from bot.chats.rulebook import RuleBook
from bot.jobs.record import Job, Origin, Wait
from bot.observe.checks import StoreChecks
from bot.observe.machine import MachineChecks
from bot.observe.processes import Process, Processes, Trouble
from bot.operators.alerts import is_growing
from bot.store import keys
from bot.store.vault import Vault
from tests.office import Office, office


@pytest.fixture
async def at(tmp_path: Path) -> AsyncIterator[Office]:
    async with office(tmp_path) as opened:
        yield opened


async def test_a_silent_service_is_told_within_a_minute_and_its_return_too(at: Office) -> None:
    outage = at.outage
    await outage.failed("task", 502)
    await outage.probed(is_alive=False)
    await at.round(at.alerter())
    assert at.heard("answered no call") == 0, "a moment is no outage"
    at.wait(seconds=40)
    for _ in range(3):
        await at.round(at.alerter())
    assert at.heard("answered no call since 10 Mar, 12:00 UTC (HTTP 502 on task)") == 1
    at.wait(minutes=11, seconds=20)
    assert await outage.probed(is_alive=True)
    for _ in range(2):
        await at.round(at.alerter())
    assert at.heard("PolyglotVoice answers again, after 12 min") == 1
    assert [(told["kind"], told["state"]) for told in at.posted] == [("service", "on"), ("service", "over")]


async def test_of_a_service_that_does_not_answer_it_is_not_said_that_it_answers(at: Office) -> None:
    for _ in range(3):
        await at.uploads_outage.failed("upload", 502)
        await at.outage.failed("upload", 502)
    await at.outage.probed(is_alive=False)
    at.wait(minutes=2)
    await at.round(at.alerter())
    assert at.heard("answered no call") == 1
    assert at.heard("has taken no upload") == 0


async def test_uploads_that_are_not_taken_are_told_of_as_such(at: Office) -> None:
    for _ in range(3):
        await at.uploads_outage.failed("upload", 502)
    at.wait(minutes=11)
    await at.round(at.alerter())
    assert at.heard("has taken no upload since 10 Mar, 12:00 UTC") == 1
    assert at.heard("answered no call") == 0
    uploads = at.uploads_outage
    await uploads.away()
    await uploads.answered()
    await at.round(at.alerter())
    assert at.heard("takes uploads again, after 11 min") == 1


async def test_two_lost_calls_in_a_quiet_night_wake_nobody(at: Office) -> None:
    for _ in range(2):
        await at.outage.failed("task", None)
        at.wait(hours=3)
    await at.round(at.alerter())
    assert at.heard("answered no call") == 0


async def test_an_alarm_outlives_a_restart_and_is_told_again_to_nobody(at: Office) -> None:
    forgets: list[str | None] = [""]

    async def check() -> str | None:
        return forgets[0]

    await at.round(at.alerter({"aof": check}))
    await at.round(at.alerter({"aof": check}))
    assert at.heard("append-only") == 1
    forgets[0] = None
    at.wait(minutes=5)
    await at.round(at.alerter({"aof": check}))
    await at.round(at.alerter({"aof": check}))
    assert at.heard("writes its append-only file again, after 5 min") == 1


async def test_what_telegram_did_not_take_is_told_in_the_next_round(at: Office) -> None:
    async def check() -> str:
        return ""

    at.telegram.fail("sendMessage", times=1)
    alerter = at.alerter({"key": check})
    await at.round(alerter)
    assert at.heard("POLYGLOTVOICE_API_KEY") == 0
    await at.round(alerter)
    assert at.heard("POLYGLOTVOICE_API_KEY") == 1


async def test_what_alert_url_did_not_take_is_posted_in_a_later_round_and_once(at: Office) -> None:
    """As when the network is gone, which is what there is to tell of."""

    async def check() -> str:
        return ""

    at.is_reached = False
    await at.round(at.alerter({"key": check}))
    assert at.heard("POLYGLOTVOICE_API_KEY") == 1
    at.is_reached = True
    for _ in range(2):
        await at.round(at.alerter({"key": check}))
    assert [(told["kind"], told["state"]) for told in at.posted] == [("key", "on")]
    assert at.heard("POLYGLOTVOICE_API_KEY") == 1


@pytest.mark.parametrize(
    ("kind", "words"),
    [("key", "works again"), ("telegram", "didn't answer me"), ("store", "The store works again")],
)
async def test_that_it_is_over_is_posted_until_it_is_taken_and_said_once(at: Office, kind: str, words: str) -> None:
    found: list[str | None] = ["HTTP 502"]

    async def check() -> str | None:
        return found[0]

    alerter = at.alerter({kind: check})
    for _ in range(2):
        await at.round(alerter)
        at.wait(seconds=30)
    at.is_reached, found[0] = False, None
    at.wait(minutes=4)
    for _ in range(3):
        await at.round(alerter)
        at.wait(minutes=10)
    assert at.heard(words) == 1
    at.is_reached = True
    for _ in range(2):
        await at.round(alerter)
    assert [(told["kind"], told["state"]) for told in at.posted] == [(kind, "on"), (kind, "over")]
    assert "5 min" in at.posted[1]["text"], "as long as it lasted"
    assert at.heard(words) == 1


async def test_what_begins_anew_before_its_end_was_posted_is_told_anew(at: Office) -> None:
    found: list[str | None] = [""]

    async def check() -> str | None:
        return found[0]

    await at.round(at.alerter({"key": check}))
    at.is_reached, found[0] = False, None
    await at.round(at.alerter({"key": check}))
    at.is_reached, found[0] = True, ""
    for _ in range(2):
        await at.round(at.alerter({"key": check}))
    assert [told["state"] for told in at.posted] == ["on", "on"]
    assert at.heard("refuses POLYGLOTVOICE_API_KEY") == 2
    found[0] = None
    await at.round(at.alerter({"key": check}))
    assert [told["state"] for told in at.posted] == ["on", "on", "over"]


async def test_an_address_that_takes_nothing_for_a_day_hears_of_no_end(at: Office) -> None:
    found: list[str | None] = [""]

    async def check() -> str | None:
        return found[0]

    await at.round(at.alerter({"key": check}))
    at.is_reached, found[0] = False, None
    await at.round(at.alerter({"key": check}))
    at.wait(hours=25)
    await at.round(at.alerter({"key": check}))
    at.is_reached = True
    await at.round(at.alerter({"key": check}))
    assert [told["state"] for told in at.posted] == ["on"]


async def test_a_disk_that_fills_up_is_told_before_it_is_full(at: Office, tmp_path: Path) -> None:
    free_bytes = 150 * 1024**2
    machine = MachineChecks(tmp_path, usage=lambda _: _Disk(10**10, free_bytes))
    await at.round(at.alerter({"disk": machine.all()["disk"]}))
    assert at.heard("Only 150 MB are free on the disk of DATA_DIR") == 1
    free_bytes = 10**9
    at.wait(minutes=3)
    await at.round(at.alerter({"disk": machine.all()["disk"]}))
    assert at.heard("has room again. It was nearly full for 3 min") == 1
    assert [(told["kind"], told["state"]) for told in at.posted] == [("disk", "on"), ("disk", "over")]


async def test_of_a_clock_that_is_right_again_it_is_not_said_how_long_it_was_wrong(at: Office) -> None:
    """By a clock that was set back that would be less than nothing."""
    found: list[str | None] = ["+3600 s"]

    async def check() -> str | None:
        return found[0]

    await at.round(at.alerter({"clock": check}))
    assert at.heard("is wrong by +3600 s") == 1
    found[0] = None
    at.clock.move(-3600)
    await at.round(at.alerter({"clock": check}))
    assert [told["text"] for told in at.posted][1:] == ["The clock of my machine is right again."]


@dataclass
class _Disk:
    total: int
    free: int


async def test_a_refused_token_is_told_when_the_new_one_works(at: Office) -> None:
    await at.alerter().token_refused()
    assert [told["state"] for told in at.posted] == ["on"]
    at.wait(hours=1)
    for _ in range(2):
        await at.round(at.alerter())
    assert at.heard("refused BOT_TOKEN from 10 Mar, 12:00 UTC") == 1


async def test_what_another_process_sees_is_told_too(at: Office) -> None:
    troubles = {"poller": Trouble(at.now, "Conflict: <terminated>"), "store": Trouble(at.now, "It is full")}
    about = Process("a1", "updates", at.now, at.now, 1, troubles)
    await Processes(at.store).beat(about)
    await at.round(at.alerter())
    assert at.heard("Another program") == 0, "it may be the process before this one"
    at.wait(seconds=12)
    await at.round(at.alerter())
    assert at.heard("Conflict: <terminated>") == 1
    assert at.heard("It is full") == 0, "each process tells that itself, and this sign of life was stored since"


async def test_what_receivers_alone_see_is_not_over_while_one_begins_anew(at: Office) -> None:
    processes = Processes(at.store)
    conflict = {"poller": Trouble(at.now - timedelta(minutes=1), "Conflict")}
    await processes.beat(Process("a1", "updates", at.now - timedelta(hours=1), at.now, 1, conflict))
    await at.round(at.alerter())
    assert at.heard("Another program") == 1
    await processes.leave("a1")
    began_at = at.now
    for _ in range(3):
        await at.round(at.alerter())
        assert at.heard("come to me again") == 0
        at.wait(seconds=10)
        await processes.beat(Process("a2", "updates", began_at, at.now, 1, {}))
    await at.round(at.alerter())
    assert at.heard("come to me again") == 1


async def test_a_clock_that_is_set_makes_no_alarm_of_processes(at: Office) -> None:
    processes, rules = Processes(at.store), RuleBook(at.store, Vault([Fernet.generate_key().decode()]))
    roles, began_at = {"a1": "updates", "a2": "worker"}, at.now

    async def none_works() -> str | Trouble | None:
        anew = StoreChecks(
            redis=at.store, impatient=at.store, processes=processes, depth=at.engine.depth, rules=rules, clock=at.clock
        )
        return await anew.all()["workers"]()

    alerter = at.alerter({"workers": none_works})
    for name, role in roles.items():
        await processes.beat(Process(name, role, began_at, at.now, 1, {}))
    at.wait(seconds=70)
    for name, role in roles.items():
        # The sign of life that comes first stands alone until the other's is due.
        await processes.beat(Process(name, role, began_at, at.now, 1, {}))
        await at.round(alerter)
        at.wait(seconds=11)
        await at.round(alerter)
    assert at.posted == []


async def test_a_store_that_is_away_is_told_in_the_language_that_was_read_before(
    at: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails: list[str | None] = [None]

    async def check() -> str | None:
        return fails[0]

    async def lost(_: int) -> None:
        raise RedisError

    await at.chats.choose(at.olga.id, operator_language="ru")
    alerter = at.alerter({"store": check})
    await at.round(alerter)
    fails[0] = "The store does not answer"
    monkeypatch.setattr(at.chats, "choices", lost)
    await alerter.round()
    at.wait(seconds=12)
    await alerter.round()
    assert at.heard("Хранилище не работает") == 1


async def test_a_store_that_fails_is_told_without_it(at: Office) -> None:
    fails: list[str | None] = ["The store refuses to write"]

    async def check() -> str | None:
        return fails[0]

    alerter = at.alerter({"store": check})
    await alerter.round()
    at.wait(seconds=12)
    for _ in range(2):
        await alerter.round()
    assert at.heard("The store refuses to write") == 1
    assert await at.store.hgetall(keys.alarm("store")) == {}
    fails[0] = None
    for _ in range(2):
        await at.round(alerter)
    assert at.heard("The store works again") == 1


async def test_of_several_processes_without_the_store_the_oldest_tells_and_the_next_when_that_lasts(at: Office) -> None:
    fails: list[str | None] = [None]

    async def check() -> str | None:
        return fails[0]

    several = [Processes(at.store) for _ in range(3)]
    for number, processes in enumerate(several):
        await processes.beat(Process(f"p{number}", "worker", at.now + timedelta(seconds=number), at.now, 1, {}))
    for processes in several:
        await processes.alive(at.now)
    alerters = [at.alerter({"store": check}, processes) for processes in several]
    fails[0] = "The store does not answer"
    for minutes, told in ((0, 0), (1, 1), (3, 1), (2, 2)):
        at.wait(minutes=minutes)
        for alerter in reversed(alerters):
            await alerter.round()
        assert at.heard("The store does not answer") == told
    fails[0] = None
    for alerter in alerters:
        await alerter.round()
    assert at.heard("The store works again") == 2, "those that spoke"


async def test_a_growing_backlog_is_told_until_it_is_worked_off(at: Office) -> None:
    alerter, ids = at.alerter(), []
    for message in range(200):
        if message % 5 == 0:
            await at.round(alerter)
            at.wait(seconds=30)
        ids.append(await _job(at, message))
    assert at.heard("has grown for ten minutes") == 1
    assert await _backlog(at) is not None
    for job_id in ids:
        await at.jobs.forget_open(job_id)
    at.wait(seconds=30)
    at.is_reached = False
    await at.round(alerter)
    assert at.heard("The backlog is worked off") == 1
    assert await _backlog(at) is None, "though ALERT_URL has not heard that yet"


async def _backlog(at: Office) -> str | Trouble | None:
    """What every process sees of it."""
    rules = RuleBook(at.store, Vault([Fernet.generate_key().decode()]))
    processes, depth = Processes(at.store), at.engine.depth
    checks = StoreChecks(
        redis=at.store, impatient=at.store, processes=processes, depth=depth, rules=rules, clock=at.clock
    )
    return await checks.all()["backlog"]()


async def _job(at: Office, message: int) -> str:
    job = Job(
        id=f"7:{message + 1}", origin=Origin(chat_id=7, message_id=message + 1), created_at=at.now,
        wait=Wait(deadline_at=at.now + timedelta(hours=1)),
    )  # fmt: skip
    await at.jobs.create(job, at.now)
    return job.id


async def test_a_busy_hour_in_which_nobody_waits_long_is_no_backlog(at: Office) -> None:
    alerter, waiting = at.alerter(), list[str]()
    for half_minutes in range(40):
        await asyncio.gather(*map(at.jobs.forget_open, waiting))
        numbers = range(half_minutes * 100, half_minutes * 102 + 10)
        waiting = await asyncio.gather(*(_job(at, number) for number in numbers))
        at.wait(seconds=10)
        await at.round(alerter)
        at.wait(seconds=20)
    assert at.heard("has grown for ten minutes") == 0


counts = st.lists(st.integers(0, 1000), min_size=1, max_size=40)


@given(counts)
def test_little_that_waits_is_never_a_backlog(waiting: list[int]) -> None:
    samples = [(30.0 * n, min(count, 19)) for n, count in enumerate(waiting)]
    assert is_growing(samples) is False


@given(counts)
def test_what_falls_all_the_time_does_not_grow(waiting: list[int]) -> None:
    samples = [(30.0 * n, count) for n, count in enumerate(sorted(waiting, reverse=True))]
    assert not is_growing(samples)


def test_a_burst_that_is_being_worked_off_is_no_backlog() -> None:
    samples = [(30.0 * n, count) for n, count in enumerate([0, 0, 500, 450, 400, 350, 300, 250, 200, 150, 100, 50] * 2)]
    assert not is_growing(samples)
