"""Whatever the service answers, a caller gets a model or one of our errors."""

import json
import math
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.polyglotvoice.errors import ApiError, BadKey, NotFound, NotReady, Refused
from bot.polyglotvoice.models import LinkCheck, PlanLimits, Task, TaskPage
from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.transcript import Missing, read_result
from bot.transcript import srt
from bot.transcript.layout import lay_out, styles_of
from bot.transcript.speech import Transcript
from tests.unit.polyglotvoice.canned import KEY, SECRET, Canned, Said, source_of

NAMES = st.sampled_from(
    """task_id id uuid status state progress percent error error_message message detail items results tasks data result
    text transcript segments chunks start end start_ms end_ms speaker timestamp valid ok is_valid title duration
    duration_ms next total page per_page next_cursor offset created_at finished_at language downloads formats
    rate_limits per_minute per_day daily window_seconds limit loc msg type retry_after srt_url meta""".split()  # noqa: SIM905
)
ODD_NUMBERS = st.sampled_from([0, 1, -1, 1.0, 1e308, -1e308, 10**400, 10**29, 1e-320, 1700000000, 1700000000000, 2**63])
ODD_TEXTS = st.sampled_from(
    ["", " ", "completed", "FAILED", "queued", "12:34:56", "99999999999:99", "2026-01-01T00:00:00", "2026-13-45", "nan",
     "0001-01-01T00:00:00+14:00", "1e999", "45%", "\ud800", "\x00", "\u202e", "<b>x</b>", "https://u:p@h/x?page=2",
     SECRET, "Bearer sk_abc", "Infinity", "10/minute", "Invalid token.", "../..", "a" * 5000]
)  # fmt: skip
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | ODD_NUMBERS | ODD_TEXTS
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=6),
    max_leaves=25,
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "content-type": st.sampled_from(
            [
                "application/json",
                "text/html; charset=utf-8",
                "text/plain",
                "audio/ogg",
                "",
                "x",
                "text/html;\x7f",
                "application/srt",
            ]
        ),
        "content-length": st.sampled_from(["0", "12", "-1", "9" * 30, "x", "٣"]),
        "content-range": st.sampled_from(
            ["bytes 0-1/2", "bytes 5-9/10", "bytes */0", "bytes */3", "bytes 9-1/x", "garbage"]
        ),
        "content-encoding": st.sampled_from(["gzip", "identity", ""]),
        "retry-after": st.sampled_from(
            ["0", "-5", "1e400", "99999999999", "Wed, 21 Oct 2026 07:28:00 GMT", "soon", "Mon, 99 Foo"]
        ),
        "date": st.sampled_from(["Wed, 21 Oct 2026 07:28:00 GMT", "x"]),
        "content-disposition": st.text(max_size=40)
        | st.sampled_from(
            ["attachment; filename*=rot13''a%zz", "attachment; filename*=idna''%ff%fe", 'filename="../../etc/p\\"w"']
        ),
    },
)
BODIES = (
    TREES.map(lambda tree: json.dumps(tree).encode("utf-8", "surrogatepass"))
    | TREES.map(lambda tree: json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    | TREES.map(lambda tree: json.dumps(tree).encode()[:-1])
    | st.binary(max_size=60)
    | st.sampled_from(
        [b"", b" ", b"[" * 100_000, b'{"a":' * 50_000, b"1" * 10_000, b"<html><title>502 Bad Gateway</title>", b"NaN",
         b'{"id":"a","id":"b","status":"x","status":[]}', b"\xef\xbb\xbf{}", "{}".encode("utf-16"), b'"\\ud800"']
    )
)  # fmt: skip
STATUSES = st.just(200) | st.sampled_from(
    [200, 201, 202, 204, 206, 301, 400, 401, 402, 403, 404, 409, 410, 413, 415, 416, 422, 425, 429, 500, 503, 100, 999]
)
ANSWERS = st.builds(Said, STATUSES, BODIES, HEADERS)

READ: dict[str, tuple[Callable[[Canned], Awaitable[object]], type]] = {
    "list": (lambda c: c.list_tasks(KEY), TaskPage),
    "task": (lambda c: c.task(KEY, "t1"), Task),
    "result": (lambda c: c.result(KEY, "t1"), Transcript),
    "validate_url": (lambda c: c.validate_url(KEY, "https://example.org/a"), LinkCheck),
    "rate_limits": (lambda c: c.rate_limits(KEY), PlanLimits),
    "from_url": (lambda c: c.from_url(KEY, "https://example.org/a"), object),
    "upload": (lambda c: c.upload(KEY, source_of(b"OggS")), object),
    "download": (lambda c: _drain(c, "download"), bytes),
    "source": (lambda c: _drain(c, "source"), bytes),
    "convert_audio": (lambda c: _drain(c, "convert_audio"), bytes),
}


async def _drain(client: Canned, endpoint: str) -> bytes:
    streams = {
        "download": lambda: client.download(KEY, "t1", "srt"),
        "source": lambda: client.source(KEY, "t1", 3),
        "convert_audio": lambda: client.convert_audio(KEY, source_of(b"OggS"), "mp3"),
    }
    async with streams[endpoint]() as stream:
        assert stream.name is None or ("/" not in stream.name and stream.name.isprintable())
        return b"".join([chunk async for chunk in stream.chunks])


def _check_error(error: ApiError) -> None:
    assert len(error.detail) <= 300
    assert "\n" not in error.detail
    assert [w for w in ("<b>", "<html", SECRET, "u:p@", "\u202e") if w in error.detail] == []
    error.detail.encode()
    assert error.permanent is isinstance(error, BadKey | Refused | NotFound)
    assert error.__cause__ is None


@pytest.mark.parametrize("endpoint", READ)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers=st.lists(ANSWERS, min_size=1, max_size=2))
async def test_any_answer_becomes_a_model_or_one_of_our_errors(endpoint: str, answers: list[Said]) -> None:
    read, kind = READ[endpoint]
    try:
        found = await read(Canned(*answers))
    except ApiError as error:
        _check_error(error)
    else:
        assert isinstance(found, kind)
        # It can be written down: no lone surrogates, no secret.
        written = repr(found)
        written.encode()
        if not isinstance(found, bytes):
            assert SECRET not in written


