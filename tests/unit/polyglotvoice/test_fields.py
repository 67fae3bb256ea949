"""Field names, learned from 422 answers, and what is then sent."""

import json
from urllib.parse import urlencode, urlsplit

import pytest

from bot.polyglotvoice.errors import Broken, NotReady, Refused
from bot.polyglotvoice.models import Created
from bot.polyglotvoice.wire.requests import CONVERT_FIELDS, UPLOAD_FIELDS, URL_FIELDS, Field, Fields, learn_fields
from tests.unit.polyglotvoice.answers import Json, answer
from tests.unit.polyglotvoice.canned import KEY, Canned, Said, source_of

LINK = "https://example.org/a?b=c&d"
MADE = Said(201, b'{"task_id": "t1", "status": "queued"}')


def missing(*names: str, place: str = "body", kind: str = "missing") -> Json:
    return {"detail": [{"type": kind, "loc": [place, name], "msg": "Field required"} for name in names]}


def missing_in(name: str, field: str) -> dict[str, Json]:
    return {name: [{"loc": ["body", field], "msg": "Field required", "type": "missing"}]}


def said(body: Json, status: int = 422) -> Said:
    return Said(status, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("body", "sent", "learned"),
    [
        (missing("media_url"), URL_FIELDS, Fields(url=Field("media_url"))),
        (missing("link", kind="value_error.missing"), URL_FIELDS, Fields(url=Field("link"))),
        (missing("url", place="query"), URL_FIELDS, Fields(url=Field("url", "query"))),
        ({"detail": "Missing field: 'source_url'"}, URL_FIELDS, Fields(url=Field("source_url"))),
        ({"detail": "field media_url is required"}, URL_FIELDS, Fields(url=Field("media_url"))),
        ({"error": {"message": 'Поле "link" обязательно'}}, URL_FIELDS, Fields(url=Field("link"))),
        (missing("audio"), UPLOAD_FIELDS, Fields(file=Field("audio"))),
        (missing("target"), CONVERT_FIELDS, Fields(file=Field("file"), format=Field("target"))),
        (missing("audio_file", "to"), CONVERT_FIELDS, Fields(file=Field("audio_file"), format=Field("to"))),
        ({"media_url": ["This field is required."]}, URL_FIELDS, Fields(url=Field("media_url"))),
        ({"title": ["Обязательное поле."], "link": ["Обязательное поле."]}, URL_FIELDS, Fields(url=Field("link"))),
        ({"errors": {"source": ["This field is required."]}}, URL_FIELDS, Fields(url=Field("source"))),
        ({"error": "Field is required", "field": "media_url"}, URL_FIELDS, Fields(url=Field("media_url"))),
        ({"media_url": "This field is required."}, URL_FIELDS, Fields(url=Field("media_url"))),
        ({"link": [{"message": "Required", "code": "required"}]}, URL_FIELDS, Fields(url=Field("link"))),
        ({"detail": "media_url is required"}, URL_FIELDS, Fields(url=Field("media_url"))),
        ("A link is required", URL_FIELDS, Fields(url=Field("link"))),
        (
            {
                "message": "The media url field is required.",
                "errors": {"media_url": ["The media url field is required."]},
            },
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"errors": [{"type": "field", "msg": "Invalid value", "path": "media_url", "location": "body"}]},
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"errors": [{"code": "required", "detail": "This field is required.", "attr": "media_url"}]},
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"error": {"code": "validation_error", **missing_in("details", "media_url")}},
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"error": {"message": "Validation error", "fields": {"media_url": "required"}}},
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"title": "Validation failed", "invalid-params": [{"name": "media_url", "reason": "is required"}]},
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"errors": [{"source": {"pointer": "/data/media_url"}, "detail": "is required"}]},
            URL_FIELDS,
            Fields(url=Field("media_url")),
        ),
        (
            {"errors": [{"source": {"parameter": "media_url"}, "detail": "is required"}]},
            URL_FIELDS,
            Fields(url=Field("media_url", "query")),
        ),
        (
            {"errors": [{"source": {"pointer": "/data/attributes/to"}, "detail": "is required"}]},
            CONVERT_FIELDS,
            Fields(file=Field("file"), format=Field("to")),
        ),
        ({"detail": "media_url: обязательное поле"}, URL_FIELDS, Fields(url=Field("media_url"))),
        (missing("url"), URL_FIELDS, Fields(url=Field("url", "form"))),
        ({"audio": ["No file was submitted."]}, UPLOAD_FIELDS, Fields(file=Field("audio"))),
        (missing("format", place="query"), CONVERT_FIELDS, Fields(file=Field("file"), format=Field("format", "query"))),
    ],
)
@pytest.mark.parametrize("status", [400, 422])
def test_a_refusal_that_names_another_missing_field_teaches_it(
    status: int, body: Json, sent: Fields, learned: Fields
) -> None:
    assert learn_fields(answer(body, status), sent) == learned


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (422, {"detail": [{"type": "url_parsing", "loc": ["body", "url"], "msg": "invalid URL"}]}),
        (422, {"detail": [{"type": "missing", "loc": ["body"], "msg": "Field required"}]}),
        (422, {"detail": [{"type": "missing", "loc": ["body", "a\r\nb"], "msg": "Field required"}]}),
        (422, {"detail": "video is private"}),
        (422, []),
        (422, None),
        (403, missing("media_url")),
        (400, {"non_field_errors": ["This field is required."]}),
        (400, {"url": ["Enter a valid URL."]}),
        (400, {"language": ["This field is required."]}),
        (400, {"error": "invalid", "fields": {"language": "required"}}),
        (400, {"detail": "The video is missing", "code": "missing_video"}),
        (422, {"detail": [{"loc": ["body", "callback_url"], "msg": "Invalid value"}]}),
    ],
)
def test_any_other_refusal_teaches_nothing(status: int, body: Json) -> None:
    assert learn_fields(answer(body, status), URL_FIELDS) is None


