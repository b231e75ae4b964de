#!/usr/bin/env bash
# Starts the sandbox: its world (emulator, stand-ins), then the portal, until Ctrl-C.   run.sh JAVA_HOME JAR HOME PORT [REAL…]
# REAL: programs that take the place of their stand-ins, got and started by infra/real/NAME; a tenant's own by its first job.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
java_home=$1 jar=$2 home=$3 port=$4
reals=("${@:5}")
flags=$(cat "$here/jvm.flags")
url=http://127.0.0.1:$port
portal='' recording=''

fail() { printf 'portal: %s\n' "$*" >&2; exit 1; }
started() { cut -d ' ' -f 22 "/proc/$1/stat" 2>/dev/null || ps -o lstart= -p "$1" 2>/dev/null; }
running() { # the portal that this sandbox's folder belongs to
    local pid since
    [ -f "$home/portal.pid" ] && read -r pid since < "$home/portal.pid" && [ -n "$since" ] && [ "$(started "$pid")" = "$since" ]
}

# ---- what the portal is told of its surroundings

settings=() emulator=''
programs_of_runs() {
    local terraform=real binary
    settings+=("--tenantry.terraform.sources=$PWD/infra/terraform" "--tenantry.infrastructure.local-states=$home/states")
    emulated_aws
    if [ -z "$emulator" ]; then
        terraform=simulated # the real one needs more of AWS than a stand-in speaks
    else
        settings+=("--tenantry.infrastructure.emulator=$emulator" "--tenantry.sandbox.parts.aws=emulated")
        binary=$("$here/terraform.sh")
        if [ -n "$binary" ]; then
            settings+=("--tenantry.terraform.binary=$binary")
        else
            terraform=simulated
            echo "no Terraform that can be used (./portal doctor says how to get it): runs use a simulated one"
        fi
    fi
    if [ $terraform = simulated ]; then
        settings+=("--tenantry.terraform.binary=$PWD/infra/sandbox/terraform/simulated-terraform"
            "--tenantry.terraform.environment.JAVA_HOME=$java_home"
            "--tenantry.terraform.environment.TENANTRY_SIMULATED_STATE=$home/simulated-terraform")
    fi
    settings+=("--tenantry.sandbox.parts.terraform=$terraform")
    same_world "a $terraform Terraform and $(aws)"
}
aws() { if [ -n "$emulator" ]; then echo "emulated AWS"; else echo "a stand-in of AWS"; fi; }
emulated_aws() { # sets $emulator; a stand-in takes its place only where nothing is in it yet, or where this machine cannot have it
    local code=0
    emulator=$("$here/moto.sh" up "$home") || code=$?
    case $code in
        0) return ;;
        3) echo "no AWS emulator (./portal doctor says how to get it): a stand-in takes its place, with a simulated Terraform" ;;
        1) [ ! -s "$home/moto/calls" ] || fail "not started: without its AWS emulator all tenants would lack their stacks"
           echo "a stand-in takes its place, with a simulated Terraform" ;;
        *) fail "not started: without its AWS emulator all tenants would lack their stacks" ;;
    esac
    emulator=''
}
same_world() { # NOW — says so if this sandbox began in another world, since its tenants stay and their stacks do not
    local began
    began=$(cat "$home/began-with" 2>/dev/null || true)
    if [ -z "$began" ] && [ -z "$emulator" ] && [ -s "$home/moto/calls" ]; then began="emulated AWS"; fi
    if [ -z "$began" ]; then
        echo "$1" > "$home/began-with"
    elif [ "$began" != "$1" ]; then
        cat <<TEXT

  Another world:      this sandbox began with $began; now it has $1.
                      Tenants that were made before stay, but their stacks are not here: a comparison finds that all is missing,
                      and a run that is approved makes it anew. ./portal doctor says what this machine lacks, if it
                      had it before; ./portal reset throws this sandbox away, TENANTRY_HOME=FOLDER begins another beside it.

TEXT
    fi
}
own=''
tenants_own() { # WHAT MEMORY REST
    own=yes
    echo "a real $1 for each tenant, started by its jobs: about $2 of memory each; $3"
}
real_programs() { # each is written down first, so that ./portal stop finds it whatever happens
    local name
    for name in ${reals[@]+"${reals[@]}"}; do
        (umask 077; mkdir -p "$home/world")
        echo "$name" >> "$home/world/real"
        "$here/../../real/$name/get.sh" "$home/tools" || fail "the real $name could not be got"
        case $name in
            kubernetes) tenants_own "Kubernetes" "0.9 GB" "nodes and containers stay pretended" && continue ;;
            open-webui) tenants_own "Open WebUI" "0.5 GB" "Ollama and Qdrant stay pretended" && continue ;;
        esac
        PORTAL_URL=$url "$here/../../real/$name/start.sh" "$home/tools" || fail "the real $name did not start"
    done
}
world() {
    if ! "$here/world.sh" up "$home" "$java_home" "$emulator" ${reals[@]+"${reals[@]}"} > "$home/world.log" 2>&1; then
        tail -n 5 "$home/world.log" >&2
        echo "the sandbox's stand-ins did not all start (log: $home/world.log); what needs them will say so"
    fi
    [ ! -f "$home/world.properties" ] || settings+=("--spring.config.additional-location=file:$home/world.properties")
}

