"""Makes the reports of the stand-in's dialects anew."""

import asyncio

from sandbox.polyglotvoice import DIALECTS
from tests.reports import file_of, report_of


async def main() -> None:
    for name, dialect in DIALECTS.items():
        file_of(name).write_text(await report_of(dialect), "utf-8")


asyncio.run(main())
