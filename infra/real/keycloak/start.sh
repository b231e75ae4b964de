#!/usr/bin/env bash
# Starts the real Keycloak with the project's realm on a free loopback port.   start.sh [DIR]
# PORTAL_URL: where the portal under test answers (default http://127.0.0.1:8080).
set -euo pipefail
. "$(dirname "$0")/../lib/peer.sh"
[ -e "$programs/installed" ] || fail "run get.sh first"
need curl jq
all_run && { say "runs already: $properties"; exit 0; }
stop_all

java_home() { # Keycloak needs Java 21 or later
    local candidate release
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$candidate/release" 2>/dev/null) || continue
        [ "${release:-0}" -ge 21 ] && { echo "$candidate"; return; }
    done
    fail "no Java 21 or later found; set JAVA_HOME"
}
JAVA_HOME=$(java_home)
port=
choose_port port http
url=http://127.0.0.1:$port
admin_password=$(secret_file admin)

# the realm is imported only where none is: one of an older checkout would lack what the control plane relies on
realm=$(sha256sum < "$here/../../keycloak/realm.json")
if [ -e "$state/database" ] && [ "$(cat "$state/realm" 2>/dev/null)" != "$realm" ]; then
    say "realm.json is another than the one that was imported: begins anew"
    rm -rf "$state/database"
fi
mkdir -p "$programs/dist/data/import" "$state/database"
cp "$here/../../keycloak/realm.json" "$programs/dist/data/import/"

export JAVA_HOME JAVA_OPTS_KC_HEAP="-Xms64m -Xmx512m"
export TENANTRY_PORTAL_URL=${PORTAL_URL:-http://127.0.0.1:8080}
export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD
KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat "$admin_password")
export KC_DB=dev-file KC_DB_URL="jdbc:h2:file:$state/database/keycloak;NON_KEYWORDS=VALUE"
launch keycloak bash "$programs/dist/bin/kc.sh" start-dev --http-host=127.0.0.1 --http-port="$port" --import-realm
await keycloak 300 http_ok "$url/realms/tenantry/.well-known/openid-configuration"
echo "$realm" > "$state/realm"

# Keycloak made up the clients' secrets itself: fetch them the way an operator would, into files
# (printf is part of the shell: the password is no argument of any process)
token=$(printf 'grant_type=password&client_id=admin-cli&username=admin&password=%s' "$KC_BOOTSTRAP_ADMIN_PASSWORD" |
    curl -fsS -m 10 -d @- "$url/realms/master/protocol/openid-connect/token" | jq -r .access_token)
admin_get() { curl -fsS -m 10 -H @- "$url/admin/realms/tenantry/$1" <<< "authorization: Bearer $token"; }
for client in tenantry-portal tenantry-provisioner; do
    id=$(admin_get "clients?clientId=$client" | jq -r '.[0].id')
    admin_get "clients/$id/client-secret" | jq -rj .value > "$state/secret/$client"
done

publish "tenantry.keycloak.url=$url" \
    "tenantry.keycloak.admin-url=$url" \
    "tenantry.keycloak.realm=tenantry" \
    "tenantry.keycloak.client-id=tenantry-provisioner" \
    "tenantry.keycloak.client-secret-file=$state/secret/tenantry-provisioner" \
    "tenantry.keycloak.portal-client-id=tenantry-portal" \
    "tenantry.keycloak.portal-client-secret-file=$state/secret/tenantry-portal" \
    "tenantry.keycloak.admin-username=admin" \
    "tenantry.keycloak.admin-password-file=$admin_password"
