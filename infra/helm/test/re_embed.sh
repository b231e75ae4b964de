#!/usr/bin/env bash
# Making all vectors anew (infra/operations/re-embed.py), against the real Open WebUI that infra/real/open-webui/start.sh has started: every
# collection is deleted, and afterwards a document of a knowledge base, one of a conversation and a memory are there again, the documents as they
# lie in S3 by then.
#   re_embed.sh PROPERTIES      the file that start.sh names
set -euo pipefail
properties=${1:?which properties?}
script=$(cd "$(dirname "$0")/../.." && pwd)/operations/re-embed.py
of() { sed -n "s/^tenantry\.open-webui\.$1=//p" "$properties"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
url=$(of url) qdrant=$(of qdrant-url)
run() { env -i PATH="$PATH" ASSISTANT="$url" WEBUI_ADMIN_EMAIL="$(of admin-email)" WEBUI_ADMIN_PASSWORD="$(cat "$(of admin-password-file)")" "$@" \
    python3 "$script" > "$work/out" 2> "$work/err"; }
with_key() { run ADMIN_KEY="$(cat "$(of key-file)")"; } # it lets nobody sign in more than some times in three minutes
ask() { # ask METHOD PATH [BODY…]
    curl -fsS -m 60 -X "$1" -H @<(echo "Authorization: Bearer $(cat "$(of key-file)")") "$url$2" "${@:3}"
}
json() { ask "$1" "$2" -H 'content-type: application/json' -d "$3"; }
vectors() { curl -fsS -X "$1" -H @<(echo "api-key: $(cat "$(of qdrant-key-file)")") "$qdrant$2"; }

upload() { # upload NAME TEXT: prints its id once it is read
    local id
    printf '%s' "$2" > "$work/$1"
    id=$(ask POST '/api/v1/files/?process=true' -F "file=@$work/$1;type=text/plain" | jq -er .id) || fail "$1 is not taken"
    for _ in $(seq 60); do
        case $(ask GET "/api/v1/files/$id/process/status" | jq -r .status) in
            completed) echo "$id"; return ;;
            failed) fail "$1 cannot be read" ;;
        esac
        sleep 1
    done
    fail "$1 is not read"
}
object() { # object METHOD FILE [BODY…]: in S3, which is emulated and believes any signature
    local path
    path=$(ask GET "/api/v1/files/$2" | jq -er .path)
    curl -fsS -X "$1" -H 'Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0' \
        "$(of s3-url)/${path#s3://}" "${@:3}" > /dev/null
}
in_collection() { # in_collection COLLECTION TEXT
    json POST /api/v1/retrieval/query/collection "$(jq -n --arg c "$1" --arg q "$2" '{collection_names: [$c], query: $q, k: 5}')" | grep -qF "$2"
}
lose() { # every collection, as after the loss of all volumes
    local name
    for name in $(vectors GET /collections | jq -r '.result.collections[].name'); do vectors DELETE "/collections/$name" > /dev/null; done
    [ "$(vectors GET /collections | jq '.result.collections | length')" = 0 ] || fail "collections are left"
}

ask DELETE /api/v1/files/all > /dev/null # whatever other tests left, some of it without its object
mine=$RANDOM$RANDOM
taught=$(upload "taught-$mine.txt" "The canteen of house $mine opens at noon.")
talked=$(upload "talked-$mine.txt" "The lift of house $mine stands still.")
base=$(json POST /api/v1/knowledge/create "{\"name\": \"House $mine\", \"description\": \"of a test\"}" | jq -er .id)
json POST "/api/v1/knowledge/$base/file/add" "{\"file_id\": \"$taught\"}" > /dev/null
memory=$(json POST /api/v1/memories/add "{\"content\": \"lives in house $mine\"}" | jq -er .id)
in_collection "$base" "The canteen of house $mine opens at noon." || fail "knowledge is not found before anything was lost"

began=$SECONDS
object PUT "$talked" -H 'content-type: text/plain' --data-binary "The lift of house $mine goes again."
lose
! in_collection "$base" "The canteen of house $mine opens at noon." || fail "found although everything was deleted"
run || fail "$(cat "$work/err")"
in_collection "$base" "The canteen of house $mine opens at noon." || fail "knowledge is not found again: $(cat "$work/err")"
in_collection "file-$talked" "The lift of house $mine goes again." || fail "what was given in a conversation is not found again"
json POST /api/v1/memories/query "{\"content\": \"lives in house $mine\", \"k\": 5}" | grep -q "lives in house $mine" || fail "the memory is not found again"
grep -qE '^([0-9]+) of \1 files, ([0-9]+) of \2 knowledge bases, [1-9][0-9]* memories$' "$work/err" || fail "says something else: $(cat "$work/err")"
with_key || fail "not a second time: $(cat "$work/err")"

# a document that is gone from S3 stays findable by its text if it is somebody's knowledge, and is named if it is not
object DELETE "$talked"
lose
if with_key; then fail "says that all is well although a document is gone"; fi
grep -qx "$talked" "$work/err" || fail "does not name the one that is gone: $(cat "$work/err")"
in_collection "$base" "The canteen of house $mine opens at noon." || fail "one that is gone keeps the others from coming back"
! run WEBUI_ADMIN_PASSWORD=wrong || fail "signed in with a wrong password"
grep -q 'cannot sign in' "$work/err" || fail "for another reason: $(cat "$work/err")"

ask DELETE "/api/v1/knowledge/$base/delete" > /dev/null
ask DELETE "/api/v1/memories/$memory" > /dev/null
ask DELETE "/api/v1/files/$taught" > /dev/null
ask DELETE "/api/v1/files/$talked" > /dev/null || true # its object is gone
echo "knowledge, a document of a conversation and a memory are made anew and found; what is gone is named ($((SECONDS - began)) s)"
