"""What a stranger might send to do harm."""

from typing import Any

PUBLIC_NAME = "media.example.org"
PRIVATE_NAMES = {
    PUBLIC_NAME: "93.184.215.14",
    "intranet.example.org": "10.0.0.7",
    "loop.example.org": "127.0.0.1",
    "metadata.example.org": "169.254.169.254",
    "six.example.org": "::1",
    "shared.example.org": "100.64.0.1",
}
"""Names and what they resolve to; all but the first are private."""

NAMES = (
    "a\r\nX-Injected: yes.ogg",
    "b" * 300 + ".ogg",
    "кириллица " * 40 + ".ogg",
    "\u202egpj.exe\u202c.ogg",
    "../../etc/passwd.ogg",
    'quote".ogg',
    "nul\x00.ogg",
    "tab\t.ogg",
    "\u2066lre\u2069.mp3",
    ".ogg",
    "....mp3",
    "a/b\\c.ogg",
    "𝕊𝕡𝕖𝕖𝕔𝕙 🗣.ogg",
    "CON.mp3",
)
MIMES = (
    "audio/ogg",
    "audio/ogg\r\nX-Injected: yes",
    "audio/\x01\x02",
    'audio/ogg; codecs="opus"\n',
    "audio/" + "x" * 300,
)
TEXTS = (
    "<b>bold</b> <a href='tg://user?id=1'>name</a> &amp; &lt;script&gt;",
    "\u202eright to left\u202c \u2066isolate",
    "</blockquote></pre>",
    "z̴̢̧͇͔̝̳̺̓̇͆a̷l̸g̶o̵ " * 20,
    "\x00\x01\x1b[31mred",
    "@somebody /cancel #tag https://example.org",
    "1\n00:00:00,000 --> 00:00:01,000\nnot a cue\n",
)
CALLBACKS = (
    "cancel:{message}",
    "cancel:{chat}:{message}",
    "cancel:-{message}",
    "again:{message}",
    "cancel:",
    ":",
    "cancel:all",
    "cancel:{message}:0:0:0",
    "again:99999999999999999999",
    "\u202e",
    "x" * 64,
    "erase",
    "card:{message}",
    "../{chat}",
)
_PERSON = {"id": 1, "is_bot": False, "first_name": "N"}
UPDATES: tuple[dict[str, Any], ...] = (
    {"message": None},
    {"message": {}},
    {"message": {"message_id": 1, "date": 1, "chat": {"id": "x", "type": "private"}}},
    {"message": [1, 2, 3]},
    {"callback_query": {"id": "1", "from": _PERSON, "chat_instance": "1", "data": "cancel:1"}},
    {"unheard_of": {"deep": [[[[[[[[1]]]]]]]]}},
    {"message": {"message_id": 2**63, "date": -1, "chat": {"id": 5, "type": "odd"}}},
    {"inline_query": {"id": "1", "from": _PERSON, "query": "x" * 5000, "offset": ""}},
)


def private_links(port: int) -> list[str]:
    """Links to private addresses in many spellings; one leads to a server that counts who comes."""
    hosts = (
        f"127.0.0.1:{port}",
        f"localhost:{port}",
        f"user:secret@127.0.0.1:{port}",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "127.1",
        "10.1.2.3",
        "192.168.0.1",
        "[fd00::1]",
        "0.0.0.0",
        "127.0.0.1.",
        *list(PRIVATE_NAMES)[1:],
    )
    return [
        *(f"http://{host}/latest/meta-data/a.mp3" for host in hosts),
        "file:///etc/passwd",
        f"gopher://127.0.0.1:{port}/1",
    ]
