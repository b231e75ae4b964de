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
            open(f"{sys.argv[2]}/{name}", "w").write(text.replace("/etc/watch/", f"{sys.argv[2]}/"))
PYTHON
"$promtool" check config "$work/prometheus.yml"
cp "$here/central/rules.test.yaml" "$work/"
"$promtool" test rules "$work/rules.test.yaml"
