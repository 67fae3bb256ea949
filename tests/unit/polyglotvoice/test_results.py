"""Transcripts and checked links of every shape."""

import json

import pytest

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.models import LinkCheck
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.transcript import Missing, read_link_check, read_result
from bot.transcript.speech import Segment, Transcript
from tests.unit.polyglotvoice.answers import Json, answer, raw


def read(given: Response, length_s: float | None = None) -> Transcript:
    found = read_result(given, length_s)
    assert isinstance(found, Transcript)
    return found


@pytest.mark.parametrize(
    "body",
    [
        {"text": "hello"},
        {"result_text": "hello"},
        {"transcription_text": "hello"},
        {"content": "hello"},
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
        ["hel", "lo"],
        {"text": ["hel", "lo"]},
        {"output": {"text": "hello"}},
        {"data": {"attributes": {"text": "hello"}}},
        {"paragraphs": [{"text": "hel"}, {"text": "lo"}]},
        {"answer": {"document": {"body": {"full_text": "hello"}}}},
        {"results": [{"alternatives": [{"transcript": "hello"}, {"transcript": "yellow"}]}]},
        {"results": {"channels": [{"alternatives": [{"transcript": "hello"}]}]}},
        '{"text": "hello"}',
        {"result": '{"segments": [{"text": "hello"}]}'},
        {"raw_text": "hello", "summary_text": "hi", "translated_text": "hallo", "error_text": "none"},
        {"id": "t", "file": {"recognizedText": "hello"}},
    ],
)
def test_the_text_is_found_in_every_shape(body: Json) -> None:
    found = read_result(answer(body))
    assert isinstance(found, Transcript)
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
        {"start": "1.500s", "end": "2500 ms", "text": "a"},
        {"start": "00:00:01.500", "end": "PT2.5S", "text": "a"},
        {"startTime": "1.5s", "endTime": "2.5s", "content": "a"},
        {"start": 1.5, "duration": 1, "text": "a"},
        {"timestamps": {"from": "00:00:01,500", "to": "00:00:02,500"}, "text": "a"},
        {"begin": 1.5, "finish": 2.5, "word": "a"},
    ],
)
@pytest.mark.parametrize("name", ["segments", "chunks", "utterances", "messages", "transcripts", "words"])
def test_segments_are_read_with_times_in_seconds(name: str, item: dict[str, Json]) -> None:
    found = read_result(answer({"text": "a", "result": {name: [item]}}))
    assert isinstance(found, Transcript)
    assert [(s.start_s, s.end_s, s.text.strip()) for s in found.segments] == [(1.5, 2.5, "a")]


def test_odd_segments_are_left_out_or_made_sensible() -> None:
    items: list[Json] = [
        {"start": 5, "end": 3, "text": "backwards", "speaker": 1},
        {"text": "timeless", "speaker": {"name": "Ann"}},
        {"start": 9, "end": 10},
        7,
        {"start": -4, "end": 2, "text": "negative", "speaker": "  "},
    ]
    found = read_result(answer({"segments": items}))
    assert isinstance(found, Transcript)
    assert [(s.text, s.speaker) for s in found.segments] == [
        ("backwards", "1"), ("timeless", "Ann"), ("negative", None),
    ]  # fmt: skip
    assert (found.segments[0].start_s, found.segments[0].end_s) == (5, 5)
    assert not any(s.has_start for s in found.segments[1:])


def test_language_and_length_come_along() -> None:
    found = read_result(answer({"language": "ru", "data": {"text": "a", "duration_ms": 1500}}))
    assert found == Transcript("a", (), "ru", 1.5)


@pytest.mark.parametrize("body", [{"text": ""}, {"text": "  ", "segments": []}, {"status": "ok", "text": ""}, ""])
def test_a_stated_empty_text_is_silence(body: Json) -> None:
    assert read_result(answer(body)) == Transcript("")


@pytest.mark.parametrize("body", [{}, {"id": "t", "status": "completed"}, None, 7])
def test_neither_text_nor_segments_sends_to_the_txt(body: Json) -> None:
    assert read_result(answer(body)) == Missing(None)
    assert read_result(raw(b"")) == Missing(None)


def test_an_empty_list_of_segments_may_be_an_empty_transcript() -> None:
    assert read_result(answer({"segments": [], "language": "en"})) == Missing(Transcript("", (), "en"))


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
    assert read_result(raw(body, content_type=content_type)) == Transcript(body.decode("utf-8-sig"))


