"""An API that can't be reached is told at start in one sentence."""

import asyncio
import logging

import pytest

from bot.doctor.service import tell_unreachable


async def test_a_service_that_answers_is_no_news_and_one_that_does_not_is_one_sentence(
    caplog: pytest.LogCaptureFixture,
) -> None:
    server = await asyncio.start_server(lambda _, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    with caplog.at_level(logging.WARNING):
        assert await tell_unreachable(f"http://127.0.0.1:{port}/api/v1")
        assert caplog.records == []
        server.close()
        await server.wait_closed()
        assert not await tell_unreachable(f"http://127.0.0.1:{port}/api/v1")
    (record,) = caplog.records
    assert "POLYGLOTVOICE_API_URL" in record.getMessage()
