#!/usr/bin/env bash
# What `helm test` does, against the real Open WebUI that infra/real/open-webui/start.sh has started.
#   proof.sh PROPERTIES      the file that start.sh names
set -euo pipefail
properties=${1:?which properties?}
script=$(cd "$(dirname "$0")/.." && pwd)/customer-stack/files/proof.py
of() { sed -n "s/^tenantry\.open-webui\.$1=//p" "$properties"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
url=$(of url)
run() { env -i PATH="$PATH" ASSISTANT="$url" WEBUI_ADMIN_EMAIL="$(of admin-email)" WEBUI_ADMIN_PASSWORD="$(cat "$(of admin-password-file)")" "$@" \
    python3 "$script" > "$work/out" 2> "$work/err"; }
left() { curl -fsS -H "Authorization: Bearer $(cat "$(of key-file)")" "$url/api/v1/users/?query=helm-test@tenantry.invalid" | grep -c helm-test || true; }

# a deployed assistant has its models from Ollama; what was tried with this program before may have taken that away
curl -fsS -o /dev/null -H "Authorization: Bearer $(cat "$(of key-file)")" -H 'content-type: application/json' "$url/ollama/config/update" \
    -d "{\"ENABLE_OLLAMA_API\": true, \"OLLAMA_BASE_URLS\": [\"$(of models-url)\"], \"OLLAMA_API_CONFIGS\": {}}" || fail "Open WebUI takes no Ollama"

began=$(date +%s)
run CHAT_MODEL=llama3.2:1b || fail "$(cat "$work/err")"
[ "$(wc -l < "$work/err")" = 3 ] || fail "did less than three things: $(cat "$work/err")"
[ "$(left)" = 0 ] || fail "left a person behind"
! run CHAT_MODEL=no-such-model || fail "a model that is not there answered"
grep -q 'Model not found' "$work/err" || fail "for another reason: $(cat "$work/err")"
[ "$(left)" = 0 ] || fail "left a person behind after a failure"
! run WEBUI_ADMIN_PASSWORD=wrong || fail "signed in with a wrong password"
! run ASSISTANT=http://127.0.0.1:9 || fail "passed without an assistant"
grep -q 'nobody answers' "$work/err" || fail "for another reason: $(cat "$work/err")"
echo "signs in, finds its document again, is answered; a missing model, a wrong password and nobody at all are told; nobody left ($(($(date +%s) - began)) s)"
