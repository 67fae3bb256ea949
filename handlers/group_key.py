"""A private chat that a group's button led to: the group's key is set here, or one's own is lent and taken back."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot.keys.chat_key import KeyCheck
from bot.keys.group_key import GroupKeys, Lend
from bot.keys.invites import PREFIX, InviteError
from bot.keys.lending import KeyErrand
from bot.keys.spotting import Spotted
from bot.telegram.callbacks import ErrandButton
from bot.telegram.messages import Sender
from bot.telegram.outgoing import Button, Place, Rows
from bot.texts.catalogue import Texts
from handlers.group.key import offer_rows
from handlers.key import outcome_view, own_key


def build_router() -> Router:
    """The router of errands for groups; in front of the chat's own key."""
    router = Router(name="key errand")
    router.message.filter(F.chat.type == ChatType.PRIVATE)
    router.callback_query.filter(F.message.chat.type == ChatType.PRIVATE)
    router.message.register(begin, CommandStart(deep_link=True, magic=F.args.startswith(PREFIX)))
    router.message.register(show_lent, Command("lent"))
    router.message.register(set_group_key, own_key, has_errand)
    router.callback_query.register(use_own, ErrandButton.filter(F.action == "own"))
    router.callback_query.register(give_up, ErrandButton.filter(F.action == "no"))
    router.callback_query.register(take_back, ErrandButton.filter(F.action == "back"))
    return router


async def has_errand(message: Message, groupkeys: GroupKeys) -> bool | dict[str, KeyErrand]:
    """Whether the next key is meant for a group."""
    errand = await groupkeys.errand(message.chat.id)
    return {"errand": errand} if errand is not None and errand.kind == "set" else False


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
    await sender.text(Place(user_id), texts.say(sentence, title=errand.title), _rows(texts))


def _rows(texts: Texts) -> Rows:
    return [
        [Button(texts.plain("button-use-own"), data=ErrandButton(action="own").pack())],
        [Button(texts.plain("button-not-now"), data=ErrandButton(action="no").pack())],
    ]


async def set_group_key(
    message: Message, spotted: Spotted, texts: Texts, errand: KeyErrand, *, groupkeys: GroupKeys, sender: Sender
) -> None:
    """A key that comes while its sender is here for a group is the group's; the message goes at once."""
    user_id = message.chat.id
    deleted = await sender.delete(user_id, message.message_id)
    outcome = await groupkeys.set(user_id, spotted.secret, texts.language) if spotted.secret is not None else None
    if spotted.secret is None:
        html = texts.say("key-form")
    elif outcome is None:
        html = texts.say("group-admins-only")
    elif outcome.check is KeyCheck.REFUSED or outcome.old is not None:
        html, _ = outcome_view(outcome, None, texts)
    else:
        is_tried = outcome.check is KeyCheck.WORKS
        html = texts.say("groupkey-set" if is_tried else "groupkey-untried", title=errand.title)
    await sender.text(Place(user_id), html if deleted else texts.say("key-delete-yourself", said=html))


async def use_own(query: CallbackQuery, texts: Texts, groupkeys: GroupKeys, sender: Sender) -> None:
    """Lend the own key to the group that the person came from."""
    if query.message is None:
        return
    user, chat_id = query.from_user, query.message.chat.id
    outcome, errand = await groupkeys.lend_own(user.id, texts.language)
    await query.answer()
    title = errand.title if errand is not None else ""
    if outcome is Lend.OFFERED and errand is not None:
        said = texts.say("groupkey-offer", name=user.full_name)
        await sender.text(Place(errand.chat_id), said, offer_rows(user.id, texts))
    sentence = {
        Lend.SERVES: "groupkey-lent",
        Lend.OFFERED: "groupkey-offered",
        Lend.NO_KEY: "groupkey-no-own",
        Lend.REFUSED: "groupkey-stale-link",
    }[outcome]
    await sender.edit(chat_id, query.message.message_id, texts.say(sentence, title=title))


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
    rows = [
        [
            Button(
                texts.plain("button-take-back", title=group.title[:40]),
                data=ErrandButton(action="back", group_id=group.chat_id).pack(),
            )
        ]
        for group in groups
    ]
    return texts.say("groupkey-lent-list", n=len(groups)) if groups else texts.say("groupkey-lent-none"), rows
