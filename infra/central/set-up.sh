#!/usr/bin/env bash
# What stands between `terraform apply` and `helm upgrade` of the central stack, in its order. Each can be repeated: nothing that is
# there is made anew, and no secret is ever an argument of a program or printed. A substitution that fails as an argument ends nothing:
# whatever may fail is assigned first.
#   set-up.sh OUTPUTS values               the chart's values, out of Terraform's outputs (terraform output -json > OUTPUTS)
#   set-up.sh OUTPUTS secrets              makes up what is to be made up, and keeps it in Secrets Manager
#   set-up.sh OUTPUTS put SECRET KEY       takes a value that somebody else made from standard input
#   set-up.sh OUTPUTS databases            users of the services, each the owner of its own database
#   set-up.sh OUTPUTS caches               passwords of the services at Valkey
#   set-up.sh OUTPUTS cluster              namespaces, and Kubernetes secrets out of those of Secrets Manager
#   set-up.sh OUTPUTS escrow FILE          all values into one file, encrypted for the certificate in ESCROW_CERTIFICATE
# Where: in a shell inside the network (docs/operations/first-set-up.md). Needs aws, jq, openssl; kubectl and psql where it says so.
set -euo pipefail
umask 077
[ $# -ge 2 ] || { sed -n '2,12p' "$0" >&2; exit 2; }
outputs=$1 command=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { printf '%s\n' "$*" >&2; exit 1; }
out() { jq -er "$1" "$outputs"; }
[ -r "$outputs" ] || fail "cannot read $outputs: terraform output -json > $outputs"

# --- Secrets Manager: one JSON object for each secret

full_name() { out ".secret_names.value[\"$1\"]"; }

# Empty object if nobody has put anything in yet; anything else that goes wrong ends all.
current() {
    local id
    id=$(full_name "$1") || return 1
    if aws secretsmanager get-secret-value --secret-id "$id" --query SecretString --output text > "$work/current" 2> "$work/error"; then
        cat "$work/current"
    elif grep -q ResourceNotFoundException "$work/error"; then
        echo '{}'
    else
        cat "$work/error" >&2
        return 1
    fi
}

# keep NAME FILE-WITH-THE-NEW-OBJECT
keep() {
    local id
    id=$(full_name "$1")
    jq -n --arg id "$id" --rawfile value "$2" '{SecretId: $id, SecretString: $value}' > "$work/put.json"
    aws secretsmanager put-secret-value --cli-input-json "file://$work/put.json" > "$work/put.log"
}

hex() { openssl rand -hex "$1"; }
made_up() { # made_up KIND
    case $1 in
        password) hex 32 ;; # hexadecimal: it stands in addresses of databases
        key) printf 'sk-%s' "$(hex 32)" ;;
        long) hex 64 ;;
        rsa) openssl genrsa 2048 2> /dev/null | base64 -w0 ;;
    esac
}

# secret  key  kind
wanted='litellm database-password password
litellm redis-password password
litellm master-key key
litellm salt-key key
lago database-password password
lago redis-password password
lago secret-key-base long
lago rsa-private-key rsa
lago encryption-primary-key password
lago encryption-deterministic-key password
lago encryption-key-derivation-salt password
keycloak database-password password
keycloak admin-password password
portal database-owner password
portal database-app password
portal database-engine password'

make_secrets() {
    local name key kind made
    for name in litellm lago keycloak portal; do
        current "$name" > "$work/object"
        made=0
        while read -r _ key kind; do
            if jq -e --arg key "$key" 'has($key)' "$work/object" > /dev/null; then continue; fi
            made_up "$kind" | tr -d '\n' > "$work/value"
            jq --arg key "$key" --rawfile value "$work/value" '.[$key] = $value' "$work/object" > "$work/next"
            mv "$work/next" "$work/object"
            made=$((made + 1))
        done < <(grep "^$name " <<< "$wanted")
        [ "$made" = 0 ] || keep "$name" "$work/object"
        echo "$name: $made made up"
    done
}

put_secret() { # put_secret NAME KEY < VALUE
    tr -d '\n' > "$work/value"
    [ -s "$work/value" ] || fail "nothing came by standard input"
    current "$1" > "$work/object"
    jq --arg key "$2" --rawfile value "$work/value" '.[$key] = $value' "$work/object" > "$work/next"
    keep "$1" "$work/next"
    echo "$1: $2 is kept"
}

value_of() { # value_of NAME KEY: for this program's own use; an empty one would clear a password
    current "$1" | jq -er --arg key "$2" '.[$key] | select(. != "")' || fail "$1 has no $2: run '$0 $outputs secrets' first"
}

# --- PostgreSQL

# sql SERVICE: standard input is run as the master of the service's instance
sql() {
    local at=".databases.value[\"$1\"]" arn host port name master password
    arn=$(out "$at.master_secret_arn")
    host=$(out "$at.host")
    port=$(out "$at.port")
    name=$(out "$at.name")
    master=$(out "$at.master")
    aws secretsmanager get-secret-value --secret-id "$arn" --query SecretString --output text > "$work/master"
    password=$(jq -er .password "$work/master")
    PGHOST=$host PGPORT=$port PGDATABASE=$name PGUSER=$master PGPASSWORD=$password PGSSLMODE=${PGSSLMODE:-verify-full} \
        psql -X -q -v ON_ERROR_STOP=1 --no-psqlrc
}

