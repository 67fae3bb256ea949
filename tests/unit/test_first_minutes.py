"""A bare machine: a Python whose venv fails first, a folder with a space, no browser, a busy port, every way to end."""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil
import pytest

from bot.settings import Settings
from bot.store.embedded import find_server
from bot.store.fitness import StoreError
from sandbox.demo import is_remote, tunnel
from tests.world import environment, until, world

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(sys.prefix).resolve() / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"
MAKE = ("make", "--no-print-directory")
COPIED = ("Makefile", "requirements.txt", "requirements-dev.txt", "bot", "handlers", "sandbox", "deploy")
READMES = ("README.md", "README.ru.md")
# What stands in for the machine's own, in the lines that the READMEs show.
TOOLS = {
    "sudo": '[ "$*" = "apt install git make python3-venv" ] && touch "{folder}/repaired"',
    "git": 'case $1 in clone) cp -r "{folder}/origin" "$3" ;; pull) ;; *) exit 1 ;; esac',
    "systemctl": 'echo "$*" >>"{folder}/systemctl"; case "$*" in *is-failed*) exit 1 ;; *NRestarts*) echo 0 ;; esac',
    "journalctl": "echo 'Ready, role run'",
    "sleep": "",
    "loginctl": "",
    "id": "case $1 in -u) echo 1000 ;; *) echo newcomer ;; esac",
}
# Its first venv is left half-made, as Debian's is without python3-venv. The next is whole, and what pip would fetch
# stands in it.
PYTHON = """#!/bin/sh
if [ "$1 $2" != "-m venv" ]; then exec {real} "$@"; fi
if [ ! -e "{folder}/repaired" ]; then
  mkdir -p "$3/bin" && ln -s {real} "$3/bin/python"
  echo "The virtual environment was not created successfully because ensurepip is not available." >&2
  exit 1
fi
{real} -m venv "$3" || exit 1
for each in "{site}"/*; do
  case $each in */pip | */pip-*) ;; *) ln -s "$each" "$3"/lib/python3.*/site-packages/ 2>/dev/null ;; esac
done
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """A clone in a folder with a space, and what `python3` is there."""

    folder: Path
    environment: dict[str, str]

    async def start(self, *command: str, stdin: int = asyncio.subprocess.PIPE) -> asyncio.subprocess.Process:
        """Start it in a session of its own, as a terminal would."""
        return await asyncio.create_subprocess_exec(
            *MAKE, *command, cwd=self.folder, env=self.environment, stdin=stdin, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip

    async def said(self, *command: str) -> tuple[int, str]:
        """Run it to its end."""
        child = await self.start(*command, stdin=asyncio.subprocess.DEVNULL)
        async with asyncio.timeout(180):
            output, _ = await child.communicate()
        return child.returncode or 0, output.decode()

    @contextlib.asynccontextmanager
    async def in_terminal(self, *command: str) -> AsyncIterator[int]:
        """Start it as the first of a terminal's session, as `ssh -t` does, and yield the terminal's other end.

        That end is closed behind the block, as when the window closes, and the child has to end by that.
        """
        with contextlib.ExitStack() as terminal:
            ours, theirs = os.openpty()
            terminal.callback(os.close, theirs)  # a terminal that nobody has opened yet can't be read
            terminal.callback(os.close, ours)
            child = await asyncio.create_subprocess_exec(
                "sh", "-c", 'exec <"$0" >"$0" 2>&1; exec "$@"', os.ttyname(theirs), *MAKE, *command,
                cwd=self.folder, env=self.environment, start_new_session=True,
            )  # fmt: skip
            async with asyncio.timeout(180):
                yield ours
        async with asyncio.timeout(180):
            await child.wait()

    def processes(self) -> list[psutil.Process]:
        """All that runs with this machine's folder for its temporary files, which goes to every child, or stands there.

        A store writes its title over its environment.
        """
        found: list[psutil.Process] = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                stands_here = Path(process.cwd()).is_relative_to(self.folder.parent)
                if stands_here or process.environ().get("TMPDIR") == self.environment["TMPDIR"]:
                    found.append(process)
        return [each for each in found if each.status() != psutil.STATUS_ZOMBIE]

    def leftovers(self) -> list[Path]:
        """The folders of demos."""
        return list(Path(self.environment["TMPDIR"]).glob("pv-demo-*"))

    async def is_clean(self) -> bool:
        """Whether nothing is left: no process, no file of a demo."""
        await until(lambda: not self.processes() and not self.leftovers())
        return True

    def clear(self) -> None:
        """End what a test that failed has left, so that the next finds a clean machine."""
        for process in self.processes():
            with contextlib.suppress(psutil.Error):
                process.kill()
        for folder in self.leftovers():
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    base = tmp_path_factory.mktemp("bare")
    folder, tools, scratch = base / "my bot", base / "tools", base / "tmp"
    for each in (folder, tools, scratch):
        each.mkdir()
    for name in COPIED:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
    python = tools / "python3"
    real = str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
    python.write_text(PYTHON.format(real=real, folder=base, site=SITE))
    for name, does in TOOLS.items():
        (tools / name).write_text(f"#!/bin/sh\n{does.format(folder=base)}\n")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    shutil.copytree(folder, base / "origin")
    (base / "repaired").touch()
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "MAKEFLAGS", "MAKELEVEL", "BROWSER")
    rest = {name: value for name, value in os.environ.items() if name not in left_out}
    return Machine(folder, {**rest, "PATH": f"{tools}:{os.environ['PATH']}", "TMPDIR": str(scratch)})


@pytest.fixture
def machine(made: Machine) -> Iterator[Machine]:
    yield made
    made.clear()


async def test_a_venv_that_failed_at_first_mends_itself(machine: Machine) -> None:
    (machine.folder.parent / "repaired").unlink()
    shutil.rmtree(machine.folder / ".venv", ignore_errors=True)
    former = await asyncio.create_subprocess_exec(
        "python3", "-m", "venv", ".venv", cwd=machine.folder, env=machine.environment
    )
    assert await former.wait() == 1
    assert (machine.folder / ".venv/bin/python").exists(), "it is left half-made"
    code, output = await machine.said("doctor")
    assert code != 0
    assert "apt install python3-venv" in output
    (machine.folder.parent / "repaired").touch()
    code, output = await machine.said("doctor")
    assert "BOT_TOKEN is missing" in output, output
    assert str(machine.folder / ".venv") in (machine.folder / ".venv/bin/pip").read_text()
    assert not list(machine.folder.glob(".venv-*"))


async def test_a_python_that_has_gone_is_replaced(machine: Machine) -> None:
    await machine.said("doctor")
    for name in ("python", "python3"):
        link = machine.folder / ".venv/bin" / name
        link.unlink()
        link.symlink_to("/nowhere/python3.10")
    _, output = await machine.said("doctor")
    assert "BOT_TOKEN is missing" in output, output


@contextlib.asynccontextmanager
async def demo(machine: Machine, *options: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A demo that has opened its page, and what it said until then."""
    child = await machine.start("demo", *options)
    assert child.stdout is not None
    said = ""
    try:
        async with asyncio.timeout(180):
            while "quit, Ctrl-D" not in said:
                line = (await child.stdout.readline()).decode()
                assert line, said
                said += line
        yield child, said
    finally:
        if child.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            await child.communicate()


