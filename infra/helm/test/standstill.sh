#!/usr/bin/env bash
# Suspends a tenant and resumes it on a real control plane (infra/real/kubernetes/start.sh) whose pods are pretended: profile L with several nodes of
# Qdrant, an autoscaler and a gateway of MCP servers. No pod at standstill and none that comes up by itself, every volume the same one before, meanwhile
# and afterwards, the same manifests and numbers of pods again.
#   standstill.sh PROPERTIES      the file that start.sh names
set -euo pipefail
properties=${1:?which properties?}
here=$(cd "$(dirname "$0")" && pwd)
of() { sed -n "s/^tenantry\.kubernetes\.$1=//p" "$properties"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
namespace=chart-standstill-$$
helm=$(of helm) kubectl=$(of kubectl)
KUBECONFIG=$(of kubeconfig)
export KUBECONFIG HELM_CACHE_HOME=$work/helm HELM_CONFIG_HOME=$work/helm HELM_DATA_HOME=$work/helm
kubectl() { "$kubectl" -n "$namespace" --cache-dir "$work/cache" --request-timeout 60s "$@"; }
cleanup() {
    "$kubectl" delete namespace "$namespace" --wait=false > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap cleanup EXIT
await() { # await SECONDS WHAT COMMAND…
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do [ "$SECONDS" -lt "$end" ] || fail "not within its time: $what"; sleep 0.5; done
}

# A pod of Qdrant takes its time, so that pods which wait for each other would come into being seconds apart. What only EKS knows is left out.
try() { # try SECONDS ARGUMENTS…
    "$helm" upgrade --install assistant "$here/../customer-stack" -n "$namespace" -f "$here/../../images.yaml" -f "$here/values/tenant.yaml" \
        -f "$here/values/L.yaml" -f "$here/values/EXTERNAL.yaml" --set platform.enabled=false \
        --set-string 'qdrant.podAnnotations.tenantry\.dev/ready-after=6s' --reset-values --wait --timeout "$1s" "${@:2}" > "$work/out" 2>&1
}
# As HelmCli goes back: never by --atomic, but by the number of the revision that was deployed last, after somebody could look.
back() {
    local deployed
    deployed=$("$helm" history assistant -n "$namespace" -o json \
        | python3 -c 'import json, sys; print(max(r["revision"] for r in json.load(sys.stdin) if r["status"] == "deployed"))') || fail "no revision to go back to"
    "$helm" rollback assistant "$deployed" -n "$namespace" --wait --timeout 120s > "$work/out" 2>&1 || fail "$(cat "$work/out")"
}
deploy() { try 120 "$@" || fail "$(cat "$work/out")"; }
parts='Deployment/mcp-gateway 2
Deployment/open-webui 3
StatefulSet/ollama 1
StatefulSet/qdrant 3'
each() { kubectl get deployments,statefulsets -o "jsonpath={range .items[*]}{.kind}/{.metadata.name} {$1}{\"\n\"}{end}" | sort; }
complete() { [ "$(each .status.readyReplicas)" = "$parts" ]; }
pods() { kubectl get pods -l app.kubernetes.io/part-of=customer-stack -o name; }
none() { [ -z "$(pods)" ]; }
still() {
    [ "$(each .spec.replicas | cut -d' ' -f2 | sort -u)" = 0 ] || fail "$1: $(each .spec.replicas)"
    await 60 "$1: no pod" none
    [ "$(kubectl get cronjobs -o 'jsonpath={.items[*].spec.suspend}')" = 'true true' ] || fail "$1: Qdrant would be copied, or copies tried"
    [ -z "$(kubectl get hpa -o name)" ] || fail "$1: an autoscaler"
    volumes | diff "$work/volumes" - || fail "$1: other volumes"
    objects | diff "$work/objects" - || fail "$1: objects were made anew"
}
volumes() { kubectl get pvc -o 'jsonpath={range .items[*]}{.metadata.name} {.metadata.uid} {.spec.volumeName} {.status.phase}{"\n"}{end}' | sort; }
objects() {
    "$helm" get manifest assistant -n "$namespace" | kubectl get -f - -o 'jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.uid}{"\n"}{end}' \
        | grep -v '^HorizontalPodAutoscaler/' | sort
}
manifest() { "$helm" get manifest assistant -n "$namespace"; }
settled() { # settled SECONDS: nothing comes up by itself
    local end=$((SECONDS + $1))
    while [ "$SECONDS" -lt "$end" ]; do none || fail "came up by itself: $(pods)"; sleep 0.5; done
}

"$kubectl" create namespace "$namespace" > /dev/null
"$kubectl" label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted > /dev/null
deploy
await 90 "all parts" complete
volumes > "$work/volumes"
objects > "$work/objects"
manifest > "$work/manifest"
[ "$(wc -l < "$work/volumes")" = 4 ] || fail "other volumes than known: $(cat "$work/volumes")"
! grep -qv ' Bound$' "$work/volumes" || fail "a volume that nobody has: $(cat "$work/volumes")"

deploy --set standstill=true
still "suspended"
settled 20
deploy --set standstill=true
still "suspended once more"
deploy --set standstill=true --set images.qdrant.tag=v1.19.1-unprivileged --set images.openWebui.tag=v0.12.5
still "another release while it stands"
if try 25 --set images.openWebui.tag=v0.12.5-never-ready; then fail "a version that never gets ready was resumed"; fi
back
still "a return that failed"

deploy
await 90 "all parts again" complete
volumes | diff "$work/volumes" - || fail "resumed: other volumes"
objects | diff "$work/objects" - || fail "resumed: objects were made anew"
manifest | diff "$work/manifest" - || fail "resumed: another release"
[ "$(kubectl get hpa -o 'jsonpath={.items[*].spec.minReplicas}')" = 3 ] || fail "resumed: no autoscaler"
[ -z "$(kubectl get cronjobs -o 'jsonpath={.items[?(@.spec.suspend==true)].metadata.name}')" ] || fail "resumed: Qdrant is not copied, or copies are not tried"
kubectl get pods -l app.kubernetes.io/name=qdrant -o json > "$work/qdrant"
python3 - "$work/qdrant" <<'PY' || fail "the nodes of Qdrant waited for each other"
import json, sys
from datetime import datetime
made = [datetime.fromisoformat(pod["metadata"]["creationTimestamp"]) for pod in json.load(open(sys.argv[1]))["items"]]
sys.exit(0 if len(made) == 3 and (max(made) - min(made)).total_seconds() < 4 else 1)
PY
echo "suspended without a pod, changed while it stood, brought back after a return that failed: the same $(wc -l < "$work/volumes") volumes and $(wc -l < "$work/objects") objects ($SECONDS s)"