async def test_a_link_is_sent_once_more_under_the_learned_name_and_then_remembered() -> None:
    client = Canned(said(missing("media_url")), MADE, MADE)
    assert await client.from_url(KEY, LINK) == Created("t1", "queued")
    assert [json.loads(heard.body) for heard in client.heard] == [{"url": LINK}, {"media_url": LINK}]
    await client.from_url(KEY, LINK)
    assert json.loads(client.heard[2].body) == {"media_url": LINK}
    assert len(client.heard) == 3


async def test_a_name_is_learned_for_its_endpoint_only() -> None:
    client = Canned(said(missing("media_url")), MADE, Said(200, b'{"valid": true}'))
    await client.from_url(KEY, LINK)
    await client.validate_url(KEY, LINK)
    assert json.loads(client.heard[2].body) == {"url": LINK}


async def test_a_link_moves_into_the_query_when_it_is_missed_there() -> None:
    client = Canned(said(missing("link", place="query")), MADE)
    await client.from_url(KEY, LINK)
    assert client.heard[1].ask.query == (("link", LINK),)
    assert client.heard[1].body == b""


@pytest.mark.parametrize(
    ("said_no", "names"),
    [
        ([said({"detail": 'Unsupported media type "application/json" in request.'}, 415)], ["url", "url"]),
        ([said(missing("url"))], ["url", "url"]),
        ([said(missing("media_url")), said(missing("media_url"))], ["url", "media_url", "media_url"]),
        ([said(None, 415), said({"link": ["This field is required."]}, 400)], ["url", "url", "link"]),
    ],
    ids=["415", "the field that was sent is missed", "the name, then a form", "a form, then the name"],
)  # fmt: skip
async def test_a_service_that_takes_links_by_forms_alone_gets_one_and_it_is_remembered(
    said_no: list[Said], names: list[str]
) -> None:
    client = Canned(*said_no, MADE, MADE)
    for _ in range(2):
        assert await client.from_url(KEY, LINK, language=("lang", "ru")) == Created("t1", "queued")
    *_, form, again = client.heard
    assert form.ask.body == again.ask.body == (
        "application/x-www-form-urlencoded", urlencode({"lang": "ru", names[-1]: LINK}).encode(),
    )  # fmt: skip
    assert len(client.heard) == len(names) + 1


async def test_a_415_that_speaks_of_the_media_stays_a_refusal_and_teaches_no_form() -> None:
    client = Canned(said({"detail": "Unsupported media"}, 415), said({"detail": "Unsupported media"}, 415), MADE)
    with pytest.raises(Refused, match="Unsupported media"):
        await client.from_url(KEY, LINK)
    await client.from_url(KEY, LINK)
    assert json.loads(client.heard[-1].body) == {"url": LINK}


async def test_a_service_that_is_never_content_is_asked_twice_at_most() -> None:
    client = Canned(*(said(missing(name)) for name in "abcd"))
    for times in (2, 4):
        with pytest.raises(Refused):
            await client.from_url(KEY, LINK)
        assert len(client.heard) == times
        assert json.loads(client.heard[times - 2].body) == {"url": LINK}


async def test_a_learned_name_is_kept_when_the_link_itself_is_refused() -> None:
    refused = said({"detail": [{"type": "url", "loc": ["body", "media_url"], "msg": "private address"}]})
    client = Canned(said(missing("media_url")), refused, MADE)
    with pytest.raises(Refused, match="private address"):
        await client.from_url(KEY, LINK)
    await client.from_url(KEY, LINK)
    assert json.loads(client.heard[2].body) == {"media_url": LINK}


