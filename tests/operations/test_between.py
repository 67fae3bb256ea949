"""What stands between the bot and the world: proxies, nginx with TLS before the webhook, signals, a rolled secret."""

import asyncio
import contextlib
import os
import shutil
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from aiohttp import web

from sandbox.process import BotProcess
from tests.operations.scene import Scene
from tests.operations.test_running import rings
from tests.proxies import certify, http_proxy, socks_proxy, with_tls
from tests.samples import voice_note
from tests.world import KEY, free_port, listens

API = "POLYGLOTVOICE_API_URL"
KINDS = ("CONNECT", "SOCKS5")
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt install nginx-light)")


async def note_is_answered(at: Scene) -> None:
    await at.olga.say(KEY)
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.olga.wait_for(lambda m: m.from_bot and m.document is not None)


async def behind_tls(at: Scene, host: str = "127.0.0.1") -> Path:
    """Both services answer by TLS alone, as in the world; returns the certificate, which is trusted."""
    certificate = certify(at.folder)
    for name in ("TELEGRAM_API_URL", "POLYGLOTVOICE_API_URL"):
        at.settings[name] = await at.stack.enter_async_context(with_tls(at.settings[name], certificate, host))
    at.settings["SSL_CERT_FILE"] = str(certificate)
    return certificate


@pytest.mark.parametrize("host", ["127.0.0.1", pytest.param("::1", marks=pytest.mark.long)])
@pytest.mark.parametrize("kind", ["CONNECT by TLS", *(pytest.param(k, marks=pytest.mark.long) for k in KINDS)])
async def test_one_proxy_of_the_environment_leads_both_services(at: Scene, kind: str, host: str) -> None:
    """On servers where neither is reached directly a bot that leads one of them past it can't run."""
    certificate = await behind_tls(at, host)
    async with (
        http_proxy(host) as http, socks_proxy(host) as socks, http_proxy(host, certificate) as https,
    ):  # fmt: skip
        proxy = {"CONNECT": http, "SOCKS5": socks}.get(kind, https)
        at.settings |= {"HTTPS_PROXY": proxy.url, "NO_PROXY": ""}
        assert await at.doctor() == {}
        await at.start(HTTP_HOST=host)
        await note_is_answered(at)
        ports = {target.rpartition(":")[2] for target in proxy.targets}
        services = (at.settings["TELEGRAM_API_URL"], at.settings["POLYGLOTVOICE_API_URL"])
        assert ports == {str(urlsplit(url).port) for url in services}
        assert at.bots[0].is_running


@pytest.mark.long
async def test_a_proxy_whose_certificate_is_not_trusted_is_named(at: Scene) -> None:
    other = at.folder / "other"
    other.mkdir()
    await behind_tls(at)
    async with http_proxy(certificate=certify(other)) as proxy:
        found = await at.doctor(TELEGRAM_PROXY=proxy.url, POLYGLOTVOICE_PROXY=proxy.url)
        for about in ("Telegram", "PolyglotVoice"):
            assert "certificate is not trusted" in found[about]


@pytest.mark.long
async def test_addresses_that_lead_elsewhere_are_named_and_not_followed(at: Scene) -> None:
    """As http:// leads to https://: neither token nor key goes along."""
    asked: list[str] = []

    async def lead(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=301, headers={"Location": f"http://localhost:{port}/there{request.path}"})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", lead)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    at.stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    led = {name: f"http://127.0.0.1:{port}{path}" for name, path in (("TELEGRAM_API_URL", ""), (API, "/api/v1"))}
    found = await at.doctor(**led)
    for about, name in (("Telegram", "TELEGRAM_API_URL"), ("PolyglotVoice", API)):
        assert f"leads to http://localhost:{port}" in found[about]
        assert name in found[about]
    bot = await at.start(**{API: led[API]})
    await at.olga.say(KEY)
    await at.hears("no PolyglotVoice API", "address")
    assert "leads to localhost" in await at.is_degraded("address")
    await rings(at, "PolyglotVoiceBotWrongAddress")
    assert await bot.stop() == 0
    mute = BotProcess({**at.settings, **led, "HTTP_PORT": "0"}, at.folder / "mute" / "log")
    async with mute:
        await at.until(lambda: has_said(mute, "Telegram can't be reached"))
    assert not any(path.startswith("/there") for path in asked)


async def has_said(bot: BotProcess, words: str) -> bool:
    return words in bot.log()


@pytest.mark.long
@pytest.mark.parametrize("kind", ["CONNECT", "SOCKS5"])
async def test_a_proxy_that_goes_away_or_refuses_the_password(at: Scene, kind: str) -> None:
    async with contextlib.AsyncExitStack() as stack:
        proxy = await stack.enter_async_context(http_proxy() if kind == "CONNECT" else socks_proxy())
        at.settings |= {"TELEGRAM_PROXY": proxy.url, "POLYGLOTVOICE_PROXY": proxy.url}
        assert await at.doctor() == {}
        wrong = proxy.url.replace("word@", "sword@")
        found = await at.doctor(TELEGRAM_PROXY=wrong, POLYGLOTVOICE_PROXY=wrong)
        for about in ("Telegram", "PolyglotVoice"):
            assert "the proxy in between is away or refuses" in found[about]
        assert "word@" not in str(found)
        await at.start()
        await note_is_answered(at)
    await at.is_posted("telegram")
    await at.is_degraded("telegram")
    await rings(at, "PolyglotVoiceBotTelegramDown")
    found = await at.doctor()
    assert {"Telegram", "PolyglotVoice"} <= set(found)
    assert "the proxy in between is away" in found["Telegram"]


