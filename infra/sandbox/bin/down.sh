#!/usr/bin/env bash
# Ends what the sandbox left running: portal, programs of runs, world, emulator, and the database of a portal that is gone.   down.sh HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$1

started() { cut -d ' ' -f 22 "/proc/$1/stat" 2>/dev/null || ps -o lstart= -p "$1" 2>/dev/null; }
same() { [ -n "$2" ] && [ "$(started "$1")" = "$2" ]; }
ended() { # PID SINCE — within 30 s
    local end=$((SECONDS + 30))
    while same "$1" "$2"; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

if [ -f "$home/portal.pid" ] && read -r pid since < "$home/portal.pid" && same "$pid" "$since"; then
    echo "stopping the portal (process $pid) …"
    kill -TERM "$pid"
    ended "$pid" "$since" || { echo "it does not end; see $home/portal.log" >&2; exit 1; }
fi
rm -f "$home/portal.pid"
left_by_runs() { # what goes on without the portal, Terraform above all: "PID SINCE" each
    local file pid since boot
    for file in "$home"/processes/*/program; do
        [ -f "$file" ] && [ ! -f "${file%/program}/exit" ] && read -r pid since boot < "$file" || continue
        [ ! -r /proc/sys/kernel/random/boot_id ] || [ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ] || continue
        [ "$(started "$pid" | tr -s ' ' '_')" != "$since" ] || echo "$pid $since"
    done
}
left=$(left_by_runs)
if [ -n "$left" ]; then
    echo "ending what runs have started; it saves what it made, and the next start goes on from there …"
    while read -r pid since; do kill -TERM "$pid"; done <<< "$left"
    end=$((SECONDS + 120))
    while [ -n "$(left_by_runs)" ] && [ $SECONDS -lt $end ]; do sleep 0.2; done
    [ -z "$(left_by_runs)" ] || { echo "it does not end: process $(left_by_runs | cut -d ' ' -f 1 | paste -sd ' ' -)" >&2; exit 1; }
fi
"$here/world.sh" down "$home"
"$here/moto.sh" down "$home"
pidfile=$home/database/data/postmaster.pid
if [ -f "$pidfile" ]; then
    pid=$(head -n 1 "$pidfile")
    case $(readlink "/proc/$pid/exe" 2>/dev/null) in */postgres) kill -INT "$pid" ;; esac
fi
echo "nothing of the sandbox runs any more"
