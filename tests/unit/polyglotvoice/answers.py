"""Answers as the wire sees them, for tests."""

import json
from collections.abc import Mapping

from bot.polyglotvoice.wire.response import Response
from bot.polyglotvoice.wire.tree import Json

__all__ = ["Json", "answer", "raw"]


def answer(body: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    said = {"content-type": "application/json", **(headers or {})}
    return Response(status, said, json.dumps(body).encode())


def raw(body: bytes, status: int = 200, content_type: str = "text/plain") -> Response:
    """An answer that is no JSON, or need not be."""
    return Response(status, {"content-type": content_type}, body)
