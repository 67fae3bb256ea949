"""What a person can do on the page, each a deed with its name and values."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from sandbox.page.samples import LINKS, sample, words_of
from sandbox.page.troubles import Trouble
from sandbox.playground import DEMO_KEY, Playground
from sandbox.telegram.conversation import Conversation, Writer
from sandbox.telegram.group import Group
from sandbox.telegram.people import Message, Person
from sandbox.telegram.world import PrivateChat

_INVITED_TIMEOUT_S = 15.0
BOT_NAME = "PolyglotVoice"
"""As the chats are named after it."""


class Order(BaseModel):
    """A deed as the page asks for it."""

    model_config = ConfigDict(extra="forbid")

    action: str
    chat: int | None = None
    person: int | None = None
    text: str = ""
    reply: int | None = None
    topic: int | None = None
    message: int | None = None
    messages: list[int] = []
    row: int = 0
    column: int = 0
    to: str | int = ""
    kind: str = ""
    payload: str = ""
    name: str = ""
    on: bool = False


class NoSuchThingError(Exception):
    """The order names a chat, person, message or button that is not there."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the page shows then: a passing word, a chat to open; of a switch, how often it was switched."""

    toast: str = ""
    open: int | None = None
    orders: int | None = None


class Deeds:
    """Carries out orders on the demo's world."""

    def __init__(self, world: Playground, troubles: Sequence[Trouble]) -> None:
        self._world = world
        self._troubles = {trouble.name: trouble for trouble in troubles}
        self._known: dict[str, Callable[[Order], Awaitable[Said]]] = {
            "say": self._say, "sample": self._sample, "link": self._link, "group_key": self._group_key,
            "tap": self._tap, "delete": self._delete,
            "forward": self._forward, "membership": self._membership, "deep_link": self._deep_link,
            "trouble": self._trouble, "kill": self._kill, "start": self._start,
        }  # fmt: skip

    async def do(self, order: Order) -> Said:
        """Carry out one order; raises NoSuchThingError."""
        deed = self._known.get(order.action)
        if deed is None:
            raise NoSuchThingError(order.action)
        return await deed(order)

    def chat(self, chat_id: int | None) -> Conversation:
        """The chat that an order names."""
        chat = self._world.telegram.chats.get(chat_id or 0)
        if chat is None:
            raise NoSuchThingError("chat")
        return chat

    def writer(self, order: Order) -> Writer:
        """The person that an order names, in the chat that it names."""
        return self._world.writer(self.chat(order.chat), self._person(order), order.topic)

    def message(self, order: Order, message_id: int | None) -> Message:
        """A message of the order's chat, ephemeral ones included."""
        chat = self.chat(order.chat)
        hidden = chat.whispers if isinstance(chat, Group) else []
        found = next((m for m in (*chat.messages, *hidden) if m.message_id == message_id), None)
        if found is None:
            raise NoSuchThingError("message")
        return found

    def _person(self, order: Order) -> Person:
        person = self._world.people.get(order.person or order.chat or 0)
        if person is None:
            raise NoSuchThingError("person")
        return person

    async def _say(self, order: Order) -> Said:
        reply_to = None if order.reply is None else self.message(order, order.reply)
        await self.writer(order).say(order.text, reply_to=reply_to)
        return Said()

    async def _sample(self, order: Order) -> Said:
        content, length_s = sample(self._words(order))
        await self.writer(order).send_voice(content, duration_s=length_s)
        return Said()

    async def _link(self, order: Order) -> Said:
        links = LINKS[self._words(order)]
        await self.writer(order).say(links[order.row % len(links)].url)
        return Said()

    def _words(self, order: Order) -> str:
        return words_of(self._person(order).language_code)

    async def _group_key(self, order: Order) -> Said:
        """What an administrator does: ask in the group, follow the button, send the key in private."""
        group = self.chat(order.chat)
        if not isinstance(group, Group):
            raise NoSuchThingError("group")
        admin = self._world.me.person
        asked = await group.seat(admin, topic=order.topic).say("/key")
        invited: list[str] = []

        def look() -> bool:
            later = [m for m in (*group.messages, *group.whispers) if m.message_id > asked.message_id]
            invited[:] = [payload for m in later for payload in _invitations(m)]
            return bool(invited)

        try:
            await group.wait_until(look, timeout_s=_INVITED_TIMEOUT_S)
        except AssertionError:
            return Said("The bot did not answer.")
        said = await self._world.me.say(f"/start {invited[0]}")
        await self._world.me.wait_for(lambda m: m.from_bot and m.message_id > said.message_id)
        await self._world.me.say(DEMO_KEY)
        return Said("An administrator gave the bot the key in their own chat with it.")

    async def _tap(self, order: Order) -> Said:
        message = self.message(order, order.message)
        try:
            data = message.buttons[order.row][order.column]["callback_data"]
        except (IndexError, KeyError):
            raise NoSuchThingError("button") from None
        try:
            answer = await self._world.telegram.tap(message, data, self._person(order))
        except TimeoutError:
            return Said("The bot did not answer the tap within 30 seconds.")
        if payload := answer.url.partition("?start=")[2]:
            return await self._deep_link(order.model_copy(update={"kind": "start", "payload": payload}))
        return Said(answer.text)

    async def _delete(self, order: Order) -> Said:
        self.chat(order.chat).remove(order.message or 0)
        return Said()

    async def _forward(self, order: Order) -> Said:
        chat_id, _, topic = str(order.to).partition(":")
        there, person = self.chat(int(chat_id)), self._person(order)
        if isinstance(there, PrivateChat) and there.person.id != person.id:
            raise NoSuchThingError("chat")  # nobody writes in another's chat
        writer = self._world.writer(there, person, int(topic) if topic else None)
        for message_id in sorted(order.messages):
            message = self.message(order, message_id)
            if message.document is not None:
                await writer.send_document(
                    message.document.data, file_name=message.document.name, mime=message.document.mime
                )
                continue
            if message.from_bot:
                bot = Person(self._world.telegram.bot_id, BOT_NAME)
                message = replace(message, content={"text": message.text, "entities": []}, author=bot)
            await writer.forward(message)
        return Said()

    async def _membership(self, order: Order) -> Said:
        chat, person = self.chat(order.chat), self._person(order)
        if isinstance(chat, PrivateChat):
            (chat.unblock if order.to == "unblocked" else chat.block)()
        elif isinstance(chat, Group) and order.to == "removed":
            chat.remove_bot(person)
        elif isinstance(chat, Group) and not chat.bot.is_present:
            chat.add_bot(person)
        elif isinstance(chat, Group):
            chat.promote_bot(person, "can_delete_messages") if order.to == "administrator" else chat.demote_bot(person)
        self._world.telegram.changed()
        return Said()

    async def _deep_link(self, order: Order) -> Said:
        if order.kind == "startgroup":
            return Said("In Telegram this asks for a group. Here: open a group and press “Add the bot”.")
        person = self._person(order)
        chat = self._world.telegram.private_chat(person)
        await chat.say(f"/start {order.payload}".strip())
        return Said(open=chat.id)

    async def _trouble(self, order: Order) -> Said:
        if order.name not in self._troubles:
            raise NoSuchThingError("trouble")
        trouble = self._troubles[order.name]
        await trouble.switch(on=order.on)
        return Said(orders=trouble.orders)

    async def _kill(self, _: Order) -> Said:
        if self._world.bot.returncode is None:
            await self._world.bot.kill()
        return Said("Killed. What you send now waits in Telegram; start the bot again and watch.")

    async def _start(self, _: Order) -> Said:
        if self._world.bot.returncode is not None:
            await self._world.bot.start()
        return Said()


