"""What the counter needs in a group, handed over as one.

What is transcribed in a group: unasked by the group's choices, and what somebody asks for.

A channel's post and its copy in the discussion group: answered once, in the channel where the bot serves it.

Who is an administrator, asked again each time it matters.

Members who do not want to be transcribed in a group.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from bot.accounts.keyring import Keyring
from bot.chats.store import Chats, Choices
from bot.jobs.intake.intake import Intake, Request
from bot.jobs.record import Media, Origin, job_id_of
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient
from bot.telegram.errors import TelegramTroubleError
from bot.telegram.members import Members
from bot.telegram.messages import FAILED, Ephemeral, Reactions


@dataclass(frozen=True, slots=True)
class Post:
    """A message of a channel."""

    channel_id: int
    message_id: int


class Posts:
    """Tells whether a post is answered where it was written."""

    def __init__(self, *, jobs: Jobs, keyring: Keyring, chats: Chats, members: Members) -> None:
        self._jobs = jobs
        self._keyring = keyring
        self._chats = chats
        self._members = members

    async def is_served(self, post: Post, *, is_voice: bool) -> bool:
        """Whether the channel answers it: a job has been made of it, or will be as soon as the post arrives.

        Which of post and copy comes first is Telegram's affair, so what will be has to count as well.
        """
        channel_id = post.channel_id
        if await self._jobs.is_kept(job_id_of(channel_id, post.message_id)):
            return True
        choices = await self._chats.choices(channel_id)
        wants = choices.voice_unasked if is_voice else choices.files_unasked
        if not wants or await self._keyring.for_chat(channel_id) is None:
            return False
        try:
            return (await self._members.own_standing(channel_id)).is_admin
        except TelegramTroubleError:
            # The bot is not there, or that can't be told: twice is better than never.
            return False


class OptOuts:
    """Their ids, group by group."""

    def __init__(self, redis: RedisClient) -> None:
        self._redis = redis

    async def add(self, chat_id: int, user_id: int) -> None:
        """They said no."""
        await self._redis.sadd(keys.opted_out(chat_id), str(user_id))

    async def remove(self, chat_id: int, user_id: int) -> bool:
        """They took it back; False when they had not said no."""
        return bool(await self._redis.srem(keys.opted_out(chat_id), str(user_id)))

    async def holds(self, chat_id: int, user_id: int | None) -> bool:
        """Whether this person said no there."""
        if user_id is None:
            return False
        return str(user_id).encode() in await self._redis.smembers(keys.opted_out(chat_id))


_VOICE = ("voice", "video_note")


class Outcome(Enum):
    """What became of asking."""

    TAKEN = auto()
    NO_KEY = auto()
    """Kept, and served as soon as the group has a key."""
    OPTED_OUT = auto()
    ADMINS_ONLY = auto()


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to transcribe in a group: a file or a link.

    `spoken_in` is the group that the recording was made in, where it is not the one that it is asked for in. `copy_of`
    is the channel's post that Telegram put into its discussion group.
    """

    origin: Origin
    media: Media | None = None
    url: str | None = None
    item: int = 0
    spoken_in: int | None = None
    copy_of: Post | None = None

    @property
    def is_voice(self) -> bool:
        """A voice or video note; everything else counts as a file."""
        return self.media is not None and self.media.kind in _VOICE


class GroupNotes:
    """Takes in what a group's choices and its people allow."""

    def __init__(self, *, intake: Intake, jobs: Jobs, keyring: Keyring, optouts: OptOuts, posts: Posts) -> None:
        self._intake = intake
        self._jobs = jobs
        self._keyring = keyring
        self._optouts = optouts
        self._posts = posts

    async def unasked(self, wanted: Wanted, language: str) -> bool:
        """Take in what nobody asked for; False where it is left in peace: no key, its speaker said no, or it
        is answered in the channel that it came from.

        Raises ExplainedError for what can't be served.
        """
        if await self._said_no(wanted) or await self._keyring.for_chat(wanted.origin.chat_id) is None:
            return False
        if wanted.copy_of is not None and await self._posts.is_served(wanted.copy_of, is_voice=wanted.is_voice):
            return False
        await self._intake.accept(_request(wanted, language))
        return True

    async def asked(self, wanted: Wanted, *, ask_id: int, language: str, choices: Choices, is_admin: bool) -> Outcome:
        """Take in what somebody asked for by message `ask_id`; raises ExplainedError for what can't be served.

        What was answered before is answered again, at no cost, below the message that asks now.
        """
        if await self._said_no(wanted):
            return Outcome.OPTED_OUT
        if not wanted.is_voice and choices.who_asks == "admins" and not is_admin:
            return Outcome.ADMINS_ONLY
        origin = wanted.origin
        before = await self._jobs.get(job_id_of(origin.chat_id, origin.message_id, wanted.item))
        if before is not None and before.state.is_end:
            origin = origin.model_copy(update={"message_id": ask_id})
        has_key = await self._keyring.for_chat(origin.chat_id) is not None
        await self._intake.accept(_request(wanted, language, origin))
        return Outcome.TAKEN if has_key else Outcome.NO_KEY

    async def _said_no(self, wanted: Wanted) -> bool:
        chats = {wanted.origin.chat_id, wanted.spoken_in or wanted.origin.chat_id}
        return any([await self._optouts.holds(chat_id, wanted.origin.speaker_id) for chat_id in chats])


def _request(wanted: Wanted, language: str, origin: Origin | None = None) -> Request:
    return Request(
        origin=origin or wanted.origin, language=language, media=wanted.media, url=wanted.url, item=wanted.item
    )


class Rights:
    """Administrators of groups. Raises this bot's Telegram errors where it can't be told."""

    def __init__(self, members: Members) -> None:
        self._members = members

    async def is_admin(self, chat_id: int, user_id: int | None, sender_chat_id: int | None = None) -> bool:
        """Whether the writer is one: an anonymous one writes as the group itself (Bot API, Message.sender_chat)."""
        if sender_chat_id is not None:
            return sender_chat_id == chat_id
        return user_id is not None and await self._members.is_admin(chat_id, user_id)


_NOTICE_S = 3600


@dataclass(frozen=True, slots=True)
class GroupDesk:
    """Taking in, rights, and quiet ways of saying no."""

    notes: GroupNotes
    rights: Rights
    ephemeral: Ephemeral
    reactions: Reactions
    chats: Chats
    optouts: OptOuts
    is_answered: Callable[[str], bool]
    """Whether a tap, by its id, has had its answer."""

    async def is_admin(self, chat_id: int, user_id: int | None, sender_chat_id: int | None = None) -> bool:
        """Whether the writer is an administrator; where that can't be told, no."""
        try:
            return await self.rights.is_admin(chat_id, user_id, sender_chat_id)
        except TelegramTroubleError:
            return False

    async def refuse_quietly(self, chat_id: int, message_id: int, user_id: int | None, html: str) -> None:
        """Tell the one who asked why not, and nobody else; where that can't be, a reaction on what they wrote."""
        if user_id is None or not await self.ephemeral.hint(chat_id, user_id, html):
            await self.thumb_down(chat_id, message_id)

    async def thumb_down(self, chat_id: int, message_id: int) -> None:
        """The quietest no."""
        await self.reactions.set(chat_id, message_id, FAILED)

    async def may_say(self, chat_id: int, kind: str) -> bool:
        """True once an hour for each kind of notice."""
        return await self.chats.first_notice(chat_id, kind, _NOTICE_S)
