#!/usr/bin/env bash
# Starts the real Open WebUI with stand-ins for models, Qdrant and S3, on free loopback ports.   start.sh [DIR]
# OPEN_WEBUI_DATABASE_URL: use this PostgreSQL instead of SQLite.
# OPEN_WEBUI_QDRANT_URL and OPEN_WEBUI_QDRANT_KEY_FILE, OPEN_WEBUI_S3_URL: use these instead of starting stand-ins.
# PEER_TENANT: this tenant's beside the first one's, in the same S3, with a bucket, a Qdrant and a database of its own.
# OPEN_WEBUI_MODELS_URL and OPEN_WEBUI_MODELS_KEY_FILE: call these models (OpenAI under /v1, Ollama under /api).
# OPEN_WEBUI_ENVIRONMENT: a container's whole environment, as lines that a shell reads, in place of ours: nothing else is started and
# no key is made. Another one than that of last time starts Open WebUI anew.
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
[ -e "$programs/installed" ] || fail "run get.sh first"
need curl jq node
given=${OPEN_WEBUI_ENVIRONMENT:-}
if all_run && { [ -z "$given" ] || cmp -s "$given" "$state/given"; }; then
    say "runs already: $properties"
    exit 0
fi
stop_all

port=''
serve() { # the environment is a file, and nothing of the caller's goes in: Open WebUI would obey an OPENAI_API_KEY that happens to be set
    mkdir -p "$state/data" "$state/home"
    cd "$state/data" # it writes where it stands
    # shellcheck disable=SC2016 # expanded by the inner shell
    launch open-webui env -i TENANTRY_PEER="$state" PATH="$programs/venv/bin:$PATH" HOME="$state/home" LANG=C.UTF-8 \
        bash -c 'set -a; . "$1"; shift; exec "$@"' environment "$state/environment" \
        "$programs/venv/bin/open-webui" serve --host 127.0.0.1 --port "$port"
    await open-webui 180 http_ok "$url/ready"
}
choose_port port http
url=http://127.0.0.1:$port
if [ -n "$given" ]; then
    cp "$given" "$state/given"
    { # the container's own folders are here
        cat "$given"
        printf '%s\n' "DATA_DIR=$state/data" "STATIC_DIR=$state/static" "HOME=$state/home"
    } > "$state/environment"
    serve
    publish "tenantry.open-webui.url=$url"
    exit 0
fi

python=$programs/venv/bin/python
models='' qdrant='' s3=''

models_url=${OPEN_WEBUI_MODELS_URL:-} models_key=${OPEN_WEBUI_MODELS_KEY_FILE:-$(secret_file models sk-)}
if [ -z "$models_url" ]; then
    choose_port models models
    models_url=http://127.0.0.1:$models
    MODELS_KEY=$(cat "$models_key") launch models node "$here/../models/upstream.mjs" "$models"
    await models 10 http_ok "$models_url/_calls"
fi
qdrant_url=${OPEN_WEBUI_QDRANT_URL:-} qdrant_key=${OPEN_WEBUI_QDRANT_KEY_FILE:-$(secret_file qdrant)}
if [ -z "$qdrant_url" ]; then
    choose_port qdrant qdrant
    qdrant_url=http://127.0.0.1:$qdrant
    QDRANT_KEY=$(cat "$qdrant_key") launch qdrant "$python" "$here/qdrant.py" "$qdrant"
    await qdrant 30 http_ok "$qdrant_url/readyz"
fi
s3_url=${OPEN_WEBUI_S3_URL:-} bucket=tenantry-$peer
if [ -n "${PEER_TENANT:-}" ] && [ -z "$s3_url" ]; then
    s3_url=$(sed -n 's/^tenantry\.open-webui\.s3-url=//p' "$tools/run/$program.properties" 2>/dev/null) || fail "start the first tenant's first"
fi
if [ -z "$s3_url" ]; then
    choose_port s3 s3
    s3_url=http://127.0.0.1:$s3
    launch s3 "$programs/venv/bin/moto_server" -H 127.0.0.1 -p "$s3"
    await s3 30 http_ok "$s3_url/moto-api/"
fi
http_ok -X PUT "$s3_url/$bucket" -d '<CreateBucketConfiguration><LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>' \
    2>/dev/null || http_ok -X GET "$s3_url/$bucket" || give_up "no bucket"

password=$(secret_file admin-password 'Aa1-')
{
    cat "$here/settings.env"
    echo "DATA_DIR=$state/data"
    echo "WEBUI_SECRET_KEY=$(cat "$(secret_file session)")"
    echo "WEBUI_ADMIN_PASSWORD=$(cat "$password")"
    echo "OLLAMA_BASE_URLS=$models_url"
    echo "RAG_OLLAMA_BASE_URL=$models_url"
    echo "OPENAI_API_BASE_URLS=$models_url/v1"
    echo "OPENAI_API_KEYS=$(cat "$models_key")"
    echo "QDRANT_URI=$qdrant_url"
    echo "QDRANT_API_KEY=$(cat "$qdrant_key")"
    echo "S3_ENDPOINT_URL=$s3_url"
    echo "S3_BUCKET_NAME=$bucket"
    [ -z "${OPEN_WEBUI_DATABASE_URL:-}" ] || echo "DATABASE_URL='${OPEN_WEBUI_DATABASE_URL#jdbc:}'"
} > "$state/environment"
serve

# --- an API key for the control plane, minted once: signing in for every call would run into a limit

key_file=$state/secret/api-key
post() { # post PATH TOKEN: body from standard input
    curl -fsS -m 20 -H @<(echo "authorization: Bearer $2") -H 'content-type: application/json' -d @- "$url$1"
}
works() { [ -s "$key_file" ] && curl -fsS -m 20 -o /dev/null -H @- "$url/api/v1/users/" <<< "authorization: Bearer $(cat "$key_file")"; }
if ! works 2>/dev/null; then
    token=$(printf '{"email":"portal@tenantry.example","password":"%s"}' "$(cat "$password")" | post /api/v1/auths/signin none | jq -r .token)
    post /api/v1/auths/api_key "$token" < /dev/null | jq -rj .api_key > "$key_file"
fi

publish "tenantry.open-webui.url=$url" \
    "tenantry.open-webui.key-file=$key_file" \
    "tenantry.open-webui.admin-email=portal@tenantry.example" \
    "tenantry.open-webui.admin-password-file=$password" \
    "tenantry.open-webui.models-url=$models_url" \
    "tenantry.open-webui.models-key-file=$models_key" \
    "tenantry.open-webui.qdrant-url=$qdrant_url" \
    "tenantry.open-webui.qdrant-key-file=$qdrant_key" \
    "tenantry.open-webui.s3-url=$s3_url" \
    "tenantry.open-webui.s3-bucket=$bucket"
