#!/usr/bin/env bash
# checkov on the code of both stacks and on what they plan, whole: for the smallest and the largest tenant, and for the provider. Findings that we live
# with stand in checkov-accepted.txt with a reason each; any other is red, and so is a line there that nothing is found for.
#   checkov.sh [--findings]      --findings prints all of them and judges none
# CHECKOV: the program; without it the one on the PATH. TF_BINARY, TF_PROVIDER_MIRROR, MOTO_ENDPOINT: see lib.sh.
. "$(dirname "$0")/lib.sh"
here=$terraform_root/test
checkov=${CHECKOV:-$(command -v checkov || true)}
[ -x "$checkov" ] || fail "needs checkov: ./portal tools infra gets it, or set CHECKOV"
need "$binary" jq curl python3
mkdir "$work/found"
scan() { # scan NAME ARGUMENTS… — nothing is asked of anybody outside, and nothing told
    HTTPS_PROXY=http://127.0.0.1:9 HTTP_PROXY=http://127.0.0.1:9 "$checkov" --skip-download --compact --quiet --output json "${@:2}" \
        > "$work/found/$1.json" 2> "$work/said" || [ -s "$work/found/$1.json" ] || { cat "$work/said" >&2; fail "checkov does not run: $1"; }
}
scan_code() { scan "$1" --framework terraform --directory "$2" --skip-path '.*/tests/.*'; }
scan_plan() { # scan_plan NAME STACK FILES INPUTS [INPUT=VALUE…]
    planned_whole "$@"
    scan "$1" --framework terraform_plan --file "$work/$1.plan.json" --deep-analysis --repo-root-for-plan-enrichment "$work/$1"
}
judge() { python3 "$here/checkov.py" "$here/checkov-accepted.txt" "$@"; }

cp -r "$terraform_root/modules" "$terraform_root/stacks" "$work/"
scan_code code "$work"
emulator_up
whole=('protect_data=true')
service='litellm_endpoint_service="com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0"'
scan_plan plan-small customer-stack emulator acme "${whole[@]}"
scan_plan plan-large customer-stack emulator acme "${whole[@]}" 'profile="L"' 'data_policy="EXTERNAL"' "$service"
scan_plan plan-central central-stack central central "${whole[@]}"
if [ "${1:-}" = --findings ]; then judge --findings "$work"/found/*.json; exit; fi
judge "$work"/found/*.json

# --- and it is red where it must be: a flaw in the code, a reason for nothing, an accepted check at another place

spoilt=0
red() { # red PATTERN COMMAND…
    spoilt=$((spoilt + 1))
    if "${@:2}" > "$work/said" 2>&1; then fail "not red: $1"; fi
    grep -qE "$1" "$work/said" || fail "red for another reason than $1: $(cat "$work/said")"
}
sed -i 's/storage_encrypted     = true/storage_encrypted     = false/' "$work/modules/database/main.tf"
cp "$work/found/code.json" "$work/found/before.json"
scan_code code "$work"
red 'new: CKV_AWS_16 .*aws_db_instance' judge "$work/found/code.json" "$work"/found/plan-*.json
mv "$work/found/before.json" "$work/found/code.json"
echo 'CKV_AWS_999 | module.x.aws_s3_bucket.this | code | because' | cat "$here/checkov-accepted.txt" - > "$work/accepted"
red 'for nothing: CKV_AWS_999' python3 "$here/checkov.py" "$work/accepted" "$work"/found/*.json
grep -v '| module.database.aws_db_instance.this' "$here/checkov-accepted.txt" > "$work/accepted"
red 'new: CKV_AWS_353 .*aws_db_instance' python3 "$here/checkov.py" "$work/accepted" "$work"/found/*.json
sed 's/|[^|]*$/|/' "$here/checkov-accepted.txt" > "$work/accepted"
red 'without a reason' python3 "$here/checkov.py" "$work/accepted" "$work"/found/*.json
echo "code and 3 plans; $(grep -cv '^ *\(#\|$\)' "$here/checkov-accepted.txt") findings accepted with a reason, none new; $spoilt ways to be red"