WORDS = ["Guten", "Morgen", "zusammen"]
EARLY = st.builds(
    lambda status, shape, words: Said(status, json.dumps(shape(words)).encode(), {"content-type": "application/json"}),
    st.sampled_from([400, 402, 403, 404, 405, 409, 422, 423, 425, 451]),
    st.sampled_from(
        [
            lambda words: {"detail": words},
            lambda words: {"detail": [{"loc": ["path", "id"], "msg": words, "type": "value_error"}]},
            lambda words: {"non_field_errors": [words]},
            lambda words: {"status": [words]},
            lambda words: {"error": {"code": "E", "message": words}},
            lambda words: {"status": "error", "error": words},
            lambda words: words,
            lambda _: None,
        ]
    ),
    st.text(max_size=40) | st.sampled_from(["Not completed yet", "Forbidden", "Audio too long", "Upgrade your plan"]),
)
TIMES = st.sampled_from(
    [
        lambda n: {"start": n, "end": n + 1},
        lambda n: {"start_ms": n * 1000, "end_ms": n * 1000 + 1000},
        lambda n: {"start": f"{n}.0s", "end": f"{n + 1}.0s"},
        lambda n: {"start": f"00:00:{n:02}.000", "end": f"00:00:{n + 1:02}.000"},
        lambda n: {"timestamp": [n, n + 1]},
        lambda n: {"start": n, "duration": 1},
        lambda _: {"start": None, "end": None},
        lambda _: {},
    ]
)
TEXT_NAMES = st.sampled_from(["text", "transcript", "full_text", "result_text", "transcription_text", "content"])
LIST_NAMES = st.sampled_from(["segments", "chunks", "utterances", "messages", "transcripts"])


@st.composite
def finished(draw: st.DrawFn) -> Said:
    """A finished task's result in some mixture of the shapes."""
    times, has_list = draw(TIMES), draw(st.booleans())
    body: object = {}
    segments = [{draw(TEXT_NAMES): word, **times(n)} for n, word in enumerate(WORDS)]
    layer: dict[str, object] = {"segments": []} if draw(st.booleans()) else {}
    if has_list:
        layer[draw(LIST_NAMES)] = segments
    if not has_list or draw(st.booleans()):
        layer[draw(TEXT_NAMES)] = " ".join(WORDS)
    more = st.sampled_from(
        [("status", "distilled"), ("progress", 100), ("summary", "s"), ("duration", 3), ("id", "t1")]
    )
    body = {**dict(draw(st.lists(more, max_size=3))), **layer}
    for nest in draw(st.lists(st.sampled_from(["result", "data"]), max_size=2)):
        body = {nest: body}
    if has_list and draw(st.booleans()):
        body = segments
    return Said(200, json.dumps(body).encode(), {"content-type": "application/json"})


SEGMENT_NAMES = st.sampled_from(
    """text transcript content word sentence value start end start_ms end_ms start_time from to begin stop offset
    duration dur timestamp timestamps time speaker speaker_label speaker_id""".split()  # noqa: SIM905
)
ODD_TIMES = ODD_NUMBERS | ODD_TEXTS | st.sampled_from(["1.5s", "00:00:01,500", "PT1S", "61400 ms", -1.5, 10**12, []])
ODD_SEGMENTS = st.dictionaries(SEGMENT_NAMES, SCALARS | ODD_TIMES | st.lists(ODD_TIMES, max_size=3) | TREES) | TREES


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(ODD_SEGMENTS, max_size=6),
    LIST_NAMES,
    st.sampled_from([None, "Guten Morgen."]),
    st.none() | st.floats(0, 1e6),
)
def test_odd_segments_spoil_neither_text_nor_subtitles(
    segments: list[object], name: str, text: str | None, length_s: float | None
) -> None:
    body = json.dumps({"text": text, name: segments}).encode("utf-8", "surrogatepass")
    try:
        found = read_result(Response(200, {"content-type": "application/json"}, body), length_s)
    except ApiError as error:
        assert text is None
        _check_error(error)
        return
    if isinstance(found, Missing):
        assert text is None
        return
    assert text is None or found.text == text
    for segment in found.segments:
        assert segment.text.strip()
        assert not segment.end_s < segment.start_s
        assert math.isnan(segment.start_s) or segment.start_s >= 0
    assert Transcript.from_json(found.to_json()).text == found.text
    for style in styles_of(found):
        lay_out(found, style).text.encode()
    built = srt.build(found.segments).encode()
    assert not built or srt.is_srt(built)


@settings(max_examples=200, deadline=None)
@given(st.lists(EARLY, max_size=3), finished())
async def test_no_refusal_costs_a_result_and_a_finished_task_ends_in_its_text(refused: list[Said], end: Said) -> None:
    client = Canned(*refused, end)
    for _ in refused:
        with pytest.raises(NotReady) as caught:
            await client.result(KEY, "t1")
        assert not caught.value.permanent
    assert (await client.result(KEY, "t1")).text == " ".join(WORDS)
