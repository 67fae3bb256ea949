"""What a chat has chosen, each choice with its default."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Choices(BaseModel):
    """The choices of one chat. A value that this version does not know counts as the default.

    `language` None: as in each person's Telegram. `voice_unasked` and `files_unasked` matter in groups: what
    is transcribed without being asked for. `speech_language` None: the service finds out by itself. The last two are an
    operator's: the daily digest, and the language in which they last asked for something.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    language: str | None = None
    srt: Literal["always", "long", "never"] = "always"
    srt_from: Literal["transcript", "service"] = "transcript"
    style: Literal["plain", "timed", "speakers"] = "plain"
    speech_language: str | None = None
    voice_unasked: bool = True
    files_unasked: bool = False
    who_asks: Literal["everyone", "admins"] = "everyone"
    who_chooses: Literal["everyone", "admins"] = "admins"
    daily_digest: bool = False
    operator_language: str | None = None


GROUP_DEFAULTS: Mapping[str, object] = {"srt": "never"}
"""What stands in a group or channel that chose nothing, where that differs: the subtitles come on request there."""
