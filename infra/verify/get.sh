#!/usr/bin/env bash
# Gets what `./portal verify infra` needs beyond Terraform, the emulator and Helm, each through its registry's ordinary client, in the
# versions that the charts run: crane, promtool and amtool (Go), checkov (pip), nginx (a Debian package, only unpacked).   get.sh DIR
# One that cannot be had keeps no other from coming. JOBS: compilers at a time (2). promtool compiles for minutes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1/infra/bin"
programs=$(cd "$1/infra" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { echo "[infra] $*"; }
need() { local tool; for tool; do command -v "$tool" > /dev/null || { say "needs '$tool' on the PATH" >&2; return 1; }; done; }
failed=0
get() { # get NAME VERSION COMMAND… — once for each version
    local name=$1 version=$2 began=$SECONDS mark=$programs/$1.version
    [ "$(cat "$mark" 2> /dev/null)" != "$version" ] || { say "$name $version is here"; return; }
    if "${@:3}" > "$work/$name.log" 2>&1; then
        echo "$version" > "$mark"
        say "got $name $version in $((SECONDS - began)) s"
    else
        say "$name cannot be had here: $(tail -n 1 "$work/$name.log")" >&2
        failed=1
    fi
}
by_go() { # by_go PACKAGE@VERSION — not "go install", which refuses modules that replace others
    need go || return 1
    local name=${1%@*}
    name=${name##*/}
    mkdir "$work/$name"
    (cd "$work/$name" && go mod init tool && go get "$1" && CGO_ENABLED=0 go build -p "${JOBS:-2}" -trimpath -ldflags '-s -w' -o "$programs/bin/$name" "${1%@*}")
}
by_pip() { # by_pip NAME
    need python3 || return 1
    rm -rf "${programs:?}/$1"
    python3 -m venv "$programs/$1" && "$programs/$1/bin/pip" install -q --disable-pip-version-check -r "$here/$1.txt" && ln -sf "../$1/bin/$1" "$programs/bin/$1"
}
by_apt() { # by_apt NAME
    need apt-get dpkg || return 1
    (cd "$work" && apt-get download "$1") && rm -rf "${programs:?}/$1" && dpkg -x "$work/$1"_*.deb "$programs/$1"
}
export GOTOOLCHAIN=local GOFLAGS='-buildvcs=false -mod=mod'
get crane v0.22.1 by_go github.com/google/go-containerregistry/cmd/crane@v0.22.1
get promtool v3.5.0 by_go github.com/prometheus/prometheus/cmd/promtool@v0.305.0 # 3.5.0 by its name as a module
get amtool v0.28.1 by_go github.com/prometheus/alertmanager/cmd/amtool@v0.28.1
get checkov "$(sed -n 's/^checkov==//p' "$here/checkov.txt")" by_pip checkov
command -v nginx > /dev/null || get nginx "$(. /etc/os-release && echo "$ID $VERSION_ID")" by_apt nginx
exit $failed
