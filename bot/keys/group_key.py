"""A group's key: set by its administrators in their own chat, or a member's own, lent and taken back."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.chats.store import Chats
from bot.clock import Clock
from bot.keys.chat_key import KeyCheck, KeyDesk, KeySet
from bot.keys.invites import Invite, Invites
from bot.keys.lending import KeyErrand, Lending
from bot.telegram.members import Members
from bot.telegram.troubles import TelegramTroubleError


class Lend(Enum):
    """What became of lending a key."""

    SERVES = auto()
    OFFERED = auto()
    """An administrator has to accept it first."""
    NO_KEY = auto()
    REFUSED = auto()
    """No member, no administrator, or no such offer."""


@dataclass(slots=True, kw_only=True)
class GroupKeys:
    """Every way of a key to a group. Rights are asked for again at each step."""

    invites: Invites
    members: Members
    keydesk: KeyDesk
    chats: Chats
    lending: Lending
    clock: Clock

    async def begin(self, payload: str, user_id: int) -> KeyErrand | None:
        """What a person who comes by a link may do now; None without the right. Raises InviteError."""
        invite = self.invites.read(payload, user_id)
        if invite.kind == "export" or not await self._allows(invite, user_id):
            return None
        title = await self._title(invite.chat_id)
        errand = KeyErrand(kind=invite.kind, chat_id=invite.chat_id, title=title)
        await self.lending.begin(user_id, errand)
        return errand

    async def set(self, user_id: int, secret: str, language: str) -> KeySet | None:
        """Set the key of the group that the person came for; None where they may not (any more)."""
        errand = await self.lending.errand(user_id)
        if errand is None or errand.kind != "set" or not await self.members.leads(errand.chat_id, user_id):
            await self.lending.finish(user_id)
            return None
        outcome = await self.keydesk.set(errand.chat_id, secret, language)
        if outcome.check is not KeyCheck.REFUSED:
            await self.lending.finish(user_id)
        return outcome

    async def lend_own(self, user_id: int, language: str) -> tuple[Lend, KeyErrand | None]:
        """Lend one's own key: an administrator's serves at once, a member's waits for one to accept it.

        Where there is no key that works, the errand stays, and this is called again once they have one.
        """
        errand = await self.lending.errand(user_id)
        if errand is None:
            return Lend.REFUSED, None
        outcome = await self._lend(errand.chat_id, user_id, language)
        if outcome is Lend.NO_KEY:
            await self.lending.begin(user_id, errand.model_copy(update={"kind": "lend", "is_agreed": True}))
        else:
            await self.lending.finish(user_id)
        return outcome, errand

    async def _lend(self, chat_id: int, user_id: int, language: str) -> Lend:
        leads = await self.members.leads(chat_id, user_id)
        if not leads and not await self.members.is_member(chat_id, user_id):
            return Lend.REFUSED
        state = await self.keydesk.state(user_id)
        if state is None or state.is_dead:
            return Lend.NO_KEY
        if leads:
            return await self._serve(chat_id, user_id, language)
        await self.lending.offer(chat_id, user_id, self.clock())
        return Lend.OFFERED

    async def accept(self, chat_id: int, owner_id: int, admin_id: int, language: str) -> Lend:
        if not await self.members.leads(chat_id, admin_id):
            return Lend.REFUSED
        if not await self.lending.take_offer(chat_id, owner_id, self.clock()):
            return Lend.REFUSED
        return await self._serve(chat_id, owner_id, language)

    async def decline(self, chat_id: int, owner_id: int, user_id: int) -> bool:
        """An administrator, or the owner, ends an offer."""
        if user_id != owner_id and not await self.members.leads(chat_id, user_id):
            return False
        await self.lending.take_offer(chat_id, owner_id, self.clock())
        return True

    async def lent_by(self, user_id: int) -> dict[int, str]:
        """The groups that the person's key serves now, by their titles."""
        return {chat_id: await self._title(chat_id) for chat_id in await self.lending.lent_to(user_id)}

    async def forget(self, chat_id: int, user_id: int) -> bool:
        """An administrator forgets the group's key; False without the right."""
        return await self.members.leads(chat_id, user_id) and await self.keydesk.forget(chat_id)

    async def _serve(self, chat_id: int, owner_id: int, language: str) -> Lend:
        own, state = await self.chats.key(owner_id), await self.keydesk.state(owner_id)
        if own is None or state is None or state.is_dead:
            return Lend.NO_KEY
        # Written with its owner first, so that at no moment it serves the group without being theirs to take back.
        await self.lending.lend(owner_id, chat_id)
        await self.chats.set_key(chat_id, replace(own, language=language, lent_by=owner_id))
        outcome = await self.keydesk.set(chat_id, own.secret, language)
        return Lend.REFUSED if outcome.check is KeyCheck.FORGOTTEN else Lend.SERVES

    async def _allows(self, invite: Invite, user_id: int) -> bool:
        if invite.kind == "set":
            return await self.members.leads(invite.chat_id, user_id)
        return await self.members.is_member(invite.chat_id, user_id)

    async def _title(self, chat_id: int) -> str:
        try:
            return await self.members.title(chat_id)
        except TelegramTroubleError:
            return str(chat_id)
