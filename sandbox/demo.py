"""`make demo`: the whole bot on this machine, with stand-ins for both services and no account.

Without a file it opens a page in the browser and a chat in the terminal; with one it sends the file, prints
the answer, and ends.
"""

import argparse
import asyncio
import contextlib
import getpass
import os
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

from bot.concurrency import told_to_end
from bot.store.fitness import StoreError
from bot.texts.catalogue import NAMES
from sandbox.page.server import PageServer
from sandbox.playground import DemoError, fill, folder_of_its_own, playground
from sandbox.telegram import Message, PrivateChat
from sandbox.terminal import Terminal, read_media, save
from sandbox.words import words

_ANSWER_TIMEOUT_S = 120.0
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
"""One of these says that Linux has a browser to show; the last that it is Windows', which reaches our ports."""

Condition = Callable[[Message], bool]


async def send_one(path: Path, language: str) -> None:
    """Send one file, print the transcript, save the subtitles beside the demo's other files."""
    media = read_media(path, language)
    async with folder_of_its_own() as folder, playground(folder, language) as world:
        await world.set_key()
        await _choose_the_services_subtitles(world.me)
        sent = await media.send(world.me)
        answer = await _answer(world.me, lambda m: m.reply_to == sent.message_id and bool(m.text) and not m.silent)
        print(answer.text)
        if not any(task.is_over and not task.failure for task in world.api.tasks.values()):
            raise DemoError(words(language, "There is no transcript for this file: the bot said why above."))
        subtitles = await _answer(world.me, lambda m: m.document is not None and m.document.name.endswith(".srt"))
        if subtitles.document is not None:
            print("\n" + words(language, "Subtitles: {path}", path=save(subtitles.document)))


async def _choose_the_services_subtitles(chat: PrivateChat) -> None:
    """As a person would, in /settings: by default the bot makes them itself, to save a request."""
    await chat.say("/settings")
    for button in ("set:srt_from:", "set:srt_from:service"):
        settings = await _answer(chat, lambda m, data=button: _label(m, data) is not None)  # type: ignore[misc]
        await chat.tap(settings, _label(settings, button) or "")


def _label(message: Message, data: str) -> str | None:
    """What stands on the button with this callback data, if there is one."""
    buttons = (button for row in message.buttons for button in row)
    return next((str(button["text"]) for button in buttons if button.get("callback_data") == data), None)


async def _answer(chat: PrivateChat, condition: Condition) -> Message:
    try:
        return await chat.wait_for(lambda m: m.from_bot and condition(m), timeout_s=_ANSWER_TIMEOUT_S)
    except AssertionError:
        raise DemoError(words(chat.person.language_code or "en", "The bot did not answer in time.")) from None


async def talk(language: str, port: int, *, opens_browser: bool) -> None:
    """The page in the browser, and the same chat in the terminal."""
    print(words(language, "Starting the bot…"), flush=True)
    async with folder_of_its_own() as folder, playground(folder, language) as world:
        fill(world)
        async with PageServer(world, port=port) as page:
            await world.set_key()
            if port not in (0, page.port):
                other = page.port
                print(words(language, "Port {port} is in use here, so the page is on {other}.", port=port, other=other))
            print(words(language, "Open {url} in a browser.", url=page.url), flush=True)
            if is_remote(os.environ, sys.platform):
                command = tunnel(os.environ, page.port)
                said = words(language, "It is open on this machine alone. From yours: {command}", command=command)
                print(said, flush=True)
            elif opens_browser:
                threading.Thread(target=webbrowser.open, args=(page.url,), daemon=True).start()
            await Terminal(world.me).run()


def is_remote(environment: Mapping[str, str], platform: str) -> bool:
    """Whether a browser that is opened here would be seen by nobody, or run in the terminal."""
    has_screen = platform != "linux" or any(environment.get(name) for name in _SCREENS)
    return bool(environment.get("SSH_CONNECTION")) or not has_screen


def tunnel(environment: Mapping[str, str], port: int) -> str:
    """The command that makes the page's port a port of the machine that one sits at."""
    # Where we were reached stands last in it: address and port (ssh(1), ENVIRONMENT).
    _, _, host, ssh_port = (environment.get("SSH_CONNECTION", "").split() + [""] * 4)[:4]
    way_in = f" -p {ssh_port}" if ssh_port not in ("", "22") else ""
    return f"ssh -L {port}:127.0.0.1:{port}{way_in} {getpass.getuser()}@{host or socket.gethostname()}"


async def until_told(work: Coroutine[Any, Any, None]) -> None:
    """Do it until it is done or a signal tells us to end; then everything ends in order, however many more come."""
    told = told_to_end()
    doing, waiting = asyncio.create_task(work, name="demo"), asyncio.create_task(told.wait(), name="told to end")
    await asyncio.wait({doing, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if doing.done():
        return doing.result()
    doing.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await doing
    return None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="an audio or video file to send")
    parser.add_argument("--language", default="en", choices=tuple(NAMES), help="what the person reads")
    parser.add_argument("--port", default=8765, type=_port, help="where the page is; 0: any free port")
    parser.add_argument("--no-browser", action="store_true", help="only print the page's address")
    options = parser.parse_args()
    opens_browser = not options.no_browser and sys.stdout is not None and sys.stdout.isatty()
    if options.file:
        work = send_one(options.file, options.language)
    else:
        work = talk(options.language, options.port, opens_browser=opens_browser)
    try:
        asyncio.run(until_told(work))
    except (DemoError, StoreError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
