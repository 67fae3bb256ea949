"""What the bot can't start on is named at once, in one sentence with the mend, and by the doctor alike."""

import asyncio
import os
import shutil
import signal
import sys
from dataclasses import dataclass

import pytest
from cryptography.fernet import Fernet

from bot.__main__ import EXIT_SETTINGS
from bot.store.connect import connect
from sandbox.process import BotProcess
from tests.operations.old_servers import server
from tests.operations.scene import MAY_PASS, ROOT, Scene
from tests.proxies import certify, with_tls
from tests.samples import voice_note
from tests.world import free_port

RIGHTS = (
    "+@read", "+@write", "+@connection", "+@transaction", "-@dangerous", "+info", "+eval", "+evalsha", "+script|load",
    "+wait",
)  # fmt: skip
"""Those of docs/operating.md, "The store's user"."""


def user(*rights: str, names: str = "~pv:*") -> tuple[str, ...]:
    return ("--user", "default", "off", "--user", "bot", "on", ">pw", names, "resetchannels", "-@all", *rights)


@dataclass(frozen=True, slots=True)
class Unfit:
    """A store that does not do, and what both say of it."""

    options: tuple[str, ...]
    login: str
    words: str
    scheme: str = "redis"


ALL = user(*RIGHTS)
STORES = {
    "no password": Unfit(("--requirepass", "pw"), "", "refuses the login"),
    "a wrong password": Unfit(("--requirepass", "pw"), ":hunter3@", "refuses the login"),
    "a wrong user": Unfit(ALL, "tob:pw@", "refuses the login"),
    "no INFO": Unfit((*ALL, "-info"), "bot:pw@", "may not run INFO"),
    "no scripts": Unfit((*ALL, "-eval", "-evalsha", "-script|load"), "bot:pw@", "may not run EVAL"),
    "no BLPOP": Unfit((*ALL, "-blpop"), "bot:pw@", "may not run BLPOP"),
    "no writes": Unfit((*ALL, "-@write"), "bot:pw@", "may not run"),
    "others' names alone": Unfit(user(*RIGHTS, names="~app:*"), "bot:pw@", "keys that begin with pv:"),
    "a replica": Unfit(("--replicaof", "127.0.0.1", "9"), "", "replica"),
}


@pytest.mark.parametrize("name", STORES)
async def test_a_store_that_does_not_do_is_named_by_the_doctor_and_at_start(at: Scene, name: str) -> None:
    unfit = STORES[name]
    await at.store("--appendonly", "yes", *unfit.options, login=unfit.login)
    sentence = await at.refused(MAY_PASS if name == "a replica" else EXIT_SETTINGS)
    assert unfit.words in sentence
    found = await at.doctor()
    assert list(found) == ["store"]
    assert unfit.words in found["store"]
    assert "hunter3" not in sentence + found["store"]


async def test_a_user_with_just_the_rights_of_the_docs_is_enough(at: Scene) -> None:
    """Everything is done by it: a note is answered, and nothing is refused."""
    await at.store("--appendonly", "yes", *ALL, login="bot:pw@")
    bot = await at.start()
    await at.olga.say("sk_test_0123456789abcdef")
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.olga.wait_for(lambda m: m.from_bot and m.document is not None)
    assert "permission" not in bot.log()
    assert await at.doctor() == {}
    status, about = await at.ready()
    assert (status, about) == (200, {"status": "ready"})


async def test_a_certificate_of_an_unknown_authority_is_named(at: Scene) -> None:
    store = await at.store("--appendonly", "yes")
    url = await at.stack.enter_async_context(with_tls(f"http://127.0.0.1:{store.port}", certify(at.folder)))
    at.settings["REDIS_URL"] = f"rediss://localhost:{url.rpartition(':')[2]}/0"
    sentence = await at.refused()
    found = await at.doctor()
    for said in (sentence, found["store"]):
        assert "certificate is not trusted" in said
        assert "ssl_ca_certs" in said


OLD = server("REDIS_5")


@pytest.mark.skipif(OLD is None, reason="REDIS_5 names no Redis 5")
async def test_a_redis_that_is_too_old_is_named(at: Scene) -> None:
    await at.store("--appendonly", "yes", server=OLD)
    assert "Redis 6.2 or newer" in await at.refused()
    assert "too old" in (await at.doctor())["store"]


