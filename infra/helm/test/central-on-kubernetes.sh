#!/usr/bin/env bash
# Deploys the central stack's chart on a Kubernetes that runs already, twice: everything is taken by its API to the letter, no pod breaks
# the restricted standard, and the second time no pod restarts. Not for a cluster in which anything else lives.
#   central-on-kubernetes.sh        KUBECONFIG: the cluster, as infra/real/kubernetes/start.sh leaves it. HELM, KUBECTL: the programs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
infra=$(cd "$here/../.." && pwd)
tools=$(dirname "$infra")/.tenantry/tools/kubernetes
helm=${HELM:-$tools/helm} kubectl=${KUBECTL:-$tools/kubectl}
fail() { printf '%s\n' "$*" >&2; exit 1; }
[ -n "${KUBECONFIG:-}" ] || fail "KUBECONFIG must name the cluster"
case $("$kubectl" config view --minify -o 'jsonpath={.clusters[0].cluster.server}') in
    https://127.0.0.1:*) ;;
    *) fail "only on a cluster of this machine" ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- what stands before the chart: kinds that auto mode brings, namespaces as set-up.sh makes them

for kind in TargetGroupBinding:eks.amazonaws.com:Namespaced NodeClass:eks.amazonaws.com:Cluster NodePool:karpenter.sh:Cluster; do
    IFS=: read -r name group scope <<< "$kind"
    plural=$(tr '[:upper:]' '[:lower:]' <<< "${name}s") plural=${plural/classs/classes}
    jq -n --arg name "$name" --arg group "$group" --arg scope "$scope" --arg plural "$plural" '{
        apiVersion: "apiextensions.k8s.io/v1", kind: "CustomResourceDefinition", metadata: {name: "\($plural).\($group)"},
        spec: {group: $group, scope: $scope, names: {kind: $name, plural: $plural, singular: ($name | ascii_downcase)},
            versions: [{name: "v1", served: true, storage: true, schema: {openAPIV3Schema: {type: "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}'
done | "$kubectl" apply -f - > "$work/log"
for space in portal gateway billing sign-in watch central; do
    jq -n --arg name "$space" '{apiVersion: "v1", kind: "Namespace", metadata: {name: $name, labels: {
        "pod-security.kubernetes.io/enforce": "restricted", "pod-security.kubernetes.io/warn": "restricted"}}}'
done | "$kubectl" apply -f - > "$work/log"
"$kubectl" wait --for=condition=Established crd --all --timeout=60s > "$work/log"

# --- to the letter, but for the storage class, which such a cluster brings along by the same name

"$infra/central/set-up.sh" "$here/central/outputs.json" values > "$work/central.json"
values=(-f "$infra/central-images.yaml" -f "$work/central.json" -f "$here/central/own.yaml" -f "$here/central/portal.yaml")
"$helm" template central-stack "$infra/helm/central-stack" --namespace central "${values[@]}" --set storageClass=not-there-yet > "$work/all.yaml"
"$kubectl" apply --dry-run=server --validate=strict -f "$work/all.yaml" > "$work/taken" 2>&1 || { grep -v 'server dry run' "$work/taken" >&2; fail "not taken"; }
if grep -E 'would violate|unknown field|deprecated' "$work/taken"; then fail "taken with a warning"; fi
echo "$(grep -c 'server dry run' "$work/taken") objects are taken to the letter"

# --- deployed, and once more

deploy() {
    "$helm" upgrade --install central-stack "$infra/helm/central-stack" --namespace central "${values[@]}" --set platform.enabled=false --set portal.sharedStorageClass=gp3 \
        --wait --timeout 5m > "$work/log" 2>&1 || { cat "$work/log" >&2; fail "not deployed"; }
}
pods() { "$kubectl" get pods -A -o json | jq -r '.items[] | select(.metadata.namespace | IN("portal", "gateway", "billing", "sign-in", "watch")) | .metadata.uid' | sort; }
deploy
# the number of LiteLLM's pods is the autoscaler's, which comes to it a little later
"$kubectl" wait -n gateway --for=jsonpath='{.status.readyReplicas}'=2 deploy/litellm --timeout=120s > "$work/log"
pods > "$work/first"
deploy
pods > "$work/second"
diff "$work/first" "$work/second" || fail "the second deployment restarted pods"
echo "$(wc -l < "$work/first") pods, none of which the second deployment restarts"
