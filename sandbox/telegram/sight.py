"""What of a group reaches a bot: privacy mode as Telegram enforces it. Pure."""

from typing import Any

from sandbox.telegram.entities import entity_texts

_SERVICE = frozenset(
    {
        "new_chat_members", "left_chat_member", "new_chat_title", "migrate_to_chat_id", "migrate_from_chat_id",
        "pinned_message", "group_chat_created", "forum_topic_created",
    }
)  # fmt: skip


def reaches_bot(
    content: dict[str, Any], *, username: str, sees_all: bool, replies_to_bot: bool, bot_spoke_last: bool
) -> bool:
    """Whether a member's message is delivered to the bot.

    With privacy mode on: commands meant for it, bare ones when it was the last bot to post, replies to it,
    service messages; neither plain mentions nor others' files. Administrators' bots see everything.
    """
    if sees_all or replies_to_bot or _SERVICE & content.keys():
        return True
    for command in entity_texts(content, "bot_command"):
        _, at, addressed = command.partition("@")
        if addressed.lower() == username.lower() or (not at and bot_spoke_last):
            return True
    return False
