#!/usr/bin/env bash
# Checks what watches the central stack, as its chart renders it: configuration, rules, and that each alert comes when it must.
#   central-rules.sh        PROMTOOL: the program; without it the one on the PATH.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
promtool=${PROMTOOL:-$(command -v promtool || true)}
[ -x "$promtool" ] || { echo "needs promtool: set PROMTOOL" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$here/central/golden-whole.yaml" "$work" << 'PYTHON'
import sys, yaml
for o in yaml.safe_load_all(open(sys.argv[1])):
    if o and o["kind"] == "ConfigMap" and o["metadata"]["name"] == "prometheus":
        for name, text in o["data"].items():
            open(f"{sys.argv[2]}/{name}", "w").write(text.replace("/etc/watch/", f"{sys.argv[2]}/").replace("/run/secrets/", f"{sys.argv[2]}/"))
PYTHON
cp "$here/central/rules.test.yaml" "$here/central/rules-portal.test.yaml" "$work/"
mkdir "$work/scrape"
touch "$work/scrape/litellm-key" "$work/scrape/portal-client-secret" # promtool looks whether they are there
"$promtool" check config "$work/prometheus.yml"
well() { # well FILE — its rules, its tests and its pages
    "$promtool" test rules "$work/$1.test.yaml" && python3 "$here/runbooks.py" "$work/$1.yaml" "$work/$1.test.yaml"
}
well rules
well rules-portal

# --- and the tests are red where a rule does not say what it should

spoilt=0
rules=rules
red() { # red SED
    sed -i.kept "$1" "$work/$rules.yaml"
    if cmp -s "$work/$rules.yaml" "$work/$rules.yaml.kept"; then echo "nothing spoilt: $1" >&2; exit 1; fi
    if well "$rules" > "$work/said" 2>&1; then
        echo "not red: $1" >&2
        exit 1
    fi
    mv "$work/$rules.yaml.kept" "$work/$rules.yaml"
    spoilt=$((spoilt + 1))
}
red 's/== 1) < 2/== 1) < 1/'
red 's/for: 15m/for: 40m/'
red 's/ or absent(up{job="lago"})//'
red 's/up{job="keycloak"}) < 1/up{job="keycloak"}) < 0/'
red 's/, owner: provider//'
red 's#alerts/en/billing#alerts/en/nothing#'
red 's/alert: Watchdog/alert: Somebody/'
red 's/ or absent(up{job="litellm"})//'
red 's/exception_status=~"5..|408"/exception_status!=""/'
red 's/exception_status=~"5..|408"/exception_status=~"5.."/'
red 's/> 0.05/> 0.5/'
red 's/_queue_size) > 200/_queue_size) > 20000/'
rules=rules-portal
red 's/ or absent(up{job="portal"})//'
red 's/max(tenantry_runs_unheard_seconds) > 300/sum(tenantry_runs_unheard_seconds) > 300/'
red 's/waits="ENGINE"/waits="PERSON"/'
red 's/> 86400/> 864000/'
red 's/sum by (system) (rate(tenantry_outside_seconds_count{outcome!="ok"}/sum by (system) (rate(tenantry_outside_seconds_count{outcome="ok"}/'
red 's/tenantry_drift_tenants) > 0/tenantry_drift_tenants) > 5/'
red 's/> 43200/> 432000/'
echo "each rule comes, stays away and goes; $spoilt ways to be red"
