#!/usr/bin/env bash
# Renders the customer stack's chart for S, M, L × LOCAL, EXTERNAL, lints it, and compares with the golden files; then checks
# laws that hold for each of them, that a standstill stops all of it and changes nothing else (each of those laws is shown a chart
# that breaks it), and that what values.schema.json forbids is refused.
#   render.sh [--update]        --update writes the golden files anew: look at the difference before you commit it
# HELM: the program; without it the one on the PATH, else that of infra/real/kubernetes/get.sh.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
infra=$(cd "$here/../.." && pwd)
chart=$infra/helm/customer-stack
update=''
[ "${1:-}" = --update ] && update=yes

fail() { printf '%s\n' "$*" >&2; exit 1; }
helm=${HELM:-$(command -v helm || true)}
[ -n "$helm" ] || helm=$(dirname "$infra")/.tenantry/tools/kubernetes/helm
[ -x "$helm" ] || fail "needs helm: set HELM, or build it with infra/real/kubernetes/get.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HELM_CACHE_HOME=$work/cache HELM_CONFIG_HOME=$work/config HELM_DATA_HOME=$work/data

values=(-f "$infra/images.yaml" -f "$here/values/tenant.yaml")
# charts ask for a version of Kubernetes; the program's own idea of it depends on how it was built
template() { template_of "$chart" "$@"; }
template_of() { "$helm" template customer-stack "$1" --namespace assistant --kube-version 1.34.0 "${values[@]}" "${@:2}"; }
check() { # check NAME: against its golden file
    [ -z "$update" ] || cp "$work/$1.yaml" "$here/golden/$1.yaml"
    diff -u "$here/golden/$1.yaml" "$work/$1.yaml" || { broken=1; echo "$1 differs from its golden file" >&2; }
}
# A tenant's values document once as it is, once with the standstill, once after it.
suspend_and_resume() { # suspend_and_resume CHART NAME ARGUMENTS…
    template_of "$1" "${@:3}" > "$work/$2.yaml" \
        && template_of "$1" "${@:3}" --set standstill=true > "$work/$2-standstill.yaml" \
        && template_of "$1" "${@:3}" --set standstill=false > "$work/$2-resumed.yaml" \
        && python3 "$here/standstill.py" "$work/$2.yaml" "$work/$2-standstill.yaml" "$work/$2-resumed.yaml"
}

began=$(date +%s%N)
broken=0
for profile in S M L; do
    for policy in LOCAL EXTERNAL; do
        name=$profile-$policy
        own=(-f "$here/values/$profile.yaml" -f "$here/values/$policy.yaml")
        "$helm" lint "$chart" --strict --kube-version 1.34.0 "${values[@]}" "${own[@]}" > "$work/lint" 2>&1 \
            || { cat "$work/lint" >&2; fail "$name: lint"; }
        suspend_and_resume "$chart" "$name" "${own[@]}" || broken=1
        check "$name"
        case $name in S-LOCAL | L-EXTERNAL) check "$name-standstill" ;; esac
        suspend_and_resume "$chart" "$name-own-volume" "${own[@]}" --set database.host= --set valkey.host= --set platform.enabled=false || broken=1
        python3 "$here/laws.py" "$work/$name.yaml" "$profile" "$policy" || broken=1
    done
done
rendered=$(($(date +%s%N) - began))

