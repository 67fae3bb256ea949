"""/key in a group: never typed there. It leads administrators to a private chat, and members to offer theirs."""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.groups.requests import GroupDesk
from bot.i18n import Texts
from bot.keys.chat_key import KeyDesk
from bot.keys.group_key import GroupKeys, Lend
from bot.keys.invites import Invites
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Rows
from handlers.group.people import writer_of
from handlers.group.places import on_posts, place_in
from handlers.group.taps import lead, refuse_tap
from handlers.group.transcribe import SET_KEY

_LEND, _FORGET = "g:lend", "g:forget"
_ACCEPT, _DECLINE = "g:accept:", "g:decline:"


def build_router() -> Router:
    """The router of the group's key."""
    router = Router(name="group key")
    on_posts(router, key_command, Command("key"))
    router.callback_query.register(to_private, F.data.in_({SET_KEY, _LEND}))
    router.callback_query.register(forget, F.data == _FORGET)
    router.callback_query.register(answer_offer, F.data.startswith((_ACCEPT, _DECLINE)))
    return router


async def key_command(
    message: Message, bot: Bot, texts: Texts, *, groupdesk: GroupDesk, keydesk: KeyDesk, invites: Invites,
    sender: Sender,
) -> None:  # fmt: skip
    """Say whether there is a key, with the way to set one: a link for a known administrator, else a button."""
    chat_id, writer = message.chat.id, writer_of(message)
    state = await keydesk.state(chat_id)
    sentence = "groupkey.none" if state is None else "groupkey.dead" if state.is_dead else "groupkey.works"
    first = Button(texts.plain("button.set_group_key"), data=SET_KEY)
    if writer.user_id is not None and await groupdesk.is_admin(chat_id, writer.user_id):
        first = Button(first.text, url=await _link(bot, invites.make("set", chat_id, writer.user_id)))
    await sender.text(place_in(message), texts.say(sentence), _rows(first, texts, message, has_key=state is not None))


def _rows(first: Button, texts: Texts, message: Message, *, has_key: bool) -> Rows:
    rows = [[first]]
    if message.chat.type != ChatType.CHANNEL:
        rows.append([Button(texts.plain("button.lend_key"), data=_LEND)])
    if has_key:
        rows.append([Button(texts.plain("button.forget_key"), data=_FORGET)])
    return rows


async def to_private(query: CallbackQuery, bot: Bot, texts: Texts, groupdesk: GroupDesk, invites: Invites) -> None:
    """Open the private chat with a link for the one who tapped; there their rights are checked."""
    if query.message is not None:
        chat_id, user_id = query.message.chat.id, query.from_user.id
        payload = invites.make("lend" if query.data == _LEND else "set", chat_id, user_id)
        await lead(query, texts, groupdesk, await _link(bot, payload))


async def forget(
    query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, groupkeys: GroupKeys, sender: Sender
) -> None:
    """Forget the group's key, for administrators."""
    if query.message is None:
        return
    chat_id = query.message.chat.id
    if await groupkeys.forget(chat_id, query.from_user.id):
        await query.answer()
        await sender.edit(chat_id, query.message.message_id, texts.say("groupkey.forgotten"))
    else:
        await refuse_tap(query, texts, groupdesk, "group.admins_only")


async def answer_offer(
    query: CallbackQuery, texts: Texts, groupdesk: GroupDesk, groupkeys: GroupKeys, sender: Sender
) -> None:
    """Accept or decline a member's offer."""
    action, _, owner = (query.data or "").rpartition(":")
    if query.message is None or not owner.isdigit():
        await query.answer(texts.plain("button.stale"))
        return
    chat_id, owner_id = query.message.chat.id, int(owner)
    if f"{action}:" == _ACCEPT:
        outcome = await groupkeys.accept(chat_id, owner_id, query.from_user.id, texts.language)
        is_done, sentence = outcome is Lend.SERVES, "groupkey.accepted"
    else:
        is_done, sentence = await groupkeys.decline(chat_id, owner_id, query.from_user.id), "groupkey.declined"
    if not is_done:
        await refuse_tap(query, texts, groupdesk, "groupkey.not_accepted")
        return
    await query.answer()
    await sender.edit(chat_id, query.message.message_id, texts.say(sentence))


def offer_rows(owner_id: int, texts: Texts) -> Rows:
    """The buttons below an offer."""
    return [
        [
            Button(texts.plain("button.accept"), data=f"{_ACCEPT}{owner_id}"),
            Button(texts.plain("button.decline"), data=f"{_DECLINE}{owner_id}"),
        ]
    ]


async def _link(bot: Bot, payload: str) -> str:
    return f"https://t.me/{(await bot.me()).username}?start={payload}"