@pytest.mark.parametrize("variable", ["REDIS_6", "REDIS_7"])
async def test_older_ones_that_do_serve_a_note(at: Scene, variable: str) -> None:
    if (found := server(variable)) is None:
        pytest.skip(f"{variable} names no such Redis")
    await at.store("--appendonly", "yes", server=found)
    await at.start()
    await at.olga.say("sk_test_0123456789abcdef")
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.olga.wait_for(lambda m: m.from_bot and m.document is not None)
    assert await at.doctor() == {}


async def test_a_second_bot_is_refused_until_it_is_told_to_take_the_store(at: Scene) -> None:
    await at.store("--appendonly", "yes")
    first = await at.start()
    await at.olga.say("sk_test_0123456789abcdef")
    await at.olga.wait_for(lambda m: m.from_bot and "works" in m.text)
    at.world.api.hold()
    await at.olga.send_voice(voice_note(), duration_s=8)
    await at.until(lambda: _said(len(at.world.api.tasks) == 1))
    other = {"BOT_TOKEN": f"987654321:{'x' * 35}"}
    sentence = await at.refused(**other)
    assert "belongs to the bot with the id" in sentence
    assert "adopt-store" in sentence
    assert "adopt-store" in (await at.doctor(**other))["store"]
    assert "still run" in await adopt(at, other)
    assert await first.stop() == 0
    said = await adopt(at, other)
    assert "open jobs: 1" in said
    assert "is this bot's now" in said
    client = connect(at.settings["REDIS_URL"])
    assert await client.get("pv:bot") == b"987654321"
    assert not await client.exists("pv:jobs:open")
    await client.aclose()
    assert "belongs to the bot with the id 987654321" in await at.refused(), "the first one is a stranger now"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may do so to another's files")
async def test_a_store_that_root_had_adopted_is_still_the_services_own(at: Scene) -> None:
    data, nobody = at.folder / "data", 65534
    assert await (await at.start(DATA_DIR=str(data))).stop() == 0
    for path in (data, *data.rglob("*")):
        os.chown(path, nobody, nobody)
    said = await adopt(at, {"BOT_TOKEN": f"987654321:{'x' * 35}", "DATA_DIR": str(data)})
    assert "is this bot's now" in said
    assert {path.stat().st_uid for path in data.rglob("*")} == {nobody}


async def test_a_first_token_that_was_mistyped_keeps_the_right_one_from_nothing(at: Scene) -> None:
    """Telegram refused it, so the new store is nobody's still; one that a bot has used stays that bot's."""
    other = {"BOT_TOKEN": f"987654321:{'x' * 35}"}
    assert "Telegram refuses BOT_TOKEN" in await at.refused(**other)
    assert await (await at.start()).stop() == 0
    assert "Telegram refuses BOT_TOKEN" in await at.refused(BOT_TOKEN=at.settings["BOT_TOKEN"][:-3] + "xyz")
    assert "belongs to the bot with the id" in await at.refused(**other)


async def test_a_lost_key_or_another_one_ends_it_for_good(at: Scene) -> None:
    """Beside the embedded store, and beside a named one."""
    data = at.folder / "data"
    first = await at.start(DATA_DIR=str(data))
    assert await first.stop() == 0
    key = data / "encryption.key"
    key.rename(at.folder / "backup")
    assert "encryption.key is missing beside the data" in await at.refused(DATA_DIR=str(data))
    key.write_text("not a key\n", "ascii")
    assert "can't be read as one" in await at.refused(DATA_DIR=str(data))
    await at.store("--appendonly", "yes")
    await (await at.start()).stop()
    other = Fernet.generate_key().decode()
    assert "does not fit what the store holds" in await at.refused(ENCRYPTION_KEY=other)
    assert "does not open what the store holds" in (await at.doctor(ENCRYPTION_KEY=other))["encryption key"]


