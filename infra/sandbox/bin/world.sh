#!/usr/bin/env bash
# The outside systems as stand-ins, each a process of its own that outlives the portal, and the build host of the emulator.
#   world.sh up HOME JAVA_HOME [EMULATOR [REAL…]]   starts what does not run; HOME/world.properties tells the portal where all is.
#                     EMULATOR: if there is none, a stand-in takes its place
#                     REAL: keycloak, litellm; these run already, by infra/real/NAME/start.sh HOME/tools, in place of the stand-in;
#                     kubernetes, open-webui: the build host starts one for each tenant that needs it
#   world.sh down HOME                              ends all of it, the real ones too; what they remember stays
# Faults: ./portal's sandbox page, or docs/how-to/break-the-sandbox.md. The token of the switches is in HOME/world/token.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
command=$1 home=$2
world=$home/world
own=(kubernetes open-webui) # a tenant's own: PEER_TENANT is its account
names=(litellm lago keycloak ollama qdrant agency-mcp open-webui)
jar=$root/infra/sandbox/stand-ins/target/tenantry-stand-ins-exec.jar
host=$root/infra/sandbox/build-host/target/tenantry-build-host-exec.jar
runner=$root/infra/runner/target/tenantry-runner-exec.jar
tools=$home/tools
reals=()
umask 077

