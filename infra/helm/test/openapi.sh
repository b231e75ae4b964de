#!/usr/bin/env bash
# Every rendering against a real API server (infra/real/kubernetes/start.sh): strict validation by its own schemas, in a namespace that
# enforces restricted pods, without a single warning; then mistakes that a template could have, each refused.
#   openapi.sh PROPERTIES      the file that start.sh names
set -euo pipefail
properties=${1:?which properties?}
here=$(cd "$(dirname "$0")" && pwd)
of() { sed -n "s/^tenantry\.kubernetes\.$1=//p" "$properties"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
kubectl() { "$(of kubectl)" --kubeconfig "$work/kubeconfig" --cache-dir "$work/cache" --request-timeout 60s "$@"; }
work=$(mktemp -d)
namespace=chart-test-$$
made=()
cleanup() {
    [ ${#made[@]} = 0 ] || kubectl delete namespace "${made[@]}" --wait=false > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap cleanup EXIT
(umask 077 && cp "$(of kubeconfig)" "$work/kubeconfig")
kubectl config set-context --current "--namespace=$namespace" > /dev/null
make() { # make NAMESPACE…
    local name
    for name; do
        [[ " ${made[*]} " != *" $name "* ]] || continue
        kubectl create namespace "$name" > /dev/null
        made+=("$name")
        kubectl label namespace "$name" pod-security.kubernetes.io/{enforce,warn}=restricted > /dev/null
    done
}
make "$namespace"
version=$(kubectl get --raw /version | python3 -c 'import json, sys; print(json.load(sys.stdin)["gitVersion"])')

# What only EKS knows has no schema here. Pods are looked at by themselves as well, since of their templates a dry run makes none.
split() { python3 "$here/objects.py" "$1" "$work/all.yaml" "$namespace"; }
dry() { kubectl apply --dry-run=server --validate=strict -f "$1" > "$work/out" 2> "$work/err"; }

began=$(date +%s)
total=0 unknown=0 renderings=0
for golden in "$here"/golden/*.yaml "$here"/central/golden-*.yaml; do
    read -r objects pods foreign namespaces < <(split "$golden")
    # shellcheck disable=SC2086 # one a word
    make $namespaces
    renderings=$((renderings + 1))
    dry "$work/all.yaml" || fail "$(basename "$golden"): $(cat "$work/err")"
    [ ! -s "$work/err" ] || fail "$(basename "$golden"): $(cat "$work/err")"
    [ "$(wc -l < "$work/out")" = $((objects + pods)) ] || fail "$(basename "$golden"): some objects were not looked at"
    total=$((total + objects + pods)) unknown=$((unknown + foreign))
done

mistakes=0
refused() { # refused WHY PATTERN SED-EXPRESSION
    sed "$3" "$here/golden/L-LOCAL.yaml" > "$work/changed.yaml"
    cmp -s "$work/changed.yaml" "$here/golden/L-LOCAL.yaml" && fail "changes nothing: $1"
    split "$work/changed.yaml" > "$work/counts"
    if dry "$work/all.yaml" && [ ! -s "$work/err" ]; then fail "not refused: $1"; fi
    grep -qE "$2" "$work/err" || fail "refused for another reason: $1: $(cat "$work/err")"
    mistakes=$((mistakes + 1))
}
refused "a field that nobody knows" 'unknown field "spec.minReplicaz"' 's/minReplicas:/minReplicaz:/'
refused "a text for a number" 'unmarshal|invalid type|expected' 's/terminationGracePeriodSeconds: 60/terminationGracePeriodSeconds: sixty/'
refused "a pod that may become root" 'violates PodSecurity' 's/allowPrivilegeEscalation: false/allowPrivilegeEscalation: true/'
refused "a quantity that is none" 'quantit' 's/storage: 50Gi/storage: 50 gigabytes/'
refused "a schedule that is none" 'spec.schedule' 's/schedule: "17 1 \* \* \*"/schedule: "every night"/'
refused "a selector that does not fit its pods" 'unknown field .*matchLabel"' '0,/matchLabels:/s/matchLabels:/matchLabel:/'
refused "a policy on a protocol that is none" 'Unsupported value' 's/protocol: UDP/protocol: QUIC/'
echo "$total objects of $renderings renderings taken by Kubernetes $version without a warning ($unknown that only EKS knows left out), $mistakes mistakes refused ($(($(date +%s) - began)) s)"
