"""What the bot can see and do in a group, and what to change. Pure.

Looks at a group as the bot finds it.
"""

import asyncio
from dataclasses import dataclass

from bot.accounts.keyring import Keyring
from bot.chats.store import Choices
from bot.telegram.errors import ChatUnwritableError, RateLimitedError, TelegramTroubleError
from bot.telegram.members import Members, Myself, Standing
from bot.telegram.messages import DONE, FAILED, SEEN
from bot.texts.catalogue import Html, Texts


@dataclass(frozen=True, slots=True)
class Sight:
    """The facts, as Telegram tells them now. `reactions` None: all are allowed."""

    me: Myself
    standing: Standing
    choices: Choices
    has_key: bool
    reactions: frozenset[str] | None = None
    is_channel: bool = False

    @property
    def sees_all(self) -> bool:
        """Whether ordinary messages reach the bot: as an administrator, or with privacy mode off."""
        return self.standing.is_admin or self.me.reads_all

    @property
    def can_react(self) -> bool:
        """Whether progress can be shown by reactions."""
        allowed = self.reactions is None or {SEEN, DONE, FAILED} <= self.reactions
        return self.standing.can_react and allowed


def describe(sight: Sight, texts: Texts) -> Html:
    """One message: what it sees, what that means here, and exactly what to change."""
    lines = [texts.say("sight-title"), *_seeing(sight, texts), *_acting(sight, texts), *switches(sight.me, texts)]
    return Html("\n".join(lines))


def _seeing(sight: Sight, texts: Texts) -> list[Html]:
    name = sight.me.username
    if sight.is_channel:
        return [texts.say("sight-channel")]
    if sight.standing.is_admin:
        return [texts.say("sight-admin")]
    if sight.me.reads_all:
        return [texts.say("sight-open")]
    return [texts.say("sight-blind", bot=name), texts.say("sight-change", bot=name)]


def _acting(sight: Sight, texts: Texts) -> list[Html]:
    lines: list[Html] = []
    if not sight.standing.can_write:
        lines.append(texts.say("sight-mute"))
    elif not sight.standing.can_send_files:
        lines.append(texts.say("sight-no-files"))
    lines.append(texts.say("sight-has-key" if sight.has_key else "sight-no-key"))
    if sight.sees_all:
        lines.append(texts.say("sight-voice-on" if sight.choices.voice_unasked else "sight-voice-off"))
        lines.append(texts.say("sight-files-on" if sight.choices.files_unasked else "sight-files-off"))
    lines.append(texts.say("sight-ask", bot=sight.me.username))
    if not sight.can_react and not sight.is_channel:
        lines.append(texts.say("sight-no-reactions"))
    if not sight.standing.can_delete:
        lines.append(texts.say("sight-no-delete"))
    return lines


def switches(me: Myself, texts: Texts, *, also_on: bool = False) -> list[Html]:
    """The modes that are switched on or off in @BotFather; those that are on only where asked for."""
    lines: list[Html] = []
    for is_on, on, off in (
        (me.supports_guests, "sight-guests-on", "sight-guests-off"),
        (me.supports_business, "sight-business-on", "sight-business-off"),
    ):
        if also_on or not is_on:
            sentence = on if is_on else off
            lines.append(texts.say(sentence, bot=me.username))
    return lines


class Doctor:
    """Asks Telegram and the store for what explains the bot's silence."""

    def __init__(self, members: Members, keyring: Keyring) -> None:
        self._members = members
        self._keyring = keyring

    async def examine(self, chat_id: int, choices: Choices, *, is_channel: bool = False) -> Sight:
        """The facts about one group or channel."""
        me, standing, reactions = await asyncio.gather(
            self._members.myself(), self._standing(chat_id), self._reactions(chat_id)
        )
        return Sight(
            me=me,
            standing=standing,
            choices=choices,
            has_key=await self._keyring.for_chat(chat_id) is not None,
            reactions=reactions,
            is_channel=is_channel,
        )

    async def myself(self) -> Myself:
        """The bot's own switches."""
        return await self._members.myself()

    async def _standing(self, chat_id: int) -> Standing:
        try:
            return await self._members.own_standing(chat_id)
        except (RateLimitedError, ChatUnwritableError):
            raise
        except TelegramTroubleError:
            return Standing(is_present=True)

    async def _reactions(self, chat_id: int) -> frozenset[str] | None:
        try:
            return await self._members.reactions(chat_id)
        except (RateLimitedError, ChatUnwritableError):
            raise
        except TelegramTroubleError:
            return None
