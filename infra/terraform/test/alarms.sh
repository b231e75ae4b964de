#!/usr/bin/env bash
# Each alarm that both stacks plan, played through: it comes, stays away, goes, and what it makes of silence; each says whose it is, how bad
# and where to read on. CloudWatch's way of counting is played here as its documentation tells it (alarms.py); the real one: real account.
# TF_BINARY, TF_PROVIDER_MIRROR, MOTO_ENDPOINT: see lib.sh.
. "$(dirname "$0")/lib.sh"
here=$terraform_root/test
need "$binary" jq curl python3
emulator_up
planned_whole large customer-stack emulator acme 'profile="L"' 'data_policy="LOCAL"' \
    'certificate_arn="arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-0000-0000-000000000000"'
planned_whole central central-stack central central
cd "$here"
python3 alarms.py "$work/large.plan.json" "$work/central.plan.json"

# --- and it is red where an alarm is wrong

spoilt=0
red() { # red PATTERN JQ — a plan whose alarms are changed like this
    spoilt=$((spoilt + 1))
    jq "(.resource_changes[] | select(.type == \"aws_cloudwatch_metric_alarm\") | .change.after) |= ($2)" "$work/large.plan.json" > "$work/spoilt.json"
    if python3 alarms.py "$work/spoilt.json" > "$work/said" 2>&1; then fail "not red: $2"; fi
    grep -q "$1" "$work/said" || fail "red for another reason than $1: $(cat "$work/said")"
}
red "does not come" 'if .metric_name == "PodsWaiting" then .threshold = 5 else . end'
red "does not come" 'if .metric_name == "CopyAgeHours" then .comparison_operator = "LessThanThreshold" else . end'
red "comes though all is well" 'if .metric_name == "DrillAgeHours" then .threshold = 168 else . end'
red "does not come" 'if .metric_name == "DrillAgeHours" then .threshold = 336 else . end'
red "comes too soon" 'if .metric_name == "ModelsMissing" then .evaluation_periods = 1 | .datapoints_to_alarm = 1 else . end'
red "comes though all is well" 'if .metric_name == "FreeStorageSpace" then .threshold = .threshold * 10 else . end'
red "silence" 'if .metric_name == "NumberOfBackupJobsCompleted" then .treat_missing_data = "missing" else . end'
red "does not come" 'if .metric_name == "DaysToExpiry" then .threshold = 2 else . end'
red "forgets by silence" 'if .metric_name == "DaysToExpiry" then .treat_missing_data = "notBreaching" else . end'
red "whose" '.tags.owner = ""'
red "no page" 'if .metric_name == "Restarts" then .tags.runbook = "nothing" else . end'
red "no scenario" 'if .metric_name == "Restarts" then .metric_name = "Colours" else . end'
echo "each alarm of both stacks comes, stays away and goes; $spoilt ways to be red"
