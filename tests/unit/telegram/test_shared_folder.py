"""The folder that a local Bot API server shares: what leads out of it is refused, however it is written."""

import os
from pathlib import Path

import pytest

from bot.telegram.files import SharedFolder, measure_shared, read_shared
from bot.telegram.troubles import FileGoneError

TOKEN = "123456:AAtoken"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files" / TOKEN / "voice").mkdir(parents=True)
    (tmp_path / "files" / TOKEN / "voice" / "file_1.oga").write_bytes(b"OggS")
    (tmp_path / "secret").write_bytes(b"secret")
    return tmp_path / "files"


async def test_a_file_below_the_folder_is_read(folder: Path) -> None:
    path = SharedFolder(folder, TOKEN).to_local(folder / TOKEN / "voice" / "file_1.oga")
    assert measure_shared(path) == 4
    assert b"".join([chunk async for chunk in read_shared(path)]) == b"OggS"


def test_the_same_folder_may_stand_elsewhere_on_the_server(folder: Path) -> None:
    named = f"/var/lib/telegram-bot-api/{TOKEN}/voice/file_1.oga"
    assert SharedFolder(folder, TOKEN).to_local(named) == folder / TOKEN / "voice" / "file_1.oga"


def test_a_folder_that_is_itself_reached_by_a_link_is_fine(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mount").symlink_to(folder)
    named = tmp_path / "mount" / TOKEN / "voice" / "file_1.oga"
    assert SharedFolder(tmp_path / "mount", TOKEN).to_local(named).read_bytes() == b"OggS"


@pytest.mark.parametrize(
    "named",
    ["{top}/secret", "{files}/../secret", "{files}/{token}/voice/../../../secret", "{files}/{token}/link",
     "{files}/{token}/away/secret", "{files}/{token}/inner", "/etc/passwd", "voice/file_1.oga",
     "/elsewhere/{token}/../../secret", "{files}/{token}/nothing"],
)  # fmt: skip
def test_what_leads_out_or_nowhere_is_refused(folder: Path, tmp_path: Path, named: str) -> None:
    (folder / TOKEN / "link").symlink_to(tmp_path / "secret")
    (folder / TOKEN / "away").symlink_to(tmp_path)
    (folder / TOKEN / "inner").symlink_to(folder / TOKEN / "voice" / "file_1.oga")
    with pytest.raises(FileGoneError):
        SharedFolder(folder, TOKEN).to_local(named.format(top=tmp_path, files=folder, token=TOKEN))


@pytest.mark.parametrize("named", ["/etc/hostname", "/proc/self/environ", "../x", "/tmp/../etc/hostname"])
def test_without_a_folder_the_systems_own_places_stay_closed(named: str) -> None:
    with pytest.raises(FileGoneError):
        SharedFolder(None, TOKEN).to_local(named)


def test_neither_a_pipe_nor_a_folder_is_a_file(folder: Path) -> None:
    os.mkfifo(folder / TOKEN / "pipe")
    for name in ("pipe", "voice"):
        with pytest.raises(FileGoneError):
            measure_shared(folder / TOKEN / name)
