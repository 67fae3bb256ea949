"""Media by what they are: taken or not, under what name and type."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.media import (
    check_media,
    extension_by_bytes,
    full_name,
    is_media_document,
    is_untold,
    stem_of,
    untagged,
    upload_extension,
    upload_name,
    upload_type,
)
from bot.jobs.record import Job, Media, MediaKind, Origin, Sent, ServiceTask, Wait, is_tag, tag_of
from bot.texts.explained import ExplainedError
from tests.samples import FOLDER

NOW = datetime(2026, 11, 25, 20, 51, tzinfo=UTC)
SAMPLES = sorted((FOLDER / "formats").glob("voice.*"))
# What looks alike from within: one container under several extensions.
SAME_INSIDE = {
    "oga": "ogg", "opus": "ogg", "spx": "ogg", "ogv": "ogg", "m4b": "m4a", "m4r": "m4a", "3ga": "amr", "mka": "mkv",
    "weba": "webm", "wma": "asf", "wmv": "asf", "eac3": "ac3",
}  # fmt: skip
WITHOUT_MARKS = {"gsm"}


def media(name: str | None = None, mime: str | None = None, kind: MediaKind = "document", size: int = 9) -> Media:
    return Media(kind=kind, file_id="f", file_unique_id="u", name=name, mime=mime, size=size)


def job(name: str | None = None, mime: str | None = None, kind: MediaKind = "document", title: str = "") -> Job:
    about = media(name, mime, kind) if not title else None
    return Job(
        id="1:2",
        origin=Origin(chat_id=1, message_id=2),
        sent=Sent(media=about),
        task=ServiceTask(title=title),
        created_at=NOW,
        wait=Wait(deadline_at=NOW),
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.suffix)
def test_a_real_file_is_known_by_its_name_and_by_its_bytes(path: Path) -> None:
    extension = path.suffix[1:]
    told = is_media_document("application/octet-stream", path.name)
    assert told or (extension == "ts" and is_untold("application/octet-stream", path.name))
    assert upload_extension(media(path.name)) == extension
    assert upload_type(media(path.name)).startswith(("audio/", "video/"))
    found = extension_by_bytes(path.read_bytes()[:4096])
    assert found == ("" if extension in WITHOUT_MARKS else SAME_INSIDE.get(extension, extension))


def test_there_are_real_files_of_many_formats() -> None:
    assert len(SAMPLES) >= 40


@pytest.mark.parametrize(
    ("name", "mime", "extension", "stem"),
    [
        ("No. 5 - Talk", "audio/mpeg", "mp3", "No. 5 - Talk"),
        ("a.mp3 (1)", "application/octet-stream", "mp3", "a.mp3 (1)"),
        ("voice.txt", "audio/mpeg", "mp3", "voice.txt"),
        ("2024.05.12 14.30", "audio/ogg", "ogg", "2024.05.12 14.30"),
        ("Запись д-р. Иванов", "audio/mp4", "m4a", "Запись д-р. Иванов"),
        ("memo.OPUS", None, "opus", "memo"),
        ("talk.mp3.part", "audio/mpeg", "mp3", "talk.mp3.part"),
        ("a/b\\c:d.wav", None, "wav", "a b c d"),
        ("👨‍👩‍👧 family.ogg", None, "ogg", "👨‍👩‍👧 family"),
        ("می‌خواهم.m4a", None, "m4a", "می‌خواهم"),
        ("x\u202egpj.mp3", None, "mp3", "x gpj"),
    ],
)
def test_the_whole_name_is_kept_and_the_extension_is_right(
    name: str, mime: str | None, extension: str, stem: str
) -> None:
    named = job(name, mime)
    assert stem_of(named) == stem
    assert upload_name(named) == f"{stem} {named.upload_tag}.{extension}"
    assert untagged(upload_name(named)) == f"{stem}.{extension}"


@pytest.mark.parametrize(
    ("mime", "extension"),
    [
        ("audio/x-caf", "caf"), ("audio/vnd.wave", "wav"), ("audio/3gpp", "3gp"), ("audio/x-matroska", "mka"),
        ("audio/x-m4b", "m4b"), ("audio/ac3", "ac3"), ("audio/x-opus+ogg", "opus"), ("video/mp2t", "ts"),
        ("audio/x-ms-wma", "wma"), ("audio/x-aiff", "aiff"), ("audio/AMR-WB", "awb"), ("audio/amr", "amr"),
        ("audio/ogg; codecs=opus", "ogg"), ("video/x-matroska", "mkv"), ("audio/webm", "weba"), ("video/webm", "webm"),
        ("application/ogg", "ogg"), ("audio/unheard-of", "mp3"),
    ],
)  # fmt: skip
def test_without_a_name_the_type_gives_the_extension(mime: str, extension: str) -> None:
    assert upload_extension(media(None, mime, "audio")) == extension
    assert upload_type(media(None, mime, "audio")) == mime.partition(";")[0].lower()


@pytest.mark.parametrize("name", ["r.awb", "r.qta", "r.m4r", "r.ogx", "r.3ga", "r.dss", "r.gsm", "r.caf", "R.MP3 (2)"])
def test_what_recorders_make_is_taken_though_its_type_says_nothing(name: str) -> None:
    assert is_media_document("application/octet-stream", name)


@pytest.mark.parametrize(
    ("name", "mime"),
    [
        ("list.m3u8", "application/vnd.apple.mpegurl"), ("list.m3u8", "audio/mpegurl"), ("radio.pls", "audio/x-scpls"),
        ("radio", "audio/x-scpls"), ("song.mid", "audio/midi"), ("song", "audio/midi"), ("a.kar", None),
        ("disc.cue", "application/octet-stream"), ("main.ts", "text/plain"), ("main.ts", "application/typescript"),
        ("report.pdf", "application/pdf"), ("a.txt", "text/plain"), ("a.exe", "application/octet-stream"), (None, None),
    ],
)  # fmt: skip
def test_what_has_no_sound_is_not_taken(name: str | None, mime: str | None) -> None:
    assert not is_media_document(mime, name)


@pytest.mark.parametrize(("name", "mime"), [("song.mid", "audio/midi"), ("list.m3u", None), (None, "audio/x-mpegurl"),
                                            ("book.aax", "audio/vnd.audible.aax"), ("book.aa", None)])  # fmt: skip
def test_what_has_no_sound_is_refused_in_whatever_message_it_comes(name: str | None, mime: str | None) -> None:
    with pytest.raises(ExplainedError) as caught:
        check_media(media(name, mime, "audio"), None)
    assert caught.value.permanent


def test_only_the_bytes_tell_typescript_from_film() -> None:
    assert is_untold("video/mp2t", "main.ts", 2000)
    assert is_media_document("video/mp2t", "main.ts", 5_000_000)
    assert is_media_document("application/octet-stream", "00001.MTS", 5_000_000), "a camera's film"
    assert extension_by_bytes(b"import { a } from 'b';\nexport const G = 7;\n" * 40) == ""
    assert extension_by_bytes((b"G" + bytes(187)) * 4) == "ts"


@pytest.mark.parametrize("name", [None, "recording", "2024.05.12 14.30"])
def test_a_nameless_file_is_looked_into(name: str | None) -> None:
    assert is_untold("application/octet-stream", name)
    assert upload_name(job(name), extension_by_bytes(b"OggS" + bytes(60))).endswith(".ogg")


@pytest.mark.parametrize("head", [b"", b"\xff\xfeh\x00i\x00", b"\xff\xd8\xff\xe0", b"%PDF", b"MThd", b"#EXTM3U", b"PK"])
def test_other_bytes_are_no_media(head: bytes) -> None:
    assert extension_by_bytes(head + bytes(600)) == ""


@pytest.mark.parametrize("name", ["😀" * 80, "漢" * 90, "é" * 300, "a" * 400, "👨‍👩‍👧‍👦" * 40])
def test_a_long_name_is_cut_by_bytes_between_characters(name: str) -> None:
    named = upload_name(job(f"{name}.ogg"))
    assert len(f"{named}.srt".encode()) <= 255
    assert name.startswith(stem_of(job(f"{name}.ogg")))
    assert stem_of(job(f"{name}.ogg"))[-1] != "\u200d"


@given(st.text(max_size=300), st.sampled_from([None, "audio/ogg", "video/mp4", "application/octet-stream"]))
def test_any_name_makes_one_that_disks_take(name: str, mime: str | None) -> None:
    named = upload_name(job(name, mime))
    assert len(named.encode("utf-8", "replace")) <= 250
    assert not set(named) & set('/\\:*?"<>|\n\x00')


@given(st.integers(), st.integers(0, 10**9))
def test_every_tag_is_known_again(chat_id: int, message_id: int) -> None:
    tag = tag_of(f"{chat_id}:{message_id}", NOW)
    assert is_tag(tag)
    for name in (f"Talk {tag}.ogg", f"Talk_{tag}.ogg.srt", f"Talk-{tag}", f"Talk%20{tag}.mp3", f"Talk {tag} (1).mp3"):
        assert tag not in untagged(name)
        assert untagged(name).startswith("Talk")


def test_words_are_no_tags_and_old_tags_are_known_behind_the_bots_own_names() -> None:
    assert untagged("My interview2.mp3") == "My interview2.mp3"
    assert untagged("voice 2026-11-25 20.51 ntrhgdybsg.ogg.srt") == "voice 2026-11-25 20.51.ogg.srt"
    assert untagged(None) == ""


def test_a_files_own_name_is_kept_whole() -> None:
    assert full_name("No. 5 - Talk", "stem", "audio/mpeg") == "No. 5 - Talk.mp3"
    assert full_name(None, "2024.05.12 14.30", None, "srt") == "2024.05.12 14.30.srt"
    assert full_name("a.srt", "stem", None, "srt") == "a.srt"
    assert full_name(None, "stem", "application/json") == "stem.json"
