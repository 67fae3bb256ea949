"""Answers to guest queries, once and soon; afterwards only their texts can be edited."""

import secrets
from typing import Any

from sandbox.telegram.guests import GuestAnswer
from sandbox.telegram.methods.params import Params, RefusalError, World, buttons, formatted

_MAX_UNITS = 4096


async def answer_guest_query(world: World, params: Params) -> Any:
    """answerGuestQuery."""
    query_id = params.text("guest_query_id")
    if query_id not in world.guest_queries or world.guest_queries[query_id] is not None:
        raise RefusalError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    result = params.value("result") or {}
    content = result.get("input_message_content") or {}
    if result.get("type") != "article" or not result.get("id") or not result.get("title"):
        raise RefusalError(400, "Bad Request: can't parse inline query result")
    said = Params({"text": content.get("message_text"), "parse_mode": content.get("parse_mode")}, {})
    text, html, _ = formatted(said, "text", _MAX_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    inline_id = f"inline{secrets.token_hex(8)}"
    shown = buttons(Params({"reply_markup": result.get("reply_markup")}, {}))
    world.guest_answers[inline_id] = GuestAnswer(text, html, shown)
    world.guest_queries[query_id] = inline_id
    world.changed()
    return {"inline_message_id": inline_id}


def edit_inline(world: World, params: Params) -> bool:
    """editMessageText of a message that belongs to no chat of the bot."""
    answer = world.guest_answers.get(params.text("inline_message_id"))
    if answer is None:
        raise RefusalError(400, "Bad Request: MESSAGE_ID_INVALID")
    text, html, _ = formatted(params, "text", _MAX_UNITS)
    if not text:
        raise RefusalError(400, "Bad Request: message text is empty")
    shown = buttons(params)
    if (html, shown) == (answer.html, answer.buttons):
        raise RefusalError(400, "Bad Request: message is not modified")
    answer.text, answer.html, answer.buttons = text, html, shown
    answer.edits += 1
    world.changed()
    return True


async def get_business_connection(world: World, params: Params) -> Any:
    """getBusinessConnection."""
    chat = world.business_chats.get(params.text("business_connection_id"))
    if chat is None:
        raise RefusalError(400, "Bad Request: BUSINESS_CONNECTION_INVALID")
    return chat.connection()
