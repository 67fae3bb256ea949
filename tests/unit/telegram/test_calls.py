"""What goes over the wire for a call, and what is read of its answer."""

import json
from email import message_from_bytes
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import ClientDecodeError, TelegramServerError
from aiogram.methods import DeleteMessage, SendDocument, SendMessage, TelegramMethod
from aiogram.types import BufferedInputFile, ReplyParameters

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


def test_a_file_at_hand_goes_out_whole_in_one_piece_and_its_name_adds_no_header() -> None:
    bot, data = _bot(), b"1\r\n--x\r\n\xff"
    call = SendDocument(chat_id=5, document=BufferedInputFile(data, filename='a"ж\r\nX-Y: 1\\.srt'))
    body = bot.session.build_form_data(bot, call)  # type: ignore[attr-defined]
    head = f"Content-Type: {body.content_type}\r\nMIME-Version: 1.0\r\n\r\n".encode()
    form = message_from_bytes(head + body._value, policy=HTTP)
    parts = {part.get_param("name", header="content-disposition"): part for part in form.iter_parts()}
    fields = {name: bytes(part.get_payload(decode=True)) for name, part in parts.items()}
    attached = fields["document"].decode().removeprefix("attach://")
    assert (fields["chat_id"], fields["parse_mode"], fields[attached]) == (b"5", b"HTML", data)
    assert list(parts[attached].keys()) == ["Content-Disposition", "Content-Type"]
    assert parts[attached].get_filename() == 'a"ж__X-Y: 1\\.srt'


def test_what_is_odd_in_a_message_that_was_sent_does_not_make_it_unsent() -> None:
    bot, call = _bot(), SendMessage(chat_id=5, text="x")
    sent = {"message_id": 9, "date": 1, "chat": {"id": 5, "type": "private"}, "reply_markup": 3, "from": "nobody"}
    answer = bot.session.check_response(bot, call, 200, json.dumps({"ok": True, "result": sent}))
    assert answer.result is not None
    assert answer.result.message_id == 9
    gone = bot.session.check_response(bot, DeleteMessage(chat_id=5, message_id=9), 200, '{"ok":true,"result":true}')
    assert gone.result is True


def test_of_a_message_that_was_sent_its_id_is_read_whatever_else_is_odd() -> None:
    bot, call = _bot(), SendMessage(chat_id=5, text="a")
    odd = '{"ok": true, "result": {"message_id": 7, "date": "soon", "chat": []}, "hint": "new"}'
    answer = bot.session.check_response(bot, call, 200, odd)
    assert answer.result is not None
    assert answer.result.message_id == 7


@pytest.mark.parametrize(
    "told",
    [
        "",
        "[]",
        "{}",
        '{"ok": true, "result": {"message_id": []}}',
        '{"ok": 1, "result": 5}',
        "[" * 9999,
    ],
)
def test_what_names_no_message_is_no_message(told: str) -> None:
    bot, call = _bot(), SendMessage(chat_id=5, text="a")
    with pytest.raises((ClientDecodeError, TelegramServerError)):
        bot.session.check_response(bot, call, 200, told)