spoilt=0
broken_by() { # broken_by PATTERN WHAT: the chart in $work/chart breaks the law that says so
    spoilt=$((spoilt + 1))
    if diff -qr "$chart" "$work/chart" > "$work/out"; then
        echo "nothing spoilt: $2" >&2
        broken=1
    elif suspend_and_resume "$work/chart" spoilt -f "$here/values/L.yaml" -f "$here/values/EXTERNAL.yaml" 2> "$work/err" || ! grep -q "$1" "$work/err"; then
        echo "no law against: $2 ($(head -n 2 "$work/err"))" >&2
        broken=1
    fi
}
fresh() { rm -rf "$work/chart"; cp -r "$chart" "$work/chart"; }
restless() { # restless PATTERN FILE SED…
    fresh
    sed -i "${@:3}" "$work/chart/templates/$2"
    broken_by "$1" "$*"
}
later() { # later PATTERN APIVERSION KIND SPEC [ANNOTATIONS]: somebody adds a part and forgets the standstill
    fresh
    printf 'apiVersion: %s\nkind: %s\nmetadata: { name: later, annotations: { %s } }\nspec: { %s }\n' "$2" "$3" "${5:-}" "$4" > "$work/chart/templates/later.yaml"
    broken_by "$1" "$*"
}
zero='s/{{ include "part.replicas".*/2/'
restless "Deployment/open-webui: not at zero" open-webui.yaml "$zero"
restless "StatefulSet/ollama: not at zero" ollama.yaml "$zero"
restless "StatefulSet/qdrant: not at zero" qdrant.yaml "$zero"
restless "Deployment/mcp-gateway: not at zero" mcp-gateway.yaml "$zero"
restless "CronJob/qdrant-snapshots: not suspended" qdrant-snapshots.yaml 's/suspend: true/suspend: false/'
restless "CronJob/qdrant-drill: not suspended" qdrant-drill.yaml 's/suspend: true/suspend: false/'
restless "CronJob/figures: not suspended" figures.yaml 's/suspend: true/suspend: false/'
restless "HorizontalPodAutoscaler/open-webui: could raise" scaling.yaml 's/(not .Values.standstill)/true/'
pods='template: { spec: { containers: [] } }'
later "Deployment/later: not at zero" apps/v1 Deployment "$pods, replicas: 1"
later "Deployment/later: not at zero" apps/v1 Deployment "$pods" # which means one
later "DaemonSet/later: of a kind that cannot" apps/v1 DaemonSet "$pods"
later "Job/later: not suspended" batch/v1 Job "$pods"
later "Job/later: a hook that runs" batch/v1 Job "$pods, suspend: true" 'helm.sh/hook: post-upgrade'
later "CronJob/later: not suspended" batch/v1 CronJob "jobTemplate: { spec: { $pods } }"
later "Pod/later: a pod of its own" v1 Pod 'containers: []'
restless "other volumes" qdrant.yaml 's/^  volumeClaimTemplates:/  {{ .Values.standstill | ternary "others" "volumeClaimTemplates" }}:/'
restless "another volume than before" ollama.yaml 's/storage: {{ .Values.ollama.volumeSize }}/storage: {{ .Values.standstill | ternary "1Gi" .Values.ollama.volumeSize }}/'
restless "go with its pods" qdrant.yaml 's/whenScaled: Retain/whenScaled: Delete/'
restless "goes with the release" open-webui.yaml -e 's/if not .Values.database.host/if true/' -e 's/resource-policy: keep/resource-policy: none/'
restless "changed in more than its number" qdrant.yaml 's/^{{- \$replicas := .*/{{- $replicas := .Values.standstill | ternary 0 3 -}}/'
restless "other objects than before" disruption.yaml -e '1i {{- if not .Values.standstill }}' -e '$a {{- end }}'
restless "one after the other" qdrant.yaml 's/podManagementPolicy: Parallel/podManagementPolicy: OrderedReady/'
restless "no name of one" qdrant.yaml '/publishNotReadyAddresses/d'
restless "not what was suspended" mcp-gateway.yaml 's/^  revisionHistoryLimit: 5/  revisionHistoryLimit: {{ randNumeric 9 | int }}/'
breaks() { # breaks PATTERN SED: a rendering that is spoilt like this breaks the law that says so
    local pattern=$1
    shift
    spoilt=$((spoilt + 1))
    sed "$@" "$work/L-LOCAL.yaml" > "$work/spoilt.yaml"
    if cmp -s "$work/L-LOCAL.yaml" "$work/spoilt.yaml"; then
        echo "nothing spoilt: $*" >&2
        broken=1
    elif python3 "$here/laws.py" "$work/spoilt.yaml" L LOCAL 2> "$work/err" || ! grep -q "$pattern" "$work/err"; then
        echo "no law against: $* ($(head -n 2 "$work/err"))" >&2
        broken=1
    fi
}
breaks "other jobs" 's/^  name: figures$/  name: something/'
breaks "other permissions" 's/resources: \[pods\], verbs: \[list\]/resources: [pods, secrets], verbs: [list]/'
breaks "other permissions" 's#resources: \[nodes/metrics\]#resources: [nodes/proxy]#'
breaks "permissions for another part" 's/subjects: \[{ kind: ServiceAccount, name: figures/subjects: [{ kind: ServiceAccount, name: ollama/'
breaks "tokens for the cluster" 's/- serviceAccountToken: .*/- configMap: { name: other }/'
breaks "neither verified TLS nor" 's#value: https://kubernetes.default.svc#value: http://kubernetes.default.svc#'
breaks "StorageClass/gp3: volumes that no off-boarding finds" '/name: gp3$/,/^---/s/tenant-id=/tenant-key=/'
breaks "StorageClass/gp3-copied: volumes that no off-boarding finds" 's/tagSpecification_3: .*/other: x/'
breaks "may not set: {'IngressClassParams/alb': \\['TagLoadBalancers'\\]}" 's/^  scheme: internal$/&\n  tags: [{ key: tenant, value: acme }]/'
breaks "other ways of the drill" '/name: qdrant-from-qdrant-snapshots$/,/^---/s/app.kubernetes.io\/name: qdrant$/app.kubernetes.io\/name: qdrant-drill/'
breaks "a drill that has keys" '/name: DRILL_QDRANT$/,/value:/s/value: .*/valueFrom: { secretKeyRef: { name: qdrant, key: api-key } }/'
breaks "whose Qdrant others reach" '/name: QDRANT__SERVICE__HOST$/,/value:/s/value: .*/value: 0.0.0.0/'
breaks "whose Qdrant others reach" '/kind: CronJob/,/^---/{/restartPolicy: Always/d}'
breaks "in another kind of Qdrant" '/name: qdrant-drill$/,/^---/{/name: QDRANT__CLUSTER__ENABLED$/,/value:/s/value: .*/value: "false"/}'
breaks "a drill that leaves something" '/name: qdrant-drill$/,/^---/s/emptyDir:/ephemeral:/'
breaks "a quota of memory that does not hold all jobs" 's/requests.memory: 72Gi/requests.memory: 60Gi/'
breaks "restricted standard refuses: \['hostPath'\]" 's/^\( *\)emptyDir:$/\1hostPath:/'

