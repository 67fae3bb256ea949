"""What ships for operators: the dashboard and the alerts name only metrics that exist, and the alerts ring."""

import json
import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.engine import Depth, Ran
from bot.jobs.journal import JobMoment, Moment
from bot.jobs.record import Job, Origin, ServiceTask, Wait
from bot.observe.backlog import Backlog
from bot.observe.health import KINDS
from bot.observe.metrics import Metrics
from bot.polyglotvoice.models import ApiCall
from tests.shipped import ALERTS, DASHBOARD, METRIC, expressions

LABEL = re.compile(r"(?:by \(([a-z, ]+)\)|([a-z]+)(?:=~|!=|!~|=)\")")
FROM_PROMETHEUS = {"job", "instance", "le"}

needs_promtool = pytest.mark.skipif(
    shutil.which("promtool") is None, reason="promtool is not installed (Debian: apt install prometheus)"
)


async def exposition() -> str:
    """What /metrics serves once everything has happened once."""
    metrics, now = Metrics(), datetime.now(UTC)
    job = Job(
        id="1:2",
        origin=Origin(chat_id=1, message_id=2),
        created_at=now,
        wait=Wait(deadline_at=now),
        task=ServiceTask(checks=3),
    )
    for event in Moment:
        metrics.job_event(JobMoment(event, job, 1.0, "failed-service"))
    metrics.api_called(ApiCall("upload", 200, 0.5, "key"))
    metrics.telegram_called("sendMessage", "flooded")
    metrics.step_ran(Ran("watch", 0.1, 0.2, raised=True))
    metrics.health.show(set(KINDS), {})

    async def backlog() -> Backlog:
        return Backlog(1, {"watching": 1}, 0, 0.0, Depth(1, 2))

    return (await metrics.render(backlog)).decode()


async def served() -> tuple[set[str], set[str]]:
    """Names of all samples and of all labels; fails where the text form is wrong."""
    names: set[str] = set()
    labels: set[str] = set()
    for family in text_string_to_metric_families(await exposition()):
        names.update(sample.name for sample in family.samples)
        labels.update(label for sample in family.samples for label in sample.labels)
    return names, labels


async def test_dashboard_and_alerts_name_only_what_a_bot_serves() -> None:
    names, labels = await served()
    shown = expressions()
    assert len(shown) > 15
    for expression in shown:
        used = set(METRIC.findall(expression))
        assert used, expression
        assert used <= names, used - names
        for grouped, matched in LABEL.findall(expression):
            wanted = {label.strip() for label in (grouped or matched).split(",")}
            assert wanted <= labels | FROM_PROMETHEUS, expression


async def test_the_dashboard_shows_every_metric_of_the_bot() -> None:
    names, _ = await served()
    families = {re.sub(r"_(total|bucket|count|sum|created)$", "", name) for name in names}
    shown = {
        re.sub(r"_(total|bucket|count|sum|created)$", "", name) for e in expressions() for name in METRIC.findall(e)
    }
    hidden = {name for name in families if name.startswith("polyglotvoice_bot")} - shown
    assert hidden <= {"polyglotvoice_bot_step_seconds"}


def test_panels_stand_side_by_side_and_never_over_each_other() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in json.loads(DASHBOARD.read_text("utf-8"))["panels"]:
        place = panel["gridPos"]
        assert place["x"] + place["w"] <= 24
        cells = {(place["x"] + dx, place["y"] + dy) for dx in range(place["w"]) for dy in range(place["h"])}
        assert not cells & taken, panel["title"]
        taken |= cells


def promtool(*arguments: str, given: str = "") -> None:
    """Run it; fails with what it says."""
    done = subprocess.run(["promtool", *arguments], input=given, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_promtool
async def test_promtool_has_nothing_against_the_metrics() -> None:
    promtool("check", "metrics", given=await exposition())


@needs_promtool
def test_the_alerts_ring_when_they_should_and_not_before(tmp_path: Path) -> None:
    cases = tmp_path / "cases.yml"
    cases.write_text(json.dumps(_cases()), "utf-8")
    promtool("check", "rules", str(ALERTS))
    promtool("test", "rules", str(cases))


def _cases() -> dict[str, Any]:
    """The store goes away at 6 min, jobs wait too long from 6 min on, all else that can is amiss from 10 min on."""
    series = {
        'polyglotvoice_bot_store_up{instance="a"}': "1x5 0x40",
        'polyglotvoice_bot_oldest_wait_seconds{instance="a"}': "10x5 400x40",
    } | {f'polyglotvoice_bot_problem{{instance="a", kind="{kind}"}}': "0x9 1x80" for kind in KINDS}
    moments = [
        ("PolyglotVoiceBotDown", "5m", None), ("PolyglotVoiceBotDown", "7m", "critical"),
        ("PolyglotVoiceBotFallsBehind", "9m", None), ("PolyglotVoiceBotFallsBehind", "14m", "warning"),
    ]  # fmt: skip
    of_problems = r"alert: (\w+)\n.*kind=.*\n +for: (\w+)\n.*\n +severity: (\w+)"
    for name, waits, severity in re.findall(of_problems, ALERTS.read_text("utf-8")):
        quiet, loud = ("69m", "71m") if waits == "1h" else ("9m", "11m")
        moments += [(name, quiet, None), (name, loud, severity)]
    return {
        "rule_files": [str(ALERTS)],
        "evaluation_interval": "1m",
        "tests": [
            {
                "interval": "1m",
                "input_series": [{"series": name, "values": values} for name, values in series.items()],
                "alert_rule_test": [
                    {"eval_time": at, "alertname": name, "exp_alerts": _rings(name, severity)}
                    for name, at, severity in moments
                ],
            }
        ],
    }


def _rings(name: str, severity: str | None) -> list[dict[str, Any]]:
    if severity is None:
        return []
    rule = ALERTS.read_text("utf-8").partition(f"alert: {name}\n")[2].partition("- alert:")[0]
    annotations = dict(re.findall(r"^\s+(summary|description|runbook): (.*)$", rule, re.MULTILINE))
    return [{"exp_labels": {"severity": severity}, "exp_annotations": annotations}]
