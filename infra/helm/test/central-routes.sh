#!/usr/bin/env bash
# Checks who is told of the central stack's alerts, as its chart renders it: every severity that a rule has reaches somebody.
#   central-routes.sh        AMTOOL: the program; without it the one on the PATH.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
amtool=${AMTOOL:-$(command -v amtool || true)}
[ -x "$amtool" ] || { echo "needs amtool: set AMTOOL" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { printf '%s\n' "$*" >&2; exit 1; }
python3 - "$here/central/golden-whole.yaml" "$work" << 'PYTHON'
import sys, yaml
for o in yaml.safe_load_all(open(sys.argv[1])):
    if o and o["kind"] == "ConfigMap" and o["metadata"]["namespace"] == "watch":
        for name, text in o["data"].items():
            open(f"{sys.argv[2]}/{name}", "w").write(text)
rules = [rule for file in ("rules", "rules-portal") for group in yaml.safe_load(open(f"{sys.argv[2]}/{file}.yaml"))["groups"] for rule in group["rules"]]
print(*sorted({rule["labels"]["severity"] for rule in rules}), sep="\n", file=open(f"{sys.argv[2]}/severities", "w"))
PYTHON
"$amtool" check-config "$work/alertmanager.yml"
told() { "$amtool" config routes test --config.file="$work/alertmanager.yml" alertname=Some severity="$1"; } # its receivers
[ "$(wc -l < "$work/severities")" -ge 3 ] || fail "too few severities: $(cat "$work/severities")"
while read -r severity; do
    [ "$(told "$severity")" = people ] || fail "nobody is told of $severity: $(told "$severity")"
done < "$work/severities"
"$amtool" config routes show --config.file="$work/alertmanager.yml" | grep -q 'severity="page"' || fail "what is urgent has no way of its own"

# --- and it is red where somebody is missing

sed 's/receiver: people/receiver: nobody/' "$work/alertmanager.yml" > "$work/spoilt.yml"
if "$amtool" check-config "$work/spoilt.yml" > /dev/null 2>&1; then fail "an unknown receiver is taken"; fi
sed "s/severity=\"page\"'/severity=\"pages\"'/" "$work/alertmanager.yml" > "$work/spoilt.yml"
if "$amtool" config routes show --config.file="$work/spoilt.yml" | grep -q 'severity="page"'; then fail "a misspelt way is not seen"; fi
echo "each severity reaches somebody: $(paste -sd ' ' "$work/severities")"
