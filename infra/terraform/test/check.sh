#!/usr/bin/env bash
# Format, validation and the stacks' own tests, which need no AWS and no emulator.
#   check.sh [--stack NAME] [-filter=tests/…]      without a name: all of them, one after the other
# TF_PROVIDER_MIRROR and TF_BINARY: see lib.sh.
. "$(dirname "$0")/lib.sh"
stacks=()
while [ "${1:-}" = --stack ]; do stacks+=("$2"); shift 2; done
[ "${#stacks[@]}" -gt 0 ] || stacks=(customer-stack central-stack)

"$binary" fmt -check -recursive "$terraform_root"
cp -r "$terraform_root/modules" "$terraform_root/stacks" "$work/"
for stack in "${stacks[@]}"; do
    echo "--- $stack"
    export TF_DATA_DIR=$work/data-$stack
    cd "$work/stacks/$stack"
    "$binary" init -backend=false -input=false -no-color -lockfile=readonly > "$work/log" || { cat "$work/log" >&2; exit 1; }
    "$binary" validate -no-color
    "$binary" test -no-color "$@"
done
