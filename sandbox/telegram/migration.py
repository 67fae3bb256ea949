"""A group that becomes a supergroup, and gets another id by it."""

from typing import Any

from sandbox.telegram.group import Group


def migrate(group: Group, new_id: int, *, silently: bool) -> Group:
    """Upgrade a group: the old id answers only with the new one; both sides tell of it, unless `silently`."""
    after = Group(group.backend, new_id, group.title)
    after.members = group.members
    after.available_reactions = group.available_reactions
    after.bot_sees_all = group.bot_sees_all
    someone = next(iter(group.members.values())).user
    backend = group.backend

    def service(chat: dict[str, Any], **content: int) -> None:
        message = {"message_id": backend.next_message_id(), "date": 1, "chat": chat, "from": someone, **content}
        backend.push(message=message)

    if not silently:
        service(group.as_json(), migrate_to_chat_id=new_id)
        service(after.as_json(), migrate_from_chat_id=group.id)
    group.moved_to = new_id
    return after
