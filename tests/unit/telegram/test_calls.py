"""What goes over the wire for a call, and what is read of its answer."""

import json
from typing import Any
from urllib.parse import parse_qs

from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.methods import DeleteMessage, SendMessage, TelegramMethod
from aiogram.types import ReplyParameters

from bot.telegram.messages import keyboard
from bot.telegram.outgoing import Button
from bot.telegram.rate_limit import RateLimits
from bot.telegram.session import CallbackAnswers, connect


def _bot() -> Bot:
    return connect(
        "1:a", "http://127.0.0.1:9", is_local=False, limits=RateLimits(), callbacks=CallbackAnswers(),
        on_call=(),
    )  # fmt: skip


def _told(call: TelegramMethod[Any]) -> dict[str, str]:
    bot = _bot()
    body = bot.session.build_form_data(bot, call)  # type: ignore[attr-defined]
    return {name: value for name, [value] in parse_qs(body.decode(), strict_parsing=True).items()}


def test_each_field_is_told_as_the_bot_api_has_it() -> None:
    text = "50 % + a=b & <b>ж</b> 👋;\n" + ParseMode.HTML
    call = SendMessage(
        chat_id=5, text=text, reply_parameters=ReplyParameters(message_id=7, allow_sending_without_reply=True),
        reply_markup=keyboard([[Button("✎ a&b", data="job:f:1")]]), disable_notification=True,
    )  # fmt: skip
    told = _told(call)
    assert told["text"] == text
    assert told["chat_id"] == "5"
    assert told["parse_mode"] == "HTML"
    assert told["disable_notification"] == "true"
    replied = {"message_id": 7, "allow_sending_without_reply": True, "quote_parse_mode": "HTML"}
    assert json.loads(told["reply_parameters"]) == replied
    assert json.loads(told["reply_markup"]) == {"inline_keyboard": [[{"text": "✎ a&b", "callback_data": "job:f:1"}]]}
    assert "message_thread_id" not in told


def test_what_is_odd_in_a_message_that_was_sent_does_not_make_it_unsent() -> None:
    bot, call = _bot(), SendMessage(chat_id=5, text="x")
    sent = {"message_id": 9, "date": 1, "chat": {"id": 5, "type": "private"}, "reply_markup": 3, "from": "nobody"}
    answer = bot.session.check_response(bot, call, 200, json.dumps({"ok": True, "result": sent}))
    assert answer.result is not None
    assert answer.result.message_id == 9
    gone = bot.session.check_response(bot, DeleteMessage(chat_id=5, message_id=9), 200, '{"ok":true,"result":true}')
    assert gone.result is True