def _invitations(message: Message) -> list[str]:
    """What the buttons of a message that lead into the bot's own chat carry along."""
    urls = [str(button.get("url", "")) for row in message.buttons for button in row]
    return [payload for url in urls if (payload := url.partition("?start=")[2])]


def as_kind(mime: str, name: str, wanted: str) -> str:
    """How Telegram's apps would send a file: as voice, audio, video or document."""
    ending = name.rpartition(".")[2].lower()
    if wanted == "voice" or ending in ("ogg", "oga", "opus"):
        return "voice"
    return mime.partition("/")[0] if mime.startswith(("audio/", "video/")) else "document"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as the page sends it; `length_s` as far as the browser knows it."""

    data: bytes
    name: str
    mime: str
    length_s: float | None

    async def send(self, writer: Writer, kind: str) -> Message:
        """Send it as that kind of message."""
        duration_s = max(1, round(self.length_s or 1.0))
        if kind == "voice":
            return await writer.send_voice(self.data, duration_s=duration_s, mime=self.mime or "audio/ogg")
        if kind == "audio":
            return await writer.send_audio(self.data, file_name=self.name, duration_s=duration_s, mime=self.mime)
        if kind == "video":
            return await writer.send_video(self.data, file_name=self.name, duration_s=duration_s, mime=self.mime)
        return await writer.send_document(self.data, file_name=self.name, mime=self.mime or None)
