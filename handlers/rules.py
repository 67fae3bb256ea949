"""/allow, /ban, /budget, /usage, /pause and /resume: operators' rules in their private chats; /usage for everybody."""

from dataclasses import replace
from datetime import datetime

from aiogram import F, Router
from aiogram.enums import MessageEntityType
from aiogram.filters import CommandObject
from aiogram.types import Message, MessageOriginChannel, MessageOriginChat, MessageOriginUser, User

from bot.accounts.keyring import Keyring
from bot.chats.rulebook import GROUPS, PEOPLE, Rule, SeenName
from bot.clock import Clock
from bot.jobs.budgets import Budgets
from bot.operators.rulings import (
    Rulings,
    read_budget,
    say_budgets,
    say_limits,
    say_one,
    say_own_use,
    say_rules,
    say_several,
    say_usage,
    say_whose,
)
from bot.telegram.messages import Sender
from bot.texts.catalogue import Catalogue, Html, Texts
from bot.texts.explained import ExplainedError
from handlers.menu import Command
from handlers.operators import IsOperator, not_read
from handlers.sent_media import place_near

_MOST_REASON = 300


def build_router() -> Router:
    """The router of operators' rules; whoever is no operator falls through it."""
    router = Router(name="rules")
    router.message.register(rule, Command("allow", "ban", "unallow", "unban"), IsOperator())
    for name, handle in (("budget", budget), ("usage", usage), ("pause", pause), ("resume", resume)):
        router.message.register(handle, Command(name), IsOperator())
    router.message.register(explain_contact, F.contact, IsOperator())
    return router


def build_usage_router() -> Router:
    router = Router(name="usage")
    router.message.register(own_usage, Command("usage"))
    return router


async def rule(
    message: Message, command: CommandObject, texts: Texts, *, rulings: Rulings, keyring: Keyring, sender: Sender
) -> None:
    """Do what the command says to the one whom it is about."""
    if (one := await _meant(message, command, texts, rulings, sender)) is None:
        return
    if command.command == "allow":
        said = await _allow(one, texts, rulings, keyring)
    elif command.command == "ban":
        said = await _ban(one, texts, rulings)
    else:
        said = await _lift("ban" if command.command == "unban" else "allow", one, texts, rulings)
    await _say(message, sender, said)


async def _allow(one: SeenName, texts: Texts, rulings: Rulings, keyring: Keyring) -> Html:
    await rulings.allow(one)
    said = texts.say("rule-allow-open" if rulings.rules.is_open else "rule-allow", who=say_one(one, texts))
    paid = texts.say("rule-key-own" if keyring.operators is None else "rule-key-yours", id=str(one.id))
    return Html(f"{said} {paid}")


async def _ban(one: SeenName, texts: Texts, rulings: Rulings) -> Html:
    if one.id in rulings.rules.operators:
        return texts.say("rule-ban-operator")
    stopped = await rulings.ban(one)
    said = texts.say("rule-ban-group" if one.id < 0 else "rule-ban-person", who=say_one(one, texts), id=str(one.id))
    return Html(f"{said} {texts.say('rule-stopped', n=stopped)}") if stopped else said


async def _lift(rule: Rule, one: SeenName, texts: Texts, rulings: Rulings) -> Html:
    """Take back what /allow or /ban gave."""
    said = "rule-unban" if rule == "ban" else "rule-unallow"
    if not await rulings.lift(rule, one):
        said = "rule-nothing"
    if rule == "allow" and rulings.rules.is_listed(one.id):
        said = "rule-unallow-listed"
    return texts.say(said, who=say_one(one, texts), id=str(one.id))


async def explain_contact(message: Message, texts: Texts, sender: Sender) -> None:
    contact = message.contact
    if contact is None or contact.user_id is None:
        await _say(message, sender, texts.say("rule-no-account"))
    else:
        one = SeenName(contact.user_id, " ".join(filter(None, (contact.first_name, contact.last_name))))
        await _say(message, sender, texts.say("rule-contact", who=say_one(one, texts)))


