#!/usr/bin/env bash
# What a tenant's plan and its chart cost by profile: terraform init and plan of the whole customer stack on an emulated AWS, and the
# rendering of the chart, by turns.   infra.sh [JAR]      the portal itself is not measured here
# ROUNDS (10): how often each; a first round of each does not count. KEEP=yes writes the page with other rounds than that, too.
# HELM, TF_BINARY, TF_PROVIDER_MIRROR: as in infra/helm/test/render.sh and infra/terraform/test/lib.sh.
export BENCH_LOAD
BENCH_LOAD=$(cut -d ' ' -f 1 /proc/loadavg)
. "$(dirname "${BASH_SOURCE[0]}")/../terraform/test/lib.sh"
bench=$terraform_root/../bench
chart=$terraform_root/../helm/customer-stack
values=$terraform_root/../helm/test/values
rounds=${ROUNDS:-10}
profiles=(S M L)
need "$binary" jq curl python3
helm=${HELM:-$(command -v helm || true)}
[ -n "$helm" ] || helm=$terraform_root/../../.tenantry/tools/kubernetes/helm
[ -x "$helm" ] || fail "needs helm: set HELM, or ./portal tools kubernetes"
export HELM_CACHE_HOME=$work/cache HELM_CONFIG_HOME=$work/config HELM_DATA_HOME=$work/data
emulator_up

figure() { # figure NAME COMMAND… — a line more in its file: seconds, MiB
    python3 "$bench/cost.py" "${@:2}" > "$work/said" 2> "$work/cost" || { tail -n 20 "$work/said" "$work/cost" >&2; fail "$1 failed"; }
    tail -n 1 "$work/cost" >> "$work/$1"
}
plan() { # plan PROFILE — from an empty folder to a plan, as each run of the portal does it
    local profile=$1
    rm -rf "$work/tenant" "$work/terraform-data"
    lay_out "$work/tenant" customer-stack emulator acme locals module resource
    input profile "\"$profile\""
    export TF_DATA_DIR=$work/terraform-data
    cd "$root"
    figure "init-$profile" "$binary" init -input=false -no-color
    figure "plan-$profile" "$binary" plan -input=false -no-color -out="$work/tenant/plan"
    "$binary" show -json "$work/tenant/plan" | jq '.resource_changes | map(select(.change.actions == ["create"])) | length' > "$work/resources-$profile"
    cd "$terraform_root"
}
render() { # render PROFILE
    figure "render-$1" "$helm" template customer-stack "$chart" --namespace assistant --kube-version 1.34.0 \
        -f "$terraform_root/../images.yaml" -f "$values/tenant.yaml" -f "$values/$1.yaml" -f "$values/LOCAL.yaml"
    grep -c '^kind:' "$work/said" > "$work/objects-$1"
}

for profile in "${profiles[@]}"; do plan "$profile"; render "$profile"; done
rm -f "$work"/{init,plan,render}-?
for round in $(seq "$rounds"); do
    for profile in "${profiles[@]}"; do
        plan "$profile"
        render "$profile"
    done
    say "round $round of $rounds: $(for profile in "${profiles[@]}"; do printf '%s plan %s s  ' "$profile" "$(tail -n 1 "$work/plan-$profile" | cut -d ' ' -f 1)"; done)"
done
{
    cat << TEXT
The whole customer stack of a LOCAL tenant, nothing left out, against an emulated AWS on this machine: from an empty folder with the
provider from a local mirror, by \`$("$binary" version | head -n 1)\`, and the rendering of its chart by Helm. $rounds rounds, by turns; the first of each is not
counted. Memory is that of all processes of the program together (proportional set size, looked at every 20 ms). AWS itself answers slower
than an emulator: only how the profiles compare, and memory, carry over. “to S” is the median of the rounds' own ratios.

TEXT
    python3 "$bench/cost.py" --table "$work" "${profiles[@]}"
} > "$work/section.md"
cat "$work/section.md"
if [ "$rounds" = 10 ] || [ "${KEEP:-}" = yes ]; then "$bench/section" infra "Plans and charts by profile" "$work/section.md"; fi
