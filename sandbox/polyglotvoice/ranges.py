"""Parts of a file. Pure."""

import re
from dataclasses import replace

from aiohttp import web

from sandbox.polyglotvoice.answers import Answer

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


def ranged(request: web.Request, whole: Answer) -> Answer:
    """The part that the request's Range asks for: 206, 416, or all of it for what is no single range."""
    total = whole.size
    whole = whole.with_headers(Accept_Ranges="bytes")
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or not any(found.groups()):
        return whole
    first, last = found.groups()
    if first:
        start, end = int(first), min(int(last), total - 1) if last else total - 1
    else:
        start, end = max(0, total - int(last)), total - 1
    if start > end:
        return Answer(416).with_headers(Content_Range=f"bytes */{total}", Accept_Ranges="bytes")
    part = replace(whole.part(start, end + 1), status=206)
    return part.with_headers(Content_Range=f"bytes {start}-{end}/{total}")
