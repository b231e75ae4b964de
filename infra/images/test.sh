#!/usr/bin/env bash
# The mirror between two real registries (crane's own) on this machine.   CRANE: as in mirror.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
crane=${CRANE:-$(command -v crane || true)}
fail() { printf '%s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
started=()
trap 'kill "${started[@]}" 2> /dev/null || true; rm -rf "$work"' EXIT

# a list that cannot be read, or names nothing, is not a registry in which all is there
unread() { # unread PATTERN LIST
    local command
    for command in lock 'copy nobody.example' 'check nobody.example'; do
        # shellcheck disable=SC2086 # words
        if CRANE=$(type -P true) IMAGES=$2 "$here/mirror.sh" $command > "$work/out" 2> "$work/err"; then fail "$command: nothing looked at, and nothing said"; fi
        grep -q "$1" "$work/err" || fail "$command: for another reason: $(cat "$work/err")"
    done
}
unread "cannot read" "$work/nowhere.yaml"
printf 'images:\n  assistant: [\n' > "$work/broken.yaml"
unread "cannot read" "$work/broken.yaml"
printf 'images: {}\n' > "$work/none.yaml"
unread "no images" "$work/none.yaml"

[ -x "$crane" ] || fail "needs crane: set CRANE or put it on the PATH"
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
registry() { # registry VARIABLE
    local port
    port=$(free_port)
    "$crane" registry serve --address "127.0.0.1:$port" > "$work/$1.log" 2>&1 &
    started+=($!)
    until curl -fsS "http://127.0.0.1:$port/v2/" > /dev/null 2>&1; do sleep 0.1; done
    printf -v "$1" '127.0.0.1:%s' "$port"
}
upstream='' own=''
registry upstream
registry own
push() { # push REPOSITORY:TAG CONTENT
    echo "$2" > "$work/content"
    tar -cf "$work/layer.tar" -C "$work" content
    "$crane" append --insecure -f "$work/layer.tar" -t "$upstream/$1" 2> /dev/null > /dev/null
}
push one/assistant:v1 assistant
push two/models:2.0 models
export IMAGES=$work/images.yaml
cat > "$IMAGES" <<YAML
# a comment that stays
images:
  assistant:
    source: $upstream/one/assistant
    repository: mirrored/assistant
    tag: v1
  models:
    source: $upstream/two/models
    repository: mirrored/models
    tag: "2.0"
YAML
mirror() { "$here/mirror.sh" "$@" > "$work/out" 2> "$work/err"; }

! mirror copy "$own" || fail "an image without a digest was copied"
grep -q 'no digest' "$work/err" || fail "for another reason: $(cat "$work/err")"
! mirror check "$own" || fail "an empty registry was called complete"

mirror lock || fail "$(cat "$work/err")"
[ "$(grep -c 'digest: sha256:' "$IMAGES")" = 2 ] && grep -q '# a comment that stays' "$IMAGES" || fail "$(cat "$IMAGES")"
mirror copy "$own" || fail "$(cat "$work/err")"
for image in assistant:v1 models:2.0; do
    [ "$("$crane" digest "$own/mirrored/$image")" = "$(python3 "$here/list.py" show "$IMAGES" | awk -v r="mirrored/${image%:*}" '$3 == r { print $5 }')" ] || fail "$image is another"
done
mirror check "$own" || fail "$(cat "$work/out")"
mirror copy "$own" && [ "$(grep -c 'there already' "$work/out")" = 2 ] || fail "copied twice"

# the tag moves upstream: what was looked at stays what runs, until somebody locks anew and sees it
push one/assistant:v1 something-else
cp "$IMAGES" "$work/before"
mirror copy "$own" && cmp -s "$IMAGES" "$work/before" || fail "a moved tag was followed"
mirror lock && grep -q 'means another image than before' "$work/err" || fail "a moved tag was not told"
! mirror check "$own" && grep -q 'assistant: missing' "$work/out" || fail "a missing image was not told"
mirror copy "$own" && mirror check "$own" || fail "$(cat "$work/out" "$work/err")"

# somebody puts another image under the tag in our own registry
"$crane" copy "$upstream/two/models:2.0" "$own/mirrored/assistant:v1" > /dev/null 2>&1
! mirror check "$own" && grep -q 'assistant: the tag v1 means another image there' "$work/out" || fail "a changed tag was not told"

kill "${started[0]}" && wait "${started[0]}" 2> /dev/null || true
! mirror lock || fail "a source that is away went unnoticed"
echo "locked, copied, checked; moved tags, missing and changed images told"
