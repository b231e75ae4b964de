#!/usr/bin/env bash
# Runs a stack against an emulated AWS with the real provider: init, plan, apply, the emulator once more, second plan, destroy.
#   apply-on-moto.sh [--central] [--keep] [--complete] [NAME=VALUE…]      inputs over those of emulator/acme.tfvars.json, values in JSON: 'profile="M"'
# --central: the central stack instead of the customer's, with the emulator's files that begin with "central".
# MOTO_ENDPOINT: an emulator that runs already; without it one is started on a free port and ended at the end.
# TF_PROVIDER_MIRROR: folder with registry.terraform.io/…; without it the usual places are looked at, then the registry.
# TF_BINARY: terraform or tofu. --keep leaves the work folder and does not destroy. --complete applies what is left out only to save time.
# Ends with code 0 only if the second plan is empty but for what emulator/gaps.json (central-gaps.json) lists.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
terraform_root=$(dirname "$here")
stack=customer-stack files=emulator inputs=acme gaps=gaps
binary=${TF_BINARY:-terraform}
keep='' complete=''
while :; do
    case ${1:-} in
        --keep) keep=yes ;;
        --complete) complete=yes ;;
        --central) stack=central-stack files=central inputs=central gaps=central-gaps ;;
        *) break ;;
    esac
    shift
done

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
for tool in "$binary" jq curl python3 bc; do command -v "$tool" > /dev/null || fail "needs '$tool' on the PATH"; done

work=$(mktemp -d)
emulator=$terraform_root/../sandbox/bin/moto.sh
own=''
finish() {
    [ -z "$own" ] || "$emulator" down "$work"
    if [ -n "$keep" ]; then say "left in $work"; else rm -rf "$work"; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

# --- an emulator

endpoint=${MOTO_ENDPOINT:-}
if [ -z "$endpoint" ]; then
    own=yes
    endpoint=$("$emulator" up "$work") || fail "the emulator does not start (pip install 'moto[server]==5.2.1'): $(tail -n 3 "$work/moto/log" 2> /dev/null)"
fi
curl -fsS -m 10 -o /dev/null "$endpoint/moto-api/" || fail "no emulator answers at $endpoint"
again() { # it ends and is started once more: it has to know all that was built
    "$emulator" down "$work"
    [ "$("$emulator" up "$work")" = "$endpoint" ] || fail "the emulator does not come back at $endpoint"
}

# --- a work folder as the portal lays it out

mkdir "$work/terraform"
cp -r "$terraform_root/modules" "$terraform_root/stacks" "$work/terraform/"
root=$work/terraform/stacks/$stack
rm -rf "$root/.terraform"
sed "s|\${endpoint}|$endpoint|g" "$terraform_root/emulator/${files}_override.tf.json" > "$work/emulator"
jq 'del(.resource)' "$work/emulator" > "$root/emulator_override.tf.json"
jq '{resource: (.resource // {})}' "$work/emulator" > "$root/emulated.tf.json" # what must be there before, and what no override can add
[ -z "$complete" ] || { jq "del(.locals.bucket_terms, .locals.databases)" "$root/emulator_override.tf.json" > "$work/override" && cp "$work/override" "$root/emulator_override.tf.json"; }
jq -n --arg path "$work/state.tfstate" '{terraform: {backend: {local: {path: $path}}}}' > "$root/backend_override.tf.json"
inputs=$(cat "$terraform_root/emulator/$inputs.tfvars.json")
for input in "$@"; do
    inputs=$(jq --arg name "${input%%=*}" --argjson value "${input#*=}" '.[$name] = $value' <<< "$inputs")
done
echo "$inputs" > "$root/terraform.tfvars.json"

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

# --- the way of a tenant

export TF_CLI_CONFIG_FILE=$work/terraform.rc TF_DATA_DIR=$work/data TF_IN_AUTOMATION=1 AWS_EC2_METADATA_DISABLED=true
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
cd "$root"
timed() { # timed NAME COMMAND…
    local name=$1 began
    shift
    began=$(date +%s.%N)
    "$@" > "$work/$name.log" 2>&1 || { tail -n 60 "$work/$name.log" >&2; fail "$name failed"; }
    printf '%-12s %6.1f s  %s\n' "$name" "$(echo "$(date +%s.%N) - $began" | bc)" "$(grep -E '^(Plan:|No changes|Apply complete|Destroy complete)' "$work/$name.log" | head -n 1)"
}
timed init "$binary" init -input=false -no-color
timed plan "$binary" plan -input=false -no-color -out="$work/first.tfplan"
timed apply "$binary" apply -input=false -no-color "$work/first.tfplan"
[ -z "$own" ] || timed again again
timed second-plan "$binary" plan -input=false -no-color -out="$work/second.tfplan"
"$binary" show -json "$work/second.tfplan" > "$work/second.json"
"$binary" output -json -no-color > "$work/outputs.json"

# What is left to do, as "address attribute"; listed gaps are taken away.
jq -r '
    .resource_changes[]? | select(.change.actions != ["no-op"] and .change.actions != ["read"])
    | .address as $address | (.change.before // {}) as $before | (.change.after // {}) as $after
    | ([$before, $after] | map(keys) | add | unique)[] | select($before[.] != $after[.]) | "\($address) \(.)"' "$work/second.json" > "$work/differences"
jq -r '.drifts[] | "\(.address) \(.attribute)"' "$terraform_root/emulator/$gaps.json" > "$work/known"
unexplained=$(grep -vxFf "$work/known" "$work/differences" || true)
sensitive=$(jq -r 'to_entries[] | select(.value.sensitive) | .key' "$work/outputs.json")

[ -n "$keep" ] || timed destroy "$binary" destroy -input=false -no-color -auto-approve
[ -z "$unexplained" ] || fail "the second plan wants more than emulator/$gaps.json knows:"$'\n'"$unexplained"
[ -z "$sensitive" ] || fail "sensitive outputs: $sensitive"
say "second plan: $(wc -l < "$work/differences") differences, all known"