async def test_an_upload_is_sent_again_whole_under_the_learned_name() -> None:
    client = Canned(said(missing("audio")), MADE)
    await client.upload(KEY, source_of(b"OggS" * 9))
    first, second = (heard.body for heard in client.heard)
    assert b'name="file"' in first
    assert b'name="audio"' in second
    assert b"OggS" * 9 in second


async def test_an_upload_that_lacks_something_else_is_not_sent_again() -> None:
    client = Canned(said(missing("language")))
    with pytest.raises(Refused, match="language: Field required"):
        await client.upload(KEY, source_of(b"OggS"))
    assert len(client.heard) == 1


async def test_a_guess_that_fails_leaves_the_first_refusal() -> None:
    client = Canned(said(missing("language")), said(missing("url")))
    with pytest.raises(Refused, match="language: Field required"):
        await client.from_url(KEY, LINK)


@pytest.mark.parametrize(
    "refusals", [[said(missing("audio", "target_format"))], [said(missing("audio")), said(missing("target_format"))]]
)
async def test_a_conversion_learns_both_names_and_keeps_them(refusals: list[Said]) -> None:
    done = Said(200, b"ID3", {"content-type": "audio/mpeg", "content-disposition": 'attachment; filename="a.mp3"'})
    client = Canned(*refusals, done, done)
    for _ in range(2):
        async with client.convert_audio(KEY, source_of(b"OggS"), "mp3") as stream:
            assert (stream.name, stream.content_type) == ("a.mp3", "audio/mpeg")
            assert [chunk async for chunk in stream.chunks] == [b"ID3"]
    assert len(client.heard) == len(refusals) + 2
    assert b'name="target_format"\r\n\r\nmp3\r\n' in client.heard[-1].body
    assert b'name="audio"; filename="note.ogg"' in client.heard[-1].body


async def test_a_conversion_that_is_refused_says_why() -> None:
    client = Canned(said({"detail": "Unsupported format: xyz"}, 400))
    with pytest.raises(Refused) as caught:
        async with client.convert_audio(KEY, source_of(b"OggS"), "xyz"):
            pass
    assert caught.value.reason_kind == "unsupported"


async def test_an_address_that_an_answer_names_is_never_asked() -> None:
    listed = said({"items": [{"id": "t", "status": "done"}], "next": "https://evil.example/x?page=2"}, 200)
    client = Canned(listed)
    page = await client.list_tasks(KEY)
    await client.list_tasks(KEY, page.next_page)
    assert client.heard[1].ask.query == (("page", "2"),)
    assert not urlsplit(client.heard[1].ask.path).netloc


async def test_a_page_that_was_tampered_with_stays_a_query() -> None:
    client = Canned(said([], 200))
    for page in ("../../x?y=1", "a b=1&\r\nc=2", "=&&==", "x" * 9999, "\ud800=1"):
        await client.list_tasks(KEY, page)
        assert client.heard[-1].ask.path == "/transcriptions"


async def test_a_result_without_text_is_taken_from_the_txt() -> None:
    client = Canned(
        said({"id": "t", "status": "completed"}, 200), Said(200, "Привет".encode(), {"content-type": "text/plain"})
    )
    assert (await client.result(KEY, "t")).text == "Привет"
    assert [heard.ask.path for heard in client.heard] == ["/transcriptions/t/result", "/transcriptions/t/downloads/txt"]


async def test_a_result_that_is_nowhere_is_broken_unless_it_is_stated_empty() -> None:
    with pytest.raises(Broken):
        await Canned(said({}, 200), said({}, 404)).result(KEY, "t")
    assert (await Canned(said({"segments": []}, 200), said({}, 404)).result(KEY, "t")).text == ""


@pytest.mark.parametrize("file", ["Привет".encode(), json.dumps({"text": "Привет"}).encode()])
async def test_a_result_that_is_refused_for_good_is_taken_from_the_txt_when_that_is_wanted(file: bytes) -> None:
    gone = said({"detail": "Not found."}, 404)
    client = Canned(gone, Said(200, file, {}))
    assert (await client.result(KEY, "t", or_file=True)).text == "Привет"
    with pytest.raises(NotReady, match="Not found"):
        await Canned(gone).result(KEY, "t")
    for none in (gone, Said(200, b"", {})):
        with pytest.raises(NotReady, match="Not found"):
            await Canned(gone, none).result(KEY, "t", or_file=True)


async def test_a_result_that_says_to_wait_costs_no_second_request() -> None:
    client = Canned(said({"detail": "Transcription not completed yet"}, 400))
    with pytest.raises(NotReady):
        await client.result(KEY, "t", or_file=True)
    assert len(client.heard) == 1
