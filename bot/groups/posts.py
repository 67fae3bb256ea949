"""A channel's post and its copy in the discussion group: answered once, in the channel where the bot serves it."""

from dataclasses import dataclass

from bot.accounts.keyring import Keyring
from bot.chats.store import Chats
from bot.jobs.record import job_id_of
from bot.jobs.repository import Jobs
from bot.telegram.errors import TelegramTroubleError
from bot.telegram.members import Members


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
