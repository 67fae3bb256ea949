"""What little can be told of media without decoding it. Pure."""

import struct

_EXTENSIONS = frozenset(
    (
        "mp3",
        "wav",
        "m4a",
        "ogg",
        "oga",
        "opus",
        "flac",
        "aac",
        "wma",
        "amr",
        "mp4",
        "webm",
        "mov",
        "mkv",
        "avi",
        "mpeg",
        "3gp",
    )
)
_MAGIC = (b"OggS", b"RIFF", b"ID3", b"fLaC", b"\x1aE\xdf\xa3", b"\xff\xfb", b"#!AMR")
_BYTES_PER_S = 3000
"""A voice note's usual 24 kbit/s; a guess, for what is neither WAV nor OGG."""
_LONGEST_GUESS_S = 4 * 3600.0
_OPUS_HZ = 48_000
"""Opus counts in these whatever the recording's own rate: RFC 7845, section 4."""


def is_media(name: str, content_type: str, head: bytes) -> bool:
    """Whether type, extension or first bytes say audio or video."""
    if content_type.startswith(("audio/", "video/")) or name.rpartition(".")[2].lower() in _EXTENSIONS:
        return True
    return head.startswith(_MAGIC) or head[4:8] == b"ftyp"


def length_s(head: bytes, tail: bytes, size: int) -> float:
    """A recording's length in seconds: told by a WAV's or an OGG's headers, else guessed from its size."""
    told = _wav_length_s(head, size) if head.startswith(b"RIFF") else _ogg_length_s(head, tail)
    return told if told is not None else min(_LONGEST_GUESS_S, max(1.0, size / _BYTES_PER_S))


def _wav_length_s(head: bytes, size: int) -> float | None:
    # RIFF: chunks of a four-letter name, a length, and that many bytes, padded to an even number.
    at, bytes_per_s = 12, 0
    while at + 8 <= len(head):
        name, length = struct.unpack_from("<4sI", head, at)
        if name == b"fmt " and at + 20 <= len(head):
            (bytes_per_s,) = struct.unpack_from("<I", head, at + 16)
        elif name == b"data" and bytes_per_s:
            # A streamed WAV does not know its length when it begins.
            return float(min(length, max(0, size - at - 8)) / bytes_per_s)
        at += 8 + length + length % 2
    return None


def _ogg_length_s(head: bytes, tail: bytes) -> float | None:
    # RFC 3533: a page's granule position stands 6 bytes behind its capture pattern; the last one is the length.
    last = tail.rfind(b"OggS")
    if not head.startswith(b"OggS") or last < 0 or last + 14 > len(tail):
        return None
    (granules,) = struct.unpack_from("<q", tail, last + 6)
    opus, vorbis = head.find(b"OpusHead", 0, 4096), head.find(b"\x01vorbis", 0, 4096)
    if opus >= 0 and opus + 12 <= len(head):
        (skipped,) = struct.unpack_from("<H", head, opus + 10)
        return max(0.0, (granules - skipped) / _OPUS_HZ) or None
    if vorbis >= 0 and vorbis + 16 <= len(head):
        (rate_hz,) = struct.unpack_from("<I", head, vorbis + 12)
        return float(granules / rate_hz) if rate_hz and granules > 0 else None
    return None


def silence(seconds: int = 1) -> bytes:
    """A WAV of silence: 8 kHz, one channel, 8 bits."""
    samples = 8000 * seconds
    return (
        struct.pack(
            "<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + samples, b"WAVE", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8, b"data", samples
        )
        + b"\x80" * samples
    )