# The password reaches psql by its environment and the server by TLS; the server keeps a verifier and, by its parameters, logs no
# statement. The master becomes a member, or it could not hand the database over.
user() { # user SERVICE ROLE ATTRIBUTES PASSWORD
    [ -n "$4" ] || fail "$2 would get an empty password"
    USER_PASSWORD=$4 sql "$1" << SQL
SELECT 'CREATE ROLE $2 LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$2') \gexec
ALTER ROLE $2 LOGIN $3;
\getenv password USER_PASSWORD
SET password_encryption = 'scram-sha-256';
ALTER ROLE $2 PASSWORD :'password';
GRANT $2 TO CURRENT_USER;
SQL
}

own() { # own SERVICE ROLE
    sql "$1" << SQL
ALTER DATABASE "$1" OWNER TO $2;
ALTER SCHEMA public OWNER TO $2;
REVOKE ALL ON DATABASE "$1" FROM PUBLIC;
SQL
}

make_users() {
    local service password
    for service in litellm lago keycloak; do
        password=$(value_of "$service" database-password)
        user "$service" "$service" NOCREATEROLE "$password"
        own "$service" "$service"
        echo "$service: owns its database"
    done
    # the portal makes its other roles itself
    password=$(value_of portal database-owner)
    user portal owner CREATEROLE "$password"
    own portal owner
    echo "portal: owner owns its database, and makes the other roles at the first start"
}

# --- Valkey

make_cache_passwords() {
    local cache secret id
    for cache in gateway:litellm billing:lago; do
        secret=${cache#*:} cache=${cache%:*}
        value_of "$secret" redis-password > "$work/value"
        id=$(out ".caches.value[\"$cache\"].user_id")
        jq -n --arg id "$id" --rawfile password "$work/value" \
            '{UserId: $id, AuthenticationMode: {Type: "password", Passwords: [$password | rtrimstr("\n")]}}' > "$work/modify.json"
        aws elasticache modify-user --cli-input-json "file://$work/modify.json" > "$work/modify.log"
        echo "$cache: $secret signs in by its password"
    done
}

# --- Kubernetes

# shellcheck disable=SC2016 # jq's own variables
namespace_object='{apiVersion: "v1", kind: "Namespace", metadata: {name: $name, labels: {
    "pod-security.kubernetes.io/enforce": "restricted", "app.kubernetes.io/part-of": "central-stack"}}}'
# shellcheck disable=SC2016
secret_object='{apiVersion: "v1", kind: "Secret", metadata: {name: $name, namespace: $space, labels: {
    "app.kubernetes.io/part-of": "central-stack"}}, stringData: .}'

make_cluster() {
    local space name from
    for space in portal gateway billing sign-in watch; do
        jq -n --arg name "$space" "$namespace_object" | kubectl apply -f -
    done
    # secret of Secrets Manager → namespace → Kubernetes secret; what has no value yet is left out and said
    while read -r from space name; do
        current "$from" > "$work/object"
        if [ "$name" = portal-sign-in ]; then
            jq '{"tenantry.oidc.client-secret"} | with_entries(select(.value))' "$work/object" > "$work/part"
        else
            jq 'del(.["tenantry.oidc.client-secret"])' "$work/object" > "$work/part"
        fi
        if [ "$(jq length "$work/part")" = 0 ]; then
            echo "$space/$name: nothing to put in yet"
            continue
        fi
        # server-side: the values are not written a second time into an annotation
        jq --arg name "$name" --arg space "$space" "$secret_object" "$work/part" | kubectl apply --server-side --force-conflicts -f -
    done << 'SECRETS'
litellm gateway litellm
model-provider gateway model-provider
lago billing lago
keycloak sign-in keycloak
portal portal portal
portal portal portal-sign-in
alerts watch alerts
watch watch scrape
SECRETS
}

# --- escrow

make_escrow() { # make_escrow FILE
    [ -r "${ESCROW_CERTIFICATE:-}" ] || fail "ESCROW_CERTIFICATE must name the certificate of whoever keeps the escrow"
    local names name key
    names=$(out '.secret_names.value | keys[]')
    : > "$work/each"
    for name in $names; do
        current "$name" > "$work/object"
        [ "$(jq length "$work/object")" != 0 ] || echo "$name: nothing in it yet"
        jq --arg name "$name" '{($name): .}' "$work/object" >> "$work/each"
    done
    jq -s add "$work/each" > "$work/all"
    # an escrow without the keys that cannot be made anew is none
    while read -r name key _; do
        jq -e --arg name "$name" --arg key "$key" '.[$name][$key] // "" | . != ""' "$work/all" > /dev/null \
            || fail "$name has no $key: run '$0 $outputs secrets' first"
    done <<< "$wanted"
    openssl cms -encrypt -aes256 -binary -outform PEM -in "$work/all" -out "$1" "$ESCROW_CERTIFICATE"
    echo "$1: $(jq length "$work/all") secrets, to be opened by the key of that certificate alone"
}

case $command in
    values) jq -f "$(dirname "$0")/values.jq" "$outputs" ;;
    secrets) make_secrets ;;
    put) [ $# = 2 ] || fail "put SECRET KEY"; put_secret "$1" "$2" ;;
    databases) make_users ;;
    caches) make_cache_passwords ;;
    cluster) make_cluster ;;
    escrow) [ $# = 1 ] || fail "escrow FILE"; make_escrow "$1" ;;
    *) fail "no such command: $command" ;;
esac
