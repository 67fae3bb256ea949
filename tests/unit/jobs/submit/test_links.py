"""Links: which are taken, and which lead where nobody may send the service."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jobs.record import Origin
from bot.jobs.submit.links import NameResolver, NamesBusyError, pick_links, refuse_private
from bot.texts.explained import ExplainedError

NAMES = NameResolver(lambda: datetime.now(UTC))
HERE = Origin(chat_id=1, message_id=1)


def test_links_are_taken_once_in_order_and_five_at_most() -> None:
    again, other = "https://a.example/1", ["ftp://a.example", "mailto:a@b.example"]
    found = [again, "youtu.be/x", again, *other]
    assert pick_links(found) == ["https://a.example/1", "https://youtu.be/x"]


def test_the_services_own_pages_are_no_media() -> None:
    own = ["polyglotvoice.ru", "https://PolyglotVoice.ru/api/v1/transcriptions", "www.polyglotvoice.ru/profile",
           "https://polyglotvoice.ru.:443/"]  # fmt: skip
    others = ["https://polyglotvoice.ru.example/a.mp3", "https://notpolyglotvoice.ru/a.mp3"]
    assert pick_links([*own, *others]) == others


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://localhost:8080/x", "http://LOCALHOST./", "http://[::1]/",
        "http://10.1.2.3/", "http://192.168.1.1/a.mp3", "http://172.16.0.1/", "http://169.254.169.254/latest",
        "http://0.0.0.0/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://[::ffff:127.0.0.1]/", "http://[fe80::1%25eth0]/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/",
        "http://router/", "http://nas.local/", "http://metadata.google.internal/", "http://a.localhost/",
        "http://100.64.0.1/", "http://224.0.0.1/", "http://user:secret@127.0.0.1/",
        "http://%31%32%37.0.0.1/", "http://%6cocalhost/", "http://１２７.0.0.1/", "http://127。0。0。1/",
    ],
)  # fmt: skip
async def test_private_and_local_addresses_are_refused_in_every_spelling(url: str) -> None:
    with pytest.raises(ExplainedError) as caught:
        await refuse_private(url, NAMES, HERE)
    assert caught.value.sentence == "link-private"
    assert caught.value.permanent


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "https://[::1",
        "http://a b/",
        "https://exa\nmple.com/",
        "file:///etc/passwd",
        "http://a:x/",
        "http://127.0.0.1\\@example.com/",
    ],
)
async def test_what_is_no_link_is_refused(url: str) -> None:
    with pytest.raises(ExplainedError) as caught:
        await refuse_private(url, NAMES, HERE)
    assert caught.value.sentence == "link-malformed"


@pytest.mark.parametrize("url", ["https://8.8.8.8/a.mp3", "https://[2606:4700::1111]/a.mp3"])
async def test_public_addresses_pass(url: str) -> None:
    await refuse_private(url, NAMES, HERE)


async def test_a_name_that_cannot_be_resolved_here_is_left_to_the_service() -> None:
    await refuse_private("https://no-such-host.example.invalid/talk.mp4", NAMES, HERE)


@given(st.text())
async def test_any_text_passes_or_is_refused_in_a_sentence(text: str) -> None:
    for link in pick_links([text]):
        if "." in link and not link.rstrip("./").endswith(tuple("0123456789")):
            continue  # a name: resolving it would leave this machine
        assert (await _refusal_of(link) or "link-").startswith("link-")


async def _refusal_of(link: str) -> str | None:
    try:
        await refuse_private(link, NAMES, HERE)
    except ExplainedError as error:
        return error.sentence
    return None


def test_case_of_scheme_and_host_makes_no_other_link() -> None:
    found = ["https://Example.com/A?b=C", "HTTPS://example.COM/A?b=C", "https://Me:Pw@example.com/"]
    assert pick_links(found) == ["https://example.com/A?b=C", "https://Me:Pw@example.com/"]


async def test_a_long_signed_link_is_handed_on() -> None:
    await refuse_private(f"https://93.184.216.34/talk.mp3?token={'x' * 2_100}", NAMES, HERE)


async def asks(names: NameResolver, host: str, chat_id: int, user_id: int) -> str:
    try:
        await names.addresses(host, Origin(chat_id=chat_id, message_id=1, user_id=user_id))
    except NamesBusyError:
        return "busy"
    return "asked"


async def test_names_that_never_resolve_hold_two_threads_of_their_person_and_nobody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    release, asked = threading.Event(), []

    def getaddrinfo(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        if host.startswith("slow"):
            release.wait(20)
        return []

    monkeypatch.setattr("socket.getaddrinfo", getaddrinfo)
    names = NameResolver(lambda: datetime.now(UTC))
    slow = [asyncio.create_task(asks(names, f"slow{n}.example.org", -(n % 40), 666)) for n in range(400)]
    while len(asked) < 2:
        await asyncio.sleep(0)
    assert await asks(names, "quick.example.org", 1, 1) == "asked"
    assert sum(host.startswith("slow") for host in asked) == 2, "in however many chats they write"
    assert await asks(names, "10-0-0-1.example.org", -700, 666) == "busy", "and none passes unchecked"
    release.set()
    assert sorted(await asyncio.gather(*slow)) == ["asked"] * 2 + ["busy"] * 398
    names.close()