async def status(port: str, host: str, origin: str) -> int:
    """What the page answers to an order that it can't read."""
    headers = {"Host": host, "Origin": origin}
    url = f"http://127.0.0.1:{port}/do"
    async with aiohttp.ClientSession() as session, session.post(url, data=b"?", headers=headers) as answer:
        return answer.status


async def test_a_demo_on_a_busy_port_takes_the_next_and_ends_with_its_input(machine: Machine) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with demo(machine, f"PORT={port}", "LANGUAGE=ru") as (child, said):
            assert f"Порт {port} здесь занят" in said
            assert "Errno" not in said
            assert "ssh -L" in said, "there is no browser here"
            page = re.findall(r"http://127\.0\.0\.1:(\d+)/", said)[0]
            assert await status(page, "localhost:9999", "http://localhost:9999") == 400, (
                "any forwarded port may drive it"
            )
            assert await status(page, "evil.example:8765", "http://evil.example:8765") == 403
            assert await status(page, f"127.0.0.1:{page}", "http://127.0.0.1:9999") == 403
            assert child.stdin is not None
            child.stdin.close()
            async with asyncio.timeout(180):
                rest, _ = await child.communicate()
            assert child.returncode == 0, rest
            assert "Ключ" in rest.decode()
    assert await machine.is_clean()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
async def test_a_signal_ends_all_of_a_demo(machine: Machine, number: signal.Signals) -> None:
    async with demo(machine, "PORT=0") as (child, _):
        os.killpg(child.pid, number)
        async with asyncio.timeout(180):
            await child.communicate()
    assert await machine.is_clean()


async def test_a_closed_terminal_ends_all_of_a_demo(machine: Machine) -> None:
    said = ""
    async with machine.in_terminal("demo", "PORT=0") as terminal:
        while "quit, Ctrl-D" not in said:
            said += (await asyncio.to_thread(os.read, terminal, 4096)).decode()
    assert await machine.is_clean()


