"""What breaks while the bot runs is said within a minute: by /readyz, by the alert, to the operator, and elsewhere."""

import asyncio
import os
import signal
import time

import pytest

from sandbox.process import BotProcess
from tests.operations.clocked import ClockedBot
from tests.operations.scene import MAY_PASS, Scene
from tests.samples import voice_note
from tests.world import KEY


async def rings(at: Scene, alert: str, bot: int = 0) -> None:
    assert await at.rings(alert, bot) in (True, None)


async def test_nothing_rings_while_all_is_well(at: Scene) -> None:
    await at.store("--appendonly", "yes")
    await at.start()
    await at.until(lambda: is_ready(at))
    for alert in ("PolyglotVoiceBotDown", "PolyglotVoiceBotStoreFails", "PolyglotVoiceBotNoWorker"):
        assert await at.rings(alert) in (False, None)
    assert await at.doctor() == {}
    assert "nothing listens there" in (await at.doctor(ALERT_URL="http://127.0.0.1:9/hook"))["ALERT_URL"]
    assert at.posted == []


async def is_ready(at: Scene) -> bool:
    return (await at.ready()) == (200, {"status": "ready"})


async def is_not_ready(at: Scene) -> bool:
    return (await at.ready())[0] == 503


async def test_a_store_that_is_full(at: Scene) -> None:
    """And each operator hears of it in the language in which they wrote."""
    store = await at.store("--appendonly", "yes")
    boris = at.world.telegram.private_chat(at.world.telegram.person("Борис", language_code="ru"))
    at.settings["OPERATORS"] += f",{boris.id}"
    await at.start()
    await boris.say("/start")
    for chat in (at.olga, boris):
        await chat.wait_for(lambda m: m.from_bot)
    client = at.client(store)
    await client.config_set("maxmemory", "1mb")
    await at.hears("refuses to write", "store")
    await boris.wait_for(lambda m: m.from_bot and "Хранилище" in m.text)
    status, about = await at.ready()
    assert (status, "refuses to write" in about["why"]) == (503, True)
    await rings(at, "PolyglotVoiceBotStoreFails")
    assert "refuses to write" in (await at.doctor())["store"]
    await client.config_set("maxmemory", "0")
    await client.aclose()
    await at.is_posted("store", "over")
    await at.until(lambda: is_ready(at))


@pytest.mark.long
async def test_a_store_that_stalls_and_one_that_is_gone(at: Scene) -> None:
    store = await at.store("--appendonly", "yes")
    bot = await at.start()
    store.process.send_signal(signal.SIGSTOP)
    await at.until(lambda: is_not_ready(at))
    await at.hears("does not answer in time", "store")
    await rings(at, "PolyglotVoiceBotDown")
    assert "does not answer in time" in (await at.doctor())["store"]
    store.process.send_signal(signal.SIGCONT)
    await at.is_posted("store", "over")
    await store.ends()
    await at.until(lambda: is_not_ready(at))
    assert "is the address in REDIS_URL right, and the server on? (Since" in (await at.ready())[1]["why"]
    await at.is_posted("store")
    assert bot.log().count("WARNING bot.engine.engine: The store does not answer") <= 2, "once a minute"


@pytest.mark.long
async def test_a_store_that_is_nearly_full(at: Scene) -> None:
    store = await at.store("--appendonly", "yes")
    await at.start()
    client = at.client(store)
    await client.set("ballast", b"x" * 30_000_000)  # beside which the bot's connections are nothing
    await client.aclose()
    client = at.client(store)  # the first one's buffer was as large as what it sent, and counted
    used = int((await client.info("memory"))["used_memory"])
    await client.config_set("maxmemory", str(int(used * 1.05)))
    await client.aclose()
    await at.is_degraded("memory")
    await at.hears("of memory left", "memory")
    await rings(at, "PolyglotVoiceBotStoreNearlyFull")
    assert "memory left" in " ".join((await at.doctor()).values())


