"""The connection to Telegram's Bot API, and what stands between a call and the wire."""

import contextlib
import json
import logging
import re
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from html import unescape
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast

import aiogram
from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import BufferedInputFile, Message, MessageId
from aiohttp import ClientHandlerType, ClientPayloadError, ClientRequest, ClientResponse, ClientSession
from aiohttp.hdrs import USER_AGENT
from aiohttp.helpers import content_disposition_header
from aiohttp.http import SERVER_SOFTWARE
from aiohttp.payload import BytesPayload
from pydantic import ValidationError
from yarl import URL

from bot.proxy import through
from bot.telegram.failures import is_about_topic, may_be_plainer, read_failure
from bot.telegram.files import SharedFolder
from bot.telegram.lenient import validate
from bot.telegram.rate_limit import RateLimitGate, RateLimits, is_long
from bot.telegram.troubles import TelegramTroubleError, TopicGoneError

log = logging.getLogger(__name__)

_REQUEST_TIMEOUT_S = 60.0
_REMEMBERED = 10_000
_OUTSIDE_S = 300.0
_IDENTIFIES = ("message_id", "date", "chat")
_SMALL_BYTES = 128 * 1024
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_TIME_TAG, _TAG = re.compile(r"</?tg-time\b[^<>]*>"), re.compile("<[^<>]*>")

OnCall = Callable[[str, str], None]
"""Hears a method's name and `ok`, `flooded`, `refused`, `broken` or `none` (no answer); must not raise."""

OnHead = Callable[[int, Mapping[str, str]], None]
"""Hears the status of an answer and its headers, whose names are found in any case; must not raise."""


class CallbackAnswers(BaseRequestMiddleware):
    """Knows which taps on buttons this process has answered.

    A second answer goes nowhere. A tap older than some minutes, from before a restart, can't be answered any
    more (Bot API, answerCallbackQuery), and what it asks for is done all the same.
    """

    def __init__(self) -> None:
        self._answered: OrderedDict[str, None] = OrderedDict()

    def is_answered(self, query_id: str) -> bool:
        return query_id in self._answered

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        query_id = vars(method).get("callback_query_id")
        if method.__api_method__ != "answerCallbackQuery" or not isinstance(query_id, str):
            return await make_request(bot, method)
        if self.is_answered(query_id):
            return cast("Response[TelegramType]", True)
        self._answered[query_id] = None
        while len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        try:
            return await make_request(bot, method)
        except (TelegramAPIError, TelegramTroubleError) as error:
            log.info("A tap was not answered (%s)", type(error).__name__)
            return cast("Response[TelegramType]", True)


class TopicFallback(BaseRequestMiddleware):
    """Sends again outside the topic what a topic does not take: it is deleted, closed, or only said to be.

    "message thread not found" comes for living topics too (tdlib/telegram-bot-api, issues 447 and 693); without
    the topic the message arrives. For some minutes the topic is not tried again. A file that was on its way
    can't be sent twice: TopicGoneError, and the next try goes outside.
    """

    def __init__(self) -> None:
        self._outside: OrderedDict[tuple[Any, int], float] = OrderedDict()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        thread_id = vars(method).get("message_thread_id")
        if not isinstance(thread_id, int):
            return await make_request(bot, method)
        topic = (vars(method).get("chat_id"), thread_id)
        outside = method.model_copy(update={"message_thread_id": None})
        # A reply goes to the topic of what it answers.
        alone = outside.model_copy(update={"reply_parameters": None})
        tries = [method, outside, alone]
        if self._outside.get(topic, 0.0) > time.monotonic():
            tries = [alone] if is_long(method) else [outside, alone]
        while True:
            try:
                return await make_request(bot, tries.pop(0))
            except TelegramAPIError as error:
                if not tries or not is_about_topic(error):
                    raise
                log.info("A topic takes no message: sent outside of it")
                self._outside[topic] = time.monotonic() + _OUTSIDE_S
                while len(self._outside) > _REMEMBERED:
                    self._outside.popitem(last=False)
                if is_long(method):
                    raise TopicGoneError("the topic takes no file") from None


class PlainerText(BaseRequestMiddleware):
    """Says again in a plainer form what Telegram refuses, so that the words, or the file, arrive.

    Markup that can't be read goes by steps: first moments in the reader's own time, which a Bot API server older than
    9.5 does not know, then all of it; buttons that are refused go alone. Where nobody foresaw the refusal, or that
    does not help, the plainest form follows: no markup, no buttons, no reply. Each is tried once.
    """

    def __init__(self) -> None:
        self._is_old = False

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        timeless = _changed(method, {name: _TIME_TAG.sub("", each) for name, each in _said_in(method).items()})
        first = told = timeless if self._is_old and timeless is not None else method
        left: list[TelegramMethod[TelegramType]] = []
        while True:
            try:
                answer = await make_request(bot, told)
            except TelegramAPIError as error:
                left = _plainer(method, timeless, error) if told is first else left
                if not left or not may_be_plainer(error):
                    raise
                log.warning(
                    "Telegram refuses a message (%s): tried in a plainer form", type(read_failure(error)).__name__
                )
                told = left.pop(0)
            else:
                self._is_old |= told is timeless
                return answer