async def test_the_next_demo_clears_what_a_killed_one_left(machine: Machine) -> None:
    async with demo(machine, "PORT=0"):
        (killed,) = [p for p in machine.processes() if "sandbox.demo" in p.cmdline() and p.name() != "make"]
        killed.kill()
    assert machine.leftovers(), "its store is left"
    async with demo(machine, "PORT=0") as (child, _):
        os.killpg(child.pid, signal.SIGTERM)
        await child.communicate()
    assert await machine.is_clean()


async def test_a_closed_terminal_drains_a_bot_and_ends_its_store(machine: Machine) -> None:
    async with world(machine.folder / "data-closed") as around:
        settings = {**environment(around.settings), "LOG_LEVEL": "WARNING"}  # nobody reads the terminal
        bare = Machine(machine.folder, {**machine.environment, **settings})
        async with bare.in_terminal("run"):
            await around.telegram.wait_until(lambda: around.telegram.polls > 0, 60, lambda: "")
    assert await machine.is_clean()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
async def test_a_signal_drains_a_bot_and_ends_its_store(machine: Machine, number: signal.Signals) -> None:
    async with world(machine.folder / f"data-{number}") as around:
        settings = {**environment(around.settings), "LOG_LEVEL": "INFO"}
        bare = Machine(machine.folder, {**machine.environment, **settings})
        child = await bare.start("run", stdin=asyncio.subprocess.DEVNULL)
        await around.telegram.wait_until(lambda: around.telegram.polls > 0, 60, lambda: "")
        os.killpg(child.pid, number)
        async with asyncio.timeout(180):
            output, _ = await child.communicate()
    assert "Stopping" in output.decode()
    assert await machine.is_clean()


def shown(readme: str) -> tuple[list[str], list[str]]:
    """The first three blocks of commands, and the commands of the table after them."""
    text = (ROOT / readme).read_text("utf-8")
    rows = re.findall(r"^\| [^|]+ \| (.+) \|$", text.partition("make install-service\n```")[2], re.MULTILINE)[:6]
    blocks = re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return blocks[:3], re.findall(r"`((?:git|make) .*?)`", "".join(rows))


@pytest.mark.parametrize("readme", READMES)
async def test_the_lines_that_the_readmes_show_work_as_they_stand(
    tmp_path: Path, machine: Machine, readme: str
) -> None:
    base = machine.folder.parent
    first, later = shown(readme)
    desk = tmp_path / "new comer"
    desk.mkdir()

    @contextlib.asynccontextmanager
    async def typed(lines: str, where: Path, **settings: str) -> AsyncIterator[asyncio.subprocess.Process]:
        env = {**machine.environment, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), **settings}
        child = await asyncio.create_subprocess_exec(
            "sh", "-e", "-c", lines, cwd=where, env=env, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            yield child
        finally:
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, signal.SIGKILL)
                await child.communicate()

    async with (
        asyncio.timeout(180),
        typed(first[0].replace("<this repository>", "origin"), desk, BROWSER="no") as child,
    ):
        output, _ = await child.communicate(b"")  # the end of its input ends the demo
        assert child.returncode == 0, output.decode()
        assert re.search(r"http://127\.0\.0\.1:\d+/", output.decode())
    clone = desk / "polyglotvoice-bot"
    async with world(tmp_path / "data") as around:
        told = environment(around.settings)
        token = told.pop("BOT_TOKEN")
        async with asyncio.timeout(180), typed(first[1].replace("…", token), clone, **told) as child:
            await around.telegram.wait_until(lambda: around.telegram.polls > 0, 60, lambda: "")
            os.killpg(child.pid, signal.SIGTERM)
            await child.communicate()
    for line in (first[2], *later):
        if line == "make doctor":
            continue  # looks at the services themselves
        async with asyncio.timeout(180), typed(line, clone) as child:
            output, _ = await child.communicate()
            assert child.returncode == 0, (line, output.decode())
    assert "restart polyglotvoice-bot" in (base / "systemctl").read_text()
    assert {"git pull && make install-service", "make remove-service", "make doctor"} <= set(later)
    assert await machine.is_clean()


def test_a_server_knows_that_no_browser_would_be_seen() -> None:
    reached = {"SSH_CONNECTION": "192.0.2.1 50000 198.51.100.7 2222", "DISPLAY": ":0"}
    assert is_remote(reached, "linux")
    assert is_remote({}, "linux")
    assert not is_remote({}, "darwin")
    assert not is_remote({"WAYLAND_DISPLAY": "wayland-0"}, "linux")
    assert tunnel(reached, 8765).startswith("ssh -L 8765:127.0.0.1:8765 -p 2222 ")
    assert tunnel(reached, 8765).endswith("@198.51.100.7")


