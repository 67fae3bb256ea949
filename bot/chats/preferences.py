"""The settings as a chat sees them: what stands, and what each choice would do; some are a group's alone. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chats.store import Choices
from bot.telegram.callbacks import SettingsButton
from bot.telegram.outgoing import Button, in_rows
from bot.texts.catalogue import NAMES, Html, Texts

_SHORT_LIST = 6
Value = str | bool | None
Rows = list[list[Button]]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice: `name` and `says` are keys of sentences; a name in `plain` stands as it is."""

    value: Value
    says: str
    name: str = ""
    plain: str = ""

    def shown(self, texts: Texts) -> str:
        return self.plain or texts.plain(self.name)


@dataclass(frozen=True, slots=True)
class Preference:
    """A choice: its `field` in Choices, the key of its title, and its options by the word in a button's data."""

    field: str
    title: str
    options: Mapping[str, Option]

    def current(self, choices: Choices) -> Option:
        """The option that stands; the first where this version offers no such value."""
        value = getattr(choices, self.field)
        found = [option for option in self.options.values() if option.value == value]
        return found[0] if found else next(iter(self.options.values()))


def _of(field: str, title: str, *options: Option) -> Preference:
    words: dict[Value, str] = {True: "on", False: "off", None: "auto"}
    return Preference(field, title, {words.get(option.value, str(option.value)): option for option in options})


LANGUAGE = _of(
    "language", "settings-language-title", Option(None, "settings-language-auto-says", "settings-language-auto"),
    *(Option(code, "settings-language-chosen-says", plain=name) for code, name in NAMES.items()),
)  # fmt: skip
STYLE = _of(
    "style", "settings-style-title",
    Option("plain", "settings-style-plain-says", "settings-style-plain"),
    Option("timed", "settings-style-timed-says", "settings-style-timed"),
    Option("speakers", "settings-style-speakers-says", "settings-style-speakers"),
)  # fmt: skip
SRT = _of(
    "srt", "settings-srt-title",
    Option("always", "settings-srt-always-says", "settings-srt-always"),
    Option("long", "settings-srt-long-says", "settings-srt-long"),
    Option("never", "settings-srt-never-says", "settings-srt-never"),
)  # fmt: skip
SRT_FROM = _of(
    "srt_from", "settings-srt-from-title",
    Option("service", "settings-srt-from-service-says", "settings-srt-from-service"),
    Option("transcript", "settings-srt-from-transcript-says", "settings-srt-from-transcript"),
)  # fmt: skip
PRIVATE = (LANGUAGE, STYLE, SRT, SRT_FROM)
"""What a private chat may choose, in the order in which it is shown."""

_VOICE = _of(
    "voice_unasked", "group-prefer-voice-title",
    Option(True, "group-prefer-voice-on-says", "group-prefer-unasked"),
    Option(False, "group-prefer-voice-off-says", "group-prefer-asked"),
)  # fmt: skip
_FILES = _of(
    "files_unasked", "group-prefer-files-title",
    Option(False, "group-prefer-files-off-says", "group-prefer-asked"),
    Option(True, "group-prefer-files-on-says", "group-prefer-unasked"),
)  # fmt: skip
_ASKS = _of(
    "who_asks", "group-prefer-asks-title",
    Option("everyone", "group-prefer-asks-everyone-says", "group-prefer-everyone"),
    Option("admins", "group-prefer-asks-admins-says", "group-prefer-admins"),
)  # fmt: skip
_PAST = _of(
    "new_members_read", "group-prefer-past-title",
    Option("telegram", "group-prefer-past-telegram-says", "group-prefer-past-telegram"),
    Option("yes", "group-prefer-past-yes-says", "group-prefer-past-yes"),
    Option("no", "group-prefer-past-no-says", "group-prefer-past-no"),
)  # fmt: skip
_CHOOSES = _of(
    "who_chooses", "group-prefer-chooses-title",
    Option("admins", "group-prefer-chooses-admins-says", "group-prefer-admins"),
    Option("everyone", "group-prefer-chooses-everyone-says", "group-prefer-everyone"),
)  # fmt: skip
GROUP = (_VOICE, _FILES, _ASKS, _PAST, _CHOOSES, LANGUAGE, STYLE, SRT)
"""In the order in which it is shown."""

ADMINS_ALONE = frozenset({"who_chooses", "new_members_read"})
"""Choices that stay the administrators', whoever may make the others."""


def overview(preferences: Sequence[Preference], choices: Choices, texts: Texts) -> tuple[Html, Rows]:
    """All choices as they stand, each with what it does, and a button for each."""
    lines: list[Html] = []
    rows: Rows = []
    for preference in preferences:
        option = preference.current(choices)
        title = texts.plain(preference.title)
        lines.append(_line(title, option, texts))
        label = texts.plain("settings-button", title=title, name=option.shown(texts))
        rows.append([Button(label, data=SettingsButton(field=preference.field).pack())])
    return texts.say("settings-text", lines=Html("\n".join(lines))), rows


def detail(preference: Preference, choices: Choices, texts: Texts) -> tuple[Html, Rows]:
    """One choice: its options with what each does, the one that stands ticked, and the way back."""
    current = preference.current(choices)
    # Options that do the same for different values, as languages do, are told of once.
    told = {option.says: option for option in reversed(list(preference.options.values()))}
    shown = [o for o in preference.options.values() if len(preference.options) <= _SHORT_LIST or told[o.says] is o]
    lines = [_line(option.shown(texts), option, texts) for option in shown]
    buttons = [
        Button(
            f"✓ {name}" if option is current else name, data=SettingsButton(field=preference.field, option=word).pack()
        )
        for word, option in preference.options.items()
        for name in [option.shown(texts)]
    ]
    rows = [[button] for button in buttons] if len(buttons) <= _SHORT_LIST else in_rows(buttons)
    title = texts.plain(preference.title)
    html = texts.say("settings-detail", title=title, lines=Html("\n".join(lines)))
    return html, [*rows, [Button(texts.plain("button-back"), data=SettingsButton().pack())]]


def chosen(button: SettingsButton, preferences: Sequence[Preference]) -> tuple[Preference | None, Option | None]:
    """What a button of these views means: nothing for the overview. Raises ValueError for what is not offered."""
    if not button.field:
        return None, None
    preference = next((p for p in preferences if p.field == button.field), None)
    if preference is None or (button.option and button.option not in preference.options):
        raise ValueError("no such choice")
    return preference, preference.options[button.option] if button.option else None


def _line(name: str, option: Option, texts: Texts) -> Html:
    return texts.say("settings-line", name=name, says=texts.say(option.says))
