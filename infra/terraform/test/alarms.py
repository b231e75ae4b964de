"""Plays each alarm of a plan through what can happen. alarms.py PLAN.json…

CloudWatch's way, as its documentation tells it: at the end of each period the last N points are looked at, M of which must be beyond the
threshold. "breaching" and "notBreaching" say what a point that is missing counts as; with "missing" older points stand in for it,
as far as the last N + 2 periods reach, and if there are none nothing can be said; with "ignore" it then stays as it was.
"""
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
GIB = 2**30
# metric: a point when all is well, one when it is not, and what nothing at all for long means. Units are CloudWatch's.
SCENARIOS = {
    "CPUUtilization": (35, 93, "INSUFFICIENT_DATA"),
    "FreeStorageSpace": (19 * GIB, 2 * GIB, "INSUFFICIENT_DATA"),  # of 20 GiB, the smallest of all
    "FreeableMemory": (300 * 2**20, 40 * 2**20, "INSUFFICIENT_DATA"),
    "DatabaseConnections": (40, 345, "INSUFFICIENT_DATA"),
    "DatabaseMemoryUsagePercentage": (50, 91, "INSUFFICIENT_DATA"),
    "AuthenticationFailures": (0, 1, "OK"),
    "NumberOfBackupJobsFailed": (0, 1, "OK"),
    "NumberOfBackupJobsCompleted": (3, 0, "ALARM"),
    "FailedBuilds": (2, 3, "OK"),
    "DaysToExpiry": (60, 5, "OK"),
    "RefusedLookups": (40, 400, "OK"),
    "PartsSilent": (0, 1, "INSUFFICIENT_DATA"),
    "PodsWaiting": (0, 1, "INSUFFICIENT_DATA"),
    "Restarts": (0, 1, "INSUFFICIENT_DATA"),
    "ModelsMissing": (0, 1, "INSUFFICIENT_DATA"),
    "ModelsOffGpu": (0, 1, "INSUFFICIENT_DATA"),
    "VectorNodesImpaired": (0, 1, "INSUFFICIENT_DATA"),
    "CopyAgeHours": (25, 27, "INSUFFICIENT_DATA"),
    "DrillAgeHours": (169, 193, "INSUFFICIENT_DATA"),  # a week, an hour for the drill itself, and a day to try again
    "VolumeFreePercent": (40, 4, "INSUFFICIENT_DATA"),
    "SourcesSilent Maximum": (0, 1, "INSUFFICIENT_DATA"),
    "SourcesSilent SampleCount": (3, 0, "ALARM"),
    "HTTPCode_ELB_5XX_Count": (2, 200, "OK"),
    "UnHealthyHostCount": (0, 1, "OK"),
}
STAYS_BAD = {"DaysToExpiry"}  # nothing is told any more once it is too late
AT_ONCE = 1800  # whatever takes only one point may do so only if that point covers this much, or if the first is one too many
ONE_TOO_MANY = {"AuthenticationFailures", "RefusedLookups"}
BEYOND = {
    "GreaterThanThreshold": lambda point, threshold: point > threshold,
    "GreaterThanOrEqualToThreshold": lambda point, threshold: point >= threshold,
    "LessThanThreshold": lambda point, threshold: point < threshold,
    "LessThanOrEqualToThreshold": lambda point, threshold: point <= threshold,
}
broken = []


def state(alarm, points):
    """After these points, None for one that is missing."""
    last, wanted = alarm["evaluation_periods"], alarm.get("datapoints_to_alarm") or alarm["evaluation_periods"]
    missing = alarm["treat_missing_data"]
    seen = points[-last:] if missing in ("breaching", "notBreaching") else [p for p in points[-last - 2:] if p is not None][-last:]
    if not seen:
        return state(alarm, points[:-1]) if missing == "ignore" and points else "INSUFFICIENT_DATA"
    bad = sum(missing == "breaching" if point is None else BEYOND[alarm["comparison_operator"]](point, alarm["threshold"]) for point in seen)
    return "ALARM" if bad >= wanted else "OK"


def play(alarm):
    name, metric = alarm["alarm_name"], alarm["metric_name"]
    scenario = SCENARIOS.get(metric) or SCENARIOS.get(f"{metric} {alarm['statistic']}")
    if not scenario:
        broken.append(f"{name}: no scenario for {metric}")
        return
    well, bad, silent = scenario
    periods, before = alarm["evaluation_periods"], [well] * 10
    if state(alarm, before) != "OK":
        broken.append(f"{name}: comes though all is well")
    if periods == 1 and alarm["period"] < AT_ONCE and metric not in ONE_TOO_MANY:
        broken.append(f"{name}: comes too soon, after one point of {alarm['period']} s")
    if periods > 1 and state(alarm, before + [bad] * (periods - 1)) != "OK":
        broken.append(f"{name}: comes too soon")
    if state(alarm, before + [bad] * periods) != "ALARM":
        broken.append(f"{name}: does not come")
    if state(alarm, before + [bad] * 10 + [well] * periods) != "OK":
        broken.append(f"{name}: does not go")
    if metric in STAYS_BAD and state(alarm, before + [bad] * periods + [None] * 10) != "ALARM":
        broken.append(f"{name}: forgets by silence")
    if state(alarm, before + [None] * 10) != silent:
        broken.append(f"{name}: makes {state(alarm, before + [None] * 10)} of silence, not {silent}")


def says(alarm):
    name, tags = alarm["alarm_name"], alarm.get("tags") or {}
    if tags.get("severity") not in ("page", "warning") or not alarm["alarm_description"].startswith(tags["severity"]) or not tags.get("owner"):
        broken.append(f"{name}: says not how bad it is or whose")
    for language in ("en", "de"):
        page = ROOT / f"docs/runbooks/alerts/{language}/{tags.get('runbook')}.md"
        short = next((w for w in ("database-", "cache-", "edge-unhealthy-") if f"-{w}" in name), None)
        word = f"`{short}…" if short else f"`{name.removeprefix('tenantry-acme-').removeprefix('tenantry-central-')}`"
        if not page.is_file() or word not in page.read_text():
            broken.append(f"{name}: no page that names it: {page.name} ({language})")


count = 0
for file in sys.argv[1:]:
    for change in json.loads(Path(file).read_text())["resource_changes"]:
        if change["type"] == "aws_cloudwatch_metric_alarm":
            count += 1
            play(change["change"]["after"])
            says(change["change"]["after"])
if count < 20:
    broken.append(f"only {count} alarms")
print("\n".join(broken) or f"{count} alarms, each with its scenario, its owner and its pages", file=sys.stderr if broken else sys.stdout)
sys.exit(1 if broken else 0)
