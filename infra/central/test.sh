#!/usr/bin/env bash
# Shows what set-up.sh does, with a Secrets Manager and a cluster that only write down, and a real PostgreSQL of its own.    test.sh
# PG_BIN: folder of PostgreSQL's programs (initdb, pg_ctl); without it the newest of the system. Without any, databases are left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
server=''
finish() {
    [ -z "$server" ] || as_server "$PG_BIN/pg_ctl" -D "$work/pg" -m immediate stop > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
mkdir -p "$work/bin" "$work/store" "$work/kube"
fail() { printf 'broken: %s\n' "$*" >&2; exit 1; }

# --- stand-ins on the PATH: what they are given as arguments is written down, to look for secrets in it

cat > "$work/bin/aws" << 'AWS'
#!/usr/bin/env bash
set -eu
printf '%s\n' "$*" >> "$STORE/../arguments"
id='' input=''
for i in "$@"; do
    case ${previous:-} in --secret-id) id=$i ;; --cli-input-json) input=${i#file://} ;; esac
    previous=$i
done
case "$1 $2" in
    "secretsmanager get-secret-value")
        file=$STORE/${id//\//_}
        [ -f "$file" ] || { echo "An error occurred (ResourceNotFoundException): Secrets Manager can't find the specified secret value" >&2; exit 254; }
        cat "$file" ;;
    "secretsmanager put-secret-value")
        [ "$(stat -c %a "$input")" = 600 ] || { echo "readable by others: $input" >&2; exit 1; }
        id=$(jq -r .SecretId "$input")
        jq -j .SecretString "$input" > "$STORE/${id//\//_}" ;;
    "elasticache modify-user") jq -c '[.UserId, (.AuthenticationMode.Passwords[0] | length)]' "$input" >> "$STORE/../users" ;;
    *) exit 1 ;;
esac
AWS
cat > "$work/bin/kubectl" << 'KUBECTL'
#!/usr/bin/env bash
set -eu
printf '%s\n' "$*" >> "$STORE/../arguments"
jq -c . >> "$STORE/../applied"
KUBECTL
chmod +x "$work/bin/aws" "$work/bin/kubectl"
export STORE=$work/store PATH=$work/bin:$PATH

jq -n '{secret_names: {value: ({litellm: 1, lago: 1, keycloak: 1, portal: 1, "model-provider": 1, alerts: 1, watch: 1} | with_entries(.value = "tenantry/central/\(.key)-x"))},
        caches: {value: {gateway: {user_id: "tenantry-central-gateway"}, billing: {user_id: "tenantry-central-billing"}}}}' > "$work/outputs.json"
run() { "$here/set-up.sh" "$work/outputs.json" "$@"; }
stored() { jq -S . "$work/store/tenantry_central_$1-x"; }

# --- secrets

