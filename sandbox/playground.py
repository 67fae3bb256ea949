"""The demo's little world: both stand-ins, a store, the bot as a process, people and their chats."""

import contextlib
import functools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet

from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient
from bot.store.connect import connect
from bot.store.embedded import EmbeddedStore
from bot.store.fitness import StoreError
from bot.store.vault import Vault
from sandbox.page.samples import teach
from sandbox.polyglotvoice import PolyglotVoiceStandIn
from sandbox.process import BotProcess
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.conversation import Conversation, Writer
from sandbox.telegram.group import Group
from sandbox.telegram.people import Person
from sandbox.telegram.world import PrivateChat
from sandbox.words import words

DEMO_KEY = "sk_demo_works_only_here_7k2m"
_TASK_S = 9.0
"""So long that its progress is seen."""
_READY_TIMEOUT_S = 180.0
_LOG_LINES = 15
_FOLDERS = "pv-demo-"


class DemoError(Exception):
    """The demo can't go on; the text is a sentence for the person at the terminal."""


@dataclass(slots=True)
class Playground:
    """Everything that the demo shows. `topics` names the topics of the forum."""

    telegram: TelegramStandIn
    api: PolyglotVoiceStandIn
    bot: BotProcess
    language: str
    store: RedisClient
    jobs: Jobs
    me: PrivateChat
    people: dict[int, Person] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)

    def writer(self, chat: Conversation, person: Person, topic: int | None = None) -> Writer:
        """The person, ready to write in the chat."""
        if isinstance(chat, Group):
            return chat.seat(person, topic=topic)
        return self.telegram.private_chat(person)

    async def keyed_chats(self) -> dict[int, bool]:
        """The chats that have a key, and whether the bot takes it to be alive."""
        found = {}
        for chat_id in list(self.telegram.chats):
            if account := await self.store.hget(keys.chat(chat_id), "account"):
                found[chat_id] = not await self.store.hget(keys.account(account.decode()), "dead")
        return found

    async def probe_now(self) -> None:
        """Let the bot look at once whether the service answers again, instead of in some seconds."""
        async for name in self.store.scan_iter(match=keys.probe_turn(keys.service("*")), count=500):
            await self.store.delete(name.decode())

    async def until_ready(self) -> None:
        """Wait until the bot asks for updates; raises DemoError with the end of its log."""
        before = self.telegram.polls
        with contextlib.suppress(AssertionError):
            await self.telegram.wait_until(
                lambda: self.telegram.polls > before or self.bot.returncode is not None, _READY_TIMEOUT_S, lambda: ""
            )
        if self.telegram.polls == before:
            tail = "\n".join(self.bot.log().splitlines()[-_LOG_LINES:])
            raise DemoError(words(self.language, "The bot did not start. Its log ends with:\n{log}", log=tail))

    async def set_key(self) -> None:
        """Have the first person start the bot and give it the key that works here."""
        await self.me.say("/start")
        await self.me.say(DEMO_KEY)
        await self.me.wait_for(lambda m: m.from_bot and DEMO_KEY[-4:] in m.text, timeout_s=_READY_TIMEOUT_S)


@contextlib.asynccontextmanager
async def folder_of_its_own() -> AsyncIterator[Path]:
    """A folder for one demo's data, which goes with it. What demos that were killed have left goes before."""
    await _clear_leftovers()
    with tempfile.TemporaryDirectory(prefix=_FOLDERS, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _demo_folders() -> list[Path]:
    found = Path(tempfile.gettempdir()).glob(f"{_FOLDERS}*")
    return [each for each in found if each.stat().st_uid == os.getuid() and (each / "data/lock").exists()]


async def _clear_leftovers() -> None:
    for folder in _demo_folders():
        with contextlib.suppress(StoreError):  # a running demo holds it
            async with EmbeddedStore(folder / "data"):
                pass  # adopted, and ended in order
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.asynccontextmanager
async def playground(folder: Path, language: str) -> AsyncIterator[Playground]:
    """The world with a running bot, its data in `folder`; the first person reads `language`.

    The store is the demo's own, so that the page can look into it, and so that it outlives a killed bot.
    """
    key = Fernet.generate_key().decode()
    async with (
        TelegramStandIn() as telegram,
        PolyglotVoiceStandIn(task_s=_TASK_S) as api,
        EmbeddedStore(folder / "data") as embedded,
    ):
        api.add_key(DEMO_KEY, account="demo")
        teach(api, language)
        settings = {
            "BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "POLYGLOTVOICE_API_URL": api.url,
            "REDIS_URL": embedded.url,
            "ENCRYPTION_KEY": key,
            "HTTP_PORT": "0",
        }
        store = connect(embedded.url)
        async with BotProcess(settings, folder / "bot.log") as bot:
            me = telegram.private_chat(telegram.person(words(language, "Alice"), language_code=language))
            world = Playground(telegram, api, bot, language, store, Jobs(store, Vault([key])), me)
            try:
                await world.until_ready()
                yield world
            finally:
                await store.aclose()


def fill(world: Playground) -> None:
    """The other chats: one in Russian, a group with an admin, a forum. The bot is in both."""
    telegram, alice = world.telegram, world.me.person
    said = functools.partial(words, world.language)
    yulia, boris = telegram.person("Юля", "ru"), telegram.person(said("Boris"), world.language)
    telegram.private_chat(yulia)
    telegram.private_chat(boris)
    world.people = {person.id: person for person in (alice, yulia, boris)}
    club, workshop = telegram.group(said("Book club")), telegram.group(said("Workshop"))
    for group in (club, workshop):
        group.seat(alice, admin=True)
        group.seat(yulia)
        group.seat(boris)
    world.topics = {workshop.open_topic(): name for name in (said("Ideas"), said("Voice diary"))}
    club.add_bot(alice, rights=("can_delete_messages",))
    workshop.add_bot(alice, rights=("can_delete_messages",))
