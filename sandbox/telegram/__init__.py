"""A stand-in for Telegram's Bot API over real HTTP, strict where Telegram is strict."""

from sandbox.telegram.channel import Channel
from sandbox.telegram.faults import Pause
from sandbox.telegram.files import Blob
from sandbox.telegram.group import Group, Seat
from sandbox.telegram.people import CallbackAnswer, Document, Message, Person
from sandbox.telegram.server import Call, TelegramStandIn
from sandbox.telegram.world import PrivateChat

__all__ = [
    "Blob", "Call", "CallbackAnswer", "Channel", "Document", "Group", "Message", "Pause", "Person", "PrivateChat",
    "Seat", "TelegramStandIn",
]  # fmt: skip
