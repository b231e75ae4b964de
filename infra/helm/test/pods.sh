#!/usr/bin/env bash
# Two pods of the real Open WebUI, in the environment that the chart gives them in profile M, on one PostgreSQL and one Valkey (or Redis) by
# TLS, whose user may what ElastiCache's user of the stack may. Who signs in at one is known at the other, who signs out at one is out at both;
# what happens at one reaches a browser that is connected to the other; a certificate of somebody else's is refused.
#   OPEN_WEBUI_PYTHON: as in migration.sh.  VALKEY: valkey-server or redis-server, 7 or newer, built with TLS.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
infra=$(cd "$here/../.." && pwd)
python=${OPEN_WEBUI_PYTHON:-$(dirname "$infra")/.tenantry/tools/open-webui/venv/bin/python}
valkey=${VALKEY:-$(command -v valkey-server || command -v redis-server || true)}
fail() { printf '%s\n' "$*" >&2; exit 1; }
[ -x "$python" ] || fail "needs Open WebUI: set OPEN_WEBUI_PYTHON, or get it with infra/real/open-webui/get.sh"
[ -x "$valkey" ] || fail "needs valkey-server or redis-server: set VALKEY"
for tool in initdb pg_ctl openssl; do command -v "$tool" > /dev/null || fail "needs $tool"; done

work=$(mktemp -d)
started=()
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
database() { (cd "$work/database" && "${as[@]}" pg_ctl -s -w -D "$work/database/data" -l "$work/database/log" "$@"); }
cleanup() {
    [ ${#started[@]} = 0 ] || kill "${started[@]}" 2> /dev/null || true
    [ ! -e "$work/database/data/postmaster.pid" ] || database -m immediate stop || true
    wait 2> /dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
await() { # await SECONDS WHAT COMMAND…
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" > /dev/null 2>&1; do [ "$SECONDS" -lt "$end" ] || fail "not within its time: $what"; sleep 0.5; done
}

# --- PostgreSQL and Valkey

chmod 755 "$work"
mkdir "$work/database"
[ "$(id -u)" != 0 ] || chown 65534:65534 "$work/database"
(cd "$work/database" && "${as[@]}" initdb -D data -U open_webui -A trust > initdb.out)
sql_port=$(port)
database -o "-h 127.0.0.1 -p $sql_port -k $work/database -c fsync=off" start > "$work/start"
psql -Xq -h 127.0.0.1 -p "$sql_port" -U open_webui -d postgres -c 'create database assistant'

certificate() { # certificate NAME
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj "/CN=$1" -addext "subjectAltName=DNS:localhost" \
        -keyout "$work/$1.key" -out "$work/$1.crt" 2> /dev/null
}
certificate ours
certificate others
password=only-for-this-test
access=$(sed -n 's/^ *access_string = "\(.*\)"$/\1/p' "$infra/terraform/modules/cache/main.tf")
[ -n "$access" ] || fail "the stack says no more what its user may"
serve() { # serve VARIABLE CERTIFICATE
    local at
    at=$(port)
    mkdir -p "$work/valkey-$2"
    printf 'user default off\nuser tenantry-acme-assistant %s >%s\n' "$access" "$password" > "$work/valkey-$2/users"
    "$valkey" --port 0 --tls-port "$at" --bind 127.0.0.1 --tls-cert-file "$work/$2.crt" --tls-key-file "$work/$2.key" --tls-auth-clients no --save '' \
        --appendonly no --dir "$work/valkey-$2" --aclfile "$work/valkey-$2/users" > "$work/valkey-$2.log" 2>&1 &
    started+=($!)
    await 30 "Valkey" bash -c "exec 3<> /dev/tcp/127.0.0.1/$at"
    printf -v "$1" '%s' "$at"
}
ours='' others=''
serve ours ours
serve others others

# --- Open WebUI as the chart would start it, but for where things are here

prepare() { # prepare NAME VALKEY-PORT, sets pod_port
    pod_port=$(port)
    mkdir -p "$work/$1"
    python3 "$here/environment.py" "$here/golden/M-LOCAL.yaml" \
        "VALKEY_PASSWORD=$password" "WEBUI_SECRET_KEY=secret" "WEBUI_ADMIN_PASSWORD=Aa1-$password" "QDRANT_API_KEY=none" \
        "REDIS_URL~@[a-z0-9.-]+:6379~@localhost:$2" \
        "DATABASE_URL=postgresql://open_webui@127.0.0.1:$sql_port/assistant" "DATA_DIR=$work/$1" "STATIC_DIR=$work/$1/static" "HOME=$work/$1" \
        "PORT=$pod_port" "PATH=$(dirname "$python"):$PATH" "FROM_INIT_PY=true" "AWS_ACCESS_KEY_ID=a" "AWS_SECRET_ACCESS_KEY=b" \
        "QDRANT_URI=http://127.0.0.1:9" "OLLAMA_BASE_URLS=http://127.0.0.1:9" "SSL_CERT_FILE=$work/ours.crt" > "$work/$1.env"
}
pod() { # pod NAME VALKEY-PORT
    prepare "$@"
    (cd "$work/$1" && exec env -i bash -c 'set -a; . "$1"; exec "$2" -m uvicorn open_webui.main:app --host 127.0.0.1 --port "$PORT"' pod "$work/$1.env" "$python") \
        > "$work/$1.log" 2>&1 &
    started+=($!)
}
migrate() { (cd "$work" && env -i bash -c 'set -a; . "$1"; unset ENABLE_DB_MIGRATIONS; exec "$2" "$3"' migration "$1" "$python" "$infra/helm/customer-stack/files/migrate.py") > "$work/migration.log" 2>&1; }

prepare migration "$ours"
migrate "$work/migration.env" || fail "$(tail -n 20 "$work/migration.log")"
pod one "$ours"
one=$pod_port
pod two "$ours"
two=$pod_port
await 240 "the first pod" curl -fsS "http://127.0.0.1:$one/ready"
await 240 "the second pod" curl -fsS "http://127.0.0.1:$two/ready"
! grep -q 'NOPERM' "$work/one.log" "$work/two.log" || fail "Valkey's user may not: $(grep -h NOPERM "$work"/*.log | head -n 3)"
"$python" "$here/pods.py" "http://127.0.0.1:$one" "http://127.0.0.1:$two" portal@tenantry.example "Aa1-$password" || fail "see above"
! grep -q 'NOPERM' "$work/one.log" "$work/two.log" || fail "Valkey's user may not: $(grep -h NOPERM "$work"/*.log | head -n 3)"

pod stranger "$others"
await 120 "a Valkey whose certificate nobody vouches for is refused" grep -qi 'certificate verify failed' "$work/stranger.log"
! curl -fsS "http://127.0.0.1:$pod_port/ready" > "$work/out" 2>&1 || fail "ready with a Valkey of somebody else's"
echo "two pods on one Valkey by TLS: signed in at one and known at the other, out at both, told of each other; another certificate refused ($SECONDS s)"
