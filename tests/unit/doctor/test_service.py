"""What is no API of PolyglotVoice is told from one that is away, and from one that refuses."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.doctor.probe import HttpAnswer, post
from bot.doctor.service import trouble_in


@pytest.mark.parametrize(
    ("status", "body", "is_api"),
    [
        (200, {"rate_limits": []}, True),
        (401, {"detail": "Invalid token."}, True),
        (403, None, True),
        (429, None, True),
        (502, None, True),
        (200, None, False),
        (404, {"detail": "Not Found"}, False),
        (404, None, False),
        (301, None, False),
    ],
)
def test_the_api_answers_in_json_and_knows_its_documentation(status: int, body: object, *, is_api: bool) -> None:
    assert (trouble_in(HttpAnswer(status, body, None)) is None) is is_api


@pytest.mark.parametrize(("status", "is_done"), [(200, True), (404, True), (302, True), (429, False), (503, False)])
async def test_an_alarm_is_posted_again_where_that_may_help(status: int, is_done: bool) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status)

    app = web.Application()
    app.router.add_post("/alert", answer)
    async with TestServer(app) as server:
        url = str(server.make_url("/alert"))
        assert await post(url, {"kind": "telegram"}) is is_done
    assert not await post(url, {"kind": "telegram"}), "nobody listens there any more"
