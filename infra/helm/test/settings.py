"""Every setting that the chart gives Open WebUI is one that this version reads, and the version is the chart's.

Run with the interpreter that has Open WebUI (infra/real/open-webui/get.sh), after render.sh:   PYTHON settings.py
"""
import re
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

import yaml

here = Path(__file__).parent
READ_BY_OTHERS = {
    "ANONYMIZED_TELEMETRY": "Chroma's library",
    "DO_NOT_TRACK": "several libraries",
    "HOME": "Python",
    "PGPASSWORD": "PostgreSQL's library",
    "PORT": "start.sh of the image",
    "SCARF_NO_ANALYTICS": "unstructured",
    "VALKEY_PASSWORD": "REDIS_URL, by Kubernetes",
}

chart = yaml.safe_load((here.parent / "customer-stack/Chart.yaml").read_text())
image = yaml.safe_load((here.parents[1] / "images.yaml").read_text())["images"]["openWebui"]
version = metadata.version("open-webui")
source = "\n".join(path.read_text() for path in Path(find_spec("open_webui").submodule_search_locations[0]).rglob("*.py"))
known = set(re.findall(r"""['\"]([A-Z][A-Z0-9_]+)['\"]""", source))

given = set()
for golden in (here / "golden").glob("*.yaml"):
    for document in filter(None, yaml.safe_load_all(golden.read_text())):
        if (document["kind"], document["metadata"]["name"]) == ("ConfigMap", "open-webui"):
            given |= set(document["data"])
        if (document["kind"], document["metadata"]["name"]) == ("Deployment", "open-webui"):
            given |= {variable["name"] for variable in document["spec"]["template"]["spec"]["containers"][0]["env"]}

wrong = [f"{name} is read by nobody" for name in sorted(given - known - set(READ_BY_OTHERS))]
wrong += [f"{name} is no longer given" for name in sorted(set(READ_BY_OTHERS) - given)]
if not str(chart["appVersion"]) == version == image["tag"].removeprefix("v"):
    wrong.append(f"chart {chart['appVersion']}, image {image['tag']}, here {version}")
print("\n".join(wrong) or f"{len(given)} settings, all read by Open WebUI {version}", file=sys.stderr if wrong else sys.stdout)
sys.exit(1 if wrong else 0)