@pytest.mark.parametrize("name", ["encryption.key", "valkey.log", "appendonlydir", "appendonlydir/*.incr.aof"])
async def test_what_root_put_back_and_kept_for_itself_is_named(at: Scene, name: str) -> None:
    """A backup that was restored without its owner: neither a traceback, nor starts without end."""
    if not shutil.which("setpriv"):
        pytest.skip("needs setpriv, so that root may not read everything")
    data = at.folder / "data"
    assert await (await at.start(DATA_DIR=str(data))).stop() == 0
    (path,) = data.glob(name)
    path.chmod(0)
    env = {**os.environ, **at.settings, "DATA_DIR": str(data), "HTTP_PORT": "0", "PYTHONPATH": str(ROOT)}
    for command, code in (("run", EXIT_SETTINGS), ("doctor", 1)):
        child = await asyncio.create_subprocess_exec(
            "setpriv", "--bounding-set=-all", "--inh-caps=-all", sys.executable, "-m", "bot", command,
            cwd=at.folder, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        said, _ = await child.communicate()
        assert child.returncode == code, said.decode()
        assert f"{path} is closed to the bot's user" in said.decode()


async def test_what_a_setting_says_wrongly_ends_it_for_good_and_what_may_pass_does_not(at: Scene) -> None:
    assert "share" in await at.refused(role="worker")
    assert "Telegram refuses BOT_TOKEN" in await at.refused(BOT_TOKEN=at.settings["BOT_TOKEN"][:-3] + "xyz")
    (at.folder / "file").write_text("", "ascii")
    assert "can't be written" in await at.refused(DATA_DIR=str(at.folder / "file"))
    await at.start()
    assert "Another bot already uses DATA_DIR" in await at.refused(MAY_PASS)
    taken = {"HTTP_PORT": str(at.ports[-2]), "DATA_DIR": str(at.folder / "another")}
    assert "is in use" in await at.refused(MAY_PASS, **taken)


async def adopt(at: Scene, settings: dict[str, str]) -> str:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "adopt-store", "--yes", cwd=at.folder,
        env={**os.environ, **at.settings, **settings, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    said, _ = await child.communicate()
    return said.decode()


async def _said(holds: bool) -> bool:
    return holds


@pytest.mark.parametrize(
    ("host", "words"), [("192.0.2.1", "no address of this machine"), ("nowhere.invalid", "no address")]
)
async def test_a_wrong_host_is_not_called_in_use(at: Scene, host: str, words: str) -> None:
    assert words in await at.refused(MAY_PASS, HTTP_HOST=host), "the address may come with its network"
    assert words in (await at.doctor(HTTP_HOST=host, HTTP_PORT=str(free_port())))["HTTP port"]


async def test_a_start_that_waits_for_its_store_says_so_and_can_be_stopped(at: Scene) -> None:
    at.settings |= {
        "REDIS_URL": "redis://127.0.0.1:9/0",
        "ENCRYPTION_KEY": "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=",
    }
    bot = BotProcess({**at.settings}, at.folder / "waiting" / "log")
    await bot.start()
    await at.until(lambda: _said("is the address in REDIS_URL right" in bot.log()))
    os.kill(bot.pid, signal.SIGHUP)
    assert await bot.wait() == 0


async def test_the_doctor_finds_the_settings_of_the_service(at: Scene) -> None:
    folder = at.folder / "var"
    folder.mkdir()
    env, unit = at.folder / "bot.env", at.folder / "bot.service"
    env.write_text("".join(f"{name}={value}\n" for name, value in at.settings.items() if name != "DATA_DIR"), "utf-8")
    unit.write_text(f"[Service]\nWorkingDirectory={folder}\nEnvironmentFile={env}\n", "utf-8")
    empty = dict.fromkeys(at.settings, "")
    # Beside the bot's .env nothing is kept where root installed it: its store stands in the service's folder.
    assert await (await at.start(DATA_DIR=str(folder / "data"))).stop() == 0
    (folder / "data/encryption.key").unlink()
    (at.folder / ".env").symlink_to(env)
    at.settings = {"POLYGLOTVOICE_BOT_UNIT": str(unit)}
    assert "data/encryption.key is missing" in (await at.doctor())["encryption key"]
    (at.folder / ".env").unlink()
    shutil.rmtree(folder / "data")
    at.settings = {"POLYGLOTVOICE_BOT_UNIT": str(unit)}
    assert await at.doctor(HTTP_PORT="") == {}
    assert "BOT_TOKEN is missing" in (await at.doctor(**empty, POLYGLOTVOICE_BOT_UNIT="/none"))["settings"]
