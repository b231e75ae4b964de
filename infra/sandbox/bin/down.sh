#!/usr/bin/env bash
# Ends what the sandbox left running: the emulator, and a portal's database whose portal is gone.   down.sh HOME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$1
lock=$home/database/portal.lock
if [ -f "$lock" ] && read -r pid _ < "$lock" && kill -0 "$pid" 2>/dev/null; then
    echo "the portal (process $pid) is still running: stop it first" >&2
    exit 1
fi
"$here/moto.sh" down "$home"
pidfile=$home/database/data/postmaster.pid
if [ -f "$pidfile" ]; then
    pid=$(head -n 1 "$pidfile")
    case $(readlink "/proc/$pid/exe" 2>/dev/null) in */postgres) kill -INT "$pid" ;; esac
fi