started() { cut -d ' ' -f 22 "/proc/$1/stat" 2>/dev/null || ps -o lstart= -p "$1" 2>/dev/null; }
alive() { # NAME
    local pid since
    [ -f "$world/$1/pid" ] && read -r pid since < "$world/$1/pid" && [ -n "$since" ] && [ "$(started "$pid")" = "$since" ]
}
detach() { # NAME COMMAND… — in a session of its own, with its output in a file
    local name=$1
    shift
    if command -v setsid >/dev/null; then setsid "$@" > "$world/$name/log" 2>&1 < /dev/null &
    else nohup "$@" > "$world/$name/log" 2>&1 < /dev/null & fi
    echo "$! $(started $!)" > "$world/$name/pid"
}
secret() { # FILE — made once
    [ -s "$1" ] || { od -An -N32 -tx1 /dev/urandom | tr -d ' \n' > "$1.new" && mv "$1.new" "$1"; }
    cat "$1"
}
taken() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
given() { # NAME PORT — whether another of this world has it, who may not listen yet
    local file
    for file in "$world"/*/port; do
        if [ "$file" != "$world/$1/port" ] && [ "$(cat "$file" 2>/dev/null)" = "$2" ]; then return; fi
    done
    return 1
}
port() { # NAME — the same as last time, so that nobody has to be told anew, unless somebody else has it; a new one is below the range
    #      from which the system takes ports for outgoing connections: such a one cannot be seen from here, and cannot be had
    local port
    port=$(cat "$world/$1/port" 2>/dev/null || echo 0)
    while [ "$port" = 0 ] || taken "$port" || given "$1" "$port"; do port=$((RANDOM % 12000 + 20000)); done
    echo "$port" > "$world/$1/port"
    echo "$port"
}
real() { case " ${reals[*]-} " in *" $1 "*) ;; *) return 1 ;; esac; } # NAME — whether the program itself is used
told() { sed -n "s|^tenantry\.$1\.$2=||p" "$tools/run/$1.properties"; } # NAME KEY — what the real program's start says of it
url() { # NAME — tenants' own assistants are reached through the build host
    if [ "$1" = open-webui ] && real "$1"; then echo "http://127.0.0.1:$(cat "$world/builds/port")"
    elif real "$1"; then told "$1" url
    else echo "http://127.0.0.1:$(cat "$world/$1/port")"; fi
}
file() { if real "$1"; then told "$1" "$2"; else echo "$world/$1-${2%-file}"; fi; } # NAME KEY — which one holds a secret

# ---- one stand-in

program() { cksum < "$1" | tr ' ' -; } # JAR — which one it is: one that was built anew must not go on with the old one's file gone
settings_of() { # NAME — what it is told, secrets included, in a file of its own
    echo "# $(program "$jar")"
    echo "token=$(secret "$world/token")"
    echo "state=$world/$1/state.json"
    case $1 in
        litellm) echo "secret.key=$(secret "$world/litellm-key")" ;;
        keycloak) echo "secret.client-secret=$(secret "$world/keycloak-client-secret")" ;;
        open-webui) echo "neighbour.s3=$emulator" ;;
    esac
}
start() { # NAME
    mkdir -p "$world/$1"
    if real "$1"; then end "$1"; return; fi
    settings_of "$1" > "$world/$1/settings.new"
    if alive "$1" && cmp -s "$world/$1/settings.new" "$world/$1/settings"; then return; fi
    end "$1"
    mv "$world/$1/settings.new" "$world/$1/settings"
    detach "$1" "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m -jar "$jar" \
        "$1" "$(port "$1")" "$world/$1/settings"
}
listening() { # NAME — within 90 s: all begin at once, on a machine that may be busy
    local end=$((SECONDS + 90))
    if real "$1"; then return; fi
    until taken "$(cat "$world/$1/port")"; do
        alive "$1" && [ $SECONDS -lt $end ] || { echo "$1 does not start; see $world/$1/log" >&2; return 1; }
        sleep 0.1
    done
}

# ---- the emulator's builds

start_builds() {
    local told
    mkdir -p "$world/builds"
    told="$emulator ${reals[*]-} $(program "$host")"
    if alive builds && [ "$(cat "$world/builds/told")" = "$told" ]; then return; fi
    end builds
    echo "$told" > "$world/builds/told"
    local way
    way=$(port builds)
    TENANTRY_SANDBOX_TOKEN=$(cat "$world/token") TENANTRY_SANDBOX_OPEN_WEBUI=$(real open-webui || url open-webui) TENANTRY_SANDBOX_S3=$emulator \
        TENANTRY_SANDBOX_QDRANT=$(url qdrant) TENANTRY_SANDBOX_OLLAMA=$(url ollama) \
        detach builds "$java_home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m -jar "$host" \
        --emulator "$emulator" --folder "$world/builds" --runner "$runner" \
        --helm "$root/infra/sandbox/helm/simulated-helm" --kubectl "$root/infra/sandbox/helm/simulated-kubectl" \
        --real "${reals[*]-}" --real-programs "$root/infra/real" --tools "$tools" --way-in "$way"
}

# ---- what the portal is told

properties() {
    cat <<TEXT
tenantry.litellm.url=$(url litellm)
tenantry.litellm.key-file=$(file litellm key-file)
tenantry.lago.url=$(url lago)
tenantry.billing.monthly-fee=490
tenantry.billing.input-per-thousand=0.0030
tenantry.billing.output-per-thousand=0.0120
tenantry.keycloak.admin-url=$(url keycloak)
tenantry.keycloak.client-secret-file=$(file keycloak client-secret-file)
tenantry.mcp.agency-address=$(url agency-mcp)/mcp
tenantry.egress.allowed-hosts=127.0.0.1
tenantry.runner.charts=$root/infra/helm
tenantry.runner.late-result=15m
tenantry.runner.assistant-address=$(url open-webui)/{slug}
tenantry.runner.ollama-address=$(url ollama)/{slug}
tenantry.runner.vectors-address=$(url qdrant)/{slug}
tenantry.runner.gateway-address=$(url litellm)/v1
tenantry.infrastructure.gateway-service=com.amazonaws.vpce.eu-central-1.vpce-svc-0a1b2c3d4e5f60718
tenantry.infrastructure.tools-service=com.amazonaws.vpce.eu-central-1.vpce-svc-0b2c3d4e5f6071829
tenantry.infrastructure.sign-in-service=com.amazonaws.vpce.eu-central-1.vpce-svc-0c3d4e5f607182930
tenantry.organizations.role=arn:aws:iam::123456789012:role/tenantry-organizations
tenantry.bootstrap.control-plane-principal=arn:aws:iam::123456789012:role/tenantry-portal
tenantry.sandbox.token-file=$world/token
TEXT
    [ -z "$emulator" ] || real kubernetes || echo "tenantry.sandbox.clusters=$world/builds/clusters"
    if [ "$aws" = aws ]; then echo "tenantry.infrastructure.emulator=$emulator"; fi
    for name in $aws "${names[@]}"; do behind "$name"; done
    if alive builds; then # it runs in the emulator's builds, and starts what they find there
        printf "tenantry.sandbox.parts.%s=$(real kubernetes && echo real || echo simulated)\n" helm kubernetes
    fi
}
behind() { # NAME — who answers there
    if real "$1"; then echo "tenantry.sandbox.parts.$1=real"; return; fi
    echo "tenantry.sandbox.stand-ins.$1=$(url "$1")"
    if alive "$1"; then echo "tenantry.sandbox.parts.${1/agency-/}=simulated"; fi
}

# ---- real programs: begun by ./portal start --real, ended here

end_unwanted() { # those that an earlier start used and this one does not
    local name
    for name in $(cat "$world/real" 2>/dev/null || true); do
        real "$name" || stop_real "$name"
    done
    echo ${reals[@]+"${reals[@]}"} > "$world/real"
}
stop_real() { # NAME — each tenant's, if it is one of those
    case " ${own[*]} " in
        *" $1 "*)
            end builds # which would start it anew
            for account in $(accounts_with "$1"); do PEER_TENANT=$account "$root/infra/real/$1/stop.sh" "$tools" || true; done
            ;;
        *) "$root/infra/real/$1/stop.sh" "$tools" || true ;;
    esac
}
accounts_with() { [ ! -d "$tools/run" ] || find "$tools/run" -maxdepth 1 -type d -name "$1-[0-9]*" | sed "s|.*/$1-||"; } # NAME

up() {
    local failed=0 name
    mkdir -p "$world"
    [ -n "$aws" ] || end aws # of a start without the emulator
    secret "$world/token" >/dev/null
    end_unwanted
    for name in $aws; do # the others are told where it is
        start "$name"
        emulator=$(url "$name")
    done
    for name in "${names[@]}"; do start "$name"; done
    for name in $aws "${names[@]}"; do listening "$name" || failed=1; done
    start_builds
    properties > "$home/world.properties.new"
    mv "$home/world.properties.new" "$home/world.properties"
    return $failed
}
end() { # NAME
    local pid since
    if alive "$1"; then
        read -r pid since < "$world/$1/pid"
        kill -TERM "$pid"
        if [ "$1" = builds ]; then gone "$pid" "$since"; fi
    fi
    rm -f "$world/$1/pid"
}
gone() { # PID SINCE — within 60 s, so that it starts nothing more of what is ended next
    local end=$((SECONDS + 60))
    while [ "$(started "$1")" = "$2" ] && [ $SECONDS -lt $end ]; do sleep 0.1; done
}

case $command in
    up)
        java_home=$3 emulator=${4:-} aws=''
        reals=("${@:5}")
        [ -n "$emulator" ] || aws=aws
        up
        ;;
    down)
        for name in builds aws "${names[@]}"; do end "$name"; done
        if [ -f "$world/real" ]; then end_unwanted; fi
        ;;
    *) echo "world.sh up HOME JAVA_HOME [EMULATOR [REAL…]] | down HOME" >&2; exit 2 ;;
esac
