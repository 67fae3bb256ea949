"""One status message a request: best effort, since progress may be dropped and results never."""

import logging

from bot.telegram.errors import ChatUnwritableError, TelegramTroubleError
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place, Rows

log = logging.getLogger(__name__)


class StatusLine:
    """Shows, changes and removes a status message; a flood or an outage only makes it stale."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    async def show(self, place: Place, html: str, rows: Rows) -> int | None:
        """Send a new status message without a sound; None when it could not be sent."""
        try:
            return await self._sender.text(place, html, rows, silent=True)
        except ChatUnwritableError:
            raise
        except TelegramTroubleError as error:
            log.info("Status not shown: %s", error)
            return None

    async def change(self, chat_id: int, message_id: int, html: str, rows: Rows) -> None:
        """Say something else in the same message."""
        try:
            await self._sender.edit(chat_id, message_id, html, rows)
        except TelegramTroubleError as error:
            log.info("Status not changed: %s", error)

    async def remove(self, chat_id: int, message_id: int) -> None:
        """Take the message away."""
        try:
            await self._sender.delete(chat_id, message_id)
        except TelegramTroubleError as error:
            log.info("Status not removed: %s", error)
