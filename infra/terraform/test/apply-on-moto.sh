#!/usr/bin/env bash
# Runs a stack against an emulated AWS with the real provider: init, plan, apply, the emulator once more, second plan, destroy.
#   apply-on-moto.sh [--central] [--keep] [--complete] [NAME=VALUE…]      inputs over those of emulator/acme.tfvars.json, values in JSON: 'profile="M"'
# --central: the central stack instead of the customer's, with the emulator's files that begin with "central".
# --keep leaves the work folder and does not destroy. --complete applies what is left out only to save time.
# MOTO_ENDPOINT, TF_PROVIDER_MIRROR, TF_BINARY: see lib.sh.
# Ends with code 0 only if the second plan is empty but for what emulator/gaps.json (central-gaps.json) lists.
stack=customer-stack files=emulator inputs=acme gaps=gaps
keep='' complete=()
while :; do
    case ${1:-} in
        --keep) keep=yes ;;
        --complete) complete=(locals.bucket_terms locals.databases) ;;
        --central) stack=central-stack files=central inputs=central gaps=central-gaps ;;
        *) break ;;
    esac
    shift
done
. "$(dirname "$0")/lib.sh"
need "$binary" jq curl python3
emulator_up
lay_out "$work/terraform" "$stack" "$files" "$inputs" ${complete[@]+"${complete[@]}"}
for input; do input "${input%%=*}" "${input#*=}"; done

# --- the way of a tenant

export TF_DATA_DIR=$work/data
cd "$root"
timed init "$binary" init -input=false -no-color
timed plan "$binary" plan -input=false -no-color -out="$work/first.tfplan"
timed apply "$binary" apply -input=false -no-color "$work/first.tfplan"
[ -z "$own_emulator" ] || timed again again
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
