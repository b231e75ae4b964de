#!/usr/bin/env bash
# Format, validation and the stacks' own tests, which need no AWS and no emulator.
#   check.sh [--stack NAME] [-filter=tests/…]      without a name: all of them, one after the other
# TF_PROVIDER_MIRROR and TF_BINARY as for apply-on-moto.sh.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
binary=${TF_BINARY:-terraform}
stacks=()
while [ "${1:-}" = --stack ]; do stacks+=("$2"); shift 2; done
[ "${#stacks[@]}" -gt 0 ] || stacks=(customer-stack central-stack)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mirror=${TF_PROVIDER_MIRROR:-}
if [ -z "$mirror" ]; then
    for folder in "$HOME/.terraform.d/plugins" /usr/local/share/terraform/plugins /usr/share/terraform/plugins /opt/terraform/plugins /opt/tf-plugins; do
        if [ -d "$folder/registry.terraform.io" ]; then mirror=$folder; break; fi
    done
fi
{
    echo 'disable_checkpoint = true'
    [ -z "$mirror" ] || printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$mirror"
} > "$work/terraform.rc"
export TF_CLI_CONFIG_FILE=$work/terraform.rc TF_IN_AUTOMATION=1 AWS_EC2_METADATA_DISABLED=true

"$binary" fmt -check -recursive "$root"
cp -r "$root/modules" "$root/stacks" "$work/"
for stack in "${stacks[@]}"; do
    echo "--- $stack"
    export TF_DATA_DIR=$work/data-$stack
    cd "$work/stacks/$stack"
    "$binary" init -backend=false -input=false -no-color -lockfile=readonly > "$work/log" || { cat "$work/log" >&2; exit 1; }
    "$binary" validate -no-color
    "$binary" test -no-color "$@"
done
