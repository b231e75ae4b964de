"""Each rule says how bad it is, whose it is and where to read on, in a page that exists in both languages; and has a test.

runbooks.py RULES TESTS
"""
import sys
from pathlib import Path

import yaml

root = Path(__file__).resolve().parents[3]
rules = [rule for group in yaml.safe_load(open(sys.argv[1]))["groups"] for rule in group["rules"]]
tests = yaml.safe_load(open(sys.argv[2]))["tests"]
seen = {(test["alertname"], bool(test.get("exp_alerts"))) for case in tests for test in case["alert_rule_test"]}
broken = []
for rule in rules:
    name, labels, notes = rule["alert"], rule.get("labels", {}), rule.get("annotations", {})
    page = notes.get("runbook", "")
    if labels.get("severity") not in ("page", "warning", "none") or not labels.get("owner") or len(notes.get("summary", "")) < 20:
        broken.append(f"{name}: says not how bad it is, whose it is or what it means")
    for language in ("en", "de"):
        file = root / page.replace("/en/", f"/{language}/")
        if not page.startswith("docs/runbooks/alerts/en/") or not file.is_file() or f"`{name}`" not in file.read_text():
            broken.append(f"{name}: no page that names it: {page} ({language})")
    if (name, True) not in seen or ((name, False) not in seen and labels.get("severity") != "none"):
        broken.append(f"{name}: no test in which it comes, or none in which it does not")
print("\n".join(broken) or f"{len(rules)} rules, each with its page and its tests")
sys.exit(1 if broken else 0)
