"""From a stored update to its handler, and a word to the person where that can't be done."""

import contextlib
import logging
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.types import MessageOriginHiddenUser, Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError

from bot.telegram.lenient import validate
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Place
from bot.texts.catalogue import Catalogue
from bot.texts.errors import new_error_id

log = logging.getLogger(__name__)

_MESSAGES = ("message", "edited_message", "channel_post", "edited_channel_post")
_FROM_PEOPLE = ("message", "edited_message", "callback_query")


class UnreadableUpdateError(Exception):
    """Nothing of the update can be served. The text quotes none of it."""


class UnknownUpdateError(Exception):
    """The update is of a kind that this version of the library does not know; nobody's fault."""


def read_update(body: dict[str, Any], bot: Bot | None = None) -> Update:
    """The update without what can't be read of it; raises UnknownUpdateError, UnreadableUpdateError (permanent)."""
    if not body.keys() & (Update.model_fields.keys() - {"update_id"}):
        raise UnknownUpdateError
    try:
        update = validate(Update, body, bot)
        _ = update.event_type
    except (ValidationError, UpdateTypeLookupError, RecursionError):
        # Their text would quote the update.
        raise UnreadableUpdateError from None
    return _still_forwarded(update, body)


def _still_forwarded(update: Update, body: dict[str, Any]) -> Update:
    """The update with somebody as the origin of a forward that can't be read: its words are not its sender's."""
    for kind in _MESSAGES:
        raw, message = body.get(kind), getattr(update, kind)
        if isinstance(raw, dict) and raw.get("forward_origin") and message is not None and not message.forward_origin:
            somebody = MessageOriginHiddenUser(date=message.date, sender_user_name="")
            return update.model_copy(update={kind: message.model_copy(update={"forward_origin": somebody})})
    return update


class UpdateDispatch:
    """Feeds raw updates to aiogram's dispatcher."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, sender: Sender, catalogue: Catalogue) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._sender = sender
        self._catalogue = catalogue

    async def handle(self, body: dict[str, Any]) -> None:
        """Handle one update; raises whatever its handler raises."""
        try:
            update = read_update(body, self._bot)
        except UnknownUpdateError:
            log.info("Update %s passed over: of a kind that is not known here", body.get("update_id"))
            return
        except UnreadableUpdateError:
            error_id = new_error_id()
            log.warning("Update %s can't be read, error %s", body.get("update_id"), error_id)
            await self.apologise(body, error_id)
            return
        with contextlib.suppress(SkipHandler):
            await self._dispatcher.feed_update(self._bot, update)

    async def apologise(self, body: dict[str, Any], error_id: str) -> None:
        """Tell a person in a private chat that the update failed, with the error's id."""
        chat_id, code = _person_of(body)
        if chat_id is not None:
            sentence = self._catalogue.texts(code).say("failed-unknown", id=error_id)
            await self._sender.text(Place(chat_id), sentence)


def _person_of(body: dict[str, Any]) -> tuple[int | None, str | None]:
    """The private chat that an update came from, and its person's language code, in an update of any shape."""
    event: dict[str, Any] = next((body[kind] for kind in _FROM_PEOPLE if isinstance(body.get(kind), dict)), {})
    writer = event.get("from")
    message = event["message"] if isinstance(event.get("message"), dict) else event
    chat = message.get("chat")
    chat_id = chat.get("id") if isinstance(chat, dict) else None
    # A private chat has its person's id, and people's ids are above zero.
    if isinstance(chat_id, bool) or not isinstance(chat_id, int) or not 0 < chat_id < 2**52:
        return None, None
    code = writer.get("language_code") if isinstance(writer, dict) else None
    return chat_id, code if isinstance(code, str) else None
