"""Python runs this before the bot: it moves the process's clock as a file says, and answers names as another does.

`FAULTS_CLOCK` names a file with the seconds by which the clock is wrong; it is read ten times a second. The
monotonic clock stays as it is, as on a machine whose clock is set. `FAULTS_NAMES` names a JSON object of host
names and their addresses, for this process's resolver.
"""

import contextlib
import json
import os
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import time_machine

_INTERVAL_S = 0.1


def _follow(path: Path) -> None:
    traveller = time_machine.travel(datetime.now(UTC), tick=True).start()
    shifted_s = 0.0

    def watch() -> None:
        nonlocal shifted_s
        while True:
            with contextlib.suppress(OSError, ValueError):
                wanted_s = float(path.read_text())
                if wanted_s != shifted_s:
                    traveller.shift(timedelta(seconds=wanted_s - shifted_s))
                    shifted_s = wanted_s
            time.sleep(_INTERVAL_S)

    threading.Thread(target=watch, daemon=True, name="clock").start()


def _answer_names(path: Path) -> None:
    known = json.loads(path.read_text())
    resolve: Any = socket.getaddrinfo

    def getaddrinfo(host: Any, *arguments: Any, **named: Any) -> Any:
        return resolve(known.get(host, host), *arguments, **named)

    socket.getaddrinfo = getaddrinfo


if "FAULTS_CLOCK" in os.environ:
    _follow(Path(os.environ["FAULTS_CLOCK"]))
if "FAULTS_NAMES" in os.environ:
    _answer_names(Path(os.environ["FAULTS_NAMES"]))
