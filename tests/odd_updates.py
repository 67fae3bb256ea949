"""Messages with a recording and much around it, and ways to break what is around it."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

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

NEEDED = {("message_id",), ("date",), ("chat",), ("chat", "id"), ("chat", "type"), ("voice",), ("voice", "file_id")}
JUNK: list[Any] = [None, "", "odd", -1, 2**70, 1.5, True, [], [None], {}, {"type": "galaxy"}, {"x": [{}]}]


Break = tuple[tuple[Any, ...], Any, bool]


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a message that may be broken."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [path] if path and path not in NEEDED else []
    return found + [each for step, below in steps for each in places(below, (*path, step))]


PLACES = places(RICH)
BREAKS = st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(JUNK), st.booleans()), min_size=1, max_size=12)
"""Fields to break: where, into what, and whether they are rather left out."""


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
