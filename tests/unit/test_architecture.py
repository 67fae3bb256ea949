"""Floors and doors: which room may import which, and by which of its files. Held by reading the imports."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 450
MOST_FILES, MOST_LOOSE = 16, 5

FLOORS = (
    "clock concurrency proxy store texts transcript",
    "settings engine polyglotvoice telegram",
    "chats telegram.incoming",
    "accounts",
    "jobs",
    "polling observe search",
    "jobs.submit doctor web",
    "jobs.intake operators",
    "jobs.answer groups",
    "keys library",
    "handlers",
    "app",
    "__main__",
)
"""From the ground up. A room may import rooms of lower floors: none of its own floor, and none above."""

DOORS = {
    "store": "address client connect embedded failover fitness keys lately lease rewriting vault",
    "texts": "catalogue explained",
    "transcript": "changes escape exports layout speech split srt",
    "engine": "",
    "polyglotvoice": "endpoints errors http limits models shape wire.requests wire.response wire.tree",
    "telegram": "callbacks failures files lazy_models lenient members messages outgoing profile troubles uploads",
    "chats": "erasure notices preferences rulebook store",
    "telegram.incoming": "inbox webhook",
    "accounts": "circuit_breaker keyring plan_limits slots state watchlist",
    "jobs": "budgets duplicates error_policy events journal lifecycle media query record repository "
    "status step_runner transcripts transitions",
    "polling": "schedule watch",
    "observe": "backlog checks health logs machine processes sentry",
    "search": "finder forms passage words",
    "jobs.submit": "links source speech_language submit",
    "doctor": "adoption examine live terminal",
    "web": "",
    "jobs.answer": "guest_answer naming outbox pace parts redo restyle results sending",
    "operators": "broadcast live_probe menus report rulings",
    "jobs.intake": "edits intake trial",
    "library": "card export handles history listing orders",
    "groups": "condition diagnosis migration newcomers notes visits",
    "keys": "chat_key group_key allowances invites lending spotting",
    "handlers": "",
    "app": "app process",
}
"""The files of a room that other rooms may import. `app` builds everything, so it may open every file."""

INNER = ("jobs.submit", "jobs.answer", "jobs.intake", "telegram.incoming")
"""Rooms within rooms: they have floors and doors of their own."""

AIOGRAM = ("bot/telegram/", "handlers/", "bot/app/")


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


def room_of(module: str) -> str:
    parts = module.removeprefix("bot.").split(".")
    inner = ".".join(parts[:2])
    return inner if inner in INNER else parts[0]


def crossings() -> list[tuple[Path, str, str, str]]:
    """Every import from one room in another: the file, its room, the room that it opens, and which file of that."""
    found = []
    for path in files("bot", "handlers"):
        here = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for name in imports_of(path):
            if name == "bot" or name.split(".")[0] not in ("bot", "handlers"):
                continue
            there = room_of(name)
            if there != here:
                inside = name.removeprefix("bot.").removeprefix(there).lstrip(".")
                found.append((path, here, there, inside))
    return found


def is_file(room: str, inside: str) -> bool:
    folder = ROOT / ("" if room == "handlers" else "bot")
    return folder.joinpath(*room.split("."), *inside.split(".")).with_suffix(".py").is_file()


def test_every_room_stands_on_one_floor() -> None:
    rooms = [room for floor in FLOORS for room in floor.split()]
    there = {room_of(".".join(path.relative_to(ROOT).with_suffix("").parts)) for path in files("bot", "handlers")}
    assert sorted(rooms) == sorted(there - {"__init__", "bot"})


def test_a_room_imports_only_rooms_of_lower_floors() -> None:
    floor_of = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms.split()}
    for path, here, there, _ in crossings():
        assert floor_of[there] < floor_of[here], f"{path.relative_to(ROOT)} imports {there}"


def test_a_room_is_entered_by_its_doors() -> None:
    opened: dict[str, set[str]] = {room: set() for room in DOORS}
    for path, here, there, inside in crossings():
        if here != "app" and there in DOORS and is_file(there, inside):
            assert inside in DOORS[there].split(), f"{path.relative_to(ROOT)} opens {there}.{inside}"
            opened[there].add(inside)
    assert {room: sorted(names) for room, names in opened.items()} == {
        room: sorted(names.split()) for room, names in DOORS.items()
    }


def test_aiogram_is_known_to_telegram_the_counter_and_the_wiring_alone() -> None:
    for path in files("bot", "handlers"):
        if not path.relative_to(ROOT).as_posix().startswith(AIOGRAM):
            assert not {name.split(".")[0] for name in imports_of(path)} & {"aiogram"}, path.name


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
    assert importers == {"bot/polyglotvoice/http.py"}


def test_handlers_know_commands_by_the_filters_that_leave_forwarded_orders_alone() -> None:
    for path in files("handlers"):
        assert not imports_of(path) & {"aiogram.filters.Command", "aiogram.filters.CommandStart"}, path.name


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


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    folders = Counter(path.parent for path in files("bot", "handlers") if path.name != "__init__.py")
    assert max(folders.values()) <= MOST_FILES
    assert folders[ROOT / "bot"] <= MOST_LOOSE


def test_a_class_has_a_name_of_its_own() -> None:
    classes = [
        node
        for path in files("bot", "handlers")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name, count in Counter(one.name for one in classes).items() if count > 1] == []