@pytest.mark.parametrize(
    "body",
    [
        "1\n00:00:01,500 --> 00:00:02,500\nGood\nmorning.\n\n2\n00:01:03,000 --> 00:01:04,000\n<i>Again.</i>\n",
        "WEBVTT\n\n00:01.500 --> 00:02.500 align:start\nGood morning.\n\ntwo\n01:03.000 --> 01:04.000\n<v Ann>Again.\n",
        '{"start": 1.5, "end": 2.5, "text": "Good morning."}\n{"start": 63, "end": 64, "text": "Again."}\n',
        json.dumps(
            {"content": "1\n00:00:01,500 --> 00:00:02,500\nGood morning.\n\n2\n00:01:03,000 --> 00:01:04,000\nAgain."}
        ),
        json.dumps(
            {"files": {"vtt": "WEBVTT\n\n00:01.500 --> 00:02.500\nGood morning.\n\n01:03.000 --> 01:04.000\nAgain."}}
        ),
    ],
)
def test_subtitles_and_lines_of_json_are_read_for_what_they_say(body: str) -> None:
    found = read(raw(body.encode(), content_type="text/plain"))
    assert found.text == "Good morning. Again."
    assert [(s.start_s, s.end_s) for s in found.segments] == [(1.5, 2.5), (63, 64)]


def test_a_text_is_read_in_the_charset_that_is_told() -> None:
    old = "Привет".encode("cp1251")
    assert read(raw(old, content_type="text/plain; charset=windows-1251")).text == "Привет"
    assert read(raw(old, content_type="text/plain")).text == "Привет"
    of_old = "application/json; charset=windows-1251"
    assert read(raw(b'{"text": "' + old + b'"}', content_type=of_old)).text == "Привет"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b'{"text": "cut off', "application/json"),
        (b"<!DOCTYPE html><title>502</title>", "text/plain"),
        (b"<html>", "text/html"),
        (b"\xff\xfe\x00\x81", "application/octet-stream"),
        (b"a\x00b", "text/plain"),
        (b"\xcf\xf0\x01\xe8", "text/plain"),
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


def test_a_failed_task_has_no_result_and_its_details_say_why() -> None:
    with pytest.raises(NotReady, match="no speech"):
        read_result(answer({"status": "failed", "error": {"message": "no speech"}}))


@pytest.mark.parametrize("said", ["Transcription not completed yet", "Task is still processing", "Ещё не готово"])
def test_a_200_that_says_not_ready_is_no_transcript(said: str) -> None:
    with pytest.raises(NotReady):
        read_result(answer({"message": said}))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (["今日", "は", "良い", "天気", "です"], "今日は良い天気です"),
        ([" Hel", "lo", " wor", "ld", "."], "Hello world."),
        (["Hello.", "How are you?"], "Hello. How are you?"),
    ],
)
def test_segments_alone_are_joined_as_their_writing_wants(said: list[str], text: str) -> None:
    items: list[Json] = [{"start": n, "end": n + 1, "text": one} for n, one in enumerate(said)]
    assert read(answer({"segments": items})).text == text


@pytest.mark.parametrize(
    "body",
    [
        {"segments": [], "utterances": [{"text": "a", "start": 1, "end": 2}]},
        {"segments": [], "result": {"segments": [{"text": "a", "start": 1, "end": 2}]}},
        {"text": "a", "segments": [{}], "messages": [{"content": "a", "start": 1, "end": 2}]},
    ],
)
def test_an_empty_list_hides_no_full_one(body: Json) -> None:
    assert read(answer(body)).segments == (Segment(1, 2, "a"),)


ENDS: list[Json] = [{"start": 0, "end": 1500, "text": "a"}, {"start": 1500, "end": 61_400, "text": "b"}]


