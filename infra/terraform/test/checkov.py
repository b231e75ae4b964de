"""Judges what checkov found by the list of what we live with.

checkov.py LIST [--findings] RESULT.json…      LIST: lines of "check | resource | where | reason"

Resource: its address without keys in brackets, with * for any part. Where: code, plan, both, or a name of one result such as plan-small, by
which the file is called. Ends with 1 if there is a finding that no line is for, a line that no finding is for, or a scan that saw nothing.
"""

import fnmatch
import json
import pathlib
import re
import sys

LEAST_RESOURCES = 60


def lines(path):
    for number, line in enumerate(pathlib.Path(path).read_text().splitlines(), 1):
        if line.strip() and not line.lstrip().startswith("#"):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) != 4 or not all(parts):
                sys.exit(f"{path}:{number}: without a reason, or not four parts: {line}")
            yield tuple(parts)


def results(path):
    read = json.loads(pathlib.Path(path).read_text())
    return read if isinstance(read, list) else [read]


accepted, files = list(lines(sys.argv[1])), [name for name in sys.argv[2:] if name != "--findings"]
broken, used, findings = [], set(), {}
for file in files:
    name = pathlib.Path(file).stem
    for result in results(file):
        summary = result.get("summary", {})
        if summary.get("parsing_errors", 1) or summary.get("resource_count", 0) < LEAST_RESOURCES:
            broken.append(f"{name}: saw too little: {summary or result}")
        for failed in result.get("results", {}).get("failed_checks", []):
            key = failed["check_id"], re.sub(r"\[[^\]]*\]", "", failed["resource"]), name
            findings[key] = failed["check_name"]

for (check, resource, name), said in sorted(findings.items()):
    fits = [
        line for line in accepted
        if line[0] == check and fnmatch.fnmatchcase(resource, line[1]) and line[2] in (name, name.split("-")[0], "both")
    ]
    used.update(fits)
    if "--findings" in sys.argv:
        print(f"{check} | {resource} | {name} | {said}")
    elif not fits:
        broken.append(f"new: {check} at {resource} ({name}): {said}")
if "--findings" not in sys.argv:
    broken += [f"for nothing: {' | '.join(line)}" for line in accepted if line not in used]
for text in broken:
    print(text, file=sys.stderr)
sys.exit(1 if broken else 0)
