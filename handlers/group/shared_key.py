"""A group's key: never typed there. /key leads administrators to a private chat, and members to offer theirs.

A key that somebody shows in the group is deleted where the bot may, and its owner told to revoke it.
"""

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message, User

from bot.chats.notices import Notices
from bot.chats.store import Choices
from bot.groups.diagnosis import Doctor, admin_link
from bot.groups.notes import key_row
from bot.keys.chat_key import KeyCheck, KeyDesk
from bot.keys.group_key import GroupKeys, Lend
from bot.keys.invites import PREFIX, InviteError, Invites
from bot.keys.lending import KeyErrand
from bot.keys.spotting import Spotted
from bot.telegram.callbacks import ErrandButton, GroupKeyButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Html, Texts
from handlers.group.common import ask_of, deep_link, lead, on_posts, refuse
from handlers.key import key_in, key_within, outcome_view, own_key
from handlers.sent_media import place_in


def build_router() -> Router:
    """The router of the key within the group."""
    router = Router(name="group key")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.register(key_shown, key_in)
    on_posts(router, key_command, Command("key"))
    router.callback_query.register(to_private, GroupKeyButton.filter(F.action.in_({"key", "lend"})))
    router.callback_query.register(forget, GroupKeyButton.filter(F.action == "forget"))
    router.callback_query.register(answer_offer, GroupKeyButton.filter())
    return router


def build_errand_router() -> Router:
    """The router of private chats that a group's button led to; in front of the chat's own key."""
    router = Router(name="key errand")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    router.message.register(begin, CommandStart(deep_link=True, magic=F.args.startswith(PREFIX)))
    router.message.register(show_lent, Command("lent"))
    router.message.register(key_for_errand, own_key, has_errand)
    router.callback_query.register(use_own, ErrandButton.filter(F.action == "own"))
    router.callback_query.register(give_up, ErrandButton.filter(F.action == "no"))
    router.callback_query.register(take_back, ErrandButton.filter(F.action == "back"))
    return router


async def key_shown(message: Message, texts: Texts, choices: Choices, ephemeral: Ephemeral, sender: Sender) -> None:
    """Take it away, warn its owner out of sight; where neither can be, warn in the group. It is never used."""
    chat_id, user_id = message.chat.id, ask_of(message, texts, choices).user_id
    is_deleted = await sender.delete(chat_id, message.message_id)
    sentence = "groupkey-shown-deleted" if is_deleted else "groupkey-shown"
    warning = texts.say(sentence, title=message.chat.title or "")
    if user_id is not None and await ephemeral.tell(chat_id, user_id, warning):
        return
    thread_id = message.message_thread_id if message.is_topic_message else None
    place = Place(chat_id, None if is_deleted else message.message_id, thread_id)
    await sender.text(place, warning, key_row(texts))


async def key_command(
    message: Message, bot: Bot, texts: Texts, choices: Choices, *, members: Members, keydesk: KeyDesk,
    invites: Invites, notices: Notices, sender: Sender,
) -> None:  # fmt: skip
    """Say whether there is a key, with the way to set one: a link for a known administrator, else a button."""
    chat_id, user_id = message.chat.id, ask_of(message, texts, choices).user_id
    is_channel = message.chat.type == ChatType.CHANNEL
    state = await keydesk.state(chat_id)
    is_owners = state is None and await keydesk.can_serve(chat_id)
    none = "groupkey-owners" if is_owners else "channelkey-none" if is_channel else "groupkey-none"
    sentence = none if state is None else "groupkey-dead" if state.is_dead else "groupkey-works"
    rows = key_row(texts)
    if user_id is not None and await members.leads(chat_id, user_id):
        link = await deep_link(bot, invites.make("set", chat_id, user_id))
        rows = [[Button(texts.plain("button-set-group-key"), url=link)]]
    if not is_channel:
        rows = [*rows, [Button(texts.plain("button-lend-key"), data=GroupKeyButton(action="lend").pack())]]
    if state is not None:
        rows = [*rows, [Button(texts.plain("button-forget-key"), data=GroupKeyButton(action="forget").pack())]]
    if state is None and not is_owners:
        await notices.ask_for_key(place_in(message), "asked", texts.say(sentence), rows, texts.say("groupkey-works"))
    else:
        await sender.text(place_in(message), texts.say(sentence), rows)


