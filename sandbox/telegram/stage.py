"""The people, the chats and the updates behind the HTTP side."""

import asyncio
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.telegram.channel import Channel
from sandbox.telegram.files import Blob, FileShelf
from sandbox.telegram.group import Group
from sandbox.telegram.guests import BusinessChat, GuestChat
from sandbox.telegram.methods.params import MAX_UPLOAD_BYTES, World
from sandbox.telegram.migration import migrate
from sandbox.telegram.people import CallbackAnswer, Message, Person
from sandbox.telegram.webhook import Outbox
from sandbox.telegram.world import PrivateChat, data_of

_TAP_TIMEOUT_S = 60.0


class Stage(World):
    """Everything that happens in Telegram apart from calls of the bot."""

    def __init__(self) -> None:
        self.token = f"{secrets.randbelow(10**9) + 10**9}:AA{secrets.token_urlsafe(24)}"
        self.bot_id = int(self.token.partition(":")[0])
        self.bot_username = "polyglot_test_bot"
        self.reads_all = False
        self.limits_groups = False
        self.now = time.time
        self.chats = {}
        self.commands = {}
        self.descriptions = {}
        self.open_callbacks = {}
        self.guest_queries = {}
        self.guest_answers = {}
        self.business_chats = {}
        self.supports_guests = False
        self.supports_business = False
        self.local_dir: Path | None = None
        self.max_upload_bytes = MAX_UPLOAD_BYTES
        self.outbox = Outbox(self.changed)
        self._shelf = FileShelf()
        self._message_id = 0
        self._changed = asyncio.Event()

    def person(self, first_name: str, language_code: str | None = None) -> Person:
        """Somebody new."""
        return Person(1000 + len(self.chats) + secrets.randbelow(10**6) * 100, first_name, language_code)

    def private_chat(self, person: Person) -> PrivateChat:
        """The person's chat with the bot."""
        found = self.chats.get(person.id)
        if not isinstance(found, PrivateChat):
            found = self.chats[person.id] = PrivateChat(self, person)
        return found

    def group(self, title: str, *, kind: str = "supergroup") -> Group:
        """A new group, nobody in it."""
        group = Group(self, self._group_id(kind), title, kind)
        self.chats[group.id] = group
        return group

    def channel(self, title: str, owner: Person) -> Channel:
        """A new channel with its owner."""
        channel = Channel(self, self._group_id("channel"), title, owner)
        self.chats[channel.id] = channel
        return channel

    def guest_chat(self) -> GuestChat:
        """A chat that the bot is not in."""
        return GuestChat(self, self.guest_queries, self.guest_answers)

    def business_chat(self, owner: Person, peer: Person) -> BusinessChat:
        """A private chat of two, whose owner may connect the bot."""
        chat = BusinessChat(self, owner, peer)
        self.business_chats[chat.connection_id] = chat
        return chat

    def migrate(self, group: Group, *, silently: bool = False) -> Group:
        """Make a supergroup of a group; `silently`: no update tells of it."""
        after = migrate(group, self._group_id("supergroup"), silently=silently)
        self.chats[after.id] = after
        return after

    def _group_id(self, kind: str) -> int:
        number = 1000 + len(self.chats) + secrets.randbelow(10**6) * 100
        return -number if kind == "group" else -1_000_000_000_000 - number

    def me(self) -> dict[str, Any]:
        """What getMe says."""
        return {
            "id": self.bot_id, "is_bot": True, "first_name": "Polyglot", "username": self.bot_username,
            "can_join_groups": True, "can_read_all_group_messages": self.reads_all, "supports_inline_queries": False,
            "supports_guest_queries": self.supports_guests, "can_connect_to_business": self.supports_business,
        }  # fmt: skip

    def next_message_id(self) -> int:
        """A fresh message id."""
        self._message_id += 1
        return self._message_id

    def push(self, **content: Any) -> None:
        """Queue an update for the bot."""
        self.outbox.push(content)

    @property
    def updates(self) -> list[dict[str, Any]]:
        """Every update there ever was."""
        return self.outbox.updates

    def store(self, blob: Blob) -> tuple[str, str]:
        """Keep a file that a person sent."""
        return self._shelf.put(blob)

    def file(self, file_id: str) -> Blob | None:
        """A file by its id."""
        return self._shelf.get(file_id)

    def file_link(self, file_id: str) -> str:
        """A fresh path for a file; one on the disk where the server works locally."""
        link = self._shelf.link(file_id)
        if self.local_dir is None:
            return link
        path = self.local_dir / self.token / link
        path.parent.mkdir(parents=True, exist_ok=True)
        blob = self._shelf.links.pop(link)
        with path.open("wb") as file:
            file.write(blob.data or b"")
            file.truncate(blob.size)
        return str(path)

    def work_locally(self, folder: Path) -> None:
        """Work as a server with `--local` does (core.telegram.org/bots/api#using-a-local-bot-api-server)."""
        self.local_dir = folder
        self.max_download_bytes = self.max_upload_bytes = 2000 * 1024 * 1024

    def changed(self) -> None:
        """Wake everybody who waits for something."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def wait_until(self, condition: Callable[[], bool], timeout_s: float, tell: Callable[[], str]) -> None:
        """Wait for a condition on the world, bounded; fails with what `tell` says."""
        deadline = time.monotonic() + timeout_s
        while not condition():
            waiting = self._changed
            left_s = deadline - time.monotonic()
            if left_s <= 0:
                raise AssertionError(f"nothing came within {timeout_s} s:\n{tell()}")
            try:
                await asyncio.wait_for(waiting.wait(), min(left_s, 0.25))
            except TimeoutError:
                continue

    async def tap(self, message: Message, data: str, person: Person) -> CallbackAnswer:
        """A tap on a button, and what the bot answers to it."""
        return await asyncio.wait_for(self._tapped(message, data, person), _TAP_TIMEOUT_S)

    def tap_unheard(self, message: Message, button: str, person: Person) -> None:
        """A tap on a button by its text, whose answer nobody waits for."""
        self._tapped(message, data_of(message, button), person)

    def _tapped(self, message: Message, data: str, person: Person) -> "asyncio.Future[CallbackAnswer]":
        query_id = secrets.token_hex(8)
        answer: asyncio.Future[CallbackAnswer] = asyncio.get_running_loop().create_future()
        self.open_callbacks[query_id] = answer
        shown = self.chats[message.chat_id].message_json(message)
        self.push(
            callback_query={
                "id": query_id, "from": person.as_json(), "chat_instance": "1", "data": data, "message": shown,
            }
        )  # fmt: skip
        return answer