@pytest.mark.long
@pytest.mark.parametrize(
    ("options", "kind", "words", "alert"),
    [
        (("--appendonly", "no"), "aof", "append-only", "PolyglotVoiceBotStoreForgets"),
        (("--appendonly", "yes", "--maxmemory", "100mb", "--maxmemory-policy", "volatile-lru"), "policy",
         "throws jobs away", "PolyglotVoiceBotStoreEvicts"),
    ],
)  # fmt: skip
async def test_a_store_that_forgets_or_evicts(
    at: Scene, options: tuple[str, ...], kind: str, words: str, alert: str
) -> None:
    await at.store(*options)
    bot = await at.start()
    assert "append-only" in bot.log() or "throws jobs away" in bot.log()
    await at.is_degraded(kind)
    await at.hears(words, kind)
    await rings(at, alert)
    assert words.split(maxsplit=1)[0] in " ".join([*(found := await at.doctor()), *found.values()])


async def test_no_process_works(at: Scene) -> None:
    await at.store("--appendonly", "yes")
    await at.start("updates")
    why = await at.is_degraded("workers")
    assert "python -m bot worker" in why
    await at.hears("No process works", "workers")
    await rings(at, "PolyglotVoiceBotNoWorker")
    assert "No process works" in (await at.doctor())["processes"]
    await at.start("worker")
    await at.is_posted("workers", "over")


@pytest.mark.long
async def test_what_is_sent_waits_for_a_worker_that_stands_still(at: Scene) -> None:
    store = await at.store("--appendonly", "yes")
    await at.start("updates")
    worker = await at.start("worker")
    os.kill(worker.pid, signal.SIGSTOP)
    client = at.client(store)
    steps = {f"deliver:{number}:1": time.time() for number in range(5771)}
    await client.zadd("pv:{steps}:due", steps)
    await at.olga.say("/help")
    await at.hears("No process works", "workers")
    await at.hears("has waited for", "updates")
    await at.hears("nobody takes it", "steps")
    assert "577" in await at.is_degraded("steps")
    for alert in ("PolyglotVoiceBotStepsWait", "PolyglotVoiceBotUpdatesWait"):
        await rings(at, alert)
    os.kill(worker.pid, signal.SIGCONT)
    await at.is_posted("steps", "over")
    assert await client.zcard("pv:{steps}:due") < 100
    await client.aclose()


async def test_an_event_loop_that_is_stuck_ends_the_process_and_the_next_one_answers(at: Scene) -> None:
    bot = await at.start(module="tests.operations.sticking")
    await at.olga.say(KEY)
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    await at.olga.send_voice(voice_note(), duration_s=8)
    os.kill(bot.pid, signal.SIGUSR1)
    async with asyncio.timeout(180):
        assert await bot.wait() == MAY_PASS
    said = next(line for line in bot.log().splitlines() if "CRITICAL" in line)
    assert "The event loop is stuck" in said
    assert "sticking.py:" in said
    await bot.start()
    await at.olga.wait_for(lambda m: m.from_bot and m.document is not None)


@pytest.mark.long
async def test_a_bot_that_falls_behind(at: Scene) -> None:
    """Its clock is moved while uploads hang: by the metrics of a real process it rings, after five minutes."""
    clock = at.folder / "clock"
    await at.start(module="tests.operations.clocked", CLOCK=str(clock))
    bot = ClockedBot(clock)
    await at.olga.say(KEY)
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    free = asyncio.Event()
    at.world.api.trouble("slow", "upload", times=None, until=free)
    for number in range(30):
        if number >= 6:  # more and more of them, over ten minutes
            await bot.move(25)
        await at.olga.send_voice(voice_note() + bytes([number]), duration_s=8)
        await asyncio.sleep(0.3)
    await at.hears("has grown for ten minutes", "backlog")
    assert await at.rings("PolyglotVoiceBotFallsBehind", within="4m") in (False, None)
    assert await at.rings("PolyglotVoiceBotFallsBehind", within="6m") in (True, None)
    free.set()


@pytest.mark.long
async def test_no_process_takes_updates_in(at: Scene) -> None:
    await at.store("--appendonly", "yes")
    await at.start("worker")
    await at.is_degraded("receivers")
    await at.hears("No process takes updates", "receivers")
    await rings(at, "PolyglotVoiceBotNoReceiver")


@pytest.mark.parametrize(
    "mode", ["502", pytest.param("refuses", marks=pytest.mark.long), pytest.param("hangs", marks=pytest.mark.long)]
)
async def test_telegram_is_down(at: Scene, mode: str) -> None:
    bot = await at.start()
    at.telegram.break_off(mode)
    await at.is_posted("telegram")
    why = await at.is_degraded("telegram")
    assert ("HTTP 5xx" if mode == "502" else "no answer") in why
    await rings(at, "PolyglotVoiceBotTelegramDown")
    if mode == "502":
        assert "try again in a while" in (await at.doctor())["Telegram"]
        assert "HTTP 502" in bot.log()
        assert "ClientDecodeError" not in bot.log()
    at.telegram.break_off("on")
    await at.is_posted("telegram", "over")
    await at.olga.wait_for(lambda m: m.from_bot and "didn't answer me" in m.text)


