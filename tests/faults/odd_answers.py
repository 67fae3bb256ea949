"""Answers that no page of the API promises: any status, any header, any body."""

import json
import random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sandbox.polyglotvoice import Answer

ENDPOINTS = ("upload", "task", "list", "result", "download")

# A refused key and a limit are answers with a meaning of their own: other rows of the campaign have them.
_STATUSES = st.sampled_from([200, 200, 200, 201, 202, 204, 206, 301, 302, 400, 402, 403, 404, 405, 409, 413, 415,
                             418, 422, 425, 500, 502, 503, 504, 520, 599])  # fmt: skip
_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40)
_NAMES = st.sampled_from(["task_id", "id", "uuid", "status", "state", "text", "segments", "items", "data", "result",
                          "detail", "error", "progress", "start", "end", "message", "tasks", "next"])  # fmt: skip
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES | st.text(max_size=8), inner, max_size=6),
    max_leaves=20,
)
_TYPES = st.sampled_from(["application/json", "text/html", "text/plain; charset=utf-16", "x", "", "audio/ogg"])
_HEADERS = st.fixed_dictionaries(
    {"Content-Type": _TYPES},
    optional={
        "Content-Disposition": st.sampled_from(['attachment; filename="../../x"', "inline", "=;;="]),
        "Location": st.just("http://127.0.0.1:9/"),
        "Content-Encoding": st.sampled_from(["gzip", "br", "nonsense"]),
        "Content-Length": st.sampled_from(["0", "7", "999999", "-1", "many"]),
    },
)


def _body(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, default=str).encode()


_BODIES = st.binary(max_size=200) | _VALUES.map(_body) | _VALUES.map(lambda v: _body(v)[:-1])
_ANSWERS = st.tuples(
    st.sampled_from(ENDPOINTS),
    st.builds(Answer, status=_STATUSES, body=_BODIES, headers=_HEADERS),
)


def odd_answers(count: int) -> list[tuple[str, Answer]]:
    """So many endpoints with an answer for each, the same in every run."""
    found: list[tuple[str, Answer]] = []

    @settings(
        max_examples=count, database=None, derandomize=True, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(_ANSWERS)
    def draw(case: tuple[str, Answer]) -> None:
        found.append(case)

    draw()
    more = random.Random(count)
    while len(found) < count:
        found.append((more.choice(ENDPOINTS), more.choice(found)[1]))
    return found[:count]