def _said_in(method: TelegramMethod[Any]) -> dict[str, str]:
    """The texts of a call that may have markup."""
    named = ("text", "caption") if "parse_mode" in vars(method) else ()
    return {name: each for name in named if isinstance(each := vars(method).get(name), str)}


def _plainer(
    method: TelegramMethod[TelegramType], timeless: TelegramMethod[TelegramType] | None, error: TelegramAPIError
) -> list[TelegramMethod[TelegramType]]:
    """The forms to try after a refusal, the plainest last."""
    said, refusal, reply = _said_in(method), error.message.lower(), vars(method).get("reply_parameters")
    if not said and not isinstance(vars(method).get("document"), BufferedInputFile):
        return []
    unmarked: dict[str, Any] = {name: unescape(_TAG.sub("", each)) for name, each in said.items()}
    unmarked |= {"parse_mode": None} if said else {}
    # Who names a message that must be there wants to hear that it is not.
    without = {"reply_parameters": None} if getattr(reply, "allow_sending_without_reply", None) is True else {}
    plainest = _changed(method, unmarked | without | {"reply_markup": None})
    if "parse entities" in refusal:
        forms = [timeless, _changed(method, unmarked), plainest]
    elif "button" in refusal or "reply_markup" in refusal:
        forms = [_changed(method, {"reply_markup": None}), plainest]
    else:
        forms = [plainest]
    return [form for n, form in enumerate(forms) if form is not None and form not in forms[:n]]


def _changed(method: TelegramMethod[TelegramType], fields: dict[str, Any]) -> TelegramMethod[TelegramType] | None:
    """The call with these fields; None where that is the same call."""
    told = vars(method)
    other = {name: each for name, each in fields.items() if name in told and told[name] != each}
    return method.model_copy(update=other) if other else None


class CallTally(BaseRequestMiddleware):
    """Stands next to the wire, so that it counts only what was sent."""

    def __init__(self, on_call: Sequence[OnCall]) -> None:
        self._on_call = on_call

    async def __call__(
        self, make_request: NextRequestMiddlewareType[TelegramType], bot: Bot, method: TelegramMethod[TelegramType]
    ) -> Response[TelegramType]:
        try:
            response = await make_request(bot, method)
        except Exception as error:  # what was given up for a stop says nothing
            self._tell(method.__api_method__, _outcome(error))
            raise
        self._tell(method.__api_method__, "ok")
        return response

    def _tell(self, method: str, outcome: str) -> None:
        for hear in self._on_call:
            hear(method, outcome)


def _outcome(error: Exception) -> str:
    match error:
        case TelegramRetryAfter():
            return "flooded"
        case TelegramNetworkError():
            return "none"
        case TelegramServerError() | ClientDecodeError():
            return "broken"
        case AiogramError():
            return "refused"
        case _:
            return "none"


