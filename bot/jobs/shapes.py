"""What a file is to a chat: something it plays, or a document. Pure."""

from bot.jobs.media import extension_for, extension_of
from bot.telegram.outgoing import Shape

# What Telegram plays: audio .mp3 and .m4a, voice .ogg with Opus, video MPEG4; all else goes as a document
# (core.telegram.org/bots/api, sendAudio, sendVoice, sendVideo).
_AUDIO_EXTENSIONS, _VIDEO_EXTENSIONS = frozenset({"mp3", "m4a"}), frozenset({"mp4", "m4v"})
_AUDIO_TYPES = frozenset({"audio/mpeg", "audio/mp3", "audio/mp4", "audio/x-m4a", "audio/m4a"})
_OPUS_EXTENSIONS = frozenset({"", "ogg", "oga", "opus"})
_HEAD_BYTES = 64
_TEXT_TYPES = {"application/json": "json", "text/plain": "txt", "text/vtt": "vtt", "application/x-subrip": "srt"}


def shape_of(name: str, content_type: str | None, head: bytes) -> Shape:
    """How to send a file with this name, type and first bytes."""
    extension, kind = extension_of(name), (content_type or "").partition(";")[0].strip().lower()
    if head.startswith(b"OggS") and b"OpusHead" in head[:_HEAD_BYTES] and extension in _OPUS_EXTENSIONS:
        return "voice"
    if extension in _AUDIO_EXTENSIONS:
        return "audio"
    if extension in _VIDEO_EXTENSIONS:
        return "audio" if kind.startswith("audio/") else "video"
    if extension:
        return "document"
    if kind in _AUDIO_TYPES:
        return "audio"
    return "video" if kind == "video/mp4" else "document"


def full_name(name: str | None, stem: str, content_type: str | None, extension: str = "") -> str:
    """The service's own name for a file, else `stem`; with an extension, by its type where it lacks one."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    if name and extension_of(name):
        return name
    by_type = extension or _TEXT_TYPES.get(kind) or extension_for(kind)
    return f"{name or stem}.{by_type}" if by_type else name or stem