async def budget(
    message: Message, command: CommandObject, texts: Texts, *, rulings: Rulings, sender: Sender, catalogue: Catalogue
) -> None:
    rules = await rulings.rules.rules()
    if (asked := read_budget(command.args or "", catalogue)) is None:
        names = await rulings.names.of(*(int(who) for who in rules.budgets if who not in (PEOPLE, GROUPS)))
        await _say(message, sender, Html(not_read(command, texts) + say_budgets(rules, names, texts)))
        return
    (who, changes), names = asked, dict[int, SeenName]()
    if who not in (PEOPLE, GROUPS):
        if (one := await _one(await rulings.called(who), message, texts, sender)) is None:
            return
        who, names = str(one.id), {one.id: one}
    before = rules.budgets.get(who) or rules.budget(who)
    await rulings.set_budget(who, None if changes is None else replace(before, **changes))
    rules = await rulings.rules.rules()
    limits = say_limits(rules.budgets.get(who) or rules.budget(who), texts)
    await _say(message, sender, texts.say("budget-line", who=say_whose(who, names, texts), limits=limits))


async def usage(message: Message, texts: Texts, *, rulings: Rulings, budgets: Budgets, sender: Sender) -> None:
    await _say(message, sender, await say_usage(budgets, rulings.names, texts))


async def own_usage(
    message: Message, texts: Texts, *, budgets: Budgets, keyring: Keyring, clock: Clock, sender: Sender
) -> None:
    await _say(message, sender, await use_of(message.chat.id, texts, budgets, keyring, clock()))


async def use_of(chat_id: int, texts: Texts, budgets: Budgets, keyring: Keyring, now: datetime) -> Html:
    """What a person or a group uses of the operator's key, and when that starts over."""
    key = await keyring.for_chat(chat_id)
    if key is None or not keyring.is_operators(key.id):
        return texts.say("usage-own-key")
    rules = await budgets.rules.rules()
    return say_own_use(await budgets.used_by(chat_id), rules.budget(chat_id), texts, now)


async def pause(
    message: Message, command: CommandObject, texts: Texts, *, rulings: Rulings, clock: Clock, sender: Sender
) -> None:
    reason = " ".join((command.args or "").split())[:_MOST_REASON]
    await rulings.rules.begin_pause(reason, clock())
    await _say(message, sender, texts.say("pause-begun-why" if reason else "pause-begun", reason=reason))


async def resume(message: Message, texts: Texts, rulings: Rulings, sender: Sender) -> None:
    await _say(message, sender, texts.say("pause-over" if await rulings.resume() else "pause-none"))


async def _meant(
    message: Message, command: CommandObject, texts: Texts, rulings: Rulings, sender: Sender
) -> SeenName | None:
    """Whom the command is about; None where that was asked instead, or all rules were shown."""
    try:
        found = _shown(message, command.args)
    except ExplainedError as error:
        await _say(message, sender, texts.say(error.sentence))
        return None
    if found is None and command.args:
        return await _one(await rulings.called(command.args), message, texts, sender)
    if found is None:
        rules = await rulings.rules.rules()
        names = await rulings.names.of(*rules.allowed, *rules.banned)
        await _say(message, sender, say_rules(rules, names, texts))
    return found


async def _one(found: list[SeenName], message: Message, texts: Texts, sender: Sender) -> SeenName | None:
    if len(found) == 1:
        return found[0]
    await _say(message, sender, say_several(found, texts) if found else texts.say("rule-unseen"))
    return None


def _shown(message: Message, words: str | None) -> SeenName | None:
    """Who is mentioned without an @name; without words, who wrote what this answers, or whose contact that is.

    Raises ExplainedError where Telegram hides that.
    """
    for entity in message.entities or ():
        if entity.type == MessageEntityType.TEXT_MENTION and entity.user is not None:
            return _of_user(entity.user)
    reply, elsewhere = message.reply_to_message, message.external_reply
    if words or (reply is None and elsewhere is None):
        return None
    if reply is not None and reply.contact is not None and reply.contact.user_id is not None:
        return SeenName(reply.contact.user_id, reply.contact.first_name)
    match reply.forward_origin if reply is not None else elsewhere and elsewhere.origin:
        case MessageOriginUser(sender_user=user):
            return _of_user(user)
        case MessageOriginChat(sender_chat=chat) | MessageOriginChannel(chat=chat):
            return SeenName(chat.id, chat.full_name, chat.username or "")
    raise ExplainedError("rule-hidden", permanent=True)


def _of_user(user: User) -> SeenName:
    return SeenName(user.id, user.full_name, user.username or "")


async def _say(message: Message, sender: Sender, html: Html) -> None:
    await sender.text(place_near(message), html)
