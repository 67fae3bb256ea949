"""Who belongs to a group and what each may do."""

from dataclasses import dataclass, field
from typing import Any

_ADMIN_RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories", "can_send_welcome_messages", "can_post_messages", "can_edit_messages", "can_pin_messages",
)  # fmt: skip
_MEMBER_RIGHTS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
    "can_pin_messages", "can_manage_topics",
)  # fmt: skip


@dataclass(slots=True)
class Member:
    """One member. `status` is Telegram's word; `rights` are an administrator's, or what a restricted one keeps."""

    user: dict[str, Any]
    status: str = "member"
    rights: frozenset[str] = field(default_factory=frozenset)
    is_anonymous: bool = False

    @property
    def is_admin(self) -> bool:
        """Whether Telegram lists them among the administrators."""
        return self.status in ("creator", "administrator")

    @property
    def is_present(self) -> bool:
        """Whether they are in the group."""
        return self.status not in ("left", "kicked")

    def may(self, right: str) -> bool:
        """Whether they may do what the right names."""
        if self.status == "creator":
            return True
        if self.status == "member":
            return right.startswith("can_send") or right == "can_react_to_messages"
        if self.status == "administrator" and right.startswith("can_send"):
            return True
        return right in self.rights

    def as_json(self) -> dict[str, Any]:
        """A ChatMember of the Bot API."""
        value: dict[str, Any] = {"user": self.user, "status": self.status}
        if self.status == "creator":
            value["is_anonymous"] = self.is_anonymous
        elif self.status == "administrator":
            value |= {"is_anonymous": self.is_anonymous, **{right: right in self.rights for right in _ADMIN_RIGHTS}}
        elif self.status == "restricted":
            value |= {"is_member": True, "until_date": 0, **{r: r in self.rights for r in _MEMBER_RIGHTS}}
        elif self.status == "kicked":
            value["until_date"] = 0
        return value
