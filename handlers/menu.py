"""The commands that menus offer, in the order in which they stand there. A menu offers what its readers can use."""

# Each command with the sentence that says what it does.
PRIVATE = {
    "help": "menu-help", "find": "menu-find", "export": "menu-export", "history": "menu-history",
    "convert": "menu-convert", "limits": "menu-limits", "settings": "menu-settings", "key": "menu-key",
    "lent": "menu-lent", "cancel": "menu-cancel", "privacy": "menu-privacy",
}  # fmt: skip
OPERATORS = {
    **PRIVATE, "stats": "menu-stats", "usage": "menu-usage", "broadcast": "menu-broadcast", "retry": "menu-retry",
    "pause": "menu-pause", "resume": "menu-resume", "allow": "menu-allow", "ban": "menu-ban", "budget": "menu-budget",
}  # fmt: skip
GROUPS = {
    "transcribe": "menu-transcribe", "find": "menu-find", "export": "menu-export", "notme": "menu-notme",
    "yesme": "menu-yesme", "privacy": "menu-privacy",
}  # fmt: skip
ADMINS = {
    **GROUPS, "settings": "menu-group-settings", "key": "menu-group-key", "cancel": "menu-cancel",
    "doctor": "menu-doctor",
}  # fmt: skip
MENUS = {"all_private_chats": PRIVATE, "all_group_chats": GROUPS, "all_chat_administrators": ADMINS}
"""By Telegram's names of scopes; in a group its administrators see theirs instead of everybody's."""