class _Session(AiohttpSession):
    """Keeps the type of each kind of answer: pydantic holds them weakly, and the library would build one a call.

    Of a message that was sent nothing is read but which it is: what is odd elsewhere must not make it unsent.
    """

    def __init__(self, proxy: str | None, on_head: OnHead | None, **options: Any) -> None:
        super().__init__(**options, json_loads=_as_read)
        self._way = proxy
        self._on_head = on_head
        self._kinds: dict[Any, type[Response[Any]]] = {}
        self._defaults: dict[str, Any] = {}

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> Any:
        """The call's fields; without a file as the plain text that aiohttp would make of its form."""
        files: dict[str, Any] = {}
        told = {
            name: value for name, each in method.model_dump(warnings=False, exclude_none=True).items()
            if (value := self.prepare_value(each, bot=bot, files=files))
        }  # fmt: skip
        if not files:
            fields = URL.build(query=told).raw_query_string.encode()
            return BytesPayload(fields, content_type="application/x-www-form-urlencoded")
        if all(isinstance(file, BufferedInputFile) and len(file.data) <= _SMALL_BYTES for file in files.values()):
            return _form(told, files)
        return super().build_form_data(bot, method)

    def prepare_value(self, value: Any, bot: Bot, files: dict[str, Any], _dumps_json: bool = True) -> Any:
        """A field as it is sent; what JSON knows by itself is not walked through, and a default read once."""
        if isinstance(value, Enum):
            value = value.value
        if _dumps_json and isinstance(value, Default):
            if value.name not in self._defaults:
                self._defaults[value.name] = super().prepare_value(value, bot, files)
            return self._defaults[value.name]
        if _dumps_json and isinstance(value, dict | list):
            with contextlib.suppress(TypeError):
                return self.json_dumps(value)
        return super().prepare_value(value, bot, files, _dumps_json)

    async def create_session(self) -> ClientSession:
        """The one session. The library's own knows neither proxies over TLS nor, with a proxy, its own options."""
        if self._session is None or self._session.closed:
            agent = {USER_AGENT: f"{SERVER_SOFTWARE} aiogram/{aiogram.__version__}"}
            way = through(self._way, **self._connector_init)
            self._session = ClientSession(**way, headers=agent, middlewares=(self._answered,))
        return self._session

    async def _answered(self, request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        """A call that is led elsewhere went nowhere: aiohttp would ask there without its parameters, with the token."""
        response = await handler(request)
        if request.method == "POST" and response.status in (301, 302, 303, 307, 308):
            response.release()
            raise ClientPayloadError(f"HTTP {response.status}")
        if self._on_head is not None:
            self._on_head(response.status, response.headers)
        return response

    async def close(self) -> None:
        """Close the connections; the client waits until they are, so that the library's further pause is not needed."""
        if self._session is not None:
            await self._session.close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        generic, kind = cast("Any", Response), method.__returning__
        if status_code == HTTPStatus.OK and kind is Message and (sent := _sent(content)) is not None:
            return cast("Response[TelegramType]", sent)
        if kind not in self._kinds:
            self._kinds[kind] = generic[kind]
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError as error:
            if not isinstance(error.original, ValidationError):
                # A proxy's page: no Bot API server has spoken.
                raise TelegramServerError(method, f"HTTP {status_code}, and no Bot API answer") from None
            try:
                read = validate(self._kinds[kind], self.json_loads(content), bot)
            except (ValidationError, RecursionError):
                raise error from None
            if not read.ok or read.result is None:
                raise
            return cast("Response[TelegramType]", read)


def _form(fields: Mapping[str, str], files: Mapping[str, BufferedInputFile]) -> BytesPayload:
    """A form with files that are at hand, in one piece: aiohttp would write it in many, each a chunk of its own."""
    boundary, form = secrets.token_hex(16), bytearray()
    for name, value in fields.items():
        form += f"--{boundary}\r\n{_disposition(name=name)}\r\n\r\n{value}\r\n".encode()
    for name, file in files.items():
        head = f"{_disposition(name=name, filename=file.filename or name)}\r\nContent-Type: application/octet-stream"
        form += f"--{boundary}\r\n{head}\r\n\r\n".encode() + file.data + b"\r\n"
    form += f"--{boundary}--\r\n".encode()
    return BytesPayload(bytes(form), content_type=f"multipart/form-data; boundary={boundary}")


def _disposition(**named: str) -> str:
    # A control character would begin a header of the sender's choice.
    named = {each: _CONTROLS.sub("_", name) for each, name in named.items()}
    return f"Content-Disposition: {content_disposition_header('form-data', quote_fields=False, **named)}"


def _sent(content: str) -> Response[Any] | None:
    """That a message was sent, and its id, which is all that the bot asks for; None where it can't be read like that.

    The library would make a whole message of it, with a hundred fields that nobody reads.
    """
    try:
        told = json.loads(content)
        return (
            Response(ok=True, result=MessageId(message_id=told["result"]["message_id"])) if told["ok"] is True else None
        )
    except (ValueError, KeyError, TypeError, RecursionError):  # a ValidationError is a ValueError
        return None


def _as_read(content: str) -> Any:
    """What Telegram tells; of a message that was edited only which it is: the rest is known, and large."""
    told = json.loads(content)
    if isinstance(told, dict) and isinstance(sent := told.get("result"), dict) and "message_id" in sent:
        told["result"] = {name: sent[name] for name in _IDENTIFIES if name in sent}
    return told


def connect(
    token: str, api_url: str, *, is_local: bool, limits: RateLimits, callbacks: CallbackAnswers,
    on_call: Sequence[OnCall] = (), on_head: OnHead | None = None, files_dir: Path | None = None,
    proxy: str | None = None,
) -> Bot:  # fmt: skip
    """A bot that writes HTML without link previews and keeps Telegram's pauses.

    `is_local`: the server runs with `--local` and shares its files by disk, below `files_dir`. Calls and
    files go through `proxy`, a URL.
    """
    session = _Session(
        proxy,
        on_head,
        api=TelegramAPIServer.from_base(api_url, is_local=is_local, wrap_local_file=SharedFolder(files_dir, token)),
        timeout=_REQUEST_TIMEOUT_S,
        limit=200,
    )
    for middleware in (callbacks, TopicFallback(), PlainerText(), RateLimitGate(limits), CallTally(on_call)):
        session.middleware(middleware)
    return Bot(
        token, session=session, default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview_is_disabled=True)
    )