demo() { # some of their stories are told by disturbing simulated clusters
    if [ -n "$own" ] && [ -z "${TENANTRY_DEMO:-}" ]; then
        echo "no demo tenants, since each would have real programs of its own (TENANTRY_DEMO=yes wants them all the same)"
    elif [ "${TENANTRY_DEMO:-yes}" != no ]; then
        settings+=("--tenantry.sandbox.demo-tenants=true")
    fi
}

# ---- the portal

launch() { # by the class cache if it can be trusted, else recording one
    local cache=(-XX:AOTCacheOutput="$home/portal/app.aot.new")
    recording=yes
    if "$here/layout.sh" trusted "$home/portal" "$java_home" "$flags"; then
        cache=(-XX:AOTCache="$home/portal/app.aot")
        recording=
    fi
    rm -f "$home/portal/app.aot.new"
    # shellcheck disable=SC2086 # flags are words
    "$java_home/bin/java" $flags "-XX:ErrorFile=$home/jvm-error.log" "${cache[@]}" -jar "$home"/portal/app/*.jar \
        "--server.port=$port" "--tenantry.home=$home" "${settings[@]}" > "$home/portal.log" 2>&1 < /dev/null &
    portal=$!
    echo "$portal $(started $portal)" > "$home/portal.pid"
}
answers() { # until the sign-in page answers; fails if the portal ends before it does, or takes five minutes
    local end=$((SECONDS + 300))
    until "$here/answers.sh" "$url/sign-in" 2>/dev/null; do
        kill -0 "$portal" 2>/dev/null && [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}
end_portal() {
    kill -TERM "$portal" 2>/dev/null || true
    wait "$portal" || true
    rm -f "$home/portal.pid"
}
# shellcheck disable=SC2329 # the trap below calls it
stop() {
    trap '' INT TERM
    printf '\nstopping … A run in flight loses nothing: Terraform goes on by itself, and the next start catches up with it.\n'
    # shellcheck disable=SC2046 # process ids are words
    kill -TERM $(jobs -p) 2>/dev/null || true
    wait
    rm -f "$home/portal.pid"
    echo "stopped. The emulated world goes on, so that nothing is lost; ./portal stop ends it, too."
    exit 0
}

mkdir -p "$home"
home=$(cd "$home" && pwd)
running && fail "this sandbox is running already (process $(cut -d ' ' -f 1 "$home/portal.pid")); ./portal stop ends it"
(exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null && fail "port $port is in use; choose another: TENANTRY_PORT=8090 ./portal start"
trap stop INT TERM
"$here/layout.sh" unpack "$home/portal" "$java_home" "$jar"
programs_of_runs
real_programs
world
demo
launch
ready=yes
answers || ready=
if [ -z "$ready$recording" ]; then
    echo "the portal did not start by its class cache; once more without"
    end_portal
    rm -f "$home"/portal/app.aot "$home"/portal/app.proof
    launch
    if answers; then ready=yes; fi
fi
if [ -z "$ready" ]; then
    end_portal
    tail -n 30 "$home/portal.log" >&2
    fail "the portal did not start; all of its log: $home/portal.log"
fi
cat <<TEXT

  Tenantry is ready:  $url
  Sign in:            choose one of the demo people on the page; no password is needed
  Everything is in:   $home (log: portal.log)
  Ctrl-C stops the portal.

TEXT
if [ -n "$recording" ]; then
    "$here/layout.sh" record "$home/portal" "$java_home" "$flags" "$portal" >/dev/null 2>&1 &
    if wait $!; then echo "(the next start will be faster: the cache of classes is recorded)"; fi
fi
code=0
wait "$portal" || code=$?
rm -f "$home/portal.pid"
if [ $code = 143 ]; then echo "stopped by ./portal stop"; exit 0; fi
fail "the portal ended by itself; its log: $home/portal.log"
