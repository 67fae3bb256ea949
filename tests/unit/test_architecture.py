"""The direction of imports, held by reading them."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 450

# A room may import these rooms of `bot`, and itself.
ALLOWED: dict[str, set[str]] = {
    "proxy": set(),
    "polyglotvoice": {"proxy", "transcript"},
    "transcript": set(),
    "store": set(),
    "telegram": {"store", "proxy", "engine", "jobs", "clock", "tasks", "texts"},
}


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("room", sorted(ALLOWED))
def test_a_room_knows_only_the_rooms_below_it(room: str) -> None:
    for path in files(f"bot/{room}"):
        rooms = {name.split(".")[1] for name in imports_of(path) if name.startswith("bot.")}
        assert rooms - {room} <= ALLOWED[room], path.name


def test_only_the_composition_root_imports_handlers() -> None:
    importers = {
        path.relative_to(ROOT).as_posix()
        for path in files("bot")
        if any(name.split(".")[0] == "handlers" for name in imports_of(path))
    }
    assert importers == {"bot/app/app.py"}


def test_the_bot_never_imports_its_stand_ins_or_tests() -> None:
    for path in files("bot", "handlers"):
        assert not {name.split(".")[0] for name in imports_of(path)} & {"sandbox", "tests"}, path.name


def test_only_one_file_imports_httpx() -> None:
    importers = {
        path.relative_to(ROOT).as_posix()
        for path in files("bot", "handlers")
        if any(name.split(".")[0].startswith("httpx") for name in imports_of(path))
    }
    assert importers == {"bot/polyglotvoice/client.py"}


def test_handlers_reach_the_store_and_telegram_only_through_narrow_doors() -> None:
    doors = {
        "bot.chats.store",
        "bot.jobs.record",
        "bot.telegram.callbacks",
        "bot.telegram.members",
        "bot.telegram.messages",
        "bot.telegram.outgoing",
    }
    for path in files("handlers"):
        modules = {
            ".".join(name.split(".")[:3]) for name in imports_of(path) if name.startswith(("bot.store", "bot.telegram"))
        }
        assert {m for m in modules if m.count(".") == 2} <= doors, path.name


def test_no_file_outgrows_its_room() -> None:
    for path in files("bot", "handlers", "sandbox", "tests"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= MOST_LINES, path.name
