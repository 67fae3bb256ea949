"""The fault campaign's ground: a bot as processes, a store, both stand-ins, and a count of what became of it all."""

import asyncio
import contextlib
import hashlib
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from cryptography.fernet import Fernet

from sandbox.process import BotProcess
from sandbox.telegram import Message, PrivateChat, TelegramStandIn
from tests.faults.tally import Note, Tally
from tests.faults.valkey import Valkey, valkey
from tests.samples import voice_note
from tests.world import World, environment, until, world

READY_S = 180.0
ANSWERED_S = 180.0
_POLL_S = 0.1

Judgement = Callable[[Note, list[Message]], bool]


@dataclass(slots=True)
class Campaign:
    """One bot's world under faults. `store` is None where the bot runs a store of its own."""

    world: World
    store: Valkey | None
    folder: Path
    keys: dict[int, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    _bots: list[BotProcess] = field(default_factory=list)

    @property
    def telegram(self) -> TelegramStandIn:
        """Telegram's stand-in."""
        return self.world.telegram

    def bot(self, role: str = "run", **settings: str) -> BotProcess:
        """A process of the bot, not started yet; ended with the campaign."""
        process = BotProcess({**self.settings, **settings}, self.folder / f"bot-{len(self._bots)}.log", role=role)
        self._bots.append(process)
        return process

    async def started(self, role: str = "run", **settings: str) -> BotProcess:
        """The same, started; a worker is ready when it says so."""
        bot = self.bot(role, **settings)
        await bot.start()
        await until(lambda: "Ready" in bot.log() or bot.returncode is not None, READY_S)
        return bot

    async def chats(self, count: int, *, accounts: int = 1) -> list[PrivateChat]:
        """People who have written to the bot and given it a key, of so many accounts in turn."""
        found = []
        for number in range(count):
            chat = self.telegram.private_chat(self.telegram.person(f"P{number}", language_code="en"))
            key = f"sk_campaign_{len(self.keys):05}_{hashlib.sha256(bytes(number)).hexdigest()[:12]}"
            self.world.api.add_key(key, account=f"account-{number % accounts + 1}")
            await self.give_key(chat, key)
            found.append(chat)
        for chat in found:
            ending = self.keys[chat.id][-4:]
            await chat.wait_for(lambda m, e=ending: m.from_bot and f"…{e}" in m.text, timeout_s=READY_S)  # type: ignore[misc]
        return found

    async def give_key(self, chat: PrivateChat, key: str) -> None:
        """Tell the bot a key."""
        if chat.id not in self.keys:
            await chat.say("/start")
        self.keys[chat.id] = key
        await chat.say(key)

    async def send(self, chat: PrivateChat, count: int = 1) -> list[Note]:
        """Send voice notes, no two the same."""
        sent = []
        for _ in range(count):
            data = voice_note() + f"note {len(self.notes)}".encode()
            message = await chat.send_voice(data, duration_s=8)
            sent.append(Note(chat, message, hashlib.sha256(data).hexdigest()))
            self.notes.append(sent[-1])
        return sent

    async def answered(self, notes: Sequence[Note] | None = None, *, timeout_s: float = ANSWERED_S) -> bool:
        """Wait until each note has its text and its subtitles; False when some have not by then."""
        return await self._all(notes, lambda note, replies: note.is_answered(replies), timeout_s)

    async def ended(self, notes: Sequence[Note], *, timeout_s: float = ANSWERED_S) -> bool:
        """Wait until each note has its answer, or a sentence that says why not."""
        return await self._all(notes, lambda note, replies: note.is_ended(replies), timeout_s)

    async def _all(self, notes: Sequence[Note] | None, holds: Judgement, timeout_s: float) -> bool:
        wanted = self.notes if notes is None else notes
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout_s):
                while True:
                    replies = self.replies()
                    if all(holds(note, replies[note.chat.id, note.message.message_id]) for note in wanted):
                        return True
                    await asyncio.sleep(_POLL_S)
        return False

    def replies(self) -> dict[tuple[int, int], list[Message]]:
        """What the bot answered to each message, by chat and message."""
        found: defaultdict[tuple[int, int], list[Message]] = defaultdict(list)
        for chat in self.telegram.chats.values():
            for message in chat.messages:
                if message.from_bot and message.reply_to is not None:
                    found[chat.id, message.reply_to].append(message)
        return found

    def tally(self, notes: Sequence[Note] | None = None, *, calls_before: int = 0) -> Tally:
        """What became of these notes (all), and how many API calls were made since there were `calls_before`."""
        wanted = self.notes if notes is None else notes
        replies = self.replies()
        digests = Counter(task.media.digest for task in self.world.api.tasks.values() if not task.is_url)
        of_notes = {note.digest for note in wanted}
        known = {note.digest for note in self.notes}
        return Tally(
            sent=len(wanted),
            answered=sum(n.is_answered(replies[n.chat.id, n.message.message_id]) for n in wanted),
            repeated=sum(n.repeated(replies[n.chat.id, n.message.message_id]) for n in wanted),
            uploads=sum(count for digest, count in digests.items() if digest in of_notes),
            partial=sum(count for digest, count in digests.items() if digest not in known),
            calls=len(self.world.api.requests) - calls_before,
        )

    def output(self) -> str:
        """Everything that the bot's processes wrote."""
        return "\n".join(bot.log() for bot in self._bots)

    def told_secrets(self) -> list[str]:
        """Secrets that stand in what the bot sent to anybody."""
        secrets = {self.telegram.token, *self.keys.values(), str(self.folder)}
        chats = self.telegram.chats.values()
        told = [
            repr((m.text, m.html, m.buttons, m.document))
            for c in chats
            for m in (*c.messages, *c.deleted)
            if m.from_bot
        ]
        return [text[:200] for text in told if any(secret in text for secret in secrets)]

    def leaks(self, *more: str) -> list[str]:
        """Kinds of secrets, and what `more` was planted, that stand in what was written: logs and the store's files."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        written = b"\n".join(path.read_bytes() for path in files)
        secrets = {
            "token": self.telegram.token, "file link": f"/file/bot{self.telegram.token[:8]}",
            "encryption key": self.settings.get("ENCRYPTION_KEY", ""),
            **{f"key of {chat_id}": key for chat_id, key in self.keys.items()},
            **{f"planted {n}": text for n, text in enumerate(more)},
            **{f"transcript of note {n}": note.mark for n, note in enumerate(self.notes)},
        }  # fmt: skip
        return [kind for kind, secret in secrets.items() if secret and secret.encode() in written]

    async def close(self) -> None:
        """End what still runs; a store that a bot started for itself would outlive a kill."""
        for bot in self._bots:
            if bot.is_running:
                await (bot.kill() if self.store else bot.stop())


@contextlib.asynccontextmanager
async def campaign(
    folder: Path, *, embedded: bool = False, url: str | None = None, fsync: Literal["always", "everysec"] = "always"
) -> AsyncIterator[Campaign]:
    """Both stand-ins and a real Valkey beside the bot, or (`embedded`) one that the bot starts, or that at `url`."""
    async with contextlib.AsyncExitStack() as stack:
        around = await stack.enter_async_context(world(folder / "data"))
        settings = environment(around.settings)
        store = None
        if url is None and not embedded:
            store = await stack.enter_async_context(valkey(folder / "valkey", fsync=fsync))
            url = store.url
        if url is not None:
            settings |= {"REDIS_URL": url, "ENCRYPTION_KEY": Fernet.generate_key().decode()}
        found = Campaign(around, store, folder, settings=settings)
        stack.push_async_callback(found.close)
        yield found