async def to_private(
    query: CallbackQuery, callback_data: GroupKeyButton, bot: Bot, texts: Texts, *, ephemeral: Ephemeral,
    invites: Invites,
) -> None:  # fmt: skip
    """Open the private chat with a link for the one who tapped; there their rights are checked."""
    if query.message is not None:
        chat_id, user_id = query.message.chat.id, query.from_user.id
        payload = invites.make("lend" if callback_data.action == "lend" else "set", chat_id, user_id)
        await lead(query, texts, ephemeral, await deep_link(bot, payload))


async def forget(
    query: CallbackQuery, texts: Texts, ephemeral: Ephemeral, groupkeys: GroupKeys, sender: Sender
) -> None:
    """Forget the group's key, for administrators."""
    if query.message is None:
        return
    chat_id = query.message.chat.id
    if await groupkeys.forget(chat_id, query.from_user.id):
        await query.answer()
        await sender.edit(chat_id, query.message.message_id, texts.say("groupkey-forgotten"))
    else:
        await refuse(query, texts, ephemeral, "group-admins-only")


async def answer_offer(
    query: CallbackQuery, callback_data: GroupKeyButton, texts: Texts, ephemeral: Ephemeral, *, groupkeys: GroupKeys,
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
        await refuse(query, texts, ephemeral, "groupkey-not-accepted")
        return
    await query.answer()
    await sender.edit(chat_id, query.message.message_id, texts.say(sentence))


def _offer_rows(owner_id: int, texts: Texts) -> Rows:
    yes, no = (GroupKeyButton(action=action, user_id=owner_id).pack() for action in ("accept", "decline"))
    return [[Button(texts.plain("button-accept"), data=yes), Button(texts.plain("button-decline"), data=no)]]


async def has_errand(message: Message, groupkeys: GroupKeys) -> bool | dict[str, KeyErrand]:
    """Whether the next key is meant for a group, alone or besides its owner's chat."""
    errand = await groupkeys.errand(message.chat.id)
    return {"errand": errand} if errand is not None and (errand.kind == "set" or errand.is_agreed) else False


async def begin(message: Message, command: CommandObject, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
    """Come from a group by its link."""
    user_id = message.chat.id
    try:
        errand = await groupkeys.begin(command.args or "", user_id)
    except InviteError:
        await sender.text(Place(user_id), texts.say("groupkey-stale-link"))
        return
    if errand is None:
        await sender.text(Place(user_id), texts.say("group-admins-only"))
        return
    sentence = "groupkey-send" if errand.kind == "set" else "groupkey-lend-ask"
    own, no = ErrandButton(action="own").pack(), ErrandButton(action="no").pack()
    rows = [[Button(texts.plain("button-use-own"), data=own)], [Button(texts.plain("button-not-now"), data=no)]]
    await sender.text(Place(user_id), texts.say(sentence, title=errand.title), rows)


async def key_for_errand(
    message: Message, spotted: Spotted, texts: Texts, errand: KeyErrand, *, groupkeys: GroupKeys, keydesk: KeyDesk,
    doctor: Doctor, sender: Sender,
) -> None:  # fmt: skip
    """A key that comes while its sender is here for a group: the group's, or theirs that they agreed to lend."""
    user = message.from_user
    if errand.kind == "set" or user is None:
        html, rows = await _set(message.chat.id, spotted, errand, texts, groupkeys=groupkeys, doctor=doctor)
        deleted = await sender.delete(message.chat.id, message.message_id)
        said = html if deleted else texts.say("key-delete-yourself", said=html)
        await sender.text(Place(message.chat.id), said, rows)
        return
    try:
        await key_within(message, spotted, texts, sender, keydesk)
    finally:
        outcome, html = await _lend(user, texts, groupkeys, sender)
        if outcome is not Lend.NO_KEY:
            await sender.text(Place(user.id), html)


async def _set(
    user_id: int, spotted: Spotted, errand: KeyErrand, texts: Texts, *, groupkeys: GroupKeys, doctor: Doctor
) -> tuple[Html, Rows]:
    if spotted.secret is None:
        return texts.say("key-form"), []
    if (outcome := await groupkeys.set(user_id, spotted.secret, texts.language)) is None:
        return texts.say("group-admins-only"), []
    if outcome.check in (KeyCheck.REFUSED, KeyCheck.FORGOTTEN) or outcome.old is not None:
        return outcome_view(outcome, None, texts)
    is_tried = outcome.check is KeyCheck.WORKS
    html = texts.say("groupkey-set" if is_tried else "groupkey-untried", title=errand.title)
    if (me := await doctor.blind_in(errand.chat_id)) is None:
        return html, []
    rows = [[Button(texts.plain("button-make-admin"), url=admin_link(me))]]
    return Html(f"{html}\n{texts.say('view-missing-sight')}"), rows


async def _lend(user: User, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> tuple[Lend, Html]:
    """Lend the person's own key where they came from; what became of it, and how that is said."""
    outcome, errand = await groupkeys.lend_own(user.id, texts.language)
    title = errand.title if errand is not None else ""
    if outcome is Lend.OFFERED and errand is not None:
        said = texts.say("groupkey-offer", name=user.full_name)
        await sender.text(Place(errand.chat_id), said, _offer_rows(user.id, texts))
    sentence = {
        Lend.SERVES: "groupkey-lent",
        Lend.OFFERED: "groupkey-offered",
        Lend.NO_KEY: "groupkey-no-own",
        Lend.REFUSED: "groupkey-stale-link",
    }[outcome]
    return outcome, texts.say(sentence, title=title)


async def use_own(query: CallbackQuery, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
    """Lend the own key to the group that the person came from."""
    if query.message is not None:
        _, html = await _lend(query.from_user, texts, groupkeys, sender)
        await query.answer()
        await sender.edit(query.message.chat.id, query.message.message_id, html)


async def give_up(query: CallbackQuery, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
    """Leave the group as it is."""
    if query.message is not None:
        await groupkeys.give_up(query.from_user.id)
        await query.answer()
        await sender.edit(query.message.chat.id, query.message.message_id, texts.say("groupkey-given-up"))


async def show_lent(message: Message, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
    """`/lent`: the groups that one's own key serves."""
    html, rows = await _lent_view(message.chat.id, texts, groupkeys)
    await sender.text(Place(message.chat.id), html, rows)


async def take_back(
    query: CallbackQuery, callback_data: ErrandButton, texts: Texts, groupkeys: GroupKeys, sender: Sender
) -> None:
    """Take the own key back from one group."""
    if query.message is None:
        return
    taken = await groupkeys.take_back(query.from_user.id, callback_data.group_id)
    await query.answer(texts.plain("groupkey-taken-back" if taken else "button-stale"))
    html, rows = await _lent_view(query.from_user.id, texts, groupkeys)
    await sender.edit(query.message.chat.id, query.message.message_id, html, rows)


async def _lent_view(user_id: int, texts: Texts, groupkeys: GroupKeys) -> tuple[str, Rows]:
    groups = await groupkeys.lent_by(user_id)
    back = {chat_id: ErrandButton(action="back", group_id=chat_id).pack() for chat_id in groups}
    rows = [[Button(texts.plain("button-take-back", title=groups[i][:40]), data=data)] for i, data in back.items()]
    return texts.say("groupkey-lent-list", n=len(groups)) if groups else texts.say("groupkey-lent-none"), rows
