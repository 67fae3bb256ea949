"""Files that the bot sends, each in the form that Telegram makes of it."""

from dataclasses import replace
from typing import Any

from sandbox.telegram.conversation import bot_json
from sandbox.telegram.methods.messages import add, own, place_of
from sandbox.telegram.methods.params import Params, RefusalError, World, buttons, chat_of, formatted
from sandbox.telegram.people import Message

MAX_CAPTION_UNITS = 1024
_PLAYED = {
    "audio": (".mp3", ".m4a"),
    "video": (".mp4", ".m4v", ".mov"),
    "voice": (".ogg", ".oga", ".opus", ".mp3", ".m4a"),
}


async def send_document(world: World, params: Params) -> Any:
    """sendDocument."""
    return _send(world, params, "document")


async def send_audio(world: World, params: Params) -> Any:
    """sendAudio."""
    return _send(world, params, "audio")


async def send_video(world: World, params: Params) -> Any:
    """sendVideo."""
    return _send(world, params, "video")


async def send_voice(world: World, params: Params) -> Any:
    """sendVoice."""
    return _send(world, params, "voice")


async def edit_message_media(world: World, params: Params) -> Any:
    """editMessageMedia: another document in the place of one."""
    chat, message = own(world, params, "edit")
    media = params.value("media") or {}
    file = params.uploads.get(str(media.get("media")).removeprefix("attach://"))
    if media.get("type") != "document" or file is None:
        raise RefusalError(400, "Bad Request: there is no document in the request")
    if not file.data:
        raise RefusalError(400, "Bad Request: file must be non-empty")
    message.document, message.buttons = replace(file, kind="document"), buttons(params)
    message.text = message.html = ""
    message.edits += 1
    world.changed()
    return chat.message_json(message)


def _send(world: World, params: Params, kind: str) -> Any:
    chat = chat_of(world, params)
    file = params.upload(kind)
    if file is None:
        raise RefusalError(400, f"Bad Request: there is no {kind} in the request")
    if not file.data:
        raise RefusalError(400, "Bad Request: file must be non-empty")
    if file.size > world.max_upload_bytes:
        raise RefusalError(413, "Request Entity Too Large")
    if (duration := params.number("duration")) is not None and duration < 0:
        raise RefusalError(400, "Bad Request: wrong duration specified")
    text, source, entities = formatted(params, "caption", MAX_CAPTION_UNITS)
    reply_to, thread_id = place_of(chat, params)
    shown = buttons(params)
    chat.check_writing(document=True)
    message = Message(
        world.next_message_id(), chat.id, from_bot=True, text=text, html=source, entities=entities,
        buttons=shown, reply_to=reply_to, document=replace(file, kind=_made_of(kind, file.name)),
        thread_id=thread_id, sender={"from": bot_json(world)},
        content=chat.direct_topic(params.number("direct_messages_topic_id")),
    )  # fmt: skip
    return add(world, chat, message)


def _made_of(kind: str, name: str) -> str:
    """What Telegram can't play it keeps as a document, whatever the call was."""
    return kind if name.lower().endswith(_PLAYED.get(kind, (name.lower(),))) else "document"