def test_a_server_on_path_is_taken_where_none_comes_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StoreError, match=r"^No embedded store comes with this kind of machine: install valkey"):
        find_server()
    for name, version in (("valkey-server", "6.2.14"), ("redis-server", "7.0.15")):
        (tmp_path / name).write_text(f"#!/bin/sh\necho 'Redis server v={version} sha=00000000:0'\n")
        (tmp_path / name).chmod(0o755)
    assert find_server() == str(tmp_path / "redis-server")
    (tmp_path / "redis-server").unlink()
    with pytest.raises(StoreError, match=r"^valkey-server 6\.2\.14 is too old"):
        find_server()


FAKES = {
    "systemctl": 'echo "$*" >>"$LOG"; case "$*" in *is-failed*) [ -e "$LOG.failed" ] ;; '
    '*NRestarts*) cat "$LOG.restarts" 2>/dev/null || echo 0 ;; esac',
    "journalctl": 'cat "$LOG.journal"',
    "loginctl": 'echo "loginctl $*" >>"$LOG"',
    "id": "echo 1000",
    "sleep": "",
}


@pytest.mark.parametrize("is_root", [True, False])
def test_one_command_installs_the_service_and_one_removes_it(tmp_path: Path, is_root: bool) -> None:
    folder, tools, log = tmp_path / "my 100% bot", tmp_path / "tools", tmp_path / "log"
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    (folder / ".venv").symlink_to(Path(sys.prefix))
    (folder / "data").mkdir()
    (folder / "data/kept").touch()
    tools.mkdir()
    for name, does in FAKES.items():
        (tools / name).write_text(f"#!/bin/sh\n{'echo 0' if name == 'id' and is_root else does}\n")
        (tools / name).chmod(0o755)
    env = {
        "PATH": f"{tools}:{os.environ['PATH']}", "LOG": str(log), "HOME": str(tmp_path / "home"),
        "UNITS": str(tmp_path / "units"), "STATE": str(tmp_path / "state"),
    }  # fmt: skip

    def call(word: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [folder / "deploy/service.sh", word], env=env, capture_output=True, text=True, check=False
        )

    refused = call("install")
    assert refused.returncode == 1
    assert "echo BOT_TOKEN=" in refused.stderr
    (folder / ".env").write_text("BOT_TOKEN = 1:abc\n")
    journal = tmp_path / "log.journal"
    journal.write_text("INFO bot.app.process: Ready, role run\n")
    done = call("install")
    assert done.returncode == 0, done.stderr
    assert "make remove-service" in done.stdout
    units = tmp_path / ("units" if is_root else "home/.config/systemd/user")
    unit = units / "polyglotvoice-bot.service"
    assert f'ExecStart="{folder}/.venv/bin/python" -m bot run'.replace("%", "%%") in unit.read_text()
    begun_in = re.search(r"^WorkingDirectory=(.*)$", unit.read_text(), re.MULTILINE)
    assert begun_in is not None
    there = Path(begun_in[1].replace("%S", str(tmp_path / "state")).replace("%%", "%"))
    assert there == (tmp_path / "state/polyglotvoice-bot" if is_root else folder)
    assert (there / Settings.model_fields["data_dir"].default / "kept").exists(), "where the service looks for it"
    assert ("loginctl enable-linger" in log.read_text()) == (not is_root)
    assert "restart polyglotvoice-bot" in log.read_text()
    if shutil.which("systemd-analyze") and is_root:
        verified = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
        assert verified.returncode == 0, verified.stderr
    journal.write_text("Telegram can't be reached: trying again\n")
    waiting = call("install")
    assert waiting.returncode == 0
    assert "It has not said that it is ready yet: Telegram can't be reached" in waiting.stdout
    # What may pass, as a port that is taken, has systemd start it again without end.
    for sign, content, why in (("failed", "", "Telegram refuses BOT_TOKEN"), ("restarts", "1", "HTTP_PORT is in use")):
        journal.write_text(f"{why}\n")
        (tmp_path / f"log.{sign}").write_text(content)
        ended = call("install")
        (tmp_path / f"log.{sign}").unlink()
        assert ended.returncode == 1
        assert f"The bot ended at once: {why}\nMend that" in ended.stderr
        assert "The bot runs" not in ended.stdout
    assert call("remove").returncode == 0
    assert not unit.exists()
    assert (folder / ".env").exists()
