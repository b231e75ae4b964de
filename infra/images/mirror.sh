#!/usr/bin/env bash
# Copies every image of infra/images.yaml from where it comes from into the registry that tenants' clusters pull from, and keeps
# the list's digests: what runs is what was looked at when the digest was written down.
#   mirror.sh lock                 reads each tag's digest at its source and writes it into the list; look at the difference, commit
#   mirror.sh copy REGISTRY        copies what the list names by digest; refuses an image without one
#   mirror.sh check REGISTRY       says which images are missing there, or are others; changes nothing
# IMAGES: another list. CRANE: the program, otherwise the one on the PATH (go install github.com/google/go-containerregistry/cmd/crane).
# Signing in is crane's (`crane auth login`, or a Docker configuration); repositories have to be there, as ECR wants it.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
list=${IMAGES:-$here/../images.yaml}
crane=${CRANE:-$(command -v crane || true)}
fail() { printf '%s\n' "$*" >&2; exit 1; }
[ -x "$crane" ] || fail "needs crane: set CRANE or put it on the PATH"

# name source repository tag digest, one line each; read first, since nobody would hear of a failure inside of a redirection
images=$(python3 "$here/list.py" show "$list") || fail "cannot read $list"
[ -n "$images" ] || fail "no images in $list"
crane() { timeout "${LONGEST:-1800}" "$crane" "$@" < /dev/null; } # which would read the list

lock() {
    local name source repository tag digest now
    while read -r name source repository tag digest; do
        now=$(crane digest "$source:$tag" 2>&1) || fail "$name: $source:$tag: $now"
        [ "$now" = "$digest" ] && { echo "$name: unchanged"; continue; }
        [ "$digest" = - ] || echo "$name: the tag $tag means another image than before, look at why" >&2
        python3 "$here/list.py" pin "$list" "$name" "$now"
        echo "$name: $now"
    done <<< "$images"
}

copy() { # by digest; under the tag as well, for people
    local name source repository tag digest there
    while read -r name source repository tag digest; do
        [ "$digest" != - ] || fail "$name has no digest: run lock first"
        there=$(crane digest "$1/$repository@$digest" 2> /dev/null || true)
        [ "$there" = "$digest" ] && { echo "$name: there already"; continue; }
        crane copy "$source@$digest" "$1/$repository:$tag" > /dev/null 2>&1 || fail "$name: $source@$digest cannot be copied to $1/$repository"
        there=$(crane digest "$1/$repository@$digest") || fail "$name: not there after copying"
        [ "$there" = "$digest" ] || fail "$name: $there arrived instead of $digest"
        echo "$name: copied"
    done <<< "$images"
}

check() {
    local name source repository tag digest there broken=0
    while read -r name source repository tag digest; do
        there=$(crane digest "$1/$repository:$tag" 2> /dev/null || true)
        if [ "$digest" = - ]; then
            echo "$name: no digest in the list"
        elif [ "$(crane digest "$1/$repository@$digest" 2> /dev/null || true)" != "$digest" ]; then
            echo "$name: missing"
        elif [ "$there" != "$digest" ]; then
            echo "$name: the tag $tag means another image there"
        else
            continue
        fi
        broken=1
    done <<< "$images"
    return "$broken"
}

case "${1:-}" in
    lock) lock ;;
    copy | check) "$1" "${2:?which registry?}" ;;
    *) fail "mirror.sh lock | copy REGISTRY | check REGISTRY" ;;
esac
