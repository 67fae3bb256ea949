"""From a stored update to its handler, and a word to the person where that can't be done."""

import contextlib
import logging
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.i18n import Catalogue
from bot.telegram.lenient import complete_update
from bot.telegram.messages import Place, Sender

log = logging.getLogger(__name__)


class Feed:
    """Feeds raw updates to the dispatcher."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, sender: Sender, catalogue: Catalogue) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._sender = sender
        self._catalogue = catalogue

    async def handle(self, body: dict[str, Any]) -> None:
        """Handle one update; raises whatever its handler raises."""
        complete_update(body)
        try:
            update = Update.model_validate(body, context={"bot": self._bot})
            _ = update.event_type
        except (ValidationError, UpdateTypeLookupError) as error:
            # Its text would quote the update; an update newer than the library is nobody's fault.
            log.warning("Update %s passed over: %s", body.get("update_id"), type(error).__name__)
            return
        with contextlib.suppress(SkipHandler):
            await self._dispatcher.feed_update(self._bot, update)

    async def apologise(self, body: dict[str, Any], error_id: str) -> None:
        """Tell a person in a private chat that the update failed, with the error's id."""
        message = body.get("message") or (body.get("callback_query") or {}).get("message") or {}
        chat = message.get("chat") or {}
        if chat.get("type") == "private":
            language = self._catalogue.pick((message.get("from") or {}).get("language_code"))
            sentence = self._catalogue.texts(language).say("failed.unknown", id=error_id)
            await self._sender.text(Place(chat["id"]), sentence)
