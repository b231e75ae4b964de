#!/usr/bin/env bash
# Gets the real Keycloak: its distribution is an ordinary artifact of Maven Central.   get.sh [DIR]
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
version=${KEYCLOAK_VERSION:-26.7.3}

installed "$version" && { say "$version is here"; exit 0; }
need mvn unzip
cd "$programs" # away from any pom
say "downloading $version (176 MB)"
mvn -B -q -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$programs"
rm -rf dist
unzip -q "keycloak-quarkus-dist-$version.zip"
mv "keycloak-$version" dist
rm -f "keycloak-quarkus-dist-$version.zip"
mark_installed "$version"