def tls_before(folder: Path, port: int, to: int) -> Path:
    """What nginx needs to stand before the bot's port; returns its certificate, without the key."""
    folder.mkdir()
    both = certify(folder).read_text("ascii")
    key, begin, rest = both.partition("-----BEGIN CERTIFICATE")
    certificate = folder / "bot.pem"
    certificate.write_text(begin + rest, "ascii")
    (folder / "bot.key").write_text(key, "ascii")
    conf = folder / "nginx.conf"
    conf.write_text(
        f"""
        daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; events {{}}
        http {{
            access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/a; uwsgi_temp_path {folder}/b; scgi_temp_path {folder}/c;
            server {{
                listen 127.0.0.1:{port} ssl; server_name localhost;
                ssl_certificate {certificate}; ssl_certificate_key {folder}/bot.key;
                location /hook {{ proxy_pass http://127.0.0.1:{to}; }}
            }}
        }}
        """,
        "utf-8",
    )
    return certificate


@contextlib.asynccontextmanager
async def nginx(folder: Path, port: int, to: int) -> AsyncIterator[Path]:
    """nginx with a certificate of its own before the bot's port; yields that certificate."""
    certificate, conf = tls_before(folder, port, to), folder / "nginx.conf"
    child = await asyncio.create_subprocess_exec(NGINX or "nginx", "-e", f"{folder}/error.log", "-c", str(conf))
    try:
        async with asyncio.timeout(120):
            while not await listens(port):
                await asyncio.sleep(0.02)
        yield certificate
    finally:
        child.terminate()
        await child.wait()


@needs_nginx
@pytest.mark.long
async def test_a_certificate_of_ones_own_is_refused_until_telegram_is_shown_it(at: Scene) -> None:
    """By a real nginx with TLS: first without WEBHOOK_CERTIFICATE, which Telegram can't trust, then with it."""
    outside, inside = free_port(), free_port()
    hook = {
        "WEBHOOK_URL": f"https://localhost:{outside}/hook", "WEBHOOK_SECRET": "s3cret-123", "HTTP_PORT": str(inside),
    }  # fmt: skip
    async with nginx(at.folder / "nginx", outside, inside) as certificate:
        bot = await at.start(**hook)
        await at.until(lambda: is_hooked(at))
        await at.olga.say("/help")
        why = await at.is_degraded("webhook")
        assert "certificate verify failed" in why
        await at.hears("Telegram can't deliver to WEBHOOK_URL", "webhook")
        await rings(at, "PolyglotVoiceBotWebhookFails")
        assert "certificate verify failed" in (await at.doctor(**hook))["updates"]
        assert await bot.stop() == 0
        hook["WEBHOOK_CERTIFICATE"] = str(certificate)
        await at.start(**hook)
        await at.olga.wait_for(lambda m: m.from_bot and "/history" in m.text)
        await note_is_answered(at)
        assert at.world.telegram.outbox.polls == 0


async def is_hooked(at: Scene) -> bool:
    return bool(at.world.telegram.outbox.url)


@pytest.mark.long
async def test_a_rolled_secret_turns_no_delivery_away(at: Scene) -> None:
    """Two processes, one after the other given the new secret: neither fights over it, and both take both."""
    await at.store("--appendonly", "yes")
    ports = [free_port(), free_port()]
    await at.start(WEBHOOK_URL=f"http://127.0.0.1:{ports[0]}/hook", WEBHOOK_SECRET="old-1", HTTP_PORT=str(ports[0]))
    await at.until(lambda: is_hooked(at))
    await at.start(WEBHOOK_URL=f"http://127.0.0.1:{ports[0]}/hook", WEBHOOK_SECRET="new-2", HTTP_PORT=str(ports[1]))
    await at.until(lambda: has_set(at, 2))
    for number in range(60):  # the first process has the old one alone in its settings
        await at.olga.say(f"/help {number}")
        await asyncio.sleep(0.5)
    await at.until(lambda: all_came(at, 60))
    assert {status for _, status in at.world.telegram.outbox.deliveries} == {200}
    assert await has_set(at, 2), "and never again"


async def has_set(at: Scene, times: int) -> bool:
    return sum(call.method == "setWebhook" for call in at.world.telegram.calls) == times


async def all_came(at: Scene, count: int) -> bool:
    return len({update for update, _ in at.world.telegram.outbox.deliveries}) >= count


@pytest.mark.parametrize("number", [signal.SIGHUP, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
async def test_a_signal_ends_it_in_order_and_what_it_held_goes_on(at: Scene, number: int) -> None:
    """SIGHUP too: of what was in hand nothing is cut off, and the embedded store is on disk."""
    bot = await at.start()
    await at.olga.say(KEY)
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    at.world.api.hold()
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.until(lambda: has_task(at))
    os.kill(bot.pid, number)
    assert await bot.wait() == 0
    assert "Traceback" not in bot.log()
    at.world.api.finish_all()
    await at.start()
    await at.olga.wait_for(lambda m: m.from_bot and m.document is not None)
    assert len(at.world.api.tasks) == 1


async def has_task(at: Scene) -> bool:
    return len(at.world.api.tasks) == 1