mistakes=0
refused() { # refused WHY PATTERN ARGUMENTS…
    local why=$1 pattern=$2
    shift 2
    mistakes=$((mistakes + 1))
    if template -f "$here/values/S.yaml" -f "$here/values/LOCAL.yaml" "$@" > "$work/out" 2> "$work/err"; then
        echo "not refused: $why" >&2
        broken=1
    elif ! grep -qE "$pattern" "$work/err"; then
        echo "refused for another reason: $why: $(cat "$work/err")" >&2
        broken=1
    fi
}
refused "a value that nobody knows" "colour|[Aa]dditional" --set openWebui.colour=blue
refused "an image without tag and digest" "images.qdrant|images/qdrant" --set images.qdrant.tag=null
refused "an image by tag where digests are demanded" "digest" --set images.requireDigests=true
refused "the tag latest" "tag" --set images.ollama.tag=latest
refused "a LOCAL tenant with a way out" "url" --set gateway.url=https://gateway.example/v1
refused "an EXTERNAL tenant without a way out" "url" --set dataPolicy=EXTERNAL
refused "a GPU in a profile that has none" "gpus" --set ollama.gpus=1
refused "the whole internet as clients" "clientCidrs" --set 'network.clientCidrs={0.0.0.0/0}'
refused "a region outside the Union" "region" --set region=us-east-1
refused "another profile" "profile" --set profile=XL
refused "sign-in by OIDC without an issuer" "issuer" --set signIn.kind=oidc --set signIn.clientId=assistant
refused "volumes without the tenant's id" "tenantId" --set platform.enabled=true --set platform.clusterName=c \
    --set platform.nodeRole=n --set platform.volumesKeyArn=arn:aws:kms:eu-central-1:111122223333:key/k
refused "a load balancer without a certificate" "certificateArn" --set platform.enabled=true --set platform.clusterName=c \
    --set platform.nodeRole=n --set platform.volumesKeyArn=arn:aws:kms:eu-central-1:111122223333:key/k \
    --set platform.tenantId=6f1c2d3e-4b5a-4c6d-8e7f-0123456789ab
refused "a certificate that is none of ACM" "certificateArn" -f "$here/values/L.yaml" --set dataPolicy=LOCAL \
    --set platform.certificateArn=arn:aws:iam::111122223333:server-certificate/c
refused "sign-in anywhere on the internet" "signInCidrs" --set 'network.signInCidrs={0.0.0.0/0}'
refused "a drill that takes a whole node's disk" "roomGiB" --set qdrant.drill.roomGiB=80
refused "no bucket for documents" "bucket" --set openWebui.storage.bucket=null
refused "a real cluster without a database" "database" --set database.host= --set platform.enabled=true --set platform.clusterName=c \
    --set platform.nodeRole=n --set platform.volumesKeyArn=arn:aws:kms:eu-central-1:111122223333:key/k
refused "a database by its address, which no certificate names" "database" --set database.host=10.42.48.7
valkey=(--set valkey.host=cache.example.com --set valkey.user=assistant)
refused "Valkey in profile S" "profile" "${valkey[@]}"
refused "Valkey without a database" "database" "${valkey[@]}" --set profile=M --set database.host=
refused "Valkey without a user" "valkey" --set profile=M --set valkey.host=cache.example.com
refused "Valkey by its address, which no certificate names" "valkey" --set profile=M --set valkey.user=assistant --set valkey.host=10.42.48.9
refused "a gateway of MCP servers without an image" "mcpGateway" --set mcpGateway.enabled=true
refused "a secret among the gateway's plain settings" "propertyName" --set mcpGateway.environment.UPSTREAM_TOKEN=x
refused "a standstill that is neither on nor off" "standstill" --set-string standstill=yes
refused "tools anywhere on the internet" "toolCidrs" --set 'network.toolCidrs={0.0.0.0/0}'

[ "$broken" = 0 ] || exit 1
echo "6 renderings with lint and laws, 12 suspended and resumed, in $((rendered / 1000000)) ms, $spoilt laws broken on purpose, $mistakes mistakes refused"
