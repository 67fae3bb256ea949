"""Shapes of answers: names and types are kept, and whatever tells of a person never is."""

import json
import string
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.polyglotvoice.errors import BadKey, Broken, NotFound, NotReady, Refused
from bot.polyglotvoice.shape import Heard, Shaper, drift, dump, known_names, names_in
from bot.polyglotvoice.wire.tree import Json

SINCE = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
# Words that no name, status or error of a service is made of.
WORDS = st.text(alphabet="qxzjkvw", min_size=5, max_size=12)
KEYS = st.text(alphabet=string.ascii_letters + string.digits, min_size=16, max_size=40).map(lambda s: f"sk_{s}")
IDS = st.one_of(st.uuids().map(str), st.text(alphabet="0123456789abcdef", min_size=16, max_size=32), WORDS)
NAMES = st.sampled_from(
    ["task_id", "status", "text", "title", "detail", "error", "segments", "speaker", "x_new", "fileSize", "loc", "name"]
)


def shaper(private: dict[str, str] | None = None, words: str = "") -> Shaper:
    return Shaper(private or {}, SINCE, words)


@st.composite
def planted(draw: st.DrawFn) -> tuple[dict[str, str], Json]:
    """Private values, and JSON of any shape that holds them anywhere: whole, quoted in sentences, even as names."""
    key, task_id = draw(KEYS), draw(IDS)
    said, name = draw(st.lists(WORDS, min_size=3, max_size=8)), draw(WORDS)
    private = {key: "<key>", task_id: "<task id>", " ".join(said): "<transcript>", f"{name}.ogg": "<file name>"}
    values = st.sampled_from(
        [
            *private,
            *said,
            name,
            f"Task {task_id} of {key} failed",
            f"No such file: {name}",
            f"No file '{name}'",
            f"7 {name[:7]}",
            f"00:01 {said[0]}",
        ]
    )
    leaves = st.one_of(values, st.integers(), st.floats(allow_nan=False), st.booleans(), st.none())
    fields = st.one_of(NAMES, NAMES, st.sampled_from([task_id, key, *said, f"{name}_at", said[0].title()]))
    trees = st.recursive(
        leaves, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(fields, inner, max_size=4))
    )
    return private, draw(trees)


def test_a_status_that_is_a_sentence_tells_its_stock_words_alone() -> None:
    told = shaper({"sk_0123456789abcdef": "<key>"}).shape({"status": "Task 7 of sk_0123456789abcdef failed"})
    assert told == {"status": "Task <int 1..9> of … failed"}


@given(planted(), st.sampled_from([200, 202, 400, 422, 429, 500]), st.sampled_from(["task", "rate_limits", "result"]))
def test_no_key_id_name_or_word_gets_into_a_report(
    case: tuple[dict[str, str], Json], status: int, endpoint: str
) -> None:
    private, body = case
    key, task_id, _, file_name = private
    headers = {"content-type": "application/json", "content-disposition": f'attachment; filename="{file_name}"',
               "x-ratelimit-remaining": key, "retry-after": task_id}  # fmt: skip
    heard = Heard("step", endpoint, SINCE, status, headers, json.dumps(body).encode())
    told = dump(shaper(private).exchange(heard)).casefold()
    for value in private:
        for word in value.casefold().replace(".", " ").split():
            assert word not in told.replace("<transcript>", ""), word


@given(planted())
def test_a_text_that_is_no_json_is_not_told(case: tuple[dict[str, str], Json]) -> None:
    private, _ = case
    for text in private:
        for body in (text, f"1\n00:00:01,000 --> 00:00:02,000\n{text}", f"<html>{text}</html>", f'{{"text": "{text}'):
            told = shaper().body(body.encode())
            assert isinstance(told, str)
            assert told.startswith("<")
            assert text not in told


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        ({"status": "QUEUED"}, {"status": "QUEUED"}),
        ({"status": "transcoding"}, {"status": "transcoding"}),
        ({"progress": 45, "percent": 0.45}, {"progress": "<int 10..99>", "percent": "<float 0..1>"}),
        ({"progress": 1.0, "n": 0}, {"progress": "<float 1>", "n": "<int 0>"}),
        ({"created_at": "2026-11-26T01:00:04+00:00"}, {"created_at": "<time iso +4s>"}),
        ({"created_at": "2026-11-26T00:59:00"}, {"created_at": "<time naive -60s>"}),
        ({"at": 1795654803, "ms": 1795654803000}, {"at": "<time epoch +3s>", "ms": "<time epoch_ms +3s>"}),
        ({"start": "00:00:01,400", "end": "61.4s"}, {"start": "<like 99:99:99,999>", "end": "<like 99.9s>"}),
        ({"next": "/api/v1/transcriptions?page=2"}, {"next": "<url ?page>"}),
        ({"formats": ["srt", "txt", "srt"]}, {"formats": ["srt", "txt"]}),
        ([{"start": 0, "text": "a"}, {"start": 4200}], [{"start": "<int 1000..9999>", "text": "<text>"}]),
        ({"language": "en", "id": "9b9c1b9a-0000-4000-8000-000000000000"}, {"language": "<language>", "id": "<id>"}),
        ({"valid": False, "extra": None}, {"valid": False, "extra": None}),
        ({"detail": [{"loc": ["body", "media_url"], "msg": "Field required", "type": "missing"}]},) * 2,
        ({"detail": "Task 17 of Ivan is still processing"}, {"detail": "Task <int 10..99> of … is still processing"}),
    ],
)  # fmt: skip
def test_names_types_and_status_words_are_kept(value: Json, shape: Json) -> None:
    assert shaper().shape(value) == shape


