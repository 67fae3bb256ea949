"""Records of other versions: what is unknown survives, what is older is brought up, what is newer is left alone."""

import json
import sys
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet

from bot.jobs import record as versions
from bot.jobs.record import Job, Media, Origin, Sent, Wait
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.vault import Vault

NOW = datetime(2026, 1, 31, 12, tzinfo=UTC)
JOB = Job(
    id="1:2", origin=Origin(chat_id=1, message_id=2), created_at=NOW, wait=Wait(deadline_at=NOW),
    sent=Sent(media=Media(kind="voice", file_id="f", file_unique_id="u")),
)  # fmt: skip


@pytest.fixture
def vault() -> Vault:
    return Vault([Fernet.generate_key().decode()])


def raw(job: Job = JOB, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(versions.write_record(job))
    return found | more


async def put(store: RedisClient, vault: Vault, record: dict[str, Any], *, space: str = " ") -> None:
    written = json.dumps(record, separators=(f",{space}", f":{space}")).encode()
    await store.set(keys.job(1, "2"), vault.seal(written, "job:1:2"))


async def stored(store: RedisClient, vault: Vault) -> Any:
    token = await store.get(keys.job(1, "2"))
    assert token is not None
    return json.loads(vault.open(token, "job:1:2"))


@pytest.mark.parametrize("space", [" ", ""])
async def test_what_a_newer_version_added_survives_a_change_by_this_one(
    store: RedisClient, vault: Vault, space: str
) -> None:
    record = raw(of_tomorrow={"deep": [1]})
    record["sent"]["media"]["codec"] = "opus"
    record["origin"]["topic_name"] = "Music"
    await put(store, vault, record, space=space)
    changed = await Jobs(store, vault).change("1:2", lambda j: j.with_(task={"attempts": 3}))
    assert changed is not None
    after = await stored(store, vault)
    assert after["task"]["attempts"] == 3
    assert after["of_tomorrow"] == {"deep": [1]}
    assert (after["sent"]["media"]["codec"], after["origin"]["topic_name"]) == ("opus", "Music")


@pytest.mark.parametrize("name", ["голос 😀.ogg", "half of a pair \ud83d.ogg"])
def test_any_file_name_survives_its_record(name: str) -> None:
    media = Media(kind="audio", file_id="f", file_unique_id="u", name=name)
    job = Job(
        id="1:2",
        origin=Origin(chat_id=1, message_id=2),
        sent=Sent(media=media),
        created_at=NOW,
        wait=Wait(deadline_at=NOW),
    )
    assert versions.read_record(versions.write_record(job), "1:2") == job


@pytest.mark.parametrize(
    "change",
    [
        {"version": 99},
        {"state": "of tomorrow"},
        {"wait": {"deadline_at": "2026-01-31T12:00:00Z", "parked": {"reason": "weather"}}},
    ],
)
async def test_what_this_version_cant_read_is_left_as_it_is(
    store: RedisClient, vault: Vault, change: dict[str, Any]
) -> None:
    jobs = Jobs(store, vault)
    await put(store, vault, raw(**change))
    assert await jobs.get("1:2") is None
    assert await jobs.is_kept("1:2")
    assert await jobs.change("1:2", lambda j: j.with_(task={"attempts": 3})) is None
    assert not await jobs.create(JOB, NOW), "its message is served already"
    assert await stored(store, vault) == raw(**change)


async def test_an_older_record_is_brought_up_step_by_step(
    store: RedisClient, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doubled(record: dict[str, Any]) -> dict[str, Any]:
        return record | {"task": record["task"] | {"attempts": record["task"]["attempts"] * 2}}

    monkeypatch.setattr(versions, "VERSION", 3)
    monkeypatch.setitem(versions._STEPS, 2, doubled)
    older = {
        "id": "1:2", "origin": {"chat_id": 1, "message_id": 2}, "attempts": 2, "looks": 5, "of_tomorrow": 1,
        "created_at": "2026-01-31T12:00:00Z", "deadline_at": "2026-01-31T13:00:00Z", "twin_of": "1:1",
        "media": {"kind": "voice", "file_id": "f", "file_unique_id": "u"}, "burst": "2", "delivered": ["text"],
        "parked": {"reason": "slot", "place": 3}, "state": "submitting",
    }  # fmt: skip
    await put(store, vault, older)
    jobs = Jobs(store, vault)
    found = await jobs.get("1:2")
    assert found is not None
    assert (found.task.attempts, found.task.checks, found.wait.duplicate_of) == (4, 5, "1:1")
    assert (found.sent.media, found.sent.batch, found.answer.parts) == (JOB.sent.media, "2", ("text",))
    assert found.wait.parked is not None
    assert found.wait.parked.place == 3
    await jobs.change("1:2", lambda j: j.with_(task={"checks": 1}))
    after = await stored(store, vault)
    assert (after["version"], after["task"]["attempts"], after["of_tomorrow"]) == (3, 4, 1)
    assert not {"attempts", "looks", "media", "parked"} & set(after)


def test_a_tag_keeps_no_moment_that_was_read_from_a_record() -> None:
    # A time zone of pydantic's that is freed after pydantic itself crashes the process at its end.
    born = Job.model_validate_json(JOB.model_dump_json()).created_at
    held = sys.getrefcount(born)
    assert versions.tag_of("1:2", born) == versions.tag_of("1:2", NOW)
    assert sys.getrefcount(born) == held
