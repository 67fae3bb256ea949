"""/privacy in a group: what is kept is everybody's to know, its erasure is the administrators'."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.chats.erasure import RECORD_DAYS, TRANSCRIPT_DAYS, Privacy
from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Rows
from handlers.group.places import on_posts, place_in
from handlers.group.taps import refuse_tap

_ASK, _ERASE, _KEEP = "g:erase", "g:erase:yes", "g:erase:no"


def build_router() -> Router:
    """The router of what is kept of a group."""
    router = Router(name="group privacy")
    on_posts(router, show, Command("privacy"))
    router.callback_query.register(button, F.data.in_({_ASK, _ERASE, _KEEP}))
    return router


async def show(message: Message, texts: Texts, sender: Sender) -> None:
    """Say what is kept."""
    await sender.text(place_in(message), _kept(texts), _ask_rows(texts))


async def button(query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, privacy: Privacy, sender: Sender) -> None:
    """Ask once more, then erase; each tap is an administrator's."""
    if query.message is None:
        return
    chat_id, message_id = query.message.chat.id, query.message.message_id
    if not await groupdesk.is_admin(chat_id, query.from_user.id):
        await refuse_tap(query, texts, groupdesk, "group.admins_only")
        return
    await query.answer()
    if query.data == _ERASE:
        await privacy.erase(chat_id)
        await sender.edit(chat_id, message_id, texts.say("group.erased"))
    elif query.data == _ASK:
        rows = [[Button(texts.plain("button.erase_yes"), data=_ERASE), Button(texts.plain("button.keep"), data=_KEEP)]]
        await sender.edit(chat_id, message_id, texts.say("group.erase_ask"), rows)
    else:
        await sender.edit(chat_id, message_id, _kept(texts), _ask_rows(texts))


def _kept(texts: Texts) -> str:
    return texts.say("group.kept", transcripts=TRANSCRIPT_DAYS, records=RECORD_DAYS)


def _ask_rows(texts: Texts) -> Rows:
    return [[Button(texts.plain("button.erase"), data=_ASK)]]