def test_of_a_list_of_tasks_only_the_probe_s_own_is_told() -> None:
    tasks: Json = [{"id": "own", "status": "done"}, {"id": "other", "status": "weird", "owner_mail": "a@b.c"}]
    assert shaper({"own": "<task id>"}).shape(tasks) == [{"id": "<task id>", "status": "done"}]


def test_a_name_that_is_a_word_of_the_transcript_is_not_told_unless_the_bot_looks_for_it() -> None:
    said = shaper({"lantern text": "<transcript>"}).shape({"lantern": 1, "lantern_at": 1, "text": "lantern text"})
    assert said == {"<name>": "<int 1>", "text": "<transcript>"}


def test_what_is_looked_for_is_known() -> None:
    wanted = {
        "taskid",
        "uuid",
        "status",
        "progress",
        "segments",
        "utterances",
        "fulltext",
        "next",
        "detail",
        "duration",
    }
    assert wanted <= known_names()
    assert "ownermail" not in known_names()
    assert names_in([{"a": [{"b": 1}], "<name>": {"c": 1}}]) == {"a", "b", "c"}


def test_drift_is_told_by_its_kind() -> None:
    good = b'{"task_id": "x", "status": "done", "error": null}'
    assert drift("task", good, None) == set()
    assert drift("task", b'{"task_id": "x", "status": "hibernated"}', None) == {"status"}
    assert drift("list", b'[{"id": 1, "status": "done", "mood": 3}]', None) == {"field"}
    assert drift("task", b'{"id": 1, "text": "she said \\"mood\\": bad"}', None) == set()
    assert drift("rate_limits", b'{"anything": 1}', None) == set()
    assert drift("result", b'{"text": "a", "translation": {"de": "b", "pt-BR": "c"}}', None) == set()
    assert drift("task", '{"id": 1, "status": "Спит", "настроение": 1}'.encode(), None) == {"status", "field"}
    assert drift("task", b'{"id": 1, "status": "\\u0421\\u043f\\u0438\\u0442"}', None) == {"status"}
    assert drift("task", b'{"id": 1, "status": "\\u0413\\u043e\\u0442\\u043e\\u0432\\u043e"}', None) == set()
    assert drift("task", b'{"id": 1, "status": {"name": "hibernated \xff"}}', None) == {"status"}
    assert drift("upload", b'{"success": false, "message": "Come back on Tuesday"}', Broken()) == {"refusal"}
    assert drift("upload", b'{"success": false, "message": "Monthly minutes limit reached"}', Broken()) == set()
    assert drift("upload", b"", Refused("Come back on Tuesday")) == {"refusal"}
    assert drift("upload", b"", Refused("Unsupported format", reason_kind="unsupported")) == set()
    assert drift("validate_url", b"", Refused("Private video")) == set()
    assert drift("result", b"", NotReady("Come back on Tuesday")) == {"refusal"}
    assert drift("result", b"", NotReady("Transcription not completed yet")) == set()
    assert drift("list", b"<html>Maintenance</html>", Broken("the answer is no list of tasks")) == {"shape"}
    assert drift("download", b"", Broken("a page came instead of the file")) == {"shape"}
    assert drift("list", b"<html>Bad Gateway</html>", Broken(status=502)) == set()
    assert drift("task", b"", BadKey()) == drift("task", b"", NotFound()) == set()


def test_times_are_relative_to_the_probe() -> None:
    later = Heard("step", "task", SINCE + timedelta(seconds=7), 200, {"retry-after": "17"}, b"")
    assert shaper().exchange(later) == {
        "step": "step", "endpoint": "task", "at_s": 7, "status": 200, "headers": {"retry-after": "<int 10..99>"},
        "body": "<empty>",
    }  # fmt: skip
