"""A chat in the terminal: type to write, name a file to send it, tap buttons by their number."""

import asyncio
import contextlib
import functools
import mimetypes
import os
import stat
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from sandbox.telegram import Document, Message, PrivateChat
from sandbox.words import words

SAVED = Path("demo")
_VOICE_ENDINGS = {".ogg", ".oga", ".opus"}


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file to send, and how."""

    path: Path
    data: bytes

    async def send(self, chat: PrivateChat) -> Message:
        """Send it as a voice note where it is one, else as a document."""
        if self.path.suffix.lower() in _VOICE_ENDINGS:
            return await chat.send_voice(self.data, duration_s=max(1, len(self.data) // 2000))
        mime, _ = mimetypes.guess_type(self.path.name)
        return await chat.send_document(self.data, file_name=self.path.name, mime=mime)


def read_media(path: Path, language: str) -> MediaFile:
    """Read a file to send; raises OSError with a sentence."""
    try:
        return MediaFile(path, path.read_bytes())
    except OSError as error:
        raise OSError(words(language, "{path} can't be read: {reason}", path=path, reason=error.strerror)) from None


def save(document: Document) -> Path:
    """Keep a file that the bot sent in the demo's folder; returns where."""
    SAVED.mkdir(exist_ok=True)
    path = SAVED / Path(document.name).name
    path.write_bytes(document.data)
    return path


class Terminal:
    """Shows the chat as it changes, and turns typed lines into what a person does."""

    def __init__(self, chat: PrivateChat) -> None:
        self._chat = chat
        self._language = chat.person.language_code or "en"
        self._words = functools.partial(words, self._language)
        self._shown: dict[int, tuple[str, int]] = {}
        self._buttons: list[tuple[Message, str]] = []
        self._has_said = False

    async def run(self) -> None:
        """Chat until the end of input or `quit`. Where nobody could type, stay until told to end."""
        print(_help(self._language), flush=True)
        watching = asyncio.create_task(self._watch())
        try:
            if not _may_be_typed_into():
                await asyncio.Event().wait()
            while (line := await self._next_line()) and line.strip() != "quit":
                if line.strip():
                    await self._try(line.strip())
            if self._has_said:
                await self._calm()
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _next_line(self) -> str:
        """A line of input. Read in a thread that nobody waits for, so that an interrupt ends the demo at once."""
        loop = asyncio.get_running_loop()
        found: asyncio.Future[str] = loop.create_future()

        def read() -> None:
            line = ""
            with contextlib.suppress(OSError):  # a terminal that was closed
                line = sys.stdin.readline()
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(lambda: None if found.done() else found.set_result(line))

        threading.Thread(target=read, daemon=True).start()
        return await found

    async def _calm(self) -> None:
        # Input from a pipe ends before the answers come: nothing is under way once no button says Cancel.
        await asyncio.sleep(1)
        await self._chat.wait_until(lambda: not any(m.silent for m in self._chat.messages), timeout_s=60)
        await asyncio.sleep(0.5)

    async def _try(self, line: str) -> None:
        self._has_said = True
        try:
            await self._do(line)
        except TimeoutError:
            print("      " + self._words("The bot did not answer in time."))
        except OSError as error:
            print(f"      {error}")

    async def _do(self, line: str) -> None:
        if line.isdigit() and 1 <= int(line) <= len(self._buttons):
            message, text = self._buttons[int(line) - 1]
            answer = await self._chat.tap(message, text)
            if answer.text:
                print(f"      ({answer.text})")
        elif (path := Path(line)).is_file():
            await read_media(path, self._language).send(self._chat)
        else:
            await self._chat.say(line)

    async def _watch(self) -> None:
        while True:
            self._show_changes()
            await asyncio.sleep(0.1)

    def _show_changes(self) -> None:
        there = {m.message_id for m in self._chat.messages}
        for gone in [known for known in self._shown if known not in there]:
            text, _ = self._shown.pop(gone)
            brief = text.splitlines()[0][:50] if text else self._words("a message")
            print("      " + self._words("(deleted: {words})", words=brief))
        for message in self._chat.messages:
            state = (message.text or self._words("a file"), message.edits)
            if self._shown.get(message.message_id) != state:
                is_new = message.message_id not in self._shown
                self._shown[message.message_id] = state
                if message.from_bot:
                    self._print(message, is_new=is_new)

    def _print(self, message: Message, *, is_new: bool) -> None:
        mark = self._words("bot") + ("   " if is_new else " ✎ ")
        if message.text:
            print(mark + message.text.replace("\n", "\n      "))
        if message.document is not None:
            path, size = save(message.document), max(1, round(message.document.size / 1000))
            print(mark + self._words("[file] {path} ({size} kB)", path=path, size=size))
        for row in message.buttons:
            for button in row:
                self._buttons.append((message, button["text"]))
                print(f"      [{len(self._buttons)}] {button['text']}")


def _help(language: str) -> str:
    sample = f"sandbox/page/voices/{language}.ogg"
    rows = [
        (words(language, "text"), words(language, "is sent as a message (try /help)")),
        (
            words(language, "path/to/file"),
            words(language, "is sent as a file; .ogg and .opus as a voice note (try {sample})", sample=sample),
        ),
        ("1, 2, …", words(language, "taps the button with that number")),
        ("quit, Ctrl-D", words(language, "ends the demo")),
    ]
    head = words(language, "The same chat here, in the terminal. Both services are stand-ins: the words are made up.")
    return "\n".join([head, *(f"  {typed:<14} {does}" for typed, does in rows)])


def _may_be_typed_into() -> bool:
    """Whether lines may come, and an end of them: from a terminal, a pipe or a file, not from /dev/null."""
    try:
        return sys.stdin.isatty() or not stat.S_ISCHR(os.fstat(sys.stdin.fileno()).st_mode)
    except (AttributeError, OSError, ValueError):  # there is no input at all
        return False
