#!/usr/bin/env bash
# The AWS emulator as a process of its own that outlives the portal.   moto.sh up|down HOME
# What it was told is in HOME/moto/calls, secrets included; it is told so again when it starts, at the same address if that is free.
# "up" waits until it answers. It ends with code 3 if this machine does not have it, with 4 if it is not done yet, with 1 if it ends by itself.
set -euo pipefail
umask 077
here=$(cd "$(dirname "$0")" && pwd)
command=$1 home=$2
state=$home/moto
said=
patience=${EMULATOR_PATIENCE:-900} # seconds: being told again takes minutes after hundreds of runs

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

end() { # within 10 s
    local end=$((SECONDS + 10))
    if alive; then kill "$pid"; fi
    while alive && [ $SECONDS -lt $end ]; do sleep 0.05; done
    rm -f "$state/pid"
}

port() { # the same as last time, unless somebody else has it
    "$1" - "$(cat "$state/port" 2>/dev/null || echo 0)" <<'PYTHON'
import socket, sys
for port in (int(sys.argv[1]), 0):
    with socket.socket() as found:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind(("127.0.0.1", port))
        except OSError:
            continue
        print(found.getsockname()[1])
        break
PYTHON
}

ready() { # no use to wait for one that has ended, as when somebody took its port just before it
    local from=$SECONDS
    while alive; do
        if "$here/answers.sh" "$(cat "$state/url")/moto-api/" 2>/dev/null; then return; fi
        if [ $((SECONDS - from)) -ge "$patience" ]; then
            fail 4 "has not answered for $patience seconds; it goes on, and the next start waits for it again"
        elif [ -z "$said" ] && [ $((SECONDS - from)) -ge 3 ] && [ -s "$state/calls" ]; then
            said=yes
            echo "the AWS emulator is told again what it was told ($(wc -l < "$state/calls" | tr -d ' ') calls), so the start takes longer …" >&2
        fi
        sleep 0.1
    done
    return 1
}
fail() { # CODE WHAT
    echo "the AWS emulator $2 (log: $state/log)" >&2
    exit "$1"
}

begin() { # PYTHON
    port "$1" > "$state/port.new"
    mv "$state/port.new" "$state/port"
    local detached=nohup
    ! command -v setsid >/dev/null || detached=setsid
    EMULATOR_MEMORY=$state/calls "$detached" "$1" "$here/../emulator/emulator.py" -H 127.0.0.1 -p "$(cat "$state/port")" > "$state/log" 2>&1 < /dev/null &
    echo "$! $(started $!)" > "$state/pid"
    echo "http://127.0.0.1:$(cat "$state/port")" > "$state/url"
}

case $command in
    up)
        python=$(interpreter) || exit 3
        mkdir -p "$state"
        program=$(cat "$here"/../emulator/*.py | cksum)
        if ! alive || [ "$(cat "$state/program" 2>/dev/null)" != "$program" ]; then
            end
            echo "$program" > "$state/program"
            begin "$python"
        fi
        ready || { begin "$python"; ready; } || fail 1 "ends by itself"
        cat "$state/url"
        ;;
    down)
        end
        ;;
    *) echo "moto.sh up|down HOME" >&2; exit 2 ;;
esac
