#!/usr/bin/env bash
# Runs the long suites of infra/, one after the other, one line each with its time. Red if one failed; what a missing tool keeps from
# running counts as not run, never as passed.
#   run.sh DIR [SUITE…]     DIR: where tools were put (.tenantry/tools); without a name all of them
# SUITES: another list than the one beside this. LIMIT: what one suite may take (1800 s). Whole output of each: DIR/infra/log/NAME.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/infra/log"
tools=$(cd "$1" && pwd)
export TOOLS=$tools
shift
cd "$here/../.."
list=${SUITES:-$here/suites}
LIMIT=${LIMIT:-1800}

# --- tools: those of the machine first, then those that get.sh and the launcher have put into DIR

export PATH=$PATH:$tools/infra/bin:$tools/moto/bin
python3 -c 'import yaml, boto3' 2> /dev/null || [ ! -x "$tools/moto/bin/python3" ] || export PATH=$tools/moto/bin:$PATH
postgresql() { find /usr/lib/postgresql -maxdepth 3 -name initdb 2> /dev/null | sort -V | tail -n 1; }
found() { # found TOOL — its path, or nothing
    case $1 in
        helm | kubectl) command -v "$1" || ls "$tools/kubernetes/$1" ;;
        kubernetes) ls "$tools/kubernetes/control-plane" ;;
        yaml | boto3) python3 -c "import $1; print($1.__file__)" ;;
        nginx) command -v nginx || ls "$tools/infra/nginx/usr/sbin/nginx" ;;
        moto) command -v moto_server ;;
        terraform) infra/sandbox/bin/terraform.sh | grep . ;; # as launcher and portal: none that is too old
        postgresql) ls "${PG_BIN:-$(dirname "$(postgresql)")}/initdb" ;;
        *) command -v "$1" ;;
    esac 2> /dev/null
}
way() { # way TOOL — how to get it
    case $1 in
        helm | kubernetes | kubectl) echo "./portal tools kubernetes builds it" ;;
        terraform) echo "install Terraform or OpenTofu from 1.11 on" ;;
        moto | boto3) echo "./portal start gets it; or pip install 'moto[server]==5.2.1'" ;;
        yaml) echo "pip install PyYAML" ;;
        postgresql) echo "apt-get install postgresql; or set PG_BIN" ;;
        crane | promtool | amtool | nginx | checkov) echo "./portal tools infra gets it" ;;
        *) echo "install $1" ;;
    esac
}
missing() { # missing TOOL… — the first that is not there
    local tool
    for tool; do found "$tool" > /dev/null || { echo "$tool"; return; }; done
}
as() { # as VARIABLE TOOL — the suites' own way to name a program; one that is set already stays
    [ -n "${!1:-}" ] || export "$1=$(found "$2" || true)"
}
as HELM helm
as PROMTOOL promtool
as AMTOOL amtool
as CRANE crane
as DOOR_NGINX nginx
as TF_BINARY terraform

# --- the suites

passed=0 failed=() left_out=()
line() { printf '%-8s %-15s %6s  %s\n' "$@"; }
run() { # run NAME NEEDS COMMAND
    local name=$1 needs=$2 command=$3 lacks began=$SECONDS log=$tools/infra/log/$1
    # shellcheck disable=SC2086 # words
    lacks=$(missing $needs)
    if [ -n "$lacks" ]; then
        line "not run" "$name" "" "needs $lacks: $(way "$lacks")"
        left_out+=("$name")
    elif timeout --foreground "$LIMIT" bash -c "$command" > "$log" 2>&1 < /dev/null; then
        line passed "$name" "$((SECONDS - began)) s" "$(grep -v '^$' "$log" | tail -n 1 | cut -c1-110)"
        passed=$((passed + 1))
    else
        line FAILED "$name" "$((SECONDS - began)) s" "all of it: $log"
        tail -n 12 "$log" | cut -c1-150 | sed 's/^/         | /'
        failed+=("$name")
    fi
}
trimmed() { sed 's/^ *//; s/ *$//' <<< "$1"; }
known=$(sed -n 's/^\([a-z-]*\) *|.*/\1/p' "$list" | paste -sd ' ' -)
for name; do
    [[ " $known " == *" $name "* ]] || { echo "no such suite: $name (known: $known)" >&2; exit 2; }
done
while IFS='|' read -r name needs command; do
    name=$(trimmed "$name")
    if [[ -z $name || $name == '#'* ]] || { [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; }; then continue; fi
    run "$name" "$(trimmed "$needs")" "$(trimmed "$command")"
done < "$list"
echo "$passed passed, ${#failed[@]} failed, ${#left_out[@]} not run"
[ ${#failed[@]} = 0 ] && [ "$passed" -gt 0 ]
