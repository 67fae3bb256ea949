#!/bin/sh
# Check the locked packages for known vulnerabilities, with pip-audit in an environment of its own.
# Ends with 0 where none is known, else with 1 or 2; what could not be checked is said and never passes.
set -u
cd "$(dirname "$0")/.." || exit 2
bin=.venv/audit/bin
report=$(mktemp) || exit 2
trap 'rm -f "$report"' EXIT

unchecked() {
  echo "Nothing was checked: $1. Run it where the package index and its advisories can be reached." >&2
  exit 2
}

[ -x $bin/pip-audit ] || {
  .venv/bin/python -m venv .venv/audit && $bin/python -m pip install --quiet --disable-pip-version-check pip-audit
} >/dev/null 2>&1 || unchecked "pip-audit can't be installed here"

# One that found something and one that reached nobody end alike; only the first writes a report.
$bin/pip-audit --disable-pip --require-hashes --no-deps --progress-spinner off \
  --format json --output "$report" -r requirements.txt >/dev/null 2>&1
[ -s "$report" ] || unchecked "the advisories can't be had here"
$bin/python - "$report" <<'PYTHON'
import json
import sys

with open(sys.argv[1], encoding="utf-8") as report:
    packages = json.load(report)["dependencies"]
found = [(package, each) for package in packages for each in package.get("vulns", ())]
for package, each in found:
    mended = ", ".join(each["fix_versions"]) or "no version"
    print(f"{package['name']} {package['version']}: {each['id']}, mended in {mended}")
skipped = [package["name"] for package in packages if "skip_reason" in package]
if len(skipped) == len(packages):
    sys.exit("Nothing was checked: the advisories can't be had here. Run it where they can be reached.")
print(f"{len(packages) - len(skipped)} packages checked, {len(found)} known vulnerabilities" + (f"; not checked: {', '.join(skipped)}" if skipped else ""))
sys.exit(1 if found else 2 if skipped else 0)
PYTHON
