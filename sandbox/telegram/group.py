"""Groups, supergroups and forums: their members, and what they let the bot see and do."""

import time
from collections.abc import Sequence
from typing import Any

from sandbox.telegram.conversation import Conversation, Writer, bot_json
from sandbox.telegram.members import Member
from sandbox.telegram.people import Backend, CallbackAnswer, Message, Person
from sandbox.telegram.refusal import RefusalError
from sandbox.telegram.sight import reaches_bot
from sandbox.telegram.world import data_of

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
_MEDIA = ("voice", "video_note", "audio", "video", "document")
_LIMIT, _LIMIT_WINDOW_S = 20, 60.0


class Group(Conversation):
    """A group with the bot perhaps in it. Act as one of its people: see `seat`."""

    def __init__(self, backend: Backend, chat_id: int, title: str, kind: str = "supergroup") -> None:
        super().__init__(backend, chat_id)
        self.title = title
        self.kind = kind
        self.is_forum = False
        self.is_direct_messages = False
        self.members: dict[int, Member] = {}
        self.hides_members = False
        self.available_reactions: list[str] | None = None
        self.is_deleted = False
        self.linked_chat_id: int | None = None
        self.has_visible_history = False
        self.moved_to: int | None = None
        self.whispers: list[Message] = []
        self.bot_sees_all = False
        self.last_bot: int | None = None
        self._written_at: list[float] = []

    @property
    def bot(self) -> Member:
        """The bot as a member."""
        return self.members.setdefault(self.backend.bot_id, Member(bot_json(self.backend), "left"))

    def as_json(self) -> dict[str, Any]:
        """The group as updates show it."""
        flags = {"is_forum": self.is_forum, "is_direct_messages": self.is_direct_messages}
        about = {"id": self.id, "type": self.kind, "title": self.title}
        return about | {name: True for name, is_so in flags.items() if is_so}

    def direct_topic(self, topic_id: int | None) -> dict[str, Any]:
        """The field that says in whose topic a message stands: each writer has one, by their own number."""
        if not self.is_direct_messages or topic_id is None:
            return {}
        topic = {"topic_id": topic_id, "user": self.members[topic_id].user}
        return {"direct_messages_topic": topic}

    def check_bot(self) -> None:
        """Raise RefusalError where the bot is not in the group."""
        if self.moved_to is not None:
            raise RefusalError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=self.moved_to,
            )
        if self.is_deleted:
            raise RefusalError(403, "Forbidden: the group chat was deleted")
        if not self.bot.is_present:
            why = "was kicked from" if self.bot.status == "kicked" else "is not a member of"
            raise RefusalError(403, f"Forbidden: bot {why} the {self.kind} chat")

    def check_writing(self, *, document: bool = False) -> None:
        """Raise RefusalError where the bot may not write, or has written too much in the last minute."""
        self.check_bot()
        right, words = ("can_send_documents", "documents") if document else ("can_send_messages", "text messages")
        if not self.bot.may(right):
            raise RefusalError(400, f"Bad Request: not enough rights to send {words} to the chat")
        now = time.monotonic()
        self._written_at = [at for at in self._written_at if now - at < _LIMIT_WINDOW_S]
        if self.backend.limits_groups and len(self._written_at) >= _LIMIT:
            wait_s = int(_LIMIT_WINDOW_S - (now - self._written_at[0])) + 1
            raise RefusalError(429, f"Too Many Requests: retry after {wait_s}", retry_after=wait_s)
        self._written_at.append(now)
        self.last_bot = self.backend.bot_id

    def may_delete(self, message: Message) -> bool:
        """Whether the bot may delete the message."""
        return message.from_bot or (self.bot.is_admin and self.bot.may("can_delete_messages"))

    def may_write_anywhere(self) -> bool:
        """Whether closed topics are open to the bot."""
        return self.bot.is_admin and self.bot.may("can_manage_topics")

    def check_whisper(self, receiver_id: int, *, after_tap: bool) -> None:
        """Raise RefusalError where the bot may not show an ephemeral message."""
        self.check_bot()
        if not after_tap and not self.bot.is_admin:
            raise RefusalError(400, "Bad Request: not enough rights to send ephemeral messages to the chat")
        if receiver_id not in self.members or not self.members[receiver_id].is_present:
            raise RefusalError(400, "Bad Request: USER_NOT_PARTICIPANT")

    def seat(self, person: Person, *, admin: bool = False, anonymous: bool = False, topic: int | None = None) -> "Seat":
        """The person in the group, joined if need be; `admin` promotes them."""
        member = self.members.setdefault(person.id, Member(person.as_json()))
        if admin:
            member.status, member.rights = "administrator", frozenset({"can_manage_chat", "can_delete_messages"})
            member.is_anonymous = anonymous
        return Seat(self, person, topic)

    def join(self, person: Person) -> "Seat":
        """A person comes into the group; administrators are told of it twice."""
        old = self.members.get(person.id, Member(person.as_json(), "left")).as_json()
        self.members[person.id] = Member(person.as_json())
        content = {"new_chat_members": [person.as_json()]}
        self.post(
            Message(
                self.backend.next_message_id(), self.id, from_bot=False, author=person,
                sender={"from": person.as_json()}, content=content,
            )
        )  # fmt: skip
        if self.bot.is_admin:
            self.backend.push(
                chat_member={
                    "chat": self.as_json(), "from": person.as_json(), "date": int(self.backend.now()),
                    "old_chat_member": old, "new_chat_member": self.members[person.id].as_json(),
                }
            )  # fmt: skip
        return Seat(self, person)

    def demote(self, person: Person) -> None:
        """Make an administrator a member again."""
        self.members[person.id].status = "member"

    def expel(self, person: Person) -> None:
        """Remove a person."""
        self.members[person.id].status = "kicked"

    def open_topic(self) -> int:
        """A new topic of a forum."""
        self.is_forum = True
        return super().open_topic()

    def another_bot_posts(self) -> None:
        """Somebody else's bot writes: bots do not see it."""
        self.last_bot = 1

    def external_reply(self, message: Message) -> dict[str, Any]:
        """A message of this group as a reply from elsewhere shows it."""
        origin = {"type": "user", "date": int(self.backend.now()), "sender_user": message.sender.get("from", {})}
        media = {
            k: message.content[k] for k in ("voice", "video_note", "audio", "video", "document") if k in message.content
        }
        return {"origin": origin, "chat": self.as_json(), "message_id": message.message_id} | media

    def add_bot(self, by: Person, *, rights: Sequence[str] | None = None) -> None:
        """Put the bot into the group; `rights` makes it an administrator with these."""
        self.bot_sees_all = self.backend.reads_all
        self._change_bot(by, "member" if rights is None else "administrator", rights or ())
        if rights is None:
            # The bot's own joining is told as a service message besides.
            joined = {"new_chat_members": [bot_json(self.backend)]}
            sender = {"from": by.as_json()}
            number = self.backend.next_message_id()
            self.post(Message(number, self.id, from_bot=False, author=by, sender=sender, content=joined))

    def promote_bot(self, by: Person, *rights: str) -> None:
        """Make the bot an administrator with these rights."""
        self._change_bot(by, "administrator", rights)

    def demote_bot(self, by: Person) -> None:
        """Make the bot a plain member."""
        self._change_bot(by, "member", ())

    def restrict_bot(self, by: Person, *kept: str) -> None:
        """Take all rights but these from the bot."""
        self._change_bot(by, "restricted", kept)

    def remove_bot(self, by: Person) -> None:
        """Throw the bot out."""
        self._change_bot(by, "kicked", ())

    def _change_bot(self, by: Person, status: str, rights: Sequence[str]) -> None:
        old = self.bot.as_json()
        self.bot.status, self.bot.rights = status, frozenset(rights)
        self.backend.push(
            my_chat_member={
                "chat": self.as_json(), "from": by.as_json(), "date": int(self.backend.now()),
                "old_chat_member": old, "new_chat_member": self.bot.as_json(),
            }
        )  # fmt: skip

    def post(self, message: Message) -> Message:
        """Let a message appear, and reach the bot where it may see it."""
        self.messages.append(message)
        replied = self.find(message.reply_to) if message.reply_to is not None else None
        sees = reaches_bot(
            message.content,
            username=self.backend.bot_username,
            sees_all=self.bot.is_admin or self.bot_sees_all,
            replies_to_bot=replied is not None and replied.from_bot,
            bot_spoke_last=self.last_bot == self.backend.bot_id,
        )
        if sees and self.bot.is_present:
            self.backend.push(message=self.message_json(message))
        self.backend.changed()
        return message

    def message_json(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """A message with its thread."""
        value = super().message_json(message, with_reply=with_reply)
        is_thread = message.thread_id is None and message.reply_to is not None
        if is_thread and not self.is_forum and self.kind == "supergroup":
            value["message_thread_id"] = message.reply_to
        return value


class Seat(Writer):
    """A person in a group, perhaps within one topic: write, tap, edit."""

    def __init__(self, group: Group, person: Person, topic: int | None = None) -> None:
        self.group = group
        self.backend = group.backend
        self.person = person
        self.topic = topic

    @property
    def member(self) -> Member:
        """What the group knows of them."""
        return self.group.members[self.person.id]

    async def tap(self, message: Message, button: str) -> CallbackAnswer:
        """Tap an inline button by its text."""
        return await self.backend.tap(message, data_of(message, button), self.person)

    async def tap_data(self, message: Message, data: str) -> CallbackAnswer:
        """Send callback data as a modified client can: whatever it likes, under any message."""
        return await self.backend.tap(message, data, self.person)

    async def edit(self, message: Message, text: str) -> None:
        """Change one's own text."""
        message.text, message.content["text"] = text, text
        if self.group.bot.is_admin or self.group.bot_sees_all:
            self.backend.push(edited_message=self.group.message_json(message) | {"edit_date": int(self.backend.now())})

    def _send(self, content: dict[str, Any], text: str, reply_to: Message | None) -> Message:
        if self.member.is_anonymous:
            sender: dict[str, Any] = {"from": ANONYMOUS, "sender_chat": self.group.as_json()}
        else:
            sender = {"from": self.person.as_json()}
        content = self.group.direct_topic(self.person.id) | content
        message = Message(
            self.backend.next_message_id(), self.group.id, from_bot=False, text=text, content=content,
            reply_to=reply_to.message_id if reply_to is not None else None,
            author=None if self.member.is_anonymous else self.person, sender=sender, thread_id=self.topic,
        )  # fmt: skip
        return self.group.post(message)
