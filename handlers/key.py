"""/key: set, show, replace and forget the chat's API key. A message that holds one is deleted at once."""

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.i18n import Texts
from bot.keys.chat_key import KeyCheck, KeyDesk, KeySet, KeyState
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place

_BARE_KEY = re.compile(r"^\s*sk_\S+\s*$")
_KEY_WITHIN = re.compile(r"(?<!\w)sk_[A-Za-z0-9_.-]{12,}")
_KEY_FORM = re.compile(r"sk_[!-~]{1,500}")
_ASK_FORGET, _FORGET, _KEEP, _REPLACE = "key:ask", "key:forget", "key:keep", "key:replace"


def build_router() -> Router:
    """The router of everything about keys."""
    router = Router(name="key")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(key_command, Command("key"))
    router.message.register(bare_key, F.text.regexp(_BARE_KEY) | F.text.regexp(_KEY_WITHIN, mode="search"))
    router.callback_query.register(key_button, F.data.startswith("key:"))
    return router


async def key_command(message: Message, command: CommandObject, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """`/key` shows; `/key sk_…` sets."""
    if command.args:
        await _set_key(message, command.args.strip(), texts, sender, keydesk)
        return
    state = await keydesk.state(message.chat.id)
    html, rows = _state_view(state, texts)
    await sender.text(Place(message.chat.id), html, rows)


async def bare_key(message: Message, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """A key sent as it is, or within a sentence."""
    text = message.text or ""
    found = _KEY_WITHIN.search(text)
    secret = text.strip() if _BARE_KEY.match(text) or found is None else found.group()
    await _set_key(message, secret, texts, sender, keydesk)


async def _set_key(message: Message, secret: str, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    chat_id = message.chat.id
    if not _KEY_FORM.fullmatch(secret):
        # What follows /key may be a key with a slip in it: it goes too.
        await sender.delete(chat_id, message.message_id)
        await sender.text(Place(chat_id), texts.say("key.form"))
        return
    deleted = await sender.delete(chat_id, message.message_id)
    outcome = await keydesk.set(chat_id, secret, texts.language)
    html = _outcome_text(outcome, await keydesk.state(chat_id), texts)
    if not deleted:
        html = texts.say("key.delete_yourself", said=html)
    await sender.text(Place(chat_id), html)


def _outcome_text(outcome: KeySet, state: KeyState | None, texts: Texts) -> str:
    if outcome.check is KeyCheck.REFUSED or state is None:
        return texts.say("key.refused")
    sentence = "key.works" if outcome.check is KeyCheck.WORKS else "key.untried"
    said = texts.say(sentence, ending=state.ending, until=texts.day(state.expires_at))
    if outcome.waiting:
        return texts.say("key.resumed", said=said, waiting=texts.say("key.waiting", n=outcome.waiting))
    return said


def _state_view(state: KeyState | None, texts: Texts) -> tuple[str, list[list[Button]]]:
    if state is None:
        return texts.say("key.steps"), []
    sentence = "key.state_dead" if state.is_dead else "key.state"
    said = texts.say(sentence, ending=state.ending, since=texts.day(state.set_at), until=texts.day(state.expires_at))
    rows = [
        [
            Button(texts.plain("button.replace_key"), data=_REPLACE),
            Button(texts.plain("button.forget_key"), data=_ASK_FORGET),
        ]
    ]
    return said, rows


async def key_button(query: CallbackQuery, texts: Texts, sender: Sender, keydesk: KeyDesk) -> None:
    """The buttons under the key's state."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    rows: list[list[Button]] = []
    if query.data == _FORGET:
        await keydesk.forget(chat_id)
        html = str(texts.say("key.forgotten"))
    elif query.data == _REPLACE:
        html = texts.say("key.send_new")
    elif query.data == _ASK_FORGET:
        html = texts.say("key.ask_forget")
        rows = [
            [
                Button(texts.plain("button.forget_yes"), data=_FORGET),
                Button(texts.plain("button.keep"), data=_KEEP),
            ]
        ]
    else:
        html, rows = _state_view(await keydesk.state(chat_id), texts)
    await query.answer()
    await sender.edit(chat_id, message_id, html, rows)
