#!/usr/bin/env bash
# Runs a command on a Kubernetes of its own, freshly made and thrown away afterwards.   on-kubernetes.sh COMMAND…
# TOOLS: where ./portal tools kubernetes has put it (.tenantry/tools). The command gets KUBECONFIG, HELM and KUBECTL.
set -euo pipefail
real=$(cd "$(dirname "$0")/../real/kubernetes" && pwd)
tools=$(cd "${TOOLS:-$(dirname "$0")/../../.tenantry/tools}" && pwd)
export PEER_TENANT=verify HELM=$tools/kubernetes/helm KUBECTL=$tools/kubernetes/kubectl
state=$tools/run/kubernetes-$PEER_TENANT
gone() { "$real/stop.sh" "$tools" > /dev/null && rm -rf "$state" "$state.properties"; }
trap gone EXIT
trap 'exit 130' INT TERM
gone
"$real/start.sh" "$tools"
KUBECONFIG=$state/kubeconfig "$@"
