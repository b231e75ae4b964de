#!/usr/bin/env bash
# Renders the central stack's chart without and with the portal, lints it, and compares with the golden files; then checks laws
# that hold for both, that each law is broken by a rendering that breaks it, and that what values.schema.json forbids is refused.
#   central-render.sh [--update]        --update writes the golden files anew: look at the difference before you commit it
# HELM: the program; without it the one on the PATH, else that of infra/real/kubernetes/get.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
infra=$(cd "$here/../.." && pwd)
chart=$infra/helm/central-stack
update=''
[ "${1:-}" = --update ] && update=yes

fail() { printf '%s\n' "$*" >&2; exit 1; }
helm=${HELM:-$(command -v helm || true)}
[ -n "$helm" ] || helm=$(dirname "$infra")/.tenantry/tools/kubernetes/helm
[ -x "$helm" ] || fail "needs helm: set HELM, or build it with infra/real/kubernetes/get.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HELM_CACHE_HOME=$work/cache HELM_CONFIG_HOME=$work/config HELM_DATA_HOME=$work/data

cmp -s "$infra/keycloak/realm.json" "$chart/files/realm.json" || fail "files/realm.json differs from infra/keycloak/realm.json: copy it"
for authorities in "$infra"/helm/customer-stack/files/rds/*.pem; do
    cmp -s "$authorities" "$chart/files/rds/$(basename "$authorities")" || fail "files/rds differs from the customer stack's: copy it"
done

# The way of the first set-up: Terraform's outputs become values, people add what they know.
"$infra/central/set-up.sh" "$here/central/outputs.json" values > "$work/central.json"
values=(-f "$infra/central-images.yaml" -f "$work/central.json" -f "$here/central/own.yaml")
# shellcheck disable=SC2013 # names without blanks
for output in $(grep -oh '\.[a-z_]*\.value' "$infra/central/values.jq" "$infra/central/set-up.sh" | cut -d. -f2 | sort -u); do
    grep -q "^output \"$output\"" "$infra/terraform/stacks/central-stack/outputs.tf" || fail "Terraform has no output $output"
    jq -e --arg output "$output" 'has($output)' "$here/central/outputs.json" > /dev/null || fail "central/outputs.json lacks $output"
done
template() { "$helm" template central-stack "$chart" --namespace central --kube-version 1.34.0 "${values[@]}" "$@"; }

broken=0
for name in services whole; do
    own=()
    [ "$name" = services ] || own=(-f "$here/central/portal.yaml")
    "$helm" lint "$chart" --strict --kube-version 1.34.0 "${values[@]}" "${own[@]}" > "$work/lint" 2>&1 || { cat "$work/lint" >&2; fail "$name: lint"; }
    template "${own[@]}" > "$work/$name.yaml"
    [ -z "$update" ] || cp "$work/$name.yaml" "$here/central/golden-$name.yaml"
    diff -u "$here/central/golden-$name.yaml" "$work/$name.yaml" || { broken=1; echo "$name differs from its golden file" >&2; }
    python3 "$here/central-laws.py" "$work/$name.yaml" || broken=1
done

laws=0
breaks() { # breaks PATTERN SED: a rendering that is spoilt like this breaks the law that says so
    local pattern=$1
    shift
    sed "$@" "$work/whole.yaml" > "$work/spoilt.yaml"
    laws=$((laws + 1))
    if cmp -s "$work/whole.yaml" "$work/spoilt.yaml"; then
        echo "nothing spoilt: $*" >&2
        broken=1
    elif python3 "$here/central-laws.py" "$work/spoilt.yaml" 2> "$work/err" || ! grep -q "$pattern" "$work/err"; then
        echo "no law against: $* ($(head -n 2 "$work/err"))" >&2
        broken=1
    fi
}
breaks "prompts are written" 's/store_prompts_in_spend_logs: false/store_prompts_in_spend_logs: true/'
breaks "cannot be counted" 's/fail_closed_rate_limit_enforcement: true/fail_closed_rate_limit_enforcement: false/'
breaks "answers are kept" 's/supported_call_types: \[\]/supported_call_types: [acompletion]/'
breaks "figures go around" 's/^      num_retries: 1/      success_callback: [lago]\n&/'
breaks "figures go around" 's/callbacks: \[prometheus\]/callbacks: [prometheus, lago]/'
breaks "whose they are" 's/include_labels: \[requested_model, status_code\]/include_labels: [requested_model, user_email]/'
breaks "figures without a key" 's/require_auth_for_metrics_endpoint: true/require_auth_for_metrics_endpoint: false/'
breaks "a key in clear" 's#client_secret_file: .*#client_secret: abc#'
breaks "asked without a key" 's#authorization: { credentials_file: .*#honor_labels: false#'
breaks "is not watched" 's/- job_name: portal/- job_name: other/'
breaks "who watches reach the model gateway" 's/name: litellm-from-prometheus$/&/; /name: litellm-from-prometheus$/,/ports:/s/app.kubernetes.io\/name: prometheus/app.kubernetes.io\/name: alertmanager/'
breaks "lets more pass" 's#location = /v1/models {#location = /key/generate {#'
breaks "portal's realm" 's#\^~ /realms/tenantry/#^~ /realms/#'
breaks "without its end" 's#location / { return 404; }#location / { proxy_pass http://inside; }#'
# shellcheck disable=SC2016 # nginx's own variables
breaks "codes or keys" 's#"path":"$uri"#"path":"$request_uri"#'
breaks "goes around a door" '/kind: TargetGroupBinding/,/port:/s/name: lago-front$/name: lago-api/'
breaks "two clocks" 's/type: Recreate .*/type: RollingUpdate/'
breaks "in clear" 's/- name: REDIS_PORT/- name: REDIS_PASSPORT_KEY/'
breaks "verified TLS" 's/sslmode=verify-full/sslmode=require/'
breaks "Valkey without TLS" 's#rediss://#redis://#'
breaks "signing up" '/name: LAGO_DISABLE_SIGNUP/{n;s/"true"/"false"/}'
breaks "change the schema" '/name: DISABLE_SCHEMA_UPDATE/{n;s/"true"/"false"/}'
breaks "waits for what comes after" 's/helm.sh\/hook-weight: "0"//; /name: database-authorities/,/data:/s/helm.sh\/hook: .*//'
breaks "paths with one end" 's/name: billing-door-to-lago-api$/name: other/; /name: door-to-litellm/,/ports:/s/kubernetes.io\/metadata.name: gateway/kubernetes.io\/metadata.name: billing/'
breaks "inside counts as outside" 's/"10.0.0.0\/8",//'
breaks "an image of another registry" 's#image: 444455556666.dkr.ecr.eu-central-1.amazonaws.com/keycloak#image: quay.io/keycloak#'
breaks "one pod alone" '/kind: StatefulSet/,/replicas/s/replicas: 2/replicas: 1/'
breaks "writable root" 's/readOnlyRootFilesystem: true/readOnlyRootFilesystem: false/'
breaks "more than make Jobs" 's/verbs: \[create, get, delete\]/verbs: ["*"]/'
breaks "somebody else than the portal" 's/kind: ServiceAccount, name: portal, /kind: ServiceAccount, name: program, /'
breaks "what the portal sees" 's/accessModes: \[ReadWriteMany\]/accessModes: [ReadWriteOnce]/'
breaks "secrets of the portal" '/program.yaml: |/,/^---/s/emptyDir: {}/secret: { secretName: portal }/'
breaks "writable root" '/program.yaml: |/,/^---/s/readOnlyRootFilesystem: true/readOnlyRootFilesystem: false/'
breaks "cannot reach the cluster" 's/name: portal-to-cluster$/name: other/'
breaks "or none where it is needed" '/serviceAccountToken/d'
breaks "no disruption budget" 's/kind: PodDisruptionBudget/kind: Nothing/'
breaks "restricted standard refuses: \['hostPath'\]" 's/emptyDir: {}/hostPath: { path: \/x }/'
breaks "neither verified TLS nor on the list: http://keycloak.example" 's#https://login.assistant.example/realms/tenantry$#http://keycloak.example/realms/tenantry#'
breaks "neither verified TLS nor on the list: rediss" 's#rediss://tenantry-central-billing:#rediss://somebody:#'
breaks "neither verified TLS nor on the list: postgresql://tenantry-central-portal" 's#5432/portal?sslmode=verify-full&#5432/portal?sslmode=verify-ca\&#'
breaks "on the list, and nowhere: portal to Lago" 's#http://lago-api-for-portal.billing:3000#https://lago.example#'
breaks "reasons without a way" '/name: portal-to-litellm$/,/port:/s/port: 4000/port: 4001/; /name: litellm-from-portal$/,/port:/s/port: 4000/port: 4001/'
breaks "reasons without a way" '/name: portal-to-outside$/,/port:/s/port: 443/port: 80/'
breaks "verification is switched off" '/name: REDIS_SSL$/{n;s/"True"/"False"/}'
breaks "other plain hosts" 's/plain-hosts: \[/&models.example, /'
breaks "mail without TLS" 's/encryption: STARTTLS/encryption: NONE/'
breaks "generations that may not encrypt" 's/operator: Gt, values: \["5"\]/operator: Gt, values: ["3"]/'
breaks "categories that may not encrypt" 's/values: \[c, m, r\]/values: [c, m, r, t]/'

