#!/usr/bin/env bash
# How long the portal takes from the start of its process until its sign-in page answers: the jar as it was built beside
# the unpacked one with its cache of classes, by turns.   start.sh JAR
# ROUNDS (10): how often each. The first start of either, which makes the database and warms the disk, does not count.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
jar=$1 rounds=${ROUNDS:-10} bin=infra/sandbox/bin
home=${TENANTRY_HOME:-$PWD/.tenantry}/bench/start
flags=$(cat "$bin/jvm.flags")
export BENCH_LOAD
BENCH_LOAD=$(cut -d ' ' -f 1 /proc/loadavg)
exec {never}<> <(:) # nothing ever comes of it: a pause without a program
portal=''
trap 'if [ -n "$portal" ]; then kill "$portal"; fi' EXIT
trap 'exit 130' INT TERM

free_port() { # below the range from which the system takes ports for outgoing connections
    local port=$((20000 + RANDOM % 12000))
    while (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((20000 + RANDOM % 12000)); done
    echo "$port"
}
# Asked by the shell alone: a program for each question would take a good part of what the portal is to start on.
listens() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
begin() { # ARGUMENT… of java — sets $took, in milliseconds
    local port began
    port=$(free_port)
    began=${EPOCHREALTIME/[.,]/}
    # shellcheck disable=SC2086 # flags are words
    "$JAVA_HOME/bin/java" $flags "$@" "--server.port=$port" "--tenantry.home=$home/portal" > "$home/portal.log" 2>&1 < /dev/null &
    portal=$!
    until listens "$port" && "$bin/answers.sh" "http://127.0.0.1:$port/sign-in" 2> /dev/null; do
        kill -0 "$portal" 2>/dev/null || { tail -n 20 "$home/portal.log" >&2; exit 1; }
        read -r -t 0.02 -u "$never" || true
    done
    took=$(((${EPOCHREALTIME/[.,]/} - began) / 1000))
}
end() {
    kill "$portal"
    wait "$portal" || true
    portal=''
}
quartiles() { # NAME — of the numbers in its file
    sort -n "$home/$1" | awk -v name="$2" '
        { value[NR] = $1 }
        function at(share,  place, low) { place = 1 + (NR - 1) * share; low = int(place); return value[low] + (place - low) * (value[low + (low < NR)] - value[low]) }
        END { printf "| %s | %.2f | %.2f | %.2f | %.2f | %.2f |\n", name, at(0.5) / 1000, at(0.25) / 1000, at(0.75) / 1000, value[1] / 1000, value[NR] / 1000 }'
}

rm -rf "$home"
mkdir -p "$home"
"$bin/layout.sh" unpack "$home/layout" "$JAVA_HOME" "$jar"
fat() { begin -jar "$jar"; }
unpacked() { begin "-XX:AOTCache=$home/layout/app.aot" -jar "$home"/layout/app/*.jar; }
fat
end
begin "-XX:AOTCacheOutput=$home/layout/app.aot.new" -jar "$home"/layout/app/*.jar
"$bin/layout.sh" record "$home/layout" "$JAVA_HOME" "$flags" "$portal" > /dev/null 2>&1
end
unpacked
end
for round in $(seq "$rounds"); do
    for way in fat unpacked; do
        "$way"
        end
        echo "$took" >> "$home/$way"
        echo "round $round, $way: $took ms"
    done
done
{
    echo "From the start of the process until \`GET /sign-in\` answers 200 (asked about every 20 ms), on a database that exists, with the"
    echo "portal alone (no emulator, no stand-ins). $rounds starts each, by turns; the first of each is not counted. Seconds:"
    echo
    echo "| | median | lower quartile | upper quartile | least | most |"
    echo "|---|---|---|---|---|---|"
    quartiles fat "the jar as built"
    quartiles unpacked "unpacked, with its cache of classes (what \`./portal start\` does)"
} > "$home/section.md"
infra/bench/section start "Start" "$home/section.md"
rm -rf "$home"
