"""What ships for Prometheus and Grafana, as tests read it."""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ALERTS = ROOT / "deploy/alerts.yml"
DASHBOARD = ROOT / "deploy/grafana.json"
METRIC = re.compile(r"\b(?:polyglotvoice_bot|process)_[a-z_]+")


def expressions() -> list[str]:
    """Every PromQL expression of the dashboard and the alerts."""
    board: dict[str, Any] = json.loads(DASHBOARD.read_text("utf-8"))
    found = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    rules = ALERTS.read_text("utf-8")
    return found + re.findall(r"expr: (?:>-\n)?((?:.*\n)(?:\s{10}\S.*\n)*)", rules)
