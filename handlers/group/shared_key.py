"""A group's key: never typed there. /key leads administrators to a private chat, and members to offer theirs.

A key that somebody shows in the group is deleted where the bot may, and its owner told to revoke it.
"""

from dataclasses import replace
from typing import Literal

from aiogram import Bot, F, Router
from aiogram.enums import ChatType
from aiogram.filters import CommandObject
from aiogram.types import Message, User

from bot.chats.notices import Notices
from bot.groups.diagnosis import Doctor, admin_link
from bot.groups.notes import Ask, key_row
from bot.keys.chat_key import KeyCheck, KeyDesk
from bot.keys.group_key import GroupKeys, Lend
from bot.keys.invites import PREFIX, InviteError, Invites
from bot.keys.lending import KeyErrand, Lending
from bot.keys.spotting import Spotted
from bot.telegram.callbacks import ErrandButton, GroupKeyButton
from bot.telegram.members import Members
from bot.telegram.messages import Ephemeral, Sender, Tap
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Html, Texts
from handlers.group.common import deep_link, give_ask, on_posts
from handlers.key import key_in, key_within, outcome_view, own_key, with_waiting
from handlers.menu import Command, CommandStart
from handlers.sent_media import place_near


def build_router() -> Router:
    router = Router(name="group key")
    for observer in (router.message, router.edited_message, router.channel_post, router.edited_channel_post):
        observer.register(key_shown, key_in, give_ask)
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


async def key_shown(message: Message, ask: Ask, ephemeral: Ephemeral, sender: Sender) -> None:
    """Take it away, warn its owner out of sight; where neither can be, warn in the group. It is never used."""
    chat_id = message.chat.id
    is_deleted = await sender.delete(chat_id, message.message_id)
    sentence = "groupkey-shown-deleted" if is_deleted else "groupkey-shown"
    warning = ask.texts.say(sentence, title=message.chat.title or "")
    if ask.user_id is not None and await ephemeral.tell(ask.place, ask.user_id, warning):
        return
    place = replace(ask.place, reply_to=None) if is_deleted else ask.place
    await sender.text(place, warning, key_row(ask.texts))


async def key_command(
    message: Message, bot: Bot, ask: Ask, *, members: Members, keydesk: KeyDesk, invites: Invites, notices: Notices,
    sender: Sender,
) -> None:  # fmt: skip
    """Say whether there is a key, with the way to set one: a link for a known administrator, else a button."""
    chat_id, user_id, texts = message.chat.id, ask.user_id, ask.texts
    state = await keydesk.state(chat_id)
    is_owners = state is None and await keydesk.can_serve(chat_id)
    none = "groupkey-owners" if is_owners else "channelkey-none" if ask.is_channel else "groupkey-none"
    sentence = none if state is None else "groupkey-dead" if state.is_dead else "groupkey-works"
    rows = key_row(texts)
    if user_id is not None and await members.leads(chat_id, user_id):
        link = await deep_link(bot, invites.make("set", chat_id, user_id))
        rows = [[Button(texts.plain("button-set-group-key"), url=link)]]
    if not ask.is_channel:
        rows = [*rows, [Button(texts.plain("button-lend-key"), data=GroupKeyButton(action="lend").pack())]]
    if state is not None:
        rows = [*rows, [Button(texts.plain("button-forget-key"), data=GroupKeyButton(action="forget").pack())]]
    if state is None and not is_owners:
        await notices.ask_for_key(ask.place, "asked", texts.say(sentence), rows, texts.say("groupkey-works"))
    else:
        await sender.text(ask.place, texts.say(sentence), rows)


async def to_private(tap: Tap, callback_data: GroupKeyButton, bot: Bot, invites: Invites) -> None:
    """Open the private chat with a link for the one who tapped; there their rights are checked."""
    kind: Literal["lend", "set"] = "lend" if callback_data.action == "lend" else "set"
    await tap.lead(await deep_link(bot, invites.make(kind, tap.chat_id, tap.user.id)))


async def forget(tap: Tap, groupkeys: GroupKeys) -> None:
    """Forget the group's key, for administrators."""
    if await groupkeys.forget(tap.chat_id, tap.user.id):
        await tap.answer()
        await tap.edit(tap.texts.say("groupkey-forgotten"))
    else:
        await tap.refuse("group-admins-only")


async def answer_offer(tap: Tap, callback_data: GroupKeyButton, texts: Texts, groupkeys: GroupKeys) -> None:
    owner_id = callback_data.user_id
    if callback_data.action == "accept":
        outcome = await groupkeys.accept(tap.chat_id, owner_id, tap.user.id, texts.language)
        is_done, sentence = outcome is Lend.SERVES, "groupkey-accepted"
    else:
        is_done, sentence = await groupkeys.decline(tap.chat_id, owner_id, tap.user.id), "groupkey-declined"
    if not is_done:
        await tap.refuse("groupkey-not-accepted")
        return
    await tap.answer()
    await tap.edit(texts.say(sentence))


def _offer_rows(owner_id: int, texts: Texts) -> Rows:
    yes, no = (GroupKeyButton(action=action, user_id=owner_id).pack() for action in ("accept", "decline"))
    return [[Button(texts.plain("button-accept"), data=yes), Button(texts.plain("button-decline"), data=no)]]


async def has_errand(message: Message, lending: Lending) -> bool | dict[str, KeyErrand]:
    """Whether the next key is meant for a group, alone or besides its owner's chat."""
    errand = await lending.errand(message.chat.id)
    return {"errand": errand} if errand is not None and (errand.kind == "set" or errand.is_agreed) else False


async def begin(message: Message, command: CommandObject, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
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
        await sender.text(place_near(message), said, rows)
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
    if outcome.check in (KeyCheck.REFUSED, KeyCheck.FORGOTTEN) or outcome.old is not None or outcome.reason:
        return outcome_view(outcome, None, texts)
    said = texts.say("groupkey-set" if outcome.check is KeyCheck.WORKS else "groupkey-untried", title=errand.title)
    html = with_waiting(said, outcome, texts)
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


async def use_own(tap: Tap, groupkeys: GroupKeys, sender: Sender) -> None:
    _, html = await _lend(tap.user, tap.texts, groupkeys, sender)
    await tap.answer()
    await tap.edit(html)


async def give_up(tap: Tap, lending: Lending) -> None:
    await lending.finish(tap.user.id)
    await tap.answer()
    await tap.edit(tap.texts.say("groupkey-given-up"))


async def show_lent(message: Message, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
    """`/lent`: the groups that one's own key serves."""
    html, rows = await _lent_view(message.chat.id, texts, groupkeys)
    await sender.text(place_near(message), html, rows)


async def take_back(
    tap: Tap, callback_data: ErrandButton, texts: Texts, groupkeys: GroupKeys, lending: Lending
) -> None:
    taken = await lending.take_back(tap.user.id, callback_data.group_id)
    await tap.answer("groupkey-taken-back" if taken else "button-stale")
    await tap.edit(*await _lent_view(tap.user.id, texts, groupkeys))


async def _lent_view(user_id: int, texts: Texts, groupkeys: GroupKeys) -> tuple[str, Rows]:
    groups = await groupkeys.lent_by(user_id)
    back = {chat_id: ErrandButton(action="back", group_id=chat_id).pack() for chat_id in groups}
    rows = [[Button(texts.plain("button-take-back", title=groups[i][:40]), data=data)] for i, data in back.items()]
    return texts.say("groupkey-lent-list", n=len(groups)) if groups else texts.say("groupkey-lent-none"), rows
