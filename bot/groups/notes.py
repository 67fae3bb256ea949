"""What is transcribed in a group: unasked by the group's choices, and what somebody asks for."""

from dataclasses import dataclass
from enum import Enum, auto

from bot.accounts.keyring import Keyring
from bot.chats.choices import Choices
from bot.groups.optouts import OptOuts
from bot.groups.posts import Post, Posts
from bot.jobs.intake.intake import Intake, Request
from bot.jobs.record import Media, Origin, job_id_of
from bot.jobs.repository import Jobs

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
