#!/usr/bin/env bash
# Three pods of Open WebUI begin at once on an empty PostgreSQL: one migrates, one administrator comes into being; a second
# start changes nothing; a database that is newer than the image is refused. With the real Open WebUI, without its server.
#   OPEN_WEBUI_PYTHON: its interpreter; otherwise that of infra/real/open-webui/get.sh. Needs PostgreSQL's own programs.
set -euo pipefail
infra=$(cd "$(dirname "$0")/../.." && pwd)
script=$infra/helm/customer-stack/files/migrate.py
python=${OPEN_WEBUI_PYTHON:-$(dirname "$infra")/.tenantry/tools/open-webui/venv/bin/python}
fail() { printf '%s\n' "$*" >&2; exit 1; }
[ -x "$python" ] || fail "needs Open WebUI: set OPEN_WEBUI_PYTHON, or get it with infra/real/open-webui/get.sh"
for tool in initdb pg_ctl psql; do command -v "$tool" > /dev/null || fail "needs $tool"; done

work=$(mktemp -d)
as=()
if [ "$(id -u)" = 0 ]; then # PostgreSQL refuses to run as root
    as=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    chown 65534:65534 "$work"
fi
server() { (cd "$work" && "${as[@]}" pg_ctl -s -w -D "$work/data" -l "$work/log" "$@"); }
cleanup() { server -m immediate stop || true; rm -rf "$work"; }
(cd "$work" && "${as[@]}" initdb -D "$work/data" -U open_webui -A trust > "$work/initdb")
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
server -o "-h 127.0.0.1 -p $port -k $work -c fsync=off" start > "$work/start"
trap cleanup EXIT
sql() { psql -XAtq -h 127.0.0.1 -p "$port" -U open_webui -d assistant -c "$1"; }
psql -Xq -h 127.0.0.1 -p "$port" -U open_webui -d postgres -c 'create database assistant'

migrate() { # migrate POD
    mkdir -p "$work/$1"
    DATABASE_URL="postgresql://open_webui@127.0.0.1:$port/assistant" DATA_DIR="$work/$1" STATIC_DIR="$work/$1/static" HOME="$work/$1" \
        WEBUI_SECRET_KEY=secret FROM_INIT_PY=true VECTOR_DB=qdrant QDRANT_URI=http://127.0.0.1:9 OFFLINE_MODE=true \
        WEBUI_ADMIN_NAME=Portal WEBUI_ADMIN_EMAIL=portal@tenantry.example WEBUI_ADMIN_PASSWORD=only-for-this-test \
        timeout 300 "$python" "$script" > "$work/$1.out" 2>&1
}

began=$(date +%s)
waiting=()
for pod in one two three; do migrate "$pod" & waiting+=($!); done
for pid in "${waiting[@]}"; do wait "$pid" || { tail -n 40 "$work"/*.out >&2; fail "a pod failed"; }; done
upgrades=$(grep -l 'Running upgrade' "$work"/*.out | wc -l)
[ "$upgrades" = 1 ] || fail "$upgrades pods migrated"
[ "$(grep -c '^database is at ' "$work"/*.out | grep -c ':1$')" = 3 ] || fail "not all three ended at a version"
[ "$(sql 'select count(*) from "user"')" = 1 ] || fail "$(sql 'select count(*) from "user"') people instead of one administrator"
[ "$(sql 'select role from "user"')" = admin ] || fail "the first person is no administrator"
at=$(sql 'select version_num from alembic_version')

migrate again || { tail -n 40 "$work/again.out" >&2; fail "a second start failed"; }
! grep -q 'Running upgrade' "$work/again.out" || fail "a second start migrated once more"
[ "$(sql 'select count(*) from "user"')" = 1 ] || fail "a second start made another person"

sql "update alembic_version set version_num = 'from-the-future'"
! migrate future || fail "a database from the future was taken"
[ "$(sql 'select version_num from alembic_version')" = from-the-future ] || fail "a database from the future was changed"
echo "three pods at once: one migrated to $at, one administrator; again: nothing; newer than the image: refused ($(($(date +%s) - began)) s)"
