"""What a file is to a chat: something it plays, or a document. Pure."""

from pathlib import PurePosixPath

from bot.telegram.outgoing import Shape

# What Telegram plays: audio .mp3 and .m4a, voice .ogg with Opus, video MPEG4; all else goes as a document
# (core.telegram.org/bots/api, sendAudio, sendVoice, sendVideo).
_AUDIO_EXTENSIONS, _VIDEO_EXTENSIONS = frozenset({"mp3", "m4a"}), frozenset({"mp4", "m4v"})
_AUDIO_TYPES = frozenset({"audio/mpeg", "audio/mp3", "audio/mp4", "audio/x-m4a", "audio/m4a"})
_OPUS_EXTENSIONS = frozenset({"", "ogg", "oga", "opus"})
_HEAD_BYTES = 64
_BY_TYPE = {
    "audio/mpeg": "mp3", "audio/mp3": "mp3", "audio/mp4": "m4a", "audio/x-m4a": "m4a", "audio/m4a": "m4a",
    "audio/ogg": "ogg", "audio/opus": "opus", "audio/wav": "wav", "audio/x-wav": "wav", "audio/wave": "wav",
    "audio/vnd.wave": "wav", "audio/flac": "flac", "audio/x-flac": "flac", "audio/aac": "aac", "audio/webm": "webm",
    "video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov", "video/x-matroska": "mkv",
    "application/ogg": "ogg", "application/json": "json", "text/plain": "txt", "text/vtt": "vtt",
    "application/x-subrip": "srt",
}  # fmt: skip


def shape_of(name: str, content_type: str | None, head: bytes) -> Shape:
    """How to send a file with this name, type and first bytes."""
    extension, kind = _extension(name), (content_type or "").partition(";")[0].strip().lower()
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
    name = name or ""
    if _extension(name):
        return name
    by_type = extension or _BY_TYPE.get(kind, "")
    return f"{name or stem}.{by_type}" if by_type else name or stem


def _extension(name: str) -> str:
    suffix = PurePosixPath(name).suffix.lower().removeprefix(".")
    # "Talk 3. Beginnings" has a full stop in it, and no extension.
    return suffix if suffix.isalnum() and len(suffix) <= 5 else ""
