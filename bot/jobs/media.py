"""Which files can be served, and the names they are uploaded under. Pure."""

from pathlib import PurePosixPath

from bot.errors import ExplainedError
from bot.jobs.record import Job, Media

CLOUD_MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
"""What Telegram's cloud hands to a bot (facts.md, "Limits")."""

_EXTENSIONS = frozenset(
    [
        "aac",
        "ac3",
        "aif",
        "aiff",
        "amr",
        "ape",
        "au",
        "caf",
        "dts",
        "eac3",
        "flac",
        "m4a",
        "m4b",
        "mka",
        "mp1",
        "mp2",
        "mp3",
        "mpga",
        "oga",
        "ogg",
        "opus",
        "ra",
        "spx",
        "tta",
        "wav",
        "weba",
        "wma",
        "wv",
        "3g2",
        "3gp",
        "asf",
        "avi",
        "f4v",
        "flv",
        "m2ts",
        "m4v",
        "mkv",
        "mov",
        "mp4",
        "mpeg",
        "mpg",
        "mts",
        "mxf",
        "ogv",
        "qt",
        "rm",
        "rmvb",
        "ts",
        "vob",
        "webm",
        "wmv",
    ]
)
_MIME_EXTRA = frozenset({"application/ogg", "application/mp4", "application/x-matroska", "application/mxf"})
_DEFAULT_EXTENSION = {
    "voice": "ogg",
    "video_note": "mp4",
    "audio": "mp3",
    "video": "mp4",
    "document": "bin",
}
_BY_MIME = {
    "audio/ogg": "ogg", "audio/opus": "opus", "audio/mpeg": "mp3", "audio/mp3": "mp3", "audio/mp4": "m4a",
    "audio/x-m4a": "m4a", "audio/m4a": "m4a", "audio/aac": "aac", "audio/wav": "wav", "audio/x-wav": "wav",
    "audio/flac": "flac", "audio/x-flac": "flac", "audio/webm": "webm", "audio/amr": "amr",
    "video/mp4": "mp4", "video/quicktime": "mov", "video/webm": "webm", "video/x-matroska": "mkv",
    "video/mpeg": "mpeg", "video/3gpp": "3gp", "video/x-msvideo": "avi", "application/ogg": "ogg",
}  # fmt: skip
_MAX_STEM_CHARACTERS = 80


def is_media_document(mime: str | None, name: str | None) -> bool:
    """Whether a document is audio or video, by its MIME type or its name's extension."""
    kind = (mime or "").partition(";")[0].strip().lower()
    if kind.startswith(("audio/", "video/")) or kind in _MIME_EXTRA:
        return True
    return extension_of(name) in _EXTENSIONS


def is_known_format(extension: str) -> bool:
    """Whether it is the extension of some audio or video format."""
    return extension in _EXTENSIONS


def check_media(media: Media, max_download_bytes: int | None) -> None:
    """Raise ExplainedError (permanent) for a file that is empty or over what can be downloaded."""
    if media.size == 0:
        raise ExplainedError("media.empty", permanent=True)
    if max_download_bytes is not None and media.size is not None and media.size > max_download_bytes:
        raise ExplainedError("media.too_big", permanent=True)


def extension_of(name: str | None) -> str:
    """The lower-case extension without its dot, empty where there is none."""
    return PurePosixPath(name or "").suffix.lower().removeprefix(".")


def stem_of(job: Job) -> str:
    """What a person would call it, without an extension: the file's name, the link's title, or its kind."""
    media = job.sent.media
    if media is not None and media.name:
        name = media.name.rpartition(".")[0] if extension_of(media.name) else media.name
    else:
        name = job.task.title or ""
        if extension_of(name) in _EXTENSIONS:
            # A task's title may be its file's name.
            name = name.rpartition(".")[0]
    clean = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else " " for c in name)
    short = " ".join(clean.split())[:_MAX_STEM_CHARACTERS].strip(" .")
    kind = media.kind.replace("_", " ") if media is not None else "link"
    return short or f"{kind} {job.created_at:%Y-%m-%d %H.%M}"


def upload_name(job: Job) -> str:
    """The name a job's file is uploaded under: readable in the service's own list, and tagged.

    The tag is how the task is found again after a crash (api.md lists tasks by their file's name).
    """
    media = job.sent.media
    extension = "bin" if media is None else extension_of(media.name) or _extension_by_type(media)
    return f"{stem_of(job)} {job.upload_tag}.{extension}"


def upload_type(media: Media) -> str:
    """The MIME type to upload under; Telegram's word where it gave one."""
    if media.mime:
        return media.mime
    return {
        "voice": "audio/ogg",
        "video_note": "video/mp4",
        "audio": "audio/mpeg",
        "video": "video/mp4",
    }.get(media.kind, "application/octet-stream")


def _extension_by_type(media: Media) -> str:
    kind = (media.mime or "").partition(";")[0].strip().lower()
    return _BY_MIME.get(kind, _DEFAULT_EXTENSION[media.kind])
