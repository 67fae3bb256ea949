"""Upgrades, rollbacks and restores: what was open before goes on after."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.jobs import record as versions
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


async def test_what_was_open_goes_on_after_wipe_and_restore(around: World, tmp_path: Path) -> None:
    alice = talk_of(around, "Alice")
    data, backup = around.settings.data_dir, tmp_path / "backup"
    async with running(around.settings):
        await alice.begin()
        around.api.hold()
        note = await alice.chat.send_voice(voice_note(), duration_s=8)
        await alice.chat.wait_until(lambda: len(around.api.tasks) == 1)
        # While it runs: the append-only files as they are at this moment, and the key.
        shutil.copytree(data, backup, ignore=shutil.ignore_patterns("*.sock", "lock"))
    shutil.rmtree(data)
    shutil.copytree(backup, data)
    around.api.finish_all()
    async with running(around.settings):
        await alice.gets_file_for(note)
        again = await alice.chat.send_voice(voice_note() + b"another", duration_s=8)
        await alice.gets_file_for(again)
    assert sum(around.api.uploads_by_name.values()) == 2
