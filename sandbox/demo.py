"""`make demo`: the whole bot on this machine, with stand-ins for both services and no account.

Without a file it opens a page in the browser and a chat in the terminal; with one it sends the file, prints
the answer, and ends.
"""

import argparse
import asyncio
import sys
import tempfile
import webbrowser
from collections.abc import Callable
from pathlib import Path

from sandbox.page.server import PageServer
from sandbox.playground import DemoError, fill, playground
from sandbox.telegram import Message, PrivateChat
from sandbox.terminal import Terminal, read_media, save

_ANSWER_TIMEOUT_S = 120.0

Condition = Callable[[Message], bool]


async def send_one(path: Path, language: str) -> None:
    """Send one file, print the transcript, save the subtitles beside the demo's other files."""
    media = read_media(path)
    with tempfile.TemporaryDirectory(prefix="pv-demo-", ignore_cleanup_errors=True) as folder:
        async with playground(Path(folder), language) as world:
            await world.set_key()
            await _choose_the_services_subtitles(world.me)
            sent = await media.send(world.me)
            answer = await _answer(world.me, lambda m: m.reply_to == sent.message_id and bool(m.text) and not m.silent)
            print(answer.text)
            if not any(task.is_over and not task.failure for task in world.api.tasks.values()):
                raise DemoError("There is no transcript for this file: the bot said why above.")
            subtitles = await _answer(world.me, lambda m: m.document is not None and m.document.name.endswith(".srt"))
            if subtitles.document is not None:
                print(f"\nSubtitles: {save(subtitles.document)}")


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
        raise DemoError("The bot did not answer in time.") from None


async def talk(language: str, port: int, *, opens_browser: bool) -> None:
    """The page in the browser, and the same chat in the terminal."""
    with tempfile.TemporaryDirectory(prefix="pv-demo-", ignore_cleanup_errors=True) as folder:
        print("Starting the bot…", flush=True)
        async with playground(Path(folder), language) as world:
            fill(world)
            async with PageServer(world, port=port) as page:
                await world.set_key()
                print(f"Open {page.url} in a browser.", flush=True)
                if opens_browser:
                    await asyncio.to_thread(webbrowser.open, page.url)
                await Terminal(world.me).run()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="an audio or video file to send")
    parser.add_argument("--language", default="en", choices=("en", "ru"), help="what the person reads")
    parser.add_argument("--port", default=8765, type=int, help="where the page is; 0: any free port")
    parser.add_argument("--no-browser", action="store_true", help="only print the page's address")
    options = parser.parse_args()
    opens_browser = not options.no_browser and sys.stdout.isatty()
    try:
        if options.file:
            asyncio.run(send_one(options.file, options.language))
        else:
            asyncio.run(talk(options.language, options.port, opens_browser=opens_browser))
    except (DemoError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
