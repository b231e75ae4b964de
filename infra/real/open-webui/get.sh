#!/usr/bin/env bash
# Gets the real Open WebUI, and moto to stand in for S3.   get.sh [DIR]
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
version=$(sed -n 's/^open-webui==//p' "$here/packages.txt")

installed "$version" && { say "$version is here"; exit 0; }
need python3
cd "$programs"
say "installing $version with pip (about 800 MB)"
[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check --no-deps -r "$here/packages.txt"
mark_installed "$version"