run secrets > "$work/said"
[ "$(stored lago | jq -r '.["rsa-private-key"]' | base64 -d | openssl rsa -check -noout 2> /dev/null)" = "RSA key ok" ] || fail "Lago's key is no RSA key"
[ "$(stored litellm | jq -r '.["salt-key"]')" != "$(stored litellm | jq -r '.["master-key"]')" ] || fail "two keys alike"
[ "$(stored portal | jq length)" = 3 ] || fail "the portal has not its three passwords"
before=$(cat "$work"/store/* | sha256sum)
run secrets > /dev/null
[ "$before" = "$(cat "$work"/store/* | sha256sum)" ] || fail "a second run made secrets anew"
printf 'sk-of-the-portal\n' | run put portal litellm-key > /dev/null
printf 'sk-of-who-watches' | run put watch litellm-key > /dev/null
printf 'a-client-secret' | run put portal tenantry.oidc.client-secret > /dev/null
[ "$(stored portal | jq -r '.["litellm-key"]')" = sk-of-the-portal ] || fail "what was put is not there as it was"
if run put portal empty < /dev/null > /dev/null 2>&1; then fail "nothing was kept as something"; fi

# --- what is missing ends all that needs it, before anything is changed

without() { # without SECRET COMMAND…: with a secret that nobody has made up, and once with one that is empty
    local file=$work/store/tenantry_central_$1-x
    mv "$file" "$work/away"
    if run "${@:2}" > /dev/null 2> "$work/missing"; then fail "${*:2} went on without $1"; fi
    grep -q "$1 has no " "$work/missing" || fail "${*:2}, for another reason: $(cat "$work/missing")"
    jq -c 'with_entries(.value = "")' "$work/away" > "$file"
    if run "${@:2}" > /dev/null 2> "$work/missing"; then fail "${*:2} took an empty $1"; fi
    grep -q "$1 has no " "$work/missing" || fail "${*:2}, for another reason: $(cat "$work/missing")"
    mv "$work/away" "$file"
}
cat > "$work/bin/psql" << 'PSQL'
#!/usr/bin/env bash
if grep -q "PASSWORD :'password'"; then echo "password '${USER_PASSWORD:-}'" >> "$STORE/../psql"; fi
PSQL
chmod +x "$work/bin/psql"
printf '{"username":"boss","password":"of-rds"}' > "$work/store/master"
jq '.databases.value = ({portal: 1, litellm: 1, lago: 1, keycloak: 1} | with_entries(.value = {
    host: "127.0.0.1", port: 1, name: .key, master: "boss", master_secret_arn: "master"}))' "$work/outputs.json" > "$work/with-databases.json"
mv "$work/outputs.json" "$work/without-databases.json"
if "$here/set-up.sh" "$work/without-databases.json" databases > /dev/null 2>&1; then fail "users were made at no address"; fi
cp "$work/with-databases.json" "$work/outputs.json"
without litellm databases
[ ! -e "$work/psql" ] || fail "a password was set without one: $(cat "$work/psql")"
without portal databases
! grep -q "password ''" "$work/psql" || fail "a password was cleared: $(cat "$work/psql")"
mv "$work/without-databases.json" "$work/outputs.json"
rm "$work/bin/psql" "$work/store/master"
without lago caches
rm -f "$work/users"
openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key.pem" -out "$work/certificate.pem" -days 1 -subj /CN=escrow 2> /dev/null
export ESCROW_CERTIFICATE=$work/certificate.pem
without keycloak escrow "$work/no-escrow.pem"
jq 'del(.secret_names)' "$work/outputs.json" > "$work/no-names.json"
if "$here/set-up.sh" "$work/no-names.json" escrow "$work/no-escrow.pem" > /dev/null 2>&1; then fail "an escrow of nothing"; fi
[ ! -e "$work/no-escrow.pem" ] || fail "an escrow without all keys was written"

# --- Valkey and Kubernetes

run caches > /dev/null
[ "$(cat "$work/users")" = '["tenantry-central-gateway",64]'$'\n''["tenantry-central-billing",64]' ] || fail "passwords of Valkey: $(cat "$work/users")"
run cluster > "$work/said-cluster"
[ "$(jq -s '[.[] | select(.kind == "Namespace")] | length' "$work/applied")" = 5 ] || fail "not five namespaces"
jq -e -s 'any(.[]; .kind == "Secret" and .metadata.name == "portal-sign-in" and (.stringData | keys) == ["tenantry.oidc.client-secret"])' "$work/applied" > /dev/null || fail "the setting that is a secret is not by itself"
jq -e -s 'all(.[]; .kind != "Secret" or .metadata.name != "portal" or (.stringData | has("tenantry.oidc.client-secret") | not))' "$work/applied" > /dev/null || fail "it is with the others, too"
jq -e -s 'any(.[]; .kind == "Secret" and .metadata.name == "scrape" and .metadata.namespace == "watch" and (.stringData | keys) == ["litellm-key"])' "$work/applied" > /dev/null || fail "who watches has no key"
grep -q 'gateway/model-provider: nothing to put in yet' "$work/said-cluster" || fail "what is missing is not said"

# --- escrow

run escrow "$work/escrow.pem" > /dev/null
openssl cms -decrypt -inform PEM -in "$work/escrow.pem" -inkey "$work/key.pem" | jq -S .litellm > "$work/opened"
[ "$(cat "$work/opened")" = "$(stored litellm)" ] || fail "the escrow does not give back what was put in"

# --- PostgreSQL

PG_BIN=${PG_BIN:-$(find /usr/lib/postgresql -maxdepth 2 -name bin 2> /dev/null | sort -V | tail -n 1)}
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ -x "$PG_BIN/initdb" ]; then
    chmod 711 "$work"
    mkdir "$work/pg" "$work/socket"
    [ "$(id -u)" != 0 ] || chown postgres "$work/pg" "$work/socket"
    printf 'of-the-master' > "$work/socket/master"
    as_server "$PG_BIN/initdb" -D "$work/pg" -U boss -A scram-sha-256 --pwfile="$work/socket/master" > /dev/null
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_server "$PG_BIN/pg_ctl" -D "$work/pg" -w -l "$work/pg/log" -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$work/socket -c log_statement=none -c fsync=off" start > /dev/null
    server=yes
    export PGSSLMODE=disable
    boss() { PGPASSWORD=of-the-master psql -X -q -h 127.0.0.1 -p "$port" -U boss -d postgres -v ON_ERROR_STOP=1 "$@"; }
    # as RDS has it: a master who may make roles and databases, and is no superuser
    boss -c "CREATE ROLE master_of_all LOGIN CREATEROLE CREATEDB PASSWORD 'of-rds'"
    for service in portal litellm lago keycloak; do boss -c "CREATE DATABASE $service OWNER master_of_all"; done
    printf '{"username":"master_of_all","password":"of-rds"}' > "$work/store/master"
    jq --argjson port "$port" '.databases.value = ({portal: 1, litellm: 1, lago: 1, keycloak: 1} | with_entries(.value = {
        host: "127.0.0.1", port: $port, name: .key, master: "master_of_all", master_secret_arn: "master"}))' "$work/outputs.json" > "$work/next"
    mv "$work/next" "$work/outputs.json"
    run databases > /dev/null
    run databases > /dev/null
    as() { PGPASSWORD=$(stored "$1" | jq -r ".[\"$3\"]") psql -X -q -t -A -h 127.0.0.1 -p "$port" -U "$2" -d "$1" -v ON_ERROR_STOP=1 -c "$4"; }
    for service in litellm lago keycloak; do
        as "$service" "$service" database-password 'CREATE TABLE own (id int); DROP TABLE own'
    done
    as portal owner database-owner 'CREATE ROLE app; DROP ROLE app; CREATE SCHEMA tenantry; DROP SCHEMA tenantry'
    if PGPASSWORD=$(stored litellm | jq -r '.["database-password"]') psql -X -q -h 127.0.0.1 -p "$port" -U litellm -d lago -c 'SELECT 1' > /dev/null 2>&1; then
        fail "one service comes into the other's database"
    fi
else
    echo "left out: databases, for want of PostgreSQL's programs"
fi

# --- no secret was an argument, or said

for value in $(cat "$work"/store/tenantry* | jq -r '.[]'); do
    if grep -qF -e "$value" "$work/arguments" "$work/said" "$work/said-cluster"; then fail "a secret was an argument of a program, or printed"; fi
done
echo "secrets, caches, cluster, escrow${server:+, databases}: as they should be"
