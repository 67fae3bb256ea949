"""Transcripts and checked links of every shape."""

import pytest

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.models import LinkCheck, Result, ResultSegment
from bot.polyglotvoice.wire.results import Missing, read_link_check, read_result
from tests.unit.polyglotvoice.answers import Json, answer, raw


@pytest.mark.parametrize(
    "body",
    [
        {"text": "hello"},
        {"transcript": "hello"},
        {"transcription": "hello"},
        {"full_text": "hello"},
        {"fullText": " hello \n"},
        {"result": {"text": "hello"}},
        {"data": {"result": {"transcript": "hello"}}},
        {"result": "hello"},
        {"status": "completed", "data": {"text": "hello"}},
        {"transcription": {"text": "hello"}},
        {"text": "", "transcript": "hello"},
        "hello",
        {"segments": [{"start": 0, "end": 1, "text": "hello"}]},
        [{"text": "hel"}, {"text": "lo"}],
    ],
)
def test_the_text_is_found_in_every_shape(body: Json) -> None:
    found = read_result(answer(body))
    assert isinstance(found, Result)
    assert found.text.replace(" ", "") == "hello"


@pytest.mark.parametrize(
    "item",
    [
        {"start": 1.5, "end": 2.5, "text": "a"},
        {"start": "1.5", "end": "2,5", "text": "a"},
        {"start_ms": 1500, "end_ms": 2500, "text": "a"},
        {"start_time": 1.5, "end_time": 2.5, "transcript": "a"},
        {"start_s": 1.5, "end_s": 2.5, "content": "a"},
        {"timestamp": [1.5, 2.5], "text": " a "},
        {"start": "00:00:01,500", "end": "0:02.5", "text": "a"},
    ],
)
@pytest.mark.parametrize("name", ["segments", "chunks", "utterances"])
def test_segments_are_read_with_times_in_seconds(name: str, item: dict[str, Json]) -> None:
    found = read_result(answer({"text": "a", "result": {name: [item]}}))
    assert isinstance(found, Result)
    assert found.segments == (ResultSegment(1.5, 2.5, "a"),)


def test_odd_segments_are_left_out_or_made_sensible() -> None:
    items: list[Json] = [
        {"start": 5, "end": 3, "text": "backwards", "speaker": 1},
        {"text": "timeless", "speaker": {"name": "Ann"}},
        {"start": 9, "end": 10},
        7,
        {"start": -4, "end": 2, "text": "negative", "speaker": "  "},
    ]
    found = read_result(answer({"segments": items}))
    assert isinstance(found, Result)
    assert found.segments == (
        ResultSegment(5, 5, "backwards", "1"),
        ResultSegment(5, 5, "timeless", "Ann"),
        ResultSegment(5, 5, "negative"),
    )


def test_language_and_length_come_along() -> None:
    found = read_result(answer({"language": "ru", "data": {"text": "a", "duration_ms": 1500}}))
    assert found == Result("a", (), "ru", 1.5)


@pytest.mark.parametrize("body", [{"text": ""}, {"text": "  ", "segments": []}, {"status": "ok", "text": ""}, ""])
def test_a_stated_empty_text_is_silence(body: Json) -> None:
    assert read_result(answer(body)) == Result("")


@pytest.mark.parametrize("body", [{}, {"id": "t", "status": "completed"}, None, 7])
def test_neither_text_nor_segments_sends_to_the_txt(body: Json) -> None:
    assert read_result(answer(body)) == Missing(None)
    assert read_result(raw(b"")) == Missing(None)


def test_an_empty_list_of_segments_may_be_an_empty_transcript() -> None:
    assert read_result(answer({"segments": [], "language": "en"})) == Missing(Result("", (), "en"))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("Привет, мир".encode(), "text/plain; charset=utf-8"),
        (b"42", "text/plain"),
        (b"\xef\xbb\xbfhi", "text/plain"),
        (b"hi {", ""),
    ],
)
def test_a_body_that_is_no_json_is_the_text(body: bytes, content_type: str) -> None:
    assert read_result(raw(body, content_type=content_type)) == Result(body.decode("utf-8-sig"))


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"text": "cut off', "application/json"),
        (b"<!DOCTYPE html><title>502</title>", "text/plain"),
        (b"<html>", "text/html"),
        (b"\xff\xfe\x00\x81", "application/octet-stream"),
        (b"a\x00b", "text/plain"),
        (b"[" * 100_000, "application/json"),
    ],
)
def test_nonsense_is_a_broken_answer_and_never_a_transcript(body: bytes, content_type: str) -> None:
    with pytest.raises(Broken):
        read_result(raw(body, content_type=content_type))


@pytest.mark.parametrize(
    "body", [{"status": "processing"}, {"status": "queued", "text": ""}, {"data": {"status": "running", "id": "t"}}]
)
def test_a_status_that_still_runs_is_not_ready(body: Json) -> None:
    with pytest.raises(NotReady):
        read_result(answer(body))


def test_a_failed_task_has_no_result_and_says_why() -> None:
    with pytest.raises(Refused, match="no speech"):
        read_result(answer({"status": "failed", "error": {"message": "no speech"}}))


def test_odd_characters_in_a_transcript_can_be_written_down() -> None:
    found = read_result(raw(b'{"text": "a\\ud83d\\ude00b\\ud800c\\u0000"}', content_type="application/json"))
    assert found == Result("a😀b\ufffdc\ufffd")


def test_a_transcript_stays_out_of_its_repr() -> None:
    assert "hush" not in repr(Result("hush", (ResultSegment(0, 1, "hush"),)))


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ({"valid": True, "title": "Talk", "duration": 61}, LinkCheck("Talk", 61)),
        ({"ok": True}, LinkCheck()),
        ({"is_valid": True, "info": {"title": "Talk", "duration": "1:01"}}, LinkCheck("Talk", 61)),
        ({"data": {"valid": True, "name": "Talk"}}, LinkCheck("Talk")),
        ({"valid": True, "error": None}, LinkCheck()),
        (True, LinkCheck()),
        ({}, LinkCheck()),
    ],
)
def test_a_good_link_tells_what_it_can(body: Json, check: LinkCheck) -> None:
    assert read_link_check(answer(body)) == check
    assert read_link_check(raw(b"", status=204)) == LinkCheck()


@pytest.mark.parametrize(
    "body",
    [
        {"valid": False, "error": "private video"},
        {"ok": False, "message": "private video"},
        {"is_valid": False, "reason": "private video"},
        {"valid": 0, "detail": "private video"},
        {"valid": "false", "error": {"message": "private video"}},
        {"data": {"valid": False}, "message": "private video"},
    ],
)
def test_a_link_that_the_service_will_not_take_is_refused_in_its_words(body: Json) -> None:
    with pytest.raises(Refused, match=r"^private video$"):
        read_link_check(answer(body))


def test_a_refused_link_without_a_reason_is_refused_all_the_same() -> None:
    bodies: tuple[Json, ...] = ({"valid": False}, False)
    for body in bodies:
        with pytest.raises(Refused):
            read_link_check(answer(body))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"7", b"{"])
def test_a_check_that_is_nonsense_is_broken(body: bytes) -> None:
    with pytest.raises(Broken):
        read_link_check(raw(body))