@pytest.mark.parametrize(
    ("body", "length_s", "last_s", "duration_s"),
    [
        ({"segments": ENDS, "duration": 61.4}, None, 61.4, 61.4),
        ({"segments": ENDS}, 61.0, 61.4, None),
        ({"segments": [{"start": "0.000s", "end": "61.400s", "text": "a"}]}, None, 61.4, None),
        ({"segments": ENDS, "duration": 61_400}, 61.0, 61.4, 61.4),
        ({"segments": ENDS, "duration": 61_400}, None, 61_400, 61_400),
        ({"segments": ENDS}, None, 61_400, None),
        ({"segments": [{"start": 0, "end": 61.4, "text": "a"}], "duration": 61_400}, None, 61.4, 61.4),
        ({"segments": [{"start": 0, "end": 300, "text": "a"}], "duration": 3600}, 3600.0, 300, 3600),
        ({"segments": [{"start": 0, "end": 75, "text": "a"}]}, 61.0, 75, None),
        ({"segments": [{"start": "0s", "end": "61.4s", "text": "a"}]}, 3.0, 61.4, None),
    ],
)
def test_milliseconds_under_plain_names_are_known_by_the_length(
    body: Json, length_s: float | None, last_s: float, duration_s: float | None
) -> None:
    found = read(answer(body), length_s)
    assert found.segments[-1].end_s == last_s
    assert found.duration_s == duration_s


@pytest.mark.parametrize(
    ("more", "translations"),
    [
        ({"translation": {"en": "Hello"}}, (("en", "Hello"),)),
        ({"translation": "Hello"}, (("", "Hello"),)),
        ({"translated_text": "Hello", "target_language": "en"}, (("en", "Hello"),)),
        ({"translation": {"language": "en", "text": "Hello"}}, (("en", "Hello"),)),
        ({"translations": [{"lang": "en", "text": "Hello"}, {"lang": "de", "text": "Hallo"}]},
         (("en", "Hello"), ("de", "Hallo"))),
        ({"translation": {"en": {"segments": [{"text": " Hel"}, {"text": "lo"}]}}}, (("en", "Hello"),)),
        ({"result": {"translation": {"en": "Hello"}}}, (("en", "Hello"),)),
        ({"translated": {"en": "Hello"}}, (("en", "Hello"),)),
        ({"translation_en": "Hello", "translation_de": "Hallo"}, (("en", "Hello"), ("de", "Hallo"))),
        ({"segments": [{"text": "При", "translation": "Hel "}, {"text": "вет", "translation": "lo"}]},
         (("", "Hel lo"),)),
        ({"segments": [{"text": "Привет", "translations": {"en": "Hello", "de": "Hallo"}}]},
         (("en", "Hello"), ("de", "Hallo"))),
        ({"translation": None, "translation_id": "7f", "is_translated": True}, ()),
        ({"translation": {"status": 7}}, ()),
    ],
)  # fmt: skip
def test_a_translation_is_kept(more: dict[str, Json], translations: tuple[tuple[str, str], ...]) -> None:
    found = read(answer({"text": "Привет", **more}))
    assert (found.text, found.translations) == ("Привет", translations)


@pytest.mark.parametrize("summary", ["A greeting.", {"text": "A greeting."}, ["A", "greeting."]])
def test_a_summary_is_kept(summary: Json) -> None:
    for name in ("summary", "summaries", "shortSummary", "ai_summary"):
        assert read(answer({"text": "Привет", name: summary})).summary.replace("\n", " ") == "A greeting."


def test_odd_characters_in_a_transcript_can_be_written_down() -> None:
    found = read_result(raw(b'{"text": "a\\ud83d\\ude00b\\ud800c\\u0000"}', content_type="application/json"))
    assert found == Transcript("a😀b\ufffdc\ufffd")


def test_a_transcript_stays_out_of_its_repr() -> None:
    assert "hush" not in repr(Transcript("hush", (Segment(0, 1, "hush"),)))