refusals=0
refused() { # refused WHY PATTERN ARGUMENTS…
    local why=$1 pattern=$2
    shift 2
    refusals=$((refusals + 1))
    if template "$@" > "$work/out" 2> "$work/err"; then
        echo "not refused: $why" >&2
        broken=1
    elif ! grep -qE "$pattern" "$work/err"; then
        echo "refused for another reason: $why: $(cat "$work/err")" >&2
        broken=1
    fi
}
refused "a value that nobody knows" "colour|[Aa]dditional" --set litellm.colour=blue
refused "images by tag where digests are demanded" "digest" --set images.requireDigests=true
refused "the tag latest" "tag" --set images.litellm.tag=latest
refused "an image without tag and digest" "images.pdf|images/pdf" --set images.pdf.tag=null
refused "the portal by tag" "digest" -f "$here/central/portal.yaml" --set portal.image.digest=null --set portal.image.tag=v1
refused "the portal without a price" "input-per-thousand" -f "$here/central/portal.yaml" --set portal.billing.input-per-thousand=null
refused "the portal without a first person" "subject" -f "$here/central/portal.yaml" --set portal.firstAdministrator.subject=null
refused "the portal without storage that its programs share" "sharedStorageClass" -f "$here/central/portal.yaml" --set portal.sharedStorageClass=
refused "one node of the portal" "nodes" --set portal.nodes=1
refused "one pod of the gateway" "least" --set litellm.pods.least=1
refused "a model provider's key in clear" "api_key" --set 'litellm.models[0].litellm_params.api_key=sk-in-clear'
refused "a model provider without TLS" "api_base" --set 'litellm.models[0].litellm_params.api_base=http://models.example'
refused "a database by its address, which no certificate names" "litellm" --set databases.litellm=10.40.192.7
refused "a region outside the Union" "region" --set region=us-east-1
refused "the whole internet as the load balancer" "edgeCidrs" --set 'network.edgeCidrs={0.0.0.0/0}'
refused "mail to everybody" "mail" --set 'mail.cidrs={0.0.0.0/0}'
refused "a real cluster without a key of volumes" "volumesKeyArn" --set platform.volumesKeyArn=
refused "no bucket for invoices" "bucket" --set lago.bucket=null

[ "$broken" = 0 ] || exit 1
echo "2 renderings with lint and laws, $laws laws broken on purpose, $refusals mistakes refused"
