"""A group's key: never typed there. /key leads administrators to a private chat, and members to offer theirs.

A key that somebody shows in the group is deleted where the bot may, and its owner told to revoke it.
"""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.groups.requests import GroupDesk
from bot.keys.chat_key import KeyDesk
from bot.keys.group_key import GroupKeys, Lend
from bot.keys.invites import Invites
from bot.telegram.callbacks import SET_GROUP_KEY, GroupKeyButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Texts
from handlers.group.common import lead, on_posts, refuse_tap, writer_of
from handlers.key import key_in
from handlers.media import place_in


def build_router() -> Router:
    """The router of the group's key."""
    router = Router(name="group key")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.register(key_shown, key_in)
    on_posts(router, key_command, Command("key"))
    router.callback_query.register(to_private, GroupKeyButton.filter(F.action.in_({"key", "lend"})))
    router.callback_query.register(forget, GroupKeyButton.filter(F.action == "forget"))
    router.callback_query.register(answer_offer, GroupKeyButton.filter())
    return router


async def key_shown(message: Message, texts: Texts, groupdesk: GroupDesk, sender: Sender) -> None:
    """Take it away, warn its owner out of sight; where neither can be, warn in the group. It is never used."""
    chat_id, writer = message.chat.id, writer_of(message)
    is_deleted = await sender.delete(chat_id, message.message_id)
    sentence = "groupkey-shown-deleted" if is_deleted else "groupkey-shown"
    warning = texts.say(sentence, title=message.chat.title or "")
    if writer.user_id is not None and await groupdesk.ephemeral.tell(chat_id, writer.user_id, warning):
        return
    thread_id = message.message_thread_id if message.is_topic_message else None
    place = Place(chat_id, None if is_deleted else message.message_id, thread_id)
    await sender.text(place, warning, [[Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)]])


async def key_command(
    message: Message, bot: Bot, texts: Texts, *, groupdesk: GroupDesk, keydesk: KeyDesk, invites: Invites,
    sender: Sender,
) -> None:  # fmt: skip
    """Say whether there is a key, with the way to set one: a link for a known administrator, else a button."""
    chat_id, writer = message.chat.id, writer_of(message)
    state = await keydesk.state(chat_id)
    sentence = "groupkey-none" if state is None else "groupkey-dead" if state.is_dead else "groupkey-works"
    first = Button(texts.plain("button-set-group-key"), data=SET_GROUP_KEY)
    if writer.user_id is not None and await groupdesk.is_admin(chat_id, writer.user_id):
        first = Button(first.text, url=await _link(bot, invites.make("set", chat_id, writer.user_id)))
    await sender.text(place_in(message), texts.say(sentence), _rows(first, texts, message, has_key=state is not None))


def _rows(first: Button, texts: Texts, message: Message, *, has_key: bool) -> Rows:
    rows = [[first]]
    if message.chat.type != ChatType.CHANNEL:
        rows.append([Button(texts.plain("button-lend-key"), data=GroupKeyButton(action="lend").pack())])
    if has_key:
        rows.append([Button(texts.plain("button-forget-key"), data=GroupKeyButton(action="forget").pack())])
    return rows


async def to_private(
    query: CallbackQuery, callback_data: GroupKeyButton, bot: Bot, texts: Texts, *, groupdesk: GroupDesk,
    invites: Invites,
) -> None:  # fmt: skip
    """Open the private chat with a link for the one who tapped; there their rights are checked."""
    if query.message is not None:
        chat_id, user_id = query.message.chat.id, query.from_user.id
        payload = invites.make("lend" if callback_data.action == "lend" else "set", chat_id, user_id)
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
        await sender.edit(chat_id, query.message.message_id, texts.say("groupkey-forgotten"))
    else:
        await refuse_tap(query, texts, groupdesk, "group-admins-only")


async def answer_offer(
    query: CallbackQuery, callback_data: GroupKeyButton, texts: Texts, groupdesk: GroupDesk, *, groupkeys: GroupKeys,
    sender: Sender,
) -> None:  # fmt: skip
    """Accept or decline a member's offer."""
    if query.message is None:
        return
    chat_id, owner_id = query.message.chat.id, callback_data.user_id
    if callback_data.action == "accept":
        outcome = await groupkeys.accept(chat_id, owner_id, query.from_user.id, texts.language)
        is_done, sentence = outcome is Lend.SERVES, "groupkey-accepted"
    else:
        is_done, sentence = await groupkeys.decline(chat_id, owner_id, query.from_user.id), "groupkey-declined"
    if not is_done:
        await refuse_tap(query, texts, groupdesk, "groupkey-not-accepted")
        return
    await query.answer()
    await sender.edit(chat_id, query.message.message_id, texts.say(sentence))


def offer_rows(owner_id: int, texts: Texts) -> Rows:
    """The buttons below an offer."""
    return [
        [
            Button(texts.plain("button-accept"), data=GroupKeyButton(action="accept", user_id=owner_id).pack()),
            Button(texts.plain("button-decline"), data=GroupKeyButton(action="decline", user_id=owner_id).pack()),
        ]
    ]


async def _link(bot: Bot, payload: str) -> str:
    return f"https://t.me/{(await bot.me()).username}?start={payload}"
