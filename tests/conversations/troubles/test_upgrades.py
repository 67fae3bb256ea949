"""Upgrades, rollbacks and restores: what was open before goes on after."""

import builtins
import pickle
import shlex
import shutil
import subprocess
import tarfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.jobs import record as versions
from bot.store import keys
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.fitness import StoreError
from tests.conversations.conftest import Talk
from tests.samples import voice_note
from tests.world import KEY, World, running, world


@pytest.fixture
async def around(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path / "data") as around:
        yield around


def talk_of(around: World, name: str) -> Talk:
    person = around.telegram.person(name, language_code="en")
    return Talk(around, person, around.telegram.private_chat(person))


async def test_after_a_rollback_a_newer_job_waits_and_is_served_after_the_upgrade(
    around: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice, bob = talk_of(around, "Alice"), talk_of(around, "Bob")
    with monkeypatch.context() as newer:
        newer.setattr(versions, "VERSION", versions.VERSION + 1)
        async with running(around.settings):
            await alice.chat.say("/start")
            note = await alice.chat.send_voice(voice_note(), duration_s=8)
            await alice.hears("key")
    async with running(around.settings):
        await bob.begin()
        bobs = await bob.chat.send_voice(voice_note(), duration_s=8)
        await bob.gets_file_for(bobs)
    with monkeypatch.context() as newer:
        newer.setattr(versions, "VERSION", versions.VERSION + 1)
        newer.setattr(versions, "_STEPS", {versions.VERSION - 1: lambda record: record})
        async with running(around.settings):
            await alice.chat.say(KEY)
            await alice.gets_file_for(note)


def back_up(data_dir: Path) -> Path:
    """Run the documented command beside `data`; returns the archive."""
    command = next(line for line in Path("docs/backup.md").read_text("utf-8").splitlines() if line.startswith("tar "))
    done = subprocess.run(shlex.split(command), cwd=data_dir.parent, check=False, capture_output=True, text=True)
    assert done.returncode in (0, 1), done.stderr  # 1: a file grew while it was read
    return data_dir.parent / "backup.tgz"


class Trap:
    """Runs when it is unpickled."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return exec, ("import builtins; builtins.sprung = True",)


@pytest.mark.parametrize("waits", ["watching", "submitting"])
async def test_jobs_that_version_0_1_left_with_pickled_steps_are_answered_and_the_pickles_are_gone(
    around: World, waits: str
) -> None:
    alice, trap = talk_of(around, "Alice"), pickle.dumps(Trap())
    async with running(around.settings):
        await alice.begin()
        held = None if waits == "watching" else around.api.pause("upload")
        if held is None:
            around.api.hold()
        note = await alice.chat.send_voice(voice_note(), duration_s=8)
        if held is None:
            await alice.chat.wait_until(lambda: len(around.api.tasks) == 1)
        else:
            await held.reached_within(60)
    if held is not None:
        held.release()
    around.api.finish_all()
    async with EmbeddedStore(around.settings.data_dir) as embedded:
        store: Any = connect(embedded.url)
        (record,) = [name async for name in store.scan_iter(match=keys.ALL_JOBS)]
        _, job_id = keys.job_id_in(record.decode())
        assert await store.exists(keys.STEPS_DUE)
        await store.delete(keys.STEPS_DUE)
        await store.xadd("pv-engine:stream", {"key": f"submit:{job_id}", "args": trap, "kwargs": trap})
        await store.xadd("pv-engine:strikes", {"value": trap})
        await store.zadd("pv-engine:queue", {"deliver:" + job_id: 1.0, trap: 1.0})
        await store.hset(f"pv-engine:deliver:{job_id}", mapping={"args": trap, "kwargs": trap})
        await store.zadd("pv:rounds", {trap: 1.0})
        await store.aclose()
    async with running(around.settings):
        await alice.gets_file_for(note)
        store = connect(f"unix://{EmbeddedStore(around.settings.data_dir).socket_in_use()}")
        assert [name async for name in store.scan_iter(match="*pv-engine*")] == []
        assert not await store.exists("pv:rounds")
        await store.aclose()
    assert not hasattr(builtins, "sprung")
    assert sum(around.api.uploads_by_name.values()) == 1


async def test_what_was_open_goes_on_after_wipe_and_restore(around: World, tmp_path: Path) -> None:
    alice = talk_of(around, "Alice")
    data, backup = around.settings.data_dir, tmp_path / "backup"
    assert data.name == "data"
    async with running(around.settings):
        await alice.begin()
        around.api.hold()
        note = await alice.chat.send_voice(voice_note(), duration_s=8)
        await alice.chat.wait_until(lambda: len(around.api.tasks) == 1)
        # While it runs: the append-only files as they are at this moment, and the key somewhere else.
        archive = back_up(data)
    with tarfile.open(archive) as packed:
        packed.extractall(backup, filter="data")
    key = (data / "encryption.key").read_text("ascii")
    assert not [path for path in backup.rglob("*") if path.is_file() and key.strip().encode() in path.read_bytes()]
    shutil.rmtree(data)
    shutil.copytree(backup / "data", data)
    with pytest.raises(StoreError, match=r"encryption\.key"):
        async with running(around.settings):
            pass
    (data / "encryption.key").write_text(key, "ascii")
    around.api.finish_all()
    async with running(around.settings):
        await alice.gets_file_for(note)
        again = await alice.chat.send_voice(voice_note() + b"another", duration_s=8)
        await alice.gets_file_for(again)
    assert sum(around.api.uploads_by_name.values()) == 2
