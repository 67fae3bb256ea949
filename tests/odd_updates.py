"""Messages with a recording and much around it, and ways to break what is around it."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

from bot.telegram.lenient import read_update
from handlers.sent_media import media_of

BOT = {"id": 1, "is_bot": True, "first_name": "Bot"}
ANN = {"id": 5, "is_bot": False, "first_name": "Ann", "language_code": "en"}
CHAT = {"id": 5, "type": "private", "first_name": "Ann"}
VOICE = {"file_id": "f", "file_unique_id": "u", "duration": 3, "mime_type": "audio/ogg", "file_size": 9}
NOTE = {"message_id": 7, "date": 1, "chat": CHAT, "from": ANN, "voice": VOICE}
NAMELESS = {"type": "hidden_user", "date": 1422450181}
STORY = {"origin": {"type": "hidden_user", "date": 1, "sender_user_name": "X"}, "story": {}}

RICH: dict[str, Any] = {
    **NOTE,
    "sender_chat": {"id": -100, "type": "channel", "title": "News"},
    "forward_origin": {"type": "user", "date": 1, "sender_user": ANN},
    "external_reply": {"origin": {"type": "chat", "date": 1, "sender_chat": {"id": -3, "type": "group", "title": "G"}},
                       "chat": {"id": -3, "type": "group", "title": "G"}, "message_id": 3, "audio": VOICE},
    "quote": {"text": "a quote", "position": 1, "entities": [{"type": "bold", "offset": 0, "length": 1}]},
    "reply_to_message": {**NOTE, "message_id": 6, "forward_origin": {"type": "hidden_user", "date": 1,
                         "sender_user_name": "X"}, "video": {**VOICE, "width": 3, "height": 4}},
    "via_bot": BOT,
    "caption": "see https://example.org",
    "caption_entities": [{"type": "url", "offset": 4, "length": 19}, {"type": "text_mention", "offset": 0, "length": 2,
                         "user": ANN}],
    "photo": [{"file_id": "p", "file_unique_id": "q", "width": 1, "height": 1, "file_size": 3}],
    "link_preview_options": {"is_disabled": True, "url": "https://example.org"},
    "reply_markup": {"inline_keyboard": [[{"text": "go", "url": "https://example.org"}]]},
    "location": {"latitude": 1.5, "longitude": 2.5},
    "contact": {"phone_number": "1", "first_name": "A"},
    "media_group_id": "12", "author_signature": "A", "edit_date": 2, "is_topic_message": True, "message_thread_id": 4,
    "has_protected_content": True, "sender_boost_count": 2, "effect_id": "3",
}  # fmt: skip

JUNK: list[Any] = [None, "", "odd", -1, 2**70, 1.5, True, [], [None], {}, {"type": "galaxy"}, {"x": [{}]}]

Path = tuple[Any, ...]
Break = tuple[Path, Any, bool]


def places(value: Any, path: Path = ()) -> list[Path]:
    """Every place in a message that may be broken."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if path else []
    return found + [each for step, below in steps for each in places(below, (*path, step))]


def needed(path: Path) -> set[Path]:
    """What a message with a file at `path` can't do without: the file, and what carries it."""
    own = {(*path[:depth], name) for depth in range(len(path)) for name in ("message_id", "date", "chat")}
    own |= {(*where, name) for where in own if where[-1] == "chat" for name in ("id", "type")}
    # By its type alone a document is a recording.
    return own | {path[:depth] for depth in range(1, len(path) + 1)} | {(*path, "file_id"), (*path, "mime_type")}


PLACES = [path for path in places(RICH) if path not in needed(("voice",))]


def _breaks(among: list[Path]) -> st.SearchStrategy[list[Break]]:
    one = st.tuples(st.sampled_from(among), st.sampled_from(JUNK), st.booleans())
    return st.lists(one, min_size=1, max_size=12)


BREAKS = _breaks(PLACES)
"""Fields to break: where, into what, and whether they are rather left out."""

