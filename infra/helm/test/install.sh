#!/usr/bin/env bash
# The chart on a real control plane (infra/real/kubernetes/start.sh) whose pods are pretended: installed for profile M, scaled, upgraded without two
# versions side by side, brought back from a version that never gets ready, drained, tested.
#   install.sh PROPERTIES      the file that start.sh names
set -euo pipefail
properties=${1:?which properties?}
here=$(cd "$(dirname "$0")" && pwd)
of() { sed -n "s/^tenantry\.kubernetes\.$1=//p" "$properties"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }
work=$(mktemp -d)
namespace=chart-install-$$
helm=$(of helm) kubectl=$(of kubectl)
KUBECONFIG=$(of kubeconfig)
export KUBECONFIG HELM_CACHE_HOME=$work/helm HELM_CONFIG_HOME=$work/helm HELM_DATA_HOME=$work/helm
kubectl() { "$kubectl" -n "$namespace" --cache-dir "$work/cache" --request-timeout 60s "$@"; }
watching=''
cleanup() {
    [ -z "$watching" ] || kill "$watching" 2> /dev/null || true
    "$kubectl" delete namespace "$namespace" --wait=false > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap cleanup EXIT
await() { # await SECONDS WHAT COMMAND…
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do [ "$SECONDS" -lt "$end" ] || fail "not within its time: $what"; sleep 0.5; done
}
deploy() { # deploy ARGUMENTS…
    "$helm" upgrade --install assistant "$here/../customer-stack" -n "$namespace" -f "$here/../../images.yaml" -f "$here/values/tenant.yaml" \
        -f "$here/values/M.yaml" -f "$here/values/LOCAL.yaml" --reset-values --wait --history-max 20 "$@" > "$work/out" 2>&1
}
# As HelmCli goes back: never by --atomic, which takes what failed away before its pods and events are read, but by the number of the
# revision that was deployed last.
back() {
    local deployed
    deployed=$("$helm" history assistant -n "$namespace" -o json \
        | python3 -c 'import json, sys; print(max(r["revision"] for r in json.load(sys.stdin) if r["status"] == "deployed"))') || fail "no revision to go back to"
    "$helm" rollback assistant "$deployed" -n "$namespace" --wait --timeout 120s > "$work/out" 2>&1 || fail "$(cat "$work/out")"
}
ready() { [ "$(kubectl get deployment open-webui -o 'jsonpath={.status.readyReplicas}')" = "$1" ]; }
image() { kubectl get pods -l app.kubernetes.io/name=open-webui -o 'jsonpath={range .items[*]}{.spec.containers[0].image}{"\n"}{end}' | sort -u; }

"$kubectl" create namespace "$namespace" > /dev/null
"$kubectl" label namespace "$namespace" pod-security.kubernetes.io/enforce=restricted > /dev/null
secret() { kubectl create secret generic "$@" > /dev/null; }
secret open-webui --from-literal=secret-key=a --from-literal=admin-password=b
secret qdrant --from-literal=api-key=a --from-literal=read-only-api-key=b
secret database --from-literal=password=c
secret valkey --from-literal=password=d

deploy --timeout 120s || fail "$(cat "$work/out")"
await 90 "two pods of the assistant, though nobody knows their load" ready 2

"$helm" test assistant -n "$namespace" --timeout 60s > "$work/out" 2>&1 || fail "$(cat "$work/out")"
kubectl create job --from=cronjob/qdrant-snapshots by-hand > /dev/null
kubectl wait job/by-hand --for=condition=complete --timeout 60s > /dev/null || fail "the copying job's pods do not fit the namespace"
kubectl create job --from=cronjob/qdrant-drill drill > /dev/null # as by hand; beside all parts of the profile
kubectl wait job/drill --for=condition=complete --timeout 60s > /dev/null || fail "the drill's pods do not fit the namespace, or do not end: $(kubectl describe job/drill | tail -n 5)"

# as docs/operations/vectors.md says
kubectl create job restore --from=cronjob/qdrant-snapshots --dry-run=client -o json \
    | python3 -c 'import json, sys; job = json.load(sys.stdin); job["spec"]["template"]["spec"]["containers"][0]["args"] = ["restore", "qdrant/x/"]; json.dump(job, sys.stdout)' \
    | kubectl create -f - > /dev/null
kubectl wait job/restore --for=condition=complete --timeout 60s > /dev/null || fail "no job that restores can be made of the copying one"

# every change of a pod as it happens: two versions must never be ready together
"$kubectl" -n "$namespace" get pods -l app.kubernetes.io/name=open-webui -w --request-timeout 0 --output-watch-events -o json > "$work/watched" 2> /dev/null &
watching=$!
deploy --timeout 120s --set images.openWebui.tag=v0.12.5 || fail "$(cat "$work/out")"
await 90 "two pods of the next version" ready 2
[ "$(image | grep -c ':v0.12.5$')" = 1 ] && [ "$(image | wc -l)" = 1 ] || fail "other images: $(image)"
if deploy --timeout 25s --set images.openWebui.tag=v0.13.0-never-ready; then fail "a version that never gets ready was taken"; fi
[ "$(image | grep -c ':v0.13.0-never-ready$')" = 1 ] || fail "what failed was gone before anybody could look: $(image)"
back
await 90 "the version of before" ready 2
[ "$(image | grep -c ':v0.12.5$')" = 1 ] && [ "$(image | wc -l)" = 1 ] || fail "after going back: $(image)"
kill "$watching" || fail "nobody was watching any more"
wait "$watching" 2> /dev/null || true
watching=''
python3 - "$work/watched" <<'PY' || fail "two versions of the assistant side by side"
import json, sys
text, decoder, at, alive, seen = open(sys.argv[1]).read(), json.JSONDecoder(), 0, {}, set()
while at < len(text.rstrip()):
    try:
        event, at = decoder.raw_decode(text, at)
    except json.JSONDecodeError:
        break  # cut off when the watch ended
    while at < len(text) and text[at].isspace():
        at += 1
    pod = event["object"]
    image = pod["spec"]["containers"][0]["image"]
    if event["type"] == "DELETED" or pod["status"].get("phase") in ("Failed", "Succeeded"):
        alive.pop(pod["metadata"]["name"], None)
    else:
        alive[pod["metadata"]["name"]] = image
    seen.add(image)
    if len(set(alive.values())) > 1:
        sys.exit(f"together: {alive}")
sys.exit(0 if len(seen) == 3 else f"only {seen} was seen")
PY

# a node goes, the assistant stays
node=$(kubectl get pods -l app.kubernetes.io/name=open-webui -o 'jsonpath={.items[0].spec.nodeName}')
lowest=$work/lowest
(while :; do kubectl get deployment open-webui -o 'jsonpath={.status.readyReplicas}{"\n"}'; sleep 0.2; done > "$lowest" 2> /dev/null) &
watching=$!
"$kubectl" drain "$node" --ignore-daemonsets --delete-emptydir-data --pod-selector 'app.kubernetes.io/name=open-webui' --timeout 60s > "$work/out" 2>&1 || fail "$(cat "$work/out")"
await 60 "two pods after draining" ready 2
kill "$watching" || fail "nobody was watching any more"
wait "$watching" 2> /dev/null || true
watching=''
"$kubectl" uncordon "$node" > /dev/null
! grep -qvE '^[12]$' "$lowest" || fail "draining one node left no pod of the assistant"

"$helm" uninstall assistant -n "$namespace" --wait --timeout 60s > "$work/out" 2>&1 || fail "$(cat "$work/out")"
kubectl get pvc -o name | grep -q storage-qdrant-0 || fail "the vectors' volume went with the release"
echo "installed, scaled to two, tested, upgraded and brought back without two versions together, drained without a gap ($SECONDS s)"
