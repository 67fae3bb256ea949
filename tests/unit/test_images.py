"""What ships to run the bot: the image's recipe and the systemd unit."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import EXIT_SETTINGS

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
UNIT = ROOT / "deploy/polyglotvoice-bot.service"
PINNED = re.compile(r"[\w./-]+(?::\d+\.\d+\.\d+[\w.-]*|@sha256:[0-9a-f]{64})")
MOST_EXPOSURE = 20
"""In tenths of what systemd-analyze calls the exposure level; an unhardened service has 96."""

needs_systemd = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")


def test_every_base_image_is_pinned_to_an_exact_version() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert set(bases) == {"${PYTHON_IMAGE}"}
    default = re.search(r"^ARG PYTHON_IMAGE=(\S+)$", DOCKERFILE, re.MULTILINE)
    assert default is not None
    assert PINNED.fullmatch(default.group(1))


def test_every_image_beside_the_bot_names_its_version() -> None:
    images = re.findall(r"^ +image: (\S+)$", COMPOSE, re.MULTILINE)
    assert len(images) == 2
    assert all(re.fullmatch(r"[\w./-]+:\d+\.\d+[\w.-]*", image) for image in images), images


def test_the_bots_container_may_do_as_little_as_it_can() -> None:
    services = dict(re.findall(r"^  (\w[\w-]*):.*\n((?:    .*\n|\n|  #.*\n)+)", COMPOSE, re.MULTILINE))
    worker, store = (services[name] for name in ("worker", "store"))
    bot = COMPOSE.partition("x-bot: &bot\n")[2].partition("\nservices:")[0]
    for words in ("read_only: true", "cap_drop: [ALL]", 'security_opt: ["no-new-privileges:true"]', "tmpfs: /tmp"):
        assert f"  {words}\n" in bot, words
    assert "<<: *bot" in worker
    assert "condition: service_healthy" in bot
    assert "healthcheck:" in store
    assert "--appendonly yes --appendfsync always" in store
    assert "networks: [inner]" in store
    assert "networks: [default, inner]" in bot
    assert "requirepass ${STORE_PASSWORD:?" in services["store-conf"]
    assert "internal: true" in services["inner"]
    assert "redis://:${STORE_PASSWORD:?" in bot
    assert not re.search(r"privileged|docker\.sock|network_mode", COMPOSE, re.MULTILINE)


def test_the_bots_port_is_for_this_machine_and_no_log_grows_without_end() -> None:
    (ports,) = re.findall(r"^ +ports: (.*)$", COMPOSE, re.MULTILINE)
    assert ports == '["127.0.0.1:${PUBLISHED_PORT:-8080}:${HTTP_PORT:-8080}"]'
    assert COMPOSE.count("restart: unless-stopped") == COMPOSE.count("logging: *logging")
    assert re.search(r"max-size: \d+m, max-file:", COMPOSE)


def test_the_recipe_leaves_out_what_linters_warn_of() -> None:
    for line in re.findall(r"^(?:RUN|ADD|COPY|USER|ENTRYPOINT|CMD|HEALTHCHECK).*$", DOCKERFILE, re.MULTILINE):
        assert not re.match(r"ADD |RUN .*(apt-get upgrade|sudo |curl .*\|)", line), line
        assert not re.match(r"(ENTRYPOINT|CMD) [^\[]", line), line
    for install in re.findall(r"apt-get install[^\n]*", DOCKERFILE):
        assert "--no-install-recommends" in install
    assert re.search(r"^HEALTHCHECK ", DOCKERFILE, re.MULTILINE)
    assert not re.search(r"^(ARG|ENV) .*(TOKEN|SECRET|PASSWORD|KEY)", DOCKERFILE, re.MULTILINE)


def test_the_image_holds_locked_packages_and_runs_as_nobody_special() -> None:
    assert "--require-hashes -r requirements.txt" in DOCKERFILE
    users = re.findall(r"^USER (\S+)", DOCKERFILE, re.MULTILINE)
    assert users == ["10001"]
    assert DOCKERFILE.index("USER 10001") < DOCKERFILE.index("ENTRYPOINT")
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    packages = re.findall(r"^[a-z0-9-]+(?:\[[a-z,]+\])?==", requirements, re.MULTILINE)
    assert len(packages) > 20
    assert requirements.count("--hash=sha256:") >= len(packages)


def test_the_bill_of_materials_names_every_locked_package(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "deploy/sbom.py"), str(tmp_path / "bill.json")], check=True)
    bill = json.loads((tmp_path / "bill.json").read_text("utf-8"))
    locked = re.findall(
        r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE
    )
    assert {(each["name"], each["version"]) for each in bill["components"]} == set(locked)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_only_what_the_bot_needs_reaches_the_image() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert ignored[0] == "*"
    assert {line for line in ignored if line.startswith("!")} == {"!requirements.txt", "!bot", "!handlers"}
    for source in re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE):
        assert f"!{source}" in ignored


def test_the_unit_does_not_restart_what_can_not_mend_itself() -> None:
    for unit in (UNIT, ROOT / "deploy/service.sh"):
        assert f"RestartPreventExitStatus={EXIT_SETTINGS}\n" in unit.read_text("utf-8")
    assert f"\n| {EXIT_SETTINGS} | a person has to mend something: " in (ROOT / "docs/operating.md").read_text("utf-8")


@needs_systemd
def test_systemd_takes_the_unit_and_calls_it_safe(tmp_path: Path) -> None:
    text = UNIT.read_text("utf-8").replace("/opt/polyglotvoice-bot/.venv/bin/python", sys.executable)
    for missing in ("/opt/polyglotvoice-bot", "/etc/polyglotvoice-bot.env"):
        text = text.replace(missing, str(tmp_path))
    unit = tmp_path / UNIT.name
    unit.write_text(text, "utf-8")
    for command in (
        ["verify", str(unit)],
        ["security", "--offline=true", f"--threshold={MOST_EXPOSURE}", "--no-pager", str(unit)],
    ):
        done = subprocess.run(["systemd-analyze", *command], text=True, capture_output=True, check=False)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr
        assert unit.name not in done.stderr
