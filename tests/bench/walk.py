"""The way of one private voice note with one status check through the house.

`python -m tests.bench.walk` prints the rooms that it passes, in the order in which it first enters them, with the
files of `bot/` and `handlers/` that run for it, and the moves: calls from a function of one file to one of another,
whatever library stands between; with `--pairs` also how often each file calls each other one. Only asyncio tasks that
do something for the note count. A call that starts a coroutine counts once, however often it is resumed; what the
store's and Telegram's libraries do by themselves does not.
"""

import asyncio
import dis
import inspect
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tests.bench.notes import chats_with_keys
from tests.samples import voice_note
from tests.world import running, until, world

ROOT = Path(__file__).resolve().parents[2]
MOST_FILES = 70
MOST_MOVES = 700
_INNER = ("bot/jobs/submit", "bot/jobs/answer", "bot/jobs/intake", "bot/telegram/incoming")
_RESUME = dis.opmap.get("RESUME", -1)
_RESUMABLE = inspect.CO_COROUTINE | inspect.CO_GENERATOR | inspect.CO_ASYNC_GENERATOR
_BACKGROUND = ("embedded store", "engine's heartbeat", "meter", "counting", "alerts", "reconciler", "service probe")
"""Tasks that run whether a note comes or not."""


def room_of(file: str) -> str:
    """The room that a file stands in; a room within a room is one of its own."""
    inner = next((room for room in _INNER if file.startswith(f"{room}/")), None)
    parts = file.split("/")
    return inner or ("handlers" if parts[0] == "handlers" else "/".join(parts[:2]))


def _begins(frame: FrameType) -> bool:
    """Whether this call enters the function, and does not resume it."""
    at = frame.f_lasti
    code = frame.f_code.co_code
    return at < 0 or (code[at] == _RESUME and code[at + 1] == 0) or not frame.f_code.co_flags & _RESUMABLE


@dataclass(slots=True)
class Steps:
    """Each task's calls between files, and the order in which files were first entered."""

    moves: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    entered: dict[str, dict[str, None]] = field(default_factory=dict)
    _files: dict[str, str | None] = field(default_factory=dict)

    def file(self, frame: FrameType) -> str | None:
        """The file of the bot's that the frame runs in, from the project's root."""
        name = frame.f_code.co_filename
        if name not in self._files:
            path = Path(name)
            inside = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
            self._files[name] = inside if inside.startswith(("bot/", "handlers/")) else None
        return self._files[name]

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """What the interpreter calls at each call."""
        if event != "call" or (file := self.file(frame)) is None or not _begins(frame):
            return
        try:
            task = asyncio.current_task()
        except RuntimeError:
            return
        name = "no task" if task is None else "unnamed" if task.get_name().startswith("Task-") else task.get_name()
        self.entered.setdefault(name, {}).setdefault(file)
        caller = frame.f_back
        while caller is not None and (came_from := self.file(caller)) is None:
            caller = caller.f_back
        if caller is not None and came_from is not None and came_from != file:
            self.moves.setdefault(name, Counter())[came_from, file] += 1


@contextmanager
def watching() -> Iterator[Steps]:
    """Count every call of this thread meanwhile."""
    steps = Steps()
    sys.setprofile(steps)
    try:
        yield steps
    finally:
        sys.setprofile(None)


async def walk() -> Steps:
    """A second note of a chat, since the first one fills caches."""
    with tempfile.TemporaryDirectory() as folder:
        async with world(Path(folder)) as around, running(around.settings):
            [talk] = await chats_with_keys(around, 1)

            def is_done(count: int) -> bool:
                files = [m for m in talk.messages if m.from_bot and m.document is not None]
                status = any("Transcribing" in m.text or "Got it" in m.text for m in talk.messages)
                return len(files) == count and not status

            await talk.send_voice(voice_note(), duration_s=8)
            await until(lambda: is_done(1))
            asked = len(around.api.requests)
            with watching() as steps:
                await talk.send_voice(voice_note() + b"2", duration_s=8)
                await until(lambda: is_done(2))
            endpoints = [request.endpoint for request in around.api.requests[asked:]]
            assert endpoints == ["upload", "task", "result"], endpoints
            return steps


def counted(steps: Steps) -> tuple[dict[str, dict[str, None]], Counter[str]]:
    """The rooms in order with the files entered in each, and the moves into each file."""
    moves: Counter[str] = Counter()
    way: dict[str, dict[str, None]] = {}
    for task, files in steps.entered.items():
        if task in _BACKGROUND:
            continue
        for file in files:
            way.setdefault(room_of(file), {}).setdefault(file)
        for (_, file), count in steps.moves.get(task, Counter()).items():
            moves[file] += count
    return way, moves


def print_pairs(steps: Steps) -> None:
    """Print how often each file calls each other one, most often first."""
    pairs: Counter[tuple[str, str]] = Counter()
    for task, moves in steps.moves.items():
        pairs.update({} if task in _BACKGROUND else moves)
    for (caller, called), count in pairs.most_common():
        print(f"{count:4}  {caller} -> {called}")
    print()


def main() -> None:
    """Print the way, and say whether it is as short as it should be."""
    steps = asyncio.run(walk())
    way, moves = counted(steps)
    for task, files in steps.entered.items():
        if task in _BACKGROUND:
            continue
        print(f"{task:24} {len(files):3} files  {sum(steps.moves.get(task, Counter()).values()):4} moves")
    print()
    if "--pairs" in sys.argv:
        print_pairs(steps)
    for room, files in way.items():
        print(f"{room:24} {len(files):3} files  {sum(moves[file] for file in files):4} moves into it")
    total = sum(len(files) for files in way.values())
    print(f"{'in all':24} {total:3} files  {moves.total():4} moves   aim: {MOST_FILES} and {MOST_MOVES}")


if __name__ == "__main__":
    main()
