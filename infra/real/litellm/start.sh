#!/usr/bin/env bash
# Starts the real LiteLLM proxy with its database and an upstream of its own, on free loopback ports.   start.sh [DIR]
# LITELLM_DATABASE_URL: use this PostgreSQL instead (postgresql://… or jdbc:postgresql://…, an empty database).
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
[ -e "$programs/installed" ] || fail "run get.sh first"
need curl jq node
all_run && { say "runs already: $properties"; exit 0; }
stop_all

# --- PostgreSQL: refuses to run as root, so root gives up its name (in a user namespace of its own, files stay root's)

bin=$programs/postgres/bin data=$state/database
nobody=()
[ "$(id -u)" != 0 ] || nobody=(unshare -U --)
start_postgres() { # sets DATABASE_URL
    local password port=''
    password=$(secret_file postgres)
    choose_port port postgres
    [ -e "$data/PG_VERSION" ] || "${nobody[@]}" "$bin/initdb" -D "$data" -U litellm -A scram-sha-256 --pwfile="$password" \
        -E UTF8 --locale=C > "$state/log/initdb.log" 2>&1 || give_up "initdb failed"
    launch postgres "${nobody[@]}" "$bin/postgres" -D "$data" -h 127.0.0.1 -p "$port" -c unix_socket_directories= -c fsync=off
    await postgres 30 grep -q "ready to accept connections" "$state/log/postgres.log"
    DATABASE_URL=postgresql://litellm:$(cat "$password")@127.0.0.1:$port/postgres
}
if [ -n "${LITELLM_DATABASE_URL:-}" ]; then DATABASE_URL=${LITELLM_DATABASE_URL#jdbc:}; else start_postgres; fi
export DATABASE_URL
say "$("$programs/venv/bin/python" "$programs/engine/migrate.py")"

# --- upstream and proxy

port='' models=''
choose_port models models
choose_port port http
MODELS_KEY=$(cat "$(secret_file upstream sk-)")
export MODELS_KEY MODELS_URL=http://127.0.0.1:$models/v1
launch models node "$here/../models/upstream.mjs" "$models"
await models 10 http_ok "http://127.0.0.1:$models/_calls"

LITELLM_MASTER_KEY=$(cat "$(secret_file master-key sk-)")
LITELLM_SALT_KEY=$(cat "$(secret_file salt-key sk-)")
export LITELLM_MASTER_KEY LITELLM_SALT_KEY LITELLM_LOCAL_MODEL_COST_MAP=True LITELLM_TELEMETRY=False
export DISABLE_SCHEMA_UPDATE=true PRISMA_QUERY_ENGINE_BINARY=$programs/engine/engine.mjs
export PATH=$programs/engine:$programs/venv/bin:$PATH
url=http://127.0.0.1:$port
launch litellm "$programs/venv/bin/litellm" --host 127.0.0.1 --port "$port" --config "$here/config.yaml"
connected() { curl -sS -m 5 "$url/health/readiness" | grep -q '"db":"connected"'; }
await litellm 180 connected

# --- a key for the control plane: an administrator's, but no master key, so that it can be withdrawn

call() { # call KEY PATH [JSON]: the key goes through standard input
    curl -fsS -m 20 -H @- -H 'content-type: application/json' ${3:+-d "$3"} "$url$2" <<< "authorization: Bearer $1"
}
key_file=$state/secret/management-key
if ! { [ -s "$key_file" ] && call "$(cat "$key_file")" "/v2/team/list?page_size=1" > /dev/null 2>&1; }; then
    user='{"user_id":"portal","user_role":"proxy_admin","auto_create_key":false}'
    call "$LITELLM_MASTER_KEY" /user/new "$user" > /dev/null || say "user 'portal' is there"
    call "$LITELLM_MASTER_KEY" /key/generate '{"user_id":"portal","key_type":"management"}' | jq -rj .key > "$key_file"
fi

publish "tenantry.litellm.url=$url" \
    "tenantry.litellm.key-file=$key_file" \
    "tenantry.litellm.master-key-file=$state/secret/master-key" \
    "tenantry.litellm.upstream-url=http://127.0.0.1:$models"
