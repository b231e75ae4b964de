"""Each query of each dashboard and each rule of the provider's Prometheus names figures that somebody really tells, by labels that they really have, and is well formed.

test.py        PROMTOOL: the program; without it the one on the PATH. Where names come from stands in figures.yaml.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
OF_TARGETS = {"job", "instance"}
WORDS = {"by", "without", "on", "ignoring", "group_left", "group_right", "offset", "bool", "and", "or", "unless", "inf", "nan"}


def portal():
    """From the documentation, which a test of the portal compares with what is registered: name → labels."""
    known = {}
    page = (ROOT / "docs/operations/observability.md").read_text()
    for name, kind, tags in re.findall(r"^\| `(tenantry\.[a-z.]+)` \| (\w+) \| ([^|]+) \|", page, re.MULTILINE):
        base, labels = name.replace(".", "_"), set(re.findall(r"`(\w+)`", tags))
        for end in {"counter": ["_total"], "timer": ["_seconds_count", "_seconds_sum", "_seconds_max"], "gauge": [""]}[kind]:
            known[base + end] = labels
    return known


def all_known():
    known = portal()
    assert len(known) > 5, "the documentation of the portal's figures is not read"
    for source in yaml.safe_load((HERE / "figures.yaml").read_text()):
        known |= {name: set(labels or []) for name, labels in source["figures"].items()}
    return known


def names(query):
    """Names of figures in a query, and labels that it uses: of each selector, and of each grouping."""
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', query)
    figures, labels = [], set()
    for group in re.findall(r"\b(?:by|without|on|ignoring)\s*\(([^)]*)\)", text):
        labels |= set(re.findall(r"\w+", group))
    text = re.sub(r"\b(?:by|without|on|ignoring)\s*\([^)]*\)", " ", text)
    for name, selector in re.findall(r"(?<![\w.])([a-zA-Z_:][\w:]*)\b(?!\s*\()\s*(\{[^}]*\})?", re.sub(r"\[[^\]]*\]", "", text)):
        if name not in WORDS:
            figures.append(name)
            labels |= set(re.findall(r"(\w+)\s*[=!]", selector))
    return figures, labels


def judge(boards, known):
    broken, queries = [], []
    for board in boards:
        if not board.get("uid") or board.get("editable") is not False:
            broken.append(f"{board.get('title')}: without a lasting address, or editable by hand")
        for panel in board["panels"]:
            for target in panel["targets"]:
                where, query = f"{board['title']}, {panel['title']}", target["expr"]
                queries.append(query)
                figures, labels = names(query)
                broken += [f"{where}: nobody tells {name}" for name in figures if name not in known]
                has = set().union(*(known.get(name, set()) for name in figures), OF_TARGETS)
                labels |= set(re.findall(r"\{\{(\w+)\}\}", target["legendFormat"]))
                broken += [f"{where}: no figure there has the label {label}" for label in sorted(labels - has)]
                if not figures and "vector" not in query:
                    broken.append(f"{where}: no figure")
    return broken, queries


def well_formed(queries):
    promtool = os.environ.get("PROMTOOL") or shutil.which("promtool") or sys.exit("needs promtool: set PROMTOOL")
    with tempfile.TemporaryDirectory() as folder:
        rules = Path(folder) / "rules.yaml"
        rules.write_text(yaml.safe_dump({"groups": [{"name": "all", "rules": [{"record": f"q{n}", "expr": query} for n, query in enumerate(queries)]}]}))
        said = subprocess.run([promtool, "check", "rules", rules], capture_output=True, text=True)
        return [] if said.returncode == 0 else [said.stderr or said.stdout]


def of_rules():
    """Rules as a board of their own, with a panel for each."""
    files = sorted((ROOT / "infra/helm/central-stack/files").glob("rules*.yaml"))
    rules = [rule for file in files for group in yaml.safe_load(file.read_text())["groups"] for rule in group["rules"]]
    assert len(files) == 2 and len(rules) > 10, "the rules are not read"
    return {"uid": "rules", "title": "rules", "editable": False,
            "panels": [{"title": rule["alert"], "targets": [{"expr": rule["expr"], "legendFormat": ""}]} for rule in rules]}


boards = [json.loads(file.read_text()) for file in sorted(HERE.glob("*.json"))] + [of_rules()]
known = all_known()
broken, queries = judge(boards, known)
broken += well_formed(queries)
for text in broken:
    print(text, file=sys.stderr)

# and it is red where a query is wrong
text = json.dumps(boards)
spoilt = [
    ("nobody tells tenantry_runs_ended_total", "tenantry_runs_finished_total", "tenantry_runs_ended_total"),
    ("nobody tells scrape_duration_second", "scrape_duration_seconds", "scrape_duration_second"),
    ("the label color", "sum by (class)", "sum by (color)"),
    ("the label kindness", "{{kind}}", "{{kindness}}"),
    ("editable", '"editable": false', '"editable": true'),
    ("nobody tells tenantry_runs_unheard", "tenantry_runs_unheard_seconds", "tenantry_runs_unheard"),
    ("rules, GatewayFails: no figure there has the label exception", "exception_status=~", "exception=~"),
]
for wanted, old, new in spoilt:
    if old not in text or not any(wanted in one for one in judge(json.loads(text.replace(old, new)), known)[0]):
        broken.append(wanted)
        print(f"not red: {old} → {new}", file=sys.stderr)
if not well_formed([*queries, "sum(up"]):
    broken.append("not red: sum(up")
    print(broken[-1], file=sys.stderr)
if broken:
    sys.exit(1)
print(f"{len(queries)} queries of {len(boards) - 1} dashboards and of all rules name figures that are told; {len(spoilt) + 1} ways to be red")
