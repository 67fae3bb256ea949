"""No room on the disk, or no right to write: said clearly, and what was accepted is served when there is room again."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import EXIT_SETTINGS
from tests.faults.campaign import campaign
from tests.faults.tally import say
from tests.world import until


@pytest.mark.parametrize("fsync", ["everysec", "always"])
async def test_a_store_without_room_loses_nothing_that_was_accepted(fsync: str, tmp_path: Path) -> None:
    async with campaign(tmp_path, fsync="always" if fsync == "always" else "everysec") as around:
        store = around.store
        assert store is not None
        bot = await around.started()
        (chat,) = await around.chats(1)
        around.world.api.hold()
        await around.send(chat, 2)
        await until(lambda: around.tally().uploads == 2)
        store.fill_disk(2_000)
        await around.send(chat, 3)
        wanted = "refuses to write" if fsync == "everysec" else "The store does not answer"
        await until(lambda: wanted in bot.log())
        said = next(line for line in bot.log().splitlines() if wanted in line)
        if store.returncode is not None:
            await store.start()
        store.free_disk()
        around.world.api.finish_all()
        await around.answered()
        around.tally().tell(f"disk full for the store ({fsync})", f"said: {said.partition(': ')[2]!r}")
        assert (around.tally().lost, around.tally().repeated) == (0, 0), around.output()[-6000:]
        assert bot.returncode is None


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB; only root can make one."""
    place = tmp_path / "data"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("mounting a small file system takes root: not tried here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=False)


@pytest.mark.long
async def test_a_store_of_the_bots_own_on_a_full_disk(small_disk: Path, tmp_path: Path) -> None:
    async with campaign(tmp_path, embedded=True) as around:
        bot = await around.started()
        (chat,) = await around.chats(1)
        await around.send(chat, 2)
        await around.answered()
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                pass
        await around.send(chat, 3)
        await until(lambda: "is full" in bot.log())
        said = next(line for line in bot.log().splitlines() if "is full" in line)
        filler.unlink()
        await around.answered()
        around.tally().tell("disk full for the bot's own store", f"said: {said.partition(': ')[2]!r}")
        assert (around.tally().lost, around.tally().repeated) == (0, 0), around.output()[-6000:]
        assert bot.returncode is None


@pytest.mark.parametrize(
    "place",
    ["a file", pytest.param("a file/data", marks=pytest.mark.long), pytest.param("/proc/data", marks=pytest.mark.long)],
)
async def test_a_data_folder_that_cannot_be_written_is_one_clear_sentence(place: str, tmp_path: Path) -> None:
    async with campaign(tmp_path, embedded=True) as around:
        (tmp_path / "a file").write_text("")
        bot = around.bot(DATA_DIR=str(tmp_path / place))
        await bot.start()
        assert await bot.wait() == EXIT_SETTINGS
        lines = bot.log().strip().splitlines()
        say("data folder that can't be written", lines[-1].replace(str(tmp_path), "…"))
        assert len(lines) == 1
        assert "DATA_DIR" in lines[0]
