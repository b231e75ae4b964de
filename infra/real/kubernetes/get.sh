#!/usr/bin/env bash
# Builds a real Kubernetes control plane (with kwok as its fake kubelets), kubectl and the real Helm.   get.sh [DIR]
# Nobody publishes these binaries in a package registry, but all of their source is in Go modules.
# JOBS: compilers at a time (default 2). It takes minutes and up to 4 GB in Go's build cache; the result is 190 MB.
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
kubernetes=1.36.3 # kwok is built against the same k8s.io modules: raise both together
kwok=v0.8.0
helm=v3.22.0
version="kubernetes $kubernetes, kwok $kwok, helm $helm, program $(sha256sum < "$here/program/main.go" | cut -c1-8)"

installed "$version" && { say "$version is here"; exit 0; }
need go jq
export CGO_ENABLED=0 GOFLAGS=-buildvcs=false GOTOOLCHAIN=local
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
cd "$build"
gomod_of() { go mod download -json "$1" | jq -r .GoMod; }

# Kubernetes replaces its own staging modules by folders that its published module leaves out:
# the same list, with each module's published twin (1.36.3 has the twins v0.36.3), makes it buildable.
say "resolving modules"
cp "$here/program/main.go" .
upstream=$(gomod_of "k8s.io/kubernetes@v$kubernetes")
twin=v0.${kubernetes#1.}
go mod init control-plane 2>/dev/null
go mod edit -go="$(go mod edit -json "$upstream" | jq -r .Go)" \
    -require="k8s.io/kubernetes@v$kubernetes" -require="sigs.k8s.io/kwok@$kwok"
edits() { # prints Go's settings and the replacements as arguments of "go mod edit"
    go mod edit -json "$upstream" | jq -r --arg twin "$twin" '
        (.Godebug[]? | "-godebug=\(.Key)=\(.Value)"),
        (.Replace[]? | select(.New.Path | startswith("./staging/")) | "-replace=\(.Old.Path)=\(.Old.Path)@\($twin)")'
}
edits | xargs go mod edit
quietly() { "$@" > build.log 2>&1 || { tail -n 20 build.log >&2; fail "failed: go $2"; }; }
quietly go mod tidy

# Unstamped, the server calls itself v0.0.0 and Helm takes every cluster for 1.20: charts' version checks would go wrong.
stamp="-s -w -X sigs.k8s.io/kwok/pkg/consts.Version=$kwok"
for package in k8s.io/component-base/version k8s.io/client-go/pkg/version; do
    stamp+=" -X $package.gitVersion=v$kubernetes -X $package.gitMajor=1 -X $package.gitMinor=$(cut -d. -f2 <<< "$kubernetes")"
    stamp+=" -X $package.gitTreeState=clean -X $package.gitCommit=none -X $package.buildDate=1970-01-01T00:00:00Z"
done
say "compiling the control plane (5 to 10 minutes when nothing is cached)"
quietly go build -p "${JOBS:-2}" -trimpath -ldflags "$stamp" -o "$programs/control-plane" .
say "control plane built after $SECONDS s; compiling helm"
client=$(go mod edit -json "$(gomod_of "helm.sh/helm/v3@$helm")" | jq -r '.Require[] | select(.Path == "k8s.io/client-go").Version' | cut -d. -f2)
stamp="-s -w -X helm.sh/helm/v3/internal/version.version=$helm"
for package in chartutil lint/rules; do
    stamp+=" -X helm.sh/helm/v3/pkg/$package.k8sVersionMajor=1 -X helm.sh/helm/v3/pkg/$package.k8sVersionMinor=$client"
done
GOBIN=$programs quietly go install -p "${JOBS:-2}" -trimpath -ldflags "$stamp" "helm.sh/helm/v3/cmd/helm@$helm"
printf '#!/bin/sh\nexec "%s/control-plane" kubectl "$@"\n' "$programs" > "$programs/kubectl"
chmod 700 "$programs/kubectl"
mark_installed "$version"
