"""What a group may choose, besides what every chat may. Pure."""

from bot.chats.preferences import LANGUAGE, SRT, STYLE, Option, Preference

_VOICE = Preference(
    "voice_unasked",
    "group.prefer.voice.title",
    {
        "on": Option(True, "group.prefer.voice.on_says", "group.prefer.unasked"),
        "off": Option(False, "group.prefer.voice.off_says", "group.prefer.asked"),
    },
)
_FILES = Preference(
    "files_unasked",
    "group.prefer.files.title",
    {
        "off": Option(False, "group.prefer.files.off_says", "group.prefer.asked"),
        "on": Option(True, "group.prefer.files.on_says", "group.prefer.unasked"),
    },
)
_ASKS = Preference(
    "who_asks",
    "group.prefer.asks.title",
    {
        "everyone": Option("everyone", "group.prefer.asks.everyone_says", "group.prefer.everyone"),
        "admins": Option("admins", "group.prefer.asks.admins_says", "group.prefer.admins"),
    },
)
_CHOOSES = Preference(
    "who_chooses",
    "group.prefer.chooses.title",
    {
        "admins": Option("admins", "group.prefer.chooses.admins_says", "group.prefer.admins"),
        "everyone": Option("everyone", "group.prefer.chooses.everyone_says", "group.prefer.everyone"),
    },
)
GROUP = (_VOICE, _FILES, _ASKS, _CHOOSES, LANGUAGE, STYLE, SRT)
"""In the order in which it is shown."""

ADMINS_ALONE = frozenset({"who_chooses"})
"""Choices that stay the administrators', whoever may make the others."""
