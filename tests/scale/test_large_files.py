"""A Bot API server of one's own: files to 2000 MB both ways, in the memory that a small one takes."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from sandbox.polyglotvoice import Upload
from sandbox.process import BotProcess
from sandbox.telegram import Blob
from tests.conversations.afterwards.test_history import opened_card
from tests.conversations.conftest import Talk
from tests.world import READY_TIMEOUT_S, environment, until, world

MIB = 1024 * 1024
MOST_BYTES = 2000 * MIB
MAX_GROWTH_BYTES = 8 * MIB
WARM_BYTES = 2 * MIB
BOUND_S = 570.0
SIZES = [120 * MIB, pytest.param(1900 * MIB, marks=pytest.mark.long)]


class Memory:
    """What a process takes, as Linux counts it, in bytes."""

    def __init__(self, pid: int) -> None:
        self._folder = Path(f"/proc/{pid}")
        if not self._folder.exists():
            pytest.skip("memory is measured on Linux only")

    def begin(self) -> None:
        """Let the peak begin at what is held now (proc(5), clear_refs)."""
        (self._folder / "clear_refs").write_text("5")
        self._before = self._read("VmRSS")

    @property
    def grown(self) -> int:
        """How far the peak stands above what was held at the beginning."""
        return self._read("VmHWM") - self._before

    def _read(self, name: str) -> int:
        lines = (self._folder / "status").read_text().splitlines()
        return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1]) * 1024


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[tuple[Talk, Memory]]:
    """Alice, whose bot is a process of its own beside a server with `--local`."""
    async with world(tmp_path / "data") as around:
        around.telegram.work_locally(tmp_path / "telegram")
        settings = environment(around.settings) | {
            "TELEGRAM_API_LOCAL": "true", "TELEGRAM_FILES_DIR": str(tmp_path / "telegram"),
        }  # fmt: skip
        person = around.telegram.person("Alice", language_code="en")
        async with BotProcess(settings, tmp_path / "bot" / "log") as bot, asyncio.timeout(BOUND_S):
            await until(lambda: around.telegram.is_polled, READY_TIMEOUT_S)
            talk = Talk(around, person, around.telegram.private_chat(person))
            await talk.begin()
            yield talk, Memory(bot.pid)
        assert around.telegram.refusals == []


async def transcribed(talk: Talk, size: int) -> None:
    sent = await talk.chat.send_video(Blob(size), duration_s=60)
    await talk.chat.wait_for(
        lambda m: m.from_bot and m.reply_to == sent.message_id and m.document is not None, timeout_s=BOUND_S
    )


@pytest.mark.parametrize("size", SIZES)
async def test_a_large_file_goes_from_the_shared_folder_to_the_service(talk: tuple[Talk, Memory], size: int) -> None:
    alice, memory = talk
    await transcribed(alice, WARM_BYTES)
    memory.begin()
    await transcribed(alice, size)
    print(f"{size / 1e6:.0f} MB read from the shared folder and uploaded: memory grew by {memory.grown / MIB:.1f} MiB")
    assert list(alice.api.tasks.values())[-1].media.size == size
    assert memory.grown <= MAX_GROWTH_BYTES


async def fetched(talk: Talk, size: int, name: str) -> None:
    talk.api.make_task("account-1", Upload(name, "video/mp4", size, "f" * 64, None, 5400.0, zeros=True), is_url=False)
    card = await opened_card(talk)
    await talk.chat.tap(card, "Source")


@pytest.mark.parametrize("size", [*SIZES, pytest.param(MOST_BYTES, marks=pytest.mark.long)])
async def test_a_large_source_comes_back_to_the_chat(talk: tuple[Talk, Memory], size: int) -> None:
    alice, memory = talk
    await fetched(alice, WARM_BYTES, "warm.mp4")
    await alice.gets_file("warm.mp4")
    memory.begin()
    await fetched(alice, size, "film.mp4")
    message = await alice.chat.wait_for(
        lambda m: m.document is not None and m.document.name == "film.mp4", timeout_s=BOUND_S
    )
    print(f"{size / 1e6:.0f} MB of a source piped into the chat: memory grew by {memory.grown / MIB:.1f} MiB")
    assert message.document is not None
    assert (message.document.kind, message.document.size) == ("video", size)
    assert memory.grown <= MAX_GROWTH_BYTES


async def test_a_source_over_two_thousand_megabytes_is_explained(talk: tuple[Talk, Memory]) -> None:
    alice, _ = talk
    await fetched(alice, MOST_BYTES + 1, "film.mp4")
    told = await alice.hears("bots may send")
    assert told.text.count("2.1 GB") == 2
    assert not [call for call in alice.telegram.calls if call.method == "sendVideo"]
