"""`make demo`: the whole bot on this machine, with stand-ins for both services and no account.

Without a file it is a chat in the terminal; with one it sends the file, prints the answer, and ends.
"""

import argparse
import asyncio
import contextlib
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.process import BotProcess
from sandbox.telegram import Message, PrivateChat, TelegramStandIn
from sandbox.terminal import Terminal, read_media, save

DEMO_KEY = "sk_demo_works_only_here"
_TASK_S = 4.0
_READY_TIMEOUT_S = 60.0
_ANSWER_TIMEOUT_S = 120.0
_LOG_LINES = 15


Condition = Callable[[Message], bool]


class DemoError(Exception):
    """The demo can't go on; the text is a sentence for the person at the terminal."""


@dataclass(frozen=True, slots=True)
class Demo:
    """The running bot with the stand-ins around it, and one person's chat."""

    telegram: TelegramStandIn
    api: PolyglotVoiceStandIn
    chat: PrivateChat
    bot: BotProcess


@contextlib.asynccontextmanager
async def demo(folder: Path, language: str) -> AsyncIterator[Demo]:
    """Both stand-ins, a bot with an embedded store in `folder`, and a person who reads `language`."""
    async with TelegramStandIn() as telegram, PolyglotVoiceStandIn(task_s=_TASK_S) as api:
        api.add_key(DEMO_KEY, account="demo")
        settings = {
            "BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "POLYGLOTVOICE_API_URL": api.url,
            "DATA_DIR": str(folder / "data"),
            "HTTP_PORT": "0",
        }
        chat = telegram.private_chat(telegram.person("You", language_code=language))
        async with BotProcess(settings, folder / "bot.log") as bot:
            await _until_ready(telegram, bot)
            yield Demo(telegram, api, chat, bot)


async def _until_ready(telegram: TelegramStandIn, bot: BotProcess) -> None:
    with contextlib.suppress(AssertionError):
        await telegram.wait_until(
            lambda: telegram.is_polled or bot.returncode is not None, _READY_TIMEOUT_S, lambda: ""
        )
    if not telegram.is_polled:
        tail = "\n".join(bot.log().splitlines()[-_LOG_LINES:])
        raise DemoError(f"The bot did not start. Its log ends with:\n{tail}")


async def send_one(path: Path, language: str) -> None:
    """Send one file, print the transcript, save the subtitles beside the demo's other files."""
    media = read_media(path)
    with tempfile.TemporaryDirectory(prefix="pv-demo-", ignore_cleanup_errors=True) as folder:
        async with demo(Path(folder), language) as running:
            chat = running.chat
            await chat.say("/start")
            await chat.say(DEMO_KEY)
            await chat.wait_for(lambda m: m.from_bot and DEMO_KEY[-4:] in m.text, timeout_s=_READY_TIMEOUT_S)
            sent = await media.send(chat)
            answer = await _answer(chat, lambda m: m.reply_to == sent.message_id and bool(m.text) and not m.buttons)
            print(answer.text)
            if not any(task.is_over and not task.failure for task in running.api.tasks.values()):
                raise DemoError("There is no transcript for this file: the bot said why above.")
            subtitles = await _answer(chat, lambda m: m.document is not None and m.document.name.endswith(".srt"))
            if subtitles.document is not None:
                print(f"\nSubtitles: {save(subtitles.document)}")


async def _answer(chat: PrivateChat, condition: Condition) -> Message:
    try:
        return await chat.wait_for(lambda m: m.from_bot and condition(m), timeout_s=_ANSWER_TIMEOUT_S)
    except AssertionError:
        raise DemoError("The bot did not answer in time.") from None


async def talk(language: str) -> None:
    """The chat in the terminal."""
    with tempfile.TemporaryDirectory(prefix="pv-demo-", ignore_cleanup_errors=True) as folder:
        print("Starting the bot…")
        async with demo(Path(folder), language) as running:
            await Terminal(running.chat, DEMO_KEY).run()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="an audio or video file to send")
    parser.add_argument("--language", default="en", choices=("en", "ru"), help="what the person reads")
    options = parser.parse_args()
    try:
        asyncio.run(send_one(options.file, options.language) if options.file else talk(options.language))
    except (DemoError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
