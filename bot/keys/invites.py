"""Deep links from a group to a person's own chat: signed, for one group, one person and ten minutes."""

import base64
import binascii
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from bot.store.vault import Vault

PREFIX, EXPORT_PREFIX = "g_", "x_"
VALID_S = 600
_PURPOSE = "invite to a private chat"
_FIELDS = struct.Struct(">BqqI")
Kind = Literal["set", "lend", "export"]
_KINDS: tuple[Kind, ...] = ("set", "lend", "export")


class InviteError(Exception):
    """The link is somebody else's, too old, or no link of this bot. Permanent: a new one can be asked for."""


@dataclass(frozen=True, slots=True)
class Invite:
    """What the link was made for."""

    kind: Kind
    chat_id: int


@dataclass(slots=True)
class Invites:
    """Makes and reads the payloads, at most 64 characters of base64url (Bot API, deep linking)."""

    vault: Vault
    clock: Callable[[], datetime]

    def make(self, kind: Kind, chat_id: int, user_id: int) -> str:
        """A payload for this person alone."""
        ends = int((self.clock() + timedelta(seconds=VALID_S)).timestamp())
        data = _FIELDS.pack(_KINDS.index(kind), chat_id, user_id, ends)
        signed = data + self.vault.sign(data, _PURPOSE)
        return (EXPORT_PREFIX if kind == "export" else PREFIX) + base64.urlsafe_b64encode(signed).decode().rstrip("=")

    def read(self, payload: str, user_id: int) -> Invite:
        """What the payload allows this person; raises InviteError."""
        body = payload.removeprefix(PREFIX).removeprefix(EXPORT_PREFIX)
        try:
            signed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise InviteError("not a payload") from None
        data, signature = signed[: _FIELDS.size], signed[_FIELDS.size :]
        if len(data) != _FIELDS.size or not self.vault.is_signed(data, _PURPOSE, signature):
            raise InviteError("not signed")
        kind, chat_id, wanted, ends = _FIELDS.unpack(data)
        if wanted != user_id:
            raise InviteError("for somebody else")
        if ends <= self.clock().timestamp() or kind >= len(_KINDS):
            raise InviteError("too old")
        return Invite(_KINDS[kind], chat_id)