@pytest.mark.parametrize("how", ["fails", pytest.param("asks for a pause", marks=pytest.mark.long)])
async def test_telegram_answers_all_but_the_call_for_updates(at: Scene, how: str) -> None:
    """People get nothing, and it is said once, however well other calls fare meanwhile."""
    await at.start()
    if how == "fails":
        at.world.telegram.fail("getUpdates", status=502, times=10**6)
    else:
        at.world.telegram.flood(60, methods=("getUpdates",), times=None)
    await at.is_posted("telegram")
    await at.until(lambda: lacks_updates(at))
    for _ in range(10):
        assert await lacks_updates(at)
    at.world.telegram.clear_trouble()
    await at.is_posted("telegram", "over")
    assert [each["state"] for each in at.posted] == ["on", "over"]


async def lacks_updates(at: Scene) -> bool:
    status, about = await at.ready()
    return status == 200 and "getUpdates" in about.get("why", "")


async def test_telegram_lets_nothing_be_sent_for_long(at: Scene) -> None:
    """It answers each call, and asks for a pause: a short one rings for nobody."""
    store = await at.store("--appendonly", "yes")
    await at.start()
    client = at.client(store)
    await client.zadd("pv:floods", {"all": time.time() + 40})
    await at.until(lambda: is_ready(at))
    await client.zadd("pv:floods", {"all": time.time() + 3600})
    await at.is_posted("telegram")
    assert "429, until" in await at.is_degraded("telegram")
    await client.delete("pv:floods")
    await at.is_posted("telegram", "over")
    await client.aclose()


@pytest.mark.long
async def test_another_program_takes_the_updates(at: Scene) -> None:
    await at.start()
    async with at.another_poller():
        await at.is_degraded("poller")
        await at.hears("Another program takes", "poller")
        await rings(at, "PolyglotVoiceBotOtherPoller")


@pytest.mark.long
async def test_a_webhook_that_telegram_can_not_deliver_to(at: Scene) -> None:
    """It leads to a port where nobody listens, as behind a proxy that does not pass it on."""
    hook = {"WEBHOOK_URL": "http://127.0.0.1:9/hook", "WEBHOOK_SECRET": "s3cret-123"}
    await at.start(**hook)
    await at.until(lambda: is_hooked(at))
    await at.olga.say("/help")
    await at.is_degraded("webhook")
    await at.hears("Telegram can't deliver to WEBHOOK_URL", "webhook")
    await rings(at, "PolyglotVoiceBotWebhookFails")
    assert "can't deliver" in (await at.doctor(**hook, HTTP_PORT="8099"))["updates"]


async def is_hooked(at: Scene) -> bool:
    return bool(at.world.telegram.outbox.url)


@pytest.mark.long
async def test_the_service_is_down(at: Scene) -> None:
    await at.start()
    await at.olga.say("sk_test_0123456789abcdef")
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    at.api.break_off("502")
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.is_degraded("service")
    assert "an error of its own (HTTP 502)" in (await at.doctor())["PolyglotVoice"]
    await at.hears("PolyglotVoice has answered no call", "service")
    await rings(at, "PolyglotVoiceApiDown")


@pytest.mark.long
async def test_the_service_takes_no_uploads(at: Scene) -> None:
    await at.start()
    await at.olga.say("sk_test_0123456789abcdef")
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    at.world.api.trouble("status", "upload", status=503, times=None)
    for number in range(4):
        await at.olga.send_voice(voice_note() + bytes([number]), duration_s=8)
    await at.is_degraded("uploads")
    await at.hears("has taken no upload", "uploads")
    await rings(at, "PolyglotVoiceTakesNoUploads")
    at.world.api.clear_trouble()
    await at.is_posted("uploads", "over")


