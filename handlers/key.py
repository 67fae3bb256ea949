"""/key and /limits: set, show, replace and forget the chat's API key; what its plan allows.

A message that holds a key is deleted at once.
"""

import re

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from bot.i18n import Texts
from bot.jobs.query import InquiryError
from bot.keys.chat_key import KeyCheck, KeyDesk, KeySet, KeyState
from bot.keys.limits import Allowances, limits_text
from bot.telegram.callbacks import KeyButton
from bot.telegram.send import Button, Place, Rows, Sender

_KEY_FORM = re.compile(r"sk_[!-~]{1,500}")
_WITHIN = re.compile(r"(?<!\w)sk_[A-Za-z0-9_.-]{12,}")
_BARE = re.compile(r"\s*(sk_[!-~]{1,500})\s*")


def build_router() -> Router:
    """The router of everything about keys."""
    router = Router(name="key")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.message.register(key_command, Command("key"))
    router.message.register(bare_key, F.text.func(key_in))
    router.message.register(show_limits, Command("limits"))
    router.callback_query.register(key_button, KeyButton.filter())
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
    await _set_key(message, key_in(message.text) or "", texts, sender, keydesk)


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


def _state_view(state: KeyState | None, texts: Texts) -> tuple[str, Rows]:
    if state is None:
        return texts.say("key.steps"), []
    sentence = "key.state_dead" if state.is_dead else "key.state"
    said = texts.say(sentence, ending=state.ending, since=texts.day(state.set_at), until=texts.day(state.expires_at))
    rows = [
        [
            Button(texts.plain("button.replace_key"), data=KeyButton(action="replace").pack()),
            Button(texts.plain("button.forget_key"), data=KeyButton(action="ask").pack()),
        ]
    ]
    return said, rows


async def key_button(
    query: CallbackQuery, callback_data: KeyButton, texts: Texts, sender: Sender, keydesk: KeyDesk
) -> None:
    """The buttons under the key's state."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    rows: Rows = []
    if callback_data.action == "forget":
        await keydesk.forget(chat_id)
        html = str(texts.say("key.forgotten"))
    elif callback_data.action == "replace":
        html = texts.say("key.send_new")
    elif callback_data.action == "ask":
        html = texts.say("key.ask_forget")
        rows = [
            [
                Button(texts.plain("button.forget_yes"), data=KeyButton(action="forget").pack()),
                Button(texts.plain("button.keep"), data=KeyButton(action="keep").pack()),
            ]
        ]
    else:
        html, rows = _state_view(await keydesk.state(chat_id), texts)
    await query.answer()
    await sender.edit(chat_id, message_id, html, rows)


async def show_limits(message: Message, texts: Texts, allowances: Allowances, sender: Sender) -> None:
    """The live limits beside what this chat's account has spent here."""
    try:
        html = limits_text(await allowances.show(message.chat.id), texts)
    except InquiryError as error:
        html = error.said(texts)
    await sender.text(Place(message.chat.id), html)


def key_in(text: str | None) -> str | None:
    """The key in a text: the whole of it, or a word within; None where there is none."""
    if not text:
        return None
    if (bare := _BARE.fullmatch(text)) is not None:
        return bare.group(1)
    found = _WITHIN.search(text)
    return found.group() if found is not None else None
