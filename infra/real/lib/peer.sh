# shellcheck shell=bash
# Shared by get.sh, start.sh and stop.sh of every peer; sourced, never run.
# After sourcing: $peer its name, $here its folder, $programs what get.sh leaves, $state what start.sh leaves.
# PEER_TENANT: a word, if it is one more of the same program beside the first; it has a state and properties of its own.
set -euo pipefail
umask 077

here=$(cd "$(dirname "$0")" && pwd)
program=$(basename "$here")
peer=$program${PEER_TENANT:+-$PEER_TENANT}
tools=${1:-.tenantry/tools}
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)
programs=$tools/$program
state=$tools/run/$peer
properties=$tools/run/$peer.properties
mkdir -p "$programs" "$state/log" "$state/port" "$state/secret"
exec 9> "$state/lock" # one verb at a time for one peer
flock 9

say() { echo "[$peer] $*"; }
fail() { echo "[$peer] $*" >&2; exit 1; }
need() { local tool; for tool; do command -v "$tool" >/dev/null || fail "needs '$tool' on the PATH"; done; }

# --- get: an install is complete only when its mark is written, and is repeated when the mark differs

installed() { [ "$(cat "$programs/installed" 2>/dev/null)" = "$1" ]; }
mark_installed() {
    echo "$1" > "$programs/installed"
    say "got $1 in ${SECONDS} s, $(du -sh "$programs" | cut -f1) in $programs"
}

# --- ports: the one of last time if it is free, so that a restarted peer keeps its address

port_is_free() { ! (exec 3<> "/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
choose_port() { # choose_port VARIABLE NAME
    local candidate
    candidate=$(cat "$state/port/$2" 2>/dev/null || echo 0)
    # below the range from which the system takes ports for outgoing connections
    until [ "$candidate" -gt 0 ] && port_is_free "$candidate"; do candidate=$((20000 + RANDOM % 12000)); done
    echo "$candidate" > "$state/port/$2"
    printf -v "$1" %s "$candidate"
}

# --- secrets: made once, readable by the owner only, handed on as files and never as arguments

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }
secret_file() { # secret_file NAME [PREFIX]
    local file=$state/secret/$1
    [ -s "$file" ] || printf '%s%s' "${2:-}" "$(random_hex 24)" > "$file"
    echo "$file"
}

# --- processes: known by pid and start time, because a pid alone may belong to someone else by now

start_time() { # empty when the process is gone or only waits to be reaped
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # the name, in parentheses, may hold spaces: what follows it is "state ppid …", start time is the 20th of these
    stat=${stat##*) }
    case $stat in Z*) ;; *) echo "$stat" | cut -d' ' -f20 ;; esac
}
pid_of() { # pid_of PART: prints the pid only if that very process still runs
    local pid began
    read -r pid began 2>/dev/null < "$state/$1.pid" || return 1
    [ -n "$began" ] && [ "$(start_time "$pid")" = "$began" ] && echo "$pid"
}
runs() { pid_of "$1" >/dev/null; }
all_run() { # everything that was started still runs, and was ready once
    local part
    [ -e "$properties" ] || return 1
    while read -r part; do runs "$part" || return 1; done < "$state/parts"
}
launch() { # launch PART COMMAND…: detached from this shell, unless it runs already
    local part=$1
    shift
    runs "$part" && return 0
    TENANTRY_PEER=$state setsid nohup "$@" > "$state/log/$part.log" 2>&1 < /dev/null 9>&- &
    echo "$! $(start_time $!)" > "$state/$part.pid"
    echo "$part" >> "$state/parts"
}
await() { # await PART SECONDS COMMAND…: until the command succeeds, the part ends or the time is over
    local part=$1 limit=$2 end=$((SECONDS + $2))
    shift 2
    until "$@" > "$state/log/await" 2>&1; do
        runs "$part" || give_up "$part ended"
        [ "$SECONDS" -lt "$end" ] || give_up "$part was not ready within $limit s"
        sleep 0.2
    done
}
give_up() { # leaves nothing running: a half-started peer would only mislead the next start
    tail -n 15 "$state"/log/*.log >&2 || true
    stop_all >&2
    fail "$1; logs in $state/log"
}
group_of() { # group_of PID: what belongs to a part's process group and carries our mark, leader or not
    local pid
    for pid in $(pgrep -g "$1"); do
        if grep -qzxF "TENANTRY_PEER=$state" "/proc/$pid/environ" 2>/dev/null; then echo "$pid"; fi
    done
}
stop_part() { # stop_part PART [SECONDS]: politely, then by force
    local pid waits=$((${2:-30} * 10)) left
    if pid=$(pid_of "$1"); then kill "$pid" 2>/dev/null || true; fi
    while runs "$1" && [ $((waits--)) -gt 0 ]; do sleep 0.1; done
    read -r pid _ 2>/dev/null < "$state/$1.pid" || return 0
    left=$(group_of "$pid")
    if [ -n "$left" ]; then
        say "$1 left something behind, which is killed"
        xargs kill -9 <<< "$left" || true
    fi
    rm -f "$state/$1.pid"
}
stop_all() { # the last one started ends first
    local part
    [ -e "$state/parts" ] || return 0
    tac "$state/parts" | while read -r part; do stop_part "$part"; done
    rm -f "$state/parts" "$properties"
}

# --- what others read: Spring-style keys, secrets only as names of files

publish() { # publish KEY=VALUE…
    printf '%s\n' "$@" > "$properties.new"
    mv "$properties.new" "$properties"
    say "ready in ${SECONDS} s: $properties"
}
http_ok() { curl -fsS -m 5 -o /dev/null "$@"; }
