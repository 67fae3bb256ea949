"""What the bot shows of itself, and small signs of life."""

from typing import Any

from sandbox.telegram.markup import utf16_len
from sandbox.telegram.methods.params import Params, RefusalError, World, chat_of


async def answer_callback_query(world: World, params: Params) -> Any:
    """answerCallbackQuery."""
    waiting = world.open_callbacks.pop(params.text("callback_query_id"), None)
    if waiting is None:
        raise RefusalError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    if utf16_len(params.text("text")) > 200:
        raise RefusalError(400, "Bad Request: MESSAGE_TOO_LONG")
    waiting.set_result(params.text("text"))
    return True


async def get_my_commands(world: World, params: Params) -> Any:
    """getMyCommands."""
    return world.commands.get((params.text("scope"), params.text("language_code")), [])


async def set_my_commands(world: World, params: Params) -> Any:
    """setMyCommands."""
    commands = params.value("commands") or []
    for command in commands:
        if not 1 <= len(command.get("command", "")) <= 32 or not 1 <= len(command.get("description", "")) <= 256:
            raise RefusalError(400, "Bad Request: BOT_COMMAND_INVALID")
    world.commands[params.text("scope"), params.text("language_code")] = commands
    return True


async def send_chat_action(world: World, params: Params) -> Any:
    """sendChatAction."""
    chat_of(world, params)
    return True
