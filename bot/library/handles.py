"""What the buttons of a task carry: a short name that stands for the task in one chat."""

from pydantic import ValidationError

from bot.library.handles_store import Handles
from bot.library.listing import Listing

_MEANING = "task\n"


class TaskHandles:
    """Handles of tasks, with what an order needs to know without asking the service again."""

    def __init__(self, handles: Handles) -> None:
        self._handles = handles

    async def give(self, chat_id: int, task: Listing) -> str:
        """The handle of a task in this chat."""
        return await self._handles.give(chat_id, _MEANING + task.model_dump_json(include={"id", "title", "length_s"}))

    async def read(self, chat_id: int, handle: str) -> Listing | None:
        """The task behind a handle; None for one that leads nowhere (any more)."""
        meaning = await self._handles.read(chat_id, handle)
        if meaning is None or not meaning.startswith(_MEANING):
            return None
        try:
            return Listing.model_validate_json(meaning.removeprefix(_MEANING))
        except ValidationError:
            return None
