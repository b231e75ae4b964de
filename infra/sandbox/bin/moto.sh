#!/usr/bin/env bash
# The AWS emulator as a process of its own that outlives the portal.   moto.sh up|down HOME
# It forgets everything when it ends: what the portal knows of AWS is then found missing by the next plan.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
command=$1 home=$2
state=$home/moto

started() { # PID — its start time, by which a reused number is told apart
    cut -d ' ' -f 22 "/proc/$1/stat" 2>/dev/null || ps -o lstart= -p "$1" 2>/dev/null
}
alive() { [ -f "$state/pid" ] && read -r pid since < "$state/pid" && [ -n "$since" ] && [ "$(started "$pid")" = "$since" ]; }

interpreter() { # the Python that has the emulator: beside its command, or the usual one
    local python
    for python in "$(dirname "$(command -v moto_server || echo /)")/python3" python3; do
        if "$python" -c 'import moto.server' 2>/dev/null; then echo "$python"; return; fi
    done
    return 1
}

case $command in
    up)
        python=$(interpreter) || exit 1
        mkdir -p "$state"
        if ! alive; then
            port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
            setsid "$python" "$here/emulator.py" -H 127.0.0.1 -p "$port" > "$state/log" 2>&1 < /dev/null &
            echo "$! $(started $!)" > "$state/pid"
            echo "http://127.0.0.1:$port" > "$state/url"
        fi
        curl -fsS --retry 60 --retry-delay 1 --retry-connrefused -o /dev/null "$(cat "$state/url")/moto-api/" 2>/dev/null || exit 1
        cat "$state/url"
        ;;
    down)
        if alive; then kill "$pid"; fi
        rm -rf "$state"
        ;;
    *) echo "moto.sh up|down HOME" >&2; exit 2 ;;
esac
