#!/usr/bin/env bash
# What runs cost and how soon they go on, in four parts, each a section of its own: a beside bare Terraform, b logs, c killed portals,
# d many at once. See OverheadBench, LogBench, KillBench, CrowdBench.   runs.sh JAR
# PARTS ("a b c d"). Smaller, for a trial: PAIRS (3) of a; VIEWERS (20), LOG_SECONDS (60), LOG_MB (1024) of b; ROUNDS (100) and
# OTHER_ROUNDS (a tenth of them) of c; RUNS (50), SLOTS (2), IDLE_SECONDS (60) of d. What is measured with other sizes than these is only
# printed; KEEP=yes writes it all the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
module=infra/sandbox/portal
result=$module/target/bench
export BENCH_LOAD
settings=() small=''

set_by() { # VARIABLE PROPERTY — what is set in the environment is another measuring than the usual one
    [ -n "${!1:-}" ] || return 0
    settings+=("-Dbench.$2=${!1}")
    small+=" $1=${!1}"
}
set_by PAIRS pairs
set_by VIEWERS viewers
set_by LOG_SECONDS log-seconds
set_by LOG_MB log-mb
set_by ROUNDS rounds
set_by OTHER_ROUNDS other-rounds
set_by RUNS runs
set_by SLOTS slots
set_by IDLE_SECONDS idle-seconds

measure() { # PART CLASS FOLDER — fails if nothing was measured
    local log=$result/runs-$1.log
    mkdir -p "$result"
    rm -f "$result/runs-$1.md" "$module"/target/surefire-reports/*."$2".txt
    BENCH_LOAD=$(cut -d ' ' -f 1 /proc/loadavg)
    mvn -B --no-transfer-progress test -pl "$module" -am "-Dtest=$2" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip=true \
        -Dchaos.patience=1 ${settings[@]+"${settings[@]}"} < /dev/null > "$log" 2>&1 || true
    [ -f "$result/runs-$1.md" ] || { why "$1" "$log" "$2" >&2; return 1; }
    rm -rf "${module:?}/target/$3" # gigabytes
}
why() { # PART LOG CLASS — an aborted test says what is missing, a failed one what went wrong
    echo "part $1 was not measured (all of it: $2):"
    { cat "$module"/target/surefire-reports/*."$3".txt 2> /dev/null || true; cat "$2"; } |
        grep -E 'TestAborted|Assumption|AssertionError|^[a-z.]+Exception|COMPILATION ERROR|ERROR.*\.java' | head -n 5 || true
}
section() { # PART NAME TITLE — with what is said of it on the standard input
    { cat; echo; cat "$result/runs-$1.md"; } > "$result/section.md"
    if [ -n "$small" ] && [ "${KEEP:-}" != yes ]; then
        echo "not written, since it was another measuring than the usual one:$small"
        cat "$result/runs-$1.md"
    else
        infra/bench/section "$2" "$3" "$result/section.md"
    fi
}

a() {
    measure a OverheadBench bench-overhead && section a runs-overhead "Runs: the step beside bare Terraform" <<'TEXT'
The whole `customer-stack` (profile S, some 150 resources) by the real Terraform and the AWS provider on one emulator. The step: from its begin after the approval
until it is read back as done, as the run tells it, in the packaged portal with a database of its own: `init`, `plan`, `show`, comparison with what was approved, `apply`,
`output`; woken by the end of each program, by the clock otherwise. The bare commands: the same files for another account, one command after the
other with the same options, by turns before and after the step. The first step is not counted.
TEXT
}
b() {
    measure b LogBench bench-log && section b runs-log "Runs: logs" <<'TEXT'
A program in the place of Terraform writes lines that carry their time; real Chromium pages, each with a session of its own, follow the run's log and note when a
line stands in their document and when something is pushed to them. Browsers, portal, database and program share the processors of this machine.
Then a program writes one very long log as fast as it can. Heap: what is reachable after a full collection, of at most 512 MiB.
TEXT
}
c() {
    measure c KillBench bench-kill && section c runs-kill "Runs: killed portals" <<'TEXT'
The packaged portal with the times of production, on a database of its own; four runs under way, two of them with a program, two in the queue for one. `kill -9` at any
moment; counted from there until the process engine has called each of the runs again. The same portal is started anew at once, and its start counts. The
other portal was there already, on the same machine.
TEXT
}
d() {
    measure d CrowdBench bench-crowd && section d runs-crowd "Runs: many at once" <<'TEXT'
Onboardings by REST as fast as they are taken, with simulated systems and a simulated Terraform (a JVM for each command), all on the processors of this machine. What a run
costs that waits for approval: the whole portal for a while without a run, and with all of them waiting. Heap: what is reachable after a full collection, of at most 512 MiB.
TEXT
}

failed=0
for part in ${PARTS:-a b c d}; do
    case $part in
        a | b | c | d) "$part" || failed=1 ;;
        *) echo "no such part: $part (a b c d)" >&2; failed=1 ;;
    esac
done
exit $failed
