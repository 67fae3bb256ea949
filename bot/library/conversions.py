"""/convert: which formats are offered, and the file that a keyboard of formats belongs to."""

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.jobs.media import is_known_format
from bot.jobs.record import Media
from bot.library.handles_store import Handles

OFFERED = ("mp3", "m4a", "ogg", "opus", "wav", "flac")
_MEANING = "media\n"


class Convertible(BaseModel):
    """A file of the chat, and the message that holds it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    message_id: int
    media: Media


class Conversions:
    """Keeps what a keyboard of formats is about, for as long as its buttons may be tapped."""

    def __init__(self, handles: Handles) -> None:
        self._handles = handles

    async def keep(self, chat_id: int, file: Convertible) -> str:
        """The handle of the file in this chat."""
        return await self._handles.give(chat_id, _MEANING + file.model_dump_json(exclude_defaults=True))

    async def find(self, chat_id: int, handle: str) -> Convertible | None:
        """The file behind a handle; None for one that leads nowhere (any more)."""
        meaning = await self._handles.read(chat_id, handle)
        if meaning is None or not meaning.startswith(_MEANING):
            return None
        try:
            return Convertible.model_validate_json(meaning.removeprefix(_MEANING))
        except ValidationError:
            return None


def read_format(said: str) -> str | None:
    """The format that a person named, as `mp3` or `.MP3`; None for what is no format of audio or video.

    Which of them the service makes it says itself: its page names none for `convert-audio` (api.md).
    """
    word = said.strip().lower().removeprefix(".")
    return word if is_known_format(word) else None
