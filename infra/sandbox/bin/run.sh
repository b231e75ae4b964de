#!/usr/bin/env bash
# Starts the sandbox: the AWS emulator if there is one, then the portal.   run.sh JAVA_HOME JAR HOME PORT
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
java_home=$1 jar=$2 home=$3 port=$4
mkdir -p "$home"

settings=("--server.port=$port" "--tenantry.home=$home" "--tenantry.terraform.sources=$PWD/infra/terraform"
    "--tenantry.infrastructure.local-states=$home/states")
if command -v terraform >/dev/null || command -v tofu >/dev/null; then
    if emulator=$("$here/moto.sh" up "$home"); then
        settings+=("--tenantry.infrastructure.emulator=$emulator")
    else
        echo "no AWS emulator: ./portal doctor says how to get it. Runs will stop with a clear message at their first step."
    fi
else
    echo "no Terraform: runs use the simulated one"
    settings+=("--tenantry.terraform.binary=$PWD/infra/sandbox/terraform/simulated-terraform"
        "--tenantry.terraform.environment.JAVA_HOME=$java_home"
        "--tenantry.terraform.environment.TENANTRY_SIMULATED_STATE=$home/simulated-terraform")
fi

"$java_home/bin/java" -XX:+UseSerialGC -Xmx512m -jar "$jar" "${settings[@]}" > "$home/portal.log" 2>&1 &
portal=$!

stop() {
    echo
    echo "stopping … A run in flight goes on where it runs (Terraform is not interrupted); the next start catches up with it."
    kill -TERM "$portal" 2>/dev/null || true
    wait "$portal" 2>/dev/null || true
    exit 0
}
trap stop INT TERM

for _ in $(seq 1 240); do
    kill -0 "$portal" 2>/dev/null || { tail -n 30 "$home/portal.log"; exit 1; }
    curl -fsS -o /dev/null "http://127.0.0.1:$port/sign-in" 2>/dev/null && break
    read -rt 0.5 <> <(:) || true
done
cat <<TEXT

  Tenantry is ready:  http://127.0.0.1:$port
  Sign in:            choose one of the demo people on the page, no password needed
  Everything is in:   $home  (log: portal.log)
  Ctrl-C stops the portal.

TEXT
wait "$portal"
