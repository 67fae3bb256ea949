"""Media by what they are: what can be served, under what name it goes up, as what it comes into a chat. Pure."""

import re
from pathlib import PurePosixPath

from bot.jobs.record import Job, Media, is_tag
from bot.telegram.outgoing import Shape
from bot.texts.explained import ExplainedError
from bot.transcript.escape import is_blank, one_line
from bot.transcript.layout import time_code
from bot.transcript.split import safe_boundary

_KEY = re.compile(r"sk_[A-Za-z0-9_-]*[A-Za-z0-9]{16,}")
"""An API key in a file's name: it is shown to nobody."""

CLOUD_MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
"""What Telegram's cloud hands to a bot (facts.md, "Limits")."""

# One line for each format: its extensions, then its types without "x-". A type is given its first line's first
# extension, an extension the first type. Registries: IANA media types, Apache's mime.types, Android's MediaFormat.
_AUDIO = """
mp3 mpga mp1 mpa : mpeg mp3 mpeg3 mpeg-3 mpg mpga
m4a m4r f4a qta m4p : mp4 m4a mp4a-latm mpeg4-generic m4r
m4b : m4b
ogg oga ogx : ogg vorbis vorbis+ogg
opus : opus opus+ogg
spx : speex speex+ogg
wav wave bwf rf64 : wav vnd.wave wave pn-wav
flac fla : flac flac+ogg
aac adts loas : aac aacp hx-aac-adts
amr 3ga : amr amr-nb
awb : amr-wb amr-wb+
3gp : 3gpp
3g2 : 3gpp2
mka : matroska
weba : webm
mp2 m2a : mp2
caf caff : caf
aiff aif aifc : aiff aif aifc
au snd : basic au snd
ac3 : ac3
eac3 ec3 : eac3
dts dtshd : dts vnd.dts vnd.dts.hd
wma : ms-wma
ra : realaudio pn-realaudio vnd.rn-realaudio
ape : ape monkeys-audio
wv : wavpack
tta : tta
mpc mpp : musepack
dsf dff : dsf dff dsd
gsm : gsm
voc : voc
w64 : w64
dss ds2 : dss
qcp : qcelp evrc
sph nist : nist
aa3 oma at3 : atrac3 atrac-x
"""
_VIDEO = """
mp4 m4v f4v mp4v : mp4 m4v
mov qt : quicktime
webm : webm
mkv mk3d : matroska
avi divx : msvideo avi vnd.avi msvideo
mpeg mpg mpe m1v m2v m2p vob evo : mpeg mpeg2 mpg
ts m2ts mts m2t trp tp : mp2t mp2ts mpegts
3gp 3gpp : 3gpp
3g2 : 3gpp2
wmv : ms-wmv
asf : ms-asf
flv : flv
ogv ogm : ogg theora ogm
rm rmvb : pn-realvideo vnd.rn-realvideo vnd.rn-realmedia
mxf : mxf
dv : dv
wtv dvr-ms : ms-wtv
"""
_MORE_TYPES = {
    "application/ogg": "ogg", "application/mp4": "mp4", "application/x-matroska": "mkv", "application/mxf": "mxf",
    "application/vnd.rn-realmedia": "rm", "application/x-voice-recording": "amr",
}  # fmt: skip
# Playlists and notes: of sound they only say where, or how, it may be had. Audio books that only their shop opens.
_NO_SOUND = frozenset(
    ["m3u", "m3u8", "pls", "asx", "wax", "wvx", "wmx", "xspf", "wpl", "ram", "smil", "smi", "cue", "cda", "zpl", "b4s",
     "mid", "midi", "kar", "rmi", "xmf", "mxmf", "aa", "aax", "aaxc"]
)  # fmt: skip
_NO_SOUND_TYPE = re.compile(
    r"(?:audio|video|application)/(?:vnd\.apple\.mpegurl|x-scpls|scpls|pls\+xml|x?-?mpegurl|x-ms-(?:wax|wvx|asx|wmx|wpl)"
    r"|xspf\+xml|smil(?:\+xml)?|(?:x-|sp-)?midi?|vnd\.audible\.aaxc?|x-pn-audibleaudio)"
)
# What can also be TypeScript: told apart by size, else by the first bytes.
_MAYBE_SOURCE_CODE = frozenset({"ts", "mts"})
_LARGE_FOR_CODE_BYTES = 1024 * 1024
_UNTOLD_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/x-binary"})
_KIND_EXTENSION = {"voice": "ogg", "video_note": "mp4", "audio": "mp3", "video": "mp4", "document": "bin"}
_KIND_TYPE = {"voice": "audio/ogg", "video_note": "video/mp4", "audio": "audio/mpeg", "video": "video/mp4"}
# What browsers and people put behind an extension.
_COPY_MARK = re.compile(
    r"(?i)(?:\s*\(\d{1,3}\)|[ _-]+(?:copy|копия)(?: ?\d+)?|\.(?:part|download|crdownload|tmp|\d))+$"
)
_MAGIC: tuple[tuple[int, bytes, str], ...] = (
    (0, b"OggS", "ogg"), (8, b"WAVE", "wav"), (8, b"AVI ", "avi"), (0, b"ID3", "mp3"), (0, b"fLaC", "flac"),
    (0, b"#!AMR-WB", "awb"), (0, b"#!AMR", "amr"), (8, b"AIF", "aiff"), (0, b"caff", "caf"), (0, b".snd", "au"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"), (0, b"FLV\x01", "flv"), (0, b"\x00\x00\x01\xba", "mpg"),
    (0, b"\x00\x00\x01\xb3", "mpg"), (0, b"\x0b\x77", "ac3"), (0, b"\x7f\xfe\x80\x01", "dts"), (0, b"MAC ", "ape"),
    (0, b"wvpk", "wv"), (0, b"TTA1", "tta"), (0, b".RMF", "rm"), (0, b".ra\xfd", "ra"), (0, b"MPCK", "mpc"),
    (0, b"MP+", "mpc"), (0, b"DSD ", "dsf"), (0, b"FRM8", "dff"), (0, b"Creative Voice File", "voc"),
    (0, b"riff\x2e\x91\xcf\x11", "w64"), (0, b"\x02dss", "dss"), (0, b"\x03ds2", "ds2"), (0, b"NIST_1A", "sph"),
    (0, b"\x06\x0e\x2b\x34\x02\x05\x01\x01", "mxf"), (4, b"moov", "mov"), (4, b"mdat", "mov"), (4, b"wide", "mov"),
)  # fmt: skip
# The second byte of a frame: MPEG 1, 2 or 2.5, layer II or III, or ADTS, with a checksum or without.
_MPEG_FRAMES = {
    b"\xfb": "mp3", b"\xfa": "mp3", b"\xf3": "mp3", b"\xf2": "mp3", b"\xe3": "mp3", b"\xe2": "mp3", b"\xfd": "mp2",
    b"\xfc": "mp2", b"\xf5": "mp2", b"\xf4": "mp2", b"\xf1": "aac", b"\xf0": "aac", b"\xf9": "aac", b"\xf8": "aac",
}  # fmt: skip
_BRANDS = {b"M4A ": "m4a", b"M4B ": "m4b", b"qt  ": "mov", b"3gp": "3gp", b"3g2": "3g2"}
_PACKET_BYTES = ((0, 188, "ts"), (4, 192, "m2ts"))
_MAX_STEM_BYTES = 220
"""A file's name has 255 bytes on common disks: this leaves room for the tag and two extensions."""
_MAX_TITLE_CHARACTERS = 60
_FORBIDDEN = frozenset('/\\:*?"<>|')
# Where a tag stands in a name, whatever a service puts in place of spaces.
_TAG = re.compile(r"(?:[ _+-]|%20)([a-z2-7]{10})(?=[. _+(-]|$)")
_OWN_NAME = r"(?:voice|video note|audio|video|document|link) \d{4}-\d\d-\d\d \d\d\.\d\d"
_ENDS_WITH_OWN_NAME = re.compile(f"{_OWN_NAME}$")
_OWN_FILE = re.compile(rf"{_OWN_NAME}(?:\.\w{{1,6}})*")
# What Telegram plays: audio .mp3 and .m4a, voice .ogg with Opus, video MPEG4; all else goes as a document
# (core.telegram.org/bots/api, sendAudio, sendVoice, sendVideo).
_PLAYED_AUDIO_EXTENSIONS, _PLAYED_VIDEO_EXTENSIONS = frozenset({"mp3", "m4a"}), frozenset({"mp4", "m4v"})
_PLAYED_AUDIO_TYPES = frozenset({"audio/mpeg", "audio/mp3", "audio/mp4", "audio/x-m4a", "audio/m4a"})
_OPUS_EXTENSIONS = frozenset({"", "ogg", "oga", "opus"})
_HEAD_BYTES = 64
_TEXT_TYPES = {"application/json": "json", "text/plain": "txt", "text/vtt": "vtt", "application/x-subrip": "srt"}


def _read(table: str, family: str) -> tuple[dict[str, str], dict[str, str]]:
    types: dict[str, str] = {}
    extensions: dict[str, str] = {}
    for line in table.strip().splitlines():
        names, named = (part.split() for part in line.split(" : "))
        for name in names:
            types.setdefault(name, f"{family}/{named[0]}")
        for one in named:
            extensions.setdefault(f"{family}/{one}", names[0])
    return types, extensions


_VIDEO_TYPES, _VIDEO_EXTENSIONS = _read(_VIDEO, "video")
_AUDIO_TYPES, _AUDIO_EXTENSIONS = _read(_AUDIO, "audio")
_TYPES = _VIDEO_TYPES | _AUDIO_TYPES
_EXTENSIONS = _VIDEO_EXTENSIONS | _AUDIO_EXTENSIONS | _MORE_TYPES


def is_media_document(mime: str | None, name: str | None, size: int | None = None) -> bool:
    """Whether a document is audio or video, by its MIME type or its name's extension."""
    kind, extension = _bare(mime), extension_of(name)
    if _is_silent(kind, extension) or is_untold(mime, name, size):
        return False
    if extension in _MAYBE_SOURCE_CODE and not (kind.startswith("video/") or kind in _UNTOLD_TYPES):
        return False
    return kind.startswith(("audio/", "video/")) or kind in _MORE_TYPES or _named_extension(name) in _TYPES


def is_untold(mime: str | None, name: str | None, size: int | None = None) -> bool:
    """Whether only the first bytes can tell if it is media: neither type nor name says so, nor that it is not."""
    kind, extension = _bare(mime), extension_of(name)
    if extension in _MAYBE_SOURCE_CODE and (kind.startswith("video/mp2t") or kind in _UNTOLD_TYPES):
        return (size or 0) < _LARGE_FOR_CODE_BYTES
    return kind in _UNTOLD_TYPES and not extension and _named_extension(name) not in _TYPES


def is_known_format(extension: str) -> bool:
    return extension in _TYPES


def extension_for(mime: str | None) -> str:
    """The extension of an audio or video type, empty for any other."""
    kind = _bare(mime)
    return _EXTENSIONS.get(kind) or _EXTENSIONS.get(kind.replace("/x-", "/", 1), "")


def extension_by_bytes(head: bytes) -> str:
    """The extension that a file's first bytes speak for, empty where they are no audio or video known here."""
    if head[4:8] == b"ftyp":
        return next((ext for brand, ext in _BRANDS.items() if head[8:12].startswith(brand)), "mp4")
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "webm" if b"webm" in head[:64] else "mkv"
    if head[:1] == b"\xff" and (found := _MPEG_FRAMES.get(head[1:2])):
        return found
    if found := next((ext for at, magic, ext in _MAGIC if head[at:].startswith(magic)), ""):
        return found
    for start, length, extension in _PACKET_BYTES:
        places = range(start, min(len(head), 5 * length), length)
        if len(places) > 2 and all(head[at] == 0x47 for at in places):
            return extension
    return ""


def check_media(media: Media, max_download_bytes: int | None) -> None:
    """Raise ExplainedError (permanent) for a file that is empty, of no sound, or over what can be downloaded."""
    if _is_silent(_bare(media.mime), extension_of(media.name)):
        raise ExplainedError("media-unsupported", permanent=True)
    if media.size == 0:
        raise ExplainedError("media-empty", permanent=True)
    if max_download_bytes is not None and media.size is not None and media.size > max_download_bytes:
        raise ExplainedError("media-too-big", permanent=True)


def extension_of(name: str | None) -> str:
    """The lower-case extension without its dot, empty where there is none: "No. 5 - Talk" has none, nor has "14.30"."""
    suffix = PurePosixPath(name or "").suffix.lower().removeprefix(".")
    is_one = suffix.replace("-", "").isalnum() and len(suffix) <= 6 and not suffix.isdigit()
    return suffix if is_one else ""


def own_name(job: Job) -> str:
    """The file's name without a media extension, or the link's title; empty where it has none."""
    media = job.sent.media
    name = media.name if media is not None and media.name else job.task.title or ""
    return _KEY.sub("…", name.rpartition(".")[0] if extension_of(name) in _TYPES else name)


def title_of(job: Job) -> str:
    """What its person calls it: its own name, a link's address, else who speaks and how long, as in "Anna, 0:40"."""
    if not is_blank(name := one_line(untagged(own_name(job)))):
        return shortened(name, _MAX_TITLE_CHARACTERS)
    if job.sent.url is not None:
        return address_of(job.sent.url)
    author = one_line(job.origin.author or "")
    if job.sent.media is None or is_blank(author):
        return stem_of(job)
    length = "" if job.task.length_s is None else f", {time_code(job.task.length_s)}"
    return f"{shortened(author, _MAX_TITLE_CHARACTERS // 2)}{length}"


def address_of(url: str) -> str:
    """A link as people read it: no scheme, its middle left out where it is long."""
    address = url.partition("://")[2].removeprefix("www.").rstrip("/")
    half = _MAX_TITLE_CHARACTERS // 2
    return address if len(address) <= _MAX_TITLE_CHARACTERS else f"{address[:half]}…{address[-half + 1 :]}"


def stem_of(job: Job) -> str:
    """What its file is called at the service, without an extension: its own name, or its kind and time; nobody's."""
    media = job.sent.media
    kind = media.kind.replace("_", " ") if media is not None else "link"
    return _safe(own_name(job)) or f"{kind} {job.created_at:%Y-%m-%d %H.%M}"


def file_stem(job: Job) -> str:
    """What the answer's files are called, without an extension: of a message's further links by title, numbered."""
    stem = as_stem(title_of(job)) or stem_of(job)
    item = job.id.split(":")[2:3]
    is_further = job.sent.url is not None and bool(job.task.title) and item and len(item[0]) == 1
    return f"{stem} ({int(item[0]) + 1})" if is_further else stem


def as_stem(title: str) -> str:
    """A file's name without an extension, made of a title; empty where no disk would take anything of it."""
    bare = title.rpartition(".")[0] if extension_of(title) in _TYPES else title
    return _safe(bare.replace(":", "."))


def _safe(name: str) -> str:
    """A name that every disk takes; empty where nothing of it is left."""
    clean = "".join(c if c not in _FORBIDDEN and (c.isprintable() or _is_joiner(c)) else " " for c in name)
    return _cut(" ".join(clean.split()), _MAX_STEM_BYTES).strip(" .")


def upload_name(job: Job, extension: str = "") -> str:
    """The name a job's file is uploaded under: readable in the service's own list, and tagged.

    The tag is how the task is found again after a crash (api.md lists tasks by their file's name).
    """
    return f"{stem_of(job)} {job.upload_tag}.{extension or upload_extension(job.sent.media)}"


def upload_extension(media: Media | None) -> str:
    """The extension to upload under: the name's own, else by the type, else by the kind of message."""
    if media is None:
        return "bin"
    named = _named_extension(media.name)
    return named if named in _TYPES else extension_for(media.mime) or _KIND_EXTENSION[media.kind]


def upload_type(media: Media, extension: str = "") -> str:
    """The MIME type to upload under; Telegram's word where it gave one that says something."""
    kind = _bare(media.mime)
    if kind.startswith(("audio/", "video/")) or kind in _MORE_TYPES:
        return kind
    by_name = _TYPES.get(extension or upload_extension(media))
    return by_name or _KIND_TYPE.get(media.kind, "application/octet-stream")


def _is_silent(kind: str, extension: str) -> bool:
    return extension in _NO_SOUND or _NO_SOUND_TYPE.fullmatch(kind) is not None


def _named_extension(name: str | None) -> str:
    """The extension, also of "a.mp3 (1)"."""
    return extension_of(name) or extension_of(_COPY_MARK.sub("", name or ""))


def _bare(mime: str | None) -> str:
    return (mime or "").partition(";")[0].strip().lower()


def _is_joiner(character: str) -> bool:
    # They make one emoji of several, or part letters of Persian and Hindi; flags of regions are made of tags.
    return character in "\u200c\u200d" or "\U000e0020" <= character <= "\U000e007f"


def _cut(text: str, max_bytes: int) -> str:
    whole = text.encode("utf-8", "replace")
    if len(whole) <= max_bytes:
        return text
    return text[: safe_boundary(text, len(whole[:max_bytes].decode("utf-8", "ignore")), 0)]


def untagged(name: str | None) -> str:
    """A name, or a sentence with one, without the tag under which this bot uploaded the file."""
    return _TAG.sub(lambda found: "" if _is_tag(found) else found[0], name or "")


def _is_tag(found: re.Match[str]) -> bool:
    # Tags of before had no check: they are known behind the names that this bot makes.
    return is_tag(found[1]) or _ENDS_WITH_OWN_NAME.search(found.string, 0, found.start()) is not None


def is_own_name(name: str) -> bool:
    """Whether this bot made the name up, of a kind and a time in UTC: people call the recording something else."""
    return _OWN_FILE.fullmatch(name) is not None


def shortened(text: str, max_characters: int) -> str:
    """One line, ended by "…" at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= max_characters:
        return line
    cut = line[: max_characters - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > max_characters // 2 else cut).rstrip(" ,.;:–-") + "…"


def shape_of(name: str, content_type: str | None, head: bytes) -> Shape:
    """How to send a file with this name, type and first bytes."""
    extension, kind = extension_of(name), (content_type or "").partition(";")[0].strip().lower()
    if head.startswith(b"OggS") and b"OpusHead" in head[:_HEAD_BYTES] and extension in _OPUS_EXTENSIONS:
        return "voice"
    if extension in _PLAYED_AUDIO_EXTENSIONS:
        return "audio"
    if extension in _PLAYED_VIDEO_EXTENSIONS:
        return "audio" if kind.startswith("audio/") else "video"
    if extension:
        return "document"
    if kind in _PLAYED_AUDIO_TYPES:
        return "audio"
    return "video" if kind == "video/mp4" else "document"


def full_name(name: str | None, stem: str, content_type: str | None, extension: str = "") -> str:
    """The service's name for a file, else `stem`; with an extension, by its type where it lacks one."""
    if name and is_own_name(name):
        extension, name = extension or extension_of(name), None
    kind = (content_type or "").partition(";")[0].strip().lower()
    if name and extension_of(name):
        return name
    by_type = extension or _TEXT_TYPES.get(kind) or extension_for(kind)
    return f"{name or stem}.{by_type}" if by_type else name or stem
