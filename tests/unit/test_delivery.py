"""What ships for containers and clusters is accepted where it goes, and names what the bot really has."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
MANIFESTS = sorted((ROOT / "deploy" / "kubernetes").glob("*.yaml"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
OBJECTS: list[tuple[str, dict[str, Any]]] = [
    (path.name, found)
    for path in MANIFESTS
    if path.name != "kustomization.yaml"
    for found in yaml.safe_load_all(path.read_text("utf-8"))
]
DRAIN_S = 10


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [found for _, found in OBJECTS if found["kind"] == kind]


@pytest.mark.parametrize("version", ["1.28", "1.37"])
def test_kubernetes_takes_every_manifest(version: str) -> None:
    files = [str(path) for path in MANIFESTS if path.name != "kustomization.yaml"]
    asked = run("kubernetes_validate", "--strict", "--kubernetes-version", version, *files)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert (asked.stdout + asked.stderr).count(" passed for resource ") == len(OBJECTS) >= 9


def test_the_kustomization_names_every_manifest_but_the_secret() -> None:
    kustomization = yaml.safe_load((ROOT / "deploy" / "kubernetes" / "kustomization.yaml").read_text("utf-8"))
    assert {*kustomization["resources"], "kustomization.yaml", "secret.example.yaml"} == {p.name for p in MANIFESTS}
    images = {container["image"] for _, container in containers()}
    assert images == {image["name"] for image in kustomization["images"]}
    [version] = re.findall(r'^version = "(.*)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert [image["newTag"] for image in kustomization["images"]] == [version]


def containers() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    found = [(one, one["spec"]["template"]["spec"]["containers"]) for one in of_kind("Deployment")]
    assert len(found) == 2
    return [(deployment, container) for deployment, [container] in found]


def test_every_deployment_runs_a_role_that_the_bot_has_on_the_port_that_it_listens_on() -> None:
    [settings] = of_kind("ConfigMap")
    for deployment, container in containers():
        [role] = container["args"]
        asked = run("bot", role, "--help")
        assert asked.returncode == 0, asked.stderr
        [port] = container["ports"]
        assert str(port["containerPort"]) == settings["data"]["HTTP_PORT"]
        for probe, path in (("livenessProbe", "/healthz"), ("readinessProbe", "/readyz")):
            assert container[probe]["httpGet"] == {"path": path, "port": port["name"]}
            assert f'"{path}"' in (ROOT / "bot" / "web" / "server.py").read_text("utf-8")
        assert deployment["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] > DRAIN_S


def test_every_setting_named_is_one_of_the_bots() -> None:
    known = {name.upper() for name in Settings.model_fields}
    named = {name for one in of_kind("ConfigMap") for name in one["data"]}
    assert named <= known
    assert {name for one in of_kind("Secret") for name in one["stringData"]} <= known
    assert not named & {"BOT_TOKEN", "ENCRYPTION_KEY", "REDIS_URL", "WEBHOOK_SECRET"}


def test_services_and_budgets_find_their_pods() -> None:
    pods = [one["spec"]["template"]["metadata"]["labels"] for one in of_kind("Deployment")]
    [service], [ingress], budgets = of_kind("Service"), of_kind("Ingress"), of_kind("PodDisruptionBudget")
    assert service["spec"]["selector"] in pods
    assert sorted(map(str, pods)) == sorted(str(one["spec"]["selector"]["matchLabels"]) for one in budgets)
    [path] = ingress["spec"]["rules"][0]["http"]["paths"]
    assert path["backend"]["service"] == {"name": "updates", "port": {"name": "http"}}
    assert of_kind("ConfigMap")[0]["data"]["WEBHOOK_URL"] == f"https://bot.example.org{path['path']}"


@pytest.mark.parametrize(
    ("schema", "files"), [("vendor.github-workflows", WORKFLOWS), ("vendor.compose-spec", [ROOT / "compose.yaml"])]
)
def test_workflows_and_compose_file_are_well_formed(schema: str, files: list[Path]) -> None:
    assert files
    asked = run("check_jsonschema", "--builtin-schema", schema, *map(str, files))
    assert asked.returncode == 0, asked.stdout + asked.stderr


def test_compose_bounds_every_log_and_publishes_a_port_for_prometheus_on_this_machine_alone() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    for name, service in services.items():
        options = service["logging"]["options"]
        assert (options["max-size"], int(options["max-file"])) == ("10m", 5), name
    published = {name: service["ports"] for name, service in services.items() if "ports" in service}
    assert published == {"bot": ["127.0.0.1:${PUBLISHED_PORT:-8080}:${HTTP_PORT:-8080}"]}
    assert Settings.model_fields["http_port"].default == 8080


def test_a_release_has_words_in_the_changelog() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    [version] = re.findall(r'^version = "(.*)"$', text, re.MULTILINE)
    assert re.search(rf"^## {re.escape(version)} ", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
