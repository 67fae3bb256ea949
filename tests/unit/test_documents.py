"""What the README and the pages behind it show is there, and works."""

import asyncio
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.__main__ import EXIT_SETTINGS
from bot.settings import Settings
from handlers.menu import MENUS, OPERATORS
from tests.samples import FOLDER
from tests.unit.test_architecture import DOORS
from tests.world import environment, world

ROOT = Path(__file__).resolve().parents[2]
READMES = [ROOT / "README.md", ROOT / "README.ru.md"]
PAGES = [*READMES, *sorted((ROOT / "docs").glob("*.md"))]
# What the tests stand on is installed already: make must not look after it.
MAKE = ("make", "-o", ".venv/.run", "-o", ".venv/.dev", "--no-print-directory")


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def commands(pattern: str) -> set[str]:
    """Everything of that form between backticks or in fenced blocks, in all pages."""
    found: set[str] = set()
    for page in PAGES:
        text = page.read_text("utf-8")
        shown = re.findall(r"```\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
        found.update(match for block in shown for part in block for match in re.findall(pattern, part, re.MULTILINE))
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    for link in [*re.findall(r"\]\(([^)]+)\)", text), *re.findall(r'(?:src|srcset)="([^"]+)"', text)]:
        path, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = (page.parent / path) if path else page
        assert target.exists(), link
        if anchor:
            titles = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}, link


def test_every_make_command_that_is_shown_exists() -> None:
    shown = commands(r"^\s*make ([a-z-]+)")
    assert {"demo", "run", "test", "check", "bench", "help", "doctor"} <= shown
    assert shown <= targets()


def test_every_file_that_is_named_exists() -> None:
    for folder in ("bot", "handlers", "sandbox", "tests"):
        assert all((ROOT / name).exists() for name in commands(rf"^({folder}/[\w./-]+)$")), folder
    names = {path.name for folder in ("bot", "handlers", "sandbox", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert {name.rsplit("/", 1)[-1] for name in commands(r"^([a-z_/]+\.py)$")} <= names


def test_the_table_of_rooms_has_every_room() -> None:
    rooms = re.findall(
        r"^\| `(?:bot/)?([a-z_/]+)/` \|", (ROOT / "docs/architecture.md").read_text("utf-8"), re.MULTILINE
    )
    assert sorted(rooms) == sorted({room.replace(".", "/") for room in [*DOORS, "sandbox"]})


def test_every_module_that_is_shown_exists() -> None:
    for module in commands(r"python -m ([a-z.]+)"):
        path = ROOT / module.replace(".", "/")
        assert path.with_suffix(".py").exists() or (path / "__main__.py").exists(), module


async def said(*command: str, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> tuple[int, str]:
    """Run a command to its end, bounded."""
    names = {name.upper() for name in Settings.model_fields}
    rest = {name: value for name, value in os.environ.items() if name.upper() not in names}
    child = await asyncio.create_subprocess_exec(
        *command, cwd=cwd, env={**rest, **(env or {})}, stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    async with asyncio.timeout(240):
        output, _ = await child.communicate()
    return child.returncode or 0, output.decode()


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_readmes_table_has_every_command(page: Path) -> None:
    rows = re.findall(r"^\| (.*?) \|", page.read_text("utf-8"), re.MULTILINE)
    shown = {name for row in rows for name in re.findall(r"`/([a-z]+)", row)}
    assert shown == {name for menu in (*MENUS.values(), OPERATORS) for name in menu} | {"start"}


def blocks(page: Path) -> list[str]:
    return re.findall(r"^```\n(.*?)^```", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def test_both_readmes_show_the_same_first_steps() -> None:
    english, russian = (blocks(page)[:3] for page in READMES)
    assert [block.replace(" LANGUAGE=ru", "") for block in russian] == english
    text, other = (set(re.findall(r"`([^`\n]+)`", page.read_text("utf-8"))) for page in READMES)
    spoken = {line for line in text if line.startswith(("make ", "git ", "docker ", "python", "nohup ", "openssl "))}
    assert spoken - {"make demo"} <= other


async def test_make_help_lists_every_target() -> None:
    code, output = await said(*MAKE, "help")
    assert code == 0
    assert set(re.findall(r"^make ([a-z-]+)", output, re.MULTILINE)) == targets()


async def test_the_demo_transcribes_a_file() -> None:
    code, output = await said(*MAKE, "demo", f"FILE={FOLDER / 'voice-en.ogg'}")
    assert code == 0, output
    assert ".srt" in output
    for line in re.findall(r"Subtitles: (.+)", output):
        (ROOT / line.strip()).unlink(missing_ok=True)


async def test_the_doctor_examines_what_make_would_run(tmp_path: Path) -> None:
    async with world(tmp_path / "data") as around:
        code, output = await said(*MAKE, "doctor", env=environment(around.settings))
    assert (code, output.splitlines()[-1]) == (0, "All is well."), output


async def test_a_start_without_a_token_says_how_to_get_one(tmp_path: Path) -> None:
    code, output = await said(sys.executable, "-m", "bot", cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
    assert code == EXIT_SETTINGS
    assert "@BotFather" in output


def test_the_line_that_makes_a_key_makes_one() -> None:
    lines = commands(r'python3 -c "([^"]+)"')
    assert lines
    for line in lines:
        made = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True).stdout
        Fernet(made.strip())


def test_the_tests_that_hold_the_open_points_are_there() -> None:
    text = (ROOT / "docs/api.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "| open point" not in line][1:]
    for row in rows:
        named = re.findall(r"`([\w/]*test_\w+\.py)`", row.rstrip(" |").rpartition(" | ")[2])
        assert named, row
        for name in named:
            folder = "" if name.startswith("conversations/") else "unit/" if "/" in name else "unit/polyglotvoice/"
            assert (ROOT / "tests" / folder / name).is_file(), name
