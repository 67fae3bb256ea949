"""Write the bill of materials of what is shipped: every locked package, as CycloneDX 1.6 (JSON).

`python deploy/sbom.py [file]`. What stands in requirements.txt is what the image and `make run` install; licences are
those that the installed packages name. The same input gives the same bytes.
"""

import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://cyclonedx.org/bom/1.6")


def bill_of(requirements: str, version: str) -> dict[str, Any]:
    """The bill of the packages that a locked requirements file names."""
    components = [_component(*found) for found in _PACKAGE.findall(requirements)]
    reference = f"polyglotvoice-bot@{version}"
    body = {
        "metadata": {
            "component": {
                "type": "application", "bom-ref": reference, "name": "polyglotvoice-bot", "version": version,
            },
        },
        "components": components,
        "dependencies": [{"ref": reference, "dependsOn": [each["bom-ref"] for each in components]}],
    }  # fmt: skip
    serial = uuid.uuid5(_NAMESPACE, json.dumps(body, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": f"urn:uuid:{serial}", "version": 1, **body}


def _component(name: str, version: str, marker: str) -> dict[str, Any]:
    reference = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    component: dict[str, Any] = {
        "type": "library", "bom-ref": reference, "name": name, "version": version, "purl": reference,
    }  # fmt: skip
    if (licence := _licence(name, version)) is not None:
        component["licenses"] = [licence]
    if marker:
        component["properties"] = [{"name": "polyglotvoice-bot:installed-where", "value": marker.strip()}]
    return component


def _licence(name: str, version: str) -> dict[str, Any] | None:
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    if told["Version"] != version:
        return None
    if "License-Expression" in told:
        return {"expression": told["License-Expression"]}
    named = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    return {"license": {"name": ", ".join(named)}} if named else None


def main() -> None:
    """Write it to the file that is named, else to dist/sbom.cdx.json."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist" / "sbom.cdx.json"
    version = re.search(r'^version = "([^"]+)"', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    bill = bill_of((ROOT / "requirements.txt").read_text("utf-8"), version.group(1) if version else "0")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(bill, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    sys.stdout.write(f"{path}: {len(bill['components'])} packages\n")


if __name__ == "__main__":
    main()
