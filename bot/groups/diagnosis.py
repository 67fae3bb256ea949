"""What the bot can see and do in a group, as Telegram and the store tell it now, and what to change."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from bot.chats.store import Choices
from bot.groups.condition import Condition, Conditions, ailments
from bot.telegram.members import Members, Myself, Standing
from bot.telegram.messages import DONE, FAILED, SEEN
from bot.telegram.troubles import ChatUnwritableError, RateLimitedError, TelegramTroubleError
from bot.texts.catalogue import Html, Texts

_Told = TypeVar("_Told")


@dataclass(frozen=True, slots=True)
class GroupView:
    """The facts, as Telegram tells them now. `reactions` None: all are allowed."""

    me: Myself
    standing: Standing
    choices: Choices
    has_key: bool
    reactions: frozenset[str] | None = None
    is_channel: bool = False
    condition: Condition | None = None

    @property
    def sees_all(self) -> bool:
        """Whether ordinary messages reach the bot: as an administrator, or with privacy mode off."""
        return self.standing.is_admin or self.me.reads_all

    @property
    def can_react(self) -> bool:
        allowed = self.reactions is None or {SEEN, DONE, FAILED} <= self.reactions
        return self.standing.can_react and allowed


def welcome(view: GroupView, texts: Texts) -> Html:
    """Two lines: what to do, and the one thing that is missing."""
    by_itself = view.sees_all and view.choices.voice_unasked
    lines = [texts.say("view-welcome" if by_itself else "view-welcome-asked", bot=view.me.username)]
    if not view.has_key:
        lines.append(texts.say("view-missing-key"))
    elif not view.sees_all:
        lines.append(texts.say("view-missing-sight"))
    return Html("\n".join(lines))


def describe(view: GroupView, texts: Texts, *, is_operator: bool) -> Html:
    """One message: what it sees, what that means here, and exactly what to change.

    What is switched in @BotFather is told to the bot's operator alone: nobody else can.
    """
    lines = [texts.say("view-title"), *_seeing(view, texts), *_acting(view, texts)]
    if is_operator:
        if not view.sees_all:
            lines.append(texts.say("view-change", bot=view.me.username))
        lines += switches(view.me, texts)
    return Html("\n".join(lines))


def admin_link(me: Myself) -> str:
    """Opens Telegram's own question whether to make the bot an administrator of a group.

    The one right in it lets it delete a key that somebody shows (core.telegram.org/api/links, bot links for groups).
    """
    return f"https://t.me/{me.username}?startgroup&admin=delete_messages"


def _seeing(view: GroupView, texts: Texts) -> list[Html]:
    if view.is_channel:
        return [texts.say("view-channel")]
    if view.standing.is_admin:
        return [texts.say("view-admin")]
    if view.me.reads_all:
        return [texts.say("view-open")]
    return [texts.say("view-blind", bot=view.me.username)]


def _acting(view: GroupView, texts: Texts) -> list[Html]:
    lines: list[Html] = []
    if not view.standing.can_write:
        lines.append(texts.say("view-mute"))
    elif not view.standing.can_send_files:
        lines.append(texts.say("view-no-files"))
    lines += _key(view, texts)
    if view.sees_all:
        lines.append(texts.say("view-voice-on" if view.choices.voice_unasked else "view-voice-off"))
        lines.append(texts.say("view-files-on" if view.choices.files_unasked else "view-files-off"))
    lines.append(texts.say("view-ask", bot=view.me.username))
    if not view.can_react and not view.is_channel:
        lines.append(texts.say("view-no-reactions"))
    if not view.standing.can_delete:
        lines.append(texts.say("view-no-delete"))
    return lines


def _key(view: GroupView, texts: Texts) -> list[Html]:
    if not view.has_key:
        return [texts.say("view-no-key")]
    held_up = [] if view.condition is None else ailments(view.condition, texts)
    works = view.condition is None or view.condition.works
    return [texts.say("view-has-key"), *held_up] if works else held_up


def switches(me: Myself, texts: Texts, *, on: bool = False, off: bool = True) -> list[Html]:
    """The modes that are switched in @BotFather: those that are on, off, or both."""
    lines: list[Html] = []
    for is_on, when_on, when_off in (
        (me.supports_guests, "view-guests-on", "view-guests-off"),
        (me.supports_business, "view-business-on", "view-business-off"),
    ):
        if on if is_on else off:
            sentence = when_on if is_on else when_off
            lines.append(texts.say(sentence, bot=me.username))
    return lines


class Doctor:
    """Asks Telegram and the store for what explains the bot's silence."""

    def __init__(self, members: Members, conditions: Conditions) -> None:
        self._members = members
        self.conditions = conditions

    async def examine(self, chat_id: int, choices: Choices, *, is_channel: bool = False) -> GroupView:
        me, standing, reactions, condition = await asyncio.gather(
            self._members.myself(), _or_else(self._members.own_standing(chat_id), Standing(is_present=True)),
            _or_else(self._members.reactions(chat_id), None), self.conditions.of(chat_id),
        )  # fmt: skip
        return GroupView(
            me=me, standing=standing, choices=choices, has_key=condition.payer is not None, reactions=reactions,
            is_channel=is_channel, condition=condition,
        )  # fmt: skip

    async def blind_in(self, chat_id: int) -> Myself | None:
        """The bot, where it sees only what names it; None where it sees everything, or that can't be told."""
        try:
            me, standing = await asyncio.gather(self._members.myself(), self._members.own_standing(chat_id))
        except TelegramTroubleError:
            return None
        return None if standing.is_admin or me.reads_all else me


async def _or_else(asked: Awaitable[_Told], otherwise: _Told) -> _Told:
    """What Telegram tells, else `otherwise`; raises where the chat is paused or can't be written to."""
    try:
        return await asked
    except (RateLimitedError, ChatUnwritableError):
        raise
    except TelegramTroubleError:
        return otherwise
