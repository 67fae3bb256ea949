"""What the bot shows of itself, and small signs of life."""

import re
from typing import Any

from sandbox.telegram.markup import utf16_len
from sandbox.telegram.methods.params import Params, RefusalError, World, chat_of
from sandbox.telegram.people import CallbackAnswer

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_MAX_COMMANDS = 100
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


async def answer_callback_query(world: World, params: Params) -> Any:
    """answerCallbackQuery."""
    waiting = world.open_callbacks.pop(params.text("callback_query_id"), None)
    if waiting is None:
        raise RefusalError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    if utf16_len(params.text("text")) > 200:
        raise RefusalError(400, "Bad Request: MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and not url.startswith(f"https://t.me/{world.bot_username}?start="):
        raise RefusalError(400, "Bad Request: URL_INVALID")
    answer = CallbackAnswer(params.text("text"), params.text("show_alert").lower() == "true", url)
    if not waiting.done():
        waiting.set_result(answer)
    return True


async def get_my_commands(world: World, params: Params) -> Any:
    """getMyCommands."""
    return world.commands.get((_scope(world, params), params.text("language_code")), [])


def _scope(world: World, params: Params) -> str:
    scope = params.value("scope") or {"type": "default"}
    if scope.get("type") == "chat":
        return f"chat {chat_of(world, Params(scope, {})).id}"
    if scope.get("type") not in _SCOPES:
        raise RefusalError(400, "Bad Request: can't parse BotCommandScope: Unsupported type specified")
    return str(scope["type"])


async def set_my_commands(world: World, params: Params) -> Any:
    """setMyCommands."""
    commands = params.value("commands") or []
    for command in commands:
        if not 1 <= len(command.get("command", "")) <= 32 or not 1 <= len(command.get("description", "")) <= 256:
            raise RefusalError(400, "Bad Request: BOT_COMMAND_INVALID")
        if _COMMAND.fullmatch(command["command"]) is None:
            raise RefusalError(400, "Bad Request: BOT_COMMAND_INVALID")
    if len(commands) > _MAX_COMMANDS:
        raise RefusalError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
    _check_language(params)
    world.commands[_scope(world, params), params.text("language_code")] = commands
    return True


async def delete_my_commands(world: World, params: Params) -> Any:
    """deleteMyCommands."""
    world.commands.pop((_scope(world, params), params.text("language_code")), None)
    return True


_MAX_DESCRIPTION, _MAX_SHORT_DESCRIPTION = 512, 120


async def get_my_description(world: World, params: Params) -> Any:
    """getMyDescription."""
    return {"description": world.descriptions.get(("description", params.text("language_code")), "")}


async def set_my_description(world: World, params: Params) -> Any:
    """setMyDescription."""
    return _describe(world, params, "description", _MAX_DESCRIPTION)


async def get_my_short_description(world: World, params: Params) -> Any:
    """getMyShortDescription."""
    return {"short_description": world.descriptions.get(("short_description", params.text("language_code")), "")}


async def set_my_short_description(world: World, params: Params) -> Any:
    """setMyShortDescription."""
    return _describe(world, params, "short_description", _MAX_SHORT_DESCRIPTION)


def _describe(world: World, params: Params, name: str, max_units: int) -> bool:
    _check_language(params)
    if utf16_len(params.text(name)) > max_units:
        raise RefusalError(400, f"Bad Request: {name.upper()}_TOO_LONG")
    world.descriptions[name, params.text("language_code")] = params.text(name)
    return True


def _check_language(params: Params) -> None:
    code = params.text("language_code")
    if code and (len(code) != 2 or not code.isalpha()):
        raise RefusalError(400, "Bad Request: invalid language code specified")


async def send_chat_action(world: World, params: Params) -> Any:
    """sendChatAction."""
    chat_of(world, params)
    return True