@pytest.mark.parametrize(
    ("body", "check"),
    [
        ({"valid": True, "title": "Talk", "duration": 61}, LinkCheck("Talk", 61)),
        ({"ok": True}, LinkCheck()),
        ({"is_valid": True, "info": {"title": "Talk", "duration": "1:01"}}, LinkCheck("Talk", 61)),
        ({"data": {"valid": True, "name": "Talk"}}, LinkCheck("Talk")),
        ({"valid": True, "error": None}, LinkCheck()),
        ({"valid": True, "error": "no subtitles there"}, LinkCheck()),
        ({"success": "true", "status": "ok", "message": "fine", "errors": []}, LinkCheck()),
        ({"detail": "The link can be transcribed"}, LinkCheck()),
        ({"detail": "Ссылка доступна"}, LinkCheck()),
        ({"message": "Checked"}, LinkCheck()),
        ({"title": "Talk", "detail": "1080p, 30 fps"}, LinkCheck("Talk")),
        ({"valid": True, "detail": "Private playlists are left out"}, LinkCheck()),
        ({"url": ["https://example.com/talk.mp4"]}, LinkCheck()),
        ({"formats": ["audio only", "video and audio"]}, LinkCheck()),
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
        {"success": False, "message": "private video"},
        {"supported": False, "reason": "private video"},
        {"is_supported": 0, "error": "private video"},
        {"accessible": "false", "detail": "private video"},
        {"status": "error", "error": "private video"},
        {"status": "invalid", "message": "private video"},
        {"error": "private video"},
        {"errors": ["private video"]},
        {"error": True, "message": "private video"},
        {"invalid": True, "reason": "private video"},
        {"status": 403, "message": "private video"},
        {"status": False, "message": "private video"},
        {"status": "not valid", "message": "private video"},
        {"reachable": False, "message": "private video"},
        {"can_download": "нет", "message": "private video"},
        {"data": {"status": "Unsupported"}, "message": "private video"},
        {"detail": "private video"},
        {"reason": "private video"},
        {"message": "private video"},
        {"detail": {"message": "private video"}},
        {"detail": [{"loc": [], "msg": "private video", "type": "value_error"}]},
        {"non_field_errors": ["private video"]},
    ],
)
def test_a_link_that_the_service_will_not_take_is_refused_in_its_words(body: Json) -> None:
    with pytest.raises(Refused, match=r"^private video$"):
        read_link_check(answer(body))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"url": ["Enter a valid URL."]}, "url: Enter a valid URL."),
        ({"media_url": ["This host is not supported."]}, "media_url: This host is not supported."),
        ({"detail": "Geo-blocked"}, "Geo-blocked"),
        ({"detail": "Ссылка недоступна"}, "Ссылка недоступна"),
    ],
)
def test_a_refusal_alone_needs_no_verdict(body: Json, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read_link_check(answer(body))
    assert refused.value.detail == words


def test_a_sentence_alone_is_read_for_what_it_says() -> None:
    assert read_link_check(raw(b"OK")) == LinkCheck()
    with pytest.raises(Refused, match="not supported"):
        read_link_check(raw(b"This host is not supported"))


def test_a_refused_link_without_a_reason_is_refused_all_the_same() -> None:
    bodies: tuple[Json, ...] = ({"valid": False}, False, [{"valid": False}])
    for body in bodies:
        with pytest.raises(Refused):
            read_link_check(answer(body))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"7", b"{"])
def test_a_check_that_is_nonsense_is_broken(body: bytes) -> None:
    with pytest.raises(Broken):
        read_link_check(raw(body))


HELLO: Json = {"start": 0, "end": 1, "text": "Hello."}
HI: Json = {"start": 1, "end": 2, "text": "Hi."}
BYE: Json = {"start": 2, "end": 3, "text": "Bye."}


@pytest.mark.parametrize(
    "body",
    [
        {"speakers": [{"speaker": "Ann", "segments": [HELLO, BYE]}, {"name": "Ben", "segments": [HI]}]},
        {"speakers": {"Ann": [HELLO, BYE], "Ben": [HI]}},
        {"segments": {"Ann": [HELLO, BYE], "Ben": [HI]}, "text": None},
        {"answer": {"by_speaker": {"Ann": [HELLO, BYE], "Ben": [HI]}}},
        [{"speaker": {"label": "Ann"}, "words": [HELLO, BYE]}, {"speaker": "Ben", "words": [HI]}],
    ],
)
def test_what_speakers_say_apart_is_put_in_order(body: Json) -> None:
    found = read(answer(body))
    assert found.text == "Hello. Hi. Bye."
    assert [(one.speaker, one.start_s) for one in found.segments] == [("Ann", 0), ("Ben", 1), ("Ann", 2)]


def test_names_of_speakers_are_no_text_and_no_files_address_is() -> None:
    named: tuple[Json, ...] = (["Ann", "Ben"], [{"id": "1", "name": "Ann"}])
    for speakers in named:
        found = read(answer({"text": "Hello.", "speakers": speakers}))
        assert (found.text, found.segments) == ("Hello.", ())
    for address in ("/files/41.txt", "https://files.example/41.srt"):
        assert read_result(answer({"files": {"txt": address, "srt": address}})) == Missing(None)
