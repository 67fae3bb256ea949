"""As in a container: a read-only root, no capabilities, and only DATA_DIR and the temporary files to write to."""

import asyncio
import contextlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import voice_note
from tests.world import KEY, environment, world

ROOT = Path(__file__).resolve().parents[3]

# Two folders keep their own, writable mounts; then the whole rest is closed, and every capability dropped.
CLOSED = """
for folder in "$1" "$2"; do mount --bind "$folder" "$folder" || exit 90; done
mount -o remount,ro,bind / || exit 91
cd "$3" || exit 92
touch probe 2>/dev/null && exit 93
shift 3
exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs "$@"
"""


def _can_close() -> bool:
    if os.geteuid() != 0 or not shutil.which("unshare") or not shutil.which("setpriv"):
        return False
    return subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _can_close(), reason="needs the right to make a mount namespace")


async def test_it_works_without_rights_beyond_its_own_folders(tmp_path: Path) -> None:
    data, scratch = tmp_path / "data", tmp_path / "scratch"
    for folder in (data, scratch):
        folder.mkdir()
    async with world(data) as around:
        child = await asyncio.create_subprocess_exec(
            "unshare", "-m", "sh", "-c", CLOSED, "sh", str(data), str(scratch), str(ROOT), sys.executable, "-m", "bot",
            env={**os.environ, **environment(around.settings), "TMPDIR": str(scratch), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            chat = around.telegram.private_chat(around.telegram.person("Alice", language_code="en"))
            await chat.say("/start")
            await chat.say(KEY)
            await chat.wait_for(lambda m: m.from_bot and "works" in m.text)
            note = await chat.send_voice(voice_note(), duration_s=8)
            await chat.wait_for(lambda m: m.reply_to == note.message_id and m.document is not None)
            child.send_signal(signal.SIGTERM)
            async with asyncio.timeout(120):
                await child.communicate()
            assert child.returncode == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                child.kill()
    assert (data / "encryption.key").stat().st_mode & 0o077 == 0
    assert not [path for path in scratch.iterdir() if path.is_file()]
