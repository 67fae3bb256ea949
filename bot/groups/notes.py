"""What is transcribed in a group: unasked by its choices, and what somebody asks for; never a member who said no.

A channel's post and its copy in the discussion group are answered once, in the channel where the bot serves it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.accounts.keyring import Keyring
from bot.chats.notices import LONG_S, Notices
from bot.chats.store import Chats, Choices
from bot.jobs.intake.intake import Intake, Post, Wanted
from bot.jobs.record import job_id_of
from bot.jobs.repository import Jobs
from bot.store import keys
from bot.store.client import RedisClient
from bot.telegram.callbacks import SET_GROUP_KEY
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.telegram.troubles import TelegramTroubleError
from bot.texts.catalogue import Texts
from bot.texts.explained import ExplainedError

_SAME_REFUSAL_S = 3600
_OWN_LIMITS = "person-"


class Outcome(Enum):
    """What became of a recording."""

    TAKEN = auto()
    NO_KEY = auto()
    """Where it was asked for it is kept, and served as soon as the group has a key."""
    OPTED_OUT = auto()
    ADMINS_ONLY = auto()
    ELSEWHERE = auto()
    """It is answered in the channel that it came from."""


class GroupNotes:
    """Takes in what a group's choices and its people allow."""

    def __init__(
        self, *, intake: Intake, jobs: Jobs, keyring: Keyring, chats: Chats, members: Members, redis: RedisClient
    ) -> None:
        self._intake = intake
        self._jobs = jobs
        self._keyring = keyring
        self._chats = chats
        self._members = members
        self._redis = redis

    async def unasked(self, wanted: Wanted, language: str) -> Outcome:
        """Take in what nobody asked for, or leave it in peace; raises ExplainedError for what can't be served."""
        if await self._said_no(wanted):
            return Outcome.OPTED_OUT
        if wanted.copy_of is not None and await self._is_served(wanted.copy_of, is_voice=wanted.is_voice):
            return Outcome.ELSEWHERE
        if await self._keyring.for_chat(wanted.origin.chat_id) is None:
            return Outcome.NO_KEY
        await self._intake.accept(wanted.request(language))
        return Outcome.TAKEN

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
        await self._intake.accept(wanted.request(language, origin=origin))
        return Outcome.TAKEN if has_key else Outcome.NO_KEY

    async def opt_out(self, chat_id: int, user_id: int) -> None:
        """Leave this member's recordings alone here from now on."""
        await self._redis.sadd(keys.opted_out(chat_id), str(user_id))

    async def opt_in(self, chat_id: int, user_id: int) -> bool:
        """Take that back; False where they had not said no."""
        return bool(await self._redis.srem(keys.opted_out(chat_id), str(user_id)))

    async def _said_no(self, wanted: Wanted) -> bool:
        if wanted.origin.speaker_id is None:
            return False
        speaker = str(wanted.origin.speaker_id).encode()
        chats = {wanted.origin.chat_id, wanted.spoken_in or wanted.origin.chat_id}
        return any([speaker in await self._redis.smembers(keys.opted_out(chat_id)) for chat_id in chats])

    async def _is_served(self, post: Post, *, is_voice: bool) -> bool:
        # Which of post and copy comes first is Telegram's affair, so a job that will be made of the post counts too.
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


def key_row(texts: Texts) -> Rows:
    """The way to set the group's key; who taps it is found out there."""
    return [[Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)]]


@dataclass(frozen=True, slots=True)
class Ask:
    """A message that brings recordings: where it stands, who wrote it, and in which words they are answered.

    `user_id` is None where nobody in particular wrote: anonymous administrators, channels.
    """

    place: Place
    message_id: int
    user_id: int | None
    texts: Texts
    choices: Choices
    sender_chat_id: int | None = None
    is_channel: bool = False


class GroupRecordings:
    """Takes in what a message brings, and says what can't be, to as few as it concerns."""

    def __init__(
        self, *, notes: GroupNotes, members: Members, chats: Chats, ephemeral: Ephemeral, sender: Sender,
        notices: Notices,
    ) -> None:  # fmt: skip
        self._notices = notices
        self._notes = notes
        self._members = members
        self._chats = chats
        self._ephemeral = ephemeral
        self._sender = sender

    async def may_ask(self, ask: Ask) -> bool:
        """Whether the writer may have files and links transcribed."""
        if ask.choices.who_asks == "everyone":
            return True
        return await self._members.leads(ask.place.chat_id, ask.user_id, ask.sender_chat_id)

    async def serve(self, ask: Ask, wanted: Sequence[Wanted]) -> None:
        is_allowed = await self.may_ask(ask)
        for one in wanted:
            try:
                outcome = await self._notes.asked(
                    one, ask_id=ask.message_id, language=ask.texts.language, choices=ask.choices, is_admin=is_allowed
                )
            except ExplainedError as error:
                await self._explain(ask, error)
                continue
            if outcome is Outcome.NO_KEY:
                await self._offer_key(ask, "group-no-key", "no_key", _SAME_REFUSAL_S)
            elif outcome in (Outcome.OPTED_OUT, Outcome.ADMINS_ONLY):
                await self.refuse(ask, "group-opted-out" if outcome is Outcome.OPTED_OUT else "group-admins-ask")

    async def take(self, ask: Ask, found: Sequence[Wanted]) -> None:
        """Transcribe what nobody asked for; the first one for which there is no key gets a hint."""
        for one in found:
            try:
                outcome = await self._notes.unasked(one, ask.texts.language)
            except ExplainedError as error:
                await self._explain(ask, error)
                continue
            if outcome is Outcome.NO_KEY and not ask.is_channel:
                await self._offer_key(ask, "group-unserved", "unserved", LONG_S)

    async def ask_for_key(self, ask: Ask) -> None:
        await self._say_missing(ask, "channelkey-none" if ask.is_channel else "groupkey-none", "asked")

    async def refuse(self, ask: Ask, sentence: str) -> None:
        """Say no to the writer alone, or by a reaction."""
        await self._ephemeral.refuse(ask.place, ask.message_id, ask.user_id, ask.texts.say(sentence))

    async def _offer_key(self, ask: Ask, sentence: str, kind: str, for_s: int) -> None:
        if await self._chats.first_notice(ask.place.chat_id, kind, for_s):
            await self._say_missing(ask, sentence, kind)

    async def _say_missing(self, ask: Ask, sentence: str, kind: str) -> None:
        said, then = ask.texts.say(sentence), ask.texts.say("groupkey-works")
        await self._notices.ask_for_key(ask.place, kind, said, key_row(ask.texts), then)

    async def _explain(self, ask: Ask, error: ExplainedError) -> None:
        """Say it once: many refusals of one kind in a row are one hint, and a reaction on each message."""
        chat_id, said = ask.place.chat_id, ask.texts.say(error.sentence, **error.values)
        if not error.sentence.startswith(_OWN_LIMITS):
            await self._sender.text(ask.place, said)
        elif await self._chats.first_notice(chat_id, f"{error.sentence}:{ask.user_id}", _SAME_REFUSAL_S):
            await self._ephemeral.refuse(ask.place, ask.message_id, ask.user_id, said)
        else:
            await self._ephemeral.thumb_down(chat_id, ask.message_id)
