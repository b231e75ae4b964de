#!/usr/bin/env bash
# Two tenants in two accounts of one emulated AWS: what Terraform made for them differs only in names, ids and address blocks; nothing of the
# one names the other; what can be done with the one's credentials changes nothing in the other's account, not even its destruction (R5.3).
# TF_BINARY, TF_PROVIDER_MIRROR, MOTO_ENDPOINT: see lib.sh. Needs boto3, as the emulator has it.
. "$(dirname "$0")/lib.sh"
here=$terraform_root/test
need "$binary" jq curl python3
emulator_up

# --- made

stack() { # stack TENANT COMMAND… — in that tenant's folder
    (cd "$work/$1/stacks/customer-stack" && TF_DATA_DIR=$work/data-$1 "$binary" "${@:2}")
}
make_tenant() { # make_tenant SLUG ID ACCOUNT BLOCK
    lay_out "$work/$1" customer-stack emulator acme
    input tenant_slug "\"$1\""
    input tenant_id "\"$2\""
    input account_id "\"$3\""
    input vpc_cidr "\"$4\""
    input provisioner_role_arn "\"arn:aws:iam::$3:role/tenantry-provisioner\""
    input external_id "\"of-$2\""
    timed "init-$1" stack "$1" init -input=false -no-color
    timed "apply-$1" stack "$1" apply -input=false -no-color -auto-approve
}
make_tenant acme 0b6c1f9e-4d1b-4f0e-9a53-1f5c8b7a2d10 111122223333 10.42.0.0/18
make_tenant globex 9d2e4a70-7c3f-4b1e-8f64-5a0c6d7e8f91 222233334444 10.107.64.0/18
of() { echo "$work/$1/state.tfstate" "$work/$1/stacks/customer-stack/terraform.tfvars.json"; }

# --- alike, and knowing nothing of each other

compare() { python3 "$here/two-tenants.py" alike "$@"; }
# shellcheck disable=SC2046 # two words each
compare $(of acme) $(of globex)
spoilt=0
red() { # red PATTERN JQ — the second tenant's state, changed like this
    spoilt=$((spoilt + 1))
    jq "$2" "$work/globex/state.tfstate" > "$work/spoilt"
    ! cmp -s <(jq . "$work/globex/state.tfstate") "$work/spoilt" || fail "nothing spoilt: $2"
    # shellcheck disable=SC2046
    if compare $(of acme) "$work/spoilt" "$work/globex/stacks/customer-stack/terraform.tfvars.json" > "$work/said" 2>&1; then fail "not red: $2"; fi
    grep -q "$1" "$work/said" || fail "red for another reason than $1: $(head -n 5 "$work/said")"
}
vpc=$(jq -r '.resources[] | select(.type == "aws_vpc") | .instances[0].attributes.id' "$work/acme/state.tfstate")
red "enable_key_rotation" '(.resources[] | select(.type == "aws_kms_key") | .instances[0].attributes.enable_key_rotation) = false'
red "names the other" '(.resources[] | select(.type == "aws_s3_bucket_policy") | .instances[0].attributes.policy) |= sub("222233334444"; "111122223333")'
red "vpc_id" "(.resources[] | select(.type == \"aws_subnet\") | .instances[0].attributes.vpc_id) = \"$vpc\""
red "subnet_ids\|subnet_id" '(.resources[] | select(.type == "aws_vpc_endpoint") | .instances[0].attributes | select(.subnet_ids | length > 0).subnet_ids) |= .[1:]'
red "only one of them has" 'del(.resources[] | select(.type == "aws_flow_log"))'
red "cidr_block" '(.resources[] | select(.type == "aws_subnet") | .instances[0].attributes.cidr_block) = "10.107.127.0/24"'

# --- nothing in the other's account is changed

cp "$work/globex/state.tfstate" "$work/before"
python3 "$here/two-tenants.py" try "$endpoint" 111122223333 "$work/globex/state.tfstate" 222233334444
lay_out "$work/astray" customer-stack emulator acme # the second tenant's plan, with the first one's credentials
cp "$work/globex/stacks/customer-stack/terraform.tfvars.json" "$root/"
input provisioner_role_arn '"arn:aws:iam::111122223333:role/tenantry-provisioner"'
cp "$work/before" "$work/astray/state.tfstate"
stack astray init -input=false -no-color > "$work/log"
if stack astray apply -input=false -no-color -auto-approve > "$work/log" 2>&1; then fail "a plan met another tenant's account"; fi
grep -q 'AWS account ID not allowed: 111122223333\|provisioner_role_arn' "$work/log" || fail "for another reason: $(tail -n 5 "$work/log")"
timed destroy-acme stack acme destroy -input=false -no-color -auto-approve
stack globex plan -input=false -no-color -out="$work/plan" > "$work/log" || { tail -n 20 "$work/log" >&2; fail "no plan any more"; }
stack globex show -json "$work/plan" | jq -r '
    .resource_changes[]? | select(.change.actions != ["no-op"] and .change.actions != ["read"])
    | .address as $address | (.change.before // {}) as $before | (.change.after // {}) as $after
    | ([$before, $after] | map(keys) | add | unique)[] | select($before[.] != $after[.]) | "\($address) \(.)"' > "$work/differences"
jq -r '.drifts[] | "\(.address) \(.attribute)"' "$terraform_root/emulator/gaps.json" > "$work/known"
changed=$(grep -vxFf "$work/known" "$work/differences" || true)
[ -z "$changed" ] || fail "changed in the other's account:"$'\n'"$changed"
say "two tenants alike but for names, ids and blocks; $spoilt ways to be red; one's credentials and end change nothing of the other"
