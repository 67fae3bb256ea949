"""A stand-in for Telegram's Bot API over real HTTP, strict where Telegram is strict."""

from sandbox.telegram.faults import Pause
from sandbox.telegram.files import Blob
from sandbox.telegram.server import Call, TelegramStandIn
from sandbox.telegram.world import CallbackAnswer, Document, Message, Person, PrivateChat

__all__ = [
    "Blob", "Call", "CallbackAnswer", "Document", "Message", "Pause", "Person", "PrivateChat", "TelegramStandIn",
]  # fmt: skip