@pytest.mark.long
async def test_the_operators_key_is_near_its_end(at: Scene) -> None:
    at.settings["POLYGLOTVOICE_API_KEY"] = KEY
    store = await at.store("--appendonly", "yes")
    await at.start()
    client = at.client(store)

    async def begin_early() -> bool:
        states = await client.keys("pv:{account:*}:state")
        for state in states:
            await client.hset(state, "seen", str(time.time() - 28 * 86_400))
        return bool(states)

    await at.until(begin_early)
    await at.is_degraded("expiry")
    await at.hears("POLYGLOTVOICE_API_KEY ends soon", "expiry")
    await rings(at, "PolyglotVoiceBotKeyEnds")
    await client.aclose()


@pytest.mark.long
async def test_somebody_else_writes_to_the_store(at: Scene) -> None:
    """A step, a value of another type, which its person is told of at once, and another bot's mark."""
    store = await at.store("--appendonly", "yes")
    bot = await at.start()
    client = at.client(store)
    await client.zadd("pv:{steps}:due", {"no step of ours": 1.0})
    await at.until(lambda: is_dropped(bot))
    await at.hears("steps that are none of mine", "foreign")
    await rings(at, "PolyglotVoiceBotForeignSteps")
    await at.olga.say(KEY)
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    await client.delete("pv:jobs:open")
    await client.set("pv:jobs:open", "taken")
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.olga.wait_for(lambda m: m.from_bot and "tell the bot's owner this number" in m.text)
    await at.until(lambda: says_why(at, "a value of another type"))
    await client.set("pv:bot", "1")
    await at.until(lambda: says_why(at, "the bot 1 has taken it over"))
    await client.aclose()


async def says_why(at: Scene, words: str) -> bool:
    return words in (await at.ready())[1].get("why", "")


@pytest.mark.long
async def test_a_right_that_is_taken_away_is_told_and_costs_nothing(at: Scene) -> None:
    """The store answers, its scripts run, and what is sent meanwhile waits: nobody is told anything twice."""
    store = await at.store("--appendonly", "yes", "--user", "bot", "on", ">pw", "~pv:*", "+@all", login="bot:pw@")
    bot = await at.start()
    await at.olga.say(KEY)
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    client = at.client(store)
    await client.acl_setuser("bot", enabled=True, commands=["-hset"])
    await at.olga.say("/help")
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.hears("may not run HSET", "store")
    assert (await at.ready())[0] == 503
    await rings(at, "PolyglotVoiceBotStoreFails")
    await client.acl_setuser("bot", enabled=True, commands=["+hset"])
    await client.aclose()
    await at.is_posted("store", "over")
    await at.olga.wait_for(lambda m: m.from_bot and m.document is not None)
    assert sum("/history" in m.text for m in at.olga.messages if m.from_bot) == 1
    assert "given up" not in bot.log()


async def is_dropped(bot: BotProcess) -> bool:
    return "that no version of the bot has written" in bot.log()


@pytest.mark.long
async def test_an_address_that_leads_to_no_api(at: Scene) -> None:
    at.settings["POLYGLOTVOICE_API_URL"] = at.settings["POLYGLOTVOICE_API_URL"].removesuffix("/api/v1")
    bot = await at.start()
    await at.is_degraded("address")
    await at.hears("no PolyglotVoice API", "address")
    await rings(at, "PolyglotVoiceBotWrongAddress")
    assert "must end in /api/v1" in bot.log()
    assert "must end in /api/v1" in (await at.doctor())["PolyglotVoice"]


@pytest.mark.long
async def test_the_operators_key_is_refused(at: Scene) -> None:
    """It is told by its first use: to try it before would spend a request of its plan at each start."""
    at.settings["POLYGLOTVOICE_API_KEY"] = "sk_long_gone_0123456789"
    await at.start()
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.is_degraded("key")
    await at.hears("refuses POLYGLOTVOICE_API_KEY", "key")
    await rings(at, "PolyglotVoiceBotKeyRefused")
    assert "refuses it" in (await at.doctor())["POLYGLOTVOICE_API_KEY"]


@pytest.mark.long
async def test_a_misspelt_name(at: Scene) -> None:
    """A store that was meant, and an embedded one that is used in silence."""
    at.settings["REDIS_URI"] = "redis://127.0.0.1:9/0"
    bot = await at.start()
    assert "REDIS_URI in the environment is no setting of the bot, and REDIS_URL is one" in bot.log()
    await at.is_degraded("settings")
    await at.hears("REDIS_URI", "settings")
    await rings(at, "PolyglotVoiceBotSettingsMisspelt")
    assert "REDIS_URL" in (await at.doctor())["settings"]