_GROUP = {"id": -1005, "type": "supergroup", "title": "G", "is_forum": True}
_CHANNEL = {"id": -1009, "type": "channel", "title": "C"}
_SEEN = {"file_id": "t", "file_unique_id": "t", "width": 1, "height": 1}
_FILES: dict[str, dict[str, Any]] = {
    "voice": VOICE,
    "audio": {**VOICE, "performer": "P", "title": "T", "file_name": "a.mp3", "thumbnail": _SEEN},
    "video_note": {**VOICE, "length": 240, "thumbnail": _SEEN},
    "video": {**VOICE, "width": 3, "height": 4, "file_name": "v.mp4", "mime_type": "video/mp4", "cover": [_SEEN]},
    "document": {**VOICE, "file_name": "d.mp3", "mime_type": "audio/mpeg", "thumbnail": _SEEN},
}
_ORIGINS: list[dict[str, Any]] = [
    {"type": "user", "date": 1, "sender_user": ANN},
    {"type": "hidden_user", "date": 1, "sender_user_name": "X"},
    {"type": "chat", "date": 1, "sender_chat": _GROUP, "author_signature": "A"},
    {"type": "channel", "date": 1, "chat": _CHANNEL, "message_id": 4, "author_signature": "A"},
]
_BARE = {name: value for name, value in RICH.items() if name != "voice"}
Shape = tuple[str, dict[str, Any], Path]


def _shapes(kind: str, origin: dict[str, Any]) -> list[Shape]:
    """Each way in which a file of this kind comes: the update, its message, and where the file is."""
    own: dict[str, Any] = {**_BARE, kind: _FILES[kind], "forward_origin": origin}
    asks = {**NOTE, "message_id": 9, "text": "@bot", "entities": [{"type": "mention", "offset": 0, "length": 4}]}
    del asks["voice"]
    elsewhere = {"origin": origin, "chat": _GROUP, "message_id": 3, kind: _FILES[kind], "story": {}}
    return [
        ("message", own, (kind,)),
        ("edited_message", own, (kind,)),
        ("channel_post", {**own, "chat": _CHANNEL}, (kind,)),
        ("business_message", {**own, "business_connection_id": "b", "sender_business_bot": BOT}, (kind,)),
        ("message", {**asks, "chat": _GROUP, "reply_to_message": {**own, "chat": _GROUP}}, ("reply_to_message", kind)),
        ("guest_message", {**asks, "guest_query_id": "q", "reply_to_message": own}, ("reply_to_message", kind)),
        ("message", {**asks, "external_reply": elsewhere}, ("external_reply", kind)),
        ("guest_message", {**asks, "guest_query_id": "q", "external_reply": elsewhere}, ("external_reply", kind)),
    ]


SHAPES = [shape for kind in _FILES for origin in _ORIGINS for shape in _shapes(kind, origin)]
_PLACES_OF = [[path for path in places(message) if path not in needed(at)] for _, message, at in SHAPES]
BROKEN_SHAPES = st.integers(0, len(SHAPES) - 1).flatmap(
    lambda number: st.tuples(st.just(SHAPES[number]), _breaks(_PLACES_OF[number]))
)
"""A recording in any message that it can come in, and what of that is broken."""


def broken(message: dict[str, Any], breaks: list[Break]) -> dict[str, Any]:
    """A message with these fields broken, as far as they are still there."""
    message = json.loads(json.dumps(message))
    for path, junk, is_gone in breaks:
        at: Any = message
        try:
            for step in path[:-1]:
                at = at[step]
            if is_gone:
                del at[path[-1]]
            else:
                at[path[-1]] = copy.deepcopy(junk)
        except (KeyError, IndexError, TypeError):
            continue
    return message


def assert_is_found(shape: Shape, breaks: list[Break]) -> None:
    """What of the update can be read still holds its recording."""
    kind, message, path = shape
    read: Any = getattr(read_update({"update_id": 1, kind: broken(message, breaks)}), kind)
    for step in path[:-1]:
        read = getattr(read, step)
    media = media_of(read)
    assert media is not None
    assert media.file_id == "f"
